import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { inLines } from "../../provider/base/log";
import { compose, type Host } from "../../provider/core/compose";
import { createProviders, type Providers } from "../../provider/dynamic/provider";
import { functionSchemas, type FunctionName } from "../../provider/generated/functions";
import { schemas, type ResourceName } from "../../provider/generated/schemas";
import { pulumiWording } from "../../provider/pulumi/wording";
import { Secrets } from "../../provider/base/known-secrets";
import { FmcClient } from "../../provider/clients/fmc/client";
import { password, ScriptedApi } from "../support/scripted-api";

const notThere = () => {
  const message = "Cannot find module 'axios'\nRequire stack:\n- /project/node_modules/pulumi-cisco-ctr/dist/transport.js";
  throw Object.assign(new Error(message), { code: "MODULE_NOT_FOUND" });
};

const transport = "../../provider/clients/http/transport";
const applianceClient = "../../provider/clients/appliance/client";
const fmcClient = "../../provider/clients/fmc";

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.start();
  jest.doMock(transport, notThere);
});
afterEach(async () => {
  jest.dontMock(transport);
  await api.close();
});

function host(): Host {
  const env = { CISCO_CTR_US_CLIENT_ID: "client-1", CISCO_CTR_US_CLIENT_PASSWORD: password, CISCO_CTR_US_URL: api.url };
  const { clock, abort, logged } = api;
  return { env, clock, signal: abort.signal, say: inLines((line) => logged.push(line)) };
}

const providers = (): Providers => createProviders(host());

describe("a check loads no library: the generator has had its validator written", () => {
  const reason = 'region "mars" is none of us, eu, apjc. Use one of them';

  beforeEach(() => {
    jest.doMock("ajv", notThere);
  });
  afterEach(() => {
    jest.dontMock("ajv");
  });

  test.each(Object.keys(schemas) as ResourceName[])("of %s", async (name) => {
    const { failures } = (await providers()[name].check?.({}, { region: "mars", owner: "shop/prod/esa1" })) ?? {};
    expect(failures).toContainEqual({ property: "", reason });
  });

  test.each(Object.keys(functionSchemas) as FunctionName[])("of %s", async (name) => {
    const { functions } = compose(host(), pulumiWording);
    await expect(functions[name]({ region: "mars" })).rejects.toMatchObject({ code: "invalid-input" });
  });
});

describe("what is loaded when it is needed, and is not installed", () => {
  const inputs = { region: "us", preset: "casebook", owner: "shop/prod/esa1" };

  test("is no matter of the network, and is looked for again", async () => {
    const { ApiClient } = providers();
    const read = async () => ApiClient.read?.("client-1", { ...inputs, clientPassword: "once" });
    await expect(read()).rejects.toMatchObject({
      code: "not-installed",
      message:
        "cannot read API client \"esa1\": a package that pulumi-cisco-ctr needs is not installed: Cannot find module 'axios'. " +
        "Install the project's packages again, with `npm ci` or as the project does it.",
    });
    jest.dontMock(transport);
    api.answer = ({ path }) =>
      path.endsWith("/client-1") ? { status: 404, json: { error: "client_not_found", trace_id: "ctx-1" } } : { json: [] };
    await expect(read()).resolves.toEqual({ id: "", props: {} });
  });

  test("is no matter of an FMC's network either, and is looked for again", async () => {
    const address = { host: "127.0.0.1", port: 9, domain: "Global", username: "admin", password };
    const client = new FmcClient(address, new Secrets(), () => 0);
    const ask = () => client.request(api.call(), { method: "GET", path: "/api", parse: (json) => json });
    await expect(ask()).rejects.toMatchObject({ code: "MODULE_NOT_FOUND" });
    expect(api.clock.slept).toEqual([]);
    jest.dontMock(transport);
    await expect(ask()).rejects.toThrow(/127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED\)/);
  });

  const appliance = { type: "ESA", host: "127.0.0.1", port: 9, username: "admin", password, hostKey: `SHA256:${"A".repeat(43)}` };
  const fmc = { host: "127.0.0.1", port: 9, username: "admin", password, domain: "Global" };

  test.each<["DeviceRegistration" | "FmcCloudIntegration", string, object]>([
    ["DeviceRegistration", applianceClient, { region: "us", appliance, owner: "shop/prod/esa1" }],
    ["FmcCloudIntegration", fmcClient, { region: "us", fmc, owner: "shop/prod/fmc1" }],
  ])("is named, asked for once a call, and looked for again: the client of a %s", async (name, path, inputs) => {
    jest.dontMock(transport);
    const load = jest.fn(notThere);
    jest.doMock(path, load);
    const provider = providers()[name];
    const checked = await provider.check?.({}, inputs);
    expect(checked?.failures).toEqual([]);
    const create = async () => provider.create(checked?.inputs);
    await expect(create()).rejects.toThrow(/package that pulumi-cisco-ctr needs is not installed/);
    expect([load.mock.calls.length, api.clock.slept]).toEqual([1, []]);
    jest.dontMock(path);
    await expect(create()).rejects.toMatchObject({ code: "unreachable" });
  });
});
