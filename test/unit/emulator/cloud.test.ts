import { describe, expect, test } from "@jest/globals";
import { accessToken, RegionApi, send, tokenCall } from "../../support/emulator-api";
import { EmulatorWorkbench } from "../../support/emulator-workbench";

interface ApiClient {
  id: string;
  password: string;
  scopes: string[];
}

const CLIENTS = "/iroh/oauth2-clients/clients";
const DEVICES = "/iroh/iroh-sse/device";
const INSTANCES = "/iroh/iroh-int/module-instance";
const TYPES = "/iroh/iroh-int/module-type";
const bench = EmulatorWorkbench.ofThisFile();

async function newClient(scopes: string[], more: object = {}): Promise<ApiClient> {
  return bench.us.expect<ApiClient>(201, "POST", CLIENTS, { name: "c", scopes, grants: ["client-creds"], ...more });
}

describe("access tokens", () => {
  test("last 600 seconds, carry the region's issuer and the granted scopes", async () => {
    const { url, clientId, clientPassword } = bench.emulator.regions.eu;
    const { body, headers } = await tokenCall(url, clientId, clientPassword);
    const { access_token, ...rest } = body as { access_token: string };
    expect(rest).toMatchObject({ token_type: "bearer", expires_in: 600, scope: expect.stringContaining("sse") });
    expect(headers.get("cache-control")).toBe("no-store");
    const claims = JSON.parse(Buffer.from(access_token.split(".")[1] ?? "", "base64url").toString()) as Record<string, number>;
    expect(claims).toMatchObject({
      iss: "IROH Auth EU",
      "https://schemas.cisco.com/iroh/identity/claims/oauth/grant": "client-creds",
    });
    expect([(claims["exp"] ?? 0) - (claims["iat"] ?? 0), (claims["iat"] ?? 0) - (claims["nbf"] ?? 0)]).toEqual([600, 60]);
  });

  test("end on the emulator's clock", async () => {
    await bench.advance(599);
    expect((await bench.us.call("GET", DEVICES)).status).toBe(200);
    await bench.advance(1);
    expect(await bench.us.call("GET", DEVICES)).toMatchObject({
      status: 401,
      body: { error: "invalid_token" },
    });
  });

  test("are refused in another region, and so are its credentials", async () => {
    const { us: here, eu: there } = bench.emulator.regions;
    expect((await new RegionApi(there.url, bench.us.token).call("GET", DEVICES)).status).toBe(401);
    expect(await tokenCall(there.url, here.clientId, here.clientPassword)).toMatchObject({
      status: 401,
      body: { error: "invalid_client" },
    });
  });

  test.each([
    ["a wrong password", "wrong", "grant_type=client_credentials", 401, "invalid_client"],
    ["another grant", undefined, "grant_type=password", 400, "unsupported_grant_type"],
    ["no grant", undefined, "", 400, "invalid_request"],
  ])("are refused for %s", async (_, password, form, status, error) => {
    const { url, clientId, clientPassword } = bench.emulator.regions.us;
    const answer = await tokenCall(url, clientId, password ?? clientPassword, form);
    expect(answer).toMatchObject({ status, body: { error } });
  });

  test("need a header at all", async () => {
    expect(await send(`${bench.us.url}${DEVICES}`)).toMatchObject({
      status: 401,
      body: { error: "invalid_request", error_description: "No JWT found in HTTP Authorization header" },
    });
  });

  test("grant no more than the owner still has", async () => {
    await bench.admin("PATCH", "/tenants/us", { ownerScopes: ["sse", "profile"] });
    const { url, clientId, clientPassword } = bench.emulator.regions.us;
    const { body } = await tokenCall(url, clientId, clientPassword);
    expect((body as { scope: string }).scope.split(" ").sort()).toEqual(["profile", "sse"]);
    expect((await bench.us.call("GET", CLIENTS)).status).toBe(403);
  });
});

describe("scopes", () => {
  test("missing ones are listed with those required and held", async () => {
    const { id, password } = await newClient(["casebook", "sse:read"]);
    const narrow = new RegionApi(bench.us.url, await accessToken(bench.us.url, id, password));
    expect((await narrow.call("GET", DEVICES)).status).toBe(200);
    expect(await narrow.call("POST", DEVICES, { name: "x" })).toMatchObject({
      status: 403,
      body: {
        error: "missing_scope",
        "missing-scopes": ["sse:write"],
        "required-scopes": ["sse:write"],
        scopes: ["casebook", "sse:read"],
      },
    });
  });
});

describe("API clients", () => {
  test("tell their password once, and work until deleted", async () => {
    const { password, ...client } = await newClient(["sse"], { description: "d" });
    expect(client.id).toMatch(/^client-[0-9a-f-]{36}$/);
    expect(password).toMatch(/^[A-Za-z0-9_-]{54}$/);
    expect(client).toMatchObject({
      "enabled?": true,
      "approved?": true,
      "approval-status": "approved",
      "client-type": "confidential",
    });
    expect(await bench.us.expect(200, "GET", `${CLIENTS}/${client.id}`)).toEqual(client);
    expect(await bench.us.expect<unknown[]>(200, "GET", CLIENTS)).toContainEqual(client);

    const theirs = new RegionApi(bench.us.url, await accessToken(bench.us.url, client.id, password));
    expect((await theirs.call("GET", DEVICES)).status).toBe(200);
    await bench.us.expect(204, "DELETE", `${CLIENTS}/${client.id}`);
    expect((await theirs.call("GET", DEVICES)).status).toBe(401);
    expect((await tokenCall(bench.us.url, client.id, password)).status).toBe(401);
    expect(await bench.us.call("DELETE", `${CLIENTS}/${client.id}`)).toMatchObject({
      status: 404,
      body: { error: "client_not_found" },
    });
  });

  test("lose their tokens when disabled, and may come back", async () => {
    const { id, password } = await newClient(["sse"]);
    const theirs = new RegionApi(bench.us.url, await accessToken(bench.us.url, id, password));
    await bench.us.expect(200, "PATCH", `${CLIENTS}/${id}`, { "enabled?": false });
    expect((await theirs.call("GET", DEVICES)).status).toBe(401);
    expect((await tokenCall(bench.us.url, id, password)).status).toBe(401);
    await bench.us.expect(200, "PATCH", `${CLIENTS}/${id}`, { "enabled?": true, name: "n", scopes: ["sse:read"] });
    const { body } = await tokenCall(bench.us.url, id, password);
    expect(body).toMatchObject({ scope: "sse:read" });
  });

  test.each([
    ["an unknown scope", { name: "c", scopes: ["nonsense"], grants: ["client-creds"] }, 400, { scopes: "unknown-scope" }],
    ["a scope not held", { name: "c", scopes: ["admin"], grants: ["client-creds"] }, 403, { "missing-scopes": ["admin"] }],
    ["no name", { scopes: ["sse"], grants: ["client-creds"] }, 400, { name: "missing-required-key" }],
    [
      "auth-code without redirects",
      { name: "c", scopes: ["sse"], grants: ["auth-code"] },
      400,
      { redirects: "missing-required-key" },
    ],
  ])("refuse %s", async (_, body, status, problem) => {
    expect(await bench.us.call("POST", CLIENTS, body)).toMatchObject({ status, body: problem });
  });

  test("change nothing else", async () => {
    const { id } = await newClient(["sse"]);
    expect((await bench.us.call("PATCH", `${CLIENTS}/${id}`, { grants: [] })).body).toEqual({ grants: "disallowed-key" });
    expect((await bench.us.call("PATCH", `${CLIENTS}/${id}`, { scopes: ["admin"] })).status).toBe(403);
    expect(await bench.us.expect(200, "GET", `${CLIENTS}/${id}`)).toMatchObject({ scopes: ["sse"] });
  });
});

describe("devices", () => {
  test("are created unregistered, listed in pages, patched and deleted", async () => {
    const ids: string[] = [];
    for (const name of ["a", "b", "c"]) ids.push((await bench.us.expect<{ id: string }>(201, "POST", DEVICES, { name })).id);
    const page = await bench.us.expect<{ name: string; status: string }[]>(200, "GET", `${DEVICES}?offset=1&limit=1`);
    expect(page.map(({ name, status }) => [name, status])).toEqual([["b", "Unregistered"]]);
    expect(await bench.us.expect(200, "PATCH", `${DEVICES}/${ids[0]}`, { description: "mark" })).toMatchObject({
      name: "a",
      description: "mark",
    });
    await bench.us.expect(200, "DELETE", `${DEVICES}/${ids[0]}`);
    expect(await bench.us.call("GET", `${DEVICES}/${ids[0]}`)).toMatchObject({
      status: 404,
      body: { error: "device_not_found" },
    });
  });

  test("refuse a status, an unlisted lifetime and a page beyond reason", async () => {
    const { id } = await bench.us.expect<{ id: string }>(201, "POST", DEVICES, { name: "a" });
    expect(await bench.us.call("PATCH", `${DEVICES}/${id}`, { status: "Registered" })).toMatchObject({
      status: 400,
      body: { status: "disallowed-key" },
    });
    expect(await bench.us.call("POST", `${DEVICES}/${id}/token`, { expires_in: 5 })).toMatchObject({ status: 400 });
    expect(await bench.us.call("GET", `${DEVICES}?limit=5000`)).toMatchObject({ status: 400, body: { limit: "invalid-value" } });
    expect(await bench.us.call("POST", `${DEVICES}/none/token`, {})).toMatchObject({ status: 404 });
  });

  test("give tokens of 32 hex digits for an hour by default", async () => {
    const { id } = await bench.us.expect<{ id: string }>(201, "POST", DEVICES, { name: "a" });
    const token = await bench.us.expect<{ token: string; expires_at: string }>(201, "POST", `${DEVICES}/${id}/token`);
    expect(token).toMatchObject({ token: expect.stringMatching(/^[0-9a-f]{32}$/), device_id: id, status: "active" });
    expect(Date.parse(token.expires_at) - Date.now()).toBeGreaterThan(3_500_000);
  });
});

describe("modules", () => {
  async function typeNamed(title: string): Promise<{ id: string; configuration_spec: { key: string; type: string }[] }> {
    const types = await bench.us.expect<{ id: string; title: string; configuration_spec: { key: string; type: string }[] }[]>(
      200,
      "GET",
      TYPES,
    );
    const type = types.find((one) => one.title === title);
    if (!type) throw new Error(`no type ${title}`);
    return type;
  }

  test("begin with the organisation's own", async () => {
    expect(await bench.us.expect(200, "GET", INSTANCES)).toEqual([
      expect.objectContaining({ name: "Private Intelligence", enabled: true }),
    ]);
  });

  test("have types whose ids differ between regions but for the public ones, and whose keys differ between types", async () => {
    const eu = await bench.api("eu");
    const ids = async (region: RegionApi) => (await region.expect<{ id: string }[]>(200, "GET", TYPES)).map(({ id }) => id);
    const [here, there] = [await ids(bench.us), await ids(eu)];
    expect(here.filter((id) => there.includes(id))).toEqual([
      "2c8b4134-c521-5be5-aaf8-af06e5e27cbb",
      "a14ae422-01b6-5013-9876-695ff1b0ebe0",
    ]);
    const keys = new Set<string | undefined>();
    for (const title of ["Email Security Appliance", "Secure Email and Web Manager", "Secure Firewall"]) {
      keys.add((await typeNamed(title)).configuration_spec.find(({ type }) => type === "device")?.key);
    }
    expect(keys.size).toBe(3);
    expect(await bench.us.expect<unknown[]>(200, "GET", `${TYPES}?enabled=false`)).toHaveLength(1);
    expect(await bench.us.expect<unknown[]>(200, "GET", `${TYPES}?query=sma%20email`)).toHaveLength(1);
  });

  test("merge patched settings, remove what is null and never repeat a password", async () => {
    const { id: module_type_id } = await typeNamed("Custom Relay Module");
    const settings = { url: "https://a", "authorization-header": "Bearer very-secret", keep: true };
    const { id } = await bench.us.expect<{ id: string }>(201, "POST", INSTANCES, {
      name: "r",
      module_type_id,
      visibility: "org",
      settings,
    });
    const patched = await bench.us.expect(200, "PATCH", `${INSTANCES}/${id}`, { settings: { url: null, more: ["x"] } });
    expect(patched["settings"]).toEqual({ "authorization-header": "********", keep: true, more: ["x"] });
    expect(JSON.stringify((await bench.admin("GET", "/state")).body)).not.toContain("very-secret");
  });

  test("are filtered, sorted and paged", async () => {
    const { id: module_type_id } = await typeNamed("Talos Intelligence");
    for (const name of ["beta", "alpha"]) {
      await bench.us.expect(201, "POST", INSTANCES, { name, module_type_id, visibility: "org", enabled: name === "beta" });
    }
    const names = async (query: string) =>
      (await bench.us.expect<{ name: string }[]>(200, "GET", `${INSTANCES}?${query}`)).map(({ name }) => name);
    expect(await names(`module_type_id=${module_type_id}&sort_by=name`)).toEqual(["alpha", "beta"]);
    expect(await names(`module_type_id=${module_type_id}&sort_by=name&sort_order=desc&limit=1`)).toEqual(["beta"]);
    expect(await names("enabled=false")).toEqual(["alpha"]);
    expect(await names("query=PRIV")).toEqual(["Private Intelligence"]);
    expect((await bench.us.call("GET", `${INSTANCES}?sort_order=up`)).body).toEqual({ sort_order: "invalid-value" });
  });

  test("refuse an unknown type as a bad request, and an unknown id as not found", async () => {
    const body = { name: "x", module_type_id: "none", visibility: "org" };
    expect(await bench.us.call("POST", INSTANCES, body)).toMatchObject({ status: 400, body: { error: "module_type_not_found" } });
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const answer = await bench.us.call(method, `${INSTANCES}/none`, method === "PATCH" ? {} : undefined);
      expect(answer).toMatchObject({ status: 404, body: { error: "module_instance_not_found" } });
    }
  });

  test("are unhealthy with a device nobody knows, one never registered, or switched off", async () => {
    const type = await typeNamed("Email Security Appliance");
    const key = type.configuration_spec.find((field) => field.type === "device")?.key ?? "";
    const { id: deviceId } = await bench.us.expect<{ id: string }>(201, "POST", DEVICES, { name: "a", type: "ESA" });
    const code = async (settings: object, enabled = true) => {
      const wish = { name: "m", module_type_id: type.id, visibility: "org", settings, enabled };
      const { id } = await bench.us.expect<{ id: string }>(201, "POST", INSTANCES, wish);
      const health = await bench.us.expect<{ data: { data: { status: string } }; errors: { code: string }[] }>(
        200,
        "POST",
        `/iroh/iroh-enrich/health/${id}`,
      );
      return [health.data.data.status, health.errors[0]?.code];
    };
    expect(await code({})).toEqual(["error", "device-not-set"]);
    expect(await code({ [key]: "unknown" })).toEqual(["error", "device-not-found"]);
    expect(await code({ [key]: deviceId })).toEqual(["error", "device-not-registered"]);
    expect(await code({ [key]: deviceId }, false)).toEqual(["error", "module-disabled"]);
    const all = await bench.us.expect<{ data: unknown[]; errors: unknown[] }>(200, "POST", "/iroh/iroh-enrich/health");
    expect([all.data.length, all.errors.length]).toEqual([5, 4]);
  });
});

describe("the rate limit", () => {
  test("is told on every answer, refuses with Retry-After, and frees itself within the hour", async () => {
    const answer = await bench.us.call("GET", DEVICES);
    expect(answer.headers.get("x-ratelimit-org-limit")).toBe("8000");
    expect(answer.headers.get("x-ratelimit-org-remaining")).toBeNull();
    await bench.admin("PATCH", "/tenants/us", { quotaUsed: 7999 });
    expect((await bench.us.call("GET", DEVICES)).headers.get("x-ratelimit-org-remaining")).toBe("0");
    const refused = await bench.us.call("GET", DEVICES);
    expect(refused.status).toBe(429);
    expect(JSON.stringify(refused.body)).toHaveLength(30);
    expect(refused.headers.get("x-ratelimit-org-limit")).toBe("8000");
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(3500);
    await bench.advance(seconds);
    const { url, clientId, clientPassword } = bench.emulator.regions.us;
    expect((await tokenCall(url, clientId, clientPassword)).status).toBe(200);
  });

  test("is one for the organisation, and none of another region's", async () => {
    await bench.admin("PATCH", "/tenants/us", { quotaUsed: 8000 });
    const { url, clientId, clientPassword } = bench.emulator.regions.us;
    expect((await tokenCall(url, clientId, clientPassword)).status).toBe(429);
    const eu = await bench.api("eu");
    expect((await eu.call("GET", DEVICES)).status).toBe(200);
  });
});

describe("the trace id of an error", () => {
  test.each<[string, (one: number) => [status: number, method: string, path: string, body?: unknown]]>([
    ["unknown", (one) => [404, "GET", `${INSTANCES}/${one}`]],
    ["malformed", () => [400, "POST", DEVICES, "{oops"]],
    ["no route", () => [404, "GET", "/iroh/nothing"]],
    ["injected", () => [500, "GET", CLIENTS]],
  ])("is mostly there and not always: %s", async (_, request) => {
    await bench.admin("POST", "/faults", [{ kind: "status", status: 500, path: CLIENTS, method: "GET" }]);
    const traces: unknown[] = [];
    for (let one = 0; one < 60; one += 1) {
      const [status, method, path, body] = request(one);
      const answer = await bench.us.call(method, path, body);
      expect(answer.status).toBe(status);
      traces.push((answer.body as { trace_id?: unknown }).trace_id);
    }
    const there = traces.filter((trace) => typeof trace === "string");
    expect(new Set(there).size).toBe(there.length);
    expect(there.length).toBeGreaterThan(30);
    expect(there.length).toBeLessThan(60);
  });

  test("is missing for a live 401 too, and repeats with the seed", async () => {
    const traces = async () => {
      await bench.admin("POST", "/reset");
      const answers = [];
      for (let one = 0; one < 40; one += 1) answers.push((await send(`${bench.us.url}${DEVICES}`)).body);
      return answers.map((body) => (body as { trace_id?: string }).trace_id);
    };
    const first = await traces();
    expect(first).toContain(undefined);
    expect(await traces()).toEqual(first);
  });
});

describe("odd requests", () => {
  test("get an envelope: no route, no JSON, another media type, too much", async () => {
    expect(await bench.us.call("GET", "/iroh/nothing")).toMatchObject({ status: 404, body: { error: "not_found" } });
    expect(await bench.us.call("POST", DEVICES, "{oops")).toMatchObject({ status: 400, body: { error: "malformed_body" } });
    const headers = { Authorization: `Bearer ${bench.us.token}`, "Content-Type": "text/plain" };
    expect(await send(`${bench.us.url}${DEVICES}`, "POST", '{"name":"x"}', headers)).toMatchObject({ status: 415 });
    expect(await bench.us.call("POST", DEVICES, { name: "x".repeat(1_100_000) })).toMatchObject({ status: 413 });
    expect(await bench.us.call("GET", "/iroh/iroh-sse/device/%E0%A4%A")).toMatchObject({ status: 400 });
  });
});
