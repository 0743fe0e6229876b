import { spawnSync } from "node:child_process";
import { describe, expect, it, jest } from "@jest/globals";
import { shellExports } from "../../cli/emulator";
import { buildProgram } from "../../cli/main";

const region = (name: string) => ({
  url: `http://127.0.0.1:1/${name}`,
  clientId: `client-${name}`,
  clientPassword: `it's "${name}" $HOME`,
});

describe("shellExports", () => {
  it("survive a shell, whatever the values hold", () => {
    const text = shellExports({ regions: { us: region("us"), eu: region("eu"), apjc: region("apjc") } });
    const { stdout } = spawnSync("sh", [
      "-c",
      `${text}\nprintf '%s|%s|%s' "$CISCO_CTR_EU_CLIENT_ID" "$CISCO_CTR_US_CLIENT_PASSWORD" "$CISCO_CTR_APJC_URL"`,
    ]);
    expect(stdout.toString()).toBe(`client-eu|it's "us" $HOME|http://127.0.0.1:1/apjc`);
  });
});

describe("the command line", () => {
  function parse(...words: string[]): Promise<unknown> {
    const program = buildProgram();
    for (const command of [program, ...program.commands])
      command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    return program.parseAsync(words, { from: "user" });
  }

  it("has a version and help with examples", async () => {
    await expect(parse("--version")).rejects.toMatchObject({
      code: "commander.version",
      message: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    await expect(parse("emulator", "--help")).rejects.toMatchObject({ exitCode: 0 });
  });

  it.each([
    [["emulator", "--port", "x"], /It must be a whole number/],
    [["emulator", "--host", "0.0.0.0"], /unknown option '--host'/],
    [["emulator", "--json", "--env"], /exclude each other/],
    [["emulator", "--faults", "/does/not/exist"], /cannot read the fault rules/],
    [["emulator", "--faults", __filename], /it is not JSON/],
    [["emulator", "--port", "70000"], /the port must be/],
  ])("refuses %j", async (words, message) => {
    await expect(parse(...words)).rejects.toThrow(message);
  });
});

describe("the emulator command", () => {
  /** Runs it in this process up to its first line, which ends it by a signal. */
  async function firstLine(signal: "SIGTERM" | "SIGINT", ...words: string[]): Promise<string> {
    const lines: string[] = [];
    jest.spyOn(console, "log").mockImplementation((line: string) => {
      lines.push(line);
      process.emit(signal);
    });
    await buildProgram().parseAsync(["emulator", ...words], { from: "user" });
    expect(lines).toHaveLength(1);
    return lines[0] ?? "";
  }

  it("prints one line of JSON, and ends on SIGTERM", async () => {
    const line = JSON.parse(await firstLine("SIGTERM", "--json", "--seed", "9")) as { seed: number; regions: object };
    expect(line.seed).toBe(9);
    expect(Object.keys(line.regions)).toEqual(["us", "eu", "apjc"]);
  });

  it("prints shell exports, and ends on SIGINT", async () => {
    const lines = (await firstLine("SIGINT", "--env")).split("\n");
    expect(lines).toHaveLength(9);
    for (const line of lines) expect(line).toMatch(/^export CISCO_CTR_(US|EU|APJC)_(CLIENT_ID|CLIENT_PASSWORD|URL)='[^']+'$/);
  });

  it("prints a table without passwords for people", async () => {
    const table = await firstLine("SIGTERM");
    expect(table).toMatch(/^admin +http:\/\/127\.0\.0\.1:\d+ +seed 1\n/);
    expect(table).toMatch(/esa1\.example\.com +ssh admin@127\.0\.0\.1 -p \d+ +ESA 13\.0\.0-392/);
    expect(table).not.toMatch(/[A-Za-z0-9_-]{50,}/);
  });
});
