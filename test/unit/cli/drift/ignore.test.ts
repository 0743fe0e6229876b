import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../../../cli/drift/findings";
import { letPass, type IgnoreRule } from "../../../../cli/drift/ignore";
import { foreignFinding, sampleFindings, sampleReport } from "../../../support/drift-report";

const now = new Date("2026-07-02T06:00:00.000Z");
const holding = { reason: "agreed", until: "2026-07-02" };

const judge = (rules: Partial<IgnoreRule>[], findings: Finding[] = sampleReport().findings) =>
  letPass(findings, { path: ".cisco-ctr-ignore.yaml", rules: rules.map((rule) => ({ ...holding, ...rule })) }, now);

const namesOf = (findings: readonly Finding[]): string[] => findings.map(({ kind, name }) => `${kind} ${name}`);
const { changed } = sampleFindings;

describe("a rule of the ignore file", () => {
  test.each<[string, Partial<IgnoreRule>, string[]]>([
    ["a URN", { urn: sampleFindings.missing.urn ?? "" }, ["missing esa1-module"]],
    ["a pattern of URNs", { urn: "urn:pulumi:*::mail::*:SseToken::*" }, ["expired branch-token", "expiring headquarters-token"]],
    ["a kind", { kind: "expiring" }, ["expiring headquarters-token"]],
    ["kinds", { kind: ["expired", "duplicate"] }, ["duplicate esa8-module", "expired branch-token"]],
    ["kind and region", { kind: ["changed", "duplicate"], region: "us" }, ["changed reader"]],
    ["an owner", { owner: "lab/*" }, ["unmanaged esa-lab"]],
    ["a name", { name: "Umbrella*" }, ["unmanaged Umbrella by hand"]],
    ["an id", { id: foreignFinding.id ?? "" }, ["unmanaged esa-lab"]],
    ["what could not be checked", { kind: "could-not-check" }, ["could-not-check scanner"]],
    ["a pattern that nothing fits", { urn: "urn:*::shop::*" }, []],
    ["a kind at a place where it is not", { kind: "missing", region: "eu" }, []],
  ])("lets %s pass, with its reason and day, and nothing else", (_, rule, expected) => {
    const { findings, ignored } = judge([rule]);
    expect(namesOf(ignored)).toEqual(expected);
    expect(ignored.map(({ reason, until }) => ({ reason, until }))).toEqual(expected.map(() => holding));
    expect(namesOf(findings)).toEqual(namesOf(sampleReport().findings).filter((name) => !expected.includes(name)));
  });

  test.each([
    ["*", "anything", true],
    ["a*c", "abc", true],
    ["a*c", "ac", true],
    ["a*a", "a", false],
    ["a*b*c", "a.b.c", true],
    ["a*b*c", "a.c.b", false],
    ["a**c", "abbc", true],
    ["a.c", "abc", false],
    ["abc", "abcd", false],
    ["*(x+)+$", "(x+)+$", true],
  ])("the pattern %s and the name %s: %s", (name, text, fits) => {
    expect(judge([{ name }], [{ ...changed, name: text }]).ignored).toHaveLength(fits ? 1 : 0);
  });

  test("a pattern of many stars takes no longer than it has to", () => {
    const long = { ...changed, name: `${"a".repeat(200_000)}c` };
    expect(judge([{ name: `${"*a".repeat(200)}*b` }], [long]).ignored).toEqual([]);
  });
});

describe("a rule about a property", () => {
  test("lets only that property pass, and says so in what is left", () => {
    const { findings, ignored } = judge([{ urn: changed.urn, property: "scopes" }], [changed]);
    expect(findings).toEqual([
      { ...changed, summary: `${changed.summary}; the ignore file lets scopes pass`, changes: changed.changes.slice(1) },
    ]);
    expect(ignored).toEqual([{ ...changed, ...holding, changes: changed.changes.slice(0, 1) }]);
  });

  test("rules together let the whole finding pass, each with its own reason", () => {
    const rules = [
      { property: "scopes", reason: "one" },
      { property: "*", reason: "two" },
    ];
    const { findings, ignored } = judge(rules, [changed]);
    expect(findings).toEqual([]);
    expect(ignored.map(({ reason, changes }) => [reason, changes.map(({ path }) => path)])).toEqual([
      ["one", ["scopes"]],
      ["two", ["description", "password"]],
    ]);
  });

  test.each([
    ["appliance", "appliance.host", true],
    ["appliance.*", "appliance.host", true],
    ["scopes", "scopes[0]", true],
    ["appliance.host", "appliance.hostKey", false],
    ["appliance", "appliances", false],
  ])("%s covers %s: %s", (property, path, covered) => {
    const finding = { ...changed, changes: [{ path, before: 1, after: 2, secret: false }] };
    expect(judge([{ property }], [finding]).findings).toHaveLength(covered ? 0 : 1);
  });

  test("says nothing of a finding that is no change", () => {
    expect(judge([{ property: "*" }], [sampleFindings.missing, sampleFindings["wrong-region"]]).ignored).toEqual([]);
  });
});

describe("the day of a rule", () => {
  test("it holds to the end of its day, in UTC", () => {
    const file = { path: "x", rules: [{ kind: "missing" as const, ...holding }] };
    const at = (time: string): string[] => namesOf(letPass([sampleFindings.missing], file, new Date(time)).findings);
    expect(at("2026-07-02T23:59:59.999Z")).toEqual([]);
    expect(at("2026-07-03T00:00:00.000Z")).toEqual(["missing esa1-module", "ignored-too-long rule 1"]);
  });

  test("afterwards the rule is a finding itself, at its line of its file, also when it would let nothing pass", () => {
    const { findings, ignored } = judge(
      [
        { kind: "expired", until: "2026-08-01" },
        { kind: "missing", until: "2026-07-01", line: 7 },
      ],
      [],
    );
    expect(ignored).toEqual([]);
    expect(findings).toEqual([
      {
        kind: "ignored-too-long",
        name: "rule 2",
        place: ".cisco-ctr-ignore.yaml",
        summary: 'the rule "agreed" ended on 2026-07-01',
        changes: [],
        repair: ["remove the rule in line 7 of .cisco-ctr-ignore.yaml, or give it a new date with a reason"],
      },
    ]);
  });

  test("another rule that still holds lets pass what the expired one named", () => {
    const { findings, ignored } = judge(
      [{ kind: "missing", until: "2020-01-01" }, { kind: "missing" }],
      [sampleFindings.missing],
    );
    expect(namesOf(findings)).toEqual(["ignored-too-long rule 1"]);
    expect(namesOf(ignored)).toEqual(["missing esa1-module"]);
  });
});
