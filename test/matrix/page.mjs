/** The page of the documents, from what ran. */

/** @typedef {import("./results.mjs").Results} Results */

const programs = {
  ts: "TypeScript",
  "ts esm": "TypeScript, ES modules",
  js: "JavaScript",
  "js esm": "JavaScript, ES modules",
  inline: "inline program of the Automation API, ES modules",
};

/**
 * @param {Results} results
 * @returns {string}
 */
export function pageOf({ pulumi, platform, cells }) {
  const engine = cells.filter((cell) => cell.kind === "engine");
  const types = cells.filter((cell) => cell.kind === "types").flatMap(({ found }) => found);
  const limits = cells.filter((cell) => cell.kind === "limit");
  return `# What it runs with

Written by \`npm run matrix -- --write\` from what ran: nothing here is typed by hand.

## Programs

In each row the packed package was installed into an empty project. Then the program was previewed, brought up, brought up again without a call to
the API, moved to another region, refreshed, previewed without a difference, and destroyed, with the Pulumi CLI ${pulumi} on ${platform} against the
emulator, which had nothing left afterwards. The program and Pulumi's provider process said themselves which Node and which \`@pulumi/pulumi\` ran them.
The rows are chosen so that any two columns meet in every combination that \`@pulumi/pulumi\` takes.

${table(
  ["Node", "`@pulumi/pulumi`", "Installed by", "Program", "TypeScript", "Project"],
  engine.map(({ asked, found }) => [
    found.node,
    found.sdk,
    `${asked.manager.replace(/^(\S+) \d+/u, "$1")} ${found.manager}`,
    programs[asked.program],
    found.typescript ?? "",
    asked.workspaces ? "in a workspace" : "one package",
  ]),
)}

## Types

A program that names every export was checked with \`strict\`, and the declarations of all libraries with it.
Where those of another package have errors of their own, the row names it: with \`skipLibCheck\` the program is checked without an error.

${table(
  ["TypeScript", "`@pulumi/pulumi`", "Modules", "Libraries"],
  types.map(({ typescript, sdk, modules, libraries }) => [typescript, sdk, `\`${modules}\``, libraries]),
)}

## What does not work

${limits.map(({ title, found }) => `### ${title}\n\n\`\`\`text\n${found.message}\n\`\`\`\n\n${found.instead}\n`).join("\n")}`;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  /** @param {readonly string[]} row */
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
