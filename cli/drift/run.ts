import { join } from "node:path";
import { outputsFor, saveNewFile, writeReport } from "../reports/output";
import { progress } from "../progress";
import { openSession } from "../session";
import { heedSignals } from "../signals";
import { statesOf, type StackFlags } from "../states/options";
import { painted, paintFor } from "../terminal/colour";
import { inspectAppliances } from "./appliances";
import type { DriftReport } from "./findings";
import { letPass } from "./ignore";
import { draftIgnoreFile } from "./ignore-draft";
import { ignoreFileName, readIgnoreFile } from "./ignore-file";
import { survey } from "./survey";
import { failOnKinds, verdict } from "./verdict";

export interface DriftFlags extends StackFlags {
  /** Milliseconds. */
  within: number;
  appliances?: true;
  format: string[];
  output: string[];
  ignore?: string;
  writeIgnore?: true;
  failOn?: string;
  strict?: true;
}

/** Looks, reports, and sets the exit code. What cannot be written or understood is refused before anybody is asked. */
export async function runDrift(flags: DriftFlags): Promise<void> {
  const strictness = { failOn: failOnKinds(flags.failOn), strict: flags.strict === true };
  const formats = flags.format.length > 0 || flags.output.length > 0 ? flags.format : ["text"];
  const outputs = outputsFor(formats, flags.output);
  const rules = flags.writeIgnore ? undefined : readIgnoreFile(flags.cwd, flags.ignore);
  const found = await surveyOf(flags);
  const now = new Date(found.checkedAt);
  if (flags.writeIgnore) {
    writeIgnore(flags, found, now);
    return;
  }
  const report = rules ? { ...found, ...letPass(found.findings, rules, now) } : found;
  writeReport(report, outputs, {
    print: (text) => {
      if (text !== "") process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    surroundings: {
      colour: paintFor(process.stdout) === painted,
      ...(process.stdout.isTTY ? { width: process.stdout.columns } : {}),
    },
    ...(process.env["GITHUB_STEP_SUMMARY"] ? { stepSummary: process.env["GITHUB_STEP_SUMMARY"] } : {}),
  });
  process.exitCode = verdict(report, strictness);
}

/** Compares the stacks that were asked for, and says on standard error how far it is. */
export async function surveyOf(flags: StackFlags & Partial<Pick<DriftFlags, "within" | "appliances">>): Promise<DriftReport> {
  const stacks = await progress.during("reading the stacks' state", () => statesOf(flags, heedSignals()));
  return progress.during("comparing the stacks' resources with what is there", (tell) =>
    survey(stacks, {
      withinMs: flags.within ?? 0,
      now: () => Date.now(),
      open: openSession,
      tell,
      ...(flags.appliances ? { beyond: inspectAppliances } : {}),
    }),
  );
}

function writeIgnore({ cwd, ignore }: DriftFlags, { findings }: DriftReport, now: Date): void {
  const file = ignore ?? join(cwd, ignoreFileName);
  saveNewFile(file, draftIgnoreFile(findings, now));
  progress.say(`cisco-ctr: ${file} lets today's ${findings.length} findings pass; give each its reason and its day.`);
}
