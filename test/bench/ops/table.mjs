// What a terminal shows.
import { aligned } from "../aligned.mjs";
import { seconds } from "../timing.mjs";
import { allOf } from "./calls.mjs";
import { cpuOf, find, wallOf, wallRatio } from "./rows.mjs";

/** @typedef {import("./rows.mjs").Row} Row */

/** @param {Row} row @param {readonly Row[]} rows */
function lineOf(row, rows) {
  const { floor, least, usual } = Object.fromEntries(["floor", "least", "usual"].map((each) => [each, find(rows, row, each)]));
  /** @param {Row | undefined} other */
  const over = (other) => (other && other !== row ? wallRatio(row, other).toFixed(2) : "");
  const cpu = ["engine", "program", "provider"].map((role) =>
    seconds(row.cpuMs[/** @type {import("./rows.mjs").Role} */ (role)] ?? 0),
  );
  const kinds = Object.entries(row.calls).map(([kind, count]) => `${count} ${kind}`);
  return [
    row.contestant,
    seconds(wallOf(row)),
    ...[floor, least, usual].map(over),
    seconds(cpuOf(row)),
    ...cpu,
    row.peakMb.provider === undefined ? "" : `${row.peakMb.provider.toFixed(0)} MB`,
    row.stateBytes === undefined ? "" : `${(row.stateBytes / 1000).toFixed(0)} kB`,
    `${allOf(row.calls)}${kinds.length > 0 ? ` (${kinds.join(", ")})` : ""}`,
  ];
}

const head = ["", "wall", "x floor", "x least", "x usual", "CPU", "engine", "program", "provider", "peak", "state", "calls"];

/** The contestants at one operation. @param {readonly Row[]} rows @returns {string} */
export function tableOf(rows) {
  return aligned([head, ...rows.map((row) => lineOf(row, rows))], [0, head.length - 1]);
}

/** @param {import("./targets.mjs").Verdict} verdict */
export function verdictLine({ measure, unit, atMost, figure = Number.NaN, reached }) {
  return `target: ${measure}: ${figure.toFixed(2)} ${unit} (at most ${atMost}): ${reached ? "reached" : "NOT REACHED"}`;
}
