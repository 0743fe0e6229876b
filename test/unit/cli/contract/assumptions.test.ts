import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { assumptions } from "../../../../cli/contract/assumptions";

const page = readFileSync(join(__dirname, "..", "..", "..", "..", "docs", "contracts.md"), "utf8");
const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The numbered sections, each as its paragraphs and items. */
const [, ...parts] = page.split(/^#{2,3} (\d(?:\.\d)?) .*$/m);
const sections = new Map<string, string[]>();
for (let at = 0; at < parts.length; at += 2) {
  const blocks = (parts[at + 1] ?? "").split(/\n(?=- )|\n\n/).map(onOneLine);
  sections.set(
    parts[at] ?? "",
    blocks.filter((block) => block !== ""),
  );
}

const assumed = assumptions.filter(({ mark }) => mark === "assumed");

/** How often a block says that something is assumed: by the mark, and not by the article that begins a sentence. */
function marksIn(block: string): number {
  const isArticle = (index: number) => /(?:^|[.:] |^- )$/.test(block.slice(0, index)) && /^A [a-z`]/.test(block.slice(index));
  return [...block.matchAll(/(?<![\w`-])A(?![\w`-])/g)].filter(({ index }) => !isArticle(index)).length;
}

const quotedIn = (section: string, block: string): string[] => {
  const quotes = assumed.filter(({ contract }) => contract === section).flatMap(({ quote }) => quote ?? []);
  return [...new Set(quotes)].filter((quote) => block.includes(quote));
};

describe("the table of assumptions", () => {
  test.each(assumptions)("$contract: $says", ({ contract, mark, says, quote }) => {
    expect([...sections.keys()]).toContain(contract);
    expect(says).toMatch(/^[`A-Z].*\.$/);
    expect(mark === "assumed").toBe(quote !== undefined);
  });

  test("quotes the page in its section, at one place", () => {
    for (const { contract, quote = "nothing" } of assumed) {
      const places = sections.get(contract)?.filter((block) => block.includes(quote));
      expect([quote, places?.length]).toEqual([quote, 1]);
    }
  });

  test("says nothing twice", () => {
    const said = assumptions.map(({ says }) => says);
    expect(new Set(said).size).toBe(said.length);
  });

  test("has a way to tell, or a reason why there is none", () => {
    const reasons = assumptions.flatMap(({ unseen }) => unseen ?? []);
    expect(reasons.filter((reason) => !/^[a-z]/.test(reason))).toEqual([]);
    expect(assumptions.filter(({ check }) => check).length).toBeGreaterThan(50);
  });
});

describe("what docs/contracts.md marks as assumed is in the table", () => {
  test("the page has such marks", () => {
    const marks = [...sections.values()].flat().map(marksIn);
    expect(marks.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(20);
  });

  test.each([...sections].filter(([, blocks]) => blocks.some((block) => marksIn(block) > 0)))("section %s", (section, blocks) => {
    const whole = blocks.some((block) => block === "All A:");
    const wanting = blocks.filter((block) => {
      if (block === "All A:") return false;
      const marks = whole && block.startsWith("- ") ? 1 : marksIn(block);
      return quotedIn(section, block).length < marks;
    });
    expect(wanting).toEqual([]);
  });
});
