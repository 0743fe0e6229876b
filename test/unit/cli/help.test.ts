import { describe, expect, test } from "@jest/globals";
import { buildProgram } from "../../../cli/main";
import { ciscoCtr } from "../../support/command-line";
import { filesLoadedBy } from "../../support/loaded-files";

const names = buildProgram().commands.map((command) => command.name());

describe.each(names)("cisco-ctr %s", (name) => {
  test("says what it does, with examples of itself", async () => {
    const { stdout, stderr, code } = await ciscoCtr({}, name, "--help");
    expect([stderr, code]).toEqual(["", 0]);
    expect(stdout).toMatch(new RegExp(`^Usage: cisco-ctr ${name}\\b.*\\n\\n[a-z][^\\n]{10,}\\n`));
    const examples = stdout.slice(stdout.indexOf("\nExamples:\n"));
    expect(examples.match(new RegExp(`^  \\$ .*\\bcisco-ctr ${name}\\b`, "gm"))?.length).toBeGreaterThanOrEqual(2);
  });

  test("refuses an option that it does not have, as a matter of usage", async () => {
    const ended = await ciscoCtr({}, name, "--no-such-option");
    expect(ended).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("unknown option '--no-such-option'") });
  });
});

test("the help of the whole names every command in order, with examples of commands that there are", async () => {
  const { stdout, code } = await ciscoCtr({}, "--help");
  expect(code).toBe(0);
  const listed = [...stdout.matchAll(/^ {2}([a-z-]+) (?:\[options\]|<|\[)/gm)].map(([, name]) => name);
  expect(listed).toEqual([...names, "help"]);
  const shown = [...stdout.matchAll(/^ {2}\$ cisco-ctr ([a-z]+)/gm)].map(([, name]) => name ?? "");
  expect(shown.length).toBeGreaterThanOrEqual(2);
  expect(shown.filter((name) => ![...names, "help"].includes(name))).toEqual([]);
});

test.each([
  [["nonsense"], /unknown command 'nonsense'/],
  [["--nonsense"], /unknown option '--nonsense'/],
  [[], /^Usage: cisco-ctr/],
])("%j is a matter of usage", async (words, message) => {
  expect(await ciscoCtr({}, ...words)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(message) });
});

test("no help loads what only a run needs", () => {
  const each = names.map((name) => `await run(${JSON.stringify([name, "--help"])})`).join("\n");
  const files = filesLoadedBy(`
    process.stdout.write = () => true;
    const { buildProgram } = require("./cli/main.ts");
    const run = (words) => buildProgram().parseAsync(words, { from: "user" }).catch(() => undefined);
    void (async () => { ${each} })();`);
  const room = (file: string) => /^(?:node_modules\/[^/]+|provider\/[^/]+|[^/]+)/.exec(file)?.[0] ?? file;
  const loaded = [...new Set(files.map(room))].filter((each) => each.startsWith("node_modules/") || each.startsWith("provider/"));
  expect(loaded.sort()).toEqual(["node_modules/@swc", "node_modules/commander", "provider/base", "provider/clients"]);
  expect(files.filter((file) => file.startsWith("emulator/"))).toEqual([]);
  expect(files.filter((file) => file.startsWith("provider/clients/"))).toEqual(["provider/clients/cloud/regions.ts"]);
});
