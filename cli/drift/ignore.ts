import type { RegionName } from "../../provider/clients/cloud/regions";
import type { Change, Finding, FindingKind, IgnoredFinding } from "./findings";

/** Where rules are looked for when no file is named. */
export const ignoreFileName = ".cisco-ctr-ignore.yaml";

/** What may pass: a finding to which everything fits that the rule names. */
export interface IgnoreRule {
  /** With `*` for any characters, as in `name`, `owner` and `property`. */
  urn?: string;
  kind?: FindingKind | FindingKind[];
  /** Of a `changed` finding, the property that may differ, with all its parts. */
  property?: string;
  name?: string;
  id?: string;
  owner?: string;
  region?: RegionName;
  reason: string;
  /** The last day on which it holds, in UTC. */
  until: string;
  /** Where it stands in its file. */
  line?: number;
}

export interface IgnoreFile {
  /** What it is called in findings. */
  path: string;
  rules: IgnoreRule[];
}

/**
 * Parts what a rule lets pass from what is still to be said. A rule whose day has passed lets nothing pass, and is a finding itself.
 *
 * @param now the day counts
 */
export function letPass(
  findings: readonly Finding[],
  file: IgnoreFile,
  now: Date,
): { findings: Finding[]; ignored: IgnoredFinding[] } {
  const today = now.toISOString().slice(0, 10);
  const holding = file.rules.filter(({ until }) => until >= today).map(matcherFor);
  const judged = findings.map((finding) => judge(finding, holding));
  const expired = file.rules.flatMap((rule, index) => (rule.until < today ? [overdue(rule, index, file.path)] : []));
  return {
    findings: [...judged.flatMap(({ left }) => left), ...expired],
    ignored: judged.flatMap(({ passed }) => passed),
  };
}

interface Matcher {
  rule: IgnoreRule;
  fits: (finding: Finding) => boolean;
  /** Of a rule about a property. */
  covers?: (change: Change) => boolean;
}

function matcherFor(rule: IgnoreRule): Matcher {
  const { urn, kind, property, name, id, owner, region } = rule;
  const kinds = kind === undefined ? undefined : [kind].flat();
  const texts = (
    [
      ["urn", urn],
      ["name", name],
      ["owner", owner],
    ] as const
  ).flatMap(([part, pattern]) => (pattern === undefined ? [] : [{ part, matches: matching(pattern) }]));
  const covers = property === undefined ? undefined : matching(property);
  return {
    rule,
    fits: (finding) =>
      (kinds?.includes(finding.kind) ?? true) &&
      (id === undefined || finding.id === id) &&
      (region === undefined || finding.region === region) &&
      (property === undefined || finding.kind === "changed") &&
      texts.every(({ part, matches }) => matches(finding[part] ?? "")),
    ...(covers ? { covers: ({ path }) => withParents(path).some(covers) } : {}),
  };
}

/** Whether a text is as the pattern says, in which `*` stands for any characters. Its time grows with the text alone. */
function matching(pattern: string): (text: string) => boolean {
  const [first = "", ...rest] = pattern.split(/\*+/);
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    let from = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, from);
      if (found < 0) return false;
      from = found + part.length;
    }
    return from <= text.length - last.length;
  };
}

/** `appliance.ports[0]` and what it is part of: `appliance.ports`, `appliance`. */
const withParents = (path: string): string[] => [path, ...[...path.matchAll(/[.[]/g)].map(({ index }) => path.slice(0, index))];

interface Judged {
  left: Finding[];
  passed: IgnoredFinding[];
}

function judge(finding: Finding, matchers: readonly Matcher[]): Judged {
  const fitting = matchers.filter(({ fits }) => fits(finding));
  const whole = fitting.find(({ covers }) => covers === undefined);
  if (whole) return { left: [], passed: [passing(finding, finding.changes, whole.rule)] };
  let left = finding.changes;
  const passed = fitting.flatMap(({ rule, covers = () => false }) => {
    const covered = left.filter(covers);
    left = left.filter((change) => !covers(change));
    return covered.length === 0 ? [] : [passing(finding, covered, rule)];
  });
  if (passed.length === 0) return { left: [finding], passed };
  if (left.length === 0) return { left: [], passed };
  const paths = passed.flatMap(({ changes }) => changes.map(({ path }) => path));
  return {
    left: [{ ...finding, summary: `${finding.summary}; the ignore file lets ${paths.join(", ")} pass`, changes: left }],
    passed,
  };
}

const passing = (finding: Finding, changes: Change[], { reason, until }: IgnoreRule): IgnoredFinding => ({
  ...{ ...finding, changes },
  ...{ reason, until },
});

const overdue = ({ reason, until, line }: IgnoreRule, index: number, path: string): Finding => ({
  kind: "ignored-too-long",
  name: `rule ${index + 1}`,
  place: path,
  summary: `the rule "${reason}" ended on ${until}`,
  changes: [],
  repair: [`remove the rule${line === undefined ? "" : ` in line ${line}`} of ${path}, or give it a new date with a reason`],
});
