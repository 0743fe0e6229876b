import { appendFileSync, closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { DriftReport } from "../drift/findings";
import { UsageProblem } from "../exit-codes";
import { formatNamed, formatOfFile, rendered, type FormatName } from ".";
import type { Surroundings } from "./format";
import type * as summaries from "./summary";

/** A format, and the file it goes to; standard output where there is none. */
export interface Output {
  format: FormatName;
  file?: string;
}

/**
 * What is to be written, before anything was looked at.
 *
 * @param formats names of formats for standard output
 * @param files paths, whose ends name their formats
 * @throws UsageProblem for what cannot be written
 */
export function outputsFor(formats: readonly string[], files: readonly string[]): Output[] {
  const onScreen = [...new Set(formats)].map((name): Output => ({ format: formatNamed(name) }));
  const inFiles = files.map((file): Output => ({ format: formatOfFile(file), file }));
  const paths = inFiles.map(({ file = "" }) => resolve(file));
  const twice = inFiles.find((_, index) => paths.indexOf(paths[index] ?? "") !== index);
  if (twice) throw new UsageProblem(`--output names "${twice.file ?? ""}" twice; name each file once`);
  for (const { file } of inFiles) if (file !== undefined) refuseFolder(file);
  return [...onScreen, ...inFiles];
}

function refuseFolder(file: string): void {
  if (kindOf(file) === "folder") throw new UsageProblem(`cannot write "${file}": it is a folder; name a file in it`);
  const folder = dirname(file);
  if (kindOf(folder) !== "folder")
    throw new UsageProblem(`cannot write "${file}": there is no folder "${folder}"; make it first`);
}

function kindOf(path: string): "folder" | "file" | "device" | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isDirectory() ? "folder" : found.isFile() ? "file" : "device";
}

/** Where a command prints, as far as writing a report asks. */
export interface Place {
  print: (text: string) => void;
  surroundings: Surroundings;
  /** The file in which GitHub Actions takes the summary of a job, `$GITHUB_STEP_SUMMARY`. */
  stepSummary?: string;
}

/** Writes the report everywhere it is to go. Files come first: what stands on the screen was also filed. */
export function writeReport(report: DriftReport, outputs: readonly Output[], place: Place): void {
  const texts = outputs.map((output) => ({
    ...output,
    text: rendered(output.format, report, output.file === undefined ? place.surroundings : { colour: false }),
  }));
  for (const { file, text } of texts) if (file !== undefined) saveFile(file, text);
  if (place.stepSummary && outputs.some(({ format }) => format === "github")) {
    const { inOneLine } = require("./summary") as typeof summaries;
    addToSummary(place.stepSummary, rendered("markdown", report, place.surroundings) || `${inOneLine(report)}.\n`);
  }
  for (const { file, text } of texts) if (file === undefined) place.print(text);
}

/**
 * Puts a text in a file in one step: nobody ever reads half of it, and what was there stays if it cannot be done.
 *
 * @throws Error whose message is one sentence
 */
export function saveFile(file: string, text: string): void {
  inASentence(file, () => {
    if (kindOf(file) === "device") {
      writeWhole(file, text, "w");
      return;
    }
    const target = kindOf(file) === undefined ? file : realpathSync(file);
    const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    try {
      writeWhole(draft, text, "wx");
      renameSync(draft, target);
    } catch (problem) {
      rmSync(draft, { force: true });
      throw problem;
    }
  });
}

/**
 * The same for a file that must not exist yet.
 *
 * @throws UsageProblem when it does
 */
export function saveNewFile(file: string, text: string): void {
  refuseFolder(file);
  if (kindOf(file) !== undefined)
    throw new UsageProblem(`cannot write "${file}": it is there already; move it away, or name another file`);
  saveFile(file, text);
}

function writeWhole(file: string, text: string, flags: "w" | "wx"): void {
  const handle = openSync(file, flags);
  try {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    if (flags === "wx") fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const addToSummary = (file: string, text: string): void => {
  inASentence(file, () => {
    appendFileSync(file, text);
  });
};

/** What the system says, for a person; anything else as the system calls it. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full; make room, or write somewhere else",
  EDQUOT: "your share of the disk is used up; make room, or write somewhere else",
  EACCES: "you may not write there; change its permissions, or write somewhere else",
  EPERM: "you may not write there; change its permissions, or write somewhere else",
  EROFS: "the disk can only be read; write somewhere else",
  ENOENT: "its folder is not there; make it first",
};

function inASentence(file: string, write: () => void): void {
  try {
    write();
  } catch (problem) {
    const { code = "" } = problem as NodeJS.ErrnoException;
    throw new Error(
      `cannot write "${file}": ${reasons[code] ?? `the system says ${code || String(problem)}; write somewhere else`}`,
      {
        cause: problem,
      },
    );
  }
}
