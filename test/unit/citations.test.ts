import { describe, expect, test } from "@jest/globals";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const root = join(__dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => !path.includes("node_modules"));

const folders = ["provider", "emulator", "schema", "cli", "test", "tools", "docs", "examples", ".github", ".changeset"];
const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
const files = [...pages, "eslint.config.mjs", ...folders.flatMap(filesBelow)];
/** What a person writes; a recorded fact or a checkpoint cites nothing. */
const written = files.filter((path) => /\.(?:md|[mc]?[jt]s|schema\.json)$/.test(path) && path !== "docs/contracts.md");

const contracts = read("docs/contracts.md");
const sections = [...contracts.matchAll(/^#{2,3} (\d(?:\.\d)?) /gm)].map(([, number]) => number ?? "");
const [, guides = "", others = ""] = contracts.split(/^\| (?:seed|short) .*$/m);
const firstCells = (table: string): string[] => [...table.matchAll(/^\| (\w+) /gm)].map(([, cell]) => cell ?? "");

/** The text on one line, so that a citation may stand where a comment breaks. */
const onOneLine = (text: string): string => text.replace(/\s*\n\s*(?:\*|\/\/)?\s*/g, " ");

interface Citation {
  path: string;
  cited: string;
}

/** Everything that a pattern's first group finds in the sources, taken apart by another. */
function citations(pattern: RegExp, part: RegExp): Citation[] {
  return written.flatMap((path) =>
    [...onOneLine(read(path)).matchAll(pattern)].flatMap(([, group = ""]) =>
      [...group.matchAll(part)].map(([cited]) => ({ path, cited })),
    ),
  );
}

const dangling = (found: Citation[], there: readonly string[]): Citation[] => found.filter(({ cited }) => !there.includes(cited));

const number = String.raw`\d(?:\.\d+)*(?![\w-])`;

describe("what a source cites is in the repository", () => {
  test("sections of the contracts", () => {
    const list = String.raw`${number}(?:(?: \([^)]*\))?(?:,| and|/)? ?${number})*`;
    const found = citations(new RegExp(String.raw`\bcontracts?(?: section)? (${list})`, "gi"), new RegExp(number, "g"));
    expect(found.length).toBeGreaterThan(100);
    expect(dangling(found, sections)).toEqual([]);
  });

  test("sections behind a mark, as the tables of texts have them", () => {
    const found = citations(new RegExp(`"[^"]*\\b[DOA] (${number})`, "g"), new RegExp(number, "g"));
    expect(found.map(({ cited }) => cited)).toContain("5.5");
    expect(dangling(found, sections)).toEqual([]);
  });

  test("Cisco's guides", () => {
    const found = citations(/\bseeds? (\d{3}\b(?:(?:,| and|,? or|\/)? ?\d{3}\b)*)/gi, /\d{3}/g);
    expect(found.length).toBeGreaterThan(30);
    expect(dangling(found, firstCells(guides))).toEqual([]);
  });

  test("other sources, by their short names", () => {
    const besideSections = citations(/\bcontracts [\d.]+(?:, | \()([^")`]*)/g, /(?<![\w-])[A-Z][A-Z\d]+(?![\w-])/g);
    const behindMarks = citations(/"[^"]*\b[DO] ([A-Z][A-Z\d]+)\b/g, /\w+/g);
    expect(besideSections.map(({ cited }) => cited)).toContain("DEV");
    expect(behindMarks.map(({ cited }) => cited)).toContain("ESACERT");
    expect(dangling([...besideSections, ...behindMarks], firstCells(others))).toEqual([]);
  });

  test("laws", () => {
    const [, laws = ""] = /^## The laws$(.*?)^## /ms.exec(read("docs/architecture.md")) ?? [];
    const found = citations(/\blaws? (\d+)\b/gi, /\d+/g);
    expect(found.length).toBeGreaterThan(2);
    expect(
      dangling(
        found,
        [...laws.matchAll(/^(\d+)\. /gm)].map(([, each]) => each ?? ""),
      ),
    ).toEqual([]);
  });

  test("decisions", () => {
    const numbers = files.filter((path) => dirname(path) === "docs/decisions").map((path) => basename(path).slice(0, 4));
    const found = citations(/\b(?:decisions?[ /]|\()(\d{4}(?:(?:, | and )\d{4})*)\b/gi, /\d{4}/g).filter(({ cited }) =>
      cited.startsWith("00"),
    );
    expect(found.length).toBeGreaterThan(10);
    expect(dangling(found, numbers)).toEqual([]);
  });

  test("pages", () => {
    const pages = files.filter((path) => path.endsWith(".md"));
    const found = citations(/((?:[\w-]+\/)*[\w-]+\.md)\b/g, /.+/g);
    expect(found.map(({ cited }) => cited)).toContain("docs/emulator.md");
    expect(found.filter(({ cited }) => !pages.some((page) => page === cited || page.endsWith(`/${cited}`)))).toEqual([]);
  });

  test("files, in what docs/ says of the code", () => {
    const found = citations(/`((?:provider|emulator|schema|cli|test|tools|docs)\/[\w./-]+\.(?:[mc]?[jt]s|json))`/g, /.+/g);
    const ofPages = found.filter(({ path }) => path.startsWith("docs/") && path !== "docs/emulator-calls.md");
    expect(ofPages.length).toBeGreaterThan(5);
    expect(ofPages.filter(({ cited }) => !/[A-Z]{3}/.test(cited) && !existsSync(join(root, cited)))).toEqual([]);
  });
});
