import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loggedIn, respond } from "../../../emulator/appliance/console";
import type { ApplianceView } from "../../../emulator/appliance/dialogue";
import { callTables, commands } from "../../../emulator/calls";
import { adminCalls, emulatorCallsPage } from "../../../tools/emulator-calls";

const root = join(__dirname, "..", "..", "..");
const page = (name: string): string => readFileSync(join(root, "docs", name), "utf8");
const marks = ["documented", "observed", "assumed"];

/** Everything that ends a sentence of the page. */
const sentence = /^[`A-Z0-9].*\.$/;

interface Addressed {
  method: string;
  path: string;
}

/** The route tables of the emulator, wherever they are: every exported list whose name ends in Routes. */
async function routeTables(): Promise<Addressed[]> {
  const folder = join(root, "emulator");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const tables = files.filter((file) => /^export const \w+Routes\b/m.test(readFileSync(join(folder, file), "utf8")));
  const modules = await Promise.all(tables.map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (name.endsWith("Routes") ? (value as Addressed[]) : [])),
  );
}

describe.each(callTables)("$title", ({ calls, differences }) => {
  test.each(calls)("$method $path has a mark and a source, and sentences about where it differs", (call) => {
    expect(marks).toContain(call.mark);
    expect(call.source).toMatch(/^(contracts \d|Swagger )/);
    for (const difference of call.differences ?? []) expect(difference).toMatch(sentence);
  });

  test("no call is there twice", () => {
    const names = calls.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test("what all have in common is told in sentences", () => {
    for (const { here } of differences) expect(here).toMatch(sentence);
  });
});

test("every route table of the emulator is listed", async () => {
  const listed = callTables.flatMap(({ calls }) => calls).map(({ method, path }) => `${method} ${path}`);
  const routes = (await routeTables()).map(({ method, path }) => `${method} ${path}`);
  expect(routes.length).toBeGreaterThan(0);
  expect(routes.filter((route) => !listed.includes(route))).toEqual([]);
});

test("every command of an appliance is listed, with mark and source", () => {
  const box = { cluster: undefined } as ApplianceView;
  const known = respond("help", loggedIn(box), box).lines.flatMap((line) => /^(\S+) - /.exec(line)?.[1] ?? []);
  const listed = commands.map(({ command }) => command);
  // `quit` is `exit`.
  expect([...listed, "quit"].sort()).toEqual(known.sort());
  for (const { mark, source, differences } of commands) {
    expect(marks).toContain(mark);
    expect(source).not.toBe("");
    for (const difference of differences) expect(difference).toMatch(sentence);
  }
});

test("every admin call is explained in docs/emulator.md", () => {
  const explained = page("emulator.md");
  const paths = new Set(adminCalls().map((call) => call.split(" ")[1] ?? ""));
  expect([...paths].filter((path) => !explained.includes(` ${path}`))).toEqual([]);
});

test("docs/emulator-calls.md is what the emulator's tables say: `npm run generate` writes it", () => {
  expect(page("emulator-calls.md")).toBe(emulatorCallsPage());
});
