// Cold load of the runtime module, over bare @pulumi/pulumi.
import { execFileSync } from "node:child_process";
import { root } from "../../tools/progress.mjs";
import { median, timed } from "./timing.mjs";

const rounds = 9;
const limitMs = 100;

/** @param {string} script */
const load = (script) => timed(() => execFileSync(process.execPath, ["-e", script], { cwd: root }));

/** What the runtime module adds to the start of a provider process. */
export async function readyMs() {
  /** @type {number[]} */
  const costs = [];
  for (let round = 0; round < rounds; round++) {
    const both = await load('require("@pulumi/pulumi"); require("pulumi-cisco-ctr/runtime")');
    costs.push(both - (await load('require("@pulumi/pulumi")')));
  }
  return Math.round(median(costs));
}

/** @returns {Promise<boolean>} whether it is within its limit */
export async function measure() {
  const ms = await readyMs();
  console.log(`cold load of the runtime module: median ${ms} ms over bare @pulumi/pulumi (at most ${limitMs})`);
  return ms <= limitMs;
}
