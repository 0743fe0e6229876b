// `pulumi up` of 100 resources against the emulator, over 100 no-op resources behind the same boundary. The runs are interleaved, so
// that a machine's changing speed does not count.
import fs from "node:fs";
import path from "node:path";
import { credentialsOf, startEmulator } from "../../tools/emulator-process.mjs";
import { makeStack } from "./stack.mjs";
import { median, timed } from "./timing.mjs";

const resources = 100;
const rounds = 5;
const limit = 1.3;

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
    super("pulumi-nodejs:dynamic/ciscoctr:Noop", name, { region: "us", name, __provider: 'exports.handler = () => require("noop").Noop;' });
  }
}
for (let i = 0; i < ${resources}; i++) new Noop("noop" + i);`;

const noopRuntime = `exports.Noop = {
  check: async (olds, inputs) => ({ inputs, failures: [] }),
  diff: async () => ({ changes: false }),
  create: async (inputs) => ({ id: inputs.name, outs: inputs }),
  delete: async () => {},
};`;

/** @returns {Promise<boolean>} whether it is within its limit */
export async function measure() {
  const ours = await makeStack("ours", real, credentialsOf(await startEmulator()));
  const bare = await makeStack("bare", noop);
  const module = path.join(bare.project, "node_modules", "noop");
  fs.mkdirSync(module);
  fs.writeFileSync(path.join(module, "index.js"), noopRuntime);
  /** @type {{ ours: number, bare: number }[]} */
  const pairs = [];
  for (let round = 0; round <= rounds; round++) {
    const pair = { ours: await timed(() => ours.up()), bare: await timed(() => bare.up()) };
    await ours.destroy();
    await bare.destroy();
    // The first round warms caches up.
    if (round > 0) pairs.push(pair);
  }
  const ratio = median(pairs.map((pair) => pair.ours / pair.bare));
  const [oursMs, bareMs] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.bare))];
  console.log(
    `up of ${resources} resources: median ${oursMs.toFixed(0)} ms, no-op ${bareMs.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${limit})`,
  );
  return ratio <= limit;
}
