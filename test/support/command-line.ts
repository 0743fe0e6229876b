import { jest } from "@jest/globals";
import { CommanderError, type Command } from "commander";
import { exitCodes } from "../../cli/exit-codes";
import { buildProgram } from "../../cli/main";
import { exitCodeOf, told } from "../../cli/problems";
import type { RegionApi } from "./emulator-api";

/** How a command ended, and what it wrote where. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `cisco-ctr` in this process, as `main` does. */
export async function ciscoCtr(env: Record<string, string | undefined>, ...words: string[]): Promise<Ended> {
  const written = { stdout: "", stderr: "" };
  const collect = (stream: keyof typeof written) => (text: unknown) => {
    written[stream] += String(text);
    return true;
  };
  const lines = (stream: keyof typeof written) => (text: unknown) => void collect(stream)(`${String(text)}\n`);
  const spies = [
    jest.spyOn(console, "log").mockImplementation(lines("stdout")),
    jest.spyOn(console, "error").mockImplementation(lines("stderr")),
    jest.spyOn(process.stdout, "write").mockImplementation(collect("stdout")),
    jest.spyOn(process.stderr, "write").mockImplementation(collect("stderr")),
  ];
  const before = process.env;
  process.env = { PATH: before["PATH"], ...env };
  process.exitCode = 0;
  try {
    const program = buildProgram();
    for (const each of allCommands(program)) each.configureOutput({ getOutHelpWidth: () => 140, getErrHelpWidth: () => 140 });
    await program.parseAsync(words, { from: "user" });
    return { code: process.exitCode, ...written };
  } catch (problem) {
    if (problem instanceof CommanderError) return { code: problem.exitCode === 0 ? 0 : exitCodes.usage, ...written };
    return { code: exitCodeOf(problem), stdout: written.stdout, stderr: `${written.stderr}error: ${told(problem)}\n` };
  } finally {
    process.exitCode = undefined;
    process.env = before;
    for (const spy of spies) spy.mockRestore();
  }
}

/** The command and all below it. */
const allCommands = (command: Command): Command[] => [command, ...command.commands.flatMap(allCommands)];

/** Scopes with which one can look at everything and change nothing. */
export const readScopes = ["sse:read", "integration:read", "oauth:read", "enrich:read", "profile:read"];

/** Credentials of a new API client that holds only these scopes. */
export async function clientWith(api: RegionApi, scopes: readonly string[]): Promise<{ id: string; password: string }> {
  const body = { name: "of the command", scopes, grants: ["client-creds"] };
  return api.expect(201, "POST", "/iroh/oauth2-clients/clients", body);
}
