import { spawn } from "node:child_process";
import { atATime } from "../at-a-time";
import { UsageProblem } from "../exit-codes";
import { readCheckpoint, type StackState } from "./checkpoint";

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
  const stacks = JSON.parse(await pulumi(backend, ["stack", "ls", "--json"])) as { name: string }[];
  return stacks.map(({ name }) => name);
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
  const state = readCheckpoint(await pulumi(backend, words), name === undefined ? "the selected stack" : `stack ${name}`);
  return { ...state, ...(name === undefined ? {} : { given: name }) };
}

/** What the CLI prints on standard output. */
function pulumi({ cwd, signal }: Backend, words: readonly string[]): Promise<string> {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  return new Promise((resolve, reject) => {
    const child = spawn("pulumi", [...words, "--non-interactive"], { cwd, env, stdio: ["ignore", "pipe", "pipe"], signal });
    const [out, said]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    child.once("error", (error) => {
      const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
      reject(
        missing
          ? new UsageProblem(`cannot run pulumi in ${cwd}: it is not on PATH, or there is no such folder; give --state FILE`)
          : error,
      );
    });
    child.once("close", (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString());
      else
        reject(new UsageProblem(`cannot run pulumi ${words.join(" ")} in ${cwd}: ${lastLine(Buffer.concat(said).toString())}`));
    });
  });
}

const lastLine = (text: string): string =>
  (text.trim().split("\n").at(-1) ?? "").replace(/^error: /, "") || "it failed and said nothing";
