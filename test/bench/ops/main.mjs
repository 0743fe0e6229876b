// `npm run bench -- ops`: what a command of Pulumi costs with this provider, with the least one, and the usual way.
import path from "node:path";
import { root } from "../../../tools/progress.mjs";
import { readyMs } from "../load.mjs";
import { makeContestant } from "./contestants.mjs";
import { addToEntry, entryFile, origin } from "./history.mjs";
import { measureQuickly } from "./quick.mjs";
import { rowOf } from "./rows.mjs";
import { runCell } from "./run.mjs";
import { leftOut, selected } from "./selection.mjs";
import { tableOf, verdictLine } from "./table.mjs";
import { judged } from "./targets.mjs";

/** @typedef {import("./rows.mjs").Row} Row */
/** @typedef {import("./run.mjs").Cell} Cell */

/** Caches are warm after one resource. */
const warmUp = { mix: "clients", n: 1, latencyMs: 0, operations: [], rounds: 1 };

/** @param {readonly string[]} [args] @returns {Promise<boolean>} whether every target that was measured is reached */
export async function measure(args = []) {
  const selection = selected(args);
  if (selection.quick) return await measureQuickly();
  if (selection.whole) console.log(`ops: ${leftOut}`);
  const from = await origin();
  const file = selection.keep ?? (selection.whole ? `${from.at.slice(0, 10)}-${from.commit}` : undefined);
  const contestants = [];
  for (const name of selection.contestants) contestants.push(await makeContestant(name));
  await runCell(warmUp, contestants, () => undefined);
  /** @type {Row[]} */
  const rows = [];
  for (const cell of selection.cells) rows.push(...(await rowsOf(cell, contestants)));
  const findings = { rows, readyMs: await readyMs() };
  if (file !== undefined) {
    addToEntry(entryFile(file), { measured: [from], ...findings });
    console.log(`ops: kept in ${path.relative(root, entryFile(file))}`);
  }
  const verdicts = judged(findings);
  for (const verdict of verdicts) console.log(`ops: ${verdictLine(verdict)}`);
  return verdicts.every(({ reached }) => reached !== false);
}

/** @param {Cell} cell @param {readonly import("./contestants.mjs").Contestant[]} contestants */
async function rowsOf(cell, contestants) {
  const { mix, n, latencyMs } = cell;
  /** @type {Map<string, import("./run.mjs").Sample[]>} */
  const samples = new Map();
  await runCell(cell, contestants, ({ contestant, operation, sample }) => {
    const key = `${operation} ${contestant}`;
    samples.set(key, [...(samples.get(key) ?? []), sample]);
  });
  return cell.operations.flatMap((operation) => {
    const rows = contestants.map(({ name: contestant }) =>
      rowOf({ mix, n, latencyMs, operation, contestant }, samples.get(`${operation} ${contestant}`) ?? []),
    );
    console.log(`ops: ${operation} of ${n} ${mix}, ${latencyMs} ms, ${cell.rounds} rounds`);
    console.log(tableOf(rows));
    return rows;
  });
}
