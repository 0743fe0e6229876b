import { describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import { findingKinds } from "../../../../cli/drift/findings";
import { rendered } from "../../../../cli/reports";
import { regionNames } from "../../../../provider/clients/cloud/regions";
import { schemas } from "../../../../provider/generated/schemas";
import schema from "#schema/drift-report.schema.json";
import { cleanReport, largeReport, reportOf, sampleFindings, sampleReport } from "../../../support/drift-report";

const formats = { "date-time": (text: string) => !Number.isNaN(Date.parse(text)), date: /^\d{4}-\d\d-\d\d$/ };

/** The published schema lets new parts in; here none may be that it does not name. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== "object" || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return "properties" in inner ? { ...inner, additionalProperties: false } : inner;
}

const ajv = new Ajv({ strict: false, allErrors: true, formats });
const isReport = ajv.compile(closed(schema) as object);
const json = (report = sampleReport()): unknown => JSON.parse(rendered("json", report, { colour: false }));

function wrongIn(report: unknown): string[] {
  isReport(report);
  return (isReport.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

describe("a report as JSON", () => {
  test.each(findingKinds)("is as the schema says with the finding %s", (kind) => {
    const report = sampleReport({ findings: [sampleFindings[kind]] });
    expect(wrongIn(json(report))).toEqual([]);
    expect(json(report)).toMatchObject({ version: 1, findings: [{ kind }] });
  });

  test.each([
    ["with everything", sampleReport()],
    ["clean", cleanReport()],
    ["of a thousand findings", largeReport(1_000)],
    ["of hostile names", reportOf('"}\u0000\u001b[31m\u2028\ud83d##vso[')],
  ])("is as the schema says %s", (_, report) => {
    expect(wrongIn(json(report))).toEqual([]);
  });

  test.each([
    ["another version", { version: 2 }],
    ["another kind", { findings: [{ ...sampleFindings.missing, kind: "gone" }] }],
    ["an ignored finding without a reason", { ignored: [sampleFindings.missing] }],
  ])("the schema refuses %s", (_, changes) => {
    expect(wrongIn({ ...sampleReport(), ...changes })).not.toEqual([]);
  });

  test("the schema names the kinds, regions and classes that there are", () => {
    const { kind, region, finding } = schema.definitions;
    expect(kind.enum).toEqual(findingKinds);
    expect(region.enum).toEqual(regionNames);
    expect(finding.properties.type.enum).toEqual(Object.keys(schemas).sort());
  });

  test("names and values are exactly what they were, whatever is in them", () => {
    const word = '"}\u0000\u001b[31m\u2028\ud83d##vso[x]<{%\\';
    const { findings } = json(reportOf(word)) as { findings: { name: string }[] };
    expect(findings.map(({ name }) => name)).toEqual(findings.map(() => word));
  });

  test("the same report is the same text, in whatever order its parts were found", () => {
    const report = sampleReport();
    const turned = { ...Object.fromEntries(Object.entries(report).reverse()), findings: [...report.findings].reverse() };
    const text = rendered("json", report, { colour: false });
    expect(rendered("json", turned as typeof report, { colour: false })).toBe(text);
  });

  test("a part that has no value is null, and a fact that is not known is absent", () => {
    const changes = [{ path: "description", before: undefined, after: "x", secret: false }];
    const report = json(sampleReport({ findings: [{ ...sampleFindings.missing, by: undefined, changes }] }));
    expect(report).toMatchObject({ findings: [{ changes: [{ path: "description", before: null, after: "x" }] }] });
    expect((report as ReturnType<typeof sampleReport>).findings[0]).not.toHaveProperty("by");
  });
});
