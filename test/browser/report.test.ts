import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { html } from "../../cli/reports/html";
import { BrowserBench, type Opened } from "../support/browser";
import { largeReport, sampleFindings, sampleReport, urnOf } from "../support/drift-report";

let bench: BrowserBench;
let opened: Opened;
let page: Page;

beforeAll(async () => {
  bench = await BrowserBench.start();
});
afterAll(async () => {
  await bench.close();
});
beforeEach(async () => {
  opened = await bench.open(html(sampleReport(), { colour: false }));
  page = opened.page;
});
afterEach(async () => {
  expect(opened.incidents).toEqual([]);
  expect(opened.requests).toHaveLength(1);
  await page.context().close();
});

const names = () => page.locator("#findings tr.finding:visible bdi").allTextContents();
const box = (name: string) => page.locator("[data-box]", { hasText: name }).last();
const row = (name: string) => page.locator("#findings tr.finding", { hasText: name });
const tile = (kind: string) => page.locator(`button[data-kind="${kind}"]`);
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");

describe("the table of findings", () => {
  test("has a row for each, the worst first", async () => {
    expect(await names()).toEqual([
      ...["esa1-module", "sma1", "reader", "esa7", "esa8-module", "branch-token", "headquarters-token"],
      ...["Umbrella by hand", "esa-lab", "rule 2", "scanner"],
    ]);
    expect(await page.locator("#count").textContent()).toBe("11 shown");
    expect(await page.locator(".verdict").textContent()).toBe("10 findings, and 1 could not be checked");
  });

  test("shows what has every word of a text, wherever in the finding, and all again after Escape", async () => {
    await page.locator("#search").fill("ENRICH alice");
    expect(await names()).toEqual(["reader"]);
    expect(await page.locator("#count").textContent()).toBe("1 of 11 shown");
    await page.keyboard.press("Escape");
    expect(await names()).toHaveLength(11);
    expect(await page.locator("#search").inputValue()).toBe("");
  });

  test("says when nothing is like that, and goes back to all", async () => {
    await page.locator("#search").fill("no such text");
    expect(await page.locator("#nothing").isVisible()).toBe(true);
    await page.locator("#reset").click();
    expect(await names()).toHaveLength(11);
    expect(await page.locator("#nothing, #reset").locator("visible=true").count()).toBe(0);
  });

  test("shows the kinds that are chosen by their tiles, which steps the rest of the map back", async () => {
    await tile("missing").click();
    await tile("changed").click();
    expect(await names()).toEqual(["esa1-module", "reader"]);
    expect(await tile("missing").getAttribute("aria-pressed")).toBe("true");
    expect(await page.locator("[data-box]:not(.is-faint)").count()).toBe(2);
    await tile("missing").click();
    expect(await names()).toEqual(["reader"]);
    await tile("changed").click();
    expect(await names()).toHaveLength(11);
    expect(await page.locator(".is-faint").count()).toBe(0);
  });

  test("shows a region, and a stack", async () => {
    await page.locator("#region").selectOption("Americas (NAM)");
    expect(await names()).toEqual(["esa1-module", "sma1", "reader", "headquarters-token"]);
    await page.locator("#region").selectOption("");
    await page.locator("#stack").selectOption("mail/branches");
    expect(await names()).toEqual(["esa7", "esa8-module", "branch-token", "scanner"]);
  });

  test("sorts by a column, and the other way round", async () => {
    const heading = page.locator("#findings thead button", { hasText: "Name" });
    await heading.click();
    const sorted = await names();
    expect(sorted.slice(0, 3)).toEqual(["branch-token", "esa-lab", "esa1-module"]);
    expect(await page.locator("#findings th[aria-sort=ascending]").textContent()).toBe("Name");
    await heading.click();
    expect(await names()).toEqual(sorted.reverse());
    expect(await page.locator("#findings th[aria-sort=descending]").textContent()).toBe("Name");
  });

  test("opens a row with what differs, who did it and what puts it right; a secret is masked", async () => {
    await row("reader").click();
    const detail = page.locator(".detail:visible");
    const text = await detail.innerText();
    expect(await detail.locator(".changes tbody tr").first().locator("td").allTextContents()).toEqual([
      '[ "enrich:read", "inspect:read" ]',
      '[ "enrich:read" ]',
    ]);
    expect(text).toContain("[secret]");
    expect(text).toContain("alice@example.com");
    expect(text).toContain(urnOf("mail/prod", "ApiClient", "reader"));
    expect(await detail.locator("code").allTextContents()).toEqual(sampleFindings.changed.repair);
    await row("reader").locator("button.opener").click();
    expect(await page.locator(".detail:visible").count()).toBe(0);
  });

  test("copies a command", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await row("reader").click();
    await page.locator(".copy").last().click();
    await page.locator(".copy", { hasText: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("pulumi refresh --stack prod");
  });

  test("marks the command where it may not be copied", async () => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await row("reader").click();
    await page.locator(".copy").first().click();
    await page.locator(".copy", { hasText: "Marked" }).waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe("pulumi up --refresh --stack prod");
  });

  test("says in words what is no command, with nothing to copy", async () => {
    await row("rule 2").click();
    expect(await page.locator(".detail:visible .step").textContent()).toBe(sampleFindings["ignored-too-long"].repair[0]);
    expect(await page.locator(".detail:visible .copy").count()).toBe(0);
  });

  test("has what the ignore file lets pass in a table of its own", async () => {
    expect(await page.locator("#ignored tbody").innerText()).toContain("renamed by the mail team until the migration ends");
  });
});

describe("the map and the table", () => {
  test("a box selects its findings, and lets them go when it is clicked again", async () => {
    await box("sma1").click();
    expect(await names()).toEqual(["sma1"]);
    expect(await page.locator(".detail:visible").count()).toBe(1);
    expect(await page.locator("#choice").innerText()).toContain("the appliance is not registered any more");
    expect(await box("sma1").getAttribute("aria-pressed")).toBe("true");
    await box("sma1").click();
    expect(await names()).toHaveLength(11);
    expect(await box("sma1").getAttribute("aria-pressed")).toBe("false");
  });

  test("a box without findings says so", async () => {
    await box("esa1.example.com").click();
    expect(await names()).toEqual([]);
    expect(await page.locator("#choice").innerText()).toContain("Nothing was found: it is as the stacks say.");
  });

  test("a map larger than its place can be seen whole", async () => {
    const { page: large } = await bench.open(html(largeReport(300), { colour: false }));
    const height = () => large.locator(".scroller").evaluate((element) => element.scrollHeight - element.clientHeight);
    await large.locator("#whole").click();
    expect(await height()).toBe(0);
    expect(await large.locator("#whole").getAttribute("aria-pressed")).toBe("true");
    await large.locator("#whole").click();
    expect(await height()).toBeGreaterThan(100);
    await large.context().close();
  });

  test("a row that is opened shows its box", async () => {
    await row("esa7").click();
    expect(await page.locator("[data-box][aria-pressed=true]").textContent()).toContain("esa7");
    expect(await names()).toHaveLength(11);
  });
});

describe("the keyboard", () => {
  test("comes to each part with the tabulator, one stop for the map and one for the rows", async () => {
    const stops: string[] = [];
    await page.locator("#print").focus();
    for (let step = 0; step < 23; step += 1) {
      await page.keyboard.press("Tab");
      stops.push(
        await page.evaluate(() => {
          const { activeElement } = document;
          return (
            activeElement?.closest("svg.map, .tiles, .tools, thead, tbody")?.getAttribute("class") ??
            activeElement?.closest("thead, tbody")?.tagName ??
            "?"
          );
        }),
      );
    }
    const counts = stops.reduce<Record<string, number>>((sum, stop) => ({ ...sum, [stop]: (sum[stop] ?? 0) + 1 }), {});
    expect(counts).toEqual({ tiles: 10, map: 1, tools: 3, THEAD: 6, TBODY: 1, "?": 2 });
  });

  test("goes over the map with arrows, chooses with Enter, and lets go with Escape", async () => {
    await box("esa1.example.com").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toContain("esa1-module");
    await page.keyboard.press("Enter");
    expect(await names()).toEqual(["esa1-module"]);
    await page.keyboard.press("Escape");
    expect(await names()).toHaveLength(11);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toContain("sma1");
    await page.keyboard.press(" ");
    expect(await names()).toEqual(["sma1"]);
  });

  test("goes through the rows with arrows, Home and End, opens with Enter and closes with Escape", async () => {
    await row("esa1-module").locator("button").focus();
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toContain("sma1");
    await page.keyboard.press("End");
    expect(await focused()).toContain("scanner");
    await page.keyboard.press("Home");
    expect(await focused()).toContain("esa1-module");
    await page.keyboard.press("Enter");
    expect(await page.locator(".detail:visible").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.locator(".detail:visible").count()).toBe(0);
    expect(await focused()).toContain("esa1-module");
  });

  test("goes to the filter with /", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("reader");
    expect(await names()).toEqual(["reader"]);
  });

  test("can be seen where it is", async () => {
    await page.keyboard.press("/");
    const outline = (selector: string) => page.locator(selector).evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(await outline("#search")).toBe("solid");
    await box("sma1").focus();
    await page.keyboard.press("ArrowUp");
    const width = () => page.locator("[data-box]:focus .card").evaluate((element) => getComputedStyle(element).strokeWidth);
    expect(await width()).toBe("4px");
  });
});
