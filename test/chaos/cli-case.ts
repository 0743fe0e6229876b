/**
 * One run of the real CLI: `kill -9`, one Ctrl-C or two at a drawn moment of an `up` or `destroy`, then `cancel`, `up`, and everything has
 * to be right.
 */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startEmulator } from "../../emulator";
import type { ResourceState } from "../support/mini-engine";
import { Ref, type Program } from "../support/program";
import { Project } from "../support/project";
import { declaredProblems, leaks, leftovers, namedIn, worldOf, type IsNamed } from "./inspection";
import { randomCase } from "./random";
import { environment, type Result } from "./run-case";
import { Draws } from "./seeded";
import { Striker, type Step } from "./strikes";

const longestFarewellMs = 10_000;
const idle: Project[] = [];
const made: Project[] = [];

/** A project is used again by the next run: after `destroy` its stack is empty. */
function borrowProject(): Project {
  const free = idle.pop();
  if (free) return free;
  const project = Project.create({ program: "" }, {});
  const build = process.env["CISCO_CTR_CHAOS_DIST"];
  if (build !== undefined) {
    const dist = join(project.folder, "node_modules", "pulumi-cisco-ctr", "dist");
    rmSync(dist, { recursive: true, force: true });
    cpSync(build, dist, { recursive: true });
  }
  made.push(project);
  return project;
}

export function removeCliHomes(): void {
  for (const project of made) project.remove();
  made.length = 0;
  idle.length = 0;
}

/** A program as its user would write it. */
export function programText(program: Program): string {
  const valueOf = (value: unknown): string =>
    value instanceof Ref
      ? `${value.name}${value.path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("")}`
      : JSON.stringify(value);
  const lines = program.map(({ name, type, inputs }) => {
    const args = Object.entries(inputs).map(([key, value]) => `${key}: ${valueOf(value)}`);
    return `const ${name} = new ciscoctr.${type}("${name}", { ${args.join(", ")} });`;
  });
  return ['const ciscoctr = require("pulumi-cisco-ctr");', ...lines, ""].join("\n");
}

/** Provider processes of a project. */
function providersOf(project: Project): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === project.folder &&
          readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("dynamic-provider")
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function outlived(project: Project): Promise<number | undefined> {
  const begun = Date.now();
  while (Date.now() - begun < longestFarewellMs) {
    if (providersOf(project).length === 0) return Date.now() - begun;
    await delay(50);
  }
  return undefined;
}

/** What `pulumi stack export` says of our resources. */
async function stateOf(project: Project): Promise<ResourceState[]> {
  const { deployment } = await project.exported();
  return (deployment?.resources ?? [])
    .filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/ciscoctr:"))
    .map(({ urn, type, id = "", inputs = {}, outputs = {} }) => ({
      name: urn.split("::").at(-1) ?? "",
      type: type.split(":").at(-1) ?? "",
      id,
      inputs,
      outs: outputs,
      initErrors: [],
      from: {},
    }));
}

/** The run of this name, such as `cli|7|12`: everything of it follows from the name. */
export async function cliCase(id: string): Promise<Result> {
  const begun = Date.now();
  const { stages } = randomCase(id);
  const draws = new Draws(`moment of ${id}`);
  let wait = draws.whole(12);
  const twice = draws.number() < 0.25;
  const project = borrowProject();
  let victim: ChildProcess | undefined;
  const signal = (name: NodeJS.Signals): void => void victim?.kill(name);
  const striker = new Striker({
    killEngine: () => {
      if (!twice) signal("SIGKILL");
      else {
        signal("SIGINT");
        // The two must not become one.
        setTimeout(signal, 50, "SIGINT");
      }
    },
    interrupt: () => {
      signal("SIGINT");
    },
    killProvider: () => undefined,
    doing: () => "cli",
  });
  const draw = ({ kind }: Step): string | undefined => {
    if (striker.fired.length > 0 || wait-- > 0) return undefined;
    return draws.one(kind === "connection" ? ["engine-before", "interrupt"] : ["engine-before", "engine-after", "interrupt"]);
  };
  const emulator = await startEmulator({ interceptor: striker.interceptor });
  const result: Result = { findings: [], fired: striker.fired, story: [], steps: [], ms: 0 };
  const tell = (text: string): void => void result.story.push(`${String(Date.now() - begun).padStart(6)} ms  ${text}`);
  const find = (text: string): void => void result.findings.push({ kind: "unconverged", text });
  const seen: string[] = [];
  const isNamed: IsNamed = (id) => namedIn(seen.join("\n"))(id);
  const command = async (...args: string[]): Promise<boolean> => {
    const { code, text } = await project.run(...args);
    seen.push(text);
    tell(`pulumi ${args[0] ?? ""} -> ${code}`);
    if (code !== 0) result.story.push(text);
    return code === 0;
  };
  const up = ["up", "--yes", "--skip-preview"];
  const destroy = ["destroy", "--yes", "--skip-preview"];
  /** Runs a command under arms; answers whether it was killed. */
  const struck = async (args: string[]): Promise<boolean> => {
    striker.arm([], draw);
    const child = project.start(...args);
    victim = child;
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    striker.disarm();
    tell(`pulumi ${args[0] ?? ""} under arms -> ${signal ?? String(code)}`);
    for (const { what, turn, how } of striker.fired) {
      tell(`struck: ${what} #${turn}: ${how === "interrupt" ? "one Ctrl-C" : `${how}${twice ? ", by two Ctrl-C" : ""}`}`);
    }
    if (striker.fired.length === 0) {
      wait = 0; // nothing came so late: the next command is struck at once
      return code !== 0;
    }
    const ms = await outlived(project);
    if (ms === undefined) {
      result.findings.push({ kind: "survivor", text: "the provider process is there 10 s after the engine's death" });
      for (const pid of providersOf(project)) process.kill(pid, "SIGKILL");
    } else result.outlivedMs = ms;
    await command("cancel", "--yes");
    return true;
  };

  try {
    project.env = environment(emulator);
    const before = await worldOf(emulator);
    const programs = stages(emulator);
    const last = programs.pop() ?? [];
    for (const program of programs) {
      project.write(programText(program));
      if (!(await command(...up))) find("an up before the fault fails");
    }
    if (last.length > 0) {
      project.write(programText(last));
      if ((await struck(up)) && !(await command(...up))) find("the next up fails");
      result.findings.push(...declaredProblems(await stateOf(project), last, before, await worldOf(emulator), isNamed));
      if (!(await command("preview", "--expect-no-changes"))) find("the plan is not empty");
    }
    wait %= 2; // a deletion may be two requests, and nothing comes after it
    const again = striker.fired.length > 0 || (await struck(destroy));
    if (again && !(await command(...destroy))) find("destroy fails");
    result.findings.push(...leftovers(before, await worldOf(emulator), isNamed));
    result.findings.push(...(await leaks(emulator, [...seen, ...project.stateFiles()].join("\n"))));
    if (result.findings.length === 0) idle.push(project);
  } finally {
    await emulator.close();
  }
  result.ms = Date.now() - begun;
  return result;
}
