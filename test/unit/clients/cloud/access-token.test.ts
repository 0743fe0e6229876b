import { describe, expect, test } from "@jest/globals";
import { covers, readScopes } from "../../../../provider/clients/cloud/access-token";

describe("what a scope covers", () => {
  test.each<[string[], string, boolean]>([
    [["sse"], "sse", true],
    [["sse"], "sse/device", true],
    [["sse"], "sse/device:read", true],
    [["integration"], "integration/module-instance:write", true],
    [["integration/module-instance"], "integration/module-instance:read", true],
    [["integration:read"], "integration/module-instance:read", true],
    [["integration:read"], "integration/module-instance:write", false],
    [["integration/module-instance:read"], "integration/module-instance:read", true],
    [["integration/module-instance:read"], "integration/module-instance:write", false],
    [["integration/module-instance:read"], "integration/module-instance", false],
    [["integration/module-instance:read", "integration/module-instance:write"], "integration/module-instance", false],
    [["integration/module"], "integration/module-instance:read", false],
    [["integration/module-instance"], "integration/module-type:read", false],
    [["integration/module-instance"], "integration", false],
    [["inspect:read"], "inspect", false],
    [["oauth", "sse"], "sse", true],
    [["ssex"], "sse", false],
    [["sse"], "ssex", false],
    [[""], "sse", false],
    [[], "sse", false],
  ])("%j, %s: %s", (granted, needed, covered) => {
    expect(covers(granted, needed)).toBe(covered);
  });
});

describe("what a look needs of the scopes of a resource", () => {
  test.each([
    [["sse"], ["sse:read"]],
    [
      ["oauth", "sse:read"],
      ["oauth:read", "sse:read"],
    ],
    [
      ["a/b:read", "a/b:write", "a/b"],
      ["a/b:read", "a/b:read"],
    ],
    [["casebook:write"], []],
    [[], []],
  ])("%j: %j", (scopes, needed) => {
    expect(readScopes(scopes)).toEqual(needed);
  });
});
