import { inLines } from "../../provider/base/log";
import { describe, expect, test } from "@jest/globals";
import type { FaultRule } from "../../emulator";
import { createProviders } from "../../provider/dynamic/provider";
import { factory, FmcUnderTest } from "../support/fmc-under-test";
import { nothing, type Managed } from "../support/managed";

const target = FmcUnderTest.ofThisFile();
const { bench, given, securex, puts } = target;

describe("a first change whose answer is lost, and that is then refused", () => {
  const lost: FaultRule = { kind: "resetAfterAccept", method: "PUT", count: 1 };

  test.each([403, 400])("with %d is taken back", async (status) => {
    await bench.faults(lost, { kind: "status", status, method: "PUT", count: 1 });
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given())).rejects.toThrow(/the FMC refuses/);
    expect(await bench.fmcState(target.fmc)).toMatchObject(factory);
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
    expect(await bench.fmcState(target.fmc)).toMatchObject(factory);
  });
});

describe("an interrupted create", () => {
  const events = "cloudeventsconfigs";

  async function interrupted(fault: FaultRule): Promise<Managed<"FmcCloudIntegration">> {
    const one = bench.resource("FmcCloudIntegration");
    await bench.faults({ ...fault, method: "PUT", path: "/api/fmc_config", after: 1 });
    await expect(one.create(given({ securex: securex() }))).rejects.toThrow(/cannot create FMC cloud integration "one"/);
    await bench.noFaults();
    expect((await bench.fmcState(target.fmc)).region).toBe("eu");
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
    expect(await bench.fmcState(target.fmc)).toMatchObject({
      region: "eu",
      events: { intrusion: true },
      securex: { enabled: true },
    });
    expect(one.outs).toMatchObject({ status: "Applied", previous: { region: { name: "US" }, events: factory.events } });
    expect(await one.diff()).toMatchObject(nothing);
    await one.delete();
    expect(await bench.fmcState(target.fmc)).toMatchObject({ ...factory, securex: { enabled: false } });
  });

  test("can be deleted as it is", async () => {
    const one = await interrupted({ kind: "status", status: 500 });
    await one.delete();
    expect(await bench.fmcState(target.fmc)).toMatchObject(factory);
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
      expect(await bench.fmcState(target.fmc)).toMatchObject(factory);
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
