// Runs the operations of all contestants in turns, so that a machine's changing speed meets all of them.
import { timed } from "../timing.mjs";
import mixes from "./contestants/mixes.cjs";
import { always, operations } from "./operations.mjs";
import { Processes } from "./processes.mjs";

/** @typedef {import("./contestants.mjs").Contestant} Contestant */
/** @typedef {{ mix: string, n: number, latencyMs: number, operations: readonly string[], rounds: number, contestants?: readonly string[] }} Cell contestants: all without it */
/** @typedef {{ wallMs: number, processes: import("./processes.mjs").Costs, calls: import("./calls.mjs").Calls, stateBytes?: number }} Sample */
/** @typedef {{ contestant: string, operation: string, sample: Sample }} Measured */

/**
 * @param {Cell} cell
 * @param {readonly Contestant[]} contestants
 * @param {(measured: Measured) => void} each
 */
export async function runCell(cell, contestants, each) {
  for (let round = 0; round < cell.rounds; round++) await runRound(cell, inTurn(contestants, round), each);
}

/** @template T @param {readonly T[]} all @param {number} round */
const inTurn = (all, round) => all.map((_, index) => /** @type {T} */ (all[(index + round) % all.length]));

/** @param {Cell} cell @param {readonly Contestant[]} contestants @param {(measured: Measured) => void} each */
async function runRound(cell, contestants, each) {
  const needed = mixes.devicesOf(cell.mix, cell.n);
  /** @type {Map<Contestant, Record<string, string[]>>} */
  const devices = new Map();
  for (const contestant of contestants) devices.set(contestant, await contestant.organisation.begin(needed));
  for (const [name, { args, region = "us", changed = false }] of Object.entries(operations)) {
    const asked = cell.operations.includes(name);
    if (!asked && !always.includes(name)) continue;
    for (const contestant of contestants) {
      contestant.wishes({ mix: cell.mix, n: cell.n, region, changed, devices: devices.get(contestant) ?? {} });
      const sample = await measured(contestant, args, asked ? cell.latencyMs : 0);
      if (name === "up") sample.stateBytes = await contestant.stateBytes();
      if (asked) each({ contestant: contestant.name, operation: name, sample });
    }
  }
}

/** @param {Contestant} contestant @param {readonly string[]} args @param {number} latencyMs @returns {Promise<Sample>} */
export async function measured({ stack, organisation }, args, latencyMs) {
  await organisation.ready(latencyMs);
  const processes = new Processes();
  const follows = (/** @type {number} */ pid) => {
    processes.follow(pid);
  };
  try {
    const wallMs = await timed(() => stack.pulumi(args, { follows }));
    return { wallMs, processes: processes.end(), calls: await organisation.calls() };
  } finally {
    processes.end();
  }
}
