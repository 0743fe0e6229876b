import { describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log, Result } from "sarif";
import { findingKinds } from "../../../../cli/drift/findings";
import { rendered } from "../../../../cli/reports";
import { cleanReport, foreignFinding, largeReport, reportOf, sampleFindings, sampleReport } from "../../../support/drift-report";

/** Draft 04, in which `id` is what it is for ajv as `$id`; no rule of it differs otherwise. */
const { id, $schema, ...official } = JSON.parse(readFileSync(join(__dirname, "facts", "sarif-schema-2.1.0.json"), "utf8")) as {
  id: string;
  $schema: string;
};
const isUri = (text: string): boolean => URL.canParse(text);
const formats = {
  uri: isUri,
  "uri-reference": (text: string) => URL.canParse(text, "file:///x/") && /^[\w%/.:~!$&'()*+,;=@?#-]*$/.test(text),
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};
const isSarif = new Ajv({ strict: false, allErrors: true, formats }).compile(official);

const text = (report = sampleReport()): string => rendered("sarif", report, { colour: false });
const sarif = (report = sampleReport()): Log => JSON.parse(text(report)) as Log;
const results = (report = sampleReport()): Result[] => sarif(report).runs[0]?.results ?? [];

function wrongIn(log: unknown): string[] {
  isSarif(log);
  return (isSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

describe("a report as SARIF", () => {
  test.each(findingKinds)("is as the schema of OASIS says with the finding %s", (kind) => {
    expect(wrongIn(sarif(sampleReport({ findings: [sampleFindings[kind]] })))).toEqual([]);
  });

  test.each([
    ["with everything", sampleReport()],
    ["clean", cleanReport()],
    ["of a thousand findings", largeReport(1_000)],
    ["of hostile names", reportOf('"}%zz [x](0) {0}\\ \u0000\u001b[31m\ud83d')],
  ])("is as the schema of OASIS says %s", (_, report) => {
    expect(wrongIn(sarif(report))).toEqual([]);
  });

  test("the schema would refuse another", () => {
    expect(wrongIn({ ...sarif(), runs: [{ results: [{}] }] })).not.toEqual([]);
    expect(`${id} ${$schema}`).toContain(sarif().$schema);
  });

  test("has a rule with help for each kind, and each result names its rule and level", () => {
    const rules = sarif().runs[0]?.tool.driver.rules ?? [];
    expect(rules.map((rule) => rule.id)).toEqual(findingKinds);
    for (const { help, fullDescription } of rules) {
      expect(help?.text).toMatch(/^[A-Z`].+\.$/);
      expect(fullDescription?.text.length).toBeLessThanOrEqual(1_024);
    }
    for (const { ruleId, ruleIndex = -1, level } of results()) {
      expect(rules[ruleIndex]?.id).toBe(ruleId);
      expect(rules[ruleIndex]?.defaultConfiguration?.level).toBe(level);
    }
    expect(results().map(({ ruleId, level }) => `${ruleId ?? ""} ${level ?? ""}`)).toEqual([
      ...["missing error", "unregistered error", "changed warning", "wrong-region error", "duplicate warning", "expired error"],
      ...["expiring warning", "unmanaged note", "unmanaged note", "ignored-too-long warning", "could-not-check warning"],
    ]);
  });

  test("a result stands in a file that GitHub finds, and names its resource", () => {
    const [missing] = results(sampleReport({ findings: [sampleFindings.missing] }));
    expect(missing?.locations).toMatchObject([
      {
        physicalLocation: { artifactLocation: { uri: "Pulumi.yaml" }, region: { startLine: 1 } },
        logicalLocations: [{ name: "esa1-module", fullyQualifiedName: sampleFindings.missing.urn }],
      },
    ]);
    const [rule] = results(sampleReport({ findings: [sampleFindings["ignored-too-long"]] }));
    expect(rule?.locations).toMatchObject([{ physicalLocation: { artifactLocation: { uri: ".cisco-ctr-ignore.yaml" } } }]);
  });

  test("the same finding has the same fingerprint tomorrow, and another one another", () => {
    const { changed } = sampleFindings;
    const prints = (...findings: (typeof changed)[]): string[] =>
      results(sampleReport({ findings })).map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    const tomorrow = { ...changed, summary: "1 property differs", changes: changed.changes.slice(1), at: "2026-07-03T00:00:00Z" };
    expect(prints(changed)).toEqual(prints(tomorrow));
    expect(prints(changed)[0]).toMatch(/"primaryLocationLineHash":"[0-9a-f]{16}:1"/);
    const all = prints(...Object.values(sampleFindings), foreignFinding, { ...foreignFinding, id: "another" });
    expect(new Set(all).size).toBe(all.length);
  });

  test("what was let pass is no result", () => {
    expect(text(sampleReport({ findings: [] }))).not.toContain("esa9-module");
  });

  test("brackets and braces of a name make neither links nor placeholders in a message", () => {
    const finding = { ...sampleFindings.missing, name: "[x](https://evil.example) {0} \\[y](1)" };
    const [result] = results(sampleReport({ findings: [finding] }));
    expect(result?.message.text).toMatch(/^\\\[x\\\]\(https:\/\/evil\.example\) \{\{0\}\} \\\\\\\[y\\\]\(1\) \(CtrModule\) in /);
  });
});
