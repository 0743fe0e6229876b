// The page of a report with 1,000 findings in Chromium: how long until it is open, and until a filter has shown its rows.
import { createRequire } from "node:module";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { ensureChromium } from "../../tools/chromium.mjs";
import { median } from "./timing.mjs";

const require = createRequire(import.meta.url);
require("../../tools/typescript.cjs");
/** @type {unknown} */
const reports = require("../../cli/reports/html");
const { html } = /** @type {typeof import("../../cli/reports/html/index.js")} */ (reports);
/** @type {unknown} */
const fixtures = require("../support/drift-report");
const { largeReport } = /** @type {typeof import("../support/drift-report.js")} */ (fixtures);

const findings = 1_000;
const rounds = 7;
const limitMs = 200;
const filters = ["esa1", "module-12", "nothing is like that", "alice", ""];

/** @param {string} executablePath @param {string} address */
async function times(executablePath, address) {
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    /** @type {number[]} */
    const opens = [];
    /** @type {number[]} */
    const filtered = [];
    for (let round = 0; round < rounds; round++) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(address);
      opens.push(await page.evaluate(openMs));
      filtered.push(...(await page.evaluate(filterMs, filters)));
      await page.close();
    }
    return { opens, filtered };
  } finally {
    await browser.close();
  }
}

/** In the page: from the first byte to the end of loading. */
function openMs() {
  const [navigation] = performance.getEntriesByType("navigation");
  const { loadEventEnd, responseStart } = /** @type {PerformanceNavigationTiming} */ (navigation);
  return loadEventEnd - responseStart;
}

/** In the page: from a text to the picture that shows its rows. @param {string[]} texts */
async function filterMs(texts) {
  const search = /** @type {HTMLInputElement} */ (document.querySelector("#search"));
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  /** @type {number[]} */
  const all = [];
  for (const text of texts) {
    await painted();
    const begun = performance.now();
    search.value = text;
    search.dispatchEvent(new Event("input"));
    await painted();
    all.push(performance.now() - begun);
  }
  return all;
}

/** @returns {Promise<boolean>} whether it is within its limit */
export async function measure() {
  const browser = await ensureChromium();
  if ("missing" in browser) {
    console.log(`page of ${findings} findings: not measured, there is no Chromium: ${browser.missing}`);
    return false;
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cisco-ctr-page-"));
  try {
    const file = path.join(folder, "report.html");
    fs.writeFileSync(file, html(largeReport(findings), { colour: false }));
    const { opens, filtered } = await times(browser.executable, pathToFileURL(file).href);
    const [open, filter] = [median(opens), median(filtered)];
    console.log(`page of ${findings} findings: opens in a median of ${open.toFixed(0)} ms, filters in ${filter.toFixed(0)} ms`);
    console.log(`  at most ${limitMs} ms each; the slowest filter took ${Math.max(...filtered).toFixed(0)} ms`);
    return open <= limitMs && filter <= limitMs;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
