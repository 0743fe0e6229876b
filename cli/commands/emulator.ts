import { Command, InvalidArgumentError } from "commander";
import type * as emulator from "../../emulator";
import type { FaultRule, RunningEmulator, StartLine } from "../../emulator";
import { readSmallFile } from "../../provider/base/small-file";
import { runCommand } from "../emulator/child";
import { UsageProblem } from "../exit-codes";
import { shellExports, variablesOf } from "../emulator/variables";

/** Loaded when it is to run: no other command, and no help, waits for its servers. */
function loadEmulator(): typeof emulator {
  return require("../../emulator") as typeof emulator;
}

/** What the emulator finds wrong with its input is wrong with how the command was called. */
async function asUsage<T>(act: () => T | Promise<T>, prefix = ""): Promise<T> {
  try {
    return await act();
  } catch (problem) {
    throw problem instanceof loadEmulator().InputProblem ? new UsageProblem(prefix + problem.message) : problem;
  }
}

interface Flags {
  port: number;
  seed: number;
  faults: string;
  json?: true;
  env?: true;
  exec?: true;
  record?: true;
  load?: string;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

const mostRuleBytes = 1_048_576;

/** The rules of `--faults`: a name of ours, or a file with a list as `POST /faults` takes it. */
async function readFaults(text: string): Promise<"default" | "none" | FaultRule[]> {
  if (text === "default" || text === "none") return text;
  const file = readSmallFile(text, mostRuleBytes);
  if ("problem" in file) {
    throw new UsageProblem(`cannot use the fault rules in ${text}: it ${file.problem}; give default, none or a JSON file`);
  }
  return asUsage(() => loadEmulator().checkFaultRules(parsed(file.text, text)), `cannot use the fault rules in ${text}: `);
}

function parsed(json: string, name: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UsageProblem(`cannot use the fault rules in ${name}: it is not JSON`);
  }
}

/** For people: what listens where. Passwords are left to --json and --env. */
function table({ admin, seed, regions, appliances, fmcs, relay }: StartLine): string {
  const rows = [
    ["admin", admin, `seed ${seed}`],
    ...Object.entries(regions).map(([region, { url, clientId }]) => [region, url, clientId]),
    ...appliances.map(({ name, type, version, host, port, username }) => [
      name,
      `ssh ${username}@${host} -p ${port}`,
      `${type} ${version}`,
    ]),
    ...fmcs.map(({ name, host, port, username }) => [name, `https://${host}:${port}`, `FMC, user ${username}`]),
    ["relay", relay, "for modules of a relay's type"],
  ];
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows
    .map(([what = "", where = "", more = ""]) => `${what.padEnd(width(0))}  ${where.padEnd(width(1))}  ${more}`)
    .join("\n");
}

/** Ends on SIGTERM or SIGINT, or with its terminal; a second signal does not wait for the closing. */
function stopped(emulator: RunningEmulator): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      emulator.close().then(resolve, reject);
    };
    process.once("SIGTERM", stop).once("SIGINT", stop).once("SIGHUP", stop);
  });
}

async function runUntilStopped(flags: Flags): Promise<void> {
  const running = await start(flags);
  const ended = stopped(running);
  if (flags.json) console.log(running.startLine);
  else if (flags.env) console.log(shellExports(variablesOf(running, process.env)));
  else console.log(table(running));
  await ended;
}

/** As long as a command takes, whose exit code becomes this process's. */
async function runDuring(command: readonly string[], flags: Flags): Promise<void> {
  const running = await start(flags);
  try {
    process.exitCode = await runCommand(command, { ...process.env, ...variablesOf(running, process.env) });
  } finally {
    await running.close();
  }
}

async function start({ port, seed, faults, record, load }: Flags): Promise<RunningEmulator> {
  const rules = await readFaults(faults);
  const options = { port, seed, faults: rules, ...(record && { record }), ...(load !== undefined && { load }) };
  return asUsage(() => loadEmulator().startEmulator(options));
}

/** What is wrong with options and command together. */
function usageProblem({ json, env, exec }: Flags, command: readonly string[]): string | undefined {
  const [first] = command;
  if ([json, env, exec].filter(Boolean).length > 1) return "--json, --env and --exec exclude each other";
  if (exec && first === undefined) return "--exec needs a command: cisco-ctr emulator --exec -- pulumi up";
  if (!exec && first !== undefined) return `there is no use for "${first}": a command is run with --exec -- ${command.join(" ")}`;
  return undefined;
}

const examples = `
Examples:
  $ cisco-ctr emulator                               what listens where, for people
  $ cisco-ctr emulator --exec -- pulumi up --yes     during one command, which finds everything in its environment
  $ cisco-ctr emulator --exec -- sh                  during a shell
  $ cisco-ctr emulator --port 4100 --json            one line of JSON on stdout when ready
  $ cisco-ctr emulator --seed 7 --faults default     with slow, lost and refused requests, the same ones each time
  $ cisco-ctr emulator --load recorded               with what an organisation had when it was recorded

The environment of --env and --exec has no other variable that begins like those of the emulator: an ESA1_PRIVATE_KEY_FILE of yours,
or whatever else begins with ESA1_, SMA1_, FMC1_ or CISCO_CTR_US_ (EU_, APJC_), is cleared.

It listens on 127.0.0.1 only, keeps everything in memory, and runs until SIGTERM, Ctrl-C or the end of the command.
Exit codes: 0, or that of the command; 1 when it cannot listen; 2 for wrong options.`;

/** `cisco-ctr emulator`: a Cisco cloud and appliances to try stacks on. */
export function emulatorCommand(): Command {
  return new Command("emulator")
    .description("run an emulated Cisco Threat Response cloud with appliances, for tests")
    .option(
      "--port <N>",
      "admin port; the regions take the next three, the relay N+4, the FMC N+9, the appliances those from N+10 (0: any free)",
      wholeNumber,
      0,
    )
    .option("--seed <N>", "the same seed gives the same ids, credentials and faults", wholeNumber, 1)
    .option("--faults <default|none|FILE>", "faults to inject: a modest mixture, none, or a JSON file of rules", "none")
    .option("--json", "print one line of JSON when ready, credentials included")
    .option("--env", "print shell exports of all a program needs when ready")
    .option("--exec", "run the command after --, with all a program needs in its environment, and end with it")
    .option("--record", "keep the answers of the published services for GET /exchanges")
    .option("--load <DIR>", "begin with the organisations that doctor --contract --record DIR wrote down")
    .addHelpText("after", examples)
    .argument("[command...]", "with --exec")
    .action(async (words: string[], flags: Flags, command: Command) => {
      const problem = usageProblem(flags, words);
      if (problem !== undefined) command.error(`error: ${problem}`);
      await (flags.exec ? runDuring(words, flags) : runUntilStopped(flags));
    });
}
