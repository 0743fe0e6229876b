import type { RegionName } from "../../provider/clients/cloud/regions";
import { unpainted, type Paint, type Style } from "../terminal/colour";
import { wrapped } from "../terminal/table";
import type { Assumption, Finding, Mark, Seen, Verdict } from "./assumption";
import { assumptions } from "./assumptions";
import { settled } from "./settle";

/** What one region's organisation says of an assumption. */
export type RegionFinding = Finding & { region: RegionName };

/** One assumption, and what came of it. */
export interface Settlement {
  /** The section of docs/contracts.md. */
  contract: string;
  mark: Mark;
  says: string;
  verdict: Verdict;
  /** Why it stays open, where no look could tell. */
  why?: string;
  findings: RegionFinding[];
}

/** What `doctor --contract` found. */
export interface ContractReport {
  version: 1;
  /** When it was asked, in UTC. */
  at: string;
  regions: { region: RegionName; problem?: string }[];
  counts: Record<Verdict, number>;
  assumptions: Settlement[];
}

/** What differs anywhere differs; what is confirmed anywhere and differs nowhere is confirmed. */
function together(findings: readonly Finding[]): Verdict {
  const verdicts = findings.map(({ verdict }) => verdict);
  return (["differs", "confirmed"] as const).find((verdict) => verdicts.includes(verdict)) ?? "open";
}

function settlement(assumption: Assumption, regions: readonly Seen[]): Settlement {
  const { contract, mark, says, check, unseen } = assumption;
  const findings = check ? regions.map((seen) => ({ region: seen.region, ...settled(check, seen) })) : [];
  const why = unseen ?? (regions.length === 0 ? "no region could be asked" : undefined);
  return { contract, mark, says, verdict: together(findings), ...(why !== undefined && { why }), findings };
}

/** A region that could not be asked, and why. */
export interface Unasked {
  region: RegionName;
  problem: string;
}

/** @param looked all regions that were to be asked, in order */
export function reportOf(at: string, looked: readonly (Seen | Unasked)[]): ContractReport {
  const seen = looked.filter((each): each is Seen => "single" in each);
  const settlements = assumptions.map((each) => settlement(each, seen));
  const count = (wanted: Verdict): number => settlements.filter(({ verdict }) => verdict === wanted).length;
  return {
    version: 1,
    at,
    regions: looked.map((each) => ({ region: each.region, ...("problem" in each && { problem: each.problem }) })),
    counts: { confirmed: count("confirmed"), differs: count("differs"), open: count("open") },
    assumptions: settlements,
  };
}

const titles: Readonly<Record<Verdict, { title: string; style: Style }>> = {
  differs: { title: "Differs", style: "red" },
  confirmed: { title: "Confirmed", style: "green" },
  open: { title: "Open", style: "yellow" },
};

/** The report for a terminal. */
export function contractText({ regions, counts, assumptions }: ContractReport, width: number, paint: Paint = unpainted): string {
  const asked = regions.filter(({ problem }) => problem === undefined).map(({ region }) => region);
  const problems = regions.flatMap(({ region, problem }) =>
    problem === undefined ? [] : wrapped(`${region}: ${problem}`, width),
  );
  const groups = (Object.keys(titles) as Verdict[]).map((verdict) => {
    const { title, style } = titles[verdict];
    const rows = assumptions.filter((each) => each.verdict === verdict);
    return rows.length === 0
      ? []
      : ["", paint(title, "bold", style), ...rows.flatMap((row) => rowText(row, asked.length, width, paint))];
  });
  const total = `${counts.confirmed} confirmed, ${counts.differs} different, ${counts.open} open: ${asked.join(", ") || "no region"}`;
  return [...problems, ...groups.flat(), "", ...wrapped(total, width)].join("\n").replace(/^\n/, "");
}

const markWidth = "documented".length;

function rowText({ contract, mark, says, why, findings }: Settlement, regions: number, width: number, paint: Paint): string[] {
  const head = `  ${contract.padEnd(4)}${mark.padEnd(markWidth + 2)}`;
  const indent = " ".repeat(head.length);
  const room = Math.max(40, width - head.length);
  const details = [...(why === undefined ? [] : [why]), ...detailsOf(findings, regions)];
  const [first = "", ...more] = wrapped(says, room);
  return [
    `${paint(head, "dim")}${first}`,
    ...more.map((line) => indent + line),
    ...details.flatMap((text) => wrapped(text, room - 2)).map((line) => `${indent}  ${paint(line, "dim")}`),
  ];
}

/** What each region has to say, once where all say the same. */
function detailsOf(findings: readonly RegionFinding[], regions: number): string[] {
  const said = new Map<string, RegionName[]>();
  for (const { region, expected, seen, why, also } of findings) {
    const text = [expected !== undefined && `expected ${expected}; seen: ${seen ?? ""}`, why, also].filter(Boolean).join("; ");
    if (text !== "") said.set(text, [...(said.get(text) ?? []), region]);
  }
  return [...said].map(([text, of]) => (of.length === regions ? text : `${of.join(", ")}: ${text}`));
}
