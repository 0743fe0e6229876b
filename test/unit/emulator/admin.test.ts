import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { Client } from "ssh2";
import { startEmulator, type ApplianceAccess, type RunningEmulator } from "../../../emulator";
import { send, typeInto } from "../../support/emulator-api";
import { EmulatorWorkbench } from "../../support/emulator-workbench";

const DEVICES = "/iroh/iroh-sse/device";
const licensed = { name: "x", type: "ESA", version: "15.5.1-055", smartLicence: true };
const bench = EmulatorWorkbench.ofThisFile({ seed: 42, record: true });

/** The fingerprint a client is shown. */
function shownKey({ host, port }: ApplianceAccess): Promise<string> {
  return new Promise((resolve, reject) => {
    const client = new Client();
    client.on("error", reject).connect({
      ...{ host, port, username: "nobody" },
      hostVerifier: (key: Buffer) => {
        resolve(`SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`);
        client.removeAllListeners("error").on("error", () => undefined);
        return false;
      },
    });
  });
}

describe("the start line", () => {
  test("says where everything is, on the loopback interface, each region an origin of its own", () => {
    const line = JSON.parse(bench.emulator.startLine) as RunningEmulator;
    expect(bench.emulator.startLine).not.toContain("\n");
    const { admin: adminUrl, regions, appliances, fmcs, relay } = bench.emulator;
    expect(line).toEqual({ admin: adminUrl, seed: 42, regions, appliances, fmcs, relay });
    const origins = [line.admin, line.relay, ...Object.values(line.regions).map(({ url }) => url)];
    expect(new Set(origins).size).toBe(5);
    for (const origin of origins) expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(line.appliances).toEqual([
      expect.objectContaining({
        name: "esa1.example.com",
        type: "ESA",
        version: "13.0.0-392",
        host: "127.0.0.1",
        username: "admin",
      }),
      expect.objectContaining({ name: "sma1.example.com", type: "SMA", version: "12.5.0-658" }),
    ]);
    expect(line.appliances[0]?.hostKey).toMatch(/^SHA256:/);
  });

  test("repeats with the seed, and differs without", async () => {
    const [again, other] = await Promise.all([startEmulator({ seed: 42 }), startEmulator({ seed: 43 })]);
    await Promise.all([again.close(), other.close()]);
    const credentials = ({ regions, appliances }: RunningEmulator) => [
      ...Object.values(regions).flatMap(({ clientId, clientPassword }) => [clientId, clientPassword]),
      ...appliances.map((one) => one.password),
    ];
    expect(credentials(again)).toEqual(credentials(bench.emulator));
    expect(credentials(other).filter((one) => credentials(bench.emulator).includes(one))).toEqual([]);
  });

  test.each([[{ port: -1 }], [{ seed: 1.5 }], [{ faults: [{ kind: "explode" }] as never }]])(
    "is refused for %j",
    async (options) => {
      await expect(startEmulator(options)).rejects.toThrow(/must be/);
    },
  );
});

describe("requests", () => {
  test("are one sequence through all regions, with query and without bodies or headers", async () => {
    const eu = await bench.api("eu");
    await bench.us.call("GET", `${DEVICES}?limit=5&limit=6&offset=0`);
    await eu.call("POST", DEVICES, { name: "x" });
    const entries = await bench.requests();
    expect(entries.map(({ seq, region, method, path, status }) => [seq, region, method, path, status])).toEqual([
      [1, "us", "POST", "/iroh/oauth2/token", 200],
      [2, "eu", "POST", "/iroh/oauth2/token", 200],
      [3, "us", "GET", DEVICES, 200],
      [4, "eu", "POST", DEVICES, 201],
    ]);
    expect(entries[2]?.query).toEqual({ limit: ["5", "6"], offset: "0" });
    expect(Object.keys(entries[3] ?? {}).sort()).toEqual(["at", "method", "path", "query", "region", "seq", "status"]);
    await bench.admin("DELETE", "/requests");
    await bench.us.call("GET", DEVICES);
    expect((await bench.requests()).map(({ seq }) => seq)).toEqual([5]);
  });
});

describe("the state", () => {
  test("begins with what the organisation has by itself", async () => {
    const { regions, appliances } = await bench.state();
    for (const region of Object.values(regions)) {
      expect(region).toMatchObject({
        devices: [],
        tokens: [],
        modules: [{ name: "Private Intelligence" }],
        clients: [{ name: "bootstrap" }],
      });
      expect(region.moduleTypes.length).toBeGreaterThan(5);
    }
    expect(appliances).toEqual([
      expect.objectContaining({ name: "esa1.example.com", enabled: false, registered: false, region: null, deviceId: null }),
      expect.objectContaining({ name: "sma1.example.com" }),
    ]);
  });

  test("holds none of the secrets that were issued", async () => {
    await bench.us.expect(201, "POST", "/iroh/oauth2-clients/clients", { name: "c", scopes: ["sse"], grants: ["client-creds"] });
    const { token } = await bench.us.planDevice();
    await bench.register(bench.appliance("ESA"), token);
    const secrets = await bench.secrets();
    expect(new Set(secrets.map(({ kind }) => kind))).toEqual(
      new Set(["client-password", "access-token", "registration-token", "appliance-password", "fmc-password"]),
    );
    expect(secrets.map(({ value }) => value)).toEqual(
      expect.arrayContaining([token, bench.us.token, bench.emulator.regions.eu.clientPassword]),
    );
    const shown = JSON.stringify([await bench.state(), await bench.requests()]);
    expect(secrets.filter(({ value }) => shown.includes(value))).toEqual([]);
  });
});

describe("appliances", () => {
  test("are added one or many at a time, reachable at once, and gone after a reset", async () => {
    const one = await bench.admin("POST", "/appliances", {
      name: "esa9.example.com",
      type: "ESA",
      version: "14.2.0-620",
      password: "given",
    });
    expect(one).toMatchObject({
      status: 201,
      body: { name: "esa9.example.com", username: "admin", password: "given", host: "127.0.0.1" },
    });
    expect(await typeInto(one.body as ApplianceAccess, ["version"])).toContain("14.2.0-620");
    const wishes = Array.from({ length: 20 }, (_, index) => ({ name: `sma${index}.test`, type: "SMA", version: "13.6.2-090" }));
    expect((await bench.admin("POST", "/appliances", wishes)).body).toHaveLength(20);
    expect((await bench.state()).appliances).toHaveLength(23);
    await bench.admin("POST", "/reset");
    expect((await bench.state()).appliances.map(({ name }) => name)).toEqual(bench.emulator.appliances.map(({ name }) => name));
    await expect(typeInto(one.body as ApplianceAccess, [])).rejects.toThrow("ECONNREFUSED");
    expect(await typeInto(bench.appliance("ESA"), ["version"])).toContain("13.0.0-392");
  });
});

describe("the host key of an appliance", () => {
  test("is another one after it was rotated, until a reset", async () => {
    const { name, hostKey } = bench.appliance("ESA");
    const rotated = await bench.admin("POST", `/appliances/${name}/host-key`);
    expect(rotated).toMatchObject({
      status: 200,
      body: { ...bench.appliance("ESA"), hostKey: expect.stringMatching(/^SHA256:/) },
    });
    expect((rotated.body as ApplianceAccess).hostKey).not.toBe(hostKey);
    expect(await shownKey(bench.appliance("ESA"))).toBe((rotated.body as ApplianceAccess).hostKey);
    await bench.admin("POST", "/reset");
    expect(await shownKey(bench.appliance("ESA"))).toBe(hostKey);
  });
});

describe("a smart licence", () => {
  test("has registered its appliance from the start, in the region of choice", async () => {
    await bench.admin("POST", "/appliances", { ...licensed, name: "seg.example.com", region: "eu" });
    const { regions, appliances } = await bench.state();
    expect(regions.eu.devices).toEqual([
      expect.objectContaining({ name: "seg.example.com", type: "ESA", version: "15.5.1", status: "Registered" }),
    ]);
    const [device] = regions.eu.devices;
    expect(appliances.at(-1)).toMatchObject({ registered: true, region: "eu", deviceId: device?.["id"] });
  });

  test("is forgotten by a new installation", async () => {
    await bench.admin("POST", "/appliances", { ...licensed, name: "seg.example.com" });
    await bench.admin("POST", "/appliances/seg.example.com/reimage");
    const { regions, appliances } = await bench.state();
    expect(appliances.at(-1)).toMatchObject({ registered: false, region: null });
    expect(regions.us.devices).toEqual([expect.objectContaining({ status: "Registered" })]);
  });
});

describe("a device from outside", () => {
  test("registers with an entry of its own, or with one that waits for it", async () => {
    const { id } = await bench.us.planDevice({ description: "for the branch" });
    const own = await bench.admin("POST", "/tenants/us/devices", { name: "fmc 1", type: "FMC" });
    const planned = await bench.admin("POST", "/tenants/us/devices", { name: "ftd 7", type: "FTD", version: "7.2.5", id });
    expect([own, planned]).toMatchObject([
      { status: 201, body: { name: "fmc 1", type: "FMC", status: "Registered", description: "FMC" } },
      { status: 201, body: { id, name: "ftd 7", version: "7.2.5", status: "Registered", description: "for the branch" } },
    ]);
    expect((await bench.state()).regions.us.devices).toHaveLength(2);
  });
});

describe("bad input", () => {
  test.each([
    ["POST", "/clock", { advanceSeconds: -1 }, /"advanceSeconds" must be a number from 0/],
    ["POST", "/clock", { seconds: 1 }, /"seconds" is not known; it takes advanceSeconds/],
    ["POST", "/clock", "{oops", /the body is not JSON/],
    ["POST", "/clock", [], /the clock must be a JSON object/],
    ["POST", "/appliances", { name: "x", type: "ESA" }, /an appliance needs "version"/],
    ["POST", "/appliances", { name: "x y", type: "ESA", version: "13.0.0-392" }, /"name" must be a host name/],
    ["POST", "/appliances", { name: "x", type: "FTD", version: "13.0.0-392" }, /"type" must be ESA or SMA/],
    ["POST", "/appliances", { name: "esa1.example.com", type: "ESA", version: "13.0.0-392" }, /already an appliance named esa1/],
    ["POST", "/appliances", { ...licensed, version: "15.0.0-104" }, /registered by its "smartLicence" from 15\.5 on/],
    ["POST", "/appliances", { ...licensed, smartLicence: 1 }, /"smartLicence" must be true or false/],
    ["POST", "/appliances", { ...licensed, region: "mars" }, /"region" must be us, eu or apjc/],
    ["POST", "/appliances", { ...licensed, smartLicence: false, region: "eu" }, /"region" is that of its smart licence/],
    ["POST", "/appliances", { ...licensed, publicKey: "ssh-rsa nonsense" }, /"publicKey" must be one line of authorized_keys/],
    ["POST", "/appliances", { ...licensed, prompt: "none" }, /"prompt" must be short or long/],
    ["POST", "/appliances", { ...licensed, answerMs: { commit: -1 } }, /"answerMs" must be numbers from 0 to 3600000/],
    ["POST", "/appliances", { ...licensed, featureSwitch: "x" }, /"featureSwitch" must be a command or none/],
    ["POST", "/appliances", { ...licensed, loginQuestions: ["x"] }, /"loginQuestions" must be a list of expiry, upgrade/],
    ["POST", "/appliances", { ...licensed, role: "guest" }, /"role" must be administrator or operator/],
    ["POST", "/appliances", { ...licensed, outOfStep: 1 }, /"outOfStep" must be true or false/],
    ["POST", "/appliances", { ...licensed, secondFactor: "" }, /"secondFactor" must be a prompt/],
    ["POST", "/appliances", { ...licensed, idleMinutes: 0 }, /"idleMinutes" must be a whole number from 1 to 1440/],
    ["POST", "/appliances/nobody/host-key", {}, /no appliance named nobody/],
    ["POST", "/tenants/us/devices", { name: "x" }, /a device needs "name" and "type"/],
    ["POST", "/tenants/us/devices", { name: "x", type: "FTD", id: "none" }, /"id" must be that of a device entry/],
    ["PATCH", "/tenants/mars", { ctrEnabled: true }, /the region must be one of us, eu, apjc/],
    ["PATCH", "/tenants/us", { ctrEnabled: 1 }, /"ctrEnabled" must be true or false/],
    ["PATCH", "/tenants/us", { ownerScopes: ["nonsense"] }, /"ownerScopes" must be a list of known scopes/],
    ["PATCH", "/tenants/us", { quotaUsed: 9000 }, /"quotaUsed" must be a whole number from 0 to 8000/],
    ["POST", "/faults", [{ kind: "slow" }], /fault rule 1: the kind slow needs "delayMs"/],
  ])("%s %s %j is told in one sentence", async (method, path, body, message) => {
    const answer = await bench.admin(method, path, body);
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringMatching(message) } });
  });

  test("an unknown call is told too", async () => {
    expect(await bench.admin("GET", "/nope")).toMatchObject({
      status: 404,
      body: { error: expect.stringContaining("GET /nope") },
    });
  });
});

describe("a reset", () => {
  test("brings back the start, with the same ports and credentials", async () => {
    await bench.us.planDevice();
    await bench.admin("PATCH", "/tenants/us", { ctrEnabled: false, quotaUsed: 8000 });
    await bench.admin("POST", "/faults", [{ kind: "reset" }]);
    await bench.advance(3600);
    await bench.admin("POST", "/reset");
    expect(await bench.requests()).toEqual([]);
    expect((await bench.us.call("GET", DEVICES)).status).toBe(401);
    const again = await bench.api("us");
    expect(await again.expect(200, "GET", DEVICES)).toEqual([]);
    expect(Math.abs(Date.parse((await bench.requests())[0]?.at ?? "") - Date.now())).toBeLessThan(60_000);
  });
});

describe("recorded answers", () => {
  test("are those of the published services, whole, and only when asked for", async () => {
    await bench.us.call("GET", DEVICES);
    await bench.us.call("GET", "/iroh/iroh-int/module-instance/none");
    const { body } = await bench.admin("GET", "/exchanges");
    expect(body).toEqual([
      {
        region: "us",
        method: "GET",
        path: "/iroh/iroh-int/module-instance/none",
        status: 404,
        body: expect.objectContaining({ error: "module_instance_not_found" }),
      },
    ]);
    const silent = await startEmulator();
    expect(await send(`${silent.admin}/exchanges`)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("--record") },
    });
    await silent.close();
  });
});
