import { existsSync } from "node:fs";
import { join } from "node:path";
import type { StackConfig } from "../../provider/core/compose";
import { progress } from "../progress";
import { outputsFor, saveNewFile, writeReport } from "./output";
import type * as sessions from "../session";
import { heedSignals } from "../signals";
import { statesOf, type StackFlags } from "../states/options";
import { painted, paintFor } from "../terminal/colour";
import type * as appliances from "../drift/appliances";
import type { DriftReport } from "../drift/findings";
import { ignoreFileName, letPass } from "../drift/ignore";
import type * as drafts from "./ignore-draft";
import type * as files from "../drift/ignore-file";
import { survey } from "../drift/survey";
import { failOnKinds, verdict } from "../drift/verdict";

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
  const rules = flags.writeIgnore ? undefined : rulesOf(flags);
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

/** Most projects have no such file, and no use for what reads it. */
function rulesOf({ cwd, ignore }: DriftFlags): ReturnType<typeof files.readIgnoreFile> {
  if (ignore === undefined && !existsSync(join(cwd, ignoreFileName))) return undefined;
  return (require("../drift/ignore-file") as typeof files).readIgnoreFile(cwd, ignore);
}

/** Compares the stacks that were asked for, and says on standard error how far it is. */
export async function surveyOf(flags: StackFlags & Partial<Pick<DriftFlags, "within" | "appliances">>): Promise<DriftReport> {
  const stacks = await progress.during("reading the stacks' state", () => statesOf(flags, heedSignals()));
  const open = (config: StackConfig) => (require("../session") as typeof sessions).openSession(config);
  const beyond = flags.appliances && (require("../drift/appliances") as typeof appliances).inspectAppliances;
  return progress.during("comparing the stacks' resources with what is there", (tell) =>
    survey(stacks, { withinMs: flags.within ?? 0, now: () => Date.now(), open, tell, ...(beyond && { beyond }) }),
  );
}

function writeIgnore({ cwd, ignore }: DriftFlags, { findings }: DriftReport, now: Date): void {
  const { draftIgnoreFile } = require("./ignore-draft") as typeof drafts;
  const file = ignore ?? join(cwd, ignoreFileName);
  saveNewFile(file, draftIgnoreFile(findings, now));
  progress.say(`cisco-ctr: ${file} lets today's ${findings.length} findings pass; give each its reason and its day.`);
}
