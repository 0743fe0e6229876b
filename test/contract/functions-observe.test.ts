import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { observableTypes } from "../../provider/clients/cloud/observations";
import { benchOfFunctions } from "../support/functions-bench";
import { esa, sma } from "../support/workbench";

const { bench, call, failure, device, esaModule } = benchOfFunctions();

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
