// `npm run bench`: what the provider costs. Ratios of runs that are interleaved, so that a machine's changing speed does not count.
//   1. `pulumi up` of 100 resources against the emulator, over 100 no-op resources behind the same boundary: at most 1.3
//   2. cold load of the runtime module over bare @pulumi/pulumi: at most 150 ms
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { credentialsOf, startEmulator } from "../../tools/emulator-process.mjs";
import { atExit, root } from "../../tools/progress.mjs";
import { pulumiEnvironment } from "../../tools/pulumi-cli.mjs";
import { setUp } from "../../tools/set-up.mjs";

const resources = 100;
const rounds = 5;
const limits = { upRatio: 1.3, coldLoadMs: 150 };

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** @param {() => void} work @returns {number} milliseconds */
function timed(work) {
  const begun = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begun) / 1e6;
}

/** A third each of what makes calls without waiting for an appliance. */
const real = `
const { ApiClient, CtrModule, SseToken } = require("pulumi-cisco-ctr");
const region = "us";
for (let i = 0; i < ${resources}; i++) {
  if (i % 3 === 0) new SseToken("token" + i, { region });
  if (i % 3 === 1) new ApiClient("client" + i, { region, preset: "casebook" });
  if (i % 3 === 2) new CtrModule("module" + i, { region, type: { title: "Private Intelligence" }, verify: false });
}`;

const noop = `
const { CustomResource } = require("@pulumi/pulumi");
class Noop extends CustomResource {
  constructor(name) {
    super("pulumi-nodejs:dynamic/ciscoctr:Noop", name, { region: "us", name, __provider: 'exports.handler = () => require("noop/runtime").Noop;' });
  }
}
for (let i = 0; i < ${resources}; i++) new Noop("noop" + i);`;

const noopRuntime = `exports.Noop = {
  check: async (olds, inputs) => ({ inputs, failures: [] }),
  diff: async () => ({ changes: false }),
  create: async (inputs) => ({ id: inputs.name, outs: inputs }),
  delete: async () => {},
};`;

const cli = await setUp();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cisco-ctr-bench-"));
atExit(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** @param {string} name @param {string} program @param {NodeJS.ProcessEnv} credentials */
function stack(name, program, credentials) {
  const project = path.join(folder, name);
  const backend = path.join(folder, `${name}-state`);
  fs.mkdirSync(path.join(project, "node_modules", "noop"), { recursive: true });
  fs.mkdirSync(backend);
  fs.writeFileSync(path.join(project, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
  fs.writeFileSync(path.join(project, "package.json"), JSON.stringify({ name, main: "index.js" }));
  fs.writeFileSync(path.join(project, "index.js"), program);
  fs.writeFileSync(
    path.join(project, "node_modules", "noop", "package.json"),
    JSON.stringify({ name: "noop", version: "1.0.0" }),
  );
  fs.writeFileSync(path.join(project, "node_modules", "noop", "runtime.js"), noopRuntime);
  for (const each of fs.readdirSync(path.join(root, "node_modules"))) {
    if (!each.startsWith(".")) fs.symlinkSync(path.join(root, "node_modules", each), path.join(project, "node_modules", each));
  }
  const env = {
    ...pulumiEnvironment({ home: path.join(folder, `${name}-home`), backend, ...(cli && { bin: cli.bin }) }),
    ...credentials,
  };
  /** @param {...string} args */
  const pulumi = (...args) => {
    execFileSync("pulumi", [...args, "--non-interactive"], { cwd: project, env, stdio: ["ignore", "ignore", "inherit"] });
  };
  pulumi("stack", "init", "bench");
  return {
    up: () =>
      timed(() => {
        pulumi("up", "--yes", "--skip-preview");
      }),
    destroy: () => {
      pulumi("destroy", "--yes", "--skip-preview");
    },
  };
}

const credentials = credentialsOf(await startEmulator());
const ours = stack("ours", real, credentials);
const bare = stack("bare", noop, {});
/** @type {{ ours: number, bare: number }[]} */
const pairs = [];
for (let round = 0; round <= rounds; round++) {
  const pair = { ours: ours.up(), bare: bare.up() };
  ours.destroy();
  bare.destroy();
  // The first round warms caches up.
  if (round > 0) pairs.push(pair);
}
const upRatio = median(pairs.map((pair) => pair.ours / pair.bare));

/** @param {string} script */
const load = (script) =>
  timed(() => {
    execFileSync(process.execPath, ["-e", script], { cwd: root });
  });
const loads = Array.from({ length: 9 }, () => ({
  with: load('require("@pulumi/pulumi"); require("pulumi-cisco-ctr/runtime")'),
  without: load('require("@pulumi/pulumi")'),
}));
const coldLoadMs = median(loads.map((pair) => pair.with - pair.without));

console.log(
  `up of ${String(resources)} resources: median ${median(pairs.map((pair) => pair.ours)).toFixed(0)} ms, no-op ${median(pairs.map((pair) => pair.bare)).toFixed(0)} ms, ratio ${upRatio.toFixed(2)} (at most ${String(limits.upRatio)})`,
);
console.log(
  `cold load of the runtime module: median ${coldLoadMs.toFixed(0)} ms over bare @pulumi/pulumi (at most ${String(limits.coldLoadMs)})`,
);
process.exit(upRatio <= limits.upRatio && coldLoadMs <= limits.coldLoadMs ? 0 : 1);
