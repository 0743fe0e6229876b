/** `npm run chaos`: the crash matrix, drawn runs beyond it, and runs of the real CLI; prints the totals, exits with 1 on any failure. */
import { parseArgs } from "node:util";
import { ProviderHome } from "../support/provider-process";
import { cliCase, removeCliHomes } from "./cli-case";
import { cellNamed, cellsOf, stepsOf } from "./matrix";
import { randomCase } from "./random";
import { runCase, type Result } from "./run-case";
import { scenarios } from "./scenarios";
import { Draws } from "./seeded";
import type { FindingKind } from "./inspection";

const usage = `npm run chaos -- [options]
  --runs N|all   runs over the provider process (default 1000); all: every cell of the matrix, and a tenth more drawn ones
  --cli N        runs of the real CLI (default 60)
  --seed S       the seed of every draw (default: the time)
  --workers N    runs at the same time (default 2)
  --only ID      this case alone, with its story; may be given more than once
  --match REGEXP only cells whose id matches
  --scenario REGEXP  only cells of these scenarios
  --stop         stop after the first failure`;

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "1000" },
    cli: { type: "string", default: "60" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    workers: { type: "string", default: "2" },
    only: { type: "string", multiple: true },
    scenario: { type: "string" },
    match: { type: "string" },
    stop: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const totals = { runs: 0, cliRuns: 0, orphans: 0, duplicates: 0, leaks: 0, unconverged: 0, survivors: 0, broken: 0, notFired: 0 };
const counters: Record<FindingKind, keyof typeof totals> = {
  orphan: "orphans",
  duplicate: "duplicates",
  leak: "leaks",
  unconverged: "unconverged",
  survivor: "survivors",
};
const failed: string[] = [];
const notFired: string[] = [];
const times: number[] = [];
let outlived = 0;
let stopped = false;

const isOfCli = (id: string): boolean => id.startsWith("cli|");

/** Counts a run once per kind of finding; one whose fault never fired proves nothing, and counts as no run. */
function judge(id: string, result: Result): void {
  times.push(result.ms);
  outlived = Math.max(outlived, result.outlivedMs ?? 0);
  const good = result.findings.length === 0;
  for (const kind of new Set(result.findings.map((each) => each.kind))) totals[counters[kind]]++;
  if (good && result.fired.length === 0) {
    totals.notFired++;
    notFired.push(id);
    return;
  }
  totals[isOfCli(id) ? "cliRuns" : "runs"]++;
  if (!good) fail(id, [...result.story, ...result.findings.map(({ kind, text }) => `  ${kind.toUpperCase()}: ${text}`)]);
  else if (options.only) say(result.story.join("\n"));
}

function fail(id: string, story: string[]): void {
  failed.push(id);
  say(`\nFAILED ${id}\n${story.join("\n")}\n  again: npm run chaos -- --seed ${options.seed} --only '${id}'\n`);
  if (options.stop) stopped = true;
}

async function one(home: ProviderHome, id: string): Promise<void> {
  try {
    const run = () => {
      if (isOfCli(id)) return cliCase(id);
      return runCase(home, id.startsWith("random|") ? randomCase(id) : cellNamed(id));
    };
    let result = await run();
    // How often a wait looks is up to the clock: a moment that did not come may come the next time.
    if (result.fired.length === 0 && result.findings.length === 0) result = await run();
    judge(id, result);
  } catch (error) {
    totals.broken++;
    fail(id, [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  }
}

/** Runs ids on so many lanes; those that only wait have lanes of their own, since they cost no processor. */
async function all(home: ProviderHome, ids: string[], title: string): Promise<void> {
  const waits = (id: string) => id.includes("|hang");
  const queues = [
    { ids: ids.filter((id) => !waits(id)), lanes: Number(options.workers) },
    { ids: ids.filter(waits), lanes: 6 },
  ];
  const begun = Date.now();
  let done = 0;
  let told = begun;
  await Promise.all(
    queues.flatMap((queue) =>
      Array.from({ length: queue.lanes }, async () => {
        for (let id = queue.ids.shift(); id !== undefined && !stopped; id = queue.ids.shift()) {
          await one(home, id);
          done++;
          if (Date.now() - told > 15_000) {
            told = Date.now();
            say(`${title}: ${done} of ${ids.length}, ${failed.length} failed, ${Math.round((told - begun) / 1000)} s`);
          }
        }
      }),
    ),
  );
}

async function matrix(home: ProviderHome): Promise<string[]> {
  const cells: string[] = [];
  const only = options.scenario;
  const waiting = scenarios.filter(({ name }) => only === undefined || new RegExp(only).test(name));
  await Promise.all(
    Array.from({ length: Number(options.workers) }, async () => {
      for (let scenario = waiting.shift(); scenario; scenario = waiting.shift()) {
        const steps = await stepsOf(home, scenario);
        const own = cellsOf(scenario, steps);
        say(`${scenario.name}: ${steps.length} steps, ${own.length} cells`);
        cells.push(...own);
      }
    }),
  );
  return cells.sort();
}

async function main(): Promise<void> {
  if (options.help) {
    say(usage);
    return;
  }
  const { seed } = options;
  const wantedCli = Number(options.cli);
  const home = ProviderHome.create();
  const begun = Date.now();
  try {
    if (options.only) await all(home, options.only, "chosen");
    else {
      say(`seed ${seed}`);
      if (options.runs !== "0") {
        const cells = (await matrix(home)).filter((id) => options.match === undefined || new RegExp(options.match).test(id));
        const wanted = options.runs === "all" ? Math.round(cells.length * 1.1) : Number(options.runs);
        // A tenth, and what the matrix has too little for, is drawn.
        const drawn = (options.match ?? options.scenario) ? 0 : Math.max(Math.ceil(wanted / 11), wanted - cells.length);
        const struck = new Draws(seed).shuffled(cells).slice(0, wanted - drawn);
        say(`${cells.length} cells in the matrix: ${struck.length} of them, and ${drawn} drawn runs`);
        await all(home, [...struck, ...Array.from({ length: drawn }, (_, n) => `random|${seed}|${n}`)], "provider process");
      }
      // A moment that does not come in a run of the real CLI proves nothing: another one is drawn for it.
      const most = 2 * wantedCli;
      for (let drawn = 0, more = wantedCli; more > 0 && drawn < most && !stopped; more = wantedCli - totals.cliRuns) {
        const from = drawn;
        drawn += Math.min(more, most - drawn);
        await all(
          home,
          Array.from({ length: drawn - from }, (_, n) => `cli|${seed}|${from + n}`),
          "real CLI",
        );
      }
    }
  } finally {
    home.remove();
    removeCliHomes();
  }
  times.sort((a, b) => a - b);
  say(
    `\nseed ${seed}, ${Math.round((Date.now() - begun) / 1000)} s; a run took ${times[times.length >> 1] ?? 0} ms at the median, ${times.at(-1) ?? 0} ms at most`,
  );
  say(`the provider process outlived the engine by ${outlived} ms at most`);
  for (const id of notFired) say(`not fired: ${id}`);
  for (const id of failed) say(`failed: npm run chaos -- --seed ${seed} --only '${id}'`);
  say(JSON.stringify(totals));
  const unproven = options.only ? notFired.length > 0 : totals.cliRuns < wantedCli || notFired.some((id) => !isOfCli(id));
  process.exitCode = failed.length > 0 || unproven ? 1 : 0;
}

void main();
