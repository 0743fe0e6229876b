import { cut } from "../../provider/base/screen";
import { kindTitles, type DriftReport, type Finding, type FindingKind, type IgnoredFinding } from "../drift/findings";
import { painted, unpainted, type Paint, type Style } from "../terminal/colour";
import { displayWidth, wrapped } from "../terminal/table";
import type { Surroundings } from "./format";
import { groupsOf, inOrder } from "./groups";
import { severities, type Severity } from "./severity";
import { shownText, shownValue, whoAndWhen } from "./shown";

const styles: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", note: "cyan" };

/** The findings of a report for a person at a terminal, in blocks: first by kind, then those that a rule lets pass. */
export function findingBlocks({ findings, ignored }: DriftReport, surroundings: Surroundings): string[] {
  const page = pageFor(surroundings);
  const { paint } = page;
  const blocks = groupsOf(findings).flatMap(({ kind, count, groups }) => [
    headline(kind, count, paint),
    ...groups.map(({ heading, findings: members }) =>
      [`  ${paint(shownText(heading), "bold")}`, ...members.map((finding) => findingLines(finding, page))].join("\n"),
    ),
  ]);
  if (ignored.length === 0) return blocks;
  return [
    ...blocks,
    [`${paint("let pass", "bold")} by the ignore file`, ...inOrder(ignored).flatMap(ignoredLines(page))].join("\n"),
  ];
}

interface Page {
  paint: Paint;
  /** How wide a line may be. */
  width: number;
}

const narrowest = 60;

const pageFor = ({ colour, width = Infinity }: Surroundings): Page => ({
  paint: colour ? painted : unpainted,
  width: Math.max(width, narrowest),
});

const headline = (kind: FindingKind, count: number, paint: Paint): string =>
  `${paint(`${kind} (${count})`, "bold", styles[severities[kind]])} ${paint(kindTitles[kind], "dim")}`;

const indent = "      ";

function findingLines(finding: Finding, { paint, width }: Page): string {
  const { name, type, summary } = finding;
  const title = `    ${paint(cut(shownText(name), 120), "bold")}${type === undefined ? "" : ` ${type}`}`;
  const facts = [...changesOf(finding, width), ...factsOf(finding)];
  const room = Math.max(...facts.map(([label]) => displayWidth(label)));
  return [
    ...hanging(`${title}: `, summary, width),
    ...facts.map(([label, value]) => `${indent}${paint(label, "dim")}${" ".repeat(room - displayWidth(label))}  ${value}`),
  ].join("\n");
}

const ignoredLines =
  ({ width }: Page) =>
  ({ name, type, until, reason }: IgnoredFinding): string[] =>
    hanging(`  ${cut(shownText(name), 120)}${type === undefined ? "" : ` ${type}`} until ${until}: `, reason, width);

type Fact = readonly [label: string, value: string];

const longest = { label: 40, value: 80 } as const;

function changesOf({ changes }: Finding, width: number): Fact[] {
  const room = Math.min(longest.value, Math.floor((width - indent.length) / 3));
  return changes.map(({ path, before, after }) => [
    cut(shownText(path), longest.label),
    `${cut(shownValue(before), room)} -> ${cut(shownValue(after), room)}`,
  ]);
}

function factsOf(finding: Finding): Fact[] {
  const { urn, id, place, region, owner, by, repair } = finding;
  const fact = (label: string, value: string | undefined): Fact[] => (value ? [[label, shownText(value)]] : []);
  return [
    ...fact("at", region === undefined || place === region ? undefined : place),
    ...fact("mark", owner),
    ...fact(by === undefined ? "when" : "by", whoAndWhen(finding)),
    ...fact("urn", urn),
    ...fact("id", urn === undefined ? id : undefined),
    ...repair.flatMap((each, index) => fact(index === 0 ? "repair" : "or", each)),
  ];
}

/** A sentence after its title; what does not fit goes on below. */
function hanging(title: string, sentence: string, width: number): string[] {
  const [first = "", ...rest] = width === Infinity ? [shownText(sentence)] : wrapped(sentence, width - indent.length);

  const taken = displayWidth(title.replace(/\u001b\[\d+m/g, ""));
  if (taken + displayWidth(first) <= width) return [title + first, ...rest.map((line) => indent + line)];
  return [title.trimEnd(), ...[first, ...rest].map((line) => indent + line)];
}
