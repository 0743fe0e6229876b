#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Command, CommanderError } from "commander";
import { driftCommand } from "./commands/drift";
import { emulatorCommand } from "./commands/emulator";
import { exitCodes, UsageProblem } from "./exit-codes";

/** The version of the nearest package.json: two levels up when built, one when run from source. */
function packageVersion(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  }
  return "unknown";
}

const examples = `
Examples:
  $ cisco-ctr emulator --json
  $ cisco-ctr help emulator`;

/** One file each, which loads what it runs when it runs. */
const commands: readonly (() => Command)[] = [driftCommand, emulatorCommand];

/** The command with all its subcommands; `parseAsync` throws instead of exiting. */
export function buildProgram(): Command {
  const program = new Command("cisco-ctr")
    .description("Join Cisco ESA, SMA and Firepower to Cisco Threat Response (Cisco XDR), and look after it")
    .version(packageVersion())
    .exitOverride()
    .addHelpText("after", examples);
  for (const command of commands.map((make) => make())) program.addCommand(command.copyInheritedSettings(program));
  return program;
}

async function main(): Promise<NodeJS.Process["exitCode"]> {
  try {
    await buildProgram().parseAsync();
    return process.exitCode;
  } catch (problem) {
    // Commander has already said what is wrong, or printed the help that was asked for.
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : exitCodes.usage;
    const { message, syscall } = problem as NodeJS.ErrnoException;
    console.error(`error: ${syscall === "listen" ? `cannot listen: ${message}; choose another --port` : message}`);
    return problem instanceof UsageProblem ? exitCodes.usage : exitCodes.failure;
  }
}

if (require.main === module) {
  void main().then((code) => {
    process.exitCode = code;
  });
}
