import { describe, expect, test } from "@jest/globals";
import { driftOf } from "../../../provider/lifecycle/drift";
import { ResourceSchema, type Properties } from "../../../provider/lifecycle/schema";

const device = new ResourceSchema("DeviceRegistration");
const state = {
  region: "us",
  appliance: { host: "h", type: "ESA", port: 22, username: "admin", password: "before1", managedBySma: false },
  timeouts: { ready: "5m" },
  deviceName: "gate",
  status: "Registered",
  version: "14.0",
};

/** As `path: before -> after`, with a word for a secret. */
const say = (schema: ResourceSchema, names: string[], before: Properties, after: Properties, secrets: string[] = []) =>
  driftOf(schema, names, { before, after, secrets }).map(
    ({ path, kind = "told", secret, ...values }) =>
      `${path.join(".")} (${kind}${secret ? ", secret" : ""}): ${JSON.stringify(values.before)} -> ${JSON.stringify(values.after)}`,
  );

describe("what drifted", () => {
  test.each<[string, string[], Properties, string[]]>([
    ["nothing", [], {}, []],
    ["an input", ["deviceName"], { deviceName: "other" }, ['deviceName (update): "gate" -> "other"']],
    ["an input that means the same is none", [], { deviceName: "other" }, []],
    ["an output", [], { status: "Unregistered" }, ['status (told): "Registered" -> "Unregistered"']],
    ["an output that is gone", [], { version: undefined }, ['version (told): "14.0" -> undefined']],
    ["an output that came", [], { ipAddress: "10.0.0.1" }, ['ipAddress (told): undefined -> "10.0.0.1"']],
    ["what the schema does not know is none", [], { claim: "a", unsettled: true }, []],
    [
      "parts of an input",
      ["appliance"],
      { appliance: { ...state.appliance, host: "i", port: 23 } },
      ['appliance.host (replace): "h" -> "i"', "appliance.port (record): 22 -> 23"],
    ],
    [
      "a secret part",
      ["appliance"],
      { appliance: { ...state.appliance, password: "after22" } },
      ['appliance.password (record, secret): "before1" -> "after22"'],
    ],
  ])("%s", (_, names, change, said) => {
    expect(say(device, names, state, { ...state, ...change })).toEqual(said);
  });

  test("a part of what is secret as a whole is secret", () => {
    const token = new ResourceSchema("SseToken");
    const tokens = (value: string) => [{ deviceId: "1", deviceName: "a", value, expiresAt: "t" }];
    const [found] = driftOf(token, [], { before: { tokens: tokens("a") }, after: { tokens: tokens("b") }, secrets: [] });
    expect(found).toMatchObject({ path: ["tokens"], secret: true });
  });

  test("a secret that only the resource knows is one, and its neighbour is none", () => {
    const module = new ResourceSchema("CtrModule");
    const settings = (key: string, host: string) => ({ settings: { nested: { api_key: key }, host } });
    expect(say(module, ["settings"], settings("before1", "a"), settings("after22", "b"), ["before1", "after22"])).toEqual([
      'settings.nested (update, secret): {"api_key":"before1"} -> {"api_key":"after22"}',
      'settings.host (update): "a" -> "b"',
    ]);
  });
});
