import { cut } from "../../provider/base/screen";
import type { DriftReport, Finding } from "../drift/findings";
import type { Format } from "./format";
import { inOrder } from "./groups";
import { code, codeInCell, fenced, prose } from "./markdown-text";
import { severities, type Severity } from "./severity";
import { isCommand, shownText, shownTime, shownValue } from "./shown";
import { inOneLine, lookedAt, lookedHow } from "./summary";

/** GitHub refuses a comment that is longer. */
const longestComment = 65_536;

/** By this a pipeline finds its comment again. */
const marker = "<!-- cisco-ctr drift -->";

/** For a comment of a pull request; empty where nothing was found, so that a pipeline can stay quiet. */
export const markdown: Format = (report) => {
  if (report.findings.length === 0) return "";
  const findings = inOrder(report.findings);
  const head = [marker, "### Drift", `${inOneLine(report)}.`, prose(`Looked at ${lookedAt(report)}: ${lookedHow(report)}.`)];
  const sections = [
    ["", "findings", ["| | Resource | Finding | Where | Who and when |", rule(5)].join("\n"), findings.map(overviewRow), 1 / 2],
    [
      "What differs",
      "differences",
      ["| Resource | Property | In the state | Now |", rule(4)].join("\n"),
      findings.flatMap(changeRows),
      1 / 2,
    ],
    ["How to repair it", "repairs", "", repairs(findings), 3 / 4],
    ["Let pass by the ignore file", "findings", "", inOrder(report.ignored).map(ignoredLine), 1],
  ] as const;
  let left = longestComment - head.join("\n\n").length;
  const shown = sections.map(([summary, noun, title, parts, share]) => {
    const section = folded(summary, within(Math.floor(left * share), noun, title, parts));
    left -= section.length;
    return section;
  });
  return `${[...head, ...shown.filter((section) => section !== "")].join("\n\n")}\n`;
};

const rule = (columns: number): string => `|${"-|".repeat(columns)}`;

const signs: Readonly<Record<Severity, string>> = { error: "🔴", warning: "🟠", note: "🔵" };

const cell = (text: string, most = 200): string => (text === "" ? "" : codeInCell(cut(shownText(text), most)));

function overviewRow({ kind, name, type, stack, region, place, owner, summary, by, at }: Finding): string {
  const list = (texts: readonly (string | undefined)[]): string =>
    texts
      .filter((text) => text !== undefined)
      .map((text) => cell(text))
      .join(", ");
  const mark = owner === undefined || summary.includes(owner) ? "" : ` (mark ${cell(owner)})`;
  const cells = [
    signs[severities[kind]],
    `${cell(name)}${type === undefined ? "" : ` ${type}`}`,
    `**${kind}**: ${prose(cut(shownText(summary), 400), codeInCell)}${mark}`,
    list([stack, region === place ? undefined : region, place]),
    list([by, at === undefined ? undefined : shownTime(at)]),
  ];
  return `| ${cells.join(" | ")} |`;
}

const changeRows = ({ name, changes }: Finding): string[] =>
  changes.map(
    ({ path, before, after }) =>
      `| ${[name, path, shownValue(before), shownValue(after)].map((text) => cell(text)).join(" | ")} |`,
  );

/** What is mended alike is said once. */
function repairs(findings: readonly Finding[]): string[] {
  const names = new Map<string, string[]>();
  for (const { name, repair } of findings.filter((finding) => finding.repair.length > 0)) {
    const key = JSON.stringify(repair);
    names.set(key, [...(names.get(key) ?? []), name]);
  }
  return [...names].map(([key, all]) => {
    const most = 10;
    const shown = all.slice(0, most).map((name) => code(cut(shownText(name), 60)));
    const whom = `${shown.join(", ")}${all.length > most ? ` and ${all.length - most} more` : ""}:`;
    const [first = "", ...others] = (JSON.parse(key) as string[]).map(stepOf);
    return [first.includes("\n") ? `${whom}\n\n${first}` : `${whom} ${first}`, ...others.map((step) => `or\n\n${step}`)].join(
      "\n\n",
    );
  });
}

const stepOf = (repair: string): string => (isCommand(repair) ? fenced([shownText(repair)]) : prose(shownText(repair)));

const ignoredLine = ({ name, reason, until }: DriftReport["ignored"][number]): string =>
  `- ${code(cut(shownText(name), 200))} until ${until}: ${prose(cut(shownText(reason), 400))}`;

/** As many parts as there is room for, and how many more there are. */
function within(room: number, noun: string, title: string, parts: readonly string[]): string {
  if (parts.length === 0) return "";
  const between = title === "" ? "\n\n" : "\n";
  let size = title.length + reserve;
  const tooMuch = parts.findIndex((part) => (size += part.length + between.length) > room);
  if (tooMuch < 0) return [title, ...parts].filter((part) => part !== "").join(between);
  const rest = `…and ${parts.length - tooMuch} more ${noun}: see the whole report.`;
  return tooMuch === 0 ? rest : `${[title, ...parts.slice(0, tooMuch)].filter((part) => part !== "").join(between)}\n\n${rest}`;
}

/** For what stands around the parts. */
const reserve = 200;

const folded = (summary: string, content: string): string =>
  summary === "" || content === "" ? content : `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
