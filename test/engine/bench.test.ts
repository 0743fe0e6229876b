import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

const root = join(__dirname, "..", "..");

/** What `npm run bench -- ops --quick` says, and how it ends. */
function quickBench(): Promise<{ failed: boolean; text: string }> {
  return new Promise((resolve) => {
    const args = [join(root, "test", "bench", "bench.mjs"), "ops", "--quick"];
    execFile(process.execPath, args, { cwd: root, env: { ...process.env, NODE_OPTIONS: "" } }, (error, stdout, stderr) => {
      resolve({ failed: error !== null, text: stdout + stderr });
    });
  });
}

describe("what can be counted of an up, an empty up, a refresh and a destroy of every kind of resource", () => {
  test("calls, the size of the state and the files loaded stay within their limits", async () => {
    const { failed, text } = await quickBench();

    expect(text).toContain("quick: files loaded by the provider");
    expect(text).not.toContain("TOO MUCH");
    expect(failed).toBe(false);
  }, 180_000);
});
