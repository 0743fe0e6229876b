import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, jest, test } from "@jest/globals";
import { buildProgram } from "../../../cli/main";
import { shellExports } from "../../../cli/emulator/variables";

const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

test("shell exports survive a shell, whatever the values hold", () => {
  const text = shellExports({ ONE: `it's "one" $HOME`, TWO: "two\nlines" });
  const { stdout } = spawnSync("sh", ["-c", `${text}\nprintf '%s|%s' "$ONE" "$TWO"`]);
  expect(stdout.toString()).toBe(`it's "one" $HOME|two\nlines`);
});

/** Everything that a program may have to know of the world that is there from the start. */
const VARIABLES = [
  ...["URL", "PID"].map((name) => `CISCO_CTR_EMULATOR_${name}`),
  "RELAY_URL",
  ...["US", "EU", "APJC"].flatMap((region) =>
    ["CLIENT_ID", "CLIENT_PASSWORD", "URL"].map((name) => `CISCO_CTR_${region}_${name}`),
  ),
  ...["ESA1", "SMA1"].flatMap((prefix) => ["HOST", "PORT", "USERNAME", "PASSWORD", "HOSTKEY"].map((name) => `${prefix}_${name}`)),
  ...["HOST", "PORT", "USERNAME", "PASSWORD", "FINGERPRINT", "CAFILE"].map((name) => `FMC1_${name}`),
];

/** What a user may have set for real appliances; what begins like the emulator's own goes, the rest stays. */
const OWN = {
  ...{ ESA1_PRIVATE_KEY_FILE: "/real/key", SMA1_PRIVATE_KEY_FILE: "/real/key", FMC1_TOKEN: "real" },
  ...{ CISCO_CTR_EU_CLIENT_PASSWORD_FILE: "/real/password" },
  ...{ ESA12_PRIVATE_KEY_FILE: "/real/key", MY_ESA1_PASSWORD: "real", CISCO_CTR_LOG: "info", ESA1: "real" },
};
const CLEARED = ["ESA1_PRIVATE_KEY_FILE", "SMA1_PRIVATE_KEY_FILE", "FMC1_TOKEN", "CISCO_CTR_EU_CLIENT_PASSWORD_FILE"];

describe("the command line", () => {
  function parse(...words: string[]): Promise<unknown> {
    const program = buildProgram();
    for (const command of [program, ...program.commands])
      command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    return program.parseAsync(words, { from: "user" });
  }

  test("has a version and help with examples", async () => {
    await expect(parse("--version")).rejects.toMatchObject({
      code: "commander.version",
      message: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    await expect(parse("emulator", "--help")).rejects.toMatchObject({ exitCode: 0 });
  });

  test.each([
    [["emulator", "--port", "x"], /It must be a whole number/],
    [["emulator", "--host", "0.0.0.0"], /unknown option '--host'/],
    [["emulator", "--json", "--env"], /exclude each other/],
    [["emulator", "--exec", "--env", "--", "true"], /exclude each other/],
    [["emulator", "--exec"], /--exec needs a command/],
    [["emulator", "pulumi", "up"], /there is no use for "pulumi": a command is run with --exec -- pulumi up/],
    [["emulator", "--exec", "--", "/does/not/exist"], /cannot run \/does\/not\/exist: .*ENOENT/],
    [
      ["emulator", "--faults", "/does/not/exist"],
      /^cannot use the fault rules in \/does\/not\/exist: it cannot be read; give default/,
    ],
    [["emulator", "--faults", "/dev/zero"], /^cannot use the fault rules in \/dev\/zero: it is not a regular file; give default/],
    [["emulator", "--faults", "/dev/null"], /it is not a regular file/],
    [["emulator", "--faults", __dirname], /it is not a regular file/],
    [["emulator", "--faults", process.execPath], /it is larger than 1 MiB/],
    [["emulator", "--faults", "a\0b"], /it cannot be read/],
    [["emulator", "--faults", __filename], /it is not JSON/],
    [["emulator", "--port", "99999"], /the port must be/],
    [["emulator", "--port", "99999", "--exec", "--", "true"], /the port must be/],
  ])("refuses %j", async (words, message) => {
    await expect(parse(...words)).rejects.toThrow(message);
  });
});

describe("the emulator command", () => {
  /** Runs it in this process up to its first line, which ends it by a signal. */
  async function firstLine(signal: "SIGTERM" | "SIGINT" | "SIGHUP", ...words: string[]): Promise<string> {
    const lines: string[] = [];
    jest.spyOn(console, "log").mockImplementation((line: string) => {
      lines.push(line);
      process.emit(signal);
    });
    await buildProgram().parseAsync(["emulator", ...words], { from: "user" });
    expect(lines).toHaveLength(1);
    return lines[0] ?? "";
  }

  test("prints one line of JSON, and ends on SIGTERM", async () => {
    const line = JSON.parse(await firstLine("SIGTERM", "--json", "--seed", "9")) as { seed: number; regions: object };
    expect(line.seed).toBe(9);
    expect(Object.keys(line.regions)).toEqual(["us", "eu", "apjc"]);
  });

  test("prints shell exports, and ends on SIGINT", async () => {
    const lines = (await firstLine("SIGINT", "--env")).split("\n");
    expect(lines.map((line) => /^export (\w+)='[^']+'$/.exec(line)?.[1])).toEqual(VARIABLES);
  });

  test("prints what clears the user's own variables of the same beginnings, first", async () => {
    Object.assign(process.env, OWN);
    const lines = (await firstLine("SIGINT", "--env")).split("\n");
    expect(lines.slice(0, -VARIABLES.length).sort()).toEqual(CLEARED.map((name) => `unset ${name}`).sort());
    expect(lines.slice(-VARIABLES.length).every((line) => line.startsWith("export "))).toBe(true);
  });

  test("prints a table without passwords for people, and ends with their terminal", async () => {
    const table = await firstLine("SIGHUP");
    expect(table).toMatch(/^admin +http:\/\/127\.0\.0\.1:\d+ +seed 1\n/);
    expect(table).toMatch(/esa1\.example\.com +ssh admin@127\.0\.0\.1 -p \d+ +ESA 13\.0\.0-392/);
    expect(table).not.toMatch(/[A-Za-z0-9_-]{50,}/);
  });
});

describe("--exec", () => {
  const folder = mkdtempSync(join(tmpdir(), "ciscoctr-exec-"));
  const file = join(folder, "out");
  afterAll(() => {
    process.exitCode = undefined;
    rmSync(folder, { recursive: true });
  });

  test("gives the command what --env prints, takes its exit code, and stops the emulator", async () => {
    const script = `require("node:fs").writeFileSync(process.argv[1], JSON.stringify(process.env)); process.exit(7)`;
    await buildProgram().parseAsync(["emulator", "--exec", "--", process.execPath, "-e", script, file], { from: "user" });
    expect(process.exitCode).toBe(7);
    const given = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
    expect(Object.keys(given)).toEqual(expect.arrayContaining(VARIABLES));
    expect(VARIABLES.filter((name) => given[name] === "")).toEqual([]);
    await expect(fetch(`${given["CISCO_CTR_EMULATOR_URL"] ?? ""}/state`)).rejects.toThrow("fetch failed");
  });

  test("keeps the user's own variables of the same beginnings from the command", async () => {
    Object.assign(process.env, OWN);
    const script = `require("node:fs").writeFileSync(process.argv[1], JSON.stringify(process.env))`;
    await buildProgram().parseAsync(["emulator", "--exec", "--", process.execPath, "-e", script, file], { from: "user" });
    const given = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
    expect(Object.keys(OWN).filter((name) => !(name in given))).toEqual(CLEARED);
  });
});

test("a port that is in use is an error of the system that names it, and nothing keeps listening", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve((server.address() as { port: number }).port);
    });
  });
  const words = ["emulator", "--port", String(port), "--exec", "--", "true"];
  await expect(buildProgram().parseAsync(words, { from: "user" })).rejects.toMatchObject({
    code: "EADDRINUSE",
    syscall: "listen",
    port,
  });
  server.close();
});
