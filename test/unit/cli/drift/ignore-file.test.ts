import { afterAll, describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { findingKinds } from "../../../../cli/drift/findings";
import { letPass } from "../../../../cli/drift/ignore";
import { draftIgnoreFile } from "../../../../cli/reports/ignore-draft";
import { parseIgnoreFile, readIgnoreFile } from "../../../../cli/drift/ignore-file";
import { UsageProblem } from "../../../../cli/exit-codes";
import { regionNames } from "../../../../provider/clients/cloud/regions";
import schema from "#schema/ignore.schema.json";
import { largeReport, reportOf, sampleFindings, sampleReport } from "../../../support/drift-report";
import { hostileWords } from "../../../support/hostile-text";

const file = `# What may pass.
rules:
  - urn: urn:pulumi:prod::*::*:ApiClient::reader
    kind: changed
    property: scopes
    reason: the security team tries fewer scopes
    until: 2026-09-30

  - kind: [unmanaged, duplicate]
    owner: lab/*
    region: us
    reason: "the lab: rebuilt each night"
    until: "2026-12-31"
`;

const folder = mkdtempSync(join(tmpdir(), "ignore-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const isIgnoreFile = new Ajv({ strict: false }).compile(schema);

describe("the ignore file", () => {
  test("is read with the line of each rule", () => {
    expect(parseIgnoreFile(file, "x")).toEqual({
      path: "x",
      rules: [
        {
          ...{ urn: "urn:pulumi:prod::*::*:ApiClient::reader", kind: "changed", property: "scopes" },
          ...{ reason: "the security team tries fewer scopes", until: "2026-09-30", line: 3 },
        },
        {
          ...{ kind: ["unmanaged", "duplicate"], owner: "lab/*", region: "us" },
          ...{ reason: "the lab: rebuilt each night", until: "2026-12-31", line: 9 },
        },
      ],
    });
  });

  const rule = (text: string): string => `rules:\n  - reason: agreed\n    until: 2026-09-30\n${text.replace(/^/gm, "    ")}\n`;

  test.each([
    ["no YAML", "rules:\n  - a: [", "line 2: it is no YAML: "],
    ["a key that stands twice", "rules: []\nrules: []", "line 2: it is no YAML: Map keys must be unique"],
    ["an alias of nothing", "rules: *x", "it is no YAML: Unresolved alias"],
    ["nothing", "", '"rules" is missing. Give it: The list of rules.'],
    ["a list", "- 1", "the file is not of type object."],
    ["another key", "rules: []\nrule: []", 'line 2: "rule" is not an input.'],
    [
      "a rule with a key that none has",
      rule("urm: a"),
      'line 4: rule 1 has "urm", which no rule has; a rule may have urn, kind, ',
    ],
    [
      "a rule without reason",
      "rules:\n  - kind: missing\n    until: 2026-09-30",
      'line 2: "reason" of rule 1 is missing. Give it: Why',
    ],
    [
      "a rule with an empty reason",
      'rules:\n  - kind: missing\n    reason: ""\n    until: 2026-09-30',
      'line 3: "reason" of rule 1 is empty.',
    ],
    [
      "a rule without a day",
      "rules:\n  - kind: missing\n    reason: x",
      'line 2: "until" of rule 1 is missing. Give it: The last day',
    ],
    [
      "a rule with a day in words",
      "rules:\n  - kind: missing\n    reason: x\n    until: never",
      'line 4: "until" of rule 1: "never" does not',
    ],
    [
      "a day that there is not",
      "rules:\n  - kind: missing\n    reason: x\n    until: 2026-02-31",
      "line 4: rule 1 ends on 2026-02-31, and no calendar",
    ],
    ["a rule about everything", rule(""), "line 2: rule 1 does not have the right form. A rule names at least one of urn, "],
    [
      "a kind that there is not",
      rule("kind: gone"),
      'line 4: "kind" of rule 1: "gone" does not have the right form. A kind of finding',
    ],
    ["a rule about expired rules", rule("kind: ignored-too-long"), 'line 4: "kind" of rule 1: "ignored-too-long" does not have'],
    ["a region that there is not", rule("region: moon"), 'line 4: "region" of rule 1: "moon" is none of us, eu, apjc.'],
    ["a number for a pattern", rule("urn: 5"), 'line 4: "urn" of rule 1: 5 is not of type string.'],
    ["a text for a rule", "rules:\n  - x\n", 'line 2: rule 1: "x" is not of type object.'],
  ])("with %s is refused in a sentence with the line", (_, text, sentence) => {
    expect(() => parseIgnoreFile(text, "rules.yaml")).toThrow(UsageProblem);
    expect(() => parseIgnoreFile(text, "rules.yaml")).toThrow(`cannot use the ignore file rules.yaml: ${sentence}`);
  });

  test("is looked for in the folder, and need not be there", () => {
    expect(readIgnoreFile(folder)).toBeUndefined();
    writeFileSync(join(folder, ".cisco-ctr-ignore.yaml"), file);
    const found = readIgnoreFile(folder);
    expect(found?.rules).toHaveLength(2);
    expect(found?.path).toBe(relative("", join(folder, ".cisco-ctr-ignore.yaml")));
  });

  test.each([
    ["is not there", () => join(folder, "none.yaml"), /none\.yaml: it is not there$/],
    ["is a folder", () => made("folder"), /folder: it is not a regular file$/],
    ["is no text", () => written("bytes.yaml", Buffer.from([0xff, 0xfe, 0xfd])), /bytes\.yaml: it is not text in UTF-8$/],
  ])("that the user names and that %s is refused", (_, path, sentence) => {
    expect(() => readIgnoreFile(folder, path())).toThrow(UsageProblem);
    expect(() => readIgnoreFile(folder, path())).toThrow(sentence);
  });

  const made = (name: string): string => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };

  const written = (name: string, content: Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  test("its published schema says the same, and names the kinds and regions that there are", () => {
    expect(isIgnoreFile(parse(file))).toBe(true);
    expect(isIgnoreFile({ rules: [{ kind: "missing", until: "2026-09-30" }] })).toBe(false);
    expect(isIgnoreFile({ rules: [{ reason: "x", until: "2026-09-30" }] })).toBe(false);
    expect(schema.definitions.kind.enum).toEqual(findingKinds.filter((kind) => kind !== "ignored-too-long"));
    expect(schema.definitions.rule.properties.region.enum).toEqual(regionNames);
  });
});

describe("an ignore file made of today's findings", () => {
  const now = new Date("2026-07-02T06:00:00.000Z");
  const left = (findings = sampleReport().findings, at = now): string[] =>
    letPass(findings, parseIgnoreFile(draftIgnoreFile(findings, now), "x"), at).findings.map(({ kind }) => kind);

  test("lets all of them pass but what could not be checked and what is over", () => {
    expect(left()).toEqual(["ignored-too-long", "could-not-check"]);
    expect(isIgnoreFile(parse(draftIgnoreFile(sampleReport().findings, now)))).toBe(true);
  });

  test("holds for 90 days", () => {
    const { missing } = sampleFindings;
    expect(left([missing], new Date("2026-09-30T12:00:00Z"))).toEqual([]);
    expect(left([missing], new Date("2026-10-01T00:00:00Z"))).toEqual(["missing", "ignored-too-long"]);
  });

  test("has a rule for each property that differs, so that another one is still found", () => {
    const { changed } = sampleFindings;
    const rules = parseIgnoreFile(draftIgnoreFile([changed], now), "x");
    const more = { ...changed, changes: [...changed.changes, { path: "name", before: "a", after: "b", secret: false }] };
    expect(letPass([more], rules, now).findings).toMatchObject([{ changes: [{ path: "name" }] }]);
  });

  test("reads well, and is the same in whatever order the findings come", () => {
    const { expired, unmanaged } = sampleFindings;
    const text = draftIgnoreFile([unmanaged, expired], now);
    expect(draftIgnoreFile([expired, unmanaged], now)).toBe(text);
    expect(text).toBe(`# Made on 2026-07-02 by \`cisco-ctr drift --write-ignore\`: what may pass, why and until when.
# Say in each rule why it may pass. After its date a rule is a finding itself.
# What could not be checked is not in it. Form: schema/ignore.schema.json of the package.

rules:
  # expired: branch-token (eu): the token expired on 2026-07-01T09:00:00.000Z
  - kind: expired
    urn: ${expired.urn ?? ""}
    reason: accepted on 2026-07-02
    until: 2026-09-30

  # unmanaged: Umbrella by hand (eu): a module that carries no mark
  - kind: unmanaged
    id: ${unmanaged.id ?? ""}
    region: eu
    reason: accepted on 2026-07-02
    until: 2026-09-30
`);
  });

  test.each([...hostileWords, "a: b # c", "- x", "*x &y !z", "'\"", "{a}", "\n  - reason: x", "null", "---\n"])(
    "holds %j in a name as what it is",
    (word) => {
      expect(left(reportOf(word).findings)).toEqual(["ignored-too-long", "could-not-check"]);
      const text = draftIgnoreFile(reportOf(word).findings, now);
      expect(text.split("\n").filter((line) => line.trimStart().startsWith("::"))).toEqual([]);
      expect(text).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]|##[a-z]*\[|<\{%/iu);
    },
  );

  test("of a thousand findings is made and read", () => {
    expect(new Set(left(largeReport(1_000).findings))).toEqual(new Set(["ignored-too-long", "could-not-check"]));
  });

  test("of nothing is a file without rules", () => {
    expect(parseIgnoreFile(draftIgnoreFile([], now), "x").rules).toEqual([]);
  });
});
