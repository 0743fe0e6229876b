import type { Paint, Style } from "../terminal/colour";
import { table, tableRows, wrapped, type Cell } from "../terminal/table";
import type { Finding, Level, Report, Section } from "./findings";

const styles: Readonly<Record<Level, readonly Style[]>> = { ok: ["green"], warning: ["yellow"], problem: ["red", "bold"] };

const arrow = "-> ";
const indent = "  ";
/** Behind the levels. */
const nextIndent = `${indent}${" ".repeat("problem".length + 2)}`;

/** The report as a person reads it: what is wrong at a glance, and below each what to do. */
export function reportText(report: Report, paint: Paint, width = Infinity): string {
  return [...report.sections.map((section) => sectionText(section, paint, width)), summary(report, paint, width)].join("\n\n");
}

function sectionText({ name, title, findings }: Section, paint: Paint, width: number): string {
  const groups = grouped(findings);
  const named = groups.some(({ subject = "" }) => subject !== "");
  const rows = tableRows(
    groups.map((each) => rowOf(each, named)),
    { indent, paint, width },
  );
  const body = groups.flatMap(({ next }, index) => {
    // What several in a row have in common is said behind the last of them.
    const said = next !== undefined && next !== groups[index + 1]?.next ? nextLines(next, width) : [];
    return [rows[index] ?? "", ...said.map((line) => paint(line, "cyan"))];
  });
  return [paint(`${name}  ${title}`, "bold"), ...body].join("\n");
}

/** Findings in a row that differ in nothing but their subject, as one. */
function grouped(findings: readonly Finding[]): Finding[] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    if (last?.[0] && likeness(last[0]) === likeness(finding)) last.push(finding);
    else groups.push([finding]);
  }
  return groups.flatMap(merged);
}

const likeness = ({ check, level, says, next }: Finding): string => JSON.stringify([check, level, says, next]);

/** Hosts stay what they are: they are looked for by their names. */
function merged(group: readonly Finding[]): readonly Finding[] {
  const [first, ...more] = group;
  if (first === undefined || more.length === 0 || first.check === "host") return group;
  const subjects = group.map(({ subject = "" }) => subject).join(", ");
  return [{ ...first, subject: "", says: `${subjects}: ${first.says}` }];
}

function rowOf({ level, check, subject = "", says }: Finding, named: boolean): Cell[] {
  return [{ text: level, style: styles[level] }, check, ...(named ? [subject] : []), says];
}

function nextLines(next: string, width: number): string[] {
  const [first = "", ...more] = wrapped(next, Math.max(40, width - nextIndent.length - arrow.length));
  return [`${nextIndent}${arrow}${first}`, ...more.map((line) => `${nextIndent}${" ".repeat(arrow.length)}${line}`)];
}

/** A line for each section: who sees only the end of the screen knows what to look for above. */
function summary({ sections }: Report, paint: Paint, width: number): string {
  const rows = sections.map(({ name, findings }): Cell[] => {
    const at = (level: Level) => findings.filter((each) => each.level === level);
    const [problems, warnings] = [at("problem"), at("warning")];
    if (problems.length + warnings.length === 0) return [name, { text: "all fine", style: styles.ok }];
    const words = [...counted(problems, "problem"), ...counted(warnings, "warning")].join("; ");
    return [name, { text: words, style: styles[problems.length > 0 ? "problem" : "warning"] }];
  });
  return table(rows, { paint, width });
}

function counted(findings: readonly Finding[], noun: string): string[] {
  if (findings.length === 0) return [];
  const names = [...new Set(findings.map(({ check }) => check))].join(", ");
  return [`${findings.length} ${noun}${findings.length === 1 ? "" : "s"} (${names})`];
}
