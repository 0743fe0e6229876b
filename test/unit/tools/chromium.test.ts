import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ToolCheckout } from "../../support/tool-checkout";

let checkout: ToolCheckout;

beforeEach(() => {
  checkout = new ToolCheckout();
});
afterEach(() => {
  checkout.remove();
});

/** Everybody is root on the machines of these tests. */
const asRoot = (): void => {
  checkout.put("root.cjs", "process.getuid = () => 0;");
};
const root = { NODE_OPTIONS: "--require ./root.cjs" };

describe("the browser for tests", () => {
  test("is the one on PATH, and apt-get is not asked", async () => {
    checkout.program("chromium", "");
    checkout.program("apt-get", "echo $* >>asked");
    expect(await checkout.run("tools/chromium.mjs")).toMatchObject({ code: 0, stdout: `${checkout.path}/chromium\n` });
    expect(checkout.has("asked")).toBe(false);
  });

  test("is installed by root where there is none", async () => {
    asRoot();
    checkout.program("apt-get", `echo $1 >>asked; [ "$1" = update ] || cp path/apt-get path/chromium`);
    expect(await checkout.run("tools/chromium.mjs", [], root)).toMatchObject({ code: 0, stdout: `${checkout.path}/chromium\n` });
    expect(checkout.read("asked")).toBe("update\ninstall\n");
  });

  test("is not there when apt-get refuses, and its last words are said", async () => {
    asRoot();
    checkout.program("apt-get", `echo "E: Unable to locate package chromium" >&2; exit 100`);
    const { code, stderr } = await checkout.run("tools/chromium.mjs", [], root);
    expect(stderr).toContain("There is no Chromium: apt-get cannot install it (exit 100): E: Unable to locate package chromium.");
    expect(code).toBe(1);
  });

  test("is not there on a system without apt-get", async () => {
    asRoot();
    const { stderr } = await checkout.run("tools/chromium.mjs", [], root);
    expect(stderr).toContain("There is no Chromium: it is not on PATH, and there is no apt-get to install it.");
  });

  test("is not installed by anybody else", async () => {
    checkout.put("root.cjs", "process.getuid = () => 1000;");
    checkout.program("apt-get", "echo $* >>asked");
    const { stderr } = await checkout.run("tools/chromium.mjs", [], root);
    expect(stderr).toContain("There is no Chromium: it is not on PATH, and only root may install it.");
    expect(checkout.has("asked")).toBe(false);
  });
});

describe("the stage of tests with a browser", () => {
  const lines = (text: string) => text.trim().split("\n");

  beforeEach(() => {
    asRoot();
    checkout.put("package-lock.json", `{ "packages": {} }`);
    checkout.put("node_modules/.package-lock.json", `{ "packages": {} }`);
    checkout.put(
      "node_modules/jest/bin/jest.js",
      `const report = process.argv.find((word) => word.startsWith("--outputFile="))?.slice(13);
       console.log("ran jest", process.argv[2], "with", process.env.CISCO_CTR_TEST_CHROMIUM);
       require("node:fs").writeFileSync(report, '{"numTotalTests":3,"numPassedTests":3}');`,
    );
  });

  test("runs with the browser that was installed", async () => {
    checkout.program("apt-get", `[ "$1" = update ] || cp path/apt-get path/chromium`);
    const { code, stdout } = await checkout.run("tools/test.mjs", ["browser"], root);
    expect(stdout).toContain(`ran jest ./test/browser/ with ${checkout.path}/chromium`);
    expect(lines(stdout).at(-1)).toBe("3 passed, 0 failed");
    expect(code).toBe(0);
  });

  test("is skipped, loudly and with the reason, where none can be installed; the other stages run and are counted", async () => {
    checkout.program("apt-get", "exit 100");
    const { code, stdout, stderr } = await checkout.run("tools/test.mjs", ["unit", "browser", "contract"], root);
    const loud = /!! SKIPPED browser: no page was tested in a browser, for there is no Chromium: apt-get cannot install it/;
    expect(stderr).toMatch(loud);
    expect(stdout).toMatch(loud);
    expect(stdout).not.toContain("./test/browser/");
    expect(lines(stdout).at(-1)).toBe("6 passed, 0 failed");
    expect(code).toBe(0);
  });
});
