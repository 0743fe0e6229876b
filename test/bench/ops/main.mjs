// `npm run bench -- ops`: what a command of Pulumi costs with this provider, with the least one, and the usual way.
import { readyMs } from "../load.mjs";
import { drawCharts } from "./charts.mjs";
import { makeContestant } from "./contestants.mjs";
import { addToEntry, origin, readEntry } from "./history.mjs";
import { measureQuickly } from "./quick.mjs";
import { rowOf } from "./rows.mjs";
import { runCell } from "./run.mjs";
import { leftOut, selected, WrongOption } from "./selection.mjs";
import { tableOf, verdictLine } from "./table.mjs";
import { judged } from "./targets.mjs";

/** @typedef {import("./history.mjs").Entry} Entry */
/** @typedef {import("./run.mjs").Cell} Cell */

/** @param {readonly string[]} [args] @returns {Promise<boolean>} whether every target that was measured is reached */
export async function measure(args = []) {
  const selection = selected(args);
  if (selection.quick) return await measureQuickly();
  if (selection.show !== undefined) return await show(selection.show);
  if (selection.whole) console.log(`ops: ${leftOut}`);
  const from = await origin();
  const name = selection.keep ?? (selection.whole ? `${from.at.slice(0, 10)}-${from.commit}` : undefined);
  /** What is kept is kept at once: who stops a long run has what was measured until then. @param {Partial<Entry>} found */
  const keep = (found) => {
    if (name !== undefined) addToEntry(name, found);
  };
  const contestants = [];
  for (const each of selection.contestants) contestants.push(await makeContestant(each));
  for (const each of contestants) await warmUp(each);
  /** @type {Entry} */
  const entry = { measured: [from], readyMs: await readyMs(), rows: [] };
  keep(entry);
  for (const cell of selection.cells) {
    const { contestants: names } = cell;
    const rows = await rowsOf(cell, names ? contestants.filter(({ name: each }) => names.includes(each)) : contestants);
    entry.rows.push(...rows);
    keep({ rows });
  }
  if (selection.whole && name !== undefined) return await show(name);
  return judge(name === undefined ? entry : readEntry(name));
}

/** Draws what an entry of the history says, and holds it against the targets. @param {string} name */
async function show(name) {
  const entry = readEntry(name);
  if (entry.rows.length === 0) throw new WrongOption(`--show takes a name in test/bench/results, and "${name}" is none`);
  await drawCharts(entry.rows);
  return judge(entry);
}

/** @param {Entry} entry */
function judge(entry) {
  const verdicts = judged(entry);
  const measured = verdicts.filter(({ figure }) => figure !== undefined);
  for (const verdict of measured) console.log(`ops: ${verdictLine(verdict)}`);
  const others = verdicts.length - measured.length;
  if (others > 0) console.log(`ops: ${others} more targets are about what was not measured`);
  return verdicts.every(({ reached }) => reached !== false);
}

/** Has the system read the files that every command needs. @param {import("./contestants.mjs").Contestant} contestant */
async function warmUp({ wishes, stack }) {
  wishes({ mix: "clients", n: 1, region: "us", changed: false, devices: {} });
  await stack.pulumi(["preview"]);
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
