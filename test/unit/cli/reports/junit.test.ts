import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import { findingKinds } from "../../../../cli/drift/findings";
import { rendered } from "../../../../cli/reports";
import { cleanReport, largeReport, reportOf, sampleFindings, sampleReport } from "../../../support/drift-report";

const schema = readFileSync(join(__dirname, "facts", "junit-10.xsd"), "utf8");
const junit = (report = sampleReport()): string => rendered("junit", report, { colour: false });

/** What libxml2 has against them, by Jenkins' schema. */
async function wrongIn(...texts: string[]): Promise<string[]> {
  const xml = texts.map((contents, index) => ({ fileName: `report-${index}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema: [schema] });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** Start tags of that name, by their attributes. */
const tags = (xml: string, name: string): Record<string, string>[] =>
  [...xml.matchAll(new RegExp(`<${name} ([^>]*?)/?>`, "g"))].map(([, list = ""]) =>
    Object.fromEntries([...list.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value])),
  );

describe("a report as JUnit results", () => {
  test("every kind of finding is as the schema of Jenkins says, and so is a clean report, a large one and one of hostile names", async () => {
    const reports = [
      ...findingKinds.map((kind) => sampleReport({ findings: [sampleFindings[kind]] })),
      ...[sampleReport(), cleanReport(), largeReport(100), sampleReport({ objects: [], stacks: [], findings: [], ignored: [] })],
      ...['<!--"]]>&amp;\u0000\u001b\u000b\ufffe\ud83d', "</failure>", "&#0;", "]]>"].map((word) => reportOf(word)),
    ];
    expect(await wrongIn(...reports.map((report) => junit(report)))).toEqual([]);
    expect(await wrongIn(junit().replace('tests="13"', 'test="13"').replaceAll(' errors="0"', ""))).not.toEqual([]);
  });

  test("has a suite for each stack and one for what has none, and a case for each resource", () => {
    const xml = junit();
    expect(tags(xml, "testsuite").map(({ name, tests, failures, skipped }) => ({ name, tests, failures, skipped }))).toEqual([
      { name: "mail/prod", tests: "5", failures: "4", skipped: "0" },
      { name: "mail/branches", tests: "5", failures: "3", skipped: "2" },
      { name: "no stack", tests: "3", failures: "3", skipped: "0" },
    ]);
    expect(tags(xml, "testsuites")).toMatchObject([{ tests: "13", failures: "10", errors: "0" }]);
    expect(tags(xml, "testcase")).toHaveLength(13);
    expect(tags(xml, "testcase")[0]).toEqual({ name: "esa1", classname: "mail/prod.DeviceRegistration", time: "0" });
  });

  test("a finding is a failure; what could not be checked or may pass is skipped", () => {
    const xml = junit();
    const kinds = findingKinds.filter((kind) => kind !== "could-not-check");
    expect([...new Set(tags(xml, "failure").map(({ type }) => type))].sort()).toEqual([...kinds].sort());
    expect(tags(xml, "skipped").map(({ type, message }) => [type, message])).toEqual([
      ["changed", "changed: 2 properties differ from the state"],
      ["could-not-check", "could-not-check: the API client lacks the scope admin:read"],
    ]);
    expect(xml).toContain("let pass until 2026-09-30: renamed by the mail team until the migration ends</skipped>");
  });

  test("several findings of a resource are one failure that tells all of them", () => {
    const { changed } = sampleFindings;
    const xml = junit(
      sampleReport({ findings: [changed, { ...changed, kind: "duplicate", summary: "2 clients carry its mark" }] }),
    );
    expect(tags(xml, "failure").map(({ type }) => type)).toEqual(["changed"]);
    expect(xml).toContain("\n\nduplicate: 2 clients carry its mark\nat: us\n");
  });

  test("clean is every resource as a passed case", () => {
    const xml = junit(cleanReport());
    expect(tags(xml, "testsuites")).toMatchObject([{ tests: "10", failures: "0" }]);
    expect(xml).not.toMatch(/<failure|<skipped/);
  });
});
