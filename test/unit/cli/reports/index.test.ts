/** What holds for every format, whatever somebody else has written into a name, a text or a value. */
import { describe, expect, test } from "@jest/globals";
import MarkdownIt from "markdown-it";
import { validateXML } from "xmllint-wasm";
import type { Finding } from "../../../../cli/drift/findings";
import { formatNames, rendered, type FormatName } from "../../../../cli/reports";
import { reportOf, sampleFindings, sampleReport, sampleSecret } from "../../../support/drift-report";
import { hostileWords } from "../../../support/hostile-text";
import { filesLoadedBy } from "../../../support/loaded-files";

const words = [
  ...hostileWords,
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "\"'><img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "</svg></details></table>",
  "javascript:alert(1)",
  "<!-- --> <![CDATA[ ]]>",
  "&lt;script&gt; &#0; &x;",
  "[x](https://evil.example) ![x](https://evil.example/x.png)",
  "https://evil.example www.evil.example a@evil.example",
  "@everyone #1 GH-1",
  "`` ` | \\| \\",
  "a\n\n# b\n| c | d |\n```\n---",
  '"},{"x":"\\',
  '"} 1\ncisco_ctr_evil 1',
  "%0A::error::x",
  "\ufffe\uffff\ud83d\u0000",
  "__proto__",
  "-->",
];

const each = formatNames.flatMap((name) => words.map((word) => [name, word] as const));

const inFormat = (name: FormatName, word: string): string => rendered(name, reportOf(word), { colour: false });

/** What a reader of the format makes of it, without the words themselves: it is the same for every word. */
const structures: Readonly<Record<FormatName, (text: string) => unknown>> = {
  text: (text) => text.split("\n").length,
  json: (text) => keysIn(JSON.parse(text)).length,
  sarif: (text) => keysIn(JSON.parse(text)),
  markdown: (text) => ({ blocks: markdown.parse(text, {}).map(({ type, tag }) => `${type} ${tag}`), marks: inlineMarks(text) }),
  github: (text) => text.split("\n").map((line) => /^::[a-z]+ title=[^:]*::/.test(line)),
  junit: (text) => text.match(/<\/?[a-z]+|\b[a-z]+="/g),
  prometheus: (text) => text.split("\n").map((line) => /^(# )?[a-zA-Z_ ]*/.exec(line)?.[0]),
  html: tagsIn,
};

const markdown = new MarkdownIt({ html: true, linkify: true });

/** Marks within lines: what is ours, and nothing else. */
function inlineMarks(text: string): string[] {
  const marks = markdown.parse(text, {}).flatMap(({ children }) => (children ?? []).map(({ type }) => type));
  return [...new Set(marks)].filter((type) => !["text", "text_special", "code_inline"].includes(type)).sort();
}

/** Every tag with the names of its attributes and where they lead; and how many beginnings of tags there are. */
function tagsIn(text: string): string[] {
  const tags = [...text.matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(([, name = "", list = ""]) => {
    const attributes = [...list.matchAll(/([\w:-]+)(?:="([a-z]+:)?[^"]*")?/gi)].map(([, key = "", scheme = ""]) =>
      /href|src|action/.test(key) ? key + scheme : key,
    );
    return [name, ...attributes].join(" ");
  });
  return [...tags, `${text.match(/<[a-z!/?]/gi)?.length ?? 0} in all`];
}

function keysIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [Array.isArray(value) ? "-" : key, ...keysIn(part)]);
}

const harmless = new Map(formatNames.map((name) => [name, structures[name](inFormat(name, "harmless"))]));

describe("in every format", () => {
  test.each(each)("%s: %j is nothing but text", (name, word) => {
    const text = inFormat(name, word);
    // Nothing steers a terminal.
    expect(text).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
    // No line is a command of GitHub but our own, and nothing in one is a command of Azure or TeamCity.
    const lines = text.split("\n").filter((line) => line.trimStart().startsWith("::"));
    expect(lines).toHaveLength(name === "github" ? reportOf(word).findings.length : 0);
    expect(text).not.toMatch(/##[a-z]*\[|<\{%/i);
    expect(structures[name](text)).toEqual(harmless.get(name));
  });

  test.each(formatNames)("%s: no value of a secret is there, wherever somebody repeats it", (name) => {
    const report = sampleReport();
    const repeated: Finding = {
      ...{ ...sampleFindings.changed, name: sampleSecret, place: sampleSecret, by: sampleSecret, owner: sampleSecret },
      summary: `it says ${sampleSecret}`,
      repair: [`pulumi config set x ${sampleSecret}`],
      changes: [{ path: "description", before: [sampleSecret], after: { [sampleSecret]: 1 }, secret: false }],
    };
    const findings = [...report.findings, repeated];
    const ignored = report.ignored.map((each) => ({ ...each, reason: `because ${sampleSecret}` }));
    const text = rendered(name, { ...report, findings, ignored }, { colour: false });
    for (const secret of [sampleSecret, Buffer.from(sampleSecret).toString("base64"), encodeURIComponent(sampleSecret)]) {
      expect(text).not.toContain(secret);
    }
  });

  test("XML of hostile names is well formed", async () => {
    const xml = words.map((word, index) => ({ fileName: `${index}.xml`, contents: inFormat("junit", word) }));
    const { errors } = await validateXML({
      xml,
      extension: "schema",
      schema: ['<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>'],
    });
    expect(errors.map(({ rawMessage }) => rawMessage).filter((message) => /parser error/.test(message))).toEqual([]);
  });

  test("no format is loaded that is not written", () => {
    const loaded = filesLoadedBy(
      `require("./cli/reports").rendered("prometheus", ${JSON.stringify(sampleReport())}, { colour: false });`,
    );
    const ofReports = loaded.filter((file) => file.startsWith("cli/reports/") || file.startsWith("node_modules/"));
    expect(ofReports.filter((file) => !/swc/.test(file)).sort()).toEqual(
      ["format", "groups", "index", "masked", "prometheus"]
        .filter((file) => file !== "format")
        .map((file) => `cli/reports/${file}.ts`),
    );
  });
});
