import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { ToolCheckout } from "../../support/tool-checkout";

const tool = "tools/steady.mjs";
let checkout: ToolCheckout;

/** An engine stage that fails with seed 8. */
beforeEach(() => {
  checkout = new ToolCheckout();
  checkout.put(
    "tools/test.mjs",
    `const seed = process.env.CISCO_CTR_TEST_SEED;
     console.log("why it failed with", seed, process.argv.slice(2).join());
     console.log(seed === "8" ? "4 passed, 1 failed" : "5 passed, 0 failed");
     process.exit(seed === "8" ? 1 : 0);`,
  );
});
afterEach(() => {
  checkout.remove();
});

test("runs the engine stage with seed after seed, a line each, while the cores are kept busy", async () => {
  const { code, stdout } = await checkout.run(tool, ["--times", "3", "--seed", "5", "--busy", "1"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/5 {2}passed .* 5 passed, 0 failed\n +6 {2}passed .*\n +7 {2}passed .*\n3 of 3 passed\n$/);
});

test("fails when one of them fails, shows why, and runs the others all the same", async () => {
  const { code, stdout } = await checkout.run(tool, ["--times", "3", "--seed", "7", "--busy", "0"]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/8 {2}FAILED .*\nwhy it failed with 8 engine\n/);
  expect(stdout).not.toContain("why it failed with 7");
  expect(stdout).toMatch(/9 {2}passed .*\n2 of 3 passed\n$/);
});

test.each([
  ["--times", "many"],
  ["--times", "101"],
  ["--seed", "-1"],
  ["--busy", "1.5"],
  ["--tims", "3"],
])("refuses %s %s with its usage", async (...args) => {
  const { code, stderr } = await checkout.run(tool, args);
  expect(code).toBe(2);
  expect(stderr).toContain("npm run steady -- [options]");
});
