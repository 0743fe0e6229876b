import type { DriftReport, Finding, IgnoredFinding } from "../drift/findings";
import { detailLines } from "./details";
import type { Format } from "./format";
import { inOrder } from "./groups";
import { shownText } from "./shown";
import { inOneLine } from "./summary";
import { element } from "./xml";

/** For the test results of a CI system, in the form of Jenkins: a stack is a suite, a resource is a case, a finding is a failure. */
export const junit: Format = (report) => {
  const suites = [...casesOf(report)].map(([stack, cases]) => suite(stack, [...cases.values()], report));
  const all = suites.reduce(
    (sum, { tests, failures }) => ({ tests: sum.tests + tests, failures: sum.failures + failures }),
    none,
  );
  const root = element(
    "testsuites",
    { name: inOneLine(report), tests: all.tests, failures: all.failures, errors: 0 },
    suites.map(({ xml }) => xml),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
};

const none = { tests: 0, failures: 0 };

/** What is known of a resource, or of something that no stack has. */
interface Case {
  name: string;
  type: string;
  findings: Finding[];
  ignored: IgnoredFinding[];
}

const noStack = "no stack";

/** Every resource that the report knows, the sound ones too, by stack and by what it is. */
function casesOf({ stacks, objects, findings, ignored }: DriftReport): Map<string, Map<string, Case>> {
  const suites = new Map(stacks.map(({ name }) => [name, new Map<string, Case>()]));
  const caseOf = (stack: string, key: string, name: string, type: string): Case => {
    const cases = suites.get(stack) ?? new Map<string, Case>();
    suites.set(stack, cases);
    const found = cases.get(key) ?? { name, type, findings: [], ignored: [] };
    cases.set(key, found);
    return found;
  };
  for (const { urn, stack } of objects) {
    if (urn !== undefined && stack !== undefined) caseOf(stack, urn, urn.split("::").at(-1) ?? urn, typeIn(urn));
  }
  const ofFinding = ({ kind, urn, stack, type, name, id, region, place }: Finding): Case =>
    caseOf(stack ?? noStack, urn ?? [kind, region ?? place, id, name].join("\n"), name, type ?? kind);
  for (const finding of inOrder(findings)) ofFinding(finding).findings.push(finding);
  for (const finding of inOrder(ignored)) ofFinding(finding).ignored.push(finding);
  return suites;
}

/** The class in a URN's type, such as `pulumi-nodejs:dynamic/ciscoctr:SseToken`. */
const typeIn = (urn: string): string => urn.split("::").at(2)?.split(":").at(-1) ?? "resource";

function suite(stack: string, cases: readonly Case[], report: DriftReport): { tests: number; failures: number; xml: string } {
  const count = (kind: Outcome["kind"]): number => cases.filter((each) => outcomeOf(each).kind === kind).length;
  const counts = { tests: cases.length, failures: count("failure"), errors: 0, skipped: count("skipped") };
  const xml = element(
    "testsuite",
    { name: stack, ...counts, time: 0, timestamp: report.checkedAt.replace(/\.\d+Z$/, "") },
    cases.map((each) => testCase(stack, each)),
  );
  return { tests: counts.tests, failures: counts.failures, xml };
}

type Outcome = { kind: "passed" } | { kind: "failure" | "skipped"; type: string; message: string; text: string };

function outcomeOf({ findings, ignored }: Case): Outcome {
  const drift = findings.filter(({ kind }) => kind !== "could-not-check");
  const text = [
    ...findings.map(described),
    ...ignored.map((each) => `${described(each)}\nlet pass until ${each.until}: ${shownText(each.reason)}`),
  ];
  const [first] = [...drift, ...findings, ...ignored];
  if (first === undefined) return { kind: "passed" };
  return {
    kind: drift.length > 0 ? "failure" : "skipped",
    type: first.kind,
    message: `${first.kind}: ${first.summary}`,
    text: text.join("\n\n"),
  };
}

function testCase(stack: string, tested: Case): string {
  const attributes = { name: tested.name, classname: `${stack}.${tested.type}`, time: 0 };
  const outcome = outcomeOf(tested);
  if (outcome.kind === "passed") return element("testcase", attributes);
  const { kind, type, message, text } = outcome;
  return element("testcase", attributes, [element(kind, { type, message }, text)]);
}

const described = (finding: Finding): string =>
  [`${finding.kind}: ${shownText(finding.summary)}`, `at: ${shownText(finding.place)}`, ...detailLines(finding)].join("\n");
