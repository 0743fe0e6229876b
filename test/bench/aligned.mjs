// Lines of cells as a table of a terminal.

/**
 * @param {readonly (readonly string[])[]} lines the first one tells how many columns there are
 * @param {readonly number[]} [left] columns of words; in the others numbers stand below each other
 */
export function aligned(lines, left = [0]) {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const cell = (/** @type {string} */ text, /** @type {number} */ column) =>
    left.includes(column) ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return lines.map((line) => `  ${line.map(cell).join("  ").trimEnd()}`).join("\n");
}
