import { Secrets } from "../../provider/base/known-secrets";
import type { Change, DriftReport, Finding } from "../drift/findings";

const mask = "[secret]";

/** The report without the value of any secret, wherever in it that value stands. */
export function masked(report: DriftReport): DriftReport {
  const secrets = new Secrets();
  for (const { changes } of [...report.findings, ...report.ignored]) {
    for (const { before, after } of changes.filter(({ secret }) => secret))
      textsIn([before, after]).forEach((text) => secrets.remember(text));
  }
  const redact = (text: string): string => secrets.redact(text);
  return {
    ...report,
    findings: report.findings.map((finding) => maskedFinding(finding, redact)),
    ignored: report.ignored.map((finding) => ({ ...maskedFinding(finding, redact), reason: redact(finding.reason) })),
    objects: report.objects.map((object) => ({ ...object, name: redact(object.name) })),
  };
}

type Redact = (text: string) => string;

function maskedFinding<T extends Finding>(finding: T, redact: Redact): T {
  const { name, place, summary, changes, by, owner, repair } = finding;
  return {
    ...finding,
    ...{ name: redact(name), place: redact(place), summary: redact(summary), repair: repair.map(redact) },
    ...(by === undefined ? {} : { by: redact(by) }),
    ...(owner === undefined ? {} : { owner: redact(owner) }),
    changes: changes.map((change) => maskedChange(change, redact)),
  };
}

function maskedChange(change: Change, redact: Redact): Change {
  const shown = (value: unknown): unknown => {
    if (value === undefined || value === null) return value;
    return change.secret ? mask : eachText(value, redact);
  };
  return { ...change, before: shown(change.before), after: shown(change.after) };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function eachText(value: unknown, redact: Redact): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => eachText(item, redact));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), eachText(item, redact)]));
}
