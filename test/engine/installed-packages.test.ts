/** What an install of the packed package brings to a user, besides the peer. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { installPackage, type Installed } from "../support/installed-package";
import { codes, section } from "../support/pages";

const mostPackages = 50;
const mostBytes = 10 * 2 ** 20;

const folder = mkdtempSync(join(tmpdir(), "ciscoctr-installed-"));
let installed: Installed[];
beforeAll(() => {
  installed = installPackage(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("an install brings", () => {
  test("at most 50 packages and 10 MB", () => {
    const largest = [...installed].sort((a, b) => b.bytes - a.bytes).map(({ name, bytes }) => `${name}: ${bytes}`);
    const bytes = installed.reduce((sum, each) => sum + each.bytes, 0);
    expect({ largest, bytes, fine: bytes <= mostBytes }).toEqual({ largest: largest.slice(0, mostPackages), bytes, fine: true });
  });

  test("what the package says it needs, and neither the peer nor what is for development", () => {
    const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { dependencies: object };
    const names = installed.map(({ name }) => name);
    // The last come with ssh2 where they can be had.
    expect(names).toEqual(expect.arrayContaining(["pulumi-cisco-ctr", ...Object.keys(dependencies), "cpu-features", "nan"]));
    expect(names.filter((name) => /^@pulumi|^express$|^jest$|^typescript$/.test(name))).toEqual([]);
  });

  test("each package under the licence that docs/licences.md has it under", () => {
    const lines = section("docs/licences.md", "What the package brings along").split("\n");
    const listed = lines.flatMap((line) => {
      const [, licence = ""] = /^- \*\*(.+)\*\*/.exec(line) ?? [];
      return codes(line).map((name) => ({ name, licence }));
    });
    const [, ...brought] = installed.map(({ name, licence }) => ({ name, licence }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(listed.sort(byName)).toEqual(brought.sort(byName));
  });
});
