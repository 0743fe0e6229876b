import { describe, expect, test } from "@jest/globals";
import { clockFinding } from "../../../../cli/doctor/clock";
import { switchFinding } from "../../../../cli/doctor/cloud-services";
import { checks, failed, levels, reportOf, type Check, type Finding, type Level } from "../../../../cli/doctor/findings";
import { eventsFinding, regionsFinding, securexFinding, versionFinding } from "../../../../cli/doctor/fmc-settings";
import { featureFinding, productFindings, registrationFindings, serverFinding } from "../../../../cli/doctor/joining";
import { moduleTypeFindings } from "../../../../cli/doctor/module-types";
import { organisationFinding, quotaFinding } from "../../../../cli/doctor/organisation";
import { scopeFindings } from "../../../../cli/doctor/scopes";
import { ProviderError, type ErrorCode } from "../../../../provider/base/errors";
import { toModuleType } from "../../../../provider/clients/cloud/module-types";
import { regions } from "../../../../provider/clients/cloud/regions";
import { resources } from "../../../../provider/resources";
import { pulumiWording } from "../../../../provider/pulumi/wording";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const asIs = (text: string): string => text;

describe("the clock", () => {
  test.each([
    [400, "ok", "within 1 s of the cloud's"],
    [-59_000, "ok", "within 59 s of the cloud's"],
    [5 * 60_000, "warning", "this machine's clock is 5 min behind the cloud's"],
    [-3 * 3_600_000, "problem", "this machine's clock is 3 h ahead of the cloud's"],
  ])("%p ms away is %s", (aheadMs, level, says) => {
    expect(clockFinding(aheadMs)).toMatchObject({ check: "clock", level, says });
  });
});

describe("scopes", () => {
  const ofAll = (granted: string[]) => {
    const [all, ...types] = scopeFindings(granted, "CISCO_CTR_US_CLIENT_ID");
    return { all, types: Object.fromEntries(types.map((each): [string, Finding] => [each.subject ?? "", each])) };
  };

  test("every resource that asks the cloud has a row", () => {
    const asking = Object.values(resources).filter(({ scopes }) => scopes.length > 0);
    expect(Object.keys(ofAll([]).types)).toEqual(asking.map(({ name }) => name));
    expect(Object.keys(ofAll([]).types)).not.toContain("FmcCloudIntegration");
  });

  test("roots are enough for everything", () => {
    const { all, types } = ofAll(["sse", "oauth", "integration"]);
    expect(all).toMatchObject({ level: "ok", says: "granted: integration oauth sse" });
    for (const each of Object.values(types)) expect(each).toMatchObject({ level: "ok", says: "can be read and changed" });
  });

  test("read and write are told apart", () => {
    const { types } = ofAll(["sse:read", "integration:read"]);
    expect(types["SseToken"]).toMatchObject({
      level: "warning",
      says: "can be read, as `cisco-ctr drift` does, and not changed: lacks sse",
      next: expect.stringContaining("Give the API client of CISCO_CTR_US_CLIENT_ID the scopes that it lacks"),
      details: { lackedToRead: [], lackedToWrite: ["sse"] },
    });
    expect(types["CtrModule"]?.details).toEqual({
      lackedToRead: [],
      lackedToWrite: ["integration/module-instance:write", "sse"],
    });
    expect(types["ApiClient"]).toMatchObject({
      level: "warning",
      says: "can be neither read nor changed: lacks oauth",
      details: { lackedToRead: ["oauth:read"], lackedToWrite: ["oauth"] },
    });
  });

  test("a token that grants nothing says so", () => {
    expect(ofAll([""]).all).toMatchObject({ says: "none is granted", details: { granted: [] } });
  });
});

describe("the organisation", () => {
  const organisation = { organisationId: "o-1", organisationName: "House", userName: "Ann" };

  test.each([
    ["admin", "ok"],
    ["iroh-admin", "ok"],
    ["analyst", "warning"],
  ])("as %s is %s", (role, level) => {
    const says = `organisation "House" (o-1), as Ann, role ${role}`;
    expect(organisationFinding({ ...organisation, role })).toMatchObject({ level, says });
  });

  test("may not be told whole", () => {
    expect(organisationFinding({ organisationId: "o-1" })).toEqual({
      ...{ check: "organisation", level: "ok", details: { organisationId: "o-1" } },
      says: "organisation o-1, as a user without a name, role not said",
    });
  });
});

describe("the quota", () => {
  test.each([
    [{}, "ok", /says nothing of it/],
    [{ limit: 8000 }, "ok", /^not used up: the organisation has 8000 requests an hour/],
    [{ limit: 8000, remaining: 900 }, "ok", /^900 requests left of the organisation's 8000 an hour$/],
    [{ limit: 8000, remaining: 120 }, "warning", /^120 requests left/],
    [{ remaining: 0 }, "problem", /^0 requests left$/],
  ])("%p is %s", (quota, level, says) => {
    expect(quotaFinding(quota)).toMatchObject({ level, says: expect.stringMatching(says) });
  });
});

describe("module types", () => {
  const type = (id: string, title: string) => toModuleType({ id, title });

  test("are known by title, missing or ambiguous", () => {
    const found = moduleTypeFindings([
      type("1", "Email Security Appliance"),
      type("2", "Secure Firewall"),
      type("3", "Firepower"),
    ]);
    expect(found.map(({ subject, level, says }) => [subject, level, says])).toEqual([
      ["esa", "ok", '"Email Security Appliance" (1)'],
      ["sma-email", "warning", "the catalogue has no type of a title known for it"],
      ["sma-web", "warning", "the catalogue has no type of a title known for it"],
      ["firepower", "warning", "2 types answer to it: Secure Firewall, Firepower"],
    ]);
    expect(found[3]?.next).toBe("Give CtrModule type: { id } with one of: 2, 3.");
  });
});

describe("the switch of cloud services", () => {
  const seen = (answers: { name: string; health: string }[], registered = 2) =>
    switchFinding(answers, { region: regions.eu }, registered);

  test("is on when one module reads its device", () => {
    expect(
      seen([
        { name: "a", health: "broken" },
        { name: "b", health: "ok" },
      ]),
    ).toMatchObject({ level: "ok", says: 'on: the module "b" reads its device' });
  });

  test("is doubted when none does, in the guide's words", () => {
    expect(seen([{ name: "a", health: "not visible." }])).toMatchObject({
      level: "warning",
      says: 'the module "a" does not read its registered device: not visible',
      next: "If modules do not see devices, enable Cisco Threat Response under Cloud Services in https://admin.eu.sse.itd.cisco.com/.",
    });
  });

  test("is not seen where nothing shows it", () => {
    expect(seen([], 1)).toMatchObject({
      level: "ok",
      says: "not to be seen yet: 1 device is registered, and no module reads one",
    });
  });
});

describe("an appliance", () => {
  const product = (type: "ESA" | "SMA", version: string) =>
    productFindings({ facts: { type, version, hostName: "mail1" }, clustered: type === "SMA" });

  test.each([
    ["ESA", "13.0.0-313", "problem"],
    ["ESA", "13.0.0-314", "ok"],
    ["SMA", "12.0.0-452", "problem"],
    ["SMA", "12.5.0-658", "ok"],
  ] as const)("%s %s may join: %s", (type, version, level) => {
    const [, release, cluster] = product(type, version);
    expect(release).toMatchObject({ check: "release", level });
    expect(cluster).toMatchObject({ check: "cluster", level: "ok", details: { clustered: type === "SMA" } });
  });

  test("joins the regions whose servers it offers", () => {
    const offered = ["api-sse.cisco.com", "api.eu.sse.itd.cisco.com"];
    expect(serverFinding({ offered, current: "api.eu.sse.itd.cisco.com" })).toMatchObject({
      level: "ok",
      says: "can join us (api-sse.cisco.com), eu (api.eu.sse.itd.cisco.com); set to eu; not apjc, which this release does not list",
      details: { regions: ["us", "eu"], current: "api.eu.sse.itd.cisco.com" },
    });
    expect(serverFinding({ offered: ["other.example.com"] })).toMatchObject({ level: "problem" });
    expect(serverFinding(undefined)).toMatchObject({ level: "warning" });
  });

  test.each([
    ["on", "ok"],
    ["off", "warning"],
    [undefined, "warning"],
  ] as const)("has its feature %p: %s", (state, level) => {
    expect(featureFinding(state)).toMatchObject({ check: "feature", level });
  });

  test.each([
    ["registered", "ok"],
    ["ready", "ok"],
    ["not-enabled", "warning"],
    ["busy", "warning"],
    ["registering", "warning"],
    ["deregistering", "warning"],
    ["failed", "problem"],
  ] as const)("that is %s: %s", (state, level) => {
    expect(registrationFindings({ state, said: "so", offers: [], licensed: false })[0]).toMatchObject({ level });
  });

  test("stays where its smart licence holds it", () => {
    const [, licence] = registrationFindings({ state: "registered", said: "so", offers: [], licensed: true });
    expect(licence).toMatchObject({ check: "smart-licence", level: "warning" });
  });
});

describe("an FMC", () => {
  test.each([
    ["6.3.0", "problem", /too old: it can join from 6\.4 on/],
    ["6.4.0", "ok", /can join; it sends to us alone/],
    ["7.0.1", "problem", /with which Cisco XDR does not work/],
    ["7.4.1", "ok", /^7\.4\.1, can join$/],
  ])("of %s: %s", (version, level, says) => {
    expect(versionFinding(version)).toMatchObject({ level, says: expect.stringMatching(says) });
  });

  test("offers regions, known or not", () => {
    const [eu, india] = [
      { id: "1", name: "EU", domain: "api.eu.sse.itd.cisco.com", current: false },
      { id: "2", name: "India", domain: "api.in.sse.itd.cisco.com", current: true },
    ];
    expect(regionsFinding([eu, india])).toMatchObject({ level: "ok", says: 'offers eu, "India"; set to "India"' });
    expect(regionsFinding([india])).toMatchObject({ level: "problem" });
    expect(regionsFinding([])).toMatchObject({ level: "problem", says: "offers none; set to none" });
  });

  test("sends events or none, and has its ribbon", () => {
    expect(eventsFinding({ intrusion: true, file: false, connection: true })).toMatchObject({
      level: "ok",
      says: "sends intrusion, connection events to the cloud",
    });
    expect(eventsFinding({ intrusion: false, file: false, connection: false })).toMatchObject({ level: "warning" });
    expect(securexFinding({ id: "1", enabled: true, clientId: "client-1" })).toMatchObject({
      says: "on, with the API client client-1",
    });
    expect(securexFinding({ id: "1", enabled: false })).toMatchObject({ level: "ok" });
  });
});

describe("a report", () => {
  const one = (level: Level, code?: ErrorCode): Finding => ({
    ...{ check: "credentials", level, says: "so" },
    ...(code ? { code } : {}),
    ...(level === "ok" ? {} : { next: "Do it." }),
  });
  const of = (...findings: Finding[]) => reportOf([{ kind: "region", name: "us", title: "t", findings }], asIs);

  test.each([
    [[], "ok", 0],
    [[one("warning", "authentication")], "warning", 0],
    [[one("problem", "unreachable"), one("ok")], "problem", 1],
    [[one("problem", "unreachable"), one("problem", "authentication")], "problem", 3],
    [[one("problem", "missing-credentials")], "problem", 3],
    [[one("problem")], "problem", 1],
  ])("%j is %s and ends with %i", (findings, level, exitCode) => {
    expect(of(...findings)).toMatchObject({ level, exitCode });
  });

  test("has no secret, and nothing that steers a screen, in any text", () => {
    const hostile = "top-secret \u001b[31m::error::x\u202e";
    const finding: Finding = {
      ...one("warning"),
      subject: hostile,
      says: hostile,
      next: hostile,
      details: { a: hostile, b: [hostile], c: 1 },
    };
    const report = reportOf([{ kind: "fmc", name: hostile, title: "t", findings: [finding] }], (text) =>
      text.replaceAll("top-secret", "[secret]"),
    );
    const shown = JSON.stringify(report);
    expect(shown).toContain("[secret]");
    expect(shown).not.toMatch(/top-secret|\\u001b|\u202e|::error/);
  });

  test("words a failure once, with its next step apart", () => {
    const error = new ProviderError({
      ...{ code: "quota", reason: "it is used up", next: "Try again later." },
      request: { method: "GET", path: "/iroh/x", status: 429 },
    });
    expect(failed({ check: "quota" }, "problem", error, pulumiWording)).toEqual({
      ...{ check: "quota", level: "problem", code: "quota" },
      ...{ says: "it is used up (GET /iroh/x -> 429)", next: "Try again later." },
    });
  });
});

test("the published schema lists every check and level, and no other", () => {
  const file = join(__dirname, "..", "..", "..", "..", "schema", "doctor-report.schema.json");
  const { definitions } = JSON.parse(readFileSync(file, "utf8")) as {
    definitions: { level: { enum: Level[] }; finding: { properties: { check: { enum: Check[] } } } };
  };
  expect(definitions.level.enum).toEqual(levels);
  expect(definitions.finding.properties.check.enum).toEqual(checks);
});
