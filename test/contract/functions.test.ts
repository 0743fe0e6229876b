import { describe, expect, test } from "@jest/globals";
import { functions as definitions } from "../../provider/functions";
import type { FunctionName } from "../../provider/generated/functions";
import { benchOfFunctions } from "../support/functions-bench";
import { esa, sma } from "../support/workbench";

const { bench, newProgram, call, failure, device, esaModule } = benchOfFunctions();

describe("getDevices", () => {
  test("lists what is there, with its owner and without its mark", async () => {
    const { deviceId } = (await device()).outs;
    const api = await bench.api("us");
    await api.expect(201, "POST", "/iroh/iroh-sse/device", { name: "by hand", description: "someone's" });
    const { devices } = await call("getDevices", { region: "us" });
    expect(devices).toMatchObject([
      { deviceId, name: esa, type: "ESA", status: "Registered", description: "rack 3", owner: "workbench/dev/gateway" },
      { name: "by hand", status: "Unregistered", description: "someone's" },
    ]);
    expect(devices[1]).not.toHaveProperty("owner");
    expect(await call("getDevices", { region: "eu" })).toEqual({ devices: [] });
  });

  test("filters by name, type and status, whatever the case", async () => {
    await device();
    await device(sma);
    const names = async (filter: object) =>
      (await call("getDevices", { region: "us", ...filter })).devices.map(({ name }) => name).sort();
    expect(await names({})).toEqual([esa, sma]);
    expect(await names({ name: esa.toUpperCase() })).toEqual([esa]);
    expect(await names({ type: "sma" })).toEqual([sma]);
    expect(await names({ status: "registered", type: "ESA" })).toEqual([esa]);
    expect(await names({ status: "Unregistered" })).toEqual([]);
    expect(await names({ name: undefined, type: undefined })).toEqual([esa, sma]);
  });

  test("searches part of the name, as the portal's device list does", async () => {
    await device();
    await device(sma);
    const names = async (filter: object) =>
      (await call("getDevices", { region: "us", ...filter })).devices.map(({ name }) => name).sort();
    expect(await names({ name: "esa1" })).toEqual([]);
    expect(await names({ search: "ESA1" })).toEqual([esa]);
    expect(await names({ search: ".example." })).toEqual([esa, sma]);
    expect(await names({ search: "example", type: "SMA" })).toEqual([sma]);
    expect(await names({ search: "esa03" })).toEqual([]);
  });

  test("asks once for what a program asks in one breath, and sees what came later", async () => {
    const together = await Promise.all([1, 2, 3].map(() => call("getDevices", { region: "us" })));
    expect(together).toEqual([1, 2, 3].map(() => ({ devices: [] })));
    expect((await bench.requests()).length).toBeLessThanOrEqual(2);
    await device();
    expect((await call("getDevices", { region: "us" })).devices).toHaveLength(1);
  });

  test("reads every page of a long list", async () => {
    const api = await bench.api("us");
    for (let n = 0; n < 130; n++) await api.expect(201, "POST", "/iroh/iroh-sse/device", { name: `device-${n}` });
    expect((await call("getDevices", { region: "us" })).devices).toHaveLength(130);
  });
});

describe("getModules", () => {
  test("lists modules with device, timeframe and owner, and without settings", async () => {
    const { moduleId, deviceId } = (await esaModule(60)).outs;
    const { modules } = await call("getModules", { region: "us" });
    expect(modules).toHaveLength(2);
    expect(modules[1]).toMatchObject({
      moduleId,
      name: "mail",
      moduleTypeTitle: "Email Security Appliance",
      deviceId,
      requestTimeframeDays: 60,
      enabled: true,
      visibility: "org",
      owner: "workbench/dev/mail",
    });
    expect(modules[0]).not.toHaveProperty("owner");
    expect(modules.filter((each) => "settings" in each)).toEqual([]);
  });

  test("shows no secret that a setting holds", async () => {
    const { moduleTypes } = await call("getModuleTypes", { region: "us", title: "Custom Relay Module" });
    await (
      await bench.api("us")
    ).expect(201, "POST", "/iroh/iroh-int/module-instance", {
      name: "relay",
      module_type_id: moduleTypes[0]?.moduleTypeId,
      visibility: "org",
      settings: { url: "https://relay.example.com", custom_note: bench.secret("relay-secret-of-the-test") },
    });
    expect((await call("getModules", { region: "us", name: "relay" })).modules).toMatchObject([{ name: "relay" }]);
  });

  test("filters by name, type, device and whether it is used", async () => {
    const { deviceId, moduleTypeId } = (await esaModule()).outs;
    await bench.made("CtrModule", { region: "us", type: "esa", deviceId: deviceId ?? "", enabled: false }, "paused");
    const names = async (filter: object) =>
      (await call("getModules", { region: "us", ...filter })).modules.map(({ name }) => name);
    expect(await names({ deviceId })).toEqual(["mail", "paused"]);
    expect(await names({ type: "esa", enabled: true })).toEqual(["mail"]);
    expect(await names({ type: "Email Security Appliance", enabled: false })).toEqual(["paused"]);
    expect(await names({ type: moduleTypeId, name: "MAIL" })).toEqual(["mail"]);
    expect(await names({ type: "sma-web" })).toEqual([]);
    expect(await names({ type: "no such type" })).toEqual([]);
  });
});

test.each([
  "sma-email",
  "SMA Email - Cisco Content Security Management Appliance - Email",
  "Secure Email and Web Manager",
  "sma EMAIL",
])("getModuleTypes finds a type by short name, former title, title and default name: %s", async (title) => {
  const { moduleTypes } = await call("getModuleTypes", { region: "us", title });
  expect(moduleTypes).toMatchObject([{ title: "Secure Email and Web Manager", asksDevice: true, deviceType: "SMA" }]);
  expect(moduleTypes[0]?.fields.map(({ type }) => type)).toEqual(["device", "integer"]);
});

test("getModuleTypes lists the whole catalogue, whose ids differ between regions", async () => {
  const [us, eu] = await Promise.all((["us", "eu"] as const).map((region) => call("getModuleTypes", { region })));
  expect(us?.moduleTypes.map(({ title }) => title)).toEqual(eu?.moduleTypes.map(({ title }) => title));
  expect(us?.moduleTypes[0]?.moduleTypeId).not.toBe(eu?.moduleTypes[0]?.moduleTypeId);
});

test("getApiClients lists clients without passwords, and filters by name", async () => {
  const { clientId } = (
    await bench.made("ApiClient", { region: "us", preset: "casebook", description: "for the SMA" }, "casebook")
  ).outs;
  const { apiClients } = await call("getApiClients", { region: "us", name: "Casebook" });
  expect(apiClients).toMatchObject([{ clientId, description: "for the SMA", owner: "workbench/dev/casebook", enabled: true }]);
  const all = (await call("getApiClients", { region: "us" })).apiClients;
  expect(all.map(({ name }) => name)).toEqual(["bootstrap", "casebook"]);
  expect(all.filter((each) => "password" in each)).toEqual([]);
});

test("whoAmI tells the organisation and what may be done there", async () => {
  const me = await call("whoAmI", { region: "eu" });
  expect(me).toMatchObject({ organisationName: "Emulated Organisation EU", userEmail: "admin@eu.example.com", role: "admin" });
  expect(me.scopes).toEqual(expect.arrayContaining(["sse", "integration", "oauth"]));
});

describe("manners", () => {
  test("an unknown region, a wrong name and a wrong type are said at once, without a call", async () => {
    expect(await failure("getDevices", { region: "mars", nam: "x", type: 1 })).toBe(
      'cannot call function "getDevices": nam is not an input; region "mars" is none of us, eu, apjc; type 1 is not of type string. ' +
        "Remove it, or look for the right name in docs/functions.md. Use one of them. Give a value of that type.",
    );
    expect(await failure("getDevices", {})).toContain("region is missing");
    expect(await failure("observe", { region: "us", observables: [] })).toContain("observables");
    expect(await failure("observe", { region: "us", observables: [{ value: "" }] })).toBe(
      'cannot call function "observe": observables.0.type is missing; observables.0.value is empty. ' +
        "Give it: Such as ip. Give it: The value to look for.",
    );
    expect(await failure("getRegionHosts", { region: 1, neededBy: "nobody" })).toBe(
      'cannot call function "getRegionHosts": region 1 is none of us, eu, apjc; neededBy "nobody" is none of appliance, ftd, fmc, provider. ' +
        "Use one of them.",
    );
    expect(
      await failure("observe", { region: "us", moduleId: "a", moduleIds: ["b"], observables: [{ type: "ip", value: "1" }] }),
    ).toBe('cannot call function "observe": moduleId is given, and moduleIds too. Give one of them.');
    expect(await bench.requests()).toEqual([]);
  });

  test("missing credentials are one sentence that names the variables", async () => {
    for (const name of Object.keys(bench.env)) if (name.startsWith("CISCO_CTR_EU_CLIENT")) bench.env[name] = undefined;
    newProgram();
    expect(await failure("getModules", { region: "eu" })).toMatch(
      /^cannot call function "getModules": there are no credentials for region "eu"\. Set CISCO_CTR_EU_CLIENT_ID and CISCO_CTR_EU_CLIENT_PASSWORD /,
    );
    expect((await call("getRegionHosts", { region: "eu" })).hosts.length).toBeGreaterThan(0);
  });

  test("wrong credentials and failures of the API name what to do, and no secret", async () => {
    bench.env["CISCO_CTR_US_CLIENT_PASSWORD"] = bench.secret("wrong-password-of-the-test");
    newProgram();
    expect(await failure("getDevices", { region: "us" })).toContain(
      "Check CISCO_CTR_US_CLIENT_ID and CISCO_CTR_US_CLIENT_PASSWORD",
    );
    await bench.faults({ kind: "status", status: 403, region: "eu", path: "/iroh/iroh-sse/device" });
    expect(await failure("getDevices", { region: "eu" })).toContain("GET /iroh/iroh-sse/device -> 403");
  });

  test.each(Object.keys(definitions) as FunctionName[])(
    "%s changes nothing, and asks with no more scopes than it declares",
    async (name) => {
      await esaModule();
      const { scopes } = definitions[name];
      const api = await bench.api("us");
      const narrow = await api.expect<{ id: string; password: string }>(201, "POST", "/iroh/oauth2-clients/clients", {
        name: "narrow",
        scopes: scopes.length === 0 ? ["casebook"] : scopes,
        grants: ["client-creds"],
      });
      Object.assign(bench.env, { CISCO_CTR_US_CLIENT_ID: narrow.id, CISCO_CTR_US_CLIENT_PASSWORD: narrow.password });
      newProgram();
      const before = await bench.in("us");
      await bench.forgetRequests();
      await call(name, {
        region: "us",
        ...(name === "observe" ? { observables: [{ type: "ip", value: "4.2.2.2" }] } : {}),
      } as never);
      expect((await bench.changes()).filter((each) => !each.includes("/observe/"))).toEqual([]);
      expect(await bench.in("us")).toEqual(before);
    },
  );
});
