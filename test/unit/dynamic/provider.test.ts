import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { inLines } from "../../../provider/base/log";
import type * as pulumi from "@pulumi/pulumi";
import { getMaxListeners } from "node:events";
import { createProviders, type Providers } from "../../../provider/dynamic/provider";
import { schemas } from "../../../provider/generated/schemas";
import { markSecrets } from "../../../provider/pulumi/secret-envelope";
import { unknown } from "../../../provider/lifecycle/unknown";
import { password, ScriptedApi } from "../../support/scripted-api";

interface Checked {
  inputs: Record<string, unknown>;
  failures: pulumi.dynamic.CheckFailure[];
}

type Untyped = Required<pulumi.dynamic.ResourceProvider>;
type Provider = Omit<Untyped, "check"> & { check: (olds: object, news: object) => Promise<Checked> };

const provided = { __provider: "exports.handler = ..." };
const given = { region: "us", scopes: ["casebook"], owner: "shop/prod/esa1", ...provided };
const wire = {
  id: "client-1",
  name: "esa1",
  scopes: ["casebook"],
  grants: ["client-creds"],
  "enabled?": true,
  "created-at": "t",
};

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.start();
});

afterEach(async () => {
  await api.close();
});

function provide(env?: Record<string, string>): Providers {
  const { clock, abort, logged } = api;
  const own = { CISCO_CTR_US_CLIENT_ID: "client-0", CISCO_CTR_US_CLIENT_PASSWORD: password, CISCO_CTR_US_URL: api.url };
  return createProviders({ env: env ?? own, clock, signal: abort.signal, say: inLines((line) => logged.push(line)) });
}

const apiClient = (env?: Record<string, string>): Provider => provide(env).ApiClient as Provider;
const secret = (value: unknown) => markSecrets([["value"]], { value })["value"];

async function rejection(work: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const [result] = await Promise.allSettled([work]);
  if (result.status === "fulfilled") throw new Error(`not expected to succeed: ${JSON.stringify(result.value)}`);
  return result.reason as Error & Record<string, unknown>;
}

test("there is a provider for each resource, by the name that stands in every state", () => {
  expect(Object.keys(provide()).sort()).toEqual(Object.keys(schemas).sort());
  expect(Object.keys(provide()).sort()).toEqual([
    "ApiClient",
    "CtrModule",
    "CtrModuleType",
    "DeviceRegistration",
    "FmcCloudIntegration",
    "SseToken",
  ]);
});

test("any number of calls may listen for the end of the engine", () => {
  const abort = new AbortController();
  createProviders({ env: {}, clock: api.clock, signal: abort.signal, say: inLines(() => undefined) });
  expect(getMaxListeners(abort.signal)).toBe(Infinity);
});

describe("preview", () => {
  test("touches no network, and our own text is no input", async () => {
    const provider = apiClient();
    const { inputs, failures } = await provider.check({}, given);
    expect(failures).toEqual([]);
    expect(inputs).not.toHaveProperty("__provider");
    expect(inputs).toEqual({ region: "us", scopes: ["casebook"], owner: "shop/prod/esa1" });
    await expect(
      provider.diff(
        "client-1",
        { ...inputs, ...provided, grantedScopes: ["casebook"] },
        { ...inputs, __provider: "of another release" },
      ),
    ).resolves.toMatchObject({ changes: false });
    await expect(
      provider.diff("client-1", { ...inputs, grantedScopes: ["casebook"] }, { ...inputs, region: unknown }),
    ).resolves.toEqual({ replaces: ["region"], deleteBeforeReplace: true });
    expect([api.tokenRequests, api.requests]).toEqual([[], []]);
  });

  test("what differs in inputs is left to the engine to name; nothing, and what no input tells, is said", async () => {
    const provider = apiClient();
    const { inputs } = await provider.check({}, given);
    const state = { ...inputs, grantedScopes: ["casebook"] };
    const diff = (changed: object, outs: object = state) => provider.diff("client-1", outs, { ...inputs, ...changed });
    expect(await diff({ description: "other" })).not.toHaveProperty("changes");
    expect(await diff({ scopes: ["casebook"] })).toMatchObject({ changes: false });
    // Granted are others than wanted.
    expect(await diff({}, { ...state, grantedScopes: [] })).toMatchObject({ changes: true });
    expect(await diff({ description: "other" }, { ...state, unsettled: true })).toMatchObject({ changes: true });
  });

  test("what is wrong is said in full, and the engine is given no property to print the value of", async () => {
    const { failures } = await apiClient().check({}, { ...given, enabled: "hunter2", regoin: "us" });
    expect(failures.map(({ property }) => property)).toEqual(["", ""]);
    expect(failures.map(({ reason }) => reason.split(" ")[0]).sort()).toEqual(["enabled", "regoin"]);
  });

  test("missing credentials are named before anything is called", async () => {
    const { failures } = await apiClient({}).check({}, given);
    expect(failures).toEqual([
      {
        property: "",
        reason: expect.stringMatching(
          /^region needs credentials: there are no credentials .* CISCO_CTR_US_CLIENT_ID and CISCO_CTR_US_CLIENT_PASSWORD/,
        ),
      },
    ]);
  });

  test("a plain http address too", async () => {
    const env = { CISCO_CTR_CLIENT_ID: "i", CISCO_CTR_CLIENT_PASSWORD: password, CISCO_CTR_US_URL: "http://us.test" };
    const { failures } = await apiClient(env).check({}, given);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.reason).toContain("CISCO_CTR_US_URL does not start with https://");
  });

  test("Pulumi config stands in for the environment", async () => {
    const provider = apiClient({});
    const config: Record<string, string> = { "ciscoctr:usClientId": "client-0", "ciscoctr:usClientPassword": password };
    await provider.configure({ config: { get: (key: string) => config[key] } } as unknown as pulumi.dynamic.ConfigureRequest);
    await expect(provider.check({}, given)).resolves.toMatchObject({ failures: [] });
  });
});

describe("the results", () => {
  test("of a create hold secrets in envelopes only", async () => {
    const answers: Record<string, object> = { POST: { ...wire, password: "made-once-only" }, PATCH: wire };
    api.answer = ({ method }) => ({ json: answers[method] ?? [] });
    const provider = apiClient();
    const { inputs } = await provider.check({}, given);
    const { id, outs } = (await provider.create({ ...inputs, ...provided })) as { id: string; outs: object };
    expect(id).toBe("client-1");
    expect(outs).toMatchObject({ clientId: "client-1", clientPassword: secret("made-once-only") });
    expect(outs).not.toHaveProperty("__provider");
  });

  test("of a read: gone is an empty id", async () => {
    api.answer = ({ path }) =>
      path.endsWith("/client-1") ? { status: 404, json: { error: "client_not_found", trace_id: "ctx-1" } } : { json: [] };
    await expect(apiClient().read("client-1", { ...given, clientPassword: "once" })).resolves.toEqual({ id: "", props: {} });
  });

  test("of a read: a drift brings inputs with it", async () => {
    api.answer = () => ({ json: [{ ...wire, name: "renamed" }] });
    const provider = apiClient();
    const { inputs } = await provider.check({}, given);
    const result = await provider.read("client-1", { ...inputs, clientPassword: "once" });
    expect(result).toMatchObject({
      id: "client-1",
      props: { name: "renamed", clientPassword: secret("once") },
      inputs: { name: "renamed" },
    });
  });

  test("of calls side by side share token and list", async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `client-${index}`);
    api.answer = () => ({ json: ids.map((id) => ({ ...wire, id })) });
    const provider = apiClient();
    await Promise.all(ids.map((id) => provider.read(id, { ...given, clientPassword: "once" })));
    expect([api.tokenRequests.length, api.requests.length]).toEqual([1, 2]);
  });
});

describe("an object with the mark of another resource", () => {
  const marked = (owner: string) => ({ ...wire, description: `[ciscoctr:ApiClient ${owner} #0123456789ab]` });
  const changed = () => api.requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);

  /** Provider and state of a client whose description says so. */
  async function there(owner: string) {
    const one = /client-1$/;
    api.answer = ({ path }) => ({ json: one.test(path) ? marked(owner) : [marked(owner)] });
    const provider = apiClient();
    const { inputs } = await provider.check({}, given);
    return { provider, inputs, outs: { ...inputs, clientId: "client-1", clientPassword: "once", grantedScopes: ["casebook"] } };
  }

  test("of another stack is neither changed nor deleted, and the delete says so", async () => {
    const { provider, inputs, outs } = await there("shop/dev/esa1");
    const error = await rejection(provider.update("client-1", outs, { ...inputs, name: "other" }));
    expect(error.message).toContain('cannot update API client "esa1": API client client-1 belongs to shop/dev/esa1. ');
    await provider.delete("client-1", outs);
    expect(changed()).toEqual([]);
    expect(api.logged.join("\n")).toMatch(/warning?: API client client-1 belongs to shop\/dev\/esa1 by now: it stays/);
  });

  test("is changed when it is this one's own from before it was renamed, and carries the new name from then on", async () => {
    const { provider, inputs, outs } = await there("shop/prod/old");
    await provider.update("client-1", { ...outs, owner: "shop/prod/old" }, inputs);
    expect(changed()).toEqual(["PATCH /iroh/oauth2-clients/clients/client-1"]);
    expect(api.requests.at(-1)?.body).toContain("[ciscoctr:ApiClient shop/prod/esa1 #");
  });
});

describe("failures", () => {
  test("print no stack, and keep their sentence", async () => {
    api.answer = () => ({ status: 409, json: { error: "conflict" } });
    const error = await rejection(apiClient().delete("client-1", given));
    expect(error.message).toContain('cannot delete API client "esa1": ');
    expect(error.stack).not.toMatch(/\n\s+at /);
  });

  test("with a half-made object carry id, properties, the provider's text and reasons, secrets in envelopes", async () => {
    api.answer = ({ method }) =>
      method === "PATCH" ? { status: 400, json: { name: "invalid" } } : { json: [{ id: "d1", name: "d", status: "Registered" }] };
    const provider = provide().DeviceRegistration as Provider;
    const { inputs } = await provider.check({}, { region: "us", method: "external", deviceName: "d", owner: "shop/prod/ces" });
    const error = await rejection(provider.create({ ...inputs, ...provided, token: "abcdef0123456789" }));
    expect(error.message).toContain('"ces": the API refuses the request: name: invalid (PATCH /iroh/iroh-sse/device/d1 -> 400)');
    expect(error).toMatchObject({
      id: "d1",
      reasons: [error.message],
      properties: { ...provided, deviceId: "d1", deviceName: "d", region: "us", token: secret("abcdef0123456789") },
    });
  });
});
