// `cisco-ctr drift` of 1,000 devices with their modules in 10 stacks: its calls, its time over the engine's own refresh of the same, its
// memory; and how fast it starts.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { credentialsOf, startEmulator } from "../../tools/emulator-process.mjs";
import { root } from "../../tools/progress.mjs";
import { checkpointOf, World } from "./drift-world.mjs";
import { makeStack } from "./stack.mjs";
import { median, seconds, timed } from "./timing.mjs";

const project = "drift";
const stacks = Array.from({ length: 10 }, (_, index) => `s${index}`);
const devicesEach = 100;
/** As many commands of the CLI at a time as `drift` itself runs. */
const atATime = 3;
const startUps = 21;
const limits = { calls: 30, ratio: 0.5, memoryMb: 200, startUp: 1.5 };

const main = path.join(root, "dist", "cli", "main.js");

/** @typedef {Awaited<ReturnType<typeof makeStack>>} Project */

/** @returns {Promise<Project>} a project with the stacks, and an emulator with their devices behind it */
async function fleet() {
  const emulator = await startEmulator();
  const env = credentialsOf(emulator);
  const world = await World.open(emulator);
  const made = await makeStack(project, "", { ...env, EMULATOR_ADMIN: emulator.admin });
  const moduleType = await world.moduleType("Email Security Appliance");
  await made.pulumi(["stack", "rm", "bench", "--yes"]);
  const file = path.join(made.project, "checkpoint.json");
  for (const stack of stacks) {
    await made.pulumi(["stack", "init", stack]);
    const resources = await world.registered(`${project}/${stack}`, devicesEach, moduleType);
    fs.writeFileSync(file, await checkpointOf(env, { project, stack }, resources, secretsProviderOf(made.project, stack)));
    await made.pulumi(["stack", "import", "--stack", stack, "--file", file]);
  }
  return made;
}

/** @param {string} folder @param {string} stack */
function secretsProviderOf(folder, stack) {
  const salt = /^encryptionsalt: (.+)$/m.exec(fs.readFileSync(path.join(folder, `Pulumi.${stack}.yaml`), "utf8"))?.[1];
  return { type: "passphrase", state: { salt } };
}

/** The engine's own comparison of all stacks. @param {Project} made */
async function refreshAll({ pulumi }) {
  const waiting = [...stacks];
  const work = async () => {
    for (let stack = waiting.shift(); stack; stack = waiting.shift())
      await pulumi(["refresh", "--preview-only", "--stack", stack]);
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

const probe = `process.on("exit", () => require("node:fs").writeSync(3, String(process.resourceUsage().maxRSS)));`;

/** The command, with what it needed of memory as the process itself says at its end. @param {Project} made */
async function drift({ project: folder, environment }) {
  const preloaded = path.join(folder, "probe.cjs");
  fs.writeFileSync(preloaded, probe);
  const words = ["-r", preloaded, main, "drift", "--all", "--cwd", folder, "--format", "json"];
  const child = spawn(process.execPath, words, { env: environment, stdio: ["ignore", "pipe", "inherit", "pipe"] });
  const texts = [1, 3].map(async (fd) => {
    let text = "";
    for await (const chunk of /** @type {import("node:stream").Readable} */ (child.stdio[fd])) text += String(chunk);
    return text;
  });
  await once(child, "close");
  const [printed = "", memory] = await Promise.all(texts);
  /** @type {unknown} */
  const parsed = JSON.parse(printed);
  const report = /** @type {import("../../cli/drift/findings.js").DriftReport} */ (parsed);
  return { code: child.exitCode, report, memoryMb: Number(memory) / 1024 };
}

/** @returns {Promise<boolean>} whether the command starts within its limit */
async function startUp() {
  const folder = fs.mkdtempSync(path.join(root, "dist", "bench-"));
  const empty = path.join(folder, "state.json");
  fs.writeFileSync(empty, JSON.stringify({ version: 3, deployment: {} }));
  /** @param {readonly string[]} args */
  const run = (args) => timed(() => once(spawn(process.execPath, args, { stdio: "ignore" }), "close"));
  /** @type {{ ours: number, bare: number }[]} */
  const pairs = [];
  for (let round = 0; round < startUps; round++)
    pairs.push({ bare: await run(["-e", "0"]), ours: await run([main, "drift", "--state", empty]) });
  fs.rmSync(folder, { recursive: true });
  const ratio = median(pairs.map(({ ours, bare }) => ours / bare));
  const [ours, bare] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.bare))];
  console.log(
    `start of drift: median ${ours.toFixed(0)} ms, node -e 0 ${bare.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${limits.startUp})`,
  );
  return ratio <= limits.startUp;
}

/** @returns {Promise<boolean>} whether all of it is within its limits */
export async function measure() {
  const good = await startUp();
  const made = await fleet();
  const requests = `${made.environment["EMULATOR_ADMIN"]}/requests`;
  const engineMs = await timed(() => refreshAll(made));
  await fetch(requests, { method: "DELETE" });
  const begun = performance.now();
  const { code, report, memoryMb } = await drift(made);
  const oursMs = performance.now() - begun;
  /** @type {unknown} */
  const log = await (await fetch(requests)).json();
  const calls = /** @type {unknown[]} */ (log).length;
  const ratio = oursMs / engineMs;
  console.log(
    `drift of ${report.resources} resources in ${report.stacks.length} stacks: ${report.findings.length} findings, ended with ${code}; ` +
      `${calls} calls (at most ${limits.calls}); ` +
      `${seconds(oursMs)}, the engine's refresh --preview-only ${seconds(engineMs)}, ${atATime} stacks at a time, ` +
      `ratio ${ratio.toFixed(2)} (at most ${limits.ratio}); ${memoryMb.toFixed(0)} MB at most (at most ${limits.memoryMb})`,
  );
  const right = code === 0 && report.findings.length === 0 && report.resources === 2 * devicesEach * stacks.length;
  return good && right && calls <= limits.calls && ratio <= limits.ratio && memoryMb <= limits.memoryMb;
}
