/** `npm run options`: drawn programs, options and commands; prints the seed and counts losses, ends with 1 on any. */
import { parseArgs } from "node:util";
import { ProviderHome } from "../support/provider-process";
import { cliRun } from "./cli-run";
import { miniRun, type Verdict } from "./mini-run";

const usage = `npm run options -- [options]
  --runs N     runs over the provider process (default 500)
  --cli N      runs of the real CLI (default 40)
  --seed S     the seed of every draw (default: the time)
  --workers N  runs at the same time (default 2)
  --only ID    this run alone, with its story`;

const { values: given } = parseArgs({
  options: {
    runs: { type: "string", default: "500" },
    cli: { type: "string", default: "40" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    workers: { type: "string", default: "2" },
    only: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const totals = { runs: 0, cliRuns: 0, losses: 0, broken: 0 };
const begun = Date.now();
let told = begun;

async function one(home: ProviderHome, id: string): Promise<void> {
  const cli = id.startsWith("cli|");
  const verdict: Verdict = await (cli ? cliRun(id) : miniRun(home, id)).catch((error: unknown) => {
    totals.broken++;
    return { losses: [], story: [error instanceof Error ? (error.stack ?? error.message) : String(error)], broken: true };
  });
  totals[cli ? "cliRuns" : "runs"]++;
  totals.losses += verdict.losses.length;
  const good = verdict.losses.length === 0 && !("broken" in verdict);
  if (good && given.only === undefined) return;
  const lines = [...verdict.story, ...verdict.losses.map((each) => `LOSS ${each}`)].map((line) => `  ${line}`);
  say([`\n${good ? "good" : "FAILED"} ${id}`, ...lines, `  again: npm run options -- --only '${id}'\n`].join("\n"));
}

async function main(): Promise<void> {
  if (given.help) {
    say(usage);
    return;
  }
  const home = ProviderHome.create();
  const ids = (kind: string, count: string) => Array.from({ length: Number(count) }, (_, n) => `${kind}|${given.seed}|${n}`);
  const queue = given.only === undefined ? [...ids("mini", given.runs), ...ids("cli", given.cli)] : [given.only];
  const all = queue.length;
  say(`seed ${given.seed}, ${all} runs`);
  const lane = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      await one(home, id);
      if (Date.now() - told < 15_000) continue;
      told = Date.now();
      say(`${all - queue.length} of ${all}, ${totals.losses} losses, ${Math.round((told - begun) / 1000)} s`);
    }
  };
  try {
    await Promise.all(Array.from({ length: Number(given.workers) }, lane));
  } finally {
    home.remove();
  }
  say(`seed ${given.seed}, ${Math.round((Date.now() - begun) / 1000)} s: ${JSON.stringify(totals)}`);
  process.exitCode = totals.losses + totals.broken === 0 ? 0 : 1;
}

void main();
