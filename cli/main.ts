#!/usr/bin/env node
import { Command, CommanderError, Help, type Option } from "commander";
import { completionCommand } from "./commands/completion";
import { doctorCommand } from "./commands/doctor";
import { driftCommand } from "./commands/drift";
import { emulatorCommand } from "./commands/emulator";
import { listCommand } from "./commands/list";
import { mapCommand } from "./commands/map";
import { observeCommand } from "./commands/observe";
import { quotaCommand } from "./commands/quota";
import { exitCodes } from "./exit-codes";
import type * as problems from "./problems";
import { endOnSignals, wasInterrupted } from "./signals";
import { packageVersion } from "./version";

const examples = `
Examples:
  $ cisco-ctr drift --all                             has anybody changed something behind the stacks' back?
  $ cisco-ctr list devices --unmanaged                what no stack manages
  $ cisco-ctr observe 'email_subject:"test test"'     is data really flowing?
  $ cisco-ctr help list                               options and examples of a command

All commands but emulator only look. Credentials come from the same variables as the provider's: CISCO_CTR_US_CLIENT_ID,
CISCO_CTR_US_CLIENT_PASSWORD or CISCO_CTR_US_CLIENT_PASSWORD_FILE, and so on for EU and APJC.`;

/** One file each, which loads what it runs when it runs. */
const commands: readonly (() => Command)[] = [
  driftCommand,
  mapCommand,
  doctorCommand,
  listCommand,
  observeCommand,
  quotaCommand,
  emulatorCommand,
  completionCommand,
];

/** The command with all its subcommands; `parseAsync` throws instead of exiting. */
export function buildProgram(): Command {
  const program = new Command("cisco-ctr")
    .description("Join Cisco ESA, SMA and Firepower to Cisco Threat Response (Cisco XDR), and look after it")
    .version(packageVersion())
    .exitOverride()
    .addHelpText("after", examples);
  program.configureHelp({ optionDescription: withoutEmptyDefaults });
  for (const command of commands.map((make) => make())) program.addCommand(command.copyInheritedSettings(program));
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
    await buildProgram().parseAsync();
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
    process.exit(code === "EPIPE" ? exitCodes.clean : exitCodes.failure);
  });
}

if (require.main === module) {
  void main().then((code) => {
    process.exitCode = code;
  });
}
