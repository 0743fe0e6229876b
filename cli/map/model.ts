import { regionNames, regions, type RegionName } from "../../provider/clients/cloud/regions";
import type { DriftReport, MapObject } from "../drift/findings";
import { bySeverity, worstOf, type Standing } from "./standing";

/** Something on the map, with how it stands. */
export interface Box {
  key: string;
  noun: MapObject["noun"];
  name: string;
  /** `ESA`, `module`. */
  what: string;
  id?: string;
  region?: RegionName;
  stack?: string;
  /** Whose mark it carries. */
  owner?: string;
  standing: Standing;
  /** Indices into the report's findings. */
  findings: number[];
  /** True of what belongs to no stack that was looked at. */
  unmanaged: boolean;
}

export interface Line {
  from: Box;
  to: Box;
}

/** Boxes of one region that hang together. */
export interface Cluster {
  boxes: Box[];
  lines: Line[];
  standing: Standing;
}

/** A column of the map. */
export interface RegionPart {
  /** Absent for what has a region that is not known. */
  region?: RegionName;
  title: string;
  /** Accounts and the like, that no line leads to. */
  shelf: Cluster[];
  /** Machines and what they lead to. */
  managed: Cluster[];
  /** What belongs to no stack. */
  beside: Cluster[];
}

export interface MapModel {
  regions: RegionPart[];
  /** Lines from one region to another. */
  crossings: Line[];
  boxes: Box[];
}

const nounWords: Readonly<Record<MapObject["noun"], string>> = {
  appliance: "appliance",
  device: "device",
  module: "module",
  client: "API client",
  "module-type": "module type",
  token: "token",
  fmc: "FMC",
};

/** What a report says of things and places, as boxes and lines. */
export function mapModel(report: DriftReport): MapModel {
  const objects = new Map(report.objects.map((object) => [object.key, object]));
  const found = findingsByObject(report);
  const boxes = [...objects.values()].map((object) => boxOf(object, found.get(object.key) ?? [], report)).sort(inOrder);
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const lines = boxes.flatMap((from) => linesFrom(from, objects.get(from.key)?.leadsTo ?? [], byKey));
  findRegions(boxes, lines);
  const inside = lines.filter(({ from, to }) => from.region === to.region);
  const columns: (RegionName | undefined)[] = regionNames.filter(
    (name) => report.regions.includes(name) || boxes.some(({ region }) => region === name),
  );
  if (boxes.some(({ region }) => region === undefined)) columns.push(undefined);
  return {
    regions: columns.map((region) => regionPart(region, boxes, inside)),
    crossings: lines.filter(({ from, to }) => from.region !== to.region),
    boxes,
  };
}

function findingsByObject({ findings }: DriftReport): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { object }] of findings.entries()) {
    if (object !== undefined) found.set(object, [...(found.get(object) ?? []), index]);
  }
  return found;
}

function boxOf(object: MapObject, mine: number[], { findings }: DriftReport): Box {
  const { key, noun, name, id, region, stack, owner, urn } = object;
  const what =
    object.type === undefined || noun === "module" || noun === "token" || noun === "client" ? nounWords[noun] : object.type;
  return {
    ...{ key, noun, name, what, findings: mine },
    ...(id !== undefined && { id }),
    ...(region !== undefined && { region }),
    ...(stack !== undefined && { stack }),
    ...(owner !== undefined && { owner }),
    standing: worstOf(mine.flatMap((index) => findings[index]?.kind ?? [])),
    unmanaged: urn === undefined && stack === undefined,
  };
}

const lanes: readonly MapObject["noun"][] = ["fmc", "appliance", "token", "device", "module", "client", "module-type"];

/** The order in which boxes are shown wherever nothing else decides. */
function inOrder(one: Box, other: Box): number {
  return (
    bySeverity(one.standing, other.standing) ||
    lanes.indexOf(one.noun) - lanes.indexOf(other.noun) ||
    compare(one.stack ?? "", other.stack ?? "") ||
    compare(one.name, other.name) ||
    compare(one.key, other.key)
  );
}

const collator = new Intl.Collator("en", { numeric: true });
const compare = (one: string, other: string): number => collator.compare(one, other) || (one < other ? -1 : Number(one > other));

function linesFrom(from: Box, keys: readonly string[], byKey: ReadonlyMap<string, Box>): Line[] {
  return [...new Set(keys)].flatMap((key) => {
    const to = byKey.get(key);
    return to === undefined || to === from ? [] : [{ from, to }];
  });
}

/** A machine stands where its device does. */
function findRegions(boxes: readonly Box[], lines: readonly Line[]): void {
  for (const box of boxes) {
    if (box.region !== undefined) continue;
    const region = lines.flatMap(({ from, to }) => (from === box ? to : to === box ? from : undefined)?.region ?? [])[0];
    if (region !== undefined) box.region = region;
  }
}

function regionPart(region: RegionName | undefined, boxes: readonly Box[], lines: readonly Line[]): RegionPart {
  const clusters = clustersOf(
    boxes.filter((box) => box.region === region),
    lines,
  );
  const isBeside = (cluster: Cluster) => cluster.boxes.every(({ unmanaged }) => unmanaged);
  const isShelf = ({ boxes: [box, ...others] }: Cluster) =>
    others.length === 0 && box !== undefined && ["client", "token", "module-type"].includes(box.noun);
  const owned = clusters.filter((cluster) => !isBeside(cluster));
  return {
    ...(region !== undefined && { region }),
    title: region === undefined ? "Region not known" : regions[region].title,
    shelf: owned.filter(isShelf),
    managed: owned.filter((cluster) => !isShelf(cluster)),
    beside: clusters.filter(isBeside),
  };
}

/** An account or a type that everything hangs on would draw a line to each: those stay single. */
const single = new Set<MapObject["noun"]>(["client", "module-type"]);

function clustersOf(boxes: readonly Box[], lines: readonly Line[]): Cluster[] {
  const links = new Map<Box, Line[]>(boxes.map((box) => [box, []]));
  for (const line of lines) {
    if (single.has(line.from.noun) || single.has(line.to.noun)) continue;
    links.get(line.from)?.push(line);
    links.get(line.to)?.push(line);
  }
  const seen = new Set<Box>();
  const clusters: Cluster[] = [];
  for (const first of boxes) {
    if (seen.has(first)) continue;
    seen.add(first);
    const members = new Set([first]);
    const within = new Set<Line>();
    // A set is walked to what is added meanwhile.
    for (const box of members) {
      for (const line of links.get(box) ?? []) {
        within.add(line);
        members.add(line.from).add(line.to);
      }
    }
    for (const box of members) seen.add(box);
    const inside = [...members].sort(inOrder);
    clusters.push({ boxes: inside, lines: [...within], standing: worstOf(inside.map(({ standing }) => standing)) });
  }
  return clusters.sort((one, other) => bySeverity(one.standing, other.standing));
}
