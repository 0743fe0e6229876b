import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Cloud } from "../../../../provider/clients/cloud";
import { regions } from "../../../../provider/clients/cloud/regions";
import { ScriptedApi, type Reply } from "../../../support/scripted-api";

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.start();
});

afterEach(async () => {
  await api.close();
});

describe("the cloud of a region", () => {
  test("issuing a token is not repeated in doubt: the answer to the first may end the second", async () => {
    const cloud = new Cloud(regions.us, api.client());
    api.answer = () => "reset";
    await expect(cloud.devices.issueToken(api.call(), "d 1", 3_600)).rejects.toMatchObject({ facts: { ambiguous: true } });
    expect(api.requests).toHaveLength(1);
  });

  test("issuing a token is repeated when it was refused for now, and the token is a secret from then on", async () => {
    const cloud = new Cloud(regions.us, api.client());
    api.answer = (_, n) =>
      n === 1 ? { status: 429, json: {} } : { json: { token: "abcdef0123456789", expires_at: "2026-01-01T01:00:00Z" } };
    await expect(cloud.devices.issueToken(api.call(), "d 1", 3_600)).resolves.toEqual({
      token: "abcdef0123456789",
      expiresAt: "2026-01-01T01:00:00Z",
    });
    expect(api.requests.map(({ method, path: at, body }) => [method, at, body])).toEqual(
      Array(2).fill(["POST", "/iroh/iroh-sse/device/d%201/token", '{"expires_in":3600}']),
    );
    expect(api.secrets.redact("abcdef0123456789")).toBe("[secret]");
  });

  test("health is asked for by id", async () => {
    const cloud = new Cloud(regions.us, api.client());
    api.answer = () => ({ json: { data: { data: { status: "ok" } } } });
    await expect(cloud.modules.health(api.call(), "m/1")).resolves.toBe("ok");
    expect(api.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /iroh/iroh-enrich/health/m%2F1"]);
  });

  test.each<[string, (cloud: Cloud) => Promise<unknown>, string]>([
    ["devices", (cloud) => cloud.devices.get(api.call(), "x"), "sse:read"],
    ["modules", (cloud) => cloud.modules.get(api.call(), "x"), "integration/module-instance:read"],
    ["changes of modules", (cloud) => cloud.modules.delete(api.call(), "x"), "integration/module-instance:write"],
    ["module types", (cloud) => cloud.moduleTypes.get(api.call(), "x"), "integration/module-type:read"],
    ["API clients", (cloud) => cloud.apiClients.get(api.call(), "x"), "oauth:read"],
    ["health", (cloud) => cloud.modules.health(api.call(), "x"), "integration/health:read"],
  ])("%s need a scope, and say so before they ask", async (_, ask, scope) => {
    api.scopes = "casebook";
    await expect(ask(new Cloud(regions.us, api.client()))).rejects.toMatchObject({
      code: "missing-scope",
      message: expect.stringContaining(`lacks the scope ${scope}.`),
    });
    expect(api.requests).toEqual([]);
  });
});

test("each region has hosts of its own", () => {
  const all = Object.entries(regions);
  expect(all.map(([key]) => key)).toEqual(["us", "eu", "apjc"]);
  for (const [key, region] of all) {
    expect(region.name).toBe(key);
    expect(region.api).toMatch(/^https:\/\/visibility\.([a-z]+\.)?amp\.cisco\.com$/);
  }
  expect(new Set(all.flatMap(([, { api: host, sseServer, sseAdmin }]) => [host, sseServer, sseAdmin])).size).toBe(9);
});

describe("an API client whose scopes the API refuses", () => {
  const refusal: Reply = { status: 400, json: { scopes: "unknown-scope" } };
  const body = { name: "n", scopes: ["sse/device:read", "casebok"] };
  const named = 'Check casebok in scopes: the API client of region "us" holds no such scope.';
  let cloud: Cloud;

  beforeEach(() => {
    api.answer = () => refusal;
    cloud = new Cloud(regions.us, api.client());
  });

  test.each<[string, () => Promise<unknown>]>([
    ["created", () => cloud.apiClients.create(api.call(), body)],
    ["changed", () => cloud.apiClients.patch(api.call(), "c1", body)],
  ])("is told which of them the caller does not hold, when it is %s", async (_, change) => {
    const facts = { next: named, reason: expect.stringContaining("scopes: unknown-scope") };
    await expect(change()).rejects.toMatchObject({ code: "refused", facts });
    expect(api.requests).toHaveLength(1);
  });

  test.each<[string, Reply, object]>([
    ["it holds all of them", refusal, { name: "n", scopes: ["sse"] }],
    ["no scopes were sent", refusal, { name: "n" }],
    ["something else is wrong", { status: 409, json: { error: "conflict" } }, body],
  ])("nothing is said of scopes when %s", async (_, reply, sent) => {
    api.answer = () => reply;
    await expect(cloud.apiClients.create(api.call(), sent)).rejects.toMatchObject({
      facts: { next: expect.not.stringContaining("in scopes") },
    });
  });

  test("without an access token to compare with, what the API said stays", async () => {
    api.answer = () => {
      void api.clock.advance(600_000);
      api.token = () => ({ status: 401, json: { error: "invalid_client" } });
      return refusal;
    };
    await expect(cloud.apiClients.create(api.call(1_800_000), body)).rejects.toMatchObject({
      code: "refused",
      facts: { next: "Check the inputs it names." },
    });
    expect(api.tokenRequests).toHaveLength(2);
  });
});

test.each<[string, (cloud: Cloud) => Promise<unknown>, Reply]>([
  ["health", (cloud) => cloud.modules.health(api.call(), "m1"), { json: { data: { data: { status: "ok" } } } }],
  ["observing", (cloud) => cloud.observations.of(api.call(), [{ type: "ip", value: "192.0.2.1" }], []), { json: { data: [] } }],
])("%s changes nothing, so it is asked for again when the answer is lost", async (_, ask, reply) => {
  api.scopes = "integration enrich";
  api.answer = (_request, n) => (n === 1 ? "reset" : reply);
  await ask(new Cloud(regions.us, api.client()));
  expect(api.requests.map(({ method, query }) => [method, query])).toEqual(Array(2).fill(["POST", {}]));
});
