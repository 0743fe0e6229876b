import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { schemas, type ResourceName } from "../../provider/generated/schemas";

export const root = join(__dirname, "..", "..");
export const read = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");
export const names = Object.keys(schemas) as ResourceName[];

/** Every Markdown file of the repository. */
export const pages: readonly string[] = readdirSync(root)
  .filter((entry) => !["node_modules", "dist", "coverage", ".git"].includes(entry))
  .flatMap(filesAt)
  .filter((path) => path.endsWith(".md") && !path.includes("node_modules"))
  .sort();

function filesAt(entry: string): string[] {
  const isFolder = readdirSync(root, { withFileTypes: true }).some((each) => each.name === entry && each.isDirectory());
  if (!isFolder) return [entry];
  return readdirSync(join(root, entry), { recursive: true, encoding: "utf8" }).map((path) => join(entry, path));
}

/** What a user of the package reads: the README and docs/, without what `npm run generate` makes a part of other pages. */
export const manual: readonly string[] = pages.filter(
  (path) => path === "README.md" || (path.startsWith("docs/") && !path.startsWith("docs/notes/")),
);

/** The text of a page below a heading, up to the next heading of the same or a higher level. */
export function section(page: string, heading: string): string {
  const lines = read(page).split("\n");
  const first = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (first < 0) throw new Error(`${page} has no heading "${heading}"`);
  const level = lines[first]?.indexOf(" ") ?? 0;
  const rest = lines.slice(first + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= level);
  return rest.slice(0, end < 0 ? undefined : end).join("\n");
}

/** The blocks of a language in a text. */
export const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, block = ""]) => block);

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
