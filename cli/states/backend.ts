import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { atATime } from "../../provider/base/at-a-time";
import { cut, plain } from "../../provider/base/screen";
import { UsageProblem } from "../exit-codes";
import { readCheckpoint, type StackState } from "./checkpoint";
import { textOf } from "./text";

/** Where and how the Pulumi CLI is asked. */
export interface Backend {
  /** The project's folder. */
  cwd: string;
  showSecrets: boolean;
  signal: AbortSignal;
}

/** Each is a process of some 100 MB. */
const mostProcesses = 3;

/** The stacks of the project in a folder. */
export async function stackNames(backend: Backend): Promise<string[]> {
  const words = ["stack", "ls", "--json"];
  try {
    const stacks = JSON.parse(await pulumi(backend, words, "the list of stacks")) as { name: string }[];
    return stacks.map(({ name }) => name);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw new UsageProblem(`pulumi ${words.join(" ")} in ${backend.cwd} prints no list of stacks; give --stack NAME`);
  }
}

/** States as the backend has them: nothing is locked and nothing is run. @param names without one: the selected stack */
export function exportStacks(backend: Backend, names: readonly (string | undefined)[]): Promise<StackState[]> {
  return atATime(mostProcesses, names, (name) => exportStack(backend, name));
}

async function exportStack(backend: Backend, name: string | undefined): Promise<StackState> {
  const words = [
    "stack",
    "export",
    ...(name === undefined ? [] : ["--stack", name]),
    ...(backend.showSecrets ? ["--show-secrets"] : []),
  ];
  const from = name === undefined ? "the selected stack" : `stack ${name}`;
  const state = readCheckpoint(await pulumi(backend, words, from), from);
  return { ...state, ...(name === undefined ? {} : { given: name, ...(state.stack === "" ? { name } : {}) }) };
}

/** What the CLI prints on standard output. @param from what to call it in a message */
async function pulumi({ cwd, signal }: Backend, words: readonly string[], from: string): Promise<string> {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const child = spawn("pulumi", [...words, "--non-interactive"], { cwd, env, stdio: ["ignore", "pipe", "pipe"], signal });
  const said = endOf(child.stderr).catch(() => "");
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  ended.catch(() => undefined);
  try {
    const printed = await textOf(child.stdout, from, signal);
    if ((await ended) === 0) return printed;
  } catch (error) {
    child.kill();
    // What was read may have ended only because the process did not begin.
    const failure = await ended.then(
      () => error,
      (cause: unknown) => cause,
    );
    if ((failure as NodeJS.ErrnoException).code !== "ENOENT") throw failure;
    throw new UsageProblem(`cannot run pulumi in ${cwd}: it is not on PATH, or there is no such folder; give --state FILE`);
  }
  throw new UsageProblem(`cannot run pulumi ${words.join(" ")} in ${cwd}: ${reasonIn(await said)}`);
}

const mostSaid = 64_000;

/** The last of what is said, however long it is. */
async function endOf(stream: Readable): Promise<string> {
  let text = "";
  for await (const chunk of stream as AsyncIterable<Buffer>) text = (text + chunk.toString()).slice(-mostSaid);
  return text;
}

/** Of what the CLI says, the last line is about the failure. */
function reasonIn(said: string): string {
  const line = said.trim().split("\n").at(-1) ?? "";
  return cut(plain(line).replace(/^error: /, ""), 500) || "it failed and said nothing";
}
