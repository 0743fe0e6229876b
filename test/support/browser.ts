import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

/** Nothing that Chromium does by itself goes out to the network. */
const flags = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** A page that is open, with what it did beside being read. */
export interface Opened {
  page: Page;
  /** Addresses that it asked for. */
  requests: string[];
  /** Errors, dialogs, and what the console said. */
  incidents: string[];
}

/** A headless Chromium that opens pages from files. */
export class BrowserBench {
  private readonly folder = mkdtempSync(join(tmpdir(), "cisco-ctr-page-"));

  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<BrowserBench> {
    const executablePath = process.env["CISCO_CTR_TEST_CHROMIUM"] ?? "/usr/bin/chromium";
    return new BrowserBench(await chromium.launch({ executablePath, args: flags }));
  }

  /** Opens a page as somebody who got it as a file. */
  async open(html: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", ...options });
    const page = await context.newPage();
    const opened: Opened = { page, requests: [], incidents: [] };
    context.on("request", (request) => opened.requests.push(request.url()));
    page.on("pageerror", (error) => opened.incidents.push(error.message));
    page.on("console", (message) => opened.incidents.push(message.text()));
    page.on("dialog", (dialog) => {
      opened.incidents.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(this.save(html));
    return opened;
  }

  /** Puts a text into a file of its own, and says its address. */
  save(text: string, name = "report.html"): string {
    const file = join(mkdtempSync(join(this.folder, "file-")), name);
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
