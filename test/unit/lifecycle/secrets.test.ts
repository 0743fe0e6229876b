import { describe, expect, test } from "@jest/globals";
import { Secrets } from "../../../provider/base/redact";
import { rememberSecrets, valueAt } from "../../../provider/lifecycle/secrets";
import { unknown } from "../../../provider/lifecycle/unknown";

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
