import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildProgram } from "../../../cli/main";
import { filesLoadedBy } from "../../support/loaded-files";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ciscoctr-start-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const names = buildProgram().commands.map((each) => each.name());

/** What a process has loaded that runs `cisco-ctr` with these words; help that is asked for is no failure. */
const loadedBy = (...words: string[]): string[] =>
  filesLoadedBy(
    `require("./cli/main.ts").buildProgram(${JSON.stringify(words)}).parseAsync(${JSON.stringify(words)}, { from: "user" }).catch(() => 0)`,
  );

const commandFiles = (files: readonly string[]): string[] => files.filter((file) => file.startsWith("cli/commands/"));

/** What makes a start slow: none of it is for a command that has not begun. */
const heavy =
  /^provider\/(core|clients|resources|functions|dynamic|lifecycle|generated)|^emulator|^node_modules\/(?!commander\/|@swc\/)/;

describe("the start of the command", () => {
  test("compares nothing with next to nothing loaded", () => {
    const state = join(folder, "state.json");
    writeFileSync(state, JSON.stringify({ version: 3, deployment: {} }));
    const files = loadedBy("drift", "--state", state, "--cwd", folder);
    expect(files).toContain("cli/drift/survey.ts");
    expect(files.filter((file) => heavy.test(file))).toEqual([]);
    expect(commandFiles(files)).toEqual(["cli/commands/drift.ts"]);
    expect(files.filter((file) => file.startsWith("cli/") || file.startsWith("provider/")).length).toBeLessThan(30);
  });

  test.each(["list", "doctor"])("loads the file of the command in use alone: %s", (name) => {
    expect(commandFiles(loadedBy(name, "--help"))).toEqual([`cli/commands/${name}.ts`]);
  });

  test("knows every command where none is named, and for completion", () => {
    for (const words of [["help"], ["completion", "bash"]]) expect(commandFiles(loadedBy(...words))).toHaveLength(names.length);
  });

  test("says its version wherever that is asked for", async () => {
    for (const words of [["--version"], ["drift", "--version"], ["drift", "-V"]]) {
      const program = buildProgram(words).configureOutput({ writeOut: () => undefined });
      await expect(program.parseAsync(words, { from: "user" })).rejects.toMatchObject({ code: "commander.version" });
    }
  });
});
