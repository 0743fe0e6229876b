// Drift runs of 40 stacks with 10,000 devices and their modules against one organisation's quota, on the emulator's clock: `each` stack
// for itself, or `all` in one run that shares the lists. Whoever shares must be within the quota, and see every change in time.
import { createRequire } from "node:module";

/** @typedef {import("./scale/simulation.js").Outcome} Outcome */
/** @typedef {import("./scale/simulation.js").Plan} Plan */
/** @typedef {{ measureScale: (devices: number, stacks: number, plans: readonly Plan[], each: (outcome: Outcome) => void) => Promise<void> }} Scale */

const devices = 10_000;
const stacks = 40;
const quota = 8_000;
/** A quarter of it: the rest is others'. */
const limit = quota / 4;

/** @type {readonly Plan[]} */
const plans = [
  { name: "all in one run, every 15 minutes", runs: "all", everyMinutes: 15, hours: 1 },
  { name: "each for itself, every 15 minutes", runs: "each", everyMinutes: 15, hours: 2 },
  { name: "each for itself, every hour", runs: "each", everyMinutes: 60, hours: 2 },
];

/** @param {number | undefined} minutes */
const inMinutes = (minutes) => (minutes === undefined ? "never" : `${minutes.toFixed(0)} min`);

/** @param {Outcome} outcome */
function row({ plan, runs, failedRuns, skippedRuns, callsAnHour, callsARun, ...rest }) {
  const { longestRunMs, longestFailureMs, changes, detected, medianMinutes, longestMinutes, others } = rest;
  return [
    plan.name,
    `${callsARun} calls a run, ${callsAnHour} an hour`,
    `${runs} runs (the longest ${(longestRunMs / 1000).toFixed(0)} s), ${failedRuns} failed (the longest ${(longestFailureMs / 1000).toFixed(0)} s), ${skippedRuns} not begun`,
    `${detected} of ${changes} changes seen, after ${inMinutes(medianMinutes)} (median), ${inMinutes(longestMinutes)} (longest)`,
    `${others.refused} of ${others.asked} requests of others refused`,
  ].join("; ");
}

/** @returns {Promise<boolean>} whether one run for all is within its limits */
export async function measure() {
  const require = createRequire(import.meta.url);
  require("../../tools/typescript.cjs");
  /** @type {unknown} */
  const loaded = require("./scale/main.ts");
  const { measureScale } = /** @type {Scale} */ (loaded);
  console.log(
    `scale: ${devices} devices with a module each in ${stacks} stacks, a quota of ${quota} calls an hour (at most ${limit} of them)`,
  );
  let good = true;
  await measureScale(devices, stacks, plans, (outcome) => {
    console.log(`scale: ${row(outcome)}`);
    if (outcome.reason !== undefined) console.log(`scale:   a run that failed says: ${outcome.reason}`);
    if (outcome.plan.runs !== "all") return;
    const inTime = outcome.detected === outcome.changes && (outcome.longestMinutes ?? Infinity) <= outcome.plan.everyMinutes + 1;
    good = inTime && outcome.callsAnHour <= limit && outcome.failedRuns === 0 && outcome.others.refused === 0;
  });
  return good;
}
