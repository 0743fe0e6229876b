// `npm run bench -- fleet`: many appliances of mixed kinds in one `up`, so many at a time. In waves no wider than the parallelism, never
// silent for long, and when the region is down for a minute in the middle, done a minute later.
import os from "node:os";
import { origin } from "../ops/history.mjs";
import { median, seconds } from "../timing.mjs";
import { keepRun } from "./results.mjs";
import { runFleet, waveMs } from "./run.mjs";
import { selected } from "./selection.mjs";

/** @typedef {import("./run.mjs").Run} Run */

const rounds = 3;
/** Times the ideal, where the machine is not what holds it up: the emulator's side of every session is on it too. */
const limit = 1.5;
/** As many as the engine takes by default: https://www.pulumi.com/docs/iac/cli/commands/pulumi_up/ */
const byDefault = os.availableParallelism() * 4;
const longestSilenceMs = 15_000;
/** An appliance is looked at every five seconds at last. */
const intervalMs = 5_000;

/** @param {readonly string[]} [args] @returns {Promise<boolean>} whether all of it is within its limits */
export async function measure(args = []) {
  const { n, parallelisms, wave, keep } = selected(args);
  const from = await origin();
  const oneMs = await one();
  console.log(`fleet: one appliance takes ${seconds(oneMs)} (median of ${rounds})`);
  let good = true;
  for (const parallel of parallelisms) {
    const plain = await measured({ n, parallel });
    good = isGood(plain, oneMs) && good;
    if (!wave.includes(parallel)) continue;
    const struck = await measured({ n, parallel, wave: true });
    const costMs = struck.spanMs - plain.spanMs;
    console.log(`fleet:   the minute cost ${seconds(costMs)} (at most ${seconds(waveMs + intervalMs)})`);
    good = isGood(struck, oneMs) && costMs <= waveMs + intervalMs && good;
  }
  return good;

  /** @param {{ n: number, parallel: number, wave?: boolean }} plan */
  async function measured(plan) {
    const run = await runFleet(plan);
    for (const line of linesOf(run, oneMs)) console.log(`fleet: ${line}`);
    if (keep !== undefined) keepRun(keep, from, oneMs, run);
    return run;
  }
}

/** What one appliance takes when it is alone. */
async function one() {
  /** @type {number[]} */
  const spans = [];
  for (let round = 0; round < rounds; round++) spans.push((await runFleet({ n: 1, parallel: 1, first: round })).spanMs);
  return median(spans);
}

/** @param {Run} run @param {number} oneMs */
const ratioOf = ({ n, parallel, spanMs, wave }, oneMs) => spanMs / (Math.max(1, n / parallel) * oneMs + (wave ? waveMs : 0));

/** @param {Run} run @param {number} oneMs */
function isGood(run, oneMs) {
  const inTime = run.parallel > byDefault || ratioOf(run, oneMs) <= limit;
  // A minute that struck nobody proves nothing.
  const whole = run.registered === run.n && run.orphans === 0 && (!run.wave || run.callsStruck > 0);
  return whole && inTime && run.mostSessions <= run.parallel && run.longestSilenceMs <= longestSilenceMs;
}

/** @param {Run} run @param {number} oneMs */
function linesOf(run, oneMs) {
  const { n, parallel, calls, processes } = run;
  const provider = processes.provider;
  const cpu = Object.entries(processes).map(([role, { cpuMs }]) => `${role} ${seconds(cpuMs)}`);
  const atMost = parallel > byDefault ? "" : ` (at most ${limit})`;
  return [
    `${run.registered} of ${n} appliances, ${parallel} at a time${run.wave ? ", the region down for a minute" : ""}, ${run.orphans} orphans: ` +
      `${seconds(run.spanMs)} (the whole up ${seconds(run.wallMs)}), ratio to the ideal ${ratioOf(run, oneMs).toFixed(2)}${atMost}, ` +
      `each took ${seconds(run.eachMs)} (median)`,
    `  ${run.sessions} sessions, at most ${run.mostSessions} open at a time (at most ${parallel}), ` +
      `${run.looksEach.toFixed(1)} looks at the cloud service of each; ` +
      `the provider's process at most ${provider ? `${provider.peakMb.toFixed(0)} MB` : "unknown"}; CPU: ${cpu.join(", ")}; ` +
      `the longest silence ${seconds(run.longestSilenceMs)} (at most ${seconds(longestSilenceMs)})`,
    `  ${run.callsEach.toFixed(1)} calls each: ${Object.entries(calls)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(", ")}${run.wave ? `; ${run.callsStruck} of them answered 503` : ""}`,
  ];
}
