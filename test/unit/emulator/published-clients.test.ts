/** The calls that published clients make, in their order and with their way of reading answers; sources are named as in the contracts. */
import { describe, expect, test } from "@jest/globals";
import { EmulatorWorkbench } from "../../support/emulator-workbench";

const DEVICES = "/iroh/iroh-sse/device";
const INSTANCES = "/iroh/iroh-int/module-instance";
const TYPES = "/iroh/iroh-int/module-type";
/** What TR05 and RCLI have built in. */
const CUSTOM_RELAY = "a14ae422-01b6-5013-9876-695ff1b0ebe0";
const PRIVATE_INTELLIGENCE = "2c8b4134-c521-5be5-aaf8-af06e5e27cbb";
const bench = EmulatorWorkbench.ofThisFile();

interface Read {
  status: number;
  json: () => Record<string, unknown>;
}

/** As TR05 reads: every answer has to name its media type, one of a delete too, and all but the deletes of iroh-int are JSON. */
async function perform(method: string, path: string, payload?: object): Promise<Read> {
  const headers: Record<string, string> = { Authorization: `Bearer ${bench.us.token}` };
  const init: RequestInit = { method, headers };
  if (payload) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(payload);
  }
  const response = await fetch(`${bench.us.url}${path}`, init);
  if (!response.headers.get("Content-Type")?.includes("application/json")) throw new Error("no media type, or another one");
  const text = await response.text();
  return { status: response.status, json: () => JSON.parse(text) as Record<string, unknown> };
}

async function json(method: string, path: string, payload?: object): Promise<Record<string, unknown>> {
  const read = await perform(method, path, payload);
  if (read.status >= 400) throw new Error(`${method} ${path} -> ${read.status}`);
  return read.json();
}

describe("the Python client of Cisco's own (TR05)", () => {
  test("drives devices and reads JSON from every answer, the one of its delete too", async () => {
    const { id } = await json("POST", DEVICES, { name: "esa", type: "ESA" });
    const device = `${DEVICES}/${String(id)}`;
    const { token } = await json("POST", `${device}/token`, { expires_in: 3600 });
    expect((await json("POST", `${device}/token`, {}))["token"]).not.toBe(token);
    expect(await json("PATCH", device, { description: "mail" })).toMatchObject({ id, description: "mail" });
    expect(await json("GET", device)).toMatchObject({ id });
    expect(await json("GET", DEVICES)).toMatchObject([{ id }]);
    expect(await json("DELETE", device)).toEqual({ id });
    expect((await bench.state()).regions.us.devices).toEqual([]);
    expect((await perform("GET", device)).json()).toMatchObject({ error: "device_not_found" });
  });

  test("asks for the tenant's token, which is a secret, and for the organisation", async () => {
    const { token } = await json("GET", "/iroh/iroh-sse/tenant/token");
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await bench.secrets()).toContainEqual({ kind: "tenant-token", value: token, region: "us" });
    expect(await json("GET", "/iroh/profile/org")).toEqual((await json("GET", "/iroh/profile/whoami"))["org"]);
  });

  test("makes a module type, changes it, deletes it, and reads the error word of what is gone", async () => {
    const payload = {
      ...{ title: "Demo", default_name: "Demo", description: "Demo", short_description: "Demo", tips: "Some useful tips" },
      capabilities: ["health", "deliberate", "observe", "refer", "respond", "tiles"].map((id) => ({ id, description: id })),
      ...{ flags: ["default"], enabled: true },
    };
    const { id } = await json("POST", TYPES, payload);
    const type = `${TYPES}/${String(id)}`;
    expect(await json("GET", type)).toMatchObject({
      ...payload,
      record: "relay-module.module/RelayModule",
      visibility: "org",
      created_at: expect.any(String),
    });
    expect(await json("PATCH", type, { description: "New", flags: ["beta"] })).toMatchObject({
      description: "New",
      flags: ["beta"],
    });
    expect((await perform("DELETE", type)).status).toBe(204);
    expect((await perform("GET", type)).json()).toMatchObject({ error: "module_type_not_found" });
  });

  test.each([
    ["a relay", CUSTOM_RELAY],
    ["Private Intelligence", PRIVATE_INTELLIGENCE],
  ])("makes a module of %s by its public id", async (_, module_type_id) => {
    const payload = { name: "Demo", module_type_id, enabled: true, visibility: "org" };
    const { id } = await json("POST", INSTANCES, payload);
    expect(await json("GET", INSTANCES)).toContainEqual(expect.objectContaining({ ...payload, id }));
    expect(await json("PATCH", `${INSTANCES}/${String(id)}`, { name: "Renamed" })).toMatchObject({ name: "Renamed" });
    expect((await perform("DELETE", `${INSTANCES}/${String(id)}`)).status).toBe(204);
    expect((await perform("GET", `${INSTANCES}/${String(id)}`)).json()).toMatchObject({ error: "module_instance_not_found" });
  });
});

describe("the command that keeps relays (RCLI)", () => {
  test("finds its module by name and type, changes what differs, and removes it", async () => {
    const settings = {
      ...{ name: "Test Automation Mock", module_type_id: CUSTOM_RELAY, visibility: "org", enabled: true },
      settings: { url: "https://old.example.com/qa", "supported-apis": ["health"], "auth-type": "authorization-header" },
    };
    const find = async () =>
      ((await json("GET", INSTANCES)) as unknown as (typeof settings & { id: string })[]).find(
        ({ name, module_type_id }) => name === settings.name && module_type_id === settings.module_type_id,
      );
    expect(await find()).toBeUndefined();
    await json("POST", INSTANCES, settings);
    const found = await find();
    expect(found).toMatchObject(settings);
    const changed = { settings: { ...settings.settings, url: "https://new.example.com/qa" } };
    await json("PATCH", `${INSTANCES}/${found?.id ?? ""}`, changed);
    expect(await find()).toMatchObject(changed);
    await perform("DELETE", `${INSTANCES}/${found?.id ?? ""}`);
    expect(await find()).toBeUndefined();
  });
});

describe("the maker of module types (MM)", () => {
  test("logs in with a form, sends all that its pages ask for, and gets the type back by its id", async () => {
    const { url, clientId, clientPassword } = bench.emulator.regions.us;
    const form = new URLSearchParams({ grant_type: "client_credentials" });
    const basic = Buffer.from(`${clientId}:${clientPassword}`).toString("base64");
    const login = await fetch(`${url}/iroh/oauth2/token`, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        Accept: "application/json",
        Authorization: `Basic ${basic}`,
      },
      body: form.toString(),
    });
    expect(await login.json()).toMatchObject({ access_token: expect.any(String) });
    const options = [{ value: "a", label: "A" }];
    const type = {
      ...{ title: "Made", default_name: "Made", description: "## Made", short_description: "Made", tips: "### Tips" },
      logo: `data:image/png;base64,${"A".repeat(200_000)}`,
      capabilities: [{ id: "health", description: "Healthcheck" }],
      external_references: [{ label: "Free Trial", link: "https://www.example.com/" }],
      configuration_spec: ["string", "integer", "boolean", "password", "api_key", "options", "file", "remote", "device"].map(
        (type) => ({
          ...{ key: `custom_${type}`, type, label: type, required: true, tooltip: "t" },
          ...(type === "options" && { options }),
        }),
      ),
      properties: {
        ...{ url: "https://relay.example.com", "supported-apis": ["health"], "auth-type": "configuration-token" },
        ...{ "configuration-token-alg": "RS256", "configuration-token-audience": "made" },
      },
      flags: [],
    };
    const { id } = await json("POST", TYPES, type);
    expect(await json("GET", `${TYPES}/${String(id)}`)).toMatchObject(type);
  });
});

describe("a slash at the end", () => {
  test.each([`${INSTANCES}/`, `${TYPES}/`, `${DEVICES}/`, "/iroh/oauth2-clients/clients/", "/iroh/profile/whoami/"])(
    "changes nothing: GET %s",
    async (path) => {
      expect(await json("GET", path)).toEqual(await json("GET", path.slice(0, -1)));
    },
  );

  test("is taken where something is made, changed and deleted", async () => {
    const { id } = await json("POST", `${INSTANCES}/`, { name: "x", module_type_id: CUSTOM_RELAY, visibility: "org" });
    await json("PATCH", `${INSTANCES}/${String(id)}/`, { name: "y" });
    expect((await bench.state()).regions.us.modules.at(-1)).toMatchObject({ id, name: "y" });
    expect((await perform("DELETE", `${INSTANCES}/${String(id)}/`)).status).toBe(204);
  });

  test("is one: two of them are no route", async () => {
    expect((await perform("GET", `${INSTANCES}//`)).status).toBe(404);
  });
});
