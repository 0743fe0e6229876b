import fc, { type Arbitrary } from "fast-check";
import type { DriftReport, Finding, MapObject } from "../../cli/drift/findings";
import { regionNames } from "../../provider/clients/cloud/regions";
import { sampleFindings, sampleReport } from "./drift-report";

/** A box of the map with what it leads to. */
export function objectOf(noun: MapObject["noun"], key: string, changes: Partial<MapObject> = {}): MapObject {
  return { key, noun, name: key, region: "us", stack: "mail/prod", urn: `urn:${key}`, leadsTo: [], ...changes };
}

/** What nobody's stack has. */
export function strayOf(noun: MapObject["noun"], key: string, changes: Partial<MapObject> = {}): MapObject {
  return { key, noun, name: key, region: "us", leadsTo: [], ...changes };
}

/** A finding of a kind, about a box. */
export const findingOf = (kind: Finding["kind"], object: string): Finding => ({ ...sampleFindings[kind], object });

/** A report of these boxes and findings. */
export const reportWith = (objects: MapObject[], findings: Finding[] = []): DriftReport =>
  sampleReport({ objects, findings, ignored: [], regions: ["us"] });

/** Appliances with a device and a module each, in ten stacks. */
export function fleetReport(appliances: number, findings: Finding[] = []): DriftReport {
  const objects = Array.from({ length: appliances }, (_, index): MapObject[] => {
    const place = { region: regionNames[index % 2] ?? "us", stack: `mail/site-${index % 10}` };
    return [
      objectOf("appliance", `esa${index}.example.com`, { ...place, leadsTo: [`device${index}`] }),
      objectOf("device", `device${index}`, { ...place, leadsTo: [`module${index}`] }),
      objectOf("module", `module${index}`, place),
    ];
  });
  return { ...reportWith(objects.flat(), findings), regions: ["us", "eu"] };
}

const nouns: readonly MapObject["noun"][] = ["appliance", "device", "module", "client", "module-type", "token", "fmc"];

/** Reports with any boxes, any lines between them and any findings, such as a survey would never make. */
export const anyReport: Arbitrary<DriftReport> = fc.integer({ min: 0, max: 120 }).chain((count) => {
  const keys = Array.from({ length: count }, (_, index) => `box${index}`);
  const some = fc.array(fc.constantFrom(...keys, "nowhere"), { maxLength: 12 });
  const objects = keys.map((key) =>
    fc.record({
      key: fc.constant(key),
      noun: fc.constantFrom(...nouns),
      name: fc.string({ unit: "binary", maxLength: 80 }),
      region: fc.constantFrom(...regionNames, undefined),
      stack: fc.constantFrom("mail/prod", "mail/branches", undefined),
      leadsTo: fc.oneof(
        { weight: 5, arbitrary: fc.constant<string[]>([]) },
        { weight: 3, arbitrary: some.map((each) => each.slice(0, 2)) },
        some,
      ),
    }),
  );
  const kinds = Object.values(sampleFindings);
  const findings = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom(...keys, "nowhere")), { maxLength: 60 });
  return fc.tuple(fc.tuple(...objects), findings, fc.subarray([...regionNames])).map(([boxes, found, regions]) =>
    sampleReport({
      objects: boxes.map(({ region, stack, ...box }) => ({
        ...box,
        ...(region && { region }),
        ...(stack && { stack, urn: `urn:${box.key}` }),
      })),
      findings: found.map(([finding, object]) => ({ ...finding, object })),
      ignored: [],
      regions,
    }),
  );
});
