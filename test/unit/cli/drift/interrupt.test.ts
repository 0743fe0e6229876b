import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { exported } from "../../../support/exported-stack";
import { password, ScriptedApi } from "../../../support/scripted-api";

const main = join(__dirname, "..", "..", "..", "..", "dist", "cli", "main.js");

let api: ScriptedApi;
let folder: string;
beforeEach(async () => {
  api = await ScriptedApi.start();
  folder = mkdtempSync(join(tmpdir(), "ciscoctr-interrupt-"));
});
afterEach(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

/** The built command in a folder of its own. */
function start(...words: string[]): ChildProcessWithoutNullStreams {
  const env = { CISCO_CTR_US_CLIENT_ID: "client-1", CISCO_CTR_US_CLIENT_PASSWORD: password, CISCO_CTR_US_URL: api.url };
  const path = [folder, process.env["PATH"]].join(delimiter);
  return spawn(process.execPath, [main, "drift", "--cwd", folder, ...words], { cwd: folder, env: { PATH: path, ...env } });
}

/** How it ended, and what it wrote. */
async function end(child: ChildProcessWithoutNullStreams) {
  const written = { stdout: "", stderr: "" };
  child.stdout.on("data", (text: Buffer) => (written.stdout += text.toString()));
  child.stderr.on("data", (text: Buffer) => (written.stderr += text.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...written };
}

const interrupted = { code: 130, stdout: "", stderr: "cisco-ctr: interrupted\n" };

test("a survey that is interrupted ends with a code of its own, one line, and no report anywhere", async () => {
  const asked = new Promise<void>((resolve) => {
    api.answer = () => {
      resolve();
      return "silence";
    };
  });
  const raw = { region: "us", owner: "workbench/dev/one", clientId: "c" };
  const client = { kind: "ApiClient" as const, owner: raw.owner, id: "c", raw, saved: { region: "us" } };
  writeFileSync(join(folder, "state.json"), exported([client]));
  const child = start("--state", "state.json", "--output", "report.json", "--output", "report.html");
  const ended = end(child);
  await asked;
  child.kill("SIGINT");
  expect(await ended).toEqual(interrupted);
  expect(readdirSync(folder)).toEqual(["state.json"]);
});

test("so does one that still waits for its state on standard input", async () => {
  const child = start("--state", "-");
  const ended = end(child);
  child.stdin.on("error", () => undefined);
  // More than a pipe holds: when it is written, the command reads.
  await new Promise((resolve) => child.stdin.write(" ".repeat(1_000_000), resolve));
  child.kill("SIGINT");
  expect(await ended).toEqual(interrupted);
});

test("so does one that waits for the Pulumi CLI, and leaves none behind", async () => {
  const [fake, started] = [join(folder, "pulumi"), join(folder, "started")];
  writeFileSync(fake, `#!/bin/sh\necho $$ > ${started}.new; mv ${started}.new ${started}; exec sleep 60\n`);
  chmodSync(fake, 0o755);
  const child = start("--stack", "dev");
  const ended = end(child);
  while (!existsSync(started)) await new Promise(setImmediate);
  child.kill("SIGINT");
  expect(await ended).toEqual(interrupted);
  const pid = Number(readFileSync(started, "utf8"));
  const isThere = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  while (isThere()) await new Promise(setImmediate);
});
