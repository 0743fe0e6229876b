import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { about, asPublished } from "../support/doctor-bench";
import { EmulatorProcess } from "../support/emulator-process";

const emulator = EmulatorProcess.ofThisFile();
const main = join(__dirname, "..", "..", "dist", "cli", "main.js");

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** The built command as a process of its own. */
function doctor(env: Record<string, string>, ...words: string[]): Promise<Ended> {
  return new Promise((ended) => {
    execFile(
      process.execPath,
      [main, "doctor", ...words],
      { env: { PATH: process.env["PATH"], ...env } },
      (error, stdout, stderr) => {
        ended({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
      },
    );
  });
}

describe("cisco-ctr doctor", () => {
  test("prints JSON alone, and ends as it says", async () => {
    const { code, stdout, stderr } = await doctor(emulator.environment(["us"]), "--json", "--region", "us");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(about(asPublished(JSON.parse(stdout)), "host")).toMatchObject([{ level: "ok" }]);
  });

  test("ends with 3 when a region refuses its client, without a word of the password", async () => {
    const env = { ...emulator.environment(["eu"]), CISCO_CTR_EU_CLIENT_PASSWORD: "not-the-password-1" };
    const { code, stdout, stderr } = await doctor(env, "--region", "eu");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^ {2}problem {2}credentials .* refuses the API client's id and password/m);
    expect(stdout + stderr).not.toContain("not-the-password-1");
  });
});
