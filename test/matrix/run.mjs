/**
 * `npm run matrix`: the packed package with every runtime that its users have. Its table is on the terminal; `--write` keeps what ran in
 * results.json, from which docs/support-matrix.md is made. Ends with 1 when a cell fails.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { firstErrors, npm } from "../../tools/npm.mjs";
import { atExit, root, sentenceOf, SetUpError } from "../../tools/progress.mjs";
import { setUp } from "../../tools/set-up.mjs";
import { Bench, liveIn } from "./cell.mjs";
import { allCells } from "./cells.mjs";
import { plainEnvironment } from "./environment.mjs";
import { CellFailure } from "./life.mjs";
import { messageOf } from "./limits.mjs";
import { keep } from "./results.mjs";
import { Toolbox } from "./toolbox.mjs";
import { check } from "./types.mjs";

/** @typedef {import("./cells.mjs").Planned} Planned */
/** @typedef {{ planned: Planned, seconds: number, found?: unknown, failure?: string }} Outcome */

const usage = `npm run matrix -- [options]
  --list       says what there is, and runs nothing
  --only TEXT  the cells in whose line of --list this text is
  --jobs N     cells at the same time (default: one for each core)
  --write      keeps what ran, and writes docs/support-matrix.md`;

const cellMs = 10 * 60_000;

const { values: given } = parseArgs({
  options: {
    list: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    jobs: { type: "string", default: String(os.availableParallelism()) },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

/** Nothing is started any more once this run is told to end: what runs is ended by progress.mjs. */
const interrupted = new AbortController();
const isInterrupted = () => interrupted.signal.aborted;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => {
    interrupted.abort();
  });
}

/** @param {string} text */
const say = (text) => {
  console.log(text);
};

/**
 * Packs the package, and fetches what the cells need.
 * @param {readonly Planned[]} cells
 * @returns {Promise<{ run: import("./cell.mjs").Run, pulumi: string }>}
 */
async function prepare(cells) {
  const pulumi = await setUp();
  if (pulumi === undefined) throw new SetUpError("there is no Pulumi CLI");
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "cisco-ctr-matrix-"));
  atExit(() => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  const tools = path.join(folder, "tools");
  fs.mkdirSync(tools);
  const packed = await npm(["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], { cwd: root });
  if (packed.code !== 0) throw new SetUpError(`npm pack fails (exit ${packed.code}):\n${firstErrors(packed.output)}`);
  const tarball = path.join(folder, fs.readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
  const toolbox = new Toolbox(tools);
  await toolbox.fetch(cells.flatMap(({ tools }) => tools));
  const env = await plainEnvironment();
  return { run: { folder, tarball, bin: pulumi.bin, toolbox, env }, pulumi: pulumi.version };
}

/**
 * @param {Planned} planned
 * @param {Bench} bench
 * @param {(step: string) => void} tell
 */
async function runIn(planned, bench, tell) {
  if (planned.kind === "engine") return await liveIn(bench, tell);
  if (planned.kind === "limit") return { message: await messageOf(planned.limit, bench), instead: planned.limit.instead };
  await bench.mustInstall();
  const verdicts = [];
  for (const version of planned.asked.typescript) {
    for (const name of planned.asked.modules) {
      tell(`TypeScript ${version}, ${name}`);
      verdicts.push(await check(bench, version, name));
    }
  }
  return verdicts.filter((verdict) => verdict !== undefined);
}

/**
 * @param {import("./cell.mjs").Run} run
 * @param {Planned} planned
 * @returns {Promise<Outcome>}
 */
async function runCell(run, planned) {
  const begun = Date.now();
  let step = "";
  const bench = new Bench(run, planned.cell, AbortSignal.any([AbortSignal.timeout(cellMs), interrupted.signal]));
  /** @param {{ found?: unknown, failure?: string }} end */
  const ended = (end) => ({ planned, seconds: Math.round((Date.now() - begun) / 1000), ...end });
  try {
    const found = await runIn(planned, bench, (now) => (step = now));
    return ended({ found });
  } catch (error) {
    const what = error instanceof CellFailure ? error.message : sentenceOf(error);
    return ended({ failure: `${step === "" ? "" : `at ${step}: `}${what}` });
  } finally {
    bench.remove();
  }
}

/**
 * @param {import("./cell.mjs").Run} run
 * @param {readonly Planned[]} cells
 * @returns {Promise<Outcome[]>} in the order of the cells
 */
async function runAll(run, cells) {
  /** @type {Outcome[]} */
  const outcomes = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < cells.length && !isInterrupted(); index = next++) {
      const planned = cells[index];
      if (planned === undefined) return;
      const outcome = await runCell(run, planned);
      outcomes[index] = outcome;
      if (isInterrupted()) return;
      const { seconds, failure } = outcome;
      console.error(`${failure === undefined ? "passed" : "FAILED"} ${planned.title} (${seconds} s)`);
      if (failure !== undefined) console.error(failure.replaceAll(/^/gmu, "    "));
    }
  };
  await Promise.all(Array.from({ length: Number(given.jobs) }, lane));
  return outcomes;
}

/** @param {readonly Outcome[]} outcomes */
function table(outcomes) {
  const width = Math.max(...outcomes.map(({ planned }) => planned.title.length));
  return outcomes
    .map(({ planned, seconds, failure }) => {
      return `${planned.kind.padEnd(6)}  ${planned.title.padEnd(width)}  ${failure === undefined ? "passed" : "FAILED"}  ${String(seconds).padStart(4)} s`;
    })
    .join("\n");
}

async function main() {
  if (given.help) {
    say(usage);
    return;
  }
  const begun = Date.now();
  const all = await allCells();
  const cells = all.filter(({ kind, title }) => `${kind.padEnd(6)}  ${title}`.includes(given.only));
  if (cells.length === 0) throw new SetUpError(`No cell has "${given.only}" in its title; --list says which there are.`);
  if (given.list) {
    say(cells.map(({ kind, title }) => `${kind.padEnd(6)}  ${title}`).join("\n"));
    return;
  }
  const { run, pulumi } = await prepare(cells);
  const outcomes = await runAll(run, cells);
  if (isInterrupted()) return;
  say(`\n${table(outcomes)}\n`);
  const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
  if (given.write && failed === 0) keep(outcomes, all, pulumi);
  if (given.write && failed > 0) say("Nothing is written: a cell has failed.");
  say(
    `${outcomes.length - failed} passed, ${failed} failed, with Pulumi ${pulumi}, in ${Math.round((Date.now() - begun) / 1000)} s`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
