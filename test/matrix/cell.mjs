/** One cell: a project made and installed as said, its life, and the proof of what ran. */
import fs from "node:fs";
import path from "node:path";
import { Cloud } from "./cloud.mjs";
import { folderOfNode } from "./environment.mjs";
import { CellFailure, live } from "./life.mjs";
import { managers } from "./managers.mjs";
import { execute } from "./processes.mjs";
import { fileOf, isTypeScript } from "./programs.mjs";
import { install, makeProject } from "./project.mjs";
import { openByCommand, openInline, stackEnvironment } from "./stack.mjs";

/** @typedef {import("./project.mjs").Wish} Wish */
/** @typedef {import("./processes.mjs").Outcome} Outcome */
/** @typedef {Wish & { node: string }} Cell sdk: "oldest", "locked" and "newest" have become versions */
/**
 * @typedef {object} Run what all cells share
 * @property {string} folder
 * @property {string} tarball
 * @property {string} bin the folder of the Pulumi CLI
 * @property {import("./toolbox.mjs").Toolbox} toolbox
 * @property {NodeJS.ProcessEnv} env
 */
/** @typedef {{ node: string, sdk: string, manager: string, typescript?: string }} Versions */

/** A cell's folder, Node and environment. */
export class Bench {
  /**
   * @param {Run} run
   * @param {Cell} cell
   * @param {AbortSignal} signal
   */
  constructor(run, cell, signal) {
    this.run = run;
    this.cell = cell;
    this.signal = signal;
    // Links in the name of the folder would differ from what Node says of its modules.
    this.home = fs.mkdtempSync(path.join(fs.realpathSync(run.folder), "cell-"));
    this.top = path.join(this.home, "project");
    this.folder = makeProject(this.top, run.tarball, cell);
    const { file, version } = run.toolbox.find(`Node ${cell.node}`);
    this.node = { file, version };
    const bin = folderOfNode(path.join(this.home, "bin"), file);
    this.env = stackEnvironment({ home: this.home, bin: run.bin, node: bin, env: run.env });
    if (cell.manager === "yarn 4 PnP") this.env["NODE_OPTIONS"] = `--require ${path.join(this.top, ".pnp.cjs")}`;
  }

  get where() {
    return { cwd: this.folder, env: this.env, signal: this.signal };
  }

  /** @returns {Promise<Outcome>} */
  install() {
    const { run, node, signal } = this;
    const env = { ...run.env, PATH: this.env["PATH"] };
    const by = { toolbox: run.toolbox, caches: path.join(run.folder, "caches"), node: node.file, env, signal };
    return install(this.top, this.cell.manager, by);
  }

  async mustInstall() {
    const { code, text } = await this.install();
    if (code !== 0) throw new CellFailure(`the installation ends with ${code}:\n${text}`);
  }

  /** @param {string} code */
  async evaluate(code) {
    const outcome = await execute(["node", "-p", code], this.where);
    if (outcome.code !== 0) throw new CellFailure(`node -p '${code}' ends with ${outcome.code}:\n${outcome.text}`);
    return outcome.text.trim();
  }

  /** The emulator of the installed package; what a program needs to reach it is in the environment from then on. */
  async startCloud() {
    const main = await this.evaluate(
      `require.resolve("pulumi-cisco-ctr/package.json").replace("package.json", "dist/cli/main.js")`,
    );
    const cloud = await Cloud.start(["node", main], this.where);
    Object.assign(this.env, cloud.environment);
    return cloud;
  }

  /** @param {string} [cwd] where the process of an inline program stands */
  async openStack(cwd = this.folder) {
    const { program } = this.cell;
    return program === "inline"
      ? openInline(path.join(this.folder, fileOf(program)), { ...this.where, cwd })
      : await openByCommand(this.where);
  }

  remove() {
    fs.rmSync(this.home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/**
 * @param {Bench} bench
 * @param {(step: string) => void} tell
 * @returns {Promise<Versions>} what ran, as those who ran it say
 */
export async function liveIn(bench, tell) {
  tell("install");
  await bench.mustInstall();
  const cloud = await bench.startCloud();
  try {
    const stack = await bench.openStack();
    try {
      const printed = await live(stack, cloud, tell);
      tell("the proof of what ran");
      return await proofIn(bench, printed);
    } finally {
      await stack.close();
    }
  } finally {
    await cloud.stop();
  }
}

/**
 * The program and the process of the dynamic provider have said which Node, SDK and compiler they are of.
 * @param {Bench} bench
 * @param {string} printed
 * @returns {Promise<Versions>}
 */
async function proofIn(bench, printed) {
  const { cell, node, top, run } = bench;
  const program = said(printed, "program");
  const provider = said(printed, "provider");
  for (const each of [program, provider]) {
    if (each["node"] !== `v${node.version}` || each["sdk"] !== cell.sdk)
      throw new CellFailure(`Node ${node.version} and SDK ${cell.sdk} had to run, and ${JSON.stringify(each)} did`);
  }
  if (!provider["runtime"]?.startsWith(top)) throw new CellFailure(`the provider is that of ${String(provider["runtime"])}`);
  if (!/matrix devices \d+/u.test(printed)) throw new CellFailure(`the function getDevices was not answered:\n${printed}`);
  const versions = { node: node.version, sdk: cell.sdk, manager: run.toolbox.find(managers[cell.manager]?.tool ?? "").version };
  if (!isTypeScript(cell.program)) return versions;
  // Where ES modules are compiled, in a thread of its own, the compiler cannot be asked.
  const typescript = program["compiler"] ?? (await bench.evaluate('require("typescript").version'));
  if (!`${typescript}.`.startsWith(`${String(cell.typescript)}.`))
    throw new CellFailure(`TypeScript ${String(cell.typescript)} had to run, and ${typescript} did`);
  return { ...versions, typescript };
}

/**
 * @param {string} printed
 * @param {"program" | "provider"} who
 */
function said(printed, who) {
  const text = new RegExp(`matrix ${who} (\\{.*?\\})`, "u").exec(printed)?.[1];
  if (text === undefined) throw new CellFailure(`the ${who} has not said who ran it:\n${printed}`);
  /** @type {unknown} */
  const parsed = JSON.parse(text);
  return /** @type {Record<string, string | undefined>} */ (parsed);
}
