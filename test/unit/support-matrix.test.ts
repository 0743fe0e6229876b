/** What `npm run matrix` kept, and the page that is made of it; its cells themselves take minutes. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

const root = join(__dirname, "..", "..");
const check = "test/matrix/check.mjs";

test("the support matrix is of the cells, which cover what package.json promises, and its page says what ran", () => {
  expect(execFileSync(process.execPath, [join(root, check)], { encoding: "utf8", stdio: "pipe" })).toBe("");
});

describe("it is told", () => {
  let copy: string;

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), "support-matrix-"));
    mkdirSync(join(copy, "docs"));
    for (const each of [
      "test/matrix",
      "tools/progress.mjs",
      "tools/npm.mjs",
      "docs/support-matrix.md",
      "package.json",
      "package-lock.json",
    ])
      cpSync(join(root, each), join(copy, each), { recursive: true });
  });
  afterEach(() => {
    rmSync(copy, { recursive: true });
  });

  const oldestNode = /"node": ">=(.*)"/.exec(readFileSync(join(root, "package.json"), "utf8"))?.[1] ?? "";

  test.each([
    ["a page written by hand", "docs/support-matrix.md", /$/, "by hand", "docs/support-matrix.md is not what results.json says"],
    ["an older Node", "package.json", /"node": ">=.*"/, '"node": ">=20.1"', "no cell ran Node 20.1,"],
    ["an older SDK", "package.json", /"@pulumi\/pulumi": ">=\S+/, '"@pulumi/pulumi": ">=3.1', "no cell ran @pulumi/pulumi 3.1,"],
    ["another cell", "test/matrix/cells.json", /"inline"/, '"js"', "results.json is not of the cells in cells.json"],
    ["a pair that is gone", "test/matrix/cells.json", /\{[^{}]*\},/, "", "no cell has"],
    ["another limit", "test/matrix/limits.mjs", /title: "/, 'title: "Not ', "results.json is not of the limits in limits.mjs"],
    [
      "other results",
      "test/matrix/results.json",
      new RegExp(`"node": "${oldestNode}.\\d+"`, "g"),
      '"node": "21.0.0"',
      `no cell ran Node ${oldestNode},`,
    ],
  ])("%s", (_, file, pattern, text, problem) => {
    const before = readFileSync(join(copy, file), "utf8");
    expect(before).toMatch(pattern);
    writeFileSync(join(copy, file), before.replace(pattern, text));
    const { status, stderr } = spawnSync(process.execPath, [join(copy, check)], { encoding: "utf8" });
    expect(stderr).toContain(problem);
    expect(status).toBe(1);
  });
});
