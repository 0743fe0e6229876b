import { describe, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { unknown } from "../../../provider/lifecycle/unknown";
import { markSecrets } from "../../../provider/pulumi/secret-envelope";

const secret = (value: unknown) => ({ [pulumi.runtime.specialSigKey]: pulumi.runtime.specialSecretSig, value });

describe("the envelope of a secret", () => {
  test("is the one Pulumi's runtime opens", () => {
    const marked = markSecrets([["password"]], { password: "hunter2" });
    expect(marked).toEqual({ password: secret("hunter2") });
    expect(pulumi.runtime.isRpcSecret(marked["password"])).toBe(true);
    expect(pulumi.runtime.unwrapRpcSecret(marked["password"])).toBe("hunter2");
  });

  test.each<[string, string[][], Record<string, unknown>, Record<string, unknown>]>([
    ["a whole list", [["tokens"]], { tokens: [{ value: "a" }] }, { tokens: secret([{ value: "a" }]) }],
    [
      "parts of an object, its rest untouched",
      [
        ["appliance", "username"],
        ["appliance", "password"],
      ],
      { appliance: { host: "h", username: "u", password: "p" }, region: "us" },
      { appliance: { host: "h", username: secret("u"), password: secret("p") }, region: "us" },
    ],
    [
      "what is absent stays absent",
      [["token"], ["appliance", "password"]],
      { appliance: { host: "h" } },
      { appliance: { host: "h" } },
    ],
    ["an absent object", [["appliance", "password"]], { region: "us" }, { region: "us" }],
    ["an unknown object", [["appliance", "password"]], { appliance: unknown }, { appliance: unknown }],
    ["null in place of an object", [["appliance", "password"]], { appliance: null }, { appliance: null }],
    [
      "false and empty are values",
      [["a"], ["b"], ["c"]],
      { a: false, b: "", c: null },
      { a: secret(false), b: secret(""), c: secret(null) },
    ],
    ["nothing to mark", [], { a: 1 }, { a: 1 }],
  ])("%s", (_, paths, given, marked) => {
    const before = structuredClone(given);
    expect(markSecrets(paths, given)).toEqual(marked);
    expect(given).toEqual(before);
  });
});
