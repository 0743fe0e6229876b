import { describe, expect, test } from "@jest/globals";
import { rendered } from "../../../../cli/reports";
import { cleanReport, foreignFinding, sampleFindings, sampleReport, urnOf } from "../../../support/drift-report";

const plainly = { colour: false };
const reader = urnOf("mail/prod", "ApiClient", "reader");

describe("a report for a person", () => {
  test("names kind, stack, region, resource, what differs, who did it and what to do, aligned", () => {
    const report = sampleReport({ findings: [sampleFindings.changed], ignored: [] });
    expect(rendered("text", report, plainly).split("\n")).toEqual([
      "changed (1) was changed by somebody else",
      "",
      "  mail/prod, us",
      "    reader ApiClient: 2 properties differ from the state",
      '      scopes       ["enrich:read","inspect:read"] -> ["enrich:read"]',
      "      description  reads for the mail team -> nothing",
      "      password     [secret] -> [secret]",
      "      by           alice@example.com, 2026-07-01 21:14 UTC",
      `      urn          ${reader}`,
      "      repair       pulumi up --refresh --stack prod",
      "      or           pulumi refresh --stack prod",
      "",
      "1 finding: 1 changed.",
      "Looked at 22 resources of mail/prod and mail/branches in us and eu: 2026-07-02 06:00 UTC, 9 API calls.",
      "",
    ]);
  });

  test("groups by kind, in the order of kinds, and then by stack and region", () => {
    const other = { ...sampleFindings.changed, stack: "mail/branches", region: "eu" as const, place: "eu", name: "writer" };
    const findings = [foreignFinding, sampleFindings.unmanaged, sampleFindings.changed, other, sampleFindings.missing];
    const headings = rendered("text", sampleReport({ findings, ignored: [] }), plainly)
      .split("\n")
      .filter((line) => /^( {2})?\S/.test(line));
    expect(headings.slice(0, -2)).toEqual([
      "missing (1) is gone",
      "  mail/prod, us",
      "changed (2) was changed by somebody else",
      "  mail/branches, eu",
      "  mail/prod, us",
      "unmanaged (2) belongs to no stack that was looked at",
      "  eu, without a mark",
      "  eu, with the mark of another stack",
    ]);
  });

  test("is two good sentences when there is nothing to say", () => {
    expect(rendered("text", cleanReport(), plainly)).toBe(
      "No drift: everything is as the stacks say.\n" +
        "Looked at 22 resources of mail/prod and mail/branches in us and eu: 2026-07-02 06:00 UTC, 9 API calls.\n",
    );
  });

  test("says when there was nothing to look at", () => {
    const text = rendered("text", { ...cleanReport(), resources: 0 }, plainly);
    expect(text).toMatch(/^No drift: the stacks have no resource of this provider\.\n/);
  });

  test("keeps what could not be checked, and what the ignore file lets pass, apart from drift", () => {
    const report = sampleReport({ findings: [sampleFindings["could-not-check"]] });
    const text = rendered("text", report, plainly);
    expect(text).toContain("\nNo drift; 1 could not be checked; 1 let pass by the ignore file.\n");
    expect(text).toContain("\n  esa9-module CtrModule until 2026-09-30: renamed by the mail team until the migration ends\n");
    expect(text).not.toContain("ESA nine");
  });

  test("has colour only where it is told so, and the same words", () => {
    const coloured = rendered("text", sampleReport(), { colour: true });
    const without = rendered("text", sampleReport(), plainly);
    expect(coloured).toContain("\u001b[31m");
    expect(without).not.toContain("\u001b");
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(without);
  });

  test("keeps sentences and values within the terminal, and leaves in one piece what is to be pasted", () => {
    const lines = rendered("text", sampleReport(), { colour: false, width: 80 }).split("\n");
    const wide = lines.filter((line) => line.length > 80);
    expect(wide.filter((line) => !/^ +(urn|repair|or) |^\d+ findings:|^Looked at /.test(line))).toEqual([]);
    expect(lines).toContain(`      urn          ${reader}`);
    expect(lines).toContain('      scopes       ["enrich:read","inspect… -> ["enrich:read"]');
  });

  test("shows a URN with its colons, so that it can be pasted, but no command behind it", () => {
    const urn = `${reader}\n::error::x`;
    const text = rendered("text", sampleReport({ findings: [{ ...sampleFindings.changed, urn }] }), plainly);
    expect(text).toContain(`      urn          ${reader} : :error: :x\n`);
  });
});
