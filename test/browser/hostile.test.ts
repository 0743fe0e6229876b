import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { DriftReport } from "../../cli/drift/findings";
import { html } from "../../cli/reports/html";
import { svgMap } from "../../cli/map";
import { BrowserBench } from "../support/browser";
import { reportOf } from "../support/drift-report";
import { hostileWords } from "../support/hostile-text";

let bench: BrowserBench;

beforeAll(async () => {
  bench = await BrowserBench.start();
});
afterAll(async () => {
  await bench.close();
});

const attacks = [
  `<script>alert(1)</script>`,
  `</script><script>alert(1)</script>`,
  `</title></style></svg></textarea><img src=x onerror=alert(1)>`,
  `<!--<script>`,
  `"><svg onload=alert(1)>`,
  `' onmouseover='alert(1)`,
  `javascript:alert(1)`,
  `]]><script>alert(1)</script>`,
  `&lt;img src=x onerror=alert(1)&gt;`,
  `<a href="https://example.com">here</a><base href="https://example.com"><meta http-equiv="refresh" content="0;url=https://example.com">`,
  `__proto__`,
  ...hostileWords,
];

/** A report whose findings and boxes each say something else of this. */
function hostileReport(): DriftReport {
  const reports = [...attacks, attacks.join("")].map((word) => reportOf(word));
  return {
    ...reportOf(attacks.join("")),
    findings: reports.flatMap(({ findings }) => findings),
    ignored: reports.flatMap(({ ignored }) => ignored),
    objects: reports.flatMap(({ objects }) => objects),
  };
}

describe("names of somebody else", () => {
  test("have no effect in the page", async () => {
    const { page, requests, incidents } = await bench.open(html(hostileReport(), { colour: false }));
    await page.emulateMedia({ media: "print" });
    await page.locator(".detail").last().waitFor();
    await page.emulateMedia({ media: "screen" });
    await page.locator("[data-box]").first().click();
    const count = (selector: string) => page.locator(selector).count();
    expect(await count(".detail")).toBe(11 * (attacks.length + 1));
    expect(await count("script")).toBe(2);
    expect(await count("img, a, base, iframe, form, [onload], [onerror], [onmouseover]")).toBe(0);
    expect(await count("meta[http-equiv=refresh]")).toBe(0);
    expect(incidents).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  test("are shown as they are, and what cannot be seen by its number", async () => {
    const { page } = await bench.open(html(reportOf("<b>\u202e\u001b[2J</b>"), { colour: false }));
    expect(await page.locator("#findings bdi").first().textContent()).toBe("<b>\\u{202e}\\u{1b}[2J</b>");
  });

  test("have none in an SVG of its own", async () => {
    const { page, requests, incidents } = await bench.open("<p>");
    await page.goto(bench.save(svgMap(hostileReport()), "map.svg"));
    expect(await page.evaluate(() => document.documentElement.tagName)).toBe("svg");
    expect(await page.locator("script, image, a, foreignObject, parsererror").count()).toBe(0);
    expect(await page.locator("g.box").count()).toBe(attacks.length + 1);
    expect(incidents).toEqual([]);
    expect(requests).toHaveLength(2);
  });
});
