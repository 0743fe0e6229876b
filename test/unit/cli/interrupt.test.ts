import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { endOnSignals } from "../../../cli/signals";
import { password, ScriptedApi } from "../../support/scripted-api";

const main = join(__dirname, "..", "..", "..", "dist", "cli", "main.js");

let api: ScriptedApi;
beforeEach(async () => {
  api = await ScriptedApi.start();
});
afterEach(() => api.close());

/** The built command against an API that has not answered yet when the signal comes. */
async function interrupted(signal: NodeJS.Signals, ...words: string[]) {
  const asked = new Promise<void>((resolve) => {
    api.answer = () => {
      resolve();
      return "silence";
    };
  });
  const env = { CISCO_CTR_US_CLIENT_ID: "client-1", CISCO_CTR_US_CLIENT_PASSWORD: password, CISCO_CTR_US_URL: api.url };
  const child = spawn(process.execPath, [main, ...words], { env: { PATH: process.env["PATH"], ...env } });
  const written = { stdout: "", stderr: "" };
  child.stdout.on("data", (text: Buffer) => (written.stdout += text.toString()));
  child.stderr.on("data", (text: Buffer) => (written.stderr += text.toString()));
  await asked;
  child.kill(signal);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...written };
}

test.each([
  ["SIGINT", "list", "devices"],
  ["SIGTERM", "list", "modules"],
  ["SIGINT", "observe", "ip:4.2.2.2"],
] as const)("on %s %s %s ends with a code of its own, one line and no half output", async (signal, ...words) => {
  expect(await interrupted(signal, ...words)).toEqual({ code: 130, stdout: "", stderr: "cisco-ctr: interrupted\n" });
});

test("only the first signal is heard: the second is the system's own", () => {
  const listeners = () => (["SIGINT", "SIGTERM"] as const).map((signal) => process.listenerCount(signal));
  const before = listeners();
  endOnSignals();
  expect(listeners()).toEqual(before.map((count) => count + 1));
  process.emit("SIGINT");
  expect(listeners()).toEqual(before);
});
