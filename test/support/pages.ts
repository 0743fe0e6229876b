import { readFileSync } from "node:fs";
import { join } from "node:path";
import { schemas, type ResourceName } from "../../provider/generated/schemas";

export const root = join(__dirname, "..", "..");
export const read = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");
export const readme = read("README.md");
export const names = Object.keys(schemas) as ResourceName[];

/** The text below a heading, up to the next heading of the same or a higher level. */
export function section(heading: string): string {
  const lines = readme.split("\n");
  const first = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (first < 0) throw new Error(`README.md has no heading "${heading}"`);
  const level = lines[first]?.indexOf(" ") ?? 0;
  const rest = lines.slice(first + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= level);
  return rest.slice(0, end < 0 ? undefined : end).join("\n");
}

/** The rows of the first table in a text, without its heading. */
export function table(text: string): string[][] {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith("|"));
  const length = lines.slice(first).findIndex((line) => !line.startsWith("|"));
  return lines.slice(first + 2, length < 0 ? undefined : first + length).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The texts between backquotes. */
export const codes = (text: string | undefined): string[] =>
  [...(text ?? "").matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? "");
