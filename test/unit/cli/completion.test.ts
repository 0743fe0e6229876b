import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { grammarOf, type CommandGrammar } from "../../../cli/completion/grammar";
import { buildProgram } from "../../../cli/main";
import { ciscoCtr } from "../../support/command-line";

const shells = ["bash", "zsh", "fish"] as const;
const scripts: Record<string, string> = {};
beforeAll(async () => {
  for (const shell of shells) scripts[shell] = (await ciscoCtr({}, "completion", shell)).stdout;
});

describe("bash completes", () => {
  /** What a real bash offers at the end of the line, as it splits that into words. */
  function offered(...words: string[]): string[] {
    const line = [
      scripts["bash"],
      `COMP_WORDS=("$@")`,
      "COMP_CWORD=$(($# - 1))",
      "_cisco_ctr",
      `printf '%s\\n' "\${COMPREPLY[@]}"`,
    ];
    const { stdout, stderr, status } = spawnSync("bash", ["-c", line.join("\n"), "bash", "cisco-ctr", ...words], {
      cwd: __dirname,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
    return stdout.split("\n").filter((word) => word !== "");
  }

  test.each([
    [["li"], ["list"]],
    [
      ["list", ""],
      ["devices", "modules", "clients", "module-types"],
    ],
    [
      ["list", "mod"],
      ["modules", "module-types"],
    ],
    [["list", "devices", "--un"], ["--unmanaged"]],
    [
      ["list", "devices", "--region", ""],
      ["us", "eu", "apjc"],
    ],
    [["list", "devices", "--region", "us,a"], ["us,apjc"]],
    [
      ["list", "devices", "--region", "="],
      ["us", "eu", "apjc"],
    ],
    [["list", "devices", "--region", "=", "e"], ["eu"]],
    [["list", "devices", "--name", ""], []],
    [["completion", ""], [...shells]],
    [["help", "quo"], ["quota"]],
    [["emulator", "--faults", "no"], ["none"]],
    [["emulator", "--faults", "completion.t"], ["completion.test.ts"]],
    [["--ver"], ["--version"]],
    [["nothing-of-the-kind", "li"], ["list"]],
  ])("%j", (words, expected) => {
    expect(offered(...words).sort()).toEqual([...expected].sort());
  });

  test("the command after --", () => {
    expect(offered("emulator", "--exec", "--", "cisco-not-there")).toEqual([]);
    expect(offered("emulator", "--exec", "--", "bas")).toContain("bash");
  });

  test("every command and option", () => {
    const { commands, options } = grammarOf(buildProgram());
    expect(offered("")).toEqual([...commands.map(({ name }) => name), ...options.flatMap(({ flags }) => flags)]);
    for (const { name, options } of commands) expect(offered(name, "--")).toEqual(longFlags(options));
  });

  test("when it is sourced under the command's name", () => {
    const { stdout } = spawnSync("bash", ["-c", `${scripts["bash"] ?? ""}\ncomplete -p cisco-ctr`], { encoding: "utf8" });
    expect(stdout).toBe("complete -F _cisco_ctr cisco-ctr\n");
  });
});

const longFlags = (options: CommandGrammar["options"]): string[] =>
  options.flatMap(({ flags }) => flags).filter((flag) => flag.startsWith("--"));

test.each(shells)("the script for %s has every command, option and value", (shell) => {
  const script = scripts[shell] ?? "";
  for (const { name, options, argument } of grammarOf(buildProgram()).commands) {
    const flags = longFlags(options).map((flag) => (shell === "fish" ? `-l ${flag.slice(2)}` : flag));
    const values = [argument, ...options.map((option) => option.values)].flatMap((each) => each?.words.join(" ") ?? []);
    for (const word of [name, ...flags, ...values]) expect(script).toContain(word);
  }
});

test("a command stands below no other: the scripts look one word deep", () => {
  expect(buildProgram().commands.filter(({ commands }) => commands.length > 0)).toEqual([]);
});

test("what is offered has nothing in it that a shell would take for its own", () => {
  const { commands } = grammarOf(buildProgram());
  const words = commands.flatMap(({ name, options, argument }) => [
    ...[name, ...(argument?.words ?? [])],
    ...options.flatMap(({ flags, values }) => [...flags, ...(values?.words ?? [])]),
  ]);
  expect(words.filter((word) => !/^[\w.-]+$/.test(word))).toEqual([]);
});

test("the shells that are here take their scripts", () => {
  const here = shells.filter((shell) => spawnSync(shell, ["-c", "true"]).status === 0);
  expect(here).toContain("bash");
  for (const shell of here) {
    const args = shell === "fish" ? ["--no-execute", "/dev/stdin"] : ["-n"];
    const { status, stderr } = spawnSync(shell, args, { input: scripts[shell], encoding: "utf8" });
    expect([shell, status, stderr]).toEqual([shell, 0, ""]);
  }
});
