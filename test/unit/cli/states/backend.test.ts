import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { UsageProblem } from "../../../../cli/exit-codes";
import { statesOf, type StackFlags } from "../../../../cli/states/options";

const environment = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ciscoctr-backend-"));
  mkdirSync(join(folder, "bin"));
  process.env["PATH"] = [join(folder, "bin"), environment["PATH"]].join(delimiter);
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(folder, { recursive: true, force: true });
});

/** A `pulumi` that writes down what it is called with, and then does this. */
function fakePulumi(script: string): void {
  const file = join(folder, "bin", "pulumi");
  writeFileSync(file, `#!/bin/sh\necho "$PWD|$*" >> "${folder}/called"\n${script}\n`);
  chmodSync(file, 0o755);
}

const called = (): string[] => readFileSync(join(folder, "called"), "utf8").trim().split("\n").sort();

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const stateOf = (stack: string, project = "shop") => {
  const resource = { urn: `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::s`, type: "pulumi:pulumi:Stack" };
  return JSON.stringify({ version: 3, deployment: { resources: [resource] } });
};

function states(flags: Partial<StackFlags>, signal = new AbortController().signal) {
  return statesOf({ stack: [], state: [], cwd: folder, ...flags }, signal);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (problem: unknown) => problem,
  );
  expect(error).toBeInstanceOf(UsageProblem);
  return (error as Error).message;
}

describe("a project's stacks", () => {
  test("are exported one by one, in their order, with no other command than that", async () => {
    fakePulumi(`case "$*" in *"--stack a"*) echo '${stateOf("a")}';; *"--stack org/shop/b"*) echo '${stateOf("b")}';; esac`);
    const found = await states({ stack: ["a", "org/shop/b"] });
    expect(found.map(({ name, given }) => [name, given])).toEqual([
      ["shop/a", "a"],
      ["shop/b", "org/shop/b"],
    ]);
    const words = (stack: string) => `${folder}|stack export --stack ${stack} --non-interactive`;
    expect(called()).toEqual([words("a"), words("org/shop/b")]);
  });

  test("without a name are the selected one", async () => {
    fakePulumi(`echo '${stateOf("dev")}'`);
    const [found] = await states({});
    expect(found).toMatchObject({ name: "shop/dev" });
    expect(found).not.toHaveProperty("given");
    expect(called()).toEqual([`${folder}|stack export --non-interactive`]);
  });

  test("with --all are those that the project lists", async () => {
    fakePulumi(`case "$2" in ls) echo '[{"name":"a"},{"name":"b"}]';; *) echo '${stateOf("a")}';; esac`);
    expect(await states({ all: true })).toHaveLength(2);
    expect(called()).toEqual(
      ["a", "b"]
        .map((name) => `${folder}|stack export --stack ${name} --non-interactive`)
        .concat(`${folder}|stack ls --json --non-interactive`),
    );
  });

  test("are decrypted only where that is asked for", async () => {
    fakePulumi(`echo '${stateOf("dev")}'`);
    await states({ showSecrets: true, stack: ["dev"] });
    expect(called()).toEqual([`${folder}|stack export --stack dev --show-secrets --non-interactive`]);
  });

  test("that are empty go by the name that was asked for", async () => {
    fakePulumi(`echo '{"version":3,"deployment":{"manifest":{}}}'`);
    expect(await states({ stack: ["dev"] })).toMatchObject([{ name: "dev", given: "dev", resources: [] }]);
  });

  test("stand beside states from files", async () => {
    fakePulumi(`echo '${stateOf("dev")}'`);
    const found = await states({ stack: ["dev"], state: [file("one.json", stateOf("one"))] });
    expect(found.map(({ name }) => name)).toEqual(["shop/one", "shop/dev"]);
  });
});

describe("what the Pulumi CLI cannot do", () => {
  test.each([
    ["exit 6", "it failed and said nothing"],
    ["echo 'warning: x' >&2; echo \"error: no stack named 'dev' found\" >&2; exit 1", "no stack named 'dev' found"],
    [`printf 'error: \\033[31mred\\033[0m ::error::x\\n' >&2; exit 255`, "[31mred [0m : :error: :x"],
    ["head -c 300000 /dev/zero | tr '\\0' 'x' >&2; exit 1", `${"x".repeat(499)}…`],
    ["kill -9 $$", "it failed and said nothing"],
  ])("is one sentence, whatever it says: %s", async (script, reason) => {
    fakePulumi(script);
    const said = await refusal(states({ stack: ["dev"] }));
    expect(said.replaceAll(/ +/g, " ")).toBe(`cannot run pulumi stack export --stack dev in ${folder}: ${reason}`);
  });

  test.each([
    ["echo 'Please log in'", /^cannot use the state in stack dev: it is not JSON; give what/],
    ["cat /dev/zero", /^cannot use the state in stack dev: it is longer than 100 MB; give/],
  ])("is told of what it prints, too: %s", async (script, message) => {
    fakePulumi(script);
    expect(await refusal(states({ stack: ["dev"] }))).toMatch(message);
  });

  test.each(["echo x", "echo '{}'", "echo '[null]'", "echo 'null'"])("is no list of stacks: %s", async (script) => {
    fakePulumi(script);
    expect(await refusal(states({ all: true }))).toBe(
      `pulumi stack ls --json in ${folder} prints no list of stacks; give --stack NAME`,
    );
  });

  test("is to list none", async () => {
    fakePulumi("echo '[]'");
    expect(await refusal(states({ all: true }))).toMatch(/has no stack: run pulumi stack init, or give --state FILE/);
  });

  test("is to run without being there, or in a folder that is not", async () => {
    process.env["PATH"] = join(folder, "bin");
    expect(await refusal(states({}))).toMatch(
      /^cannot run pulumi in .*: it is not on PATH, or there is no such folder; give --state/,
    );
    fakePulumi(`echo '${stateOf("dev")}'`);
    expect(await refusal(states({ cwd: join(folder, "nowhere") }))).toMatch(
      /^cannot run pulumi in .*nowhere: it is not on PATH, or/,
    );
  });

  test("is to go on after Ctrl-C", async () => {
    const started = join(folder, "started");
    fakePulumi(`echo $$ > ${started}.new; mv ${started}.new ${started}; exec sleep 60`);
    const ctrlC = new AbortController();
    const work = states({ stack: ["dev"] }, ctrlC.signal);
    while (!existsSync(started)) await new Promise(setImmediate);
    ctrlC.abort();
    await expect(work).rejects.toMatchObject({ name: "AbortError" });
    const pid = Number(readFileSync(started, "utf8"));
    const isThere = () => {
      try {
        process.kill(pid, 0);
        return true;
      } catch {
        return false;
      }
    };
    while (isThere()) await new Promise(setImmediate);
  });
});

describe("a state from a file", () => {
  test.each([
    ["nowhere.json", /^cannot read the state in .*nowhere\.json: ENOENT.*; give what `pulumi stack export` wrote$/],
    [".", /^cannot read the state in .*: EISDIR/],
    ["/dev/null", /it is not JSON/],
    ["/dev/zero", /it is longer than 100 MB/],
  ])("that cannot be is refused: %s", async (name, message) => {
    expect(await refusal(states({ state: [name.startsWith("/") ? name : join(folder, name)] }))).toMatch(message);
  });

  test("is read also where a shell has marked its encoding, and through a pipe", async () => {
    const marked = file("marked.json", `\ufeff${stateOf("dev")}`);
    expect(await states({ state: [marked] })).toMatchObject([{ name: "shop/dev" }]);
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const [found] = await Promise.all([states({ state: [pipe] }), writeFile(pipe, `\ufeff${stateOf("dev")}`)]);
    expect(found).toMatchObject([{ name: "shop/dev" }]);
  });

  test("asks no backend", async () => {
    fakePulumi("exit 1");
    expect(await states({ state: [file("a.json", stateOf("a")), file("b.json", stateOf("b"))] })).toHaveLength(2);
    expect(existsSync(join(folder, "called"))).toBe(false);
  });

  test.each<[Partial<StackFlags>, RegExp]>([
    [{ all: true, stack: ["a"] }, /^--all and --stack exclude each other/],
    [{ state: ["-", "-"] }, /^--state - is given twice, and standard input holds one state/],
  ])("is given with options that go together: %j", async (flags, message) => {
    expect(await refusal(states(flags))).toMatch(message);
  });
});
