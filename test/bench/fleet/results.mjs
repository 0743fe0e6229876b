// What was measured of fleets, beside the history of `ops`: one file a name, one run a line.
import fs from "node:fs";
import path from "node:path";
import { root } from "../../../tools/progress.mjs";

/** @typedef {import("./run.mjs").Run} Run */

/** @param {Run} run */
const keyOf = ({ n, parallel, wave }) => [n, parallel, wave].join();

/**
 * Adds to a file; a run that it has already is replaced.
 * @param {string} name
 * @param {import("../ops/history.mjs").Origin} measured
 * @param {number} oneMs what one appliance takes alone
 * @param {Run} run
 */
export function keepRun(name, measured, oneMs, run) {
  const file = path.join(root, "test", "bench", "results", `fleet-${name}.json`);
  /** @type {unknown} */
  const before = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : { runs: [] };
  const { runs } = /** @type {{ runs: Run[] }} */ (before);
  const kept = [...runs.filter((each) => keyOf(each) !== keyOf(run)), { measured, oneMs: Math.round(oneMs), ...rounded(run) }];
  fs.writeFileSync(file, `{\n  "runs": [\n${kept.map((each) => `    ${JSON.stringify(each)}`).join(",\n")}\n  ]\n}\n`);
}

/** @param {Run} run @returns {Run} */
function rounded(run) {
  const round = (/** @type {string} */ _, /** @type {unknown} */ value) =>
    typeof value === "number" ? Math.round(value * 10) / 10 : value;
  /** @type {unknown} */
  const copy = JSON.parse(JSON.stringify(run, round));
  return /** @type {Run} */ (copy);
}
