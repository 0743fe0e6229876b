import { describe, expect, test } from "@jest/globals";
import { nothing, type Managed } from "../support/managed";
import { esa, sma, Workbench } from "../support/workbench";

const DEVICES = "/iroh/iroh-sse/device";
const hour = 3_600;
const bench = Workbench.ofThisFile();

/** Registers an appliance with a token as its administrator would. */
async function use(name: string, token: string | undefined): Promise<void> {
  await bench.type(name, "threatresponseconfig", "enable", "commit", "");
  await bench.type(name, `cloudserviceconfig register ${token}`);
  expect(await bench.applianceState(name)).toMatchObject({ registered: true });
}

/** A refresh and a preview find nothing to do. */
async function isQuiet(token: Managed<"SseToken">): Promise<void> {
  expect(await token.diff()).toMatchObject(nothing);
  expect(await token.read()).toEqual({ there: true });
  expect(await token.diff()).toMatchObject(nothing);
}

describe("a token that expires", () => {
  test("is no event with onExpiry keep, used or not", async () => {
    const token = await bench.made("SseToken", { region: "us" });
    await bench.advance(hour + 1);
    await isQuiet(token);
    expect(token.outs).toMatchObject({ status: "expired", registered: 0 });
    await bench.advance(400 * 24 * hour);
    await isQuiet(token);
  });

  test("renews in place with onExpiry renew, at its end", async () => {
    const token = await bench.made("SseToken", { region: "us", onExpiry: "renew" });
    const { value, deviceIds } = token.outs;
    await bench.advance(hour - 60);
    await isQuiet(token);
    await bench.advance(61);
    expect(await token.diff()).toMatchObject({ changes: true, replaces: [] });
    await token.up();
    expect(token.outs).toMatchObject({ deviceIds, status: "active" });
    expect(token.outs.value).not.toBe(value);
    expect((await bench.in("us")).devices).toHaveLength(1);
    await isQuiet(token);
  });

  test("renews renewBefore its end", async () => {
    const token = await bench.made("SseToken", { region: "us", validFor: "1d", onExpiry: "renew", renewBefore: "6h" });
    const { value } = token.outs;
    await bench.advance(17 * hour);
    await isQuiet(token);
    await bench.advance(hour + 1);
    expect(await token.up()).toMatchObject({ changes: true, replaces: [] });
    expect(token.outs.value).not.toBe(value);
    await isQuiet(token);
  });

  test("renews only the unused of several", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2, onExpiry: "renew" });
    const [used, unused] = token.outs.tokens;
    await use(esa, used?.value);
    await bench.advance(hour + 1);
    await token.read();
    expect(token.outs).toMatchObject({ registered: 1, status: "expired" });
    await bench.forgetRequests();
    await token.up();
    expect(await bench.changes()).toEqual([`us POST ${DEVICES}/${unused?.deviceId}/token`]);
    expect(token.outs.tokens[0]).toEqual(used);
    expect(token.outs.tokens[1]?.value).not.toBe(unused?.value);
    expect(token.outs).toMatchObject({ registered: 1, status: "active" });
    await isQuiet(token);
  });

  test("does not renew for being used: not even before its use is known from a refresh", async () => {
    const token = await bench.made("SseToken", { region: "us", onExpiry: "renew" });
    await use(esa, token.outs.value);
    await bench.advance(hour + 1);
    await bench.forgetRequests();
    await token.up();
    expect(await bench.changes()).toEqual([]);
    expect(token.outs).toMatchObject({ status: "consumed", registered: 1 });
    await isQuiet(token);
  });
});

describe("a used token", () => {
  test("is consumed, and quiet for ever, whatever becomes of its time", async () => {
    const token = await bench.made("SseToken", { region: "us", onExpiry: "renew", renewBefore: "30m" });
    await use(esa, token.outs.value);
    await isQuiet(token);
    expect(token.outs).toMatchObject({ status: "consumed", registered: 1 });
    for (const days of [1, 30, 3_000]) {
      await bench.advance(days * 24 * hour);
      await isQuiet(token);
    }
    expect((await bench.in("us")).tokens.map(({ status }) => status)).toEqual(["consumed"]);
  });

  test("keeps its entry when devices become fewer, and says so", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 3 });
    const [first, second] = token.outs.tokens;
    await use(esa, first?.value);
    await use(sma, second?.value);
    bench.logged.length = 0;
    await token.up({ region: "us", devices: 1 });
    expect(token.outs.deviceIds).toEqual([first?.deviceId, second?.deviceId]);
    expect(token.outs).toMatchObject({ devices: 1, registered: 2, status: "consumed" });
    expect(bench.logged.join("\n")).toMatch(/warning: 1 more device entries than `devices` stay: they are registered/);
    expect((await bench.in("us")).devices.map(({ name }) => name)).toEqual([esa, sma]);
    await isQuiet(token);
  });

  test("is no entry for a later issue: keepers leave it alone", async () => {
    const token = await bench.made("SseToken", { region: "us" });
    await use(esa, token.outs.value);
    const { value } = token.outs;
    await bench.forgetRequests();
    await token.up({ region: "us", name: "other", keepers: { a: "1" } });
    expect(await bench.changes()).toEqual([]);
    expect(token.outs.value).toBe(value);
    expect((await bench.in("us")).devices[0]).toMatchObject({ name: esa, status: "Registered" });
    await isQuiet(token);
  });

  test("keeps its entry when the resource goes: the appliance stays registered", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2 });
    await use(esa, token.outs.value);
    await token.delete();
    expect((await bench.in("us")).devices).toEqual([expect.objectContaining({ name: esa, status: "Registered" })]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true });
  });

  test("is not handed out again after a killed run: a second entry is made", async () => {
    const killed = await bench.made("SseToken", { region: "us" });
    await use(esa, killed.outs.value);
    const token = await bench.made("SseToken", { region: "us" });
    expect(token.outs.deviceIds).not.toEqual(killed.outs.deviceIds);
    expect(token.outs).toMatchObject({ status: "active", registered: 0 });
  });
});
