import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { ToolCheckout } from "../../support/tool-checkout";

const tool = "tools/test.mjs";
const says = (name: string) => `console.log("ran ${name}", process.argv.slice(2).join(" "));`;
let checkout: ToolCheckout;

/** A jest that reports these counts for every folder. */
function jestCounts(counts: object, code = 0): void {
  checkout.put(
    "node_modules/jest/bin/jest.js",
    `const report = process.argv.find((word) => word.startsWith("--outputFile="))?.slice(13);
     console.log("ran jest", process.argv[2], process.argv[3], process.env.CISCO_CTR_TEST_PULUMI_BIN ?? "no bin");
     require("node:fs").writeFileSync(report, ${JSON.stringify(JSON.stringify(counts))});
     process.exit(${code});`,
  );
}

beforeEach(() => {
  checkout = new ToolCheckout();
  checkout.pulumiOnPath("3.259.0");
  checkout.program("chromium", "");
  checkout.put("package-lock.json", `{ "packages": {} }`);
  checkout.put("node_modules/.package-lock.json", `{ "packages": {} }`);
  checkout.put("node_modules/typescript/bin/tsc", `${says("tsc")} require("node:fs").mkdirSync("dist", { recursive: true });`);
  checkout.put("node_modules/eslint/bin/eslint.js", says("eslint"));
  checkout.put("node_modules/prettier/bin/prettier.cjs", says("prettier"));
  checkout.put("tools/generate.mjs", says("generate"));
  checkout.put("node_modules/knip/bin/knip.js", says("knip"));
  jestCounts({ numTotalTests: 5, numPassedTests: 5 });
});
afterEach(() => {
  checkout.remove();
});

const lines = (text: string) => text.trim().split("\n");
const ran = (text: string) => lines(text).filter((line) => line.startsWith("ran "));

test("runs everything, the tests in order, gives the engine tests their CLI, and ends with the count", async () => {
  const { code, stdout } = await checkout.run(tool);
  expect(ran(stdout).slice(0, 5).sort()).toEqual([
    "ran eslint .",
    "ran generate --check",
    "ran knip --config knip.config.mjs --no-progress --treat-config-hints-as-errors",
    "ran prettier --check .",
    "ran tsc --noEmit",
  ]);
  expect(ran(stdout).slice(5)).toEqual([
    `ran jest ./test/unit/ --maxWorkers=100% ${checkout.path}`,
    `ran jest ./test/browser/ --maxWorkers=100% ${checkout.path}`,
    `ran jest ./test/contract/ --maxWorkers=100% ${checkout.path}`,
    `ran jest ./test/engine/ --maxWorkers=100% ${checkout.path}`,
  ]);
  expect(lines(stdout).slice(-2)).toEqual(["Tests: 25 passed, 0 failed", "25 passed, 0 failed"]);
  expect(code).toBe(0);
});

test("shows every check of the sources, and runs no test when one of them fails", async () => {
  checkout.put("node_modules/prettier/bin/prettier.cjs", "process.exit(1)");
  const { code, stdout } = await checkout.run(tool);
  expect(
    ran(stdout)
      .map((line) => line.split(" ")[1])
      .sort(),
  ).toEqual(["eslint", "generate", "knip", "tsc"]);
  expect(stdout).toContain("Failed: format. Not run: unit, browser, contract, engine.");
  expect(lines(stdout).at(-1)).toBe("4 passed, 1 failed");
  expect(code).toBe(1);
});

test("stops at the first stage of tests that fails and says what did not run", async () => {
  jestCounts({ numTotalTests: 5, numPassedTests: 4, numFailedTests: 1 }, 1);
  const { code, stdout } = await checkout.run(tool);
  expect(stdout).toContain("Failed: unit. Not run: browser, contract, engine.");
  expect(lines(stdout).at(-1)).toBe("9 passed, 1 failed");
  expect(code).toBe(1);
});

test.each([
  ["a failed test", { numTotalTests: 5, numPassedTests: 4, numFailedTests: 1 }, 1, "4 passed, 1 failed"],
  [
    "a skipped and a planned test",
    { numTotalTests: 5, numPassedTests: 3, numPendingTests: 1, numTodoTests: 1 },
    0,
    "3 passed, 2 failed",
  ],
  ["a file that does not run", { numTotalTests: 5, numPassedTests: 5, numRuntimeErrorTestSuites: 1 }, 1, "5 passed, 1 failed"],
  ["no test at all", { numTotalTests: 0 }, 0, "0 passed, 1 failed"],
  ["an exit code without a failure", { numTotalTests: 5, numPassedTests: 5 }, 1, "5 passed, 1 failed"],
])("%s fails", async (_case, counts, jestCode, last) => {
  jestCounts(counts, jestCode);
  const { code, stdout } = await checkout.run(tool, ["unit"]);
  expect(lines(stdout).at(-1)).toBe(last);
  expect(code).toBe(1);
});

test("a named stage runs alone, and without dist and CLI where it needs none", async () => {
  const { code, stdout } = await checkout.run(tool, ["unit"], {
    PATH: path.dirname(process.execPath),
    CISCO_CTR_TEST_WORKERS: "1",
  });
  expect(ran(stdout)).toEqual(["ran jest ./test/unit/ --runInBand no bin"]);
  expect(checkout.has("dist")).toBe(false);
  expect(lines(stdout).at(-1)).toBe("5 passed, 0 failed");
  expect(code).toBe(0);
});

test("a set-up that fails is a failed check", async () => {
  const { code, stdout, stderr } = await checkout.run(tool, ["engine"], { PATH: "" });
  expect(stderr).toContain("There is no Pulumi CLI on this machine");
  expect(stdout).toContain("Failed: set-up. Not run: engine.");
  expect(lines(stdout).at(-1)).toBe("0 passed, 1 failed");
  expect(code).toBe(1);
});

test("an unknown stage is a usage error that names the stages", async () => {
  const { code, stderr } = await checkout.run(tool, ["units"]);
  expect(stderr).toBe(
    `There is no stage "units"; there are lint, format, types, generated, unused, unit, browser, contract, engine.\n`,
  );
  expect(code).toBe(2);
});
