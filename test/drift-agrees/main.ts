/** `npm run drift-agrees`: drawn states, on which `cisco-ctr drift` and the engine's refresh have to agree; exits with 1 where they do not. */
import { parseArgs } from "node:util";
import { ProviderHome } from "../support/provider-process";
import { agreement, type Agreement, type Verdict } from "./agreement";
import { cliAgreement, removeCliHome } from "./cli-agreement";
import { onStage } from "./stage";

const usage = `npm run drift-agrees -- [options]
  --runs N       states over the provider process (default 300)
  --cli N        states over the real CLI (default 5)
  --seed S       the seed of every draw (default: the time)
  --workers N    states at the same time (default 2)
  --only ID      this state alone, with its story; may be given more than once`;

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "300" },
    cli: { type: "string", default: "5" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    workers: { type: "string", default: "2" },
    only: { type: "string", multiple: true },
    help: { type: "boolean", default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const judged: Record<Verdict, number> = { same: 0, changed: 0, gone: 0, unreadable: 0 };
const failed: string[] = [];
let states = 0;

function judge(id: string, { judged: each, disagreements, story }: Agreement): void {
  states++;
  for (const verdict of Object.keys(judged) as Verdict[]) judged[verdict] += each[verdict];
  if (disagreements.length > 0) {
    const lines = disagreements.map(
      ({ type, name, engine, drift }) => `  ${type} ${name}: the engine says ${engine}, drift ${drift}`,
    );
    fail(id, [...story, ...lines]);
  } else if (options.only) say([`${id} agrees`, ...story].join("\n"));
}

function fail(id: string, lines: readonly string[]): void {
  failed.push(id);
  say(`\nDISAGREE ${id}\n${lines.join("\n")}\n  again: npm run drift-agrees -- --seed ${options.seed} --only '${id}'\n`);
}

async function one(home: ProviderHome, id: string): Promise<void> {
  try {
    const play = id.startsWith("cli|") ? cliAgreement : agreement;
    judge(id, await onStage(home, (stage) => play(id, stage)));
  } catch (error) {
    fail(id, [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  }
}

async function all(home: ProviderHome, ids: string[], workers: number): Promise<void> {
  const [count, begun] = [ids.length, Date.now()];
  let told = begun;
  const work = async (): Promise<void> => {
    for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
      await one(home, id);
      if (Date.now() - told < 15_000) continue;
      told = Date.now();
      say(`${count - ids.length} of ${count}, ${failed.length} disagree, ${Math.round((told - begun) / 1_000)} s`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

async function main(): Promise<void> {
  if (options.help) {
    say(usage);
    return;
  }
  const { seed } = options;
  const ids = (kind: string, count: string) => Array.from({ length: Number(count) }, (_, n) => `${kind}|${seed}|${n}`);
  const home = ProviderHome.create();
  const begun = Date.now();
  try {
    say(`seed ${seed}`);
    if (options.only) await all(home, [...options.only], 1);
    else {
      await all(home, ids("agrees", options.runs), Number(options.workers));
      await all(home, ids("cli", options.cli), 1);
    }
  } finally {
    home.remove();
    removeCliHome();
  }
  for (const id of failed) say(`failed: npm run drift-agrees -- --seed ${seed} --only '${id}'`);
  say(
    `seed ${seed}, ${Math.round((Date.now() - begun) / 1_000)} s: ${states} states, ${failed.length} disagree; the engine's verdicts:`,
  );
  say(JSON.stringify(judged));
  process.exitCode = failed.length > 0 ? 1 : 0;
}

void main();
