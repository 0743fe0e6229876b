import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { inLines } from "../../provider/base/log";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { generate } from "selfsigned";
import type { FaultRule, FmcAccess, RequestEntry } from "../../emulator";
import { createProviders } from "../../provider/dynamic/provider";
import { changeSetting, settingsOf, type SettingKind } from "../support/fmc-api";
import { nothing, type Given, type Managed } from "../support/managed";
import { Workbench } from "../support/workbench";

type FmcGiven = Given<"FmcCloudIntegration">;

const factory = { region: "us", events: { intrusion: false, file: false, connection: false } };
const bench = Workbench.ofThisFile();
let fmc: FmcAccess;

beforeEach(async () => {
  // An FMC needs nothing of the cloud.
  bench.env = { CISCO_CTR_LOG: "debug" };
  fmc = await bench.fmc();
});

const login = ({ host, port, username, password, fingerprint }: FmcAccess) => ({ host, port, username, password, fingerprint });

const given = (more: Partial<FmcGiven> = {}): FmcGiven => ({ region: "eu", fmc: login(fmc), ...more });

const securex = () => ({ clientId: "client-1", clientPassword: bench.secret("client-password-one") });

async function calls(): Promise<RequestEntry[]> {
  const entries = await bench.admin<RequestEntry[]>("GET", "/requests");
  return entries.filter(({ path }) => !path.startsWith("/iroh/"));
}

/** What was put, by kind of setting. */
async function puts(): Promise<string[]> {
  return (await calls())
    .filter(({ method }) => method === "PUT")
    .map(({ path }) => /integration\/(\w+)\//.exec(path)?.[1] ?? path);
}

/** A person at the FMC's own console. */
const byHand = (kind: SettingKind, change: object) => changeSetting(fmc, kind, change);

const inRegion = (name: string) => changeSetting(fmc, "cloudregions", { current: true }, (region) => region.name === name);

test("a user name with a colon is refused at check", async () => {
  const { findings } = await bench.resource("FmcCloudIntegration").check(given({ fmc: { ...login(fmc), username: "a:b" } }));
  expect(findings).toEqual(["fmc.username holds a colon, and no login of an FMC can carry that. Use another account"]);
});

describe("a first change whose answer is lost, and that is then refused", () => {
  const lost: FaultRule = { kind: "resetAfterAccept", method: "PUT", count: 1 };

  test.each([403, 400])("with %d is taken back", async (status) => {
    await bench.faults(lost, { kind: "status", status, method: "PUT", count: 1 });
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given())).rejects.toThrow(/the FMC refuses/);
    expect(await bench.fmcState(fmc)).toMatchObject(factory);
    expect(one.id).toBe("");
  });

  test("and cannot be taken back: its record lives on, and a delete puts everything back", async () => {
    await bench.faults(lost, { kind: "status", status: 403, method: "PUT" });
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given())).rejects.toThrow(/the FMC refuses/);
    await bench.noFaults();
    await one.up(given());
    expect(one.outs.previous).toMatchObject({ events: factory.events, region: { name: expect.stringMatching(/US|America/i) } });
    await one.delete();
    expect(await bench.fmcState(fmc)).toMatchObject(factory);
  });
});

describe("create", () => {
  test("sets region and events, and records what was there", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    expect(await bench.fmcState(fmc)).toMatchObject({
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
    expect(await bench.fmcState(fmc)).toMatchObject({ securex: { enabled: true, clientId: "client-1" } });
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
    const [item] = await settingsOf(fmc, "cloudeventsconfigs");
    expect(item).toMatchObject({ sendIntrusionEvents: true, sendPackets: true });
  });

  test("takes the credentials from the environment, and then no credential is in state", async () => {
    const { host, port, username, password, fingerprint } = fmc;
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

describe("the certificate", () => {
  test.each<[string, (fingerprint: string) => string]>([
    ["lower case without colons", (text) => text.replaceAll(":", "").toLowerCase()],
    ["with SHA256: before it", (text) => `SHA256:${text}`],
    ["as openssl prints its name", (text) => `sha256:${text}`],
  ])("is known by its fingerprint %s", async (_, write) => {
    const { fingerprint, ...rest } = login(fmc);
    await bench.made("FmcCloudIntegration", given({ fmc: { ...rest, fingerprint: write(fingerprint) } }));
    expect((await bench.fmcState(fmc)).region).toBe("eu");
  });

  test("is known by its authority", async () => {
    const { host, port, username, password } = fmc;
    await bench.made("FmcCloudIntegration", given({ fmc: { host, port, username, password, caFile: fmc.caFile } }));
    expect((await bench.fmcState(fmc)).region).toBe("eu");
  });

  test("that is another than the pinned one gets no credential", async () => {
    const wrong = fmc.fingerprint.replace(/^../, (byte) => (byte === "00" ? "11" : "00"));
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given({ fmc: { ...login(fmc), fingerprint: wrong } }))).rejects.toThrow(
      new RegExp(
        `showed a certificate with the SHA-256 fingerprint ${fmc.fingerprint} .*nothing was sent to it.*Do not accept it blindly`,
      ),
    );
    expect(await calls()).toEqual([]);
  });

  test("that nobody vouches for gets none either, with the way out", async () => {
    const { host, port, username, password } = fmc;
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given({ fmc: { host, port, username, password } }))).rejects.toThrow(
      /is not trusted \([A-Z_]+\); nothing was sent to it.*Set `fmc\.fingerprint`/,
    );
    const folder = mkdtempSync(join(tmpdir(), "fmc-ca-"));
    const other = join(folder, "other.pem");
    writeFileSync(other, (await generate([{ name: "commonName", value: "other" }])).cert);
    await expect(one.create(given({ fmc: { host, port, username, password, caFile: other } }))).rejects.toThrow(
      /is not trusted \([A-Z_]+\).*Let `fmc\.caFile` name the authority/,
    );
    writeFileSync(other, "no certificate");
    await expect(one.create(given({ fmc: { host, port, username, password, caFile: other } }))).rejects.toThrow(
      /`fmc\.caFile` names ".*", which holds no certificate/,
    );
    rmSync(folder, { recursive: true });
    expect(await calls()).toEqual([]);
  });
});

describe("update", () => {
  test("changes events in place", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    const { previous } = one.outs;
    await bench.forgetRequests();
    expect(await one.up(given({ events: { connection: true, file: false } }))).toMatchObject({ changes: true, replaces: [] });
    expect(await puts()).toEqual(["cloudeventsconfigs"]);
    expect((await bench.fmcState(fmc)).events).toEqual({ intrusion: true, file: false, connection: true });
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
    expect(await bench.fmcState(fmc)).toMatchObject({ securex: { enabled: false } });
  });

  test("takes SecureX under management later, and hands it back", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    await one.up(given({ securex: securex() }));
    expect(await bench.fmcState(fmc)).toMatchObject({ securex: { enabled: true, clientId: "client-1" } });
    expect(one.outs.previous.securex).toMatchObject({ enabled: false });
    await one.up(given());
    expect(await bench.fmcState(fmc)).toMatchObject({ securex: { enabled: false }, region: "eu" });
    expect(one.outs).not.toHaveProperty("securex");
    expect(one.outs.previous).not.toHaveProperty("securex");
    expect(await one.diff()).toMatchObject(nothing);
  });

  test("records new credentials, port, pin and onDelete without a call", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    await bench.forgetRequests();
    await one.up(given({ onDelete: "retain", fmc: { ...login(fmc), password: bench.secret("another-password"), port: 8443 } }));
    expect(await calls()).toEqual([]);
    expect(one.outs).toMatchObject({ onDelete: "retain", fmc: { port: 8443 } });
  });

  test.each(["region", "host", "domain"])("replaces with another %s", async (input) => {
    const one = await bench.made("FmcCloudIntegration", given());
    const change = input === "region" ? { region: "apjc" as const } : { fmc: { ...login(fmc), [input]: "other" } };
    expect(await one.diff(given(change))).toMatchObject({
      changes: true,
      deleteBeforeReplace: true,
      replaces: [input === "region" ? "region" : "fmc"],
    });
  });

  test("moves to another region, and still knows what was there at first", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    await one.replace(given({ region: "apjc" }));
    expect(await bench.fmcState(fmc)).toMatchObject({ region: "apjc", events: { intrusion: true } });
    await one.delete();
    expect(await bench.fmcState(fmc)).toMatchObject(factory);
  });
});

describe("refresh", () => {
  test("shows what was changed by hand, and up puts it right", async () => {
    const one = await bench.made("FmcCloudIntegration", given({ securex: securex() }));
    await byHand("cloudeventsconfigs", { sendIntrusionEvents: false });
    await byHand("securexconfigs", { enabled: false });
    expect((await one.read()).inputs).toMatchObject({ events: { intrusion: false }, securex: { enabled: false } });
    expect(await one.up()).toMatchObject({ changes: true, replaces: [] });
    expect(await bench.fmcState(fmc)).toMatchObject({
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
    expect(await bench.fmcState(fmc)).toMatchObject({ region: "eu" });
    await one.delete();
    expect(await bench.fmcState(fmc)).toMatchObject(factory);
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
    expect(await bench.fmcState(fmc)).toMatchObject(before);
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
    expect((await bench.fmcState(fmc)).region).toBe("eu");
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
    expect(await bench.fmcState(fmc)).toMatchObject({ ...factory, securex: { enabled: false } });
    expect(bench.logged.join("\n")).toMatch(
      /SecureX of 127\.0\.0\.1 was on with the client client-0, whose password.*SecureX is off now/,
    );
  });

  test("leaves SecureX on where the same client was on", async () => {
    const { clientId, clientPassword } = securex();
    await byHand("securexconfigs", { enabled: true, clientId, clientPassword });
    const one = await bench.made("FmcCloudIntegration", given({ securex: { clientId, clientPassword } }));
    await one.delete();
    expect(await bench.fmcState(fmc)).toMatchObject({ securex: { enabled: true, clientId } });
  });

  test("names the way out when the FMC does not answer", async () => {
    const one = await bench.made("FmcCloudIntegration", given());
    await bench.faults({ kind: "reset", path: "/api" });
    await expect(one.delete()).rejects.toThrow(/cannot delete FMC cloud integration "one".*broke.*set onDelete: "retain"/);
    await bench.noFaults();
  });
});

describe("an interrupted create", () => {
  const events = "cloudeventsconfigs";

  async function interrupted(fault: FaultRule): Promise<Managed<"FmcCloudIntegration">> {
    const one = bench.resource("FmcCloudIntegration");
    await bench.faults({ ...fault, method: "PUT", path: "/api/fmc_config", after: 1 });
    await expect(one.create(given({ securex: securex() }))).rejects.toThrow(/cannot create FMC cloud integration "one"/);
    await bench.noFaults();
    expect((await bench.fmcState(fmc)).region).toBe("eu");
    return one;
  }

  test.each<[string, FaultRule]>([
    ["is refused by the FMC's trouble", { kind: "status", status: 500 }],
    ["loses its connection", { kind: "reset" }],
    ["loses every answer", { kind: "resetAfterAccept" }],
  ])("that %s goes on at the next up, and still knows what was there", async (_, fault) => {
    const one = await interrupted(fault);
    expect(one.outs).toMatchObject({ status: "Unfinished", previous: { region: { name: "US" }, events: factory.events } });
    expect(await one.up()).toMatchObject({ changes: true, replaces: [] });
    expect(await bench.fmcState(fmc)).toMatchObject({ region: "eu", events: { intrusion: true }, securex: { enabled: true } });
    expect(one.outs).toMatchObject({ status: "Applied", previous: { region: { name: "US" }, events: factory.events } });
    expect(await one.diff()).toMatchObject(nothing);
    await one.delete();
    expect(await bench.fmcState(fmc)).toMatchObject({ ...factory, securex: { enabled: false } });
  });

  test("can be deleted as it is", async () => {
    const one = await interrupted({ kind: "status", status: 500 });
    await one.delete();
    expect(await bench.fmcState(fmc)).toMatchObject(factory);
  });

  test("gets over one lost answer", async () => {
    await bench.faults({ kind: "resetAfterAccept", method: "PUT", path: "/api/fmc_config", count: 1 });
    await bench.made("FmcCloudIntegration", given());
    expect(await puts()).toEqual(["cloudregions", "cloudregions", events]);
  });

  test.each(["cloudregions", "cloudeventsconfigs"])(
    "whose engine goes away after it has put %s puts everything back",
    async (last) => {
      const engine = new AbortController();
      const write = (line: string) => {
        if (new RegExp(`PUT .*${last}.* -> 200`).test(line)) engine.abort();
      };
      const provider = createProviders({
        env: bench.env,
        clock: bench.clock,
        signal: engine.signal,
        say: inLines(write),
      }).FmcCloudIntegration;
      const { inputs } = await bench.resource("FmcCloudIntegration").check(given());
      await expect(provider.create(inputs)).rejects.toThrow(/the operation was cancelled/);
      expect(await puts()).toContain(last);
      expect(await bench.fmcState(fmc)).toMatchObject(factory);
    },
  );

  test("whose process was killed before the state was saved finds its own settings, and says so", async () => {
    await bench.made("FmcCloudIntegration", given());
    const again = await bench.made("FmcCloudIntegration", given());
    expect(again.outs.previous).toMatchObject({ region: { name: "EU" } });
    expect(bench.logged.join("\n")).toMatch(
      /had region "US", events none; a delete puts that back[^]*has all of these settings already/,
    );
  });
});

describe("an FMC that cannot", () => {
  async function refusal(wish: Parameters<Workbench["fmc"]>[0], more: Partial<FmcGiven> = {}): Promise<string> {
    const access = await bench.fmc(wish);
    const one = bench.resource("FmcCloudIntegration");
    const said = await one.create(given({ fmc: login(access), ...more })).then(
      () => "it was created",
      (error: unknown) => (error as Error).message,
    );
    expect(one.id).toBe("");
    expect(await bench.fmcState(access)).toMatchObject(factory);
    return said;
  }

  test.each<[string, Parameters<Workbench["fmc"]>[0], RegExp]>([
    [
      "has the evaluation licence",
      { name: "eval", licence: "evaluation" },
      /refuses.*evaluation.*Smart License.*connected to Cisco Smart/,
    ],
    ["has a satellite server", { name: "sat", manager: "satellite" }, /refuses.*Satellite.*directly/],
    [
      "is older than 6.5",
      { name: "old", version: "6.4.0-102" },
      /runs 6\.4\.0, and `region` can be set from 6\.5 on\. Use region "us", the only one it sends to, or upgrade the FMC/,
    ],
    [
      "is older than 6.4",
      { name: "older", version: "6.3.0-83" },
      /runs 6\.3\.0, and `events` can be set from 6\.4 on\. Upgrade the FMC/,
    ],
  ])("because it %s says so, and nothing is left changed", async (_, wish, message) => {
    expect(await refusal(wish)).toMatch(message);
  });

  test.each(["7.0-1", "7.0.0-94", "7.0.1-84", "7.1.0-90", "7.1.0.3-108"])(
    "because Cisco XDR does not work with %s names the versions that it works with",
    async (version) => {
      const message =
        /with which Cisco XDR does not work: it does with 7\.0\.2 to 7\.0\.x, and with 7\.2 and later\. Upgrade the FMC/;
      expect(await refusal({ name: "between", version })).toMatch(message);
      const one = await bench.made("FmcCloudIntegration", given());
      const moved = login({ ...fmc, ...(await bench.fmc({ name: "between-2", version })) });
      await bench.forgetRequests();
      await expect(one.update(given({ fmc: moved, events: { file: false } }))).rejects.toThrow(/the FMC 127\.0\.0\.1/);
      expect(await puts()).toEqual([]);
    },
  );

  test.each(["7.0.2-88", "7.0.6.2-65", "7.2.0-82", "10.0.0-140"])("is not its answer with %s", async (version) => {
    const access = { ...fmc, ...(await bench.fmc({ name: "good", version })) };
    const one = await bench.made("FmcCloudIntegration", given({ fmc: login(access) }));
    expect(one.outs.version).toBe(version.split("-")[0]);
    expect((await bench.fmcState(access)).region).toBe("eu");
    await one.delete();
    expect(await bench.fmcState(access)).toMatchObject(factory);
  });

  test("because it is older than 7.0 still can all but SecureX", async () => {
    const wish = { name: "six", version: "6.7.0-65" };
    expect(await refusal(wish, { securex: securex() })).toMatch(
      /runs 6\.7\.0, and `securex` can be set from 7\.0 on\. Leave `securex` out/,
    );
    const access = { ...fmc, ...(await bench.fmc({ name: "six-more", version: "6.7.0-65" })) };
    const one = await bench.made("FmcCloudIntegration", given({ fmc: login(access) }));
    expect((await bench.fmcState(access)).region).toBe("eu");
    expect(await one.read()).toEqual({ there: true });
  });

  test("because the login is wrong is asked once", async () => {
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given({ fmc: { ...login(fmc), password: bench.secret("wrong-password") } }))).rejects.toThrow(
      /the FMC 127\.0\.0\.1:\d+ refuses the user name and password.*Check `fmc\.username`/,
    );
    expect(await calls()).toHaveLength(1);
  });

  test("because it has no such domain names those it has", async () => {
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given({ fmc: { ...login(fmc), domain: "Global/Lab" } }))).rejects.toThrow(
      /`fmc\.domain` is "Global\/Lab", and the FMC lets this user see "Global"\. Use one of them/,
    );
  });
});

describe("an FMC before 6.5, which has no regions", () => {
  const old = (more: Partial<FmcGiven> = {}): FmcGiven => given({ region: "us", ...more });
  const regionsAsked = async () => (await calls()).filter(({ path }) => path.includes("cloudregions"));
  const at = { intrusion: true, file: true, connection: false };

  beforeEach(async () => {
    fmc = { ...fmc, ...(await bench.fmc({ name: "old", version: "6.4.0-102" })) };
  });

  test("is set in its events, and put back", async () => {
    const one = await bench.made("FmcCloudIntegration", old());
    expect(await bench.fmcState(fmc)).toMatchObject({ region: "us", events: at });
    expect(await puts()).toEqual(["cloudeventsconfigs"]);
    expect(one.outs).toMatchObject({ version: "6.4.0", status: "Applied", previous: { events: factory.events } });
    expect(one.outs.previous).not.toHaveProperty("region");
    await one.delete();
    expect(await bench.fmcState(fmc)).toMatchObject(factory);
    expect(await regionsAsked()).toEqual([]);
    expect(bench.logged.join("\n")).not.toContain("stays in region");
  });

  test("is refreshed and changed like any other", async () => {
    const one = await bench.made("FmcCloudIntegration", old());
    expect(await one.read()).toEqual({ there: true });
    expect(await one.diff()).toMatchObject(nothing);
    await byHand("cloudeventsconfigs", { sendIntrusionEvents: false });
    expect((await one.read()).inputs).toMatchObject({ region: "us", events: { intrusion: false } });
    await one.up(old({ events: { connection: true } }));
    expect(await bench.fmcState(fmc)).toMatchObject({ events: { ...at, connection: true } });
    expect(await regionsAsked()).toEqual([]);
  });

  test("whose first change is refused is left as it was", async () => {
    await bench.faults(
      { kind: "resetAfterAccept", method: "PUT", count: 1 },
      { kind: "status", status: 403, method: "PUT", count: 1 },
    );
    await expect(bench.resource("FmcCloudIntegration").create(old())).rejects.toThrow(/the FMC refuses/);
    expect(await bench.fmcState(fmc)).toMatchObject(factory);
    expect(await regionsAsked()).toEqual([]);
  });

  test("has no SecureX either, and says so", async () => {
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(old({ securex: securex() }))).rejects.toThrow(
      /`securex` can be set from 7\.0 on\. Leave `securex` out/,
    );
    expect(await bench.fmcState(fmc)).toMatchObject(factory);
  });
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

describe("what a destroy puts back", () => {
  const none = { intrusion: false, file: false, connection: false };

  test.each([
    ["events", { events: { intrusion: true, file: false } }, { events: none }],
    ["SecureX", { events: none, securex: securex() }, { events: none, securex: { enabled: false } }],
  ])("is what was there before, after an update towards it that failed: %s", async (_, first, then) => {
    const before = await bench.fmcState(fmc);
    const one = await bench.made("FmcCloudIntegration", given({ region: "us", ...first }));
    await bench.faults({ kind: "status", status: 500, method: "PUT" });
    await expect(one.up(given({ region: "us", ...then }))).rejects.toThrow();
    await bench.noFaults();
    await one.delete();
    const { events, region, securex: ribbon } = await bench.fmcState(fmc);
    expect({ events, region, enabled: ribbon.enabled }).toEqual({
      ...{ events: before.events, region: before.region, enabled: before.securex.enabled },
    });
  });

  test("is one FMC's, where another has the same name, and is named where nothing is put back", async () => {
    const other = await bench.fmc({ name: "fmc-b.example.com" });
    const at = ({ host, port, username, password, fingerprint }: FmcAccess) => ({ host, port, username, password, fingerprint });
    const before = await bench.fmcState(fmc);
    const [a, b] = [bench.resource("FmcCloudIntegration", "a"), bench.resource("FmcCloudIntegration", "b")];
    await a.create({ region: "eu", fmc: at(fmc) });
    await b.create({ region: "eu", fmc: at(other) });
    expect(a.id).not.toBe(b.id);
    const provider = bench.process().FmcCloudIntegration;
    await provider.diff?.(b.id, b.outs, b.outs);
    await provider.delete?.(a.id, a.outs);
    expect(await bench.fmcState(fmc)).toMatchObject({ region: before.region, events: before.events });
    const again = await bench.made("FmcCloudIntegration", { region: "eu", fmc: at(other) }, "again");
    await again.delete();
    expect(bench.logged.join("\n")).toMatch(/127\.0\.0\.1 keeps region "EU", events intrusion, file, as it was found\./);
  });
});

/** As a transform makes it that turns the order round, in an `up` that ends before the old one is deleted. */
describe("an old state, after a create has found everything as wanted", () => {
  async function twice() {
    const old = await bench.made("FmcCloudIntegration", given());
    const now = await bench.made("FmcCloudIntegration", given());
    return { old, now, live: await bench.fmcState(fmc) };
  }

  test("puts nothing back in a command that finds the new one wanted", async () => {
    const { old, now, live } = await twice();
    const provider = bench.process().FmcCloudIntegration;
    expect(await provider.diff?.(now.id, now.outs, now.outs)).toMatchObject(nothing);
    await provider.delete?.(old.id, old.outs);
    expect(await bench.fmcState(fmc)).toEqual(live);
    expect(bench.logged.join("\n")).toContain(`${now.id} stays: a later create has taken it over`);
    await provider.delete?.(now.id, now.outs);
    expect(await bench.fmcState(fmc)).toEqual(live);
  });

  test.each([
    ["old one first", <Each>(old: Each, now: Each) => [old, now]],
    ["new one first", <Each>(old: Each, now: Each) => [now, old]],
  ])("a destroy puts back what was there, the %s", async (_, order) => {
    const before = await bench.fmcState(fmc);
    const { old, now } = await twice();
    for (const each of order(old, now)) await each.delete();
    const { region, events } = await bench.fmcState(fmc);
    expect({ region, events }).toEqual({ region: before.region, events: before.events });
  });
});
