// Cold load of the runtime module, over bare @pulumi/pulumi.
import { execFileSync } from "node:child_process";
import { root } from "../../tools/progress.mjs";
import { median, timed } from "./timing.mjs";

const rounds = 9;
const limitMs = 150;

/** @param {string} script */
const load = (script) => timed(() => execFileSync(process.execPath, ["-e", script], { cwd: root }));

/** @returns {Promise<boolean>} whether it is within its limit */
export async function measure() {
  /** @type {number[]} */
  const costs = [];
  for (let round = 0; round < rounds; round++) {
    const both = await load('require("@pulumi/pulumi"); require("pulumi-cisco-ctr/runtime")');
    costs.push(both - (await load('require("@pulumi/pulumi")')));
  }
  const ms = median(costs);
  console.log(`cold load of the runtime module: median ${ms.toFixed(0)} ms over bare @pulumi/pulumi (at most ${limitMs})`);
  return ms <= limitMs;
}
