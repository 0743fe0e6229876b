/** What the page docs/scale.md says of drift runs and the quota, on a small scale; `npm run bench -- scale` has the large one. */
import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { callsOfRun } from "../../cli/quota/calls";
import { measureScale } from "../bench/scale/main";
import { lookForDrift, statesOf } from "../bench/scale/run";
import type { Outcome } from "../bench/scale/simulation";
import { Tenant } from "../bench/scale/tenant";

const devices = 150;
const stacks = 3;
/** As `cisco-ctr quota` calculates: the organisation has a module of its own, a catalogue of one page and one client. */
const { total: callsARun } = callsOfRun({ devices, modules: devices + 1, moduleTypes: 12, clients: 1 });

describe("drift runs of several stacks on the emulator's clock", () => {
  test("cost what the organisation's lists cost, whether a run is for one stack or for all", async () => {
    const outcomes: Outcome[] = [];
    const plans = [
      { name: "all", runs: "all", everyMinutes: 15, hours: 1 },
      { name: "each", runs: "each", everyMinutes: 15, hours: 1 },
    ] as const;
    await measureScale(devices, stacks, plans, (each) => outcomes.push(each));
    const seen = { failedRuns: 0, skippedRuns: 0, changes: 7, detected: 7, others: { asked: 60, refused: 0 } };
    expect(outcomes).toMatchObject([
      { ...seen, runs: 4, callsARun, callsAnHour: 4 * callsARun },
      { ...seen, runs: 4 * stacks, callsARun, callsAnHour: 4 * stacks * callsARun },
    ]);
    expect(outcomes.map(({ longestMinutes = Infinity }) => Math.ceil(longestMinutes))).toEqual([15, 15]);
  });

  test("cost what the page says, by the rule of the quota", () => {
    const page = readFileSync(join(__dirname, "..", "..", "docs", "scale.md"), "utf8");
    const rows = [...page.matchAll(/^\| ([\d,]+) devices with a module each +\| (\d+) /gm)].map(([, count = "", calls]) => ({
      count: Number(count.replace(",", "")),
      calls: Number(calls),
    }));
    const ruled = [100, 1_000, 10_000].map((count) => ({
      count,
      calls: callsOfRun({ devices: count, modules: count + 1, moduleTypes: 12, clients: 2 }).total,
    }));
    expect(rows).toEqual(ruled);
  });

  test("fail at once and say when to come again, when the quota is used up for longer than they would wait", async () => {
    const tenant = await Tenant.open(devices);
    try {
      const { clock, organisation } = tenant;
      const states = await clock.passDuring(statesOf(tenant, stacks));
      organisation.quota.fill(clock.now(), organisation.quota.limit);
      const again = new Date(clock.now() + 3_600_000).toISOString().slice(0, 16);
      const run = await clock.passDuring(lookForDrift(tenant, states));
      expect(run).toMatchObject({ calls: 1, changed: [], reason: expect.stringContaining(`Try again after ${again}`) });
      expect(run.unchecked).toBeGreaterThanOrEqual(2 * devices);
      expect(run.ms).toBeLessThan(10_000);
    } finally {
      await tenant.close();
    }
  });

  test("end little later than one look may take, when the quota lets one request a minute through", async () => {
    const tenant = await Tenant.open(devices);
    try {
      const { clock, organisation } = tenant;
      const states = await clock.passDuring(statesOf(tenant, stacks));
      let free = clock.now();
      const take = (now: number) => {
        if (now < free) return { allowed: false, retryAfterSeconds: Math.ceil((free - now) / 1_000) };
        free = now + 60_000;
        return { allowed: true, remaining: 0 };
      };
      Object.assign(organisation.quota, { take });
      const run = await clock.passDuring(lookForDrift(tenant, states));
      expect(run.unchecked).toBeGreaterThan(devices);
      expect(run.ms).toBeLessThan(8 * 60_000);
    } finally {
      await tenant.close();
    }
  });
});
