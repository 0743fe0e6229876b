import { describe, expect, test } from "@jest/globals";
import { rendered } from "../../../../cli/reports";
import { cleanReport, largeReport, sampleFindings, sampleReport } from "../../../support/drift-report";

const github = (report = sampleReport()): string[] => rendered("github", report, { colour: false }).split("\n").slice(0, -1);

/** As GitHub's runner reads a command. */
function command(line: string): { level: string; title: string; file: string | undefined; message: string } {
  const [, level = "", list = "", data = ""] = /^::([a-z]+) ([^:]*)::(.*)$/.exec(line) ?? [];
  const properties = Object.fromEntries(
    list.split(",").map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)]),
  ) as Record<string, string>;
  const read = (text: string): string => decodeURIComponent(text.replace(/%(?!25|0D|0A|3A|2C)/g, "%25"));
  return { level, title: read(properties["title"] ?? ""), file: properties["file"], message: read(data) };
}

describe("a report as annotations of GitHub", () => {
  test("is a command for each finding, the worst first, and a sentence", () => {
    const lines = github();
    expect(lines.slice(0, -1).map((line) => [command(line).level, command(line).title])).toEqual([
      ["error", "missing: esa1-module"],
      ["error", "unregistered: sma1"],
      ["error", "wrong-region: esa7"],
      ["error", "expired: branch-token"],
      ["warning", "changed: reader"],
      ["warning", "duplicate: esa8-module"],
      ["warning", "expiring: headquarters-token"],
      ["warning", "ignored-too-long: rule 2"],
      ["warning", "could-not-check: scanner"],
      ["notice", "unmanaged: Umbrella by hand"],
      ["notice", "unmanaged: esa-lab"],
    ]);
    expect(lines.at(-1)).toMatch(/^10 findings: 1 missing, /);
  });

  test("tells all of a finding in its message", () => {
    const [line = ""] = github(sampleReport({ findings: [sampleFindings.changed] }));
    expect(command(line).message.split("\n")).toEqual([
      "ApiClient reader was changed by somebody else (mail/prod, us): 2 properties differ from the state",
      'scopes: ["enrich:read","inspect:read"] -> ["enrich:read"]',
      "description: reads for the mail team -> nothing",
      "password: [secret] -> [secret]",
      "by: alice@example.com, 2026-07-01 21:14 UTC",
      "urn: urn:pulumi:prod::mail::pulumi-nodejs:dynamic/ciscoctr:ApiClient::reader",
      "repair: pulumi up --refresh --stack prod",
      "or: pulumi refresh --stack prod",
    ]);
  });

  test("points to the ignore file where a rule of it is the finding", () => {
    const [line = ""] = github(sampleReport({ findings: [sampleFindings["ignored-too-long"]] }));
    expect(command(line).file).toBe(".cisco-ctr-ignore.yaml");
  });

  test("has no more annotations of a level than GitHub shows, and names the rest in the last", () => {
    const lines = github(largeReport(1_000));
    const levels = lines.slice(0, -1).map((line) => command(line).level);
    expect(levels.filter((level) => level === "error")).toHaveLength(10);
    expect(levels.filter((level) => level === "warning")).toHaveLength(10);
    expect(levels.filter((level) => level === "notice")).toHaveLength(10);
    expect(command(lines[9] ?? "").title).toBe("391 more findings of this level");
    expect(command(lines[9] ?? "").message).toMatch(/^missing: esa1-module-/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(10_000);
  });

  test("escapes what would end a property or a line", () => {
    const finding = { ...sampleFindings.missing, name: "50%,title=x:: y", summary: "100% gone%0A::error::x" };
    const [line = ""] = github(sampleReport({ findings: [finding] }));
    expect(line).toMatch(/^::error title=missing%3A 50%25%2Ctitle=x%3A%3A y::/);
    expect(command(line).title).toBe("missing: 50%,title=x:: y");
    expect(command(line).message.split("\n")[0]).toMatch(/: 100% gone%0A: :error: :x$/);
  });

  test("is one sentence when clean", () => {
    expect(github(cleanReport())).toEqual(["No drift: everything is as the stacks say."]);
  });
});
