import { describe, expect, test } from "@jest/globals";
import { findingKinds, type Finding } from "../../../../cli/drift/findings";
import { driftKinds, failOnKinds, verdict } from "../../../../cli/drift/verdict";
import { UsageProblem } from "../../../../cli/exit-codes";
import { sampleFindings } from "../../../support/drift-report";

const { changed, expiring, missing, unmanaged } = sampleFindings;
const unchecked = sampleFindings["could-not-check"];
const refused: Finding = { ...unchecked, code: "authentication" };
const withoutCredentials: Finding = { ...unchecked, code: "missing-credentials" };

describe("how a run ends", () => {
  test.each<[string, Finding[], string | undefined, boolean, number]>([
    ["nothing", [], undefined, false, 0],
    ["nothing, strictly", [], undefined, true, 0],
    ["drift", [changed], undefined, false, 7],
    ["drift that does not count", [changed, unmanaged], "missing,expired", false, 0],
    ["drift of which one counts", [changed, missing], "missing,expired", false, 7],
    ["drift where nothing counts", [changed, missing], "none", false, 0],
    ["what expires soon", [expiring], undefined, false, 7],
    ["what nobody manages", [unmanaged], undefined, false, 7],
    ["what could not be checked", [unchecked], undefined, false, 0],
    ["what could not be checked, strictly", [unchecked], undefined, true, 4],
    ["drift and what could not be checked, strictly", [unchecked, changed], undefined, true, 7],
    ["drift that does not count and what could not be checked, strictly", [unchecked, changed], "none", true, 4],
    ["a client that is refused", [refused], undefined, false, 3],
    ["no credentials, and drift elsewhere", [changed, withoutCredentials], undefined, true, 3],
  ])("%s", (_, findings, failOn, strict, code) => {
    expect(verdict({ findings }, { failOn: failOnKinds(failOn), strict })).toBe(code);
  });

  test.each(driftKinds)("%s is drift", (kind) => {
    expect(verdict({ findings: [sampleFindings[kind]] }, { failOn: failOnKinds(), strict: false })).toBe(7);
  });
});

describe("--fail-on", () => {
  test("is every kind but what could not be checked, unless it says some", () => {
    expect(failOnKinds()).toEqual(findingKinds.filter((kind) => kind !== "could-not-check"));
    expect(failOnKinds("changed, missing")).toEqual(["changed", "missing"]);
    expect(failOnKinds("none")).toEqual([]);
  });

  test.each([
    ["changed,gone", '--fail-on does not know "gone"; give some of missing,unregistered,changed,'],
    ["", '--fail-on does not know ""; give some of '],
    ["could-not-check", "--fail-on takes kinds of drift; for what could not be checked give --strict"],
  ])("%j is refused in a sentence", (list, sentence) => {
    expect(() => failOnKinds(list)).toThrow(UsageProblem);
    expect(() => failOnKinds(list)).toThrow(sentence);
  });
});
