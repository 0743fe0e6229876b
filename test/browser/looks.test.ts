import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { html, htmlMap } from "../../cli/reports/html";
import { BrowserBench } from "../support/browser";
import { cleanReport, sampleReport } from "../support/drift-report";

let bench: BrowserBench;

beforeAll(async () => {
  bench = await BrowserBench.start();
});
afterAll(async () => {
  await bench.close();
});

const sample = html(sampleReport(), { colour: false });
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = "rgb(244, 246, 248)";
const dark = "rgb(13, 17, 23)";

describe("day and night", () => {
  test("follow the system", async () => {
    const { page } = await bench.open(sample, { colorScheme: "dark" });
    expect(await ground(page)).toBe(dark);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await ground(page)).toBe(light);
    expect(await page.locator("#theme").textContent()).toBe("Dark");
  });

  test("can be chosen, and the choice is remembered", async () => {
    const { page } = await bench.open(sample);
    await page.locator("#theme").click();
    expect(await ground(page)).toBe(dark);
    expect(await page.locator("#theme").textContent()).toBe("Light");
    await page.reload();
    expect(await ground(page)).toBe(dark);
    await page.locator("#theme").click();
    await page.reload();
    expect(await ground(page)).toBe(light);
  });

  test("can be chosen where nothing is remembered", async () => {
    const { page, incidents } = await bench.open(sample);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    });
    await page.reload();
    await page.locator("#theme").click();
    expect(await ground(page)).toBe(dark);
    expect(incidents).toEqual([]);
  });
});

describe("on paper", () => {
  test("everything is open, nothing is there to click, and it is light", async () => {
    const { page } = await bench.open(sample, { colorScheme: "dark" });
    await page.locator("#search").fill("reader");
    await page.keyboard.press("Escape");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.locator(".detail").nth(10).waitFor();
    expect(await page.locator(".detail:visible").count()).toBe(11);
    expect(await page.locator("input, select, .copy, #theme, #print, #choice").locator("visible=true").count()).toBe(0);
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(ink).toBe("rgb(24, 33, 43)");
    const cut = await page.locator(".scroller").evaluate((element) => element.scrollHeight - element.clientHeight);
    expect(cut).toBe(0);
  });

  test("only what is chosen is there", async () => {
    const { page } = await bench.open(sample);
    await page.locator("#search").fill("reader");
    await page.emulateMedia({ media: "print" });
    await page.locator(".detail:visible").waitFor();
    expect(await page.locator(".detail:visible").count()).toBe(1);
  });

  test("is a document of pages", async () => {
    const { page } = await bench.open(sample);
    const pdf = await page.pdf({ format: "A4", printBackground: true });
    expect(pdf.toString("latin1")).toMatch(/^%PDF-[^]*\/Count \d/);
  });
});

describe("on a phone", () => {
  test("the page is as wide as the screen, and only the map scrolls sideways", async () => {
    const { page } = await bench.open(sample, { viewport: { width: 360, height: 700 }, hasTouch: true, isMobile: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const wider = await page
      .locator("main *:not(svg *)")
      .evaluateAll(
        (elements) =>
          elements.filter(
            (element) => element.closest(".scroller, .unseen") === null && element.getBoundingClientRect().right > 360,
          ).length,
      );
    expect(wider).toBe(0);
    await page.locator("tr.finding").nth(2).tap();
    expect(await page.locator(".detail:visible").innerText()).toContain("pulumi refresh --stack prod");
  });
});

describe("a report that found nothing", () => {
  test("says so, with the map and without a table", async () => {
    const { page, incidents } = await bench.open(html(cleanReport(), { colour: false }));
    expect(await page.locator(".verdict").textContent()).toBe("Everything is as the stacks say");
    expect(await page.locator("svg.map").isVisible()).toBe(true);
    expect(await page.locator("table, .tools, .tiles").count()).toBe(0);
    expect(incidents).toEqual([]);
  });

  test("of nothing at all is a page too", async () => {
    const empty = sampleReport({ findings: [], ignored: [], objects: [], regions: [], stacks: [], resources: 0 });
    const { page, incidents } = await bench.open(html(empty, { colour: false }));
    expect(await page.locator(".verdict").isVisible()).toBe(true);
    expect(incidents).toEqual([]);
  });
});

describe("the map alone", () => {
  test("tells of a box what was found", async () => {
    const { page, incidents } = await bench.open(htmlMap(sampleReport(), { colour: false }));
    expect(await page.locator("table").count()).toBe(0);
    await page.locator("[data-box]", { hasText: "sma1" }).last().click();
    expect(await page.locator("#choice").innerText()).toContain("the appliance is not registered any more");
    expect(incidents).toEqual([]);
  });
});
