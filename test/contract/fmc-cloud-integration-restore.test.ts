import { describe, expect, test } from "@jest/globals";
import type { FmcAccess } from "../../emulator";
import { FmcUnderTest } from "../support/fmc-under-test";
import { nothing } from "../support/managed";

const target = FmcUnderTest.ofThisFile();
const { bench, given, securex } = target;

describe("what a destroy puts back", () => {
  const none = { intrusion: false, file: false, connection: false };

  test.each([
    ["events", { events: { intrusion: true, file: false } }, { events: none }],
    ["SecureX", { events: none, securex: securex() }, { events: none, securex: { enabled: false } }],
  ])("is what was there before, after an update towards it that failed: %s", async (_, first, then) => {
    const before = await bench.fmcState(target.fmc);
    const one = await bench.made("FmcCloudIntegration", given({ region: "us", ...first }));
    await bench.faults({ kind: "status", status: 500, method: "PUT" });
    await expect(one.up(given({ region: "us", ...then }))).rejects.toThrow();
    await bench.noFaults();
    await one.delete();
    const { events, region, securex: ribbon } = await bench.fmcState(target.fmc);
    expect({ events, region, enabled: ribbon.enabled }).toEqual({
      ...{ events: before.events, region: before.region, enabled: before.securex.enabled },
    });
  });

  test("is one FMC's, where another has the same name, and is named where nothing is put back", async () => {
    const other = await bench.fmc({ name: "fmc-b.example.com" });
    const at = ({ host, port, username, password, fingerprint }: FmcAccess) => ({ host, port, username, password, fingerprint });
    const before = await bench.fmcState(target.fmc);
    const [a, b] = [bench.resource("FmcCloudIntegration", "a"), bench.resource("FmcCloudIntegration", "b")];
    await a.create({ region: "eu", fmc: at(target.fmc) });
    await b.create({ region: "eu", fmc: at(other) });
    expect(a.id).not.toBe(b.id);
    const provider = bench.process().FmcCloudIntegration;
    await provider.diff?.(b.id, b.outs, b.outs);
    await provider.delete?.(a.id, a.outs);
    expect(await bench.fmcState(target.fmc)).toMatchObject({ region: before.region, events: before.events });
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
    return { old, now, live: await bench.fmcState(target.fmc) };
  }

  test("puts nothing back in a command that finds the new one wanted", async () => {
    const { old, now, live } = await twice();
    const provider = bench.process().FmcCloudIntegration;
    expect(await provider.diff?.(now.id, now.outs, now.outs)).toMatchObject(nothing);
    await provider.delete?.(old.id, old.outs);
    expect(await bench.fmcState(target.fmc)).toEqual(live);
    expect(bench.logged.join("\n")).toContain(`${now.id} stays: a later create has taken it over`);
    await provider.delete?.(now.id, now.outs);
    expect(await bench.fmcState(target.fmc)).toEqual(live);
  });

  test.each([
    ["old one first", <Each>(old: Each, now: Each) => [old, now]],
    ["new one first", <Each>(old: Each, now: Each) => [now, old]],
  ])("a destroy puts back what was there, the %s", async (_, order) => {
    const before = await bench.fmcState(target.fmc);
    const { old, now } = await twice();
    for (const each of order(old, now)) await each.delete();
    const { region, events } = await bench.fmcState(target.fmc);
    expect({ region, events }).toEqual({ region: before.region, events: before.events });
  });
});
