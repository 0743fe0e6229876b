import { adminRoutes } from "../emulator/admin/app";
import { applianceDifferences, callTables, commands, type CallTable, type DescribedCall } from "../emulator/calls";
import { World } from "../emulator/world/world";

const introduction = `<!-- Generated from the emulator's route tables by tools/generate.mjs: edit there, then run \`npm run generate\`. -->

# Emulated calls

Every call that [the emulator](emulator.md) answers, how well Cisco's own behaviour is known, and where the emulator is known to differ
or had to choose.

- **documented**: published by Cisco. **observed**: seen in public client code, sample output or a transcript. **assumed**: nothing
  public was found, and the first trace of a real tenant may correct it.
- A source is a section of the [contracts](contracts.md) that the emulator was written from, or a Swagger file of Cisco. In parentheses
  stands where the section has it from; what the short names mean stands [there](contracts.md#marks-and-sources).
- A scope in the table is the least that a call needs; \`any\` needs a valid token and no scope.
`;

/** A table as prettier lays it out. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...escaped.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |\n`;
  const [first = [], ...others] = escaped;
  return [first, widths.map((width) => "-".repeat(width)), ...others].map(line).join("");
}

const titleOf = ({ method, path }: DescribedCall): string => `\`${method} ${path}\``;

/** What several calls share stands once, with all of them. */
function differencesOf(calls: readonly DescribedCall[]): string {
  const together = new Map<string, string[]>();
  for (const difference of new Set(calls.flatMap(({ differences = [] }) => differences))) {
    const sharing = calls.filter(({ differences = [] }) => differences.includes(difference));
    const titles = sharing.map(titleOf).join(", ");
    together.set(titles, [...(together.get(titles) ?? []), difference]);
  }
  return [...together].map(([titles, differences]) => `- ${titles}: ${differences.join(" ")}\n`).join("");
}

function countOf(marks: readonly string[]): string {
  const count = (mark: string) => `${String(marks.filter((each) => each === mark).length)} ${mark}`;
  return `${String(marks.length)}: ${count("documented")}, ${count("observed")}, ${count("assumed")}.`;
}

function service({ title, calls, differences, notEmulated }: CallTable): string {
  return `
## ${title}

${countOf(calls.map(({ mark }) => mark))}

${table(
  ["call", "mark", "scope", "source"],
  calls.map((call) => [titleOf(call), call.mark, call.scope === null ? "none" : `\`${call.scope}\``, call.source]),
)}
Single calls:

${differencesOf(calls)}
All of them:

${table(
  ["subject", "here"],
  differences.map(({ subject, here }) => [subject, here]),
)}
Not emulated: ${notEmulated.join("; ")}.
`;
}

function appliances(): string {
  return `
## AsyncOS commands

${countOf(commands.map(({ mark }) => mark))}

${table(
  ["command", "mark", "source"],
  commands.map(({ command, mark, source }) => [`\`${command}\``, mark, source]),
)}
Single commands:

${commands.map(({ command, differences }) => `- \`${command}\`: ${differences.join(" ")}\n`).join("")}
All of them:

${table(
  ["subject", "here"],
  applianceDifferences.map(({ subject, here }) => [subject, here]),
)}`;
}

/** The calls of the admin API, as its server has them. */
export function adminCalls(): string[] {
  return adminRoutes(new World(1, "none"), { recording: false }).map(({ method, path }) => `${method} ${path}`);
}

/** docs/emulator-calls.md, from the tables the emulator is built of. */
export function emulatorCallsPage(): string {
  const admin = `
## Admin API

Ours, with no counterpart at Cisco; [emulator.md](emulator.md#admin-api) says what each does.

${adminCalls()
  .map((call) => `- \`${call}\`\n`)
  .join("")}`;
  return introduction + callTables.map(service).join("") + appliances() + admin;
}
