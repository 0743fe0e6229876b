import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { ToolCheckout } from "../../support/tool-checkout";

const tool = "tools/set-up.mjs";
const lock = (version: string) =>
  JSON.stringify({
    packages: { "": { version: "1" }, "node_modules/a": { version }, "node_modules/b-other": { version: "1", optional: true } },
  });
let checkout: ToolCheckout;

beforeEach(() => {
  checkout = new ToolCheckout();
  checkout.pulumiOnPath("3.259.0");
  checkout.put("package-lock.json", lock("1.0.0"));
  checkout.put("provider/index.ts", "export {};");
  // npm ci says it installed what the lock asks for, save the optional package of another system.
  checkout.program(
    "npm",
    `echo "$*" >> npm.log\nsed 's/,"node_modules.b-other.*/}}/' package-lock.json > node_modules/.package-lock.json`,
  );
  checkout.put(
    "node_modules/typescript/bin/tsc",
    `const fs = require("node:fs");
     fs.appendFileSync("tsc.log", process.argv.slice(2).join(" ") + "\\n");
     if (fs.readFileSync("provider/index.ts", "utf8").includes("wrong")) { console.log("provider/index.ts(1,1): error TS1: wrong"); process.exit(2); }
     fs.mkdirSync("dist/cli", { recursive: true });
     fs.writeFileSync("dist/cli/main.js", "#!/usr/bin/env node\\n");`,
  );
});
afterEach(() => {
  checkout.remove();
});

const calls = (log: string) => (checkout.has(log) ? checkout.read(log).trim().split("\n") : []);

test("a fresh checkout gets packages and dist, with progress; the next run does nothing and says nothing", async () => {
  const first = await checkout.run(tool);
  expect(first).toEqual({ code: 0, stdout: "", stderr: "installing packages ...\nbuilding ...\n" });
  expect(calls("npm.log")).toEqual(["ci --include=dev --no-audit --no-fund"]);
  expect(calls("tsc.log")).toEqual(["-p tsconfig.build.json"]);
  expect(fs.statSync(path.join(checkout.folder, "dist/cli/main.js")).mode & 0o111).toBe(0o111);
  expect(await checkout.run(tool)).toEqual({ code: 0, stdout: "", stderr: "" });
  expect([calls("npm.log"), calls("tsc.log")]).toEqual([[expect.anything()], [expect.anything()]]);
});

test("a changed lock installs again, a changed source builds again without what was there before", async () => {
  await checkout.run(tool);
  checkout.put("package-lock.json", lock("1.0.1"));
  expect((await checkout.run(tool)).stderr).toBe("installing packages ...\n");
  checkout.put("dist/removed.js", "");
  checkout.put("provider/index.ts", "export const changed = 1;");
  expect((await checkout.run(tool)).stderr).toBe("building ...\n");
  expect(checkout.has("dist/removed.js")).toBe(false);
});

test("packages of another system are replaced, packages beyond the lock are not", async () => {
  await checkout.run(tool);
  const add = (more: object) => {
    const { packages } = JSON.parse(lock("1.0.0")) as { packages: object };
    checkout.put("node_modules/.package-lock.json", JSON.stringify({ packages: { ...packages, "node_modules/more": more } }));
  };
  add({ version: "2" });
  expect((await checkout.run(tool)).stderr).toBe("");
  add({ version: "2", os: ["plan9"] });
  expect((await checkout.run(tool)).stderr).toBe("installing packages ...\n");
});

test("a build that fails shows the compiler's words and is tried again next time", async () => {
  checkout.put("provider/index.ts", "wrong");
  for (const prefix of ["installing packages ...\nbuilding ...\n", "building ...\n"]) {
    expect(await checkout.run(tool)).toEqual({
      code: 1,
      stdout: "",
      stderr: `${prefix}The build fails (tsc -p tsconfig.build.json):\nprovider/index.ts(1,1): error TS1: wrong\n`,
    });
  }
});

test("npm that fails or is missing is said in one sentence", async () => {
  checkout.program("npm", "echo no network; exit 1");
  expect((await checkout.run(tool)).stderr).toBe("installing packages ...\nnpm ci fails (exit 1):\nno network\n");
  fs.rmSync(path.join(checkout.path, "npm"));
  expect((await checkout.run(tool)).stderr).toContain("npm is not on PATH");
});

test("an old Node is said in one sentence", async () => {
  checkout.put("old.cjs", `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.18.3" } });`);
  const { code, stderr } = await checkout.run(tool, [], { NODE_OPTIONS: `--require=${checkout.folder}/old.cjs` });
  expect(stderr).toBe(`This needs Node 20.19 or newer, and ${process.execPath} is 20.18.3.\n`);
  expect(code).toBe(1);
});
