import { describe, expect, test } from "@jest/globals";
import MarkdownIt from "markdown-it";
import { rendered } from "../../../../cli/reports";
import { code, codeInCell, fenced, prose } from "../../../../cli/reports/markdown-text";
import { cleanReport, ignoredFinding, largeReport, reportOf, sampleFindings, sampleReport } from "../../../support/drift-report";

const markdown = (report = sampleReport()): string => rendered("markdown", report, { colour: false });
const reader = new MarkdownIt({ html: true, linkify: true });

describe("a report as Markdown", () => {
  test("is empty when nothing was found, also when something was let pass", () => {
    expect(markdown(cleanReport())).toBe("");
    expect(markdown(sampleReport({ findings: [] }))).toBe("");
  });

  test("says all of a finding: what, where, before and now, who, and how to repair it", () => {
    const page = reader.render(markdown(sampleReport({ findings: [sampleFindings.changed], ignored: [] })));
    const cells = [...page.matchAll(/<td>(.*)<\/td>/g)].map(([, cell]) => cell);
    expect(cells).toEqual([
      ...["🟠", "<code>reader</code> ApiClient", "<strong>changed</strong>: 2 properties differ from the state"],
      ...["<code>mail/prod</code>, <code>us</code>", "<code>alice@example.com</code>, <code>2026-07-01 21:14 UTC</code>"],
      ...["reader", "scopes", "[&quot;enrich:read&quot;,&quot;inspect:read&quot;]", "[&quot;enrich:read&quot;]"].map(inCode),
      ...["reader", "description", "reads for the mail team", "nothing"].map(inCode),
      ...["reader", "password", "[secret]", "[secret]"].map(inCode),
    ]);
    expect(page).toContain('<pre><code class="language-sh">pulumi up --refresh --stack prod\n</code></pre>\n<p>or</p>');
  });

  const inCode = (text: string): string => `<code>${text}</code>`;

  test("says once what mends several, and says in words what is no command", () => {
    const text = markdown();
    expect(text).toContain("`esa1-module`, `headquarters-token`:\n\n```sh\npulumi up --refresh --stack prod\n```");
    expect(text).toContain("`esa8-module`: delete the module `77ab` in the console under Administration &gt; Integrations");
  });

  test.each([
    ["a thousand findings", largeReport(1_000)],
    ["a thousand findings that pass", sampleReport({ ignored: Array.from({ length: 1_000 }, () => ignoredFinding) })],
    ["names without end", reportOf("`|<b>long ".repeat(5_000))],
    ["many long names", sampleReport({ findings: Array.from({ length: 20 }, () => reportOf("x|".repeat(500)).findings).flat() })],
  ])("of %s fits into a comment", (_, report) => {
    const text = markdown(report);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/^…and \d+ more \w+: see the whole report\.$/m);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  test("says how many findings it leaves out", () => {
    const text = markdown(largeReport(1_000));
    const rows = text.split("\n").filter((line) => /^\| (🔴|🟠|🔵) \|/u.test(line)).length;
    expect(text).toContain(`…and ${1_000 - rows} more findings: see the whole report.`);
    expect(rows).toBeGreaterThan(100);
  });
});

/** The text of a line after it was read as Markdown, and which kinds of marks are in it. */
function read(line: string): { text: string; marks: string[] } {
  const parts = reader.parseInline(line, {}).flatMap(({ children }) => children ?? []);
  return { text: parts.map(({ content }) => content).join(""), marks: [...new Set(parts.map(({ type }) => type))] };
}

const wicked = [
  "@alice",
  "#12",
  "GH-12",
  "deadbeefcafe",
  "[x](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "https://evil.example",
  "www.evil.example",
  "alice@example.com",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "**bold** _it_ ~~x~~",
  "`code`",
  "```",
  "a``b`c",
  "`",
  "\\`x",
  "&lt;b&gt;",
  "1. x",
  "- x",
  "> x",
  "| x | y |",
  "[ref]: https://evil.example",
  ":tada:",
  "x\\|y",
];

describe("somebody's words in Markdown", () => {
  test.each(wicked)("%s is nothing but text in a span of code", (text) => {
    expect(read(code(text))).toEqual({ text, marks: ["code_inline"] });
  });

  test.each(wicked)("%s is nothing but text in a sentence", (text) => {
    const { text: shown, marks } = read(prose(`the name is now ${text}, it was ${text}`));
    expect(shown.replaceAll("&gt;", ">")).toBe(`the name is now ${text}, it was ${text}`.replaceAll("&gt;", ">"));
    expect(marks.filter((mark) => !["text", "code_inline", "text_special"].includes(mark))).toEqual([]);
    expect(prose(`the name is now ${text}`)).not.toMatch(/(^|[^`])(@alice|#12|GH-12|deadbeef)/);
  });

  test.each(wicked)("%s is one cell of a table", (text) => {
    const page = reader.render(`| a | b |\n|-|-|\n| ${codeInCell(text)} | ${codeInCell(text)} |\n`);
    expect(page.match(/<td>/g)).toHaveLength(2);
    expect(page.match(/<td><code>/g)).toHaveLength(2);
  });

  test.each(wicked)("%s does not end a block of commands", (text) => {
    const blocks = reader.parse(fenced([text, "end"]), {});
    expect(blocks.map(({ type, content }) => [type, content])).toEqual([["fence", `${text}\nend\n`]]);
  });

  test("a sentence of plain words is as it was, and what is not plain is in code", () => {
    expect(prose("the token expired in us, eu (or apjc)")).toBe("the token expired in us, eu (or apjc)");
    expect(prose('the rule "the lab is rebuilt" ended on 2026-06-30.')).toBe(
      'the rule "the lab is rebuilt" ended on `2026-06-30`.',
    );
    expect(prose("2 modules carry its mark: 77aa and 77ab")).toBe("2 modules carry its mark: `77aa` and `77ab`");
  });
});
