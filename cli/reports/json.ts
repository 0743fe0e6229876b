import type { Change, DriftReport, Finding, IgnoredFinding, MapObject } from "../drift/findings";
import { withNumbers } from "./escaped";
import type { Format } from "./format";
import { inOrder } from "./groups";

/** The report as `schema/drift-report.schema.json` says; the same report is always the same text. */
export const json: Format = (report) => jsonText(inForm(report));

/** JSON that does nothing but be read, wherever it is printed. */
export const jsonText = (value: unknown): string => `${withNumbers(JSON.stringify(value, null, 2))}\n`;

/** Every part in the order of the schema, and findings in that of reports. */
function inForm({ version, checkedAt, stacks, regions, resources, calls, findings, ignored, objects }: DriftReport): DriftReport {
  return {
    ...{ version, checkedAt, regions, resources, calls },
    stacks: stacks.map((stack) => ({ name: stack.name, resources: stack.resources })),
    findings: inOrder(findings).map(findingInForm),
    ignored: inOrder(ignored).map((each): IgnoredFinding => ({ ...findingInForm(each), reason: each.reason, until: each.until })),
    objects: objects.map(objectInForm),
  };
}

function findingInForm(finding: Finding): Finding {
  const { kind, urn, stack, type, name, id, region, place, summary, changes, by, at, owner, repair, object, code } = finding;
  const parts = { kind, urn, stack, type, name, id, region, place, summary, changes: changes.map(changeInForm) };
  return { ...parts, by, at, owner, repair, object, code };
}

const changeInForm = ({ path, before = null, after = null, secret }: Change): Change => ({ path, before, after, secret });

function objectInForm({ key, noun, name, id, region, type, urn, stack, owner, leadsTo }: MapObject): MapObject {
  return { key, noun, name, id, region, type, urn, stack, owner, leadsTo };
}
