import { cut } from "../../provider/base/screen";
import { findingKinds, type DriftReport, type Finding, type FindingKind } from "../drift/findings";
import { shownText, shownTime } from "./shown";

/** `1 finding`, `2 findings` */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const inWords = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1) ?? ""}`;

const manyStacks = 3;
const longestName = 100;

/** Such as `22 resources of mail/prod and mail/branches in us and eu`. */
export function lookedAt({ resources, stacks, regions }: DriftReport): string {
  const of =
    stacks.length > manyStacks
      ? counted(stacks.length, "stack")
      : inWords(stacks.map(({ name }) => cut(shownText(name), longestName)));
  const places = regions.length === 0 ? "" : ` in ${inWords(regions)}`;
  return `${counted(resources, "resource")}${of === "" ? "" : ` of ${of}`}${places}`;
}

/** When it was looked, and what it cost. */
export const lookedHow = ({ checkedAt, calls }: DriftReport): string => `${shownTime(checkedAt)}, ${counted(calls, "API call")}`;

/** How many findings of each kind there are, without the kinds that have none. */
export function countsOf(findings: readonly Finding[]): [FindingKind, number][] {
  return findingKinds
    .map((kind): [FindingKind, number] => [kind, findings.filter((finding) => finding.kind === kind).length])
    .filter(([, count]) => count > 0);
}

/** The whole report in a sentence or two, without full stop. */
export function inOneLine(report: DriftReport): string {
  const unchecked = report.findings.filter(({ kind }) => kind === "could-not-check").length;
  const drift = countsOf(report.findings).filter(([kind]) => kind !== "could-not-check");
  const total = drift.reduce((sum, [, count]) => sum + count, 0);
  const found =
    total === 0
      ? nothingFound(report, unchecked)
      : `${counted(total, "finding")}: ${drift.map(([kind, count]) => `${count} ${kind}`).join(", ")}`;
  const others = [
    ...(unchecked === 0 ? [] : [`${unchecked} could not be checked`]),
    ...(report.ignored.length === 0 ? [] : [`${report.ignored.length} let pass by the ignore file`]),
  ];
  return [found, ...others].join("; ");
}

function nothingFound({ ignored, resources }: DriftReport, unchecked: number): string {
  if (unchecked + ignored.length > 0) return "No drift";
  return `No drift: ${resources === 0 ? "the stacks have no resource of this provider" : "everything is as the stacks say"}`;
}
