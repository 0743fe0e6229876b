import { Command, InvalidArgumentError } from "commander";
import { parseDuration } from "../../provider/base/duration";
import { UsageProblem } from "../exit-codes";
import type * as calls from "../quota/calls";
import type * as show from "../quota/show";
import { paintFor } from "../terminal/colour";
import type * as jsonModule from "../terminal/json";

interface Flags {
  stacks: number;
  devices?: number;
  modules?: number;
  moduleTypes: number;
  clients: number;
  every: string;
  share: number;
  json?: true;
}

/** Reads a whole number. */
function from(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function duration(text: string): string {
  if ((parseDuration(text) ?? 0) > 0) return text;
  throw new InvalidArgumentError("It must be a whole number with s, m, h or d, such as 15m.");
}

function quota({ stacks, devices, modules, moduleTypes, clients, every, share, json }: Flags): void {
  if (devices === undefined)
    throw new UsageProblem("--devices is missing: say how many the organisation has, such as --devices 1000");
  const { divide } = require("../quota/calls") as typeof calls;
  const { quotaJson, quotaText } = require("../quota/show") as typeof show;
  const plan = { stacks, everyMs: parseDuration(every) ?? 0, allowed: share / 100 };
  const division = divide({ devices, modules: modules ?? devices, moduleTypes, clients }, plan);
  const { jsonText } = require("../terminal/json") as typeof jsonModule;
  console.log(json ? jsonText(quotaJson(division, every)) : quotaText(division, every, paintFor(process.stdout)));
}

const examples = `
Examples:
  $ cisco-ctr quota --devices 1000 --every 15m                 one run that looks at all stacks
  $ cisco-ctr quota --stacks 40 --devices 10000 --every 15m    a run for each stack, and one for all of them
  $ cisco-ctr quota --devices 300 --modules 600 --clients 0 --every 1h --share 25
  $ cisco-ctr quota --stacks 4 --devices 400 --every 30m --json

Cisco grants an organisation 8,000 calls an hour, all its API clients together; each region is an organisation of its own.
A run is what lists everything once in one process: pulumi refresh, or cisco-ctr drift, of one stack or of many. It asks for whole
lists, so that its calls depend on what the organisation has and not on how much of it the stack has.
It asks nobody: no credentials are needed. With --json it is as schema/quota.schema.json of the package says.
Exit codes: 0; 2 for wrong options.`;

const mostObjects = 10_000_000;

/** `cisco-ctr quota`: how far the shared hourly quota goes. */
export function quotaCommand(): Command {
  return new Command("quota")
    .description("calculate how the organisation's hourly quota of calls is divided among runs")
    .option("--devices <N>", "devices that the organisation has", from(0, mostObjects))
    .option("--modules <N>", "modules that it has; default: one for each device", from(0, mostObjects))
    .option("--module-types <N>", "module types in its catalogue", from(0, mostObjects), 100)
    .option("--clients <N>", "API clients that it has; 0: no run lists them", from(0, mostObjects), 10)
    .option("--stacks <N>", "stacks with a run of their own", from(1, mostObjects), 1)
    .option("--every <DURATION>", "time between rounds, such as 15m", duration, "1h")
    .option("--share <PERCENT>", "how much of the quota the runs may use, for the shortest time between rounds", from(1, 100), 50)
    .option("--json", "print JSON in place of tables")
    .addHelpText("after", examples)
    .action(quota);
}
