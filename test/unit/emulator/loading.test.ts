import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { filesLoadedBy } from "../../support/loaded-files";

const root = join(__dirname, "..", "..", "..");

function loadedOfEmulator(script: string): string[] {
  const files = filesLoadedBy(script);
  expect(files.filter((file) => /^(cli|provider)/.test(file))).not.toEqual([]);
  return files.filter((file) => file.startsWith("emulator"));
}

function command(...words: string[]): string[] {
  const parsing = `require("./cli/main.ts").buildProgram().parseAsync(${JSON.stringify(words)}, { from: "user" })`;
  return loadedOfEmulator(`${parsing}.catch(() => undefined)`);
}

describe("nothing of the emulator is loaded", () => {
  test.each([
    [["--version"]],
    [["--help"]],
    [["emulator", "--help"]],
    [["emulator", "--port", "x"]],
    [["emulator", "--faults", "/does/not/exist"]],
  ])("by the command with %j", (words) => {
    expect(command(...words)).toEqual([]);
  });

  test.each(["./provider/index.ts", "./provider/dynamic/runtime.ts"])("by %s", (entry) => {
    expect(loadedOfEmulator(`require("${entry}")`)).toEqual([]);
  });
});

test("is loaded by its own command, when it runs", () => {
  expect(command("emulator", "--port", "99999")).toContain("emulator/index.ts");
});

test("has no file beside its rooms but index.ts, and every room is under the lint rule", () => {
  const entries = readdirSync(join(root, "emulator"), { withFileTypes: true });
  expect(entries.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(["index.ts"]);
  const [, table = ""] = /const emulatorRooms = \{(.*?)\n\};/s.exec(readFileSync(join(root, "eslint.config.mjs"), "utf8")) ?? [];
  const ruled = [...table.matchAll(/^ {2}(\w+): \[/gm)].map(([, name]) => name);
  const rooms = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(ruled.sort()).toEqual(rooms.sort());
});
