import { cut } from "../../provider/base/screen";
import { kindTitles, type Finding } from "../drift/findings";
import { detailLines, shownWhere } from "./details";
import type { Format } from "./format";
import { inOrder } from "./groups";
import { severities, type Severity } from "./severity";
import { shownText } from "./shown";
import { counted, inOneLine } from "./summary";

/** GitHub shows no more of each level for a step. */
const mostOfALevel = 10;

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/** Workflow commands that GitHub shows as annotations of the run. The job's summary is the report as Markdown. */
export const github: Format = (report) => {
  const lines = Object.entries(levels).flatMap(([severity, level]) =>
    annotations(
      level,
      inOrder(report.findings).filter(({ kind }) => severities[kind] === severity),
    ),
  );
  return [...lines, `${inOneLine(report)}.`, ""].join("\n");
};

function annotations(level: string, findings: readonly Finding[]): string[] {
  if (findings.length <= mostOfALevel) return findings.map((finding) => annotation(level, finding));
  const shown = mostOfALevel - 1;
  const title = `${counted(findings.length - shown, "more finding")} of this level`;
  const names = findings.slice(shown).map(({ kind, name }) => `${kind}: ${shownText(name)}`);
  return [
    ...findings.slice(0, shown).map((finding) => annotation(level, finding)),
    command(level, { title }, cut(names.join("\n"), longestMessage)),
  ];
}

const longestMessage = 4_000;

function annotation(level: string, finding: Finding): string {
  const { kind, name, type, place, summary } = finding;
  const resource = [type, shownText(name)].filter((text) => text !== undefined).join(" ");
  const message = [
    `${resource} ${kindTitles[kind]} (${shownWhere(finding)}): ${shownText(summary)}`,
    ...detailLines(finding),
  ].join("\n");
  return command(
    level,
    { title: cut(`${kind}: ${shownText(name)}`, 200), ...(kind === "ignored-too-long" ? { file: shownText(place) } : {}) },
    cut(message, longestMessage),
  );
}

/** `::warning title=…::…`, escaped as GitHub's own toolkit does. */
function command(level: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
  return `::${level} ${list.join(",")}::${escaped(message)}`;
}

const escaped = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapedProperty = (text: string): string => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
