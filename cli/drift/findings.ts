import type { RegionName } from "../../provider/clients/cloud/regions";
import type { ResourceName } from "../../provider/generated/schemas";

/** What a report can find; the list is closed, in the order in which reports show it. */
export const findingKinds = [
  "missing",
  "unregistered",
  "changed",
  "wrong-region",
  "duplicate",
  "expired",
  "expiring",
  "unmanaged",
  "ignored-too-long",
  "could-not-check",
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** What each kind says, in one clause for headings and legends. */
export const kindTitles: Readonly<Record<FindingKind, string>> = {
  missing: "is gone",
  unregistered: "is not registered",
  changed: "was changed by somebody else",
  "wrong-region": "stands in another region",
  duplicate: "is there twice",
  expired: "has expired",
  expiring: "expires soon",
  unmanaged: "belongs to no stack that was looked at",
  "ignored-too-long": "is a rule of the ignore file that has expired",
  "could-not-check": "could not be checked",
};

/** One part that is not as the state has it. A secret is masked in both. */
export interface Change {
  /** Such as `appliance.host`. */
  path: string;
  before: unknown;
  after: unknown;
  secret: boolean;
}

/** Something that is not as the stacks say. Names and values of the other side are data: each format makes them harmless. */
export interface Finding {
  kind: FindingKind;
  /** Absent for what no stack has. */
  urn?: string;
  /** `project/stack` or `organization/project/stack`. */
  stack?: string;
  /** The class, or the class that would manage it. */
  type?: ResourceName;
  /** Of the resource, or of the object that no resource stands for. */
  name: string;
  id?: string;
  region?: RegionName;
  /** Where it is: a region, an appliance, an FMC or a file. */
  place: string;
  /** One sentence without capital and full stop: what is the matter. */
  summary: string;
  changes: Change[];
  /** Who made or last changed it, as far as the API tells. */
  by?: string;
  /** When, as the API tells: ISO 8601. */
  at?: string;
  /** Of what is unmanaged: whose mark it carries; absent where it carries none. */
  owner?: string;
  /** Commands or steps that put it right, the best one first. */
  repair: string[];
  /** Key of the box that the map shows for it. */
  object?: string;
  /** Of what could not be checked: why, as the closed list of errors calls it. */
  code?: string;
}

/** A box of the map. */
export interface MapObject {
  key: string;
  noun: "appliance" | "device" | "module" | "client" | "module-type" | "token" | "fmc";
  name: string;
  id?: string;
  /** Absent where it is not known. */
  region?: RegionName;
  /** `ESA`, `SMA`, the title of a module type. */
  type?: string;
  urn?: string;
  stack?: string;
  /** Whose mark it carries. */
  owner?: string;
  /** Keys of the boxes that it leads to: appliance to device, device to module. */
  leadsTo: string[];
}

/** A finding that a rule of the ignore file lets pass. */
export interface IgnoredFinding extends Finding {
  reason: string;
  /** ISO date. */
  until: string;
}

/** What `cisco-ctr drift` found. */
export interface DriftReport {
  version: 1;
  /** ISO 8601. */
  checkedAt: string;
  stacks: { name: string; resources: number }[];
  regions: RegionName[];
  resources: number;
  /** Requests to the clouds' APIs. */
  calls: number;
  findings: Finding[];
  ignored: IgnoredFinding[];
  objects: MapObject[];
}
