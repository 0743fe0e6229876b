// What the rounds of one operation come to.
import { median } from "../timing.mjs";
import { allOf } from "./calls.mjs";

/** @typedef {import("./run.mjs").Cell} Cell */
/** @typedef {import("./run.mjs").Sample} Sample */
/** @typedef {import("./processes.mjs").Role} Role */
/**
 * @typedef {object} Row
 * @property {string} mix
 * @property {number} n
 * @property {number} latencyMs
 * @property {string} operation
 * @property {string} contestant
 * @property {number[]} wallMs of each round, in turns with the other contestants
 * @property {Partial<Record<Role, number>>} cpuMs median, of all processes with the same part
 * @property {Partial<Record<Role, number>>} peakMb median of the largest
 * @property {import("./calls.mjs").Calls} calls of the round with the most
 * @property {number} [stateBytes] what `pulumi stack export` prints after `up`, the most of all rounds
 */
/** @typedef {Pick<Row, "mix" | "n" | "latencyMs" | "operation">} Place */

/** @param {number} value */
const tenths = (value) => Math.round(value * 10) / 10;

/**
 * @param {readonly Sample[]} samples
 * @param {"cpuMs" | "peakMb"} figure
 */
function medians(samples, figure) {
  const roles = /** @type {Role[]} */ ([...new Set(samples.flatMap(({ processes }) => Object.keys(processes)))]);
  return Object.fromEntries(
    roles.map((role) => [role, tenths(median(samples.map(({ processes }) => processes[role]?.[figure] ?? 0)))]),
  );
}

/** @param {Place & { contestant: string }} who @param {readonly Sample[]} samples @returns {Row} */
export function rowOf({ mix, n, latencyMs, operation, contestant }, samples) {
  const [most] = samples.map(({ calls }) => calls).sort((a, b) => allOf(b) - allOf(a));
  const states = samples.flatMap(({ stateBytes }) => (stateBytes === undefined ? [] : [stateBytes]));
  return {
    ...{ mix, n, latencyMs, operation, contestant },
    wallMs: samples.map(({ wallMs }) => tenths(wallMs)),
    cpuMs: medians(samples, "cpuMs"),
    peakMb: medians(samples, "peakMb"),
    calls: most ?? {},
    ...(states.length > 0 && { stateBytes: Math.max(...states) }),
  };
}

/** @param {Row} row */
export const wallOf = (row) => median(row.wallMs);

/** @param {Row} row */
export const cpuOf = (row) => Object.values(row.cpuMs).reduce((sum, each) => sum + each, 0);

/** Of rounds that were measured in turns: the median of what each of them says. @param {Row} row @param {Row} other */
export const wallRatio = (row, other) => median(row.wallMs.map((ms, round) => ms / (other.wallMs[round] ?? Number.NaN)));

/** @param {readonly Row[]} rows @param {Place} place @param {string} contestant */
export const find = (rows, { mix, n, latencyMs, operation }, contestant) =>
  rows.find(
    (row) =>
      row.mix === mix &&
      row.n === n &&
      row.latencyMs === latencyMs &&
      row.operation === operation &&
      row.contestant === contestant,
  );
