import { describe, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { schemas, type ResourceName } from "../../../provider/generated/schemas";
import { logicalNameOf } from "../../../provider/lifecycle/owner";
import { checker, ResourceSchema, type Properties } from "../../../provider/lifecycle/schema";
import { containsUnknown, isUnknown, unknown } from "../../../provider/lifecycle/unknown";
import { names, placesIn, validInputs, withAt } from "../../support/valid-inputs";

const fingerprint = `SHA256:${"a".repeat(43)}`;
const owner = "shop/prod/esa1";
const appliance = { host: "esa1.example.com", type: "ESA", hostKey: fingerprint };

function findings(name: ResourceName, inputs: Properties) {
  const schema = new ResourceSchema(name);
  return schema.findings(schema.withDefaults({ owner, ...inputs }));
}

const placesOf = (name: ResourceName, inputs: Properties): string[] =>
  findings(name, inputs)
    .map(({ property }) => property)
    .sort();

/** The sentence of an input. */
const sentenceOf = (name: ResourceName, input: string): string =>
  (schemas[name].properties as Record<string, { description: string }>)[input]?.description ?? "";

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

describe("findings", () => {
  test("come all at once", () => {
    expect(
      placesOf("ApiClient", {
        region: "mars",
        name: "",
        description: 5,
        enabled: "yes",
        preset: "none",
        scopes: [],
        grants: ["client-creds", "password"],
        redirects: ["a", "a"],
        availability: null,
        keepers: { a: 1, b: "b" },
        colour: "red",
        size: 1,
      }),
    ).toEqual(
      [
        "region",
        "name",
        "description",
        "enabled",
        "preset",
        "scopes",
        "grants.1",
        "redirects",
        "availability",
        "keepers.a",
        "colour",
        "size",
      ].sort(),
    );
  });

  test.each<[string, ResourceName, Properties, { property: string; reason: string }[]]>([
    [
      "absent",
      "CtrModule",
      {},
      [
        { property: "region", reason: "is missing. Give it: The region of the device." },
        {
          property: "type",
          reason:
            "is missing. Give it: Which module type: `esa`, `sma-email`, `sma-web` or `firepower`, or { title } as the catalogue prints it, or { id }.",
        },
      ],
    ],
    [
      "absent in an object",
      "DeviceRegistration",
      { region: "us", appliance: { host: "h", type: "ESA" } },
      [
        {
          property: "appliance.hostKey",
          reason:
            "is missing. Give it: The accepted SSH host key, `SHA256:...` as ssh-keygen prints it; a list while a key rotates.",
        },
      ],
    ],
    [
      "not an input",
      "SseToken",
      { region: "us", regoin: "eu" },
      [{ property: "regoin", reason: "is not an input. Remove it, or look for the right name in the README" }],
    ],
    [
      "not an input, in an object",
      "DeviceRegistration",
      { region: "us", appliance: { ...appliance, passwrod: "hunter2" } },
      [{ property: "appliance.passwrod", reason: "is not an input. Remove it, or look for the right name in the README" }],
    ],
    [
      "none of the choices",
      "SseToken",
      { region: "mars" },
      [{ property: "region", reason: '"mars" is none of us, eu, apjc. Use one of them' }],
    ],
    [
      "too small",
      "SseToken",
      { region: "us", devices: 0 },
      [{ property: "devices", reason: "0 is below 1. Use a number from 1 to 100" }],
    ],
    [
      "too large",
      "SseToken",
      { region: "us", devices: 101 },
      [{ property: "devices", reason: "101 is above 100. Use a number from 1 to 100" }],
    ],
    [
      "too small, without an upper end",
      "CtrModule",
      { region: "us", type: "esa", requestTimeframeDays: 0 },
      [{ property: "requestTimeframeDays", reason: "0 is below 1. Use 1 or more" }],
    ],
    [
      "of another type",
      "SseToken",
      { region: "us", devices: 1.5 },
      [{ property: "devices", reason: "1.5 is not of type integer. Give a value of that type" }],
    ],
    [
      "of no form",
      "DeviceRegistration",
      { region: "us", appliance: { ...appliance, hostKey: "aa:bb" } },
      [
        {
          property: "appliance.hostKey",
          reason:
            '"aa:bb" does not have the right form. The accepted SSH host key, `SHA256:...` as ssh-keygen prints it; a list while a key rotates.',
        },
      ],
    ],
    [
      "of no form, in a list",
      "DeviceRegistration",
      { region: "us", appliance: { ...appliance, hostKey: [fingerprint, "aa:bb"] } },
      [
        {
          property: "appliance.hostKey.1",
          reason: expect.stringMatching(/^"aa:bb" does not have the right form\. /) as unknown as string,
        },
      ],
    ],
    [
      "none of the forms",
      "CtrModule",
      { region: "us", type: { name: "ESA" } },
      [
        {
          property: "type",
          reason:
            "does not have the right form. Which module type: `esa`, `sma-email`, `sma-web` or `firepower`, or { title } as the catalogue prints it, or { id }.",
        },
      ],
    ],
    [
      "none of the forms, beside another finding",
      "CtrModule",
      { region: "mars", type: { name: "ESA" } },
      [
        { property: "region", reason: '"mars" is none of us, eu, apjc. Use one of them' },
        { property: "type", reason: `does not have the right form. ${sentenceOf("CtrModule", "type")}` },
      ],
    ],
    [
      "an empty text",
      "SseToken",
      { region: "us", name: "" },
      [{ property: "name", reason: `is empty. Give it: ${sentenceOf("SseToken", "name")}` }],
    ],
    [
      "an empty list",
      "ApiClient",
      { region: "us", scopes: [] },
      [{ property: "scopes", reason: `is empty. Give it: ${sentenceOf("ApiClient", "scopes")}` }],
    ],
    [
      "too long, in characters as people count them",
      "SseToken",
      { region: "us", name: "😀".repeat(256) },
      [{ property: "name", reason: "has 256 characters. Use no more than 255" }],
    ],
    [
      "the same twice",
      "ApiClient",
      { region: "us", preset: "casebook", redirects: ["a", "b", "a"] },
      [{ property: "redirects", reason: "has the same entry at 0 and 2. Give each of them once" }],
    ],
    [
      "an owner that is no text",
      "SseToken",
      { region: "us", owner: 5 },
      [{ property: "owner", reason: "5 is not of type string. Give a value of that type" }],
    ],
    [
      "a key with the characters of paths",
      "SseToken",
      { region: "us", keepers: { "a/b~c": 5 } },
      [{ property: "keepers.a/b~c", reason: "5 is not of type string. Give a value of that type" }],
    ],
  ])("%s", (_, name, inputs, expected) => {
    expect(findings(name, inputs)).toEqual(expected);
  });

  test.each(["bad!", "short", 12_345_678, ["hunter2hunter2"], { deviceId: "d", value: "bad!" }, { deviceId: "d" }])(
    "a token of no form is one finding, and not shown: %j",
    (token) => {
      const found = findings("DeviceRegistration", { region: "us", appliance, token });
      expect(found).toHaveLength(1);
      expect(found[0]?.property).toMatch(/^token(\.value)?$/);
      expect(found[0]?.reason).not.toMatch(/bad!|short|12345678|hunter2|not of type object/);
    },
  );

  test.each(["username", "password", "privateKey"])("%s is never shown", (key) => {
    for (const value of [4_711_4711, true, "", ["hunter2"], { hunter2: 1 }]) {
      const found = findings("DeviceRegistration", { region: "us", appliance: { ...appliance, [key]: value } });
      expect(found).toHaveLength(1);
      expect(found[0]?.property).toBe(`appliance.${key}`);
      expect(found[0]?.reason).not.toMatch(/47114711|true|hunter2/);
    }
  });

  test("a long value is not shown: a key pasted in the wrong place", () => {
    const reasonOf = (hostKey: string) => findings("DeviceRegistration", { region: "us", appliance: { ...appliance, hostKey } });
    const [longest, tooLong] = ["k".repeat(58), "k".repeat(59)];
    expect(reasonOf(longest)).toMatchObject([
      { reason: expect.stringMatching(`^"${longest}" does not have the right form\\. `) },
    ]);
    expect(reasonOf(tooLong)).toMatchObject([{ reason: expect.stringMatching(/^does not have the right form\. [^k]/) }]);
  });

  test.each<[object, unknown, string]>([
    [{ type: "string", minLength: 1 }, "", "is empty. Remove it, or give it a value"],
    [{ pattern: "^x$" }, "y", '"y" does not have the right form. See the README for its form'],
    [{ type: "array", maxItems: 1 }, [1, 2], "has 2 entries. Use no more than 1"],
    [{ multipleOf: 2 }, 3, "3 must be multiple of 2. See the README for what it takes"],
    [{}, undefined, "is missing. Give it: the README says what it is"],
  ])("a schema without a sentence still says the next step: %j", (input, value, reason) => {
    const required = value === undefined ? ["input"] : [];
    const check = checker({ type: "object", required, properties: { input } });
    expect(check(value === undefined ? {} : { input: value })).toEqual([{ property: "input", reason }]);
  });

  test("each names the next step, as a sentence", () => {
    const found = findings("ApiClient", {
      region: 1,
      name: "",
      preset: "x",
      scopes: ["a", "a"],
      grants: [],
      keepers: { a: 1 },
      b: 1,
    });
    expect(found.length).toBeGreaterThan(6);
    for (const { property, reason } of found) {
      expect(property).not.toBe("");
      expect(reason).toMatch(/\. (Use|Give|See|Remove) /);
    }
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
