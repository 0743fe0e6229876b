import { describe, expect, test } from "@jest/globals";
import type { ResourceName } from "../../../provider/generated/schemas";
import { ResourceSchema, valueAt } from "../../../provider/lifecycle/schema";
import { unknown } from "../../../provider/lifecycle/unknown";

describe("what no message may repeat", () => {
  test.each<[string, ResourceName, Record<string, unknown>, string[]]>([
    ["a text", "DeviceRegistration", { token: "hunter2" }, ["hunter2"]],
    [
      "a token, without the device it belongs to",
      "DeviceRegistration",
      { token: { deviceId: "d", value: "hunter2" } },
      ["hunter2"],
    ],
    ["a list of tokens", "SseToken", { tokens: [{ deviceId: "d", value: "one" }, "two"], value: "one" }, ["one", "two", "one"]],
    [
      "a password, and no user name",
      "DeviceRegistration",
      { appliance: { username: "admin", password: "hunter2" } },
      ["hunter2"],
    ],
    ["all of what an edited state has in its place", "ApiClient", { clientPassword: { value: ["a", { b: "c" }] } }, ["a", "c"]],
    ["nothing where there is none", "SseToken", { tokens: [undefined, null, 4711, true, {}, { value: null }], value: null }, []],
  ])("%s", (_, kind, properties, texts) => {
    expect(new ResourceSchema(kind).maskedTexts(properties)).toEqual(texts);
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
