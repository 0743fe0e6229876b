import { describe, expect, test } from "@jest/globals";
import type { ModuleType } from "../../../emulator/cloud/catalogue";
import type { ModuleInstance } from "../../../emulator/cloud/organisation";
import { accessToken, RegionApi } from "../../support/emulator-api";
import { EmulatorWorkbench } from "../../support/emulator-workbench";

const TYPES = "/iroh/iroh-int/module-type";
const INSTANCES = "/iroh/iroh-int/module-instance";
const bench = EmulatorWorkbench.ofThisFile();

const wish = {
  title: "Ticket Desk",
  default_name: "Desk",
  short_description: "Asks the ticket desk.",
  capabilities: [{ id: "health", description: "Healthcheck" }],
  configuration_spec: [
    { key: "custom_url", type: "string", label: "URL", required: true },
    { key: "custom_key", type: "api_key", label: "Key" },
  ],
  properties: { url: "https://desk.example.com", "supported-apis": ["health"], deep: { a: { b: 1 } } },
  flags: ["default"],
};

async function made(more: object = {}): Promise<ModuleType> {
  return bench.us.expect<ModuleType>(201, "POST", TYPES, { ...wish, ...more });
}

async function stored(id: string): Promise<ModuleType | undefined> {
  return (await bench.state()).regions.us.moduleTypes.find((type) => type.id === id);
}

async function withScopes(...scopes: string[]): Promise<RegionApi> {
  const client = { name: "narrow", scopes, grants: ["client-creds"] };
  const { id, password } = await bench.us.expect<{ id: string; password: string }>(
    201,
    "POST",
    "/iroh/oauth2-clients/clients",
    client,
  );
  return new RegionApi(bench.us.url, await accessToken(bench.us.url, id, password));
}

describe("a module type of one's own", () => {
  test("is made with what was given, and with what the API knows", async () => {
    const type = await made();
    expect(type).toEqual({
      ...wish,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      record: "relay-module.module/RelayModule",
      enabled: true,
      visibility: "org",
      org_id: expect.any(String),
      user_id: expect.any(String),
      client_id: bench.emulator.regions.us.clientId,
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: type.created_at,
    });
    expect(await stored(type.id)).toEqual(type);
    expect(await bench.us.expect(200, "GET", `${TYPES}/${type.id}`)).toEqual(type);
    expect(await bench.us.expect(200, "GET", `${TYPES}?query=ticket`)).toEqual([type]);
    const { id } = await bench.us.expect<ModuleInstance>(201, "POST", INSTANCES, {
      ...{ name: "desk", module_type_id: type.id, visibility: "org", settings: { custom_url: "u", custom_key: "hidden" } },
    });
    expect((await bench.us.expect<ModuleInstance>(200, "GET", `${INSTANCES}/${id}`)).settings).toEqual({
      custom_url: "u",
      custom_key: "********",
    });
  });

  test("is of one region and of no other", async () => {
    const { id } = await made();
    const eu = await bench.api("eu");
    for (const method of ["GET", "PATCH", "DELETE"]) {
      expect(await eu.call(method, `${TYPES}/${id}`, method === "PATCH" ? {} : undefined)).toMatchObject({
        status: 404,
        body: { error: "module_type_not_found" },
      });
    }
  });

  test.each<[string, object, object]>([
    ["a text", { description: "new" }, { description: "new" }],
    ["null for a text", { short_description: null }, { short_description: undefined }],
    ["null for enabled", { enabled: null }, { enabled: true }],
    ["a list, whole", { flags: ["beta"] }, { flags: ["beta"] }],
    ["the form, whole", { configuration_spec: [] }, { configuration_spec: [] }],
    [
      "properties, merged at every depth",
      { properties: { url: null, deep: { a: { c: 2 } }, more: ["x"] } },
      { properties: { "supported-apis": ["health"], deep: { a: { b: 1, c: 2 } }, more: ["x"] } },
    ],
    [
      "a link that was not there",
      { app_link_meta: { title: "t", url: "u", logo: null } },
      { app_link_meta: { title: "t", url: "u" } },
    ],
  ])("takes a patch of %s", async (_, patch, after) => {
    const before = await made({ enabled: false });
    await bench.advance(60);
    const changed = await bench.us.expect<ModuleType>(200, "PATCH", `${TYPES}/${before.id}`, patch);
    const expected = { ...before, ...after, updated_at: changed.updated_at };
    expect(changed).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(Date.parse(changed.updated_at) - Date.parse(before.updated_at)).toBeGreaterThanOrEqual(60_000);
    expect(await stored(before.id)).toEqual(changed);
  });

  test("refuses a patch that leaves no type, and keeps what it was", async () => {
    const type = await made();
    const refused = await bench.us.expect(400, "PATCH", `${TYPES}/${type.id}`, { app_link_meta: { title: "t" } });
    expect(refused).toEqual({ "app_link_meta.url": "missing-required-key" });
    expect(await stored(type.id)).toEqual(type);
  });

  test("is deleted once, its modules stay behind unhealthy, and their secrets stay hidden", async () => {
    const type = await made();
    const settings = { custom_url: "u", custom_key: "hidden" };
    const { id } = await bench.us.expect<ModuleInstance>(201, "POST", INSTANCES, {
      ...{ name: "desk", module_type_id: type.id, visibility: "org", settings },
    });
    expect((await bench.us.call("DELETE", `${TYPES}/${type.id}`)).status).toBe(204);
    expect(await stored(type.id)).toBeUndefined();
    for (const method of ["GET", "PATCH", "DELETE"]) {
      expect(await bench.us.call(method, `${TYPES}/${type.id}`, method === "PATCH" ? {} : undefined)).toMatchObject({
        status: 404,
        body: { error: "module_type_not_found" },
      });
    }
    expect((await bench.state()).regions.us.modules.find((module) => module.id === id)?.settings).toEqual({
      custom_url: "********",
      custom_key: "********",
    });
    expect(await bench.us.expect(200, "POST", `/iroh/iroh-enrich/health/${id}`)).toMatchObject({
      data: { data: { status: "error" } },
      errors: [{ code: "module-type-not-found" }],
    });
    const observables = [{ type: "ip", value: "1.2.3.4" }];
    expect(await bench.us.expect(200, "POST", `/iroh/iroh-enrich/observe/observables?mids=${id}`, observables)).toMatchObject({
      data: [],
      errors: [{ module_instance_id: id, code: "module-type-not-found" }],
    });
    const module = { name: "late", module_type_id: type.id, visibility: "org" };
    expect(await bench.us.expect(400, "POST", INSTANCES, module)).toMatchObject({ error: "module_type_not_found" });
  });
});

describe("the catalogue", () => {
  test("cannot be changed by anyone", async () => {
    const before = (await bench.state()).regions.us.moduleTypes;
    for (const { id } of before) {
      for (const method of ["PATCH", "DELETE"]) {
        const answer = await bench.us.call(method, `${TYPES}/${id}`, method === "PATCH" ? { title: "mine" } : undefined);
        expect(answer).toMatchObject({ status: 403, body: { error: "forbidden" } });
      }
    }
    expect((await bench.state()).regions.us.moduleTypes).toEqual(before);
  });
});

describe("the scope for module types", () => {
  const published = ["admin/integration/module-type:write", "integration/module-type:write"];

  test.each(["integration", "integration:write", "integration/module-type", "integration/module-type:write"])(
    "is %s as well",
    async (scope) => {
      const { id } = await (await withScopes(scope)).expect<ModuleType>(201, "POST", TYPES, wish);
      await (await withScopes(scope)).expect(204, "DELETE", `${TYPES}/${id}`);
    },
  );

  test.each(["integration:read", "integration/module-instance", "sse"])("is not %s, and both are named", async (scope) => {
    expect(await (await withScopes(scope)).call("POST", TYPES, wish)).toMatchObject({
      status: 403,
      body: { error: "missing_scope", "missing-scopes": published, "required-scopes": published },
    });
  });
});
