import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { checkFaultRules, InputProblem, startEmulator, type FaultRule, type RunningEmulator, type StartLine } from "../emulator";

interface Flags {
  port: number;
  seed: number;
  faults: string;
  json?: true;
  env?: true;
  record?: true;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

/** The rules of `--faults`: a name of ours, or a file with a list as `POST /faults` takes it. */
function readFaults(text: string): "default" | "none" | FaultRule[] {
  if (text === "default" || text === "none") return text;
  let content: string;
  try {
    content = readFileSync(text, "utf8");
  } catch {
    throw new InputProblem(`cannot read the fault rules in ${text}: give default, none or a readable file`);
  }
  try {
    return checkFaultRules(JSON.parse(content));
  } catch (problem) {
    const reason = problem instanceof InputProblem ? problem.message : "it is not JSON";
    throw new InputProblem(`cannot use the fault rules in ${text}: ${reason}`);
  }
}

/** One word of a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The variables of design.md section 3, as shell exports. */
export function shellExports({ regions }: Pick<StartLine, "regions">): string {
  return Object.entries(regions)
    .flatMap(([region, { url, clientId, clientPassword }]) => {
      const prefix = `CISCO_CTR_${region.toUpperCase()}`;
      return [
        `export ${prefix}_CLIENT_ID=${quoted(clientId)}`,
        `export ${prefix}_CLIENT_PASSWORD=${quoted(clientPassword)}`,
        `export ${prefix}_URL=${quoted(url)}`,
      ];
    })
    .join("\n");
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

/** Ends on SIGTERM or SIGINT; a second signal does not wait for the closing. */
function stopped(emulator: RunningEmulator): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      emulator.close().then(resolve, reject);
    };
    process.once("SIGTERM", stop).once("SIGINT", stop);
  });
}

async function run({ faults, json, env, ...options }: Flags): Promise<void> {
  const emulator = await startEmulator({ ...options, faults: readFaults(faults) });
  const ended = stopped(emulator);
  if (json) console.log(emulator.startLine);
  else if (env) console.log(shellExports(emulator));
  else console.log(table(emulator));
  await ended;
}

const EXAMPLES = `
Examples:
  $ cisco-ctr emulator                               what listens where, for people
  $ cisco-ctr emulator --port 4100 --json            one line of JSON on stdout when ready
  $ cisco-ctr emulator --env > emulator.env &        then: . ./emulator.env && pulumi up
  $ cisco-ctr emulator --seed 7 --faults default     with slow, lost and refused requests, the same ones each time

It listens on 127.0.0.1 only, keeps everything in memory, and runs until SIGTERM or Ctrl-C.`;

/** `cisco-ctr emulator`: a Cisco cloud and appliances to try stacks on (design.md section 4). */
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
    .option("--env", "print shell exports with the credentials when ready")
    .option("--record", "keep the answers of the published services for GET /exchanges")
    .addHelpText("after", EXAMPLES)
    .action(async (flags: Flags, command: Command) => {
      if (flags.json && flags.env) command.error("error: --json and --env exclude each other");
      await run(flags);
    });
}
