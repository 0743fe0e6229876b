import { createHash } from "node:crypto";
import { Script } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { html, htmlMap } from "../../../../cli/reports/html";
import { inertJson, pageData } from "../../../../cli/reports/html/data";
import { pageScript } from "../../../../cli/reports/html/script";
import { layOut } from "../../../../cli/map/layout";
import { mapModel } from "../../../../cli/map/model";
import { cleanReport, reportOf, sampleReport, sampleSecret } from "../../../support/drift-report";
import { hostileText, hostileWords } from "../../../support/hostile-text";

const around = { colour: false };
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the page", () => {
  test("lets run its own script and style, and nothing else", () => {
    const page = html(sampleReport(), around);
    const [, policy = ""] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page) ?? [];
    const [, style = ""] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const [, script = ""] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
    expect(policy.split(";")).toEqual([
      "default-src 'none'",
      `style-src ${hash(style)}`,
      `script-src ${hash(script)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test("names no other place", () => {
    expect(html(sampleReport(), around).replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(
      /https?:\/\/|url\(|@import| style=| on\w+=/,
    );
  });

  test("says what was found, and a clean one that nothing was", () => {
    expect(html(sampleReport(), around)).toContain("<title>Drift report: 10 findings, and 1 could not be checked</title>");
    expect(html(cleanReport(), around)).toContain("<title>Drift report: Everything is as the stacks say</title>");
    expect(htmlMap(sampleReport(), around)).not.toContain("<table");
  });

  test("shows no secret", () => {
    expect(html(sampleReport(), around)).not.toContain(sampleSecret);
  });

  test.each([...hostileWords, "</script><script>x", "<!--<script>", "</title>"])(
    "is the same page but for its texts with %j",
    (word) => {
      const page = html(reportOf(word), around);
      const tags = (text: string) => (text.match(/<\/?[a-z!][^\s>]*/gi) ?? []).sort();
      expect(new Set(tags(page))).toEqual(new Set(tags(html(reportOf("name"), around))));
      expect(page).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u);
      expect(page.replace(/<style>.*<\/style>/s, "")).not.toMatch(/::[a-f]*[g-z-]|##[a-z]*\[/i);
    },
  );
});

describe("the script of the page", () => {
  test("stands alone: its parts name nothing of a module", () => {
    expect(pageScript()).not.toMatch(/\brequire\b|\bexports\b|_\d\.|<\/script/);
    expect(() => new Script(pageScript())).not.toThrow();
  });
});

describe("the data of the page", () => {
  test("are the same data in letters that nothing obeys", () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.jsonValue()), (value) => {
        const text = inertJson({ value });
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ value })));
        expect(text).toMatch(/^[\x20-\x7e]*$/);
        expect(text).not.toMatch(/[<>&]|::|##/);
      }),
    );
  });

  test("tie each finding to its box", () => {
    const report = sampleReport();
    const { findings, boxes } = pageData(report, layOut(mapModel(report)));
    const tied = findings.filter(({ box }) => box >= 0);
    expect(tied).toHaveLength(10);
    for (const finding of tied) expect(boxes[finding.box]?.findings).toContain(findings.indexOf(finding));
  });

  test("say which repair is a command, and name a region as people do", () => {
    const report = sampleReport();
    const { findings } = pageData(report, layOut(mapModel(report)));
    expect(findings[0]).toMatchObject({
      place: "Americas (NAM)",
      repair: [{ text: "pulumi up --refresh --stack prod", command: true }],
    });
    expect(findings.find(({ kind }) => kind === "ignored-too-long")?.repair[0]?.command).toBe(false);
  });
});
