import { described, type ErrorCode, type ProviderError } from "../../provider/base/errors";
import { printable } from "../../provider/base/screen";
import { inWords, type Wording } from "../../provider/base/sentence";
import { exitCodes, isOfLogin, type ExitCode } from "../exit-codes";

/** From the best to the worst. A warning is for a person to judge; only a problem fails the command. */
export const levels = ["ok", "warning", "problem"] as const;

export type Level = (typeof levels)[number];

/** The closed list of what is looked at. */
export const checks = [
  // Of a region.
  ...(["address", "host", "proxy", "clock", "credentials", "scopes"] as const),
  ...(["organisation", "quota", "cloud-services", "module-types"] as const),
  // Of an appliance.
  ...(["connection", "algorithms", "host-key", "login", "product", "release"] as const),
  ...(["cluster", "registration", "smart-licence", "servers", "feature"] as const),
  // Of an FMC, beside connection and login.
  ...(["certificate", "version", "regions", "events", "securex", "licence"] as const),
] as const;

export type Check = (typeof checks)[number];

/** What a program may read of a finding without reading its words. */
export type Details = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface Finding {
  check: Check;
  /** Of several of one kind: which, such as a host or a resource type. */
  subject?: string;
  level: Level;
  /** A clause without capital and full stop. */
  says: string;
  /** What to do about it; what is not ok always says that. */
  next?: string;
  /** The kind of failure, where it was one. */
  code?: ErrorCode;
  details?: Details;
}

/** What was examined, with all that was found. */
export interface Section {
  kind: "region" | "appliance" | "fmc";
  /** `us`, or `HOST:PORT`. */
  name: string;
  title: string;
  findings: Finding[];
}

export interface Report {
  /** Of the form of the report: schema/doctor-report.schema.json. */
  version: 1;
  level: Level;
  exitCode: ExitCode;
  sections: Section[];
}

/** A failure as a finding. */
export function failed(about: Pick<Finding, "check" | "subject">, level: Level, error: ProviderError, wording: Wording): Finding {
  const { facts } = error;
  const said = inWords(described(error), wording);
  const next = inWords(facts.next, wording);
  return { ...about, level, says: said.endsWith(`. ${next}`) ? said.slice(0, -next.length - 2) : said, next, code: error.code };
}

const longestText = 1_500;

/** The report of all sections, in which every text is fit to be shown. */
export function reportOf(sections: readonly Section[], redact: (text: string) => string): Report {
  const clean = (text: string) => printable(text, redact, longestText);
  const shown = sections.map((section) => ({
    ...section,
    name: clean(section.name),
    findings: section.findings.map((each) => cleaned(each, clean)),
  }));
  const findings = shown.flatMap((section) => section.findings);
  return { version: 1, level: worstOf(findings), exitCode: exitCodeOf(findings), sections: shown };
}

function cleaned(finding: Finding, clean: (text: string) => string): Finding {
  const { subject, says, next, details } = finding;
  return {
    ...finding,
    ...(subject === undefined ? {} : { subject: clean(subject) }),
    says: clean(says),
    ...(next === undefined ? {} : { next: clean(next) }),
    ...(details === undefined ? {} : { details: cleanDetails(details, clean) }),
  };
}

function cleanDetails(details: Details, clean: (text: string) => string): Details {
  const value = (given: Details[string]) =>
    typeof given === "string" ? clean(given) : typeof given === "object" ? given.map(clean) : given;
  return Object.fromEntries(Object.entries(details).map(([key, given]) => [key, value(given)]));
}

function worstOf(findings: readonly Finding[]): Level {
  return levels[Math.max(0, ...findings.map(({ level }) => levels.indexOf(level)))] ?? "ok";
}

/** Credentials go before everything else: without them the rest could not be looked at. */
function exitCodeOf(findings: readonly Finding[]): ExitCode {
  const problems = findings.filter(({ level }) => level === "problem");
  if (problems.some(({ code }) => isOfLogin(code))) return exitCodes.authentication;
  return problems.length > 0 ? exitCodes.failure : exitCodes.clean;
}
