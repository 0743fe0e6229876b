import type { Command } from "commander";
import { UsageProblem } from "../exit-codes";
import type * as backends from "./backend";
import type * as checkpoints from "./checkpoint";
import type { StackState } from "./checkpoint";
import type * as texts from "./text";

/** Which stacks a command looks at. */
export interface StackFlags {
  stack: string[];
  state: string[];
  all?: true;
  cwd: string;
  showSecrets?: true;
}

/** Of an option that may be given several times. */
export const several = (value: string, before: string[]): string[] => [...before, value];

/** The options that say which stacks a command looks at. */
export function withStackOptions(command: Command): Command {
  return command
    .option("--stack <NAME>", "a stack of the project's backend, also several times (default: the selected one)", several, [])
    .option("--all", "every stack of the project")
    .option("--state <FILE>", "what `pulumi stack export` wrote, - for standard input; also several times", several, [])
    .option("--cwd <DIR>", "the project's folder", ".")
    .option(
      "--show-secrets",
      "let the backend decrypt the state's secrets, which stay in memory: to compare them, and to log in with them",
    );
}

/** The states that were asked for. */
export async function statesOf({ stack, state, all, cwd, showSecrets }: StackFlags, signal: AbortSignal): Promise<StackState[]> {
  if (all && stack.length > 0) throw new UsageProblem("--all and --stack exclude each other: give one of them");
  if (state.filter((file) => file === "-").length > 1)
    throw new UsageProblem("--state - is given twice, and standard input holds one state: give the others as files");
  const files: StackState[] = [];
  for (const file of state) files.push(await readState(file, signal));
  if (files.length > 0 && !all && stack.length === 0) return files;
  const { exportStacks, stackNames } = require("./backend") as typeof backends;
  const backend = { cwd, signal, showSecrets: showSecrets === true };
  const names = all ? await stackNames(backend) : stack.length > 0 ? stack : [undefined];
  if (names.length === 0)
    throw new UsageProblem(`the project in ${cwd} has no stack: run pulumi stack init, or give --state FILE`);
  return [...files, ...(await exportStacks(backend, names))];
}

async function readState(file: string, signal: AbortSignal): Promise<StackState> {
  const { readCheckpoint } = require("./checkpoint") as typeof checkpoints;
  const { textIn, textOf } = require("./text") as typeof texts;
  const name = file === "-" ? "standard input" : file;
  try {
    const isInput = file === "-";
    return readCheckpoint(isInput ? await textOf(process.stdin, name, signal) : await textIn(file, signal), name);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Whatever the system says of a file; an interruption is none.
    if (code === undefined || signal.aborted) throw error;
    throw new UsageProblem(`cannot read the state in ${name}: ${message}; give what \`pulumi stack export\` wrote`);
  }
}
