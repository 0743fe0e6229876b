// One `up` of one fleet, and what it cost.
import { allOf } from "../ops/calls.mjs";
import { Processes } from "../ops/processes.mjs";
import { median, timed } from "../timing.mjs";
import { Fleet } from "./appliances.mjs";
import { Watch } from "./watch.mjs";

/**
 * @typedef {object} Run
 * @property {number} n
 * @property {number} parallel
 * @property {boolean} wave whether the region was down for a minute
 * @property {number} registered
 * @property {number} orphans entries of the cloud that are no appliance's
 * @property {number} wallMs the whole command
 * @property {number} spanMs from the first appliance's beginning to the last one's end
 * @property {number} eachMs what one appliance took, the median
 * @property {number} sessions
 * @property {number} mostSessions open at a time
 * @property {import("../ops/calls.mjs").Calls} calls
 * @property {number} callsEach
 * @property {number} callsStruck calls that were answered 503
 * @property {number} looksEach how often the cloud service of an appliance was opened
 * @property {number} longestSilenceMs
 * @property {import("../ops/processes.mjs").Costs} processes
 */

/** How long the region is down. */
export const waveMs = 60_000;
/** It goes down when so many of the fleet are there. */
const shareBefore = 1 / 4;

/** @param {{ n: number, parallel: number, wave?: boolean, first?: number }} plan @returns {Promise<Run>} */
export async function runFleet({ n, parallel, wave = false, first = 0 }) {
  const fleet = await Fleet.of(`fleet${n}-${parallel}${wave ? "-wave" : ""}`, n, first);
  const processes = new Processes();
  const watch = new Watch(processes);
  /** @type {Promise<void> | undefined} */
  let passed;
  if (wave) {
    watch.when(Math.ceil(n * shareBefore), () => {
      passed = waveOver(fleet);
    });
  }
  try {
    const wallMs = await timed(() => fleet.stack.up(["--parallel", String(parallel)], watch));
    const costs = processes.end();
    await passed;
    const { byKind, struck } = await fleet.calls();
    return {
      ...{ n, parallel, wave },
      ...(await fleet.outcome()),
      ...{ wallMs, spanMs: watch.spanMs, eachMs: median(watch.each) },
      ...{ sessions: fleet.sessions.count, mostSessions: fleet.sessions.most },
      ...{ calls: byKind, callsEach: allOf(byKind) / n, callsStruck: struck },
      looksEach: (await fleet.looks()) / n,
      longestSilenceMs: watch.longestSilenceMs,
      processes: costs,
    };
  } finally {
    processes.end();
  }
}

/** @param {Fleet} fleet */
async function waveOver(fleet) {
  await fleet.regionGoesDown();
  await new Promise((resolve) => setTimeout(resolve, waveMs));
  await fleet.regionComesBack();
}
