import { describe, expect, test } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { Agent } from "node:https";
import { connect, type TLSSocket } from "node:tls";
import { startEmulator, type RunningEmulator } from "../../../emulator";
import { AUTH, errorOf, FmcClient, type Item } from "../../support/fmc-client";
import { add, bench, devices, EU_HOST, first, INTRUSION, later, state } from "../../support/fmc-workbench";

const VERSION = "/api/fmc_platform/v1/info/serverversion";

describe("the start line", () => {
  test("says how to reach the FMC, and by which certificate to know it", async () => {
    const { fmcs } = JSON.parse(bench.emulator.startLine) as RunningEmulator;
    expect(fmcs).toEqual([
      {
        name: "fmc1.example.com",
        host: "127.0.0.1",
        port: expect.any(Number),
        username: "admin",
        password: expect.stringMatching(/^.{20}$/),
        fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
        caFile: expect.any(String),
      },
    ]);
    const { host, port, caFile, fingerprint } = first();
    const seen = await new Promise<TLSSocket>((resolve, reject) => {
      const socket = connect({ host, port, ca: readFileSync(caFile), servername: "fmc1.example.com" }, () => {
        resolve(socket);
      }).on("error", reject);
    });
    expect(seen.getPeerCertificate().fingerprint256).toBe(fingerprint);
    expect(seen.getPeerCertificate().subjectaltname).toBe("DNS:fmc1.example.com, IP Address:127.0.0.1");
    seen.destroy();
  });

  test("gives the same password and ids for the same seed, and removes the certificate when it ends", async () => {
    const other = await startEmulator({ seed: 42 });
    const [access] = other.fmcs;
    if (!access) throw new Error("no FMC");
    expect(access.password).toBe(first().password);
    const [one, two] = [await FmcClient.open(first()), await FmcClient.open(access)];
    const ids = async (client: FmcClient) => (await client.items("cloudregions")).map(({ id }) => id);
    expect(await ids(one)).toEqual(await ids(two));
    expect(existsSync(access.caFile)).toBe(true);
    await other.close();
    expect(existsSync(access.caFile)).toBe(false);
  });
});

describe("tokens", () => {
  test("come with the domains, and are asked for by every other call", async () => {
    const client = new FmcClient(first());
    const refused = await client.logIn("wrong");
    expect(refused.status).toBe(401);
    expect(refused.body).toEqual({
      error: { category: "FRAMEWORK", messages: [{ description: "User authentication failed." }], severity: "ERROR" },
    });
    expect((await client.call("GET", VERSION)).status).toBe(401);

    const { headers } = await client.logIn();
    expect(JSON.parse(String(headers["domains"]))).toEqual([{ name: "Global", uuid: headers["domain_uuid"] }]);
    const { status, body } = await client.call("GET", VERSION);
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: [{ serverVersion: "7.4.1 (build 172)" }], paging: { count: 1 } });
    expect((await state()).sessions).toBe(1);
  });

  test("live 30 minutes, and can be refreshed three times", async () => {
    const client = await FmcClient.open(first());
    await later(29 * 60);
    expect((await client.call("GET", VERSION)).status).toBe(200);
    await later(61);
    const expired = await client.call("GET", VERSION);
    expect([expired.status, errorOf(expired)]).toEqual([401, "Access token invalid."]);
    for (let turn = 1; turn <= 3; turn++) {
      expect((await client.refresh()).status).toBe(204);
      expect((await client.call("GET", VERSION)).status).toBe(200);
    }
    const fourth = await client.refresh();
    expect([fourth.status, errorOf(fourth)]).toEqual([401, "The token was refreshed 3 times already: log in again."]);
  });

  test("are replaced by a refresh, and end when they are revoked", async () => {
    const client = await FmcClient.open(first());
    const other = await FmcClient.open(first());
    const old = await client.refresh();
    expect(old.status).toBe(204);
    expect((await state()).sessions).toBe(2);
    expect((await client.call("POST", `${AUTH}/revokeaccess`)).status).toBe(204);
    expect((await client.call("GET", VERSION)).status).toBe(401);
    expect((await client.refresh()).status).toBe(401);
    expect((await other.call("GET", VERSION)).status).toBe(200);
    expect((await state()).sessions).toBe(1);
  });
});

describe("settings", () => {
  test("are listed as references, or whole with expanded=true, and read by their id", async () => {
    const client = await FmcClient.open(first());
    const { body } = await client.integration("GET", "cloudregions?limit=2&offset=1");
    const list = body as { links: { self: string }; items: Item[]; paging: object };
    expect(list.paging).toEqual({ offset: 1, limit: 2, count: 5, pages: 3 });
    expect(list.items.map((item) => Object.keys(item))).toEqual(Array(2).fill(["id", "type", "name", "links"]));

    const whole = await client.items("cloudregions");
    expect(whole.map(({ name, domain, current }) => [name, domain, current])).toEqual([
      ["US", "api-sse.cisco.com", true],
      ["EU", EU_HOST, false],
      ["APJC", "api.apj.sse.itd.cisco.com", false],
      ["India", "api.in.sse.itd.cisco.com", false],
      ["Australia", "api.aus.sse.itd.cisco.com", false],
    ]);
    const [us] = whole;
    const one = await client.integration("GET", `cloudregions/${String(us?.id)}`);
    expect(one.body).toEqual(us);
  });

  test("keep what was put", async () => {
    const client = await FmcClient.open(first());
    const region = await client.select(EU_HOST);
    expect(region.status).toBe(200);
    expect(region.body).toMatchObject({ type: "CloudRegion", name: "EU", current: true });
    expect((await client.items("cloudregions")).filter(({ current }) => current)).toHaveLength(1);

    const events = await client.change("cloudeventsconfigs", { sendFileEvents: true, sendPackets: true });
    expect(events.body).toMatchObject({ sendIntrusionEvents: false, sendFileEvents: true, sendPackets: true });
    expect(await state()).toMatchObject({ region: "eu", events: { intrusion: false, file: true, connection: false } });
  });

  test("never show the password of the SecureX client, and take it again as long as the client is the same", async () => {
    const client = await FmcClient.open(first());
    const put = await client.change("securexconfigs", {
      enabled: true,
      clientId: "client-1",
      clientPassword: "pass-of-client-1",
    });
    expect(put.status).toBe(200);
    expect(put.body).toMatchObject({ type: "SecurexConfig", enabled: true, clientId: "client-1" });
    expect(JSON.stringify([put.body, await client.items("securexconfigs"), await state()])).not.toContain("pass-of-client-1");
    expect((await client.change("securexconfigs", { enabled: false })).status).toBe(200);
    expect((await client.change("securexconfigs", { enabled: true })).status).toBe(200);
    const other = await client.change("securexconfigs", { clientId: "client-2" });
    expect([other.status, errorOf(other)]).toEqual([400, "Invalid payload: enabled needs clientPassword."]);
    expect((await state()).securex).toEqual({ enabled: true, clientId: "client-1" });
  });

  test.each([
    ["no JSON", "{", "The payload is not JSON."],
    ["a wrong type", { sendFileEvents: "yes" }, "Invalid payload: sendFileEvents must be boolean."],
    ["an unknown key", { sendMail: true }, "Invalid payload: must NOT have additional properties (sendMail)."],
    ["another object's id", { id: "other" }, "Invalid payload: the id is not that of the path."],
    ["a missing key", { sendFileEvents: undefined }, "Invalid payload: must have required property 'sendFileEvents'."],
  ])("are refused with %s", async (_, wrong, description) => {
    const client = await FmcClient.open(first());
    const [events] = await client.items("cloudeventsconfigs");
    const body = typeof wrong === "string" ? wrong : { ...events, ...wrong };
    const answer = await client.integration("PUT", `cloudeventsconfigs/${String(events?.id)}`, body);
    expect([answer.status, errorOf(answer)]).toEqual([400, description]);
  });

  test("are not there in another domain, under another id, or in an earlier release", async () => {
    const client = await FmcClient.open(first());
    expect((await client.call("GET", "/api/fmc_config/v1/domain/other/integration/cloudregions")).status).toBe(404);
    expect((await client.integration("GET", "cloudregions/other")).status).toBe(404);
    expect((await client.integration("PUT", "securexconfigs/other", {})).status).toBe(404);

    const statuses = async (version: string) => {
      const old = await FmcClient.open(await add({ name: `fmc-${version}`, version }));
      const paths = ["cloudeventsconfigs", "cloudregions", "securexconfigs"];
      return Promise.all(paths.map(async (path) => (await old.integration("GET", path)).status));
    };
    expect(await statuses("6.3.0-85")).toEqual([404, 404, 404]);
    expect(await statuses("6.4.0-102")).toEqual([200, 404, 404]);
    expect(await statuses("6.7.0-65")).toEqual([200, 200, 404]);
    expect(await statuses("7.0.0-94")).toEqual([200, 200, 200]);
  });
});

describe("limits", () => {
  test("are 120 requests a minute", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const client = new FmcClient(first(), agent);
    await client.logIn();
    const statuses = new Map<number, number>();
    for (let turn = 1; turn <= 121; turn++) {
      const { status } = await client.call("GET", VERSION);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [200, 119],
      [429, 2],
    ]);
    await later(61);
    expect((await client.call("GET", VERSION)).status).toBe(200);
    agent.destroy();
  });

  test("are 10 connections", async () => {
    const agents = Array.from({ length: 11 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    const statuses: number[] = [];
    for (const agent of agents) statuses.push((await new FmcClient(first(), agent).logIn()).status);
    expect(statuses).toEqual([...Array<number>(10).fill(204), 429]);
    for (const agent of agents) agent.destroy();
  });
});

describe("the admin API", () => {
  test("logs the requests to an FMC by its name", async () => {
    // The log begins without the log-in of the bench's cloud client.
    await bench.admin("POST", "/reset");
    const client = await FmcClient.open(first());
    await client.items("cloudregions");
    const log = await bench.requests();
    expect(log.map(({ seq, fmc, region, method, status, query }) => [seq, fmc, region, method, status, query])).toEqual([
      [1, "fmc1.example.com", undefined, "POST", 204, {}],
      [2, "fmc1.example.com", undefined, "GET", 200, { expanded: "true" }],
    ]);
  });

  test("keeps secrets out of the state, and in the list of secrets", async () => {
    const client = await FmcClient.open(first());
    await client.change("securexconfigs", { enabled: true, clientId: "client-1", clientPassword: "pass-of-client-1" });
    const text = JSON.stringify(await bench.state());
    const secrets = (await bench.secrets()).filter(({ kind }) => kind.startsWith("fmc-"));
    expect(secrets.map(({ kind }) => kind)).toEqual(["fmc-password", "fmc-token", "fmc-token", "fmc-client-password"]);
    expect(secrets[0]?.value).toBe(first().password);
    for (const { value } of secrets) expect(text).not.toContain(value);
  });

  test("goes back to the start", async () => {
    const client = await FmcClient.open(first());
    const added = await add({ name: "fmc2" });
    await client.select(EU_HOST);
    await client.change("cloudeventsconfigs", INTRUSION);
    await later();
    await bench.admin("POST", "/reset");
    expect((await client.call("GET", VERSION)).status).toBe(401);
    const { fmcs } = await bench.state();
    expect(fmcs).toEqual([expect.objectContaining({ name: "fmc1.example.com", region: "us", sessions: 0 })]);
    expect(await devices("eu")).toEqual([]);
    expect(existsSync(added.caFile)).toBe(false);
    await expect(new FmcClient({ ...added, caFile: first().caFile }).logIn()).rejects.toThrow("ECONNREFUSED");
  });

  test.each([
    [{}, `an FMC's "name" must be a host name`],
    [{ name: "a/b" }, `an FMC's "name" must be a host name`],
    [{ name: "x", colour: "red" }, /an FMC: "colour" is not known; it takes name, version/],
    [{ name: "x", version: "seven" }, `an FMC's "version" must be a version such as 7.4.1-172`],
    [{ name: "x", licence: "gold" }, `an FMC's "licence" must be evaluation or smart`],
    [{ name: "x", manager: "none" }, `an FMC's "manager" must be direct or satellite`],
    [{ name: "x", ftds: {} }, `an FMC's "ftds" must be a list of at most 100`],
    [{ name: "x", ftds: [{ name: "y" }] }, `an FTD's "version" must be a version such as 7.4.1-172`],
    [{ name: "x", settleMs: -1 }, `an FMC's "settleMs" must be a number from 0 to 3600000`],
    [{ name: "fmc1.example.com" }, "there is already an FMC named fmc1.example.com"],
  ])("refuses %j", async (wish, message) => {
    const { status, body } = await bench.admin("POST", "/fmcs", wish);
    expect(status).toBe(400);
    expect((body as { error: string }).error).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
  });
});

describe("faults", () => {
  const fmc = "fmc1.example.com";

  async function inject(rule: object): Promise<void> {
    expect((await bench.admin("POST", "/faults", [rule])).status).toBe(201);
  }

  test("strike only the FMC that is named, and not when a region is", async () => {
    const other = await FmcClient.open(await add({ name: "fmc2" }));
    const client = await FmcClient.open(first());
    await inject({ kind: "status", status: 503, fmc });
    await inject({ kind: "status", status: 418, region: "us" });
    await expect(client.call("GET", VERSION)).rejects.toThrow(SyntaxError);
    expect((await other.call("GET", VERSION)).status).toBe(200);
    await bench.admin("DELETE", "/faults");
    await inject({ kind: "status", status: 500, path: "/api/fmc_platform" });
    expect(errorOf(await other.call("GET", VERSION))).toBe("This answer was injected.");
    const both = await bench.admin("POST", "/faults", [{ kind: "reset", fmc, region: "us" }]);
    expect([both.status, both.body]).toEqual([
      400,
      { error: 'fault rule 1: "region" and "fmc" exclude each other, no request is for both' },
    ]);
  });

  test("reset before anything happens, or after the change", async () => {
    const client = await FmcClient.open(first());
    await inject({ kind: "reset", method: "PUT", count: 1 });
    await expect(client.select(EU_HOST)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect((await state()).region).toBe("us");
    await inject({ kind: "resetAfterAccept", method: "PUT", count: 1 });
    await expect(client.select(EU_HOST)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect((await state()).region).toBe("eu");
    const log = await bench.requests();
    expect(log.filter(({ method }) => method === "PUT").map(({ status, fault }) => [status, fault])).toEqual([
      [0, "reset"],
      [200, "resetAfterAccept"],
    ]);
  });

  test("answer with half, with no JSON, late, or not any longer to this token", async () => {
    const client = await FmcClient.open(first());
    await inject({ kind: "truncate", fmc, count: 1 });
    await expect(client.call("GET", VERSION)).rejects.toMatchObject({ code: "ECONNRESET" });
    await inject({ kind: "invalidJson", fmc, count: 1 });
    await expect(client.call("GET", VERSION)).rejects.toThrow(SyntaxError);
    await inject({ kind: "slow", delayMs: 1, fmc, count: 1 });
    expect((await client.call("GET", VERSION)).status).toBe(200);
    await inject({ kind: "expireToken", fmc, count: 1 });
    expect((await client.call("GET", VERSION)).status).toBe(401);
    expect((await client.refresh()).status).toBe(204);
    expect((await client.call("GET", VERSION)).status).toBe(200);
  });
});
