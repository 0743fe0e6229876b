import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { UsageProblem } from "../exit-codes";
import { exportStacks, stackNames } from "./backend";
import { readCheckpoint, type StackState } from "./checkpoint";

/** Which stacks a command looks at. */
export interface StackFlags {
  stack: string[];
  state: string[];
  all?: true;
  cwd: string;
  showSecrets?: true;
}

const collect = (value: string, before: string[]): string[] => [...before, value];

/** The options that say which stacks a command looks at. */
export function withStackOptions(command: Command): Command {
  return command
    .option("--stack <NAME>", "a stack of the project's backend, also several times (default: the selected one)", collect, [])
    .option("--all", "every stack of the project")
    .option("--state <FILE>", "what `pulumi stack export` wrote, - for standard input; also several times", collect, [])
    .option("--cwd <DIR>", "the project's folder", ".")
    .option(
      "--show-secrets",
      "let the backend decrypt the state's secrets, which stay in memory: to compare them, and to log in with them",
    );
}

/** The states that were asked for. */
export async function statesOf({ stack, state, all, cwd, showSecrets }: StackFlags, signal: AbortSignal): Promise<StackState[]> {
  if (all && stack.length > 0) throw new UsageProblem("--all and --stack exclude each other: give one of them");
  const files = state.map(readState);
  if (files.length > 0 && !all && stack.length === 0) return files;
  const backend = { cwd, signal, showSecrets: showSecrets === true };
  const names = all ? await stackNames(backend) : stack.length > 0 ? stack : [undefined];
  if (names.length === 0)
    throw new UsageProblem(`the project in ${cwd} has no stack: run pulumi stack init, or give --state FILE`);
  return [...files, ...(await exportStacks(backend, names))];
}

function readState(file: string): StackState {
  const name = file === "-" ? "standard input" : file;
  let text: string;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw new UsageProblem(
      `cannot read the state in ${name}: ${(error as Error).message}; give what \`pulumi stack export\` wrote`,
    );
  }
  return readCheckpoint(text, name);
}
