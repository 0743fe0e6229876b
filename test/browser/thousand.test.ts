import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { CDPSession, Page } from "playwright-core";
import { html } from "../../cli/reports/html";
import { BrowserBench } from "../support/browser";
import { largeReport } from "../support/drift-report";

let bench: BrowserBench;
let page: Page;
let devTools: CDPSession;
let openings: number[];

/** Opens the page anew, and says how long its thread worked until it was there. What a busy machine adds is not counted. */
async function openAnew(address: string): Promise<number> {
  ({ page } = await bench.open("<p>"));
  devTools = await page.context().newCDPSession(page);
  await devTools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(address);
  return workedMs();
}

beforeAll(async () => {
  bench = await BrowserBench.start();
  const address = bench.save(html(largeReport(1_000), { colour: false }));
  openings = [await openAnew(address), await openAnew(address), await openAnew(address)];
});
afterAll(async () => {
  await bench.close();
});

async function workedMs(): Promise<number> {
  const { metrics } = await devTools.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1_000;
}

/** How long the page's thread works, up to the next picture. */
async function during(act: () => Promise<unknown>): Promise<number> {
  const before = await workedMs();
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return (await workedMs()) - before;
}

const shown = () => page.locator("#findings tr.finding:not([hidden])").count();
const limitMs = 200;

describe("a page of 1,000 findings", () => {
  test("has them all in the table, and their boxes on the map", async () => {
    await page.locator("#findings tr.finding").nth(999).waitFor({ state: "attached" });
    expect(await shown()).toBe(1_000);
    expect(await page.locator("[data-box]").count()).toBe(900);
  });

  test("opens and filters with little work", async () => {
    const works: Record<string, number> = { open: Math.min(...openings) };
    for (const text of ["esa1", "module-12", "nothing is like that", "alice", ""]) {
      works[`filter ${text}`] = await during(() => page.locator("#search").fill(text));
    }
    works["kind"] = await during(() => page.locator("button[data-kind=changed]").click());
    works["all"] = await during(() => page.keyboard.press("Escape"));
    expect(Object.entries(works).filter(([, ms]) => ms > limitMs)).toEqual([]);
  });
});
