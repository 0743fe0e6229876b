import { beforeEach, describe, expect, test } from "@jest/globals";
import { pulumiWording } from "../../provider/pulumi/wording";
import { inLines } from "../../provider/base/log";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { observableTypes } from "../../provider/clients/cloud/observations";
import { compose, type Composition } from "../../provider/core/compose";
import { functions as definitions } from "../../provider/functions";
import { functionSchemas, type FunctionName, type FunctionShapes } from "../../provider/generated/functions";
import { esa, sma, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();
let inProgram: Composition["functions"];

beforeEach(() => {
  inProgram = aProgram();
});

/** The functions of a fresh program's process. */
function aProgram(): Composition["functions"] {
  const write = (line: string) => void bench.logged.push(line);
  return compose({ env: bench.env, clock: bench.clock, signal: new AbortController().signal, say: inLines(write) }, pulumiWording)
    .functions;
}

type Args<Name extends FunctionName> = FunctionShapes[Name]["args"];
type Result<Name extends FunctionName> = FunctionShapes[Name]["result"];

const ajv = new Ajv({ strict: false, allErrors: true });

/** Everything in a result that the function's schema does not say. */
function surprises(name: FunctionName, result: object): string[] {
  const { definitions } = functionSchemas[name];
  ajv.validate({ ...definitions.result, definitions }, result);
  return (ajv.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
  );
}

/** What a function answers: as its schema says; a person may come to see all of it. */
async function call<Name extends FunctionName>(name: Name, args: Args<Name>): Promise<Result<Name>> {
  const result = (await inProgram[name](args)) as Result<Name>;
  expect(surprises(name, result)).toEqual([]);
  bench.shown.push(JSON.stringify(result));
  return result;
}

async function failure(name: FunctionName, args: object): Promise<string> {
  const error = await inProgram[name](args).then(
    () => new Error("it did not fail"),
    (problem: unknown) => problem as Error,
  );
  bench.shown.push(error.message, JSON.stringify(error));
  return error.message;
}

const device = (name = esa, region: "us" | "eu" = "us") =>
  bench.made("DeviceRegistration", { region, appliance: bench.login(name), description: "rack 3" }, "gateway");

async function esaModule(days = 30, name = "mail") {
  const { deviceId } = (await device()).outs;
  return bench.made("CtrModule", { region: "us", type: "esa", deviceId, requestTimeframeDays: days }, name);
}

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

describe("observe", () => {
  const subject = { type: "email_subject", value: "test test" };
  const recent: [type: string, value: string][] = [
    ["email_subject", "test test"],
    ["cisco_mid", "8"],
    ["email_messageid", "123-abc-456@cisco.com"],
    ["email", "mgmt01@cisco.com"],
    ["ip", "4.2.2.2"],
    ["domain", "cisco.com"],
    ["file_name", "label.doc"],
    ["sha256", "5f4dcc3b5aa765d61d8327deb882cf99a1b2c3d4e5f60718293a4b5c6d7e8f90"],
  ];

  test.each(recent)("finds a message of the registered device by %s", async (type, value) => {
    const { moduleId } = (await esaModule()).outs;
    await bench.forgetRequests();
    const { sightings, verdicts, errors } = await call("observe", { region: "us", moduleId, observables: [{ type, value }] });
    expect(sightings).toMatchObject([
      {
        moduleId,
        moduleName: "mail",
        description: "Incoming message (Delivered)",
        confidence: "High",
        severity: "Low",
        count: 1,
      },
    ]);
    expect(sightings[0]?.observables).toEqual([{ type, value }]);
    expect(sightings[0]?.targets).toEqual([{ type: "email", value: "testingBren@cisco.com" }]);
    expect(sightings[0]?.relations.map(({ relation }) => relation)).toContain("Sent_From");
    expect({ verdicts, errors }).toEqual({ verdicts: [], errors: [] });
    expect(await bench.requests()).toEqual(["us POST /iroh/iroh-enrich/observe/observables"]);
  });

  test("finds a web address through an SMA", async () => {
    const { deviceId } = (await device(sma)).outs;
    const made = [];
    for (const type of ["sma-email", "sma-web"] as const)
      made.push((await bench.made("CtrModule", { region: "us", type, deviceId }, type)).outs.moduleId);
    const observables = [{ type: "url", value: "http://internetbadguys.com/login" }];
    const { sightings } = await call("observe", { region: "us", moduleIds: made, observables });
    expect([...new Set(sightings.map(({ moduleId }) => moduleId))]).toEqual(made);
  });

  test("looks as far back as the module's timeframe", async () => {
    const short = (await esaModule(30)).outs;
    const long = (
      await bench.made(
        "CtrModule",
        { region: "us", type: "esa", deviceId: short.deviceId ?? "", requestTimeframeDays: 60 },
        "long",
      )
    ).outs;
    const observables = [{ type: "email_subject", value: "Invoice Due" }];
    const { sightings } = await call("observe", { region: "us", moduleIds: [short.moduleId, long.moduleId], observables });
    expect(sightings.map(({ moduleId }) => moduleId)).toEqual([long.moduleId]);
  });

  test("asks every enabled module when none is named, and answers verdicts with number and name", async () => {
    await esaModule();
    await bench.made("CtrModule", { region: "us", type: { title: "Talos Intelligence" } }, "talos");
    const observables = [subject, { type: "domain", value: "internetbadguys.com" }, { type: "domain", value: "cisco.com" }];
    const { sightings, verdicts } = await call("observe", { region: "us", observables });
    expect(sightings.map(({ moduleName }) => moduleName)).toEqual(expect.arrayContaining(["mail"]));
    expect(verdicts).toMatchObject([
      { moduleName: "talos", observable: { value: "internetbadguys.com" }, disposition: 2, dispositionName: "Malicious" },
      { moduleName: "talos", observable: { value: "cisco.com" }, disposition: 1, dispositionName: "Clean" },
    ]);
  });

  test("asks the relay of a module that is made by the type's public id", async () => {
    const type = { id: "a14ae422-01b6-5013-9876-695ff1b0ebe0" };
    const settings = { url: bench.emulator.relay };
    const { moduleId, health } = (await bench.made("CtrModule", { region: "us", type, settings }, "relay")).outs;
    expect(health).toBe("ok");
    const observables = [{ type: "domain", value: "internetbadguys.com" }];
    const { sightings, verdicts, errors } = await call("observe", { region: "us", moduleId, observables });
    expect(sightings).toMatchObject([{ moduleName: "relay", description: "Seen by the emulated relay", observables }]);
    expect(verdicts).toMatchObject([{ moduleName: "relay", disposition: 2 }]);
    expect(errors).toEqual([]);
  });

  test("finds nothing when the tenant's switch is off, and says where it is", async () => {
    const { moduleId } = (await esaModule()).outs;
    await bench.admin("PATCH", "/tenants/us", { ctrEnabled: false });
    const { sightings, errors } = await call("observe", { region: "us", moduleId, observables: [subject] });
    expect(sightings).toEqual([]);
    expect(errors).toMatchObject([{ moduleId, moduleName: "mail", type: "fatal", code: expect.any(String) }]);
    expect(errors[0]?.hint).toContain("enable Cisco Threat Response under Cloud Services in https://admin.sse.itd.cisco.com/");
  });

  test("finds nothing when the device is gone, and says so", async () => {
    const { moduleId, deviceId } = (await esaModule()).outs;
    await (await bench.api("us")).expect(200, "DELETE", `/iroh/iroh-sse/device/${deviceId ?? ""}`);
    const { sightings, errors } = await call("observe", { region: "us", moduleId, observables: [subject] });
    expect(sightings).toEqual([]);
    expect(errors[0]?.hint).toBe(
      `Security Services Exchange no longer has the device ${deviceId ?? ""}. Run \`pulumi refresh\`, then \`pulumi up\`.`,
    );
  });

  test("finds nothing when the device has left, or the module is off, and says so", async () => {
    const { moduleId, deviceId } = (await esaModule()).outs;
    await bench.type(esa, "cloudserviceconfig", "deregister", "yes", "");
    expect((await bench.in("us")).devices).toMatchObject([{ id: deviceId, status: "Unregistered" }]);
    const left = await call("observe", { region: "us", moduleId, observables: [subject] });
    expect(left.errors[0]?.hint).toBe(`The device "${esa}" is unregistered. Run \`pulumi refresh\`, then \`pulumi up\`.`);
    await (await bench.api("us")).expect(200, "PATCH", `/iroh/iroh-int/module-instance/${moduleId}`, { enabled: false });
    const off = await call("observe", { region: "us", moduleId, observables: [subject] });
    expect(off.errors[0]?.hint).toBe('Enable the module "mail": set enabled of its CtrModule to true.');
  });

  test("a module that is not there is an error, not silence", async () => {
    expect(await failure("observe", { region: "us", moduleId: "none", observables: [subject] })).toBe(
      'cannot call function "observe": region "us" has no module with id "none". Give the moduleId of a CtrModule of the same region, or, if it was deleted by hand, run `pulumi up --refresh`.',
    );
  });

  test.each([
    ["subject", "Use email_subject."],
    ["email-subject", "Use email_subject."],
    ["IP", "Use ip."],
    ["message id", "Use email_messageid."],
    ["ip_address", "Use ip."],
    ["mailbox", "Use such as ip, domain, url, sha256 or file_name; what a mail is found by is email, email_subject, "],
    ["", "Use such as ip, "],
    ["e", "Use such as ip, "],
  ])("a type that is none is said before any call: %j", async (type, next) => {
    const observables = [subject, { type, value: "x" }].reverse();
    await bench.forgetRequests();
    expect(await failure("observe", { region: "us", observables })).toContain(
      `observables.0.type ${JSON.stringify(type)} is no type of an observable. ${next}`,
    );
    expect(await bench.requests()).toEqual([]);
  });

  test("the types are those that Cisco publishes", () => {
    const facts = JSON.parse(readFileSync(join(__dirname, "facts", "iroh-enrich.json"), "utf8")) as {
      definitions: { Observable: { properties: { type: { enum: string[] } } } };
    };
    expect([...observableTypes].sort()).toEqual([...facts.definitions.Observable.properties.type.enum].sort());
  });

  test("many observables are one question: Cisco publishes no limit", async () => {
    const { moduleId } = (await esaModule()).outs;
    const others = Array.from({ length: 100 }, (_, n) => ({ type: "ip", value: `192.0.2.${n}` }));
    const { sightings } = await call("observe", { region: "us", moduleId, observables: [...others, subject] });
    expect(sightings).toHaveLength(1);
  });
});

describe("manners", () => {
  test("an unknown region, a wrong name and a wrong type are said at once, without a call", async () => {
    expect(await failure("getDevices", { region: "mars", nam: "x", type: 1 })).toBe(
      'cannot call function "getDevices": nam is not an input; region "mars" is none of us, eu, apjc; type 1 is not of type string. ' +
        "Remove it, or look for the right name in the README. Use one of them. Give a value of that type.",
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
    inProgram = aProgram();
    expect(await failure("getModules", { region: "eu" })).toMatch(
      /^cannot call function "getModules": there are no credentials for region "eu"\. Set CISCO_CTR_EU_CLIENT_ID and CISCO_CTR_EU_CLIENT_PASSWORD /,
    );
    expect((await call("getRegionHosts", { region: "eu" })).hosts.length).toBeGreaterThan(0);
  });

  test("wrong credentials and failures of the API name what to do, and no secret", async () => {
    bench.env["CISCO_CTR_US_CLIENT_PASSWORD"] = bench.secret("wrong-password-of-the-test");
    inProgram = aProgram();
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
      inProgram = aProgram();
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
