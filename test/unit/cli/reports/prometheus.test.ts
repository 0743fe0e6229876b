import { describe, expect, test } from "@jest/globals";
import { rendered } from "../../../../cli/reports";
import { cleanReport, largeReport, reportOf, sampleReport } from "../../../support/drift-report";

const prometheus = (report = sampleReport()): string => rendered("prometheus", report, { colour: false });

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const line = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\n"])*",?)*)\})? (\d+(?:\.\d+)?)$/;

/** Reads as the text format 0.0.4 is described: any line that is not in it makes this fail. */
function samplesIn(text: string): Sample[] {
  expect(text.endsWith("\n")).toBe(true);
  const families = new Set<string>();
  return text
    .slice(0, -1)
    .split("\n")
    .flatMap((each) => {
      const [, comment, family = ""] = /^# (HELP|TYPE) ([a-z_]+) .+$/.exec(each) ?? [];
      if (comment === "TYPE") {
        // Samples of a family stand together, after its one type.
        expect(families).not.toContain(family);
        families.add(family);
      }
      if (comment) return [];
      const [, name = "", list = "", value] = line.exec(each) ?? [];
      expect([each, [...families].at(-1)]).toEqual([each, name]);
      const labels = [...list.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = "", text = ""]) => [key, unescaped(text)]);
      return [{ name, labels: Object.fromEntries(labels) as Record<string, string>, value: Number(value) }];
    });
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character));

const findings = (report = sampleReport()): Sample[] =>
  samplesIn(prometheus(report)).filter(({ name }) => name === "cisco_ctr_drift_findings");

describe("a report as metrics", () => {
  test.each([
    ["with everything", sampleReport()],
    ["clean", cleanReport()],
    ["of a thousand findings", largeReport(1_000)],
    ["of hostile names", reportOf('"} 1\n# TYPE x\\\\" \\')],
    ["without stacks", sampleReport({ stacks: [], objects: [], findings: [], ignored: [], regions: [] })],
  ])("is in the text format %s, and says nothing twice", (_, report) => {
    const names = samplesIn(prometheus(report)).map(({ name, labels }) => JSON.stringify([name, labels]));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(2);
  });

  test("counts findings by kind, stack and region", () => {
    expect(
      findings()
        .filter(({ value }) => value > 0)
        .map(({ labels, value }) => [labels, value]),
    ).toEqual([
      [{ kind: "missing", stack: "mail/prod", region: "us" }, 1],
      [{ kind: "unregistered", stack: "mail/prod", region: "us" }, 1],
      [{ kind: "changed", stack: "mail/prod", region: "us" }, 1],
      [{ kind: "wrong-region", stack: "mail/branches", region: "eu" }, 1],
      [{ kind: "duplicate", stack: "mail/branches", region: "eu" }, 1],
      [{ kind: "expired", stack: "mail/branches", region: "eu" }, 1],
      [{ kind: "expiring", stack: "mail/prod", region: "us" }, 1],
      [{ kind: "could-not-check", stack: "mail/branches", region: "eu" }, 1],
      [{ kind: "unmanaged", region: "eu" }, 2],
      [{ kind: "ignored-too-long" }, 1],
    ]);
  });

  test("a clean run has the same series with 0, so that an alert ends", () => {
    const keys = (samples: Sample[]): string[] => samples.map(({ labels }) => JSON.stringify(labels)).sort();
    expect(keys(findings(cleanReport()))).toEqual(keys(findings()));
    expect(findings(cleanReport()).every(({ value }) => value === 0)).toBe(true);
  });

  test("says when the run was, what it looked at and what it cost", () => {
    expect(samplesIn(prometheus()).filter(({ name }) => name !== "cisco_ctr_drift_findings")).toEqual([
      { name: "cisco_ctr_drift_ignored_findings", labels: {}, value: 1 },
      { name: "cisco_ctr_drift_resources", labels: { stack: "mail/prod" }, value: 8 },
      { name: "cisco_ctr_drift_resources", labels: { stack: "mail/branches" }, value: 14 },
      { name: "cisco_ctr_drift_api_calls", labels: {}, value: 9 },
      { name: "cisco_ctr_drift_last_run_timestamp_seconds", labels: {}, value: Date.parse("2026-07-02T06:00:00Z") / 1000 },
    ]);
  });

  test("a stack's name with quotes and backslashes is a label with that name", () => {
    const stacks = [{ name: 'mail/a"b\\c', resources: 3 }];
    expect(samplesIn(prometheus(sampleReport({ stacks }))).map(({ labels }) => labels["stack"])).toContain('mail/a"b\\c');
  });
});
