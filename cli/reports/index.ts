import type { DriftReport } from "../drift/findings";
import { UsageProblem } from "../exit-codes";
import type { Format, Surroundings } from "./format";
import type * as masks from "./masked";

interface Row {
  /** What it is for, as a list of formats says it. */
  what: string;
  /** By which ends of a file's name it is chosen, the first one first. */
  extensions: readonly string[];
  /** Loads it: no format costs time that is not written. */
  load: () => Format;
}

/* eslint-disable @typescript-eslint/consistent-type-imports -- the type of what require() loads */
const table = {
  text: {
    what: "for a person at a terminal",
    extensions: [".txt"],
    load: () => (require("./text") as typeof import("./text")).text,
  },
  json: {
    what: "the report itself, as schema/drift-report.schema.json says",
    extensions: [".json"],
    load: () => (require("./json") as typeof import("./json")).json,
  },
  markdown: {
    what: "for a comment of a pull request; empty when nothing was found",
    extensions: [".md"],
    load: () => (require("./markdown") as typeof import("./markdown")).markdown,
  },
  github: {
    what: "annotations of a GitHub Actions run, and its job summary",
    extensions: [],
    load: () => (require("./github") as typeof import("./github")).github,
  },
  junit: {
    what: "test results, as CI systems read them",
    extensions: [".xml"],
    load: () => (require("./junit") as typeof import("./junit")).junit,
  },
  sarif: {
    what: "SARIF 2.1.0, for code scanning",
    extensions: [".sarif", ".sarif.json"],
    load: () => (require("./sarif") as typeof import("./sarif")).sarif,
  },
  prometheus: {
    what: "metrics, for the text file collector of a node exporter",
    extensions: [".prom"],
    load: () => (require("./prometheus") as typeof import("./prometheus")).prometheus,
  },
  html: {
    what: "one page with a map, for a browser",
    extensions: [".html"],
    load: () => (require("./html") as { html: Format }).html,
  },
} as const satisfies Record<string, Row>;
/* eslint-enable @typescript-eslint/consistent-type-imports */

export type FormatName = keyof typeof table;

/** Every format by its name. */
const formats: Readonly<Record<FormatName, Row>> = table;

export const formatNames = Object.keys(table) as FormatName[];

/** The format of that name. */
export function formatNamed(name: string): FormatName {
  const found = formatNames.find((each) => each === name);
  if (found === undefined) throw new UsageProblem(`there is no format "${name}"; choose one of ${formatNames.join(", ")}`);
  return found;
}

/** The format that a file's name asks for; the longest end decides. */
export function formatOfFile(file: string): FormatName {
  const ends = formatNames.flatMap((name) => formats[name].extensions.map((end) => ({ name, end })));
  const [found] = ends.filter(({ end }) => file.toLowerCase().endsWith(end)).sort((a, b) => b.end.length - a.end.length);
  if (found === undefined) {
    const known = formatNames.flatMap((name) => formats[name].extensions.slice(0, 1));
    throw new UsageProblem(`cannot tell the format of "${file}" by its name; let it end in one of ${known.join(", ")}`);
  }
  return found.name;
}

/** The report in a format, without the value of any secret. */
export function rendered(name: FormatName, report: DriftReport, surroundings: Surroundings): string {
  const hasSecrets = [...report.findings, ...report.ignored].some(({ changes }) => changes.some(({ secret }) => secret));
  const shown = hasSecrets ? (require("./masked") as typeof masks).masked(report) : report;
  return formats[name].load()(shown, surroundings);
}
