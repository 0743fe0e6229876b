import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../../..");
let checkout: string;

beforeEach(() => {
  checkout = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "generate-")));
  const names = [
    "cli",
    "docs",
    "emulator",
    "provider",
    "schema",
    "tools",
    ".prettierrc.json",
    "package.json",
    "package-lock.json",
  ];
  for (const name of names) fs.cpSync(path.join(root, name), path.join(checkout, name), { recursive: true });
  fs.symlinkSync(path.join(root, "node_modules"), path.join(checkout, "node_modules"));
});
afterEach(() => {
  fs.rmSync(checkout, { recursive: true });
});

function edit(file: string, change: (text: string) => string): void {
  const place = path.join(checkout, file);
  fs.writeFileSync(place, change(fs.readFileSync(place, "utf8")));
}

const check = () => spawnSync(process.execPath, ["tools/generate.mjs", "--check"], { cwd: checkout, encoding: "utf8" });

test("a description that is gone, a note, a message and a page that is left over are found, and nothing is written", () => {
  const description = "How many days back the device is asked.";
  edit("schema/resources/ctr-module.schema.json", (text) => text.replace(`"description": "${description}",`, ""));
  edit("docs/notes/SseToken.md", (text) => `${text}\nOne more sentence.\n`);
  edit("tools/pages/messages/fmc.ts", (text) => text.replace("Try again in a minute.", "Try again in an hour."));
  fs.writeFileSync(path.join(checkout, "docs/resources/Gone.txt"), "a page of a resource that is gone");
  const { status, stderr } = check();
  expect(status).toBe(1);
  expect(stderr).toBe(
    "Not what their sources say: provider/generated/ctr-module.ts, provider/dynamic/generated/classes.ts, " +
      "provider/generated/validators/ctr-module.ts, docs/resources/CtrModule.md, docs/resources/FmcCloudIntegration.md, docs/resources/SseToken.md, docs/troubleshooting.md, docs/resources/Gone.txt. " +
      "Run `npm run generate` and commit the result; delete what is left over.\n",
  );
  expect(fs.readFileSync(path.join(checkout, "docs/resources/CtrModule.md"), "utf8")).toContain(description);
}, 60_000);
