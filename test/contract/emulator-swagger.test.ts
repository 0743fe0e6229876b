import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startEmulator, type RunningEmulator } from "../../emulator";
import { routes } from "../../emulator/cloud/routes";
import { observableTypes } from "../../emulator/cloud/observable-types";
import { RegionApi, send } from "../support/emulator-api";
import { isDocument, OPERATIONS, SwaggerRecorder, UNPUBLISHED, validateRequest, validateResponse } from "../support/swagger";

interface Identified {
  id: string;
  title?: string;
}

const recorder = new SwaggerRecorder();
let emulator: RunningEmulator;
let us: RegionApi;
let types: Identified[];
const INSTANCES = "/iroh/iroh-int/module-instance";
const TYPES = "/iroh/iroh-int/module-type";

function typeId(title: string): string {
  return types.find((type) => type.title === title)?.id ?? "none";
}

beforeAll(async () => {
  emulator = await startEmulator({ onResponse: recorder.onResponse });
  us = await RegionApi.open(emulator, "us");
  types = await us.expect<Identified[]>(200, "GET", TYPES);
});

afterAll(async () => {
  await emulator.close();
});

describe("the route table", () => {
  const published = routes.filter(({ path }) => !isDocument(path) && !UNPUBLISHED.some((prefix) => path.startsWith(prefix)));

  test("serves every operation of the facts, and no other under a published prefix", () => {
    const served = published.map(({ method, path }) => `${method} ${path}`).sort();
    expect(served).toEqual(OPERATIONS.map(({ method, template }) => `${method} ${template}`).sort());
  });

  test.each(published.map((route) => [`${route.method} ${route.path}`, route.scope] as const))(
    "%s asks for the published scope",
    (name, scope) => {
      const operation = OPERATIONS.find(({ method, template }) => `${method} ${template}` === name)?.operation;
      expect(operation?.scopes).toBe(scope);
    },
  );

  test("marks every route and says where it is described", () => {
    for (const { mark, source } of routes) {
      expect(["documented", "observed", "assumed"]).toContain(mark);
      expect(source).not.toBe("");
    }
  });

  test("knows the published observable types", () => {
    const every = observableTypes.map((type) => ({ type, value: "x" }));
    expect(validateRequest("POST", "/iroh/iroh-enrich/observe/observables", every)).toEqual([]);
  });
});

describe("answers", () => {
  test("keep to the Swagger on every route, good and refused", async () => {
    const relay = {
      name: "relay",
      module_type_id: typeId("Custom Relay Module"),
      visibility: "org",
      settings: { url: "https://relay.example.com", "authorization-header": "Bearer x", "supported-apis": ["health"] },
      external_references: [{ label: "mark", external_id: "1" }],
    };
    expect(validateRequest("POST", INSTANCES, relay)).toEqual([]);
    const { id } = await us.expect<Identified>(201, "POST", INSTANCES, relay);
    const device = await us.expect<Identified>(201, "POST", "/iroh/iroh-sse/device", { name: "esa" });
    const esa = {
      name: "esa",
      module_type_id: typeId("Email Security Appliance"),
      visibility: "org",
      settings: { "device-id": device.id },
    };
    const talos = { name: "talos", module_type_id: typeId("Talos Intelligence"), visibility: "user" };
    for (const module of [esa, talos]) await us.expect(201, "POST", INSTANCES, module);

    await us.expect(200, "GET", `${TYPES}/${relay.module_type_id}`);
    await us.expect(404, "GET", `${TYPES}/none`);
    const ownType = {
      ...{ title: "own", default_name: "own", enabled: false, max_nb_instances: 3, flags: ["beta"] },
      capabilities: [{ id: "incident/resolve", description: "d" }],
      product_categories: [{ id: "siem", description: "d" }],
      configuration_spec: [{ key: "k", type: "options", label: "l", options: [{ value: "v", label: "l" }], default_value: "v" }],
      properties: { deep: { list: ["a", { b: 1 }] } },
      app_link_meta: { title: "t", url: "u", meta: { x_query_params: { q: "1" } } },
      integration: { client_ids: ["client-1"] },
    };
    expect(validateRequest("POST", TYPES, ownType)).toEqual([]);
    const { id: ownId } = await us.expect<Identified>(201, "POST", TYPES, ownType);
    await us.expect(200, "GET", `${TYPES}/${ownId}`);
    const typePatch = { app_link_meta: { meta: { x_query_params: { q: null } } }, integration: { client_ids: null }, tips: null };
    expect(validateRequest("PATCH", `${TYPES}/${ownId}`, typePatch)).toEqual([]);
    await us.expect(200, "PATCH", `${TYPES}/${ownId}`, typePatch);
    await us.expect(403, "DELETE", `${TYPES}/${relay.module_type_id}`);
    await us.expect(204, "DELETE", `${TYPES}/${ownId}`);
    await us.expect(404, "DELETE", `${TYPES}/${ownId}`);
    await us.expect(200, "GET", `${INSTANCES}?sort_by=name&sort_order=desc&enabled=true&query=e&offset=0&limit=10`);
    await us.expect(200, "GET", `${INSTANCES}/${id}`);
    const patch = { parent_id: null, external_references: null, enabled: null, settings: { url: null, deep: { a: 1 } } };
    expect(validateRequest("PATCH", `${INSTANCES}/${id}`, patch)).toEqual([]);
    await us.expect(200, "PATCH", `${INSTANCES}/${id}`, patch);
    await us.expect(200, "POST", "/iroh/iroh-enrich/health");
    await us.expect(200, "POST", `/iroh/iroh-enrich/health/${id}`);
    await us.expect(404, "POST", "/iroh/iroh-enrich/health/none");
    const observables = [
      { type: "ip", value: "67.215.92.210" },
      { type: "email_subject", value: "test test" },
    ];
    for (const verb of ["observe", "deliberate", "refer"])
      await us.expect(200, "POST", `/iroh/iroh-enrich/${verb}/observables`, observables);
    await us.expect(400, "POST", "/iroh/iroh-enrich/observe/observables", [{ type: "nonsense", value: "1" }]);
    await us.expect(200, "POST", "/iroh/iroh-inspect/inspect", { content: "1.2.3.4 cisco.com x@y.org" });
    await us.expect(400, "POST", "/iroh/iroh-inspect/inspect", {});
    await us.expect(204, "DELETE", `${INSTANCES}/${id}`);
    await us.expect(404, "GET", `${INSTANCES}/${id}`);
    expect((await send(`${us.url}${INSTANCES}`)).status).toBe(401);
    const casebook = await us.expect<{ id: string; password: string }>(201, "POST", "/iroh/oauth2-clients/clients", {
      name: "narrow",
      scopes: ["casebook"],
      grants: ["client-creds"],
    });
    const { url } = emulator.regions.us;
    const narrow = await RegionApi.open(
      { ...emulator, regions: { ...emulator.regions, us: { url, clientId: casebook.id, clientPassword: casebook.password } } },
      "us",
    );
    for (const { method, template } of OPERATIONS) await narrow.expect(403, method, template);

    const covered = new Set(
      recorder.exchanges.filter(({ status }) => status < 300).map(({ method, path }) => `${method} ${path}`),
    );
    for (const { method, template } of OPERATIONS) {
      const pattern = new RegExp(`^${method} ${template.replace(/\{\w+\}/g, "[^/]+")}$`);
      expect([...covered].filter((one) => pattern.test(one)).length).toBeGreaterThan(0);
    }
    expect(recorder.problems()).toEqual([]);
  });

  test.each([
    ["an unknown key", { name: "a", module_type_id: "x", visibility: "org", extra: 1 }, { extra: "disallowed-key" }],
    ["a missing name", { module_type_id: "x", visibility: "org" }, { name: "missing-required-key" }],
    ["a wrong visibility", { name: "a", module_type_id: "x", visibility: "all" }, { visibility: "invalid-value" }],
    ["a wrong type", { name: 1, module_type_id: "x", visibility: "org" }, { name: "invalid-type" }],
    [
      "an unknown key inside",
      { name: "a", module_type_id: "x", visibility: "org", external_references: [{ label: "l", no: 1 }] },
      { "external_references.0.no": "disallowed-key" },
    ],
  ])("refuse %s as the Swagger does", async (_, body, problem) => {
    expect(validateRequest("POST", INSTANCES, body)).not.toEqual([]);
    expect(await us.expect(400, "POST", INSTANCES, body)).toEqual(problem);
  });

  test("refuse a changed visibility, and null where only settings may be null", async () => {
    const [{ id } = { id: "" }] = await us.expect<Identified[]>(200, "GET", INSTANCES);
    for (const [patch, problem] of [
      [{ visibility: "user" }, { visibility: "disallowed-key" }],
      [{ name: null }, { name: "invalid-type" }],
    ]) {
      expect(validateRequest("PATCH", `${INSTANCES}/${id}`, patch)).not.toEqual([]);
      expect(await us.expect(400, "PATCH", `${INSTANCES}/${id}`, patch)).toEqual(problem);
    }
  });
});

describe("a module type's body", () => {
  const odd: unknown[] = [
    ...[null, "", "a", 1, 1.5, true, [], ["a"], ["a", "a"], [1], [null], [{}], {}, { a: null }, { a: { b: null } }],
    ...[{ a: [null] }, { a: ["x", { b: null }] }, [{ label: "l" }], [{ label: null }], [{ key: "k", type: "file", label: "l" }]],
    ...[[{ key: "k", type: "no", label: "l" }], [{ key: "k", type: "device", label: "l", beta: 1, no: 1 }]],
    ...[[{ key: "k", type: "options", label: "l", options: [{ value: "v" }] }], [{ id: "tiles", description: "d" }]],
    ...[[{ id: "siem", description: "d" }], [{ id: "tiles" }], { client_ids: null }, { client_ids: ["a", "a"] }, { title: "t" }],
    ...[
      { title: "t", url: "u" },
      { title: "t", url: "u", meta: null },
      { title: "t", url: "u", meta: { x_query_params: null } },
    ],
    ...[
      { title: "t", url: "u", logo: null },
      { title: "t", url: "u", meta: { x_query_params: { a: 1 } } },
    ],
    ...[
      [{ key: "k", type: "integer", label: "l", default_value: 3 }],
      [{ key: "k", type: "integer", label: "l", default_value: 3.5 }],
    ],
  ];
  const keys = [
    ...["description", "properties", "app_link", "product_categories", "capabilities", "integration_id", "app_link_meta", "tips"],
    ...["logo_dark", "logo", "ocsf-product-uid", "integration", "configuration_spec", "short_description", "title", "record"],
    ...["external_references", "max_nb_instances", "default_name", "flags", "enabled", "former_title", "visibility", "no"],
  ];

  /** Shorter than the Swagger demands, or without a part that only a whole link needs: refused here beyond the Swagger. */
  const beyond = (method: string, key: string, value: unknown): boolean =>
    (value === "" && ["title", "default_name"].includes(key)) ||
    (method === "PATCH" && key === "app_link_meta" && !(value !== null && typeof value === "object" && "url" in value));

  test.each(keys)("takes of %s what the Swagger takes, on POST and PATCH", async (key) => {
    const { id } = await us.expect<Identified>(201, "POST", TYPES, { title: "t", default_name: "n" });
    for (const value of odd) {
      for (const [method, path, rest] of [
        ["POST", TYPES, { title: "t", default_name: "n" }],
        ["PATCH", `${TYPES}/${id}`, {}],
      ] as const) {
        const body = { ...rest, [key]: value };
        const valid = validateRequest(method, path, body).length === 0;
        if (valid && beyond(method, key, value)) continue;
        const { status } = await us.call(method, path, body);
        expect([method, body, status < 300]).toEqual([method, body, valid]);
      }
    }
    await us.expect(204, "DELETE", `${TYPES}/${id}`);
    expect(recorder.problems()).toEqual([]);
  });
});

describe("the validator itself", () => {
  test("can say no", () => {
    expect(validateResponse("GET", "/iroh/iroh-int/module-instance", 200, [{ id: "x" }])).not.toEqual([]);
    expect(validateResponse("GET", "/iroh/iroh-int/nothing", 200, [])).toEqual([expect.stringContaining("no such operation")]);
    expect(validateResponse("GET", "/iroh/iroh-int/module-instance", 302, "")).toEqual([
      expect.stringContaining("no such status"),
    ]);
    expect(validateResponse("DELETE", "/iroh/iroh-int/module-instance/1", 204, {})).not.toEqual([]);
    expect(validateResponse("GET", "/iroh/iroh-int/module-instance", 401, { error: "x" })).not.toEqual([]);
  });

  test("passes over the services without a Swagger, by name", () => {
    expect(validateResponse("GET", "/iroh/iroh-sse/device", 200, "whatever")).toEqual([]);
  });
});
