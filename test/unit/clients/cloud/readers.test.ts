import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isRegistered, toDevice, toIssuedToken } from "../../../../provider/clients/cloud/devices";
import { toClient } from "../../../../provider/clients/cloud/api-clients";
import { toHealth, toModule } from "../../../../provider/clients/cloud/modules";
import { toModuleType } from "../../../../provider/clients/cloud/module-types";
import { toWhoAmI } from "../../../../provider/clients/cloud/who-am-i";
import { toObservation } from "../../../../provider/clients/cloud/observations";
import { UnexpectedShape } from "../../../../provider/clients/http/shapes";

const device = { id: "d1", status: "Registered" };

describe("names", () => {
  test.each([
    ["snake", { ...device, ip_address: "10.0.0.1", created_at: "t" }],
    ["kebab", { ...device, "ip-address": "10.0.0.1", "created-at": "t" }],
    ["camel", { ...device, ipAddress: "10.0.0.1", createdAt: "t" }],
    [
      "mixed, in capitals, with a question mark",
      { ID: "d1", "STATUS?": "Registered", Ip_Address: "10.0.0.1", "createdAt?": "t" },
    ],
  ])("%s case", (_, json) => {
    expect(toDevice(json)).toMatchObject({ id: "d1", status: "Registered", ipAddress: "10.0.0.1", createdAt: "t" });
  });

  test("null is absent, and what is not known is passed over", () => {
    expect(toDevice({ ...device, name: null, version: null, colour: ["red"] })).toEqual({
      id: "d1",
      name: "",
      status: "Registered",
      description: "",
    });
  });
});

const client = { id: "client-1", name: "n", "created-at": "t" };
const aModule = { id: "m1", name: "n", module_type_id: "t1", visibility: "org", created_at: "t" };

describe("objects", () => {
  test("a device with everything", () => {
    const rest = { id: "d1", name: "esa1", type: "ESA", version: "14.0.0-698", status: "Registered", description: "mine" };
    const times = { created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-02T00:00:00Z" };
    expect(toDevice({ ...rest, ip_address: "10.0.0.1", connector_version: "1.3.34", ...times })).toEqual({
      ...rest,
      ipAddress: "10.0.0.1",
      connectorVersion: "1.3.34",
      createdAt: times.created_at,
      updatedAt: times.updated_at,
    });
  });

  test("a user with everything, and with the least", () => {
    const user = { "user-id": "u1", "user-name": "Ann", "user-email": "ann@example.com", role: "admin" };
    expect(toWhoAmI({ user, org: { id: "o1", name: "Shop" } })).toEqual({
      ...{ userId: "u1", userName: "Ann", userEmail: "ann@example.com", role: "admin" },
      ...{ organisationId: "o1", organisationName: "Shop" },
    });
    expect(toWhoAmI({ org: { id: "o1" } })).toEqual({ organisationId: "o1" });
  });

  test("a client with the least it must have", () => {
    expect(toClient(client)).toEqual({
      id: "client-1",
      name: "n",
      description: "",
      scopes: [],
      grants: [],
      redirects: [],
      availability: "org",
      enabled: true,
      createdAt: "t",
    });
  });

  test("a client with everything, as the API writes it", () => {
    expect(
      toClient({
        ...client,
        "enabled?": false,
        "approval-status": "approved",
        "owner-id": "u",
        scopes: ["sse"],
        password: "hunter2",
      }),
    ).toMatchObject({ enabled: false, ownerId: "u", scopes: ["sse"], password: "hunter2" });
  });

  test("a module with the least it must have", () => {
    expect(toModule(aModule)).toEqual({
      id: "m1",
      name: "n",
      moduleTypeId: "t1",
      enabled: true,
      visibility: "org",
      settings: {},
      externalReferences: [],
      createdAt: "t",
    });
  });

  test("a module's settings keep their names", () => {
    const settings = { custom_SMA_days: 30, "device-id": "d" };
    expect(toModule({ ...aModule, settings, external_references: [{ label: "l" }], updated_at: "u" })).toMatchObject({
      updatedAt: "u",
      settings,
      externalReferences: [{ label: "l" }],
    });
  });

  test("a module type and its fields", () => {
    const names = { title: "ESA", former_title: "Email", default_name: "esa", short_description: "asks an ESA" };
    const texts = { description: "d", tips: "t", logo: "data:,", record: "r", created_at: "c", updated_at: "u" };
    const lists = { capabilities: [{ id: "health", description: "Says it." }, { id: "tiles" }], flags: ["f"] };
    const configuration_spec = [
      {
        ...{ key: "device", type: "device", label: "Device", required: true, subtype: "ESA", tooltip: "tip", group: "g" },
        ...{ beta: true, default_value: 0, "strict-options": true, options: [{ value: "v", label: "l" }] },
      },
      { key: "days", type: "integer", default_value: { not: "a value" } },
    ];
    const more = { properties: { url: "u" }, enabled: false, external_references: [{ label: "l" }] };
    expect(toModuleType({ id: "t1", ...names, ...texts, ...lists, ...more, configuration_spec })).toEqual({
      ...{ id: "t1", title: "ESA", formerTitle: "Email", defaultName: "esa", shortDescription: "asks an ESA" },
      ...{ description: "d", tips: "t", logo: "data:,", record: "r", createdAt: "c", updatedAt: "u" },
      capabilities: [
        { id: "health", description: "Says it." },
        { id: "tiles", description: "" },
      ],
      flags: ["f"],
      configurationSpec: [
        {
          ...{ key: "device", type: "device", label: "Device", required: true, subtype: "ESA", tooltip: "tip", group: "g" },
          ...{ beta: true, defaultValue: 0, strictOptions: true, options: [{ value: "v", label: "l" }] },
        },
        { key: "days", type: "integer", label: "", required: false, beta: false, strictOptions: false, options: [] },
      ],
      ...{ properties: { url: "u" }, enabled: false, externalReferences: [{ label: "l" }] },
    });
    const bare = { capabilities: [], configurationSpec: [], properties: {}, flags: [], enabled: true, externalReferences: [] };
    expect(toModuleType({ id: "t1" })).toEqual({ id: "t1", ...bare });
  });

  test("an issued token", () => {
    expect(toIssuedToken({ token: "abc", expiresAt: "t" })).toEqual({ token: "abc", expiresAt: "t" });
  });
});

describe("what the contract does not promise is refused, not guessed", () => {
  test.each<[string, (json: unknown) => unknown, unknown]>([
    ["no object", toDevice, [device]],
    ["null", toDevice, null],
    ["nothing", toDevice, undefined],
    ["a text", toDevice, "d1"],
    ["no id", toDevice, { status: "Registered" }],
    ["an empty id", toDevice, { ...device, id: "" }],
    ["an id that is a number", toDevice, { ...device, id: 7 }],
    ["no status", toDevice, { id: "d1" }],
    ["a name that is no text", toDevice, { ...device, name: {} }],
    ["no token", toIssuedToken, { expires_at: "t" }],
    ["no expiry", toIssuedToken, { token: "abc" }],
    ["a flag that is a text", toClient, { ...client, "enabled?": "true" }],
    ["scopes that are a text", toClient, { ...client, scopes: "sse oauth" }],
    ["scopes that are numbers", toClient, { ...client, scopes: [1] }],
    ["settings that are a list", toModule, { ...aModule, settings: [] }],
    ["settings that are a text", toModule, { ...aModule, settings: "{}" }],
    ["references that are an object", toModule, { ...aModule, external_references: {} }],
    ["a type without id", toModuleType, { title: "ESA" }],
    ["a field without key", toModuleType, { id: "t1", configuration_spec: [{ type: "string" }] }],
    ["a user of no organisation", toWhoAmI, { user: { "user-id": "u1" } }],
    ["fields that are no objects", toModuleType, { id: "t1", configuration_spec: ["device"] }],
  ])("%s", (_, parse, json) => {
    expect(() => parse(json)).toThrow(UnexpectedShape);
  });
});

test.each<[unknown, string]>([
  [{ data: { data: { status: "ok" } } }, "ok"],
  [{ data: {} }, "unknown"],
  [{}, "unknown"],
  [{ errors: [], data: { data: { status: "ok" } } }, "ok"],
  [{ errors: [{ message: "no device" }, { message: "no answer" }], data: { data: { status: "ok" } } }, "no device; no answer"],
])("health of %j is %s", (json, health) => {
  expect(toHealth(json)).toBe(health);
});

test.each([
  ["Registered", true],
  ["registered", true],
  ["Unregistered", false],
  ["Not Registered", false],
  ["", false],
])("status %j: registered %s", (status, registered) => {
  expect(isRegistered({ status })).toBe(registered);
});

test("whatever the JSON, a reader reads it or finds it of another shape, and breaks on none", () => {
  const keys = [
    "id",
    "name",
    "status",
    "data",
    "docs",
    "errors",
    "sightings",
    "verdicts",
    "observed_time",
    "user",
    "org",
    "options",
  ];
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<unknown>(undefined, null, "", "text", 5, true),
      fc.array(tie("json"), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), tie("json")),
    ),
  }));
  const readers = [toClient, toDevice, toHealth, toIssuedToken, toModule, toModuleType, toObservation, toWhoAmI];
  fc.assert(
    fc.property(json, fc.constantFrom<(json: unknown) => unknown>(...readers), (value, read) => {
      try {
        read(value);
      } catch (error) {
        expect(error).toBeInstanceOf(UnexpectedShape);
      }
    }),
    { numRuns: 2_000 },
  );
});
