import { describe, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { type ResourceName } from "../../../provider/generated/schemas";
import { logicalNameOf } from "../../../provider/lifecycle/owner";
import { ResourceSchema, type Properties } from "../../../provider/lifecycle/schema";
import { containsUnknown, isUnknown, unknown } from "../../../provider/lifecycle/unknown";
import { names, placesIn, validInputs, withAt } from "../../support/valid-inputs";

import { appliance, findings, fingerprint, owner, placesOf } from "../../support/findings";

describe("unknown values", () => {
  test("are what Pulumi's runtime sends", () => {
    expect(unknown).toBe(pulumi.runtime.unknownValue);
    expect(isUnknown("04da6b54-80e4-46f7-96ec-b56ff0331ba9")).toBe(true);
  });

  test.each<[unknown, boolean]>([
    [unknown, true],
    [[1, [unknown]], true],
    [{ a: { b: [{ c: unknown }] } }, true],
    [{ [unknown]: 1 }, false],
    [`${unknown} `, false],
    [null, false],
    [undefined, false],
    [{}, false],
  ])("are found anywhere: %j", (value, found) => {
    expect(containsUnknown(value)).toBe(found);
  });

  test.each<[string, ResourceName, Properties]>([
    ["text", "SseToken", { region: unknown }],
    ["number", "SseToken", { region: "us", devices: unknown }],
    ["map, and a value in one", "SseToken", { region: "us", keepers: { a: unknown } }],
    ["map", "SseToken", { region: "us", keepers: unknown }],
    ["flag", "ApiClient", { region: "us", scopes: ["sse"], enabled: unknown }],
    ["list", "ApiClient", { region: "us", scopes: unknown }],
    ["several in a list without repetitions", "ApiClient", { region: "us", scopes: [unknown, "sse", unknown] }],
    ["object", "DeviceRegistration", { region: "us", appliance: unknown, timeouts: unknown }],
    [
      "parts of an object",
      "DeviceRegistration",
      { region: "us", appliance: { host: unknown, type: unknown, hostKey: unknown, port: unknown } },
    ],
    ["in one of two forms", "DeviceRegistration", { region: "us", appliance: { ...appliance, hostKey: [fingerprint, unknown] } }],
    [
      "both parts of the other form",
      "DeviceRegistration",
      { region: "us", appliance, token: { deviceId: unknown, value: unknown } },
    ],
    ["one of many forms", "CtrModule", { region: "us", type: { title: unknown } }],
  ])("are accepted in place of, or in: %s", (_, name, inputs) => {
    expect(findings(name, inputs)).toEqual([]);
  });

  test("excuse nothing beside them", () => {
    expect(
      placesOf("DeviceRegistration", { region: unknown, appliance: { ...appliance, port: unknown, hostKey: [unknown, "x"] } }),
    ).toEqual(["appliance.hostKey.1"]);
    expect(placesOf("DeviceRegistration", { region: "us", token: { deviceId: unknown } })).toEqual(["token.value"]);
  });
});

describe.each(names)("any inputs of %s", (name) => {
  const schema = new ResourceSchema(name);

  test("that its schema allows have no findings, with defaults and without", () => {
    fc.assert(
      fc.property(validInputs(name), (inputs) => {
        expect(schema.findings(inputs)).toEqual([]);
        expect(schema.findings(schema.withDefaults({ owner, ...inputs }))).toEqual([]);
      }),
    );
  });

  test("pass with something unknown in them, and stay as they are", () => {
    fc.assert(
      fc.property(validInputs(name), fc.nat(), (inputs, at) => {
        const places = placesIn(inputs).slice(1);
        const given = withAt(inputs, places[at % places.length] ?? [], unknown) as Properties;
        const filled = schema.withDefaults({ owner, ...given });
        expect(schema.findings(filled)).toEqual([]);
        expect(filled).toMatchObject(given);
      }),
    );
  });

  test("defaults fill gaps and change nothing, twice as once", () => {
    fc.assert(
      fc.property(validInputs(name), (inputs) => {
        const given = structuredClone(inputs);
        const filled = schema.withDefaults({ owner, ...inputs });
        expect(filled).toMatchObject(given);
        expect(inputs).toEqual(given);
        expect(schema.withDefaults(filled)).toEqual(filled);
        expect(Object.values(filled)).not.toContain(undefined);
      }),
    );
  });
});

describe("defaults", () => {
  test.each<[ResourceName, Properties, Properties]>([
    [
      "SseToken",
      { region: "us", owner },
      {
        region: "us",
        owner,
        devices: 1,
        name: "esa1",
        validFor: "1h",
        onExpiry: "keep",
        renewBefore: "0s",
        keepers: {},
      },
    ],
    [
      "DeviceRegistration",
      { region: "us", owner, appliance, timeouts: { ready: "1m" } },
      {
        region: "us",
        owner,
        appliance: { ...appliance, port: 22, managedBySma: false },
        method: "ssh",
        onExisting: "adopt",
        onDelete: "deregister",
        timeouts: { ready: "1m", registration: "10m", deregistration: "5m" },
      },
    ],
    [
      "DeviceRegistration",
      { region: "us", owner, method: "external", timeouts: unknown },
      {
        region: "us",
        owner,
        method: "external",
        onExisting: "adopt",
        onDelete: "deregister",
        timeouts: unknown,
      },
    ],
    [
      "ApiClient",
      { region: "us", owner, name: "given", scopes: ["sse"], enabled: false },
      {
        region: "us",
        owner,
        name: "given",
        description: "",
        enabled: false,
        scopes: ["sse"],
        grants: ["client-creds"],
        redirects: [],
        availability: "org",
        keepers: {},
      },
    ],
  ])("%s %j", (name, given, filled) => {
    expect(new ResourceSchema(name).withDefaults(given)).toEqual(filled);
  });

  test("what is undefined is absent, and null is no object to fill", () => {
    const filled = new ResourceSchema("DeviceRegistration").withDefaults({ region: undefined, timeouts: null, owner });
    expect(Object.keys(filled)).not.toContain("region");
    expect(filled["timeouts"]).toBeNull();
    expect(Object.keys(new ResourceSchema("SseToken").withDefaults({ region: "us" }))).not.toContain("name");
  });

  test("are not shared between resources", () => {
    const schema = new ResourceSchema("SseToken");
    const [first, second] = [schema.withDefaults({ region: "us" }), schema.withDefaults({ region: "us" })];
    Object.assign(first["keepers"] as object, { a: "b" });
    expect(second["keepers"]).toEqual({});
  });

  test.each([
    ["shop/prod/esa1", "esa1"],
    ["shop/prod/team/esa1", "team/esa1"],
    ["shop/prod/ciscoctr:index:ApplianceIntegration$esa1", "esa1"],
    ["shop/prod/pulumi-nodejs:dynamic/ciscoctr:DeviceRegistration$esa1", "esa1"],
    ["shop/prod/my:index/sub:Type$team/esa1", "team/esa1"],
    ["shop/prod/a%24b", "a$b"],
    ["shop/prod/my:Type$my:Other$a%24b", "a$b"],
    ["shop/prod/100%25", "100%"],
    ["shop/prod/a%2524b", "a%24b"],
    ["shop/prod/Ämter 1", "Ämter 1"],
  ])("the name is the logical one: %s", (given, name) => {
    expect(logicalNameOf(given)).toBe(name);
    expect(new ResourceSchema("SseToken").withDefaults({ region: "us", owner: given })["name"]).toBe(name);
  });
});

test.each<[ResourceName, string[]]>([
  ["SseToken", ["tokens", "value"]],
  ["DeviceRegistration", ["appliance.username", "appliance.password", "appliance.privateKey", "token"]],
  ["ApiClient", ["clientPassword"]],
  ["CtrModule", []],
])("secrets of %s", (name, paths) => {
  expect(new ResourceSchema(name).secretPaths.map((path) => path.join("."))).toEqual(paths);
});
