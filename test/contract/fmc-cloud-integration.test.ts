import { describe, expect, test } from "@jest/globals";
import type { FaultRule, RequestEntry } from "../../emulator";
import { settingsOf } from "../support/fmc-api";
import { factory, FmcUnderTest, login } from "../support/fmc-under-test";
import { nothing } from "../support/managed";

const target = FmcUnderTest.ofThisFile();
const { bench, given, securex, calls, puts, byHand, inRegion } = target;

describe("create", () => {
  test("sets region and events, and records what was there", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    expect(await bench.fmcState(target.fmc)).toMatchObject({
      ...{ region: "eu", events: { intrusion: true, file: true, connection: false }, securex: { enabled: false } },
    });
    expect(await puts()).toEqual(["cloudregions", "cloudeventsconfigs"]);
    expect(one.id).toMatch(/^127\.0\.0\.1:\d+\/[0-9a-f-]{36}$/);
    expect(one.outs).toMatchObject({
      ...{ integrationId: one.id, version: "7.4.1", status: "Applied", region: "eu", onDelete: "restore" },
      ...{ previous: { region: { name: "US" }, events: factory.events } },
    });
    expect(one.outs.previous).not.toHaveProperty("securex");
    expect(bench.logged.join("\n")).toMatch(/127\.0\.0\.1 had region "US", events none; a delete puts that back/);
    expect((await calls()).filter(({ path }) => path.endsWith("/generatetoken"))).toHaveLength(1);
  });

  test("asks nothing of the cloud, and needs no credentials for it", async () => {
    await bench.made("FmcCloudIntegration", given());
    expect((await bench.admin<RequestEntry[]>("GET", "/requests")).filter(({ path }) => path.startsWith("/iroh/"))).toEqual([]);
  });

  test("switches SecureX on with an API client, whose password stays secret", async () => {
    const one = await bench.made("FmcCloudIntegration", given({ securex: securex() }));
    expect(await bench.fmcState(target.fmc)).toMatchObject({ securex: { enabled: true, clientId: "client-1" } });
    expect(one.outs.previous).toMatchObject({ securex: { enabled: false } });
    expect(JSON.stringify(one.outs.previous)).not.toContain("password");
    expect(one.raw).toHaveProperty("securex.clientPassword.4dabf18193072939515e22adb298388d");
    expect(one.raw).toHaveProperty("fmc.password.4dabf18193072939515e22adb298388d");
  });

  test("puts only what differs, and says so when that is nothing", async () => {
    await inRegion("EU");
    await bench.forgetRequests();
    await bench.made("FmcCloudIntegration", given({ events: { intrusion: true, file: false } }));
    expect(await puts()).toEqual(["cloudeventsconfigs"]);
    await bench.forgetRequests();
    const again = await bench.made("FmcCloudIntegration", given({ events: { intrusion: true, file: false } }), "again");
    expect(await puts()).toEqual([]);
    expect(bench.logged.join("\n")).toMatch(/has all of these settings already: a delete will change nothing/);
    expect(again.outs.previous).toMatchObject({ region: { name: "EU" }, events: { intrusion: true } });
  });

  test("keeps what a newer FMC has besides", async () => {
    await byHand("cloudeventsconfigs", { sendPackets: true });
    await bench.made("FmcCloudIntegration", given());
    const [item] = await settingsOf(target.fmc, "cloudeventsconfigs");
    expect(item).toMatchObject({ sendIntrusionEvents: true, sendPackets: true });
  });

  test("takes the credentials from the environment, and then no credential is in state", async () => {
    const { host, port, username, password, fingerprint } = target.fmc;
    Object.assign(bench.env, { FMC1_USERNAME: username, FMC1_PASSWORD: password });
    const one = await bench.made("FmcCloudIntegration", given({ fmc: { host, port, fingerprint, credentialsEnv: "FMC1" } }));
    expect(JSON.stringify(one.raw)).not.toContain(password);
    expect(await one.read()).toEqual({ there: true });
  });

  test("then has nothing to do, and refresh changes nothing", async () => {
    const one = await bench.made("FmcCloudIntegration", given({ securex: securex() }));
    const before = one.outs;
    await bench.forgetRequests();
    expect(await one.diff()).toMatchObject(nothing);
    expect(await one.diff(given({ securex: { ...securex(), enabled: true }, events: {} }))).toMatchObject(nothing);
    expect(await calls()).toEqual([]);
    expect(await one.read()).toEqual({ there: true });
    expect(one.outs).toEqual(before);
    expect(await puts()).toEqual([]);
  });
});

describe("update", () => {
  test("changes events in place", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    const { previous } = one.outs;
    await bench.forgetRequests();
    expect(await one.up(given({ events: { connection: true, file: false } }))).toMatchObject({ changes: true, replaces: [] });
    expect(await puts()).toEqual(["cloudeventsconfigs"]);
    expect((await bench.fmcState(target.fmc)).events).toEqual({ intrusion: true, file: false, connection: true });
    expect(one.outs.previous).toEqual(previous);
    expect(await one.diff()).toMatchObject(nothing);
  });

  test("gives SecureX another client, another password, and switches it off", async () => {
    const one = await bench.made("FmcCloudIntegration", given({ securex: securex() }));
    for (const next of [
      { clientId: "client-2", clientPassword: bench.secret("client-password-two") },
      { clientId: "client-2", clientPassword: bench.secret("client-password-three") },
      { ...securex(), enabled: false },
    ]) {
      await bench.forgetRequests();
      await one.up(given({ securex: next }));
      expect(await puts()).toEqual(["securexconfigs"]);
      expect(await one.diff()).toMatchObject(nothing);
      expect(await one.read()).toEqual({ there: true });
    }
    expect(await bench.fmcState(target.fmc)).toMatchObject({ securex: { enabled: false } });
  });

  test("takes SecureX under management later, and hands it back", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    await one.up(given({ securex: securex() }));
    expect(await bench.fmcState(target.fmc)).toMatchObject({ securex: { enabled: true, clientId: "client-1" } });
    expect(one.outs.previous.securex).toMatchObject({ enabled: false });
    await one.up(given());
    expect(await bench.fmcState(target.fmc)).toMatchObject({ securex: { enabled: false }, region: "eu" });
    expect(one.outs).not.toHaveProperty("securex");
    expect(one.outs.previous).not.toHaveProperty("securex");
    expect(await one.diff()).toMatchObject(nothing);
  });

  test("records new credentials, port, pin and onDelete without a call", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    await bench.forgetRequests();
    await one.up(
      given({ onDelete: "retain", fmc: { ...login(target.fmc), password: bench.secret("another-password"), port: 8443 } }),
    );
    expect(await calls()).toEqual([]);
    expect(one.outs).toMatchObject({ onDelete: "retain", fmc: { port: 8443 } });
  });

  test.each(["region", "host", "domain"])("replaces with another %s", async (input) => {
    const one = await bench.made("FmcCloudIntegration", given());
    const change = input === "region" ? { region: "apjc" as const } : { fmc: { ...login(target.fmc), [input]: "other" } };
    expect(await one.diff(given(change))).toMatchObject({
      changes: true,
      deleteBeforeReplace: true,
      replaces: [input === "region" ? "region" : "fmc"],
    });
  });

  test("moves to another region, and still knows what was there at first", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    await one.replace(given({ region: "apjc" }));
    expect(await bench.fmcState(target.fmc)).toMatchObject({ region: "apjc", events: { intrusion: true } });
    await one.delete();
    expect(await bench.fmcState(target.fmc)).toMatchObject(factory);
  });
});

describe("refresh", () => {
  test("shows what was changed by hand, and up puts it right", async () => {
    const one = await bench.made("FmcCloudIntegration", given({ securex: securex() }));
    await byHand("cloudeventsconfigs", { sendIntrusionEvents: false });
    await byHand("securexconfigs", { enabled: false });
    expect((await one.read()).inputs).toMatchObject({ events: { intrusion: false }, securex: { enabled: false } });
    expect(await one.up()).toMatchObject({ changes: true, replaces: [] });
    expect(await bench.fmcState(target.fmc)).toMatchObject({
      events: { intrusion: true },
      securex: { enabled: true, clientId: "client-1" },
    });
    expect(await one.read()).toEqual({ there: true });
  });

  test.each([
    ["APJC", "apjc"],
    ["India", "India"],
  ])("shows another region, %s", async (name, shown) => {
    const one = await bench.made("FmcCloudIntegration", given());
    await inRegion(name);
    expect((await one.read()).inputs).toMatchObject({ region: shown });
    expect(await one.diff()).toMatchObject({ replaces: ["region"] });
    await one.replace(given());
    expect(await bench.fmcState(target.fmc)).toMatchObject({ region: "eu" });
    await one.delete();
    expect(await bench.fmcState(target.fmc)).toMatchObject(factory);
  });

  const failures: [string, FaultRule, RegExp][] = [
    ["401 again and again", { kind: "status", status: 401 }, /the FMC refuses the access token.*of its own/],
    ["403", { kind: "status", status: 403 }, /the FMC refuses access.* -> 403\).*Check the user's role/],
    ["429 without an end", { kind: "status", status: 429, headers: { "Retry-After": "1" } }, /120 requests a minute/],
    [
      "429 for too long",
      { kind: "status", status: 429, headers: { "Retry-After": "3600" } },
      /120 requests a minute.*Try again after \d{4}-/,
    ],
    ["500", { kind: "status", status: 500 }, /the FMC failed.* -> 500\).*Run the command again/],
    ["a cut connection", { kind: "reset" }, /the connection to 127\.0\.0\.1:\d+ broke.*Check `fmc\.host`/],
    ["half an answer", { kind: "truncate" }, /the connection to 127\.0\.0\.1:\d+ broke|cut off/],
    ["an answer that is not JSON", { kind: "invalidJson" }, /the answer is cut off or is not JSON/],
    ["its own 404", { kind: "status", status: 404 }, /the FMC does not know that setting.*Check the FMC's version/],
    ["another server's 404", { kind: "status", status: 404, body: "<h1>Not Found</h1>" }, /not an FMC's API answered 404/],
    ["an answer of another shape", { kind: "status", status: 200, body: { ok: true } }, /not what an FMC's API promises/],
    ["a list under a login page", { kind: "status", status: 302, headers: { Location: "/login" }, body: "" }, /redirect/],
  ];

  test("fails, and is never gone, whatever goes wrong", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    const before = one.outs;
    for (const [what, fault, message] of failures) {
      await bench.faults({ ...fault, method: "GET", path: "/api/fmc_config" });
      const failure = await one.read().then(
        ({ there }) => `answered ${there ? "there" : "gone"}`,
        (error: unknown) => (error as Error).message,
      );
      await bench.noFaults();
      expect([what, failure]).toEqual([what, expect.stringMatching(message)]);
      expect(failure).toContain('cannot read FMC cloud integration "one": ');
      expect(one.outs).toEqual(before);
    }
    expect(await one.read()).toEqual({ there: true });
    expect(await one.diff()).toMatchObject(nothing);
  });

  test("gets over failures that pass", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    for (const [, fault] of failures.filter(([what]) => /cut|half|JSON|500|shape|end/.test(what))) {
      const path = "/api/fmc_config";
      await bench.faults({ ...fault, method: "GET", path, count: 1 }, { kind: "expireToken", path, count: 1 });
      expect(await one.read()).toEqual({ there: true });
      await bench.noFaults();
    }
  });
});

describe("delete", () => {
  test("puts back what was there, and a second time does nothing", async () => {
    await inRegion("APJC");
    await byHand("cloudeventsconfigs", { sendConnectionEvents: true });
    const one = await bench.made("FmcCloudIntegration", given({ securex: securex() }));
    await bench.forgetRequests();
    await one.delete();
    const before = { region: "apjc", events: { intrusion: false, file: false, connection: true }, securex: { enabled: false } };
    expect(await bench.fmcState(target.fmc)).toMatchObject(before);
    expect(await puts()).toEqual(["securexconfigs", "cloudeventsconfigs", "cloudregions"]);
    await bench.forgetRequests();
    await one.delete();
    expect(await puts()).toEqual([]);
  });

  test("leaves everything with retain, without a call", async () => {
    const one = await bench.made("FmcCloudIntegration", given({ onDelete: "retain" }));
    await bench.forgetRequests();
    await one.delete();
    expect(await calls()).toEqual([]);
    expect((await bench.fmcState(target.fmc)).region).toBe("eu");
  });

  test("switches SecureX off where another client was on, and says that its password is unknown", async () => {
    await byHand("securexconfigs", {
      enabled: true,
      clientId: "client-0",
      clientPassword: bench.secret("of-before"),
    });
    const one = await bench.made("FmcCloudIntegration", given({ securex: securex() }));
    expect(one.outs.previous.securex).toEqual({ enabled: true, clientId: "client-0" });
    await one.delete();
    expect(await bench.fmcState(target.fmc)).toMatchObject({ ...factory, securex: { enabled: false } });
    expect(bench.logged.join("\n")).toMatch(
      /SecureX of 127\.0\.0\.1 was on with the client client-0, whose password.*SecureX is off now/,
    );
  });

  test("leaves SecureX on where the same client was on", async () => {
    const { clientId, clientPassword } = securex();
    await byHand("securexconfigs", { enabled: true, clientId, clientPassword });
    const one = await bench.made("FmcCloudIntegration", given({ securex: { clientId, clientPassword } }));
    await one.delete();
    expect(await bench.fmcState(target.fmc)).toMatchObject({ securex: { enabled: true, clientId } });
  });

  test("names the way out when the FMC does not answer", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    await bench.faults({ kind: "reset", path: "/api" });
    await expect(one.delete()).rejects.toThrow(/cannot delete FMC cloud integration "one".*broke.*set onDelete: "retain"/);
    await bench.noFaults();
  });
});

test("a user name with a colon is refused at check", async () => {
  const { findings } = await bench
    .resource("FmcCloudIntegration")
    .check(given({ fmc: { ...login(target.fmc), username: "a:b" } }));
  expect(findings).toEqual(["fmc.username holds a colon, and no login of an FMC can carry that. Use another account"]);
});

describe("check", () => {
  test.each<[string, object, RegExp]>([
    ["no login", { fmc: { host: "a" } }, /^fmc\.username is missing\. Give username and password, or credentialsEnv/],
    ["no password", { fmc: { host: "a", username: "u" } }, /^fmc\.password is missing/],
    ["two logins", { fmc: { host: "a", username: "u", credentialsEnv: "P" } }, /^fmc\.credentialsEnv is given together/],
    ["no variables", { fmc: { host: "a", credentialsEnv: "P" } }, /^fmc\.credentialsEnv cannot be used: .*P_USERNAME is not set/],
    [
      "two ways to trust",
      { fmc: { host: "a", username: "u", password: "p", caFile: "f", fingerprint: "00".repeat(32) } },
      /^fmc\.caFile is given/,
    ],
    [
      "a fingerprint of another kind",
      { fmc: { host: "a", username: "u", password: "p", fingerprint: "00:11" } },
      /^fmc\.fingerprint "00:11" does not have/,
    ],
    ["SecureX without a client", { securex: { clientPassword: "p" } }, /^securex\.clientId is missing/],
  ])("finds %s, without a call", async (_, more, message) => {
    const { findings } = await bench.resource("FmcCloudIntegration").check({ ...given(), ...more });
    expect(findings).toEqual([expect.stringMatching(message)]);
    expect(await calls()).toEqual([]);
  });
});
