import { describe, expect, test } from "@jest/globals";
import { Managed, nothing } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const DEVICES = "/iroh/iroh-sse/device";
const bench = Workbench.ofThisFile();

const names = async () => (await bench.in("us")).devices.map(({ name }) => name);
const ids = async () => (await bench.in("us")).devices.map(({ id }) => id).sort();
const statuses = async () => (await bench.in("us")).tokens.map(({ status }) => status);

describe("create", () => {
  test("makes one entry with one token by default, marked as ours", async () => {
    const token = await bench.made("SseToken", { region: "eu" }, "mail");
    const { devices, tokens } = await bench.in("eu");
    expect(devices).toEqual([
      expect.objectContaining({
        name: "mail",
        status: "Unregistered",
        description: expect.stringMatching(/^\[ciscoctr:SseToken workbench\/dev\/mail #[0-9a-f]{12}\/0\]$/),
      }),
    ]);
    const [device] = devices;
    expect(tokens).toEqual([expect.objectContaining({ device_id: device?.id, status: "active" })]);
    expect(token.outs).toMatchObject({
      ...{ region: "eu", devices: 1, name: "mail", validFor: "1h", onExpiry: "keep", renewBefore: "0s", keepers: {} },
      ...{ deviceIds: [device?.id], registered: 0, status: "active", expiresAt: tokens[0]?.expires_at },
      tokens: [{ deviceId: device?.id, deviceName: "mail", value: token.outs.value, expiresAt: tokens[0]?.expires_at }],
      value: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(Date.parse(token.outs.expiresAt) - bench.clock.now()).toBeGreaterThan(3_590_000);
    expect(token.raw["tokens"]).toHaveProperty("4dabf18193072939515e22adb298388d");
    expect(token.raw["value"]).toHaveProperty("4dabf18193072939515e22adb298388d");
    for (const other of ["us", "apjc"] as const) expect((await bench.in(other)).devices).toEqual([]);
  });

  test("makes as many as it is told, each valid as long as it is told", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 3, name: "esa", validFor: "5d" });
    expect(await names()).toEqual(["esa-1", "esa-2", "esa-3"]);
    expect(token.outs.tokens.map(({ deviceName }) => deviceName)).toEqual(["esa-1", "esa-2", "esa-3"]);
    expect(new Set(token.outs.tokens.map(({ value }) => value)).size).toBe(3);
    const days = (Date.parse(token.outs.expiresAt) - bench.clock.now()) / 86_400_000;
    expect(days).toBeGreaterThan(4.99);
    expect(days).toBeLessThanOrEqual(5);
  });

  test("then has nothing to do, and refresh changes nothing", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2 });
    const before = token.outs;
    expect(await token.diff()).toMatchObject(nothing);
    expect(await token.read()).toEqual({ there: true });
    expect(token.outs).toEqual(before);
    for (const secret of ["tokens", "value"]) expect(token.raw[secret]).toHaveProperty("4dabf18193072939515e22adb298388d");
    expect(await token.diff()).toMatchObject(nothing);
  });
});

describe("update", () => {
  test("adds entries, and keeps the tokens that were there", async () => {
    const token = await bench.made("SseToken", { region: "us" });
    const { value } = token.outs;
    await bench.forgetRequests();
    expect(await token.up({ region: "us", devices: 3 })).toMatchObject({ changes: true, replaces: [] });
    expect(await names()).toEqual(["one-1", "one-2", "one-3"]);
    expect(token.outs.tokens.map(({ deviceName }) => deviceName)).toEqual(["one-1", "one-2", "one-3"]);
    expect(token.outs.value).toBe(value);
    const posts = (await bench.changes()).filter((request) => request.includes("POST"));
    expect(posts).toHaveLength(4);
    expect(await token.diff()).toMatchObject(nothing);
  });

  test("removes surplus entries from the end, and gives the last one its short name back", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 3 });
    const [first] = token.outs.deviceIds;
    await token.up({ region: "us", devices: 1 });
    expect(await names()).toEqual(["one"]);
    expect(token.outs.deviceIds).toEqual([first]);
    expect(token.outs.tokens).toHaveLength(1);
    expect(await token.diff()).toMatchObject(nothing);
  });

  test("renames in place", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2 });
    const { deviceIds } = token.outs;
    await bench.forgetRequests();
    await token.up({ region: "us", devices: 2, name: "gate" });
    expect(await names()).toEqual(["gate-1", "gate-2"]);
    expect(await bench.changes()).toEqual(expect.arrayContaining(deviceIds.map((id) => `us PATCH ${DEVICES}/${id}`)));
    expect(await bench.changes()).toHaveLength(2);
    expect(token.outs.deviceIds).toEqual(deviceIds);
    expect(await token.diff()).toMatchObject(nothing);
  });

  test.each([{ validFor: "2d" }, { onExpiry: "renew" }, { renewBefore: "10m" }] as const)(
    "takes note of %j without a call",
    async (change) => {
      const token = await bench.made("SseToken", { region: "us" });
      const { tokens } = token.outs;
      await bench.forgetRequests();
      expect(await token.up({ region: "us", ...change })).toMatchObject({ changes: true, replaces: [] });
      expect(await bench.requests()).toEqual([]);
      expect(token.outs).toMatchObject({ ...change, tokens });
      expect(await token.diff()).toMatchObject(nothing);
    },
  );

  test("issues again when the keepers change, for as long as validFor says by then; the old tokens are void", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2, keepers: { week: "1" } });
    const old = token.outs;
    const given = { region: "us", devices: 2, keepers: { week: "2" }, validFor: "12h" } as const;
    await bench.forgetRequests();
    await token.up(given);
    expect((await bench.changes()).sort()).toEqual(old.deviceIds.map((id) => `us POST ${DEVICES}/${id}/token`).sort());
    expect(token.outs.deviceIds).toEqual(old.deviceIds);
    expect(token.outs.tokens.map(({ value }) => value)).not.toContain(old.value);
    expect(Date.parse(token.outs.expiresAt) - bench.clock.now()).toBeGreaterThan(11.9 * 3_600_000);
    expect(await token.diff()).toMatchObject(nothing);
    await bench.type("esa1.example.com", "threatresponseconfig", "enable", "commit", "");
    await bench.type("esa1.example.com", `cloudserviceconfig register ${old.value}`);
    expect(await bench.applianceState("esa1.example.com")).toMatchObject({ registered: false });
    await bench.type("esa1.example.com", `cloudserviceconfig register ${token.outs.value}`);
    expect(await bench.applianceState("esa1.example.com")).toMatchObject({ registered: true });
  });

  test("goes back to the defaults when inputs are taken away", async () => {
    const given = { region: "us", devices: 2, name: "gate", validFor: "2d", onExpiry: "renew", keepers: { a: "1" } } as const;
    const token = await bench.made("SseToken", given);
    await token.up({ region: "us" });
    expect(token.outs).toMatchObject({ devices: 1, name: "one", validFor: "1h", onExpiry: "keep", keepers: {} });
    expect(await names()).toEqual(["one"]);
    expect(await token.diff()).toMatchObject(nothing);
  });

  test("replaces in another region: deletes there, then creates here", async () => {
    const token = await bench.made("SseToken", { region: "us" });
    expect(await token.diff({ region: "eu" })).toEqual({ changes: true, replaces: ["region"], deleteBeforeReplace: true });
    await token.replace({ region: "eu" });
    expect((await bench.in("us")).devices).toEqual([]);
    expect((await bench.in("eu")).devices).toHaveLength(1);
  });
});

describe("drift", () => {
  test("sees a removed entry, and makes just that one anew", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 3 });
    const [first, second, third] = token.outs.deviceIds;
    await (await bench.api("us")).expect(200, "DELETE", `${DEVICES}/${second}`);
    expect(await token.read()).toMatchObject({ there: true, inputs: { devices: 2, region: "us" } });
    await bench.forgetRequests();
    expect(await token.up()).toMatchObject({ changes: true, replaces: [] });
    expect((await bench.changes()).filter((request) => request === `us POST ${DEVICES}`)).toHaveLength(1);
    expect((await names()).sort()).toEqual(["one-1", "one-2", "one-3"]);
    expect(token.outs.deviceIds).toEqual([first, expect.not.stringContaining(second ?? ""), third]);
    expect(token.outs.tokens.map(({ deviceId }) => deviceId)).toEqual(token.outs.deviceIds);
    expect(await token.diff()).toMatchObject(nothing);
  });

  test("sees a renamed entry, and gives it its name back", async () => {
    const token = await bench.made("SseToken", { region: "us" }, "mail");
    const [id] = token.outs.deviceIds;
    await (await bench.api("us")).expect(200, "PATCH", `${DEVICES}/${id}`, { name: "someone else's" });
    expect(await token.read()).toMatchObject({ there: true, inputs: { name: "someone else's" } });
    await bench.forgetRequests();
    await token.up();
    expect(await bench.changes()).toEqual([`us PATCH ${DEVICES}/${id}`]);
    expect(await names()).toEqual(["mail"]);
    expect(await token.diff()).toMatchObject(nothing);
  });

  test("is gone when every entry is", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2 });
    for (const id of token.outs.deviceIds) await (await bench.api("us")).expect(200, "DELETE", `${DEVICES}/${id}`);
    expect(await token.read()).toEqual({ there: false });
  });
});

describe("delete", () => {
  test("removes its entries, twice without complaint, and nobody else's", async () => {
    const other = await (await bench.api("us")).expect<{ id: string }>(201, "POST", DEVICES, { name: "one" });
    const token = await bench.made("SseToken", { region: "us", devices: 2 });
    await token.delete();
    expect((await bench.in("us")).devices).toEqual([expect.objectContaining({ id: other.id })]);
    await token.delete();
    expect((await bench.in("us")).devices).toHaveLength(1);
  });
});

describe("an appliance that registers after the process has read its list", () => {
  /** A token of which a process knows that it is unused, and which is used behind its back. */
  async function usedUnseen(): Promise<Managed<"SseToken">> {
    let process = bench.process();
    const token = new Managed({ process: () => process, shown: bench.shown }, "SseToken", "workbench/dev/one");
    await token.create({ region: "us", devices: 2 });
    process = bench.process();
    await token.read();
    await bench.type(esa, "threatresponseconfig", "enable", "commit", "");
    await bench.type(esa, `cloudserviceconfig register ${token.outs.tokens[1]?.value}`);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true });
    return token;
  }

  test("keeps its entry when the resource goes", async () => {
    const token = await usedUnseen();
    await token.delete();
    expect((await bench.in("us")).devices).toEqual([expect.objectContaining({ name: esa, status: "Registered" })]);
  });

  test("keeps its entry when devices become fewer: one that is still unused goes", async () => {
    const token = await usedUnseen();
    const [, used] = token.outs.tokens;
    await token.up({ region: "us", devices: 1 });
    expect((await bench.in("us")).devices).toEqual([expect.objectContaining({ id: used?.deviceId, status: "Registered" })]);
    expect(token.outs).toMatchObject({ deviceIds: [used?.deviceId], value: used?.value, registered: 1, status: "consumed" });
    expect(await token.diff()).toMatchObject(nothing);
  });
});

describe("an update that fails on its way", () => {
  const refusal = { kind: "status", status: 403, body: { error: "forbidden" }, method: "POST" } as const;
  const grown = { region: "us", devices: 4 } as const;

  /** One entry became three; one more was refused. */
  async function halfGrown(path: string): Promise<Managed<"SseToken">> {
    const token = await bench.made("SseToken", { region: "us" });
    await bench.faults({ ...refusal, path, after: path === DEVICES ? 2 : 1, count: 1 });
    await expect(token.up(grown)).rejects.toThrow(/cannot update registration token "one".*403/);
    await bench.noFaults();
    return token;
  }

  test.each([
    ["entry", DEVICES],
    ["token", `${DEVICES}/`],
  ])("for an %s leaves none that destroy does not find", async (_, path) => {
    const token = await halfGrown(path);
    expect(token.outs.deviceIds).toHaveLength(3);
    expect([...token.outs.deviceIds].sort()).toEqual(await ids());
    await token.delete();
    expect((await bench.in("us")).devices).toEqual([]);
  });

  test.each([
    ["entry", DEVICES],
    ["token", `${DEVICES}/`],
  ])("for an %s is gone on with: no second entry, no token twice, nothing lost by a refresh", async (_, path) => {
    const token = await halfGrown(path);
    const before = token.outs.tokens;
    expect(token.raw["tokens"]).toHaveProperty("4dabf18193072939515e22adb298388d");
    expect(await token.read()).toMatchObject({ there: true });
    expect(await token.up(grown)).toMatchObject({ changes: true, replaces: [] });
    expect((await names()).sort()).toEqual(["one-1", "one-2", "one-3", "one-4"]);
    expect([...token.outs.deviceIds].sort()).toEqual(await ids());
    expect(token.outs.tokens).toEqual(expect.arrayContaining(before.filter(({ value }) => value !== "")));
    expect((await statuses()).filter((status) => status === "active")).toHaveLength(4);
    expect(token.outs).toMatchObject({ devices: 4, status: "active" });
    expect(await token.diff()).toMatchObject(nothing);
  });

  test("and is taken back leaves what was there", async () => {
    const token = await halfGrown(DEVICES);
    await token.up({ region: "us" });
    expect(await names()).toEqual(["one"]);
    expect(token.outs.deviceIds).toEqual((await bench.in("us")).devices.map(({ id }) => id));
    expect(await token.diff()).toMatchObject(nothing);
  });

  test("keeps a new entry in the place of a lost one, and the place of one still to come", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 3 });
    const [first, second, third] = token.outs.deviceIds;
    for (const id of [first, second]) await (await bench.api("us")).expect(200, "DELETE", `${DEVICES}/${id}`);
    await token.read();
    await bench.faults({ ...refusal, path: DEVICES, after: 1, count: 1 });
    await expect(token.up()).rejects.toThrow(/403/);
    await bench.noFaults();
    // The two are made side by side: which of them is refused, nobody can tell.
    const halfway = token.outs.deviceIds;
    const still = halfway.findIndex((id) => id === first || id === second);
    expect(halfway).toEqual(
      [first, second, third].map((id, at) => (at === still || at === 2 ? id : expect.not.stringContaining(id ?? ""))),
    );
    await token.up();
    const full = halfway.map((id, at) => (at === still ? expect.not.stringContaining(id) : id));
    expect(token.outs.deviceIds).toEqual(full);
    expect((await names()).sort()).toEqual(["one-1", "one-2", "one-3"]);
    expect(await token.diff()).toMatchObject(nothing);
  });

  test("forgets what it removed when devices become fewer", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 3 });
    await bench.faults({ ...refusal, method: "DELETE", path: DEVICES, after: 1 });
    await expect(token.up({ region: "us", devices: 1 })).rejects.toThrow(/403/);
    await bench.noFaults();
    expect(token.outs.deviceIds).toEqual((await bench.in("us")).devices.map(({ id }) => id));
    expect(token.outs).toMatchObject({ devices: 2, registered: 0, status: "active" });
    await token.up({ region: "us", devices: 1 });
    expect(await names()).toEqual(["one"]);
    expect(await token.diff()).toMatchObject(nothing);
  });

  describe("while it issues again", () => {
    const before = { region: "us", devices: 2, keepers: { a: "1" } } as const;
    const after = { ...before, keepers: { a: "2" } };

    async function halfReissued(...[fault]: Parameters<Workbench["faults"]>): Promise<Managed<"SseToken">> {
      const token = await bench.made("SseToken", before);
      if (fault) await bench.faults({ ...fault, method: "POST", path: `${DEVICES}/`, after: 1 });
      await expect(token.up(after)).rejects.toThrow(/cannot update registration token "one"/);
      await bench.noFaults();
      return token;
    }

    /** Every entry's token in state is the one that still opens it. */
    async function allWork(token: Managed<"SseToken">): Promise<void> {
      expect(token.outs.status).toBe("active");
      for (const [index, { value }] of token.outs.tokens.entries()) {
        const name = ["esa1.example.com", "sma1.example.com"][index] ?? "";
        await bench.type(name, "threatresponseconfig", "enable", "commit", "");
        await bench.type(name, `cloudserviceconfig register ${value}`);
        expect(await bench.applianceState(name)).toMatchObject({ registered: true });
      }
    }

    test("knows the new tokens when the keepers are put back", async () => {
      const token = await halfReissued(refusal);
      expect(token.outs.keepers).toEqual({ a: "1" });
      await token.up(before);
      expect(await token.diff()).toMatchObject(nothing);
      await allWork(token);
    });

    test("issues anew a token whose answer was lost, even when the keepers are put back", async () => {
      const token = await halfReissued({ kind: "resetAfterAccept" });
      // The entry whose token was in doubt went; its place is empty.
      expect(await names()).toHaveLength(1);
      expect(token.outs.devices).toBe(1);
      expect(await token.read()).toEqual({ there: true });
      expect(await token.up(before)).toMatchObject({ changes: true, replaces: [] });
      expect(await token.diff()).toMatchObject(nothing);
      await allWork(token);
    });

    test("goes on after a refresh", async () => {
      const token = await halfReissued(refusal);
      const values = token.outs.tokens.map(({ value }) => value);
      expect(await token.read()).toEqual({ there: true });
      expect(await token.up(after)).toMatchObject({ changes: true, replaces: [] });
      for (const { value } of token.outs.tokens) expect(values).not.toContain(value);
      expect(await token.diff()).toMatchObject(nothing);
      await allWork(token);
    });
  });
});
