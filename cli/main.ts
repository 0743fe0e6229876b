#!/usr/bin/env node
import { Command, CommanderError, Help, type Option } from "commander";
import type * as completion from "./commands/completion";
import type * as doctor from "./commands/doctor";
import type * as drift from "./commands/drift";
import type * as emulator from "./commands/emulator";
import type * as list from "./commands/list";
import type * as map from "./commands/map";
import type * as observe from "./commands/observe";
import type * as quota from "./commands/quota";
import { exitCodes } from "./exit-codes";
import type * as problems from "./problems";
import { endOnSignals, wasInterrupted } from "./signals";
import type * as versions from "./version";

const examples = `
Examples:
  $ cisco-ctr drift --all                             has anybody changed something behind the stacks' back?
  $ cisco-ctr list devices --unmanaged                what no stack manages
  $ cisco-ctr observe 'email_subject:"test test"'     is data really flowing?
  $ cisco-ctr help list                               options and examples of a command

All commands but emulator only look. Credentials come from the same variables as the provider's: CISCO_CTR_US_CLIENT_ID,
CISCO_CTR_US_CLIENT_PASSWORD or CISCO_CTR_US_CLIENT_PASSWORD_FILE, and so on for EU and APJC.`;

/** One file each, of which only that of the command in use is loaded, and which loads what it runs when it runs. */
const commands: Readonly<Record<string, () => Command>> = {
  drift: () => (require("./commands/drift") as typeof drift).driftCommand(),
  map: () => (require("./commands/map") as typeof map).mapCommand(),
  doctor: () => (require("./commands/doctor") as typeof doctor).doctorCommand(),
  list: () => (require("./commands/list") as typeof list).listCommand(),
  observe: () => (require("./commands/observe") as typeof observe).observeCommand(),
  quota: () => (require("./commands/quota") as typeof quota).quotaCommand(),
  emulator: () => (require("./commands/emulator") as typeof emulator).emulatorCommand(),
  completion: () => (require("./commands/completion") as typeof completion).completionCommand(),
};

/**
 * The command with its subcommands; `parseAsync` throws instead of exiting.
 *
 * @param words what it was called with: where the first one names a subcommand that knows nothing of the others, those are left out
 */
export function buildProgram(words: readonly string[] = []): Command {
  const program = new Command("cisco-ctr")
    .description("Join Cisco ESA, SMA and Firepower to Cisco Threat Response (Cisco XDR), and look after it")
    .exitOverride()
    .addHelpText("after", examples);
  program.configureHelp({ optionDescription: withoutEmptyDefaults });
  const [asked = ""] = words;
  const isAlone = Object.hasOwn(commands, asked) && asked !== "completion";
  const wanted = Object.entries(commands).filter(([name]) => !isAlone || name === asked);
  if (!isAlone || words.some((word) => word === "-V" || word === "--version"))
    program.version((require("./version") as typeof versions).packageVersion());
  for (const [, make] of wanted) program.addCommand(make().copyInheritedSettings(program));
  return program;
}

/** An option that may be given several times has none by default, which its description says. */
function withoutEmptyDefaults(this: Help, option: Option): string {
  const given: unknown = option.defaultValue;
  const isEmpty = Array.isArray(given) && given.length === 0;
  return isEmpty ? option.description : Help.prototype.optionDescription.call(this, option);
}

/** Runs what the process was called with. */
async function main(): Promise<NodeJS.Process["exitCode"]> {
  endOnSignals();
  endWithReader();
  let code: NodeJS.Process["exitCode"];
  let problem: unknown;
  try {
    await buildProgram(process.argv.slice(2)).parseAsync();
    code = process.exitCode;
  } catch (thrown) {
    // Commander has already said what is wrong, or printed the help that was asked for.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    problem = thrown;
  }
  if (wasInterrupted(problem !== undefined)) {
    console.error("cisco-ctr: interrupted");
    return exitCodes.interrupted;
  }
  if (problem === undefined) return code;
  const { exitCodeOf, told } = require("./problems") as typeof problems;
  console.error(`error: ${told(problem)}`);
  return exitCodeOf(problem);
}

/** Who reads standard output has enough of it, as `head` does. */
function endWithReader(): void {
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit(exitCodes.clean);
    console.error(`error: cannot write to standard output: ${code === "ENOSPC" ? "the disk is full" : (code ?? "it failed")}`);
    process.exit(exitCodes.failure);
  });
}

if (require.main === module) {
  void main().then((code) => {
    process.exitCode = code;
  });
}
