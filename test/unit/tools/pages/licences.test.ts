import { describe, expect, test } from "@jest/globals";
import { installed, licencesOf, permissive, type Lock } from "../../../../tools/pages/licences";

const { own, pulumis } = installed();

describe("what is installed with the package", () => {
  test.each([
    ["by the package", own, ["axios", "ssh2", "cpu-features"]],
    ["by Pulumi", pulumis, ["@pulumi/pulumi", "ts-node", "typescript"]],
  ])("%s has a permissive licence, each of them", (_, packages, some) => {
    expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(some));
    expect(packages.filter(({ licence }) => !permissive.includes(licence))).toEqual([]);
  });
});

describe("licences", () => {
  const lock: Lock = {
    "node_modules/a": { license: "MIT", dependencies: { b: "1" }, optionalDependencies: { c: "1", gone: "1" } },
    "node_modules/a/node_modules/b": { license: "ISC", dependencies: { d: "1" } },
    "node_modules/b": { license: "GPL-3.0" },
    "node_modules/c": { license: "Unlicense", dependencies: { b: "2" } },
    "node_modules/c/node_modules/b": { license: "ISC" },
    "node_modules/d": { license: "GPL-3.0-only", dependencies: { a: "1" } },
  };

  test("are those of the packages that Node would find, wherever they come from", () => {
    expect(licencesOf(lock, ["a"])).toEqual([
      { name: "a", licence: "MIT" },
      { name: "b", licence: "ISC" },
      { name: "d", licence: "GPL-3.0-only" },
      { name: "c", licence: "Unlicense" },
    ]);
    expect(licencesOf(lock, ["a", "b"])).toContainEqual({ name: "b", licence: "GPL-3.0" });
    expect(permissive).not.toContain("GPL-3.0-only");
  });

  test("that nobody has said are asked for", () => {
    expect(() => licencesOf({ "node_modules/a": {} }, ["a"])).toThrow("has no licence of a: read it in that package");
  });
});
