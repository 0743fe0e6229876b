import { describe, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { Secrets } from "../../../provider/base/redact";
import { markSecrets, rememberSecrets, valueAt } from "../../../provider/lifecycle/secrets";
import { unknown } from "../../../provider/lifecycle/unknown";

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

describe("what is remembered of a secret", () => {
  test.each<[string, unknown, string]>([
    ["a text", "hunter2", "[secret] admin dev-1"],
    ["a token with the device it belongs to", { deviceId: "dev-1", value: "hunter2" }, "[secret] admin dev-1"],
    ["a list of tokens", [{ deviceId: "dev-1", value: "hunter2" }, "admin"], "[secret] [secret] dev-1"],
    ["nothing where there is none", [undefined, null, 4711, true, {}, { value: null }], "hunter2 admin dev-1"],
  ])("%s", (_, value, text) => {
    const secrets = new Secrets();
    rememberSecrets(value, secrets);
    expect(secrets.redact("hunter2 admin dev-1")).toBe(text);
  });

  test.each<[Record<string, unknown>, unknown]>([
    [{ appliance: { password: "hunter2" } }, "hunter2"],
    [{ appliance: { host: "h" } }, undefined],
    [{ appliance: null }, undefined],
    [{ appliance: unknown }, undefined],
    [{}, undefined],
  ])("a value is found at its path, if it is there: %j", (properties, value) => {
    expect(valueAt(properties, ["appliance", "password"])).toBe(value);
  });
});
