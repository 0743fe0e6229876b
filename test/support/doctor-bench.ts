import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import Ajv from "ajv";
import type { Finding, Report } from "../../cli/doctor/findings";
import { ciscoCtr } from "./command-line";
import type { Workbench } from "./workbench";

const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "schema", "doctor-report.schema.json"), "utf8")) as object;
const isAsPublished = new Ajv({ strict: false }).compile(schema);

/** A report that is as the published schema says. */
export function asPublished(report: unknown): Report {
  isAsPublished(report);
  expect(isAsPublished.errors ?? []).toEqual([]);
  return report as Report;
}

/** Requests that log in or ask, and change nothing, though they are POSTs. */
const asks = /^\w+ POST \/(?:iroh\/iroh-enrich\/health\/|api\/fmc_platform\/v1\/auth\/generatetoken$)/;

/** What the command finds; it must have changed nothing, in the cloud or on a machine. */
export async function diagnosis(bench: Workbench, ...words: string[]): Promise<Report> {
  const before = await bench.state();
  await bench.forgetRequests();
  const ended = await ciscoCtr({ ...bench.env, CISCO_CTR_LOG: undefined }, "doctor", ...words, "--json");
  bench.shown.push(ended.stdout, ended.stderr);
  expect((await bench.changes()).filter((request) => !asks.test(request))).toEqual([]);
  expect(unheld(await bench.state())).toEqual(unheld(before));
  const report = asPublished(JSON.parse(ended.stdout || "null"));
  expect(ended.code).toBe(report.exitCode);
  return report;
}

/** A machine counts who is logged in, and writes down what is typed; that is no change. */
function unheld(state: unknown): unknown {
  return JSON.parse(
    JSON.stringify(state, (key, value: unknown) => (key === "sessions" || key === "transcript" ? undefined : value)),
  );
}

/** The findings of one kind, or of one kind about one subject. */
export function about(report: Report, check: Finding["check"], subject?: string): Finding[] {
  return report.sections
    .flatMap(({ findings }) => findings)
    .filter((each) => each.check === check && (subject === undefined || each.subject === subject));
}

/** How many findings there are of each check and level, as `clock ok`. */
export const tally = (report: Report): string[] => [
  ...new Set(report.sections.flatMap(({ findings }) => findings.map(({ check, level }) => `${check} ${level}`))),
];
