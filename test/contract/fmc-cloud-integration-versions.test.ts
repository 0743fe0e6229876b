import { beforeEach, describe, expect, test } from "@jest/globals";
import { factory, FmcUnderTest, login, type FmcGiven } from "../support/fmc-under-test";
import { nothing } from "../support/managed";
import type { Workbench } from "../support/workbench";

const target = FmcUnderTest.ofThisFile();
const { bench, given, securex, calls, puts, byHand } = target;

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
      const moved = login({ ...target.fmc, ...(await bench.fmc({ name: "between-2", version })) });
      await bench.forgetRequests();
      await expect(one.update(given({ fmc: moved, events: { file: false } }))).rejects.toThrow(/the FMC 127\.0\.0\.1/);
      expect(await puts()).toEqual([]);
    },
  );

  test.each(["7.0.2-88", "7.0.6.2-65", "7.2.0-82", "10.0.0-140"])("is not its answer with %s", async (version) => {
    const access = { ...target.fmc, ...(await bench.fmc({ name: "good", version })) };
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
    const access = { ...target.fmc, ...(await bench.fmc({ name: "six-more", version: "6.7.0-65" })) };
    const one = await bench.made("FmcCloudIntegration", given({ fmc: login(access) }));
    expect((await bench.fmcState(access)).region).toBe("eu");
    expect(await one.read()).toEqual({ there: true });
  });

  test("because the login is wrong is asked once", async () => {
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given({ fmc: { ...login(target.fmc), password: bench.secret("wrong-password") } }))).rejects.toThrow(
      /the FMC 127\.0\.0\.1:\d+ refuses the user name and password.*Check `fmc\.username`/,
    );
    expect(await calls()).toHaveLength(1);
  });

  test("because it has no such domain names those it has", async () => {
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given({ fmc: { ...login(target.fmc), domain: "Global/Lab" } }))).rejects.toThrow(
      /`fmc\.domain` is "Global\/Lab", and the FMC lets this user see "Global"\. Use one of them/,
    );
  });
});

describe("an FMC before 6.5, which has no regions", () => {
  const old = (more: Partial<FmcGiven> = {}): FmcGiven => given({ region: "us", ...more });
  const regionsAsked = async () => (await calls()).filter(({ path }) => path.includes("cloudregions"));
  const at = { intrusion: true, file: true, connection: false };

  beforeEach(async () => {
    target.fmc = { ...target.fmc, ...(await bench.fmc({ name: "old", version: "6.4.0-102" })) };
  });

  test("is set in its events, and put back", async () => {
    const one = await bench.made("FmcCloudIntegration", old());
    expect(await bench.fmcState(target.fmc)).toMatchObject({ region: "us", events: at });
    expect(await puts()).toEqual(["cloudeventsconfigs"]);
    expect(one.outs).toMatchObject({ version: "6.4.0", status: "Applied", previous: { events: factory.events } });
    expect(one.outs.previous).not.toHaveProperty("region");
    await one.delete();
    expect(await bench.fmcState(target.fmc)).toMatchObject(factory);
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
    expect(await bench.fmcState(target.fmc)).toMatchObject({ events: { ...at, connection: true } });
    expect(await regionsAsked()).toEqual([]);
  });

  test("whose first change is refused is left as it was", async () => {
    await bench.faults(
      { kind: "resetAfterAccept", method: "PUT", count: 1 },
      { kind: "status", status: 403, method: "PUT", count: 1 },
    );
    await expect(bench.resource("FmcCloudIntegration").create(old())).rejects.toThrow(/the FMC refuses/);
    expect(await bench.fmcState(target.fmc)).toMatchObject(factory);
    expect(await regionsAsked()).toEqual([]);
  });

  test("has no SecureX either, and says so", async () => {
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(old({ securex: securex() }))).rejects.toThrow(
      /`securex` can be set from 7\.0 on\. Leave `securex` out/,
    );
    expect(await bench.fmcState(target.fmc)).toMatchObject(factory);
  });
});
