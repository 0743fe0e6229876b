/** The comment that a written page begins with. */
export const writtenFrom = (source: string): string =>
  `<!-- Generated from ${source} by tools/generate.mjs: edit there, then run \`npm run generate\`. -->\n`;

export const code = (text: string): string => `\`${text}\``;

/** A table; prettier lays it out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return [head, head.map(() => "---"), ...rows].map(line).join("");
}

/** A program line by line, as a schema has it. */
export const program = (lines: readonly string[]): string => `\`\`\`ts\n${lines.join("\n")}\n\`\`\`\n`;

/** A text of docs/ for a page in a folder there. */
export const oneFolderDown = (text: string): string => text.replace(/\]\((?!https?:|#)/g, "](../");
