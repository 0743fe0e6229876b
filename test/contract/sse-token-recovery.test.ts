import { describe, expect, test } from "@jest/globals";
import type { FaultRule } from "../../emulator";
import { Managed, nothing, type Given } from "../support/managed";
import { esa, regions, sma, Workbench } from "../support/workbench";
import { sideBySide } from "../../provider/lifecycle/leftovers";

const DEVICES = "/iroh/iroh-sse/device";
const bench = Workbench.ofThisFile();

const names = async () => (await bench.in("us")).devices.map(({ name }) => name);
const statuses = async () => (await bench.in("us")).tokens.map(({ status }) => status);

describe("recovery", () => {
  const given = { region: "us", devices: 2 } as const;

  /** Entries as a run leaves them that was killed before it could hand them over. */
  async function halfMade(): Promise<Managed<"SseToken">> {
    const killed = await bench.made("SseToken", given);
    for (const { id, description } of (await bench.in("us")).devices) {
      const fresh = description.replace(/\]$/, " new]");
      await (await bench.api("us")).expect(200, "PATCH", `${DEVICES}/${id}`, { description: fresh });
    }
    return killed;
  }

  test("finds what a killed run had made, says so, and makes nothing twice", async () => {
    const killed = await halfMade();
    const token = await bench.made("SseToken", given);
    expect((await bench.in("us")).devices).toHaveLength(2);
    expect(token.outs.deviceIds).toEqual(killed.outs.deviceIds);
    expect(token.id).toBe(killed.id);
    expect(bench.logged.join("\n")).toContain(
      `device entry ${killed.outs.deviceIds[0]} ("one-1"), which an interrupted run made, is used`,
    );
    expect(await statuses()).toEqual(["active", "active"]);
    expect(await token.diff()).toMatchObject(nothing);
  });

  test("removes what a killed run had made too many of, and says so", async () => {
    const killed = await halfMade();
    const token = await bench.made("SseToken", { region: "us" });
    expect(token.outs.deviceIds).toEqual(killed.outs.deviceIds.slice(0, 1));
    expect(await names()).toEqual(["one-1"]);
    expect(bench.logged.join("\n")).toContain(`device entry ${killed.outs.deviceIds[1]}, made for this resource and then lost`);
  });

  test("leaves entries whose tokens may be in use as they are, names them, and makes others beside them", async () => {
    const old = await bench.made("SseToken", given);
    const token = await bench.made("SseToken", { region: "us" });
    for (const id of old.outs.deviceIds)
      expect(bench.logged.join("\n")).toMatch(new RegExp(`warning: device entry ${id} .* stays for now`));
    expect(token.outs.deviceIds).not.toContain(old.outs.deviceIds[0]);
    await token.delete();
    expect((await bench.in("us")).devices.map(({ id }) => id)).toEqual(old.outs.deviceIds);
    await bench.type(esa, "threatresponseconfig", "enable", "commit", "");
    await bench.type(esa, `cloudserviceconfig register ${old.outs.value}`);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true });
  });

  describe("after an update that was killed before its answer was saved", () => {
    const warnings = () => bench.logged.filter((line) => line.includes("stays for now"));
    const entryIds = async () => (await bench.in("us")).devices.map(({ id }) => id);

    /** The state is as it was before: what the update has handed over is in none. */
    async function killed(change: Partial<Given<"SseToken">>, faults: FaultRule[] = []) {
      const token = await bench.made("SseToken", { region: "us" });
      const dying = bench.resource("SseToken");
      dying.id = token.id;
      dying.raw = token.raw;
      await bench.faults(...faults);
      await dying.update({ region: "us", ...change });
      await bench.noFaults();
      const unheld = dying.outs.deviceIds.filter((id) => !token.outs.deviceIds.includes(id));
      bench.logged.length = 0;
      return { token, unheld };
    }

    test("the next one names the entries that no state holds, and leaves them usable", async () => {
      const { token, unheld } = await killed({ devices: 3 });
      expect(unheld).toHaveLength(2);
      await token.up({ region: "us", devices: 3 });
      expect(warnings()).toEqual(
        unheld.map((id) => expect.stringMatching(new RegExp(`warning: device entry ${id} \\("one-.*its token may be in use`))),
      );
      expect(await entryIds()).toEqual(expect.arrayContaining([...unheld, ...token.outs.deviceIds]));
      expect(await entryIds()).toHaveLength(5);
    });

    test("so does the deletion, when the change is taken back", async () => {
      const { token, unheld } = await killed({ devices: 3 });
      expect(await token.up({ region: "us" })).toMatchObject(nothing);
      await token.delete();
      expect(await entryIds()).toEqual(unheld);
      for (const id of unheld) expect(warnings().join("\n")).toContain(`device entry ${id} `);
    });

    test("an entry that took the place of one whose token was in doubt is named too", async () => {
      const lost: FaultRule = { kind: "resetAfterAccept", method: "POST", path: `${DEVICES}/`, count: 1 };
      const { token, unheld } = await killed({ keepers: { turn: "2" } }, [lost]);
      expect(unheld).toHaveLength(1);
      await token.up({ region: "us", keepers: { turn: "2" } });
      expect(warnings()).toEqual([expect.stringContaining(`device entry ${unheld[0]} `)]);
    });

    test("an entry is named under the name that the resource had then", async () => {
      const { token, unheld } = await killed({ devices: 2 });
      const renamed = bench.resource("SseToken", "two");
      renamed.id = token.id;
      renamed.raw = token.raw;
      await renamed.update({ region: "us", devices: 2 });
      expect(warnings()).toEqual([expect.stringContaining(`device entry ${unheld[0]} `)]);
    });
  });

  test("names no entry that its state holds, or that an appliance has or had", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 3 });
    const device = await bench.made(
      "DeviceRegistration",
      { region: "us", appliance: bench.login(esa), token: token.outs.tokens[0] },
      "gate",
    );
    await token.up({ region: "us", devices: 3, name: "renamed" });
    await device.delete();
    await token.up({ region: "us", devices: 2, name: "again" });
    await token.delete();
    expect(bench.logged.filter((line) => line.includes("stays for now"))).toEqual([]);
    expect((await bench.in("us")).devices).toEqual([]);
  });

  test("says of what a replacement finds what is true when Pulumi deletes it right afterwards", async () => {
    const process = bench.process();
    const one = () => new Managed({ process: () => process, shown: bench.shown }, "SseToken", "workbench/dev/one");
    const old = await bench.made("SseToken", { region: "us" });
    const next = one();
    await next.create({ region: "us" });
    const going = one();
    going.id = old.id;
    going.raw = old.raw;
    await going.delete();
    const [warning, ...more] = bench.logged.filter((line) => line.includes("stays for now"));
    expect(warning).toContain(`device entry ${old.outs.deviceIds[0]} `);
    expect(warning).toContain("If this command does not delete it and no stack holds it, delete it by hand.");
    expect(more).toEqual([]);
    expect((await bench.in("us")).devices.map(({ id }) => id)).toEqual(next.outs.deviceIds);
  });

  describe("from a gateway that gives up six seconds before the API is done", () => {
    const late = { kind: "late", delayMs: 6_000, method: "POST", count: 1 } as const;

    /** Whatever was still on its way has arrived. */
    async function opensEvery(token: Managed<"SseToken">): Promise<void> {
      await bench.advance(60);
      expect((await bench.in("us")).devices.map(({ id }) => id).sort()).toEqual([...token.outs.deviceIds].sort());
      for (const [index, { value }] of token.outs.tokens.entries()) {
        const name = [esa, sma][index] ?? "";
        await bench.type(name, "threatresponseconfig", "enable", "commit", "");
        await bench.type(name, `cloudserviceconfig register ${value}`);
        expect(await bench.applianceState(name)).toMatchObject({ registered: true });
      }
    }

    test.each([
      ["an entry", DEVICES],
      ["a token", `${DEVICES}/`],
    ])("holds no dead token and no second entry when %s is made late", async (_, path) => {
      await bench.faults({ ...late, path, after: path === DEVICES ? 0 : 1 });
      await opensEvery(await bench.made("SseToken", given));
    });

    test("holds no dead token when one is issued again", async () => {
      const token = await bench.made("SseToken", given);
      await bench.faults({ ...late, path: `${DEVICES}/` });
      await token.up({ ...given, keepers: { a: "1" } });
      expect(await token.diff()).toMatchObject(nothing);
      await bench.advance(60);
      const { devices } = await bench.in("us");
      expect(devices.map(({ id }) => id).sort()).toEqual([...token.outs.deviceIds].sort());
      await bench.type(esa, "threatresponseconfig", "enable", "commit", "");
      for (const { value } of token.outs.tokens) {
        await bench.type(esa, `cloudserviceconfig register ${value}`);
        expect(await bench.applianceState(esa)).toMatchObject({ registered: true });
        await bench.type(esa, "cloudserviceconfig", "deregister", "yes");
      }
    });
  });

  test.each([503, 504])("goes on through a minute of %d: what looking proves not to be there is made again", async (status) => {
    await bench.faults({ kind: "status", status, method: "POST", path: DEVICES, count: 6 });
    const token = await bench.made("SseToken", given);
    expect((await bench.in("us")).devices.map(({ id }) => id)).toEqual(token.outs.deviceIds);
    expect(bench.logged.join("\n")).toContain(`no answer to POST ${DEVICES}`);
  });

  test("deletes what it had made without ever hearing of it", async () => {
    const token = await bench.made("SseToken", { region: "us" });
    await bench.faults(
      { kind: "resetAfterAccept", method: "POST", path: DEVICES },
      { kind: "status", status: 503, method: "GET", path: DEVICES, after: 2 },
    );
    await expect(token.up({ region: "us", devices: 2 })).rejects.toThrow();
    await bench.noFaults();
    expect(token.outs.deviceIds).toHaveLength(1);
    expect((await bench.in("us")).devices.length).toBeGreaterThan(1);
    await bench.advance(5);
    await token.delete();
    expect((await bench.in("us")).devices).toEqual([]);
  });

  test("leaves an entry of the same name alone, marked for another stack or not at all", async () => {
    const api = await bench.api("us");
    const plain = await api.expect<{ id: string }>(201, "POST", DEVICES, { name: "one" });
    const foreign = await api.expect<{ id: string }>(201, "POST", DEVICES, {
      ...{ name: "one", description: "[ciscoctr:SseToken workbench/prod/one #0123456789ab/0]" },
    });
    const token = await bench.made("SseToken", { region: "us" });
    const { devices } = await bench.in("us");
    expect(devices).toHaveLength(3);
    expect(devices.slice(0, 2)).toEqual([plain, foreign]);
    expect(token.outs.deviceIds).toEqual([devices[2]?.id]);
  });

  test.each([
    ["the entry", DEVICES, 0],
    ["the token", `${DEVICES}/`, 0],
    ["the second entry", DEVICES, 2],
  ])("has exactly its entries when the answer about %s is lost", async (_, path, after) => {
    await bench.faults({ kind: "resetAfterAccept", method: "POST", path, after, count: 1 });
    const token = await bench.made("SseToken", { region: "us", devices: 2 });
    const { devices, tokens } = await bench.in("us");
    expect(devices.map(({ id }) => id).sort()).toEqual([...token.outs.deviceIds].sort());
    expect(tokens).toHaveLength(2);
    expect((await bench.admin<{ fired: number }[]>("GET", "/faults"))[0]?.fired).toBe(1);
  });

  test("takes back what it made when it cannot go on", async () => {
    await bench.faults({
      kind: "status",
      status: 400,
      body: { expires_in: "invalid-value" },
      method: "POST",
      path: `${DEVICES}/`,
      after: 1,
    });
    const token = bench.resource("SseToken");
    await expect(token.create({ region: "us", devices: 3 })).rejects.toThrow(
      /cannot create registration token "one".*expires_in/,
    );
    await bench.noFaults();
    for (const region of regions) expect((await bench.in(region)).devices).toEqual([]);
  });

  test("gives up taking back at the first refusal to, says what stays, and goes on from there", async () => {
    await bench.faults(
      { kind: "status", status: 400, method: "POST", path: DEVICES, after: 150 },
      { kind: "status", status: 403, method: "DELETE", path: DEVICES, after: 1 },
    );
    const token = bench.resource("SseToken");
    const given = { region: "us", devices: 100 } as const;
    await expect(token.create(given)).rejects.toThrow(/cannot create registration token "one".*400/);
    await bench.noFaults();
    const { devices } = await bench.in("us");
    const deletes = (await bench.changes()).filter((request) => request.includes("DELETE"));
    // What was on its way when the first was refused: of those that had no token, and of those that were to be taken back.
    expect(deletes.length).toBeLessThanOrEqual(2 * sideBySide + 1);
    expect(devices.length).toBeGreaterThan(100 - 2 * sideBySide - 2);
    for (const { id } of devices) expect(bench.logged.join("\n")).toContain(`device entry ${id} stays in region "us" for now`);
    await token.create(given);
    expect((await bench.in("us")).devices).toHaveLength(100);
    expect(token.outs.deviceIds).toEqual(expect.arrayContaining(devices.map(({ id }) => id)));
  });
});
