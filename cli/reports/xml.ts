import { shownText } from "./shown";

/** Builds XML from names of ours and from texts of anybody. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] | string = [],
): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(shownText(String(value)))}"`)].join(
    " ",
  );
  if (content.length === 0) return `<${start}/>`;
  const inner = typeof content === "string" ? escaped(content) : `\n${indented(content.join("\n"))}\n`;
  return `<${start}>${inner}</${name}>`;
}

const indented = (text: string): string => text.replace(/^(?= *<)/gm, "  ");

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
