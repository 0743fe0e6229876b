/** The shapes of an FMC's answers, in one place. */
import { regionNames, regions, type RegionName } from "../cloud/regions";
import { Answer, UnexpectedShape } from "../http/shapes";

/** A cloud region an FMC can be set to. */
export interface CloudRegionWire {
  id: string;
  name: string;
  /** The host of the region. */
  domain?: string;
  current: boolean;
}

/** Which events go to the cloud. */
export interface CloudEvents {
  intrusion: boolean;
  file: boolean;
  connection: boolean;
}

export interface CloudEventsWire extends CloudEvents {
  id: string;
  /** The whole object: newer FMCs have more in it than is managed here, and a PUT must not lose that. */
  whole: object;
}

export interface SecurexWire {
  id: string;
  enabled: boolean;
  clientId?: string;
}

/** The elements of a list; one object alone is a list of one, and an empty list has no `items`. */
export function toItems(json: unknown): unknown[] {
  const answer = new Answer(json, "the list");
  const items = answer.raw("items");
  if (Array.isArray(items)) return items as unknown[];
  if (items !== undefined) throw new UnexpectedShape("items of the list is not a list");
  if (answer.raw("id") !== undefined) return [json];
  if (answer.raw("paging") === undefined) throw new UnexpectedShape("the answer is neither a list nor an object");
  return [];
}

/** The one object of a list that holds one. */
export function toSingle(json: unknown): unknown {
  const [item, ...more] = toItems(json);
  if (item === undefined || more.length > 0) throw new UnexpectedShape("the list does not hold one object");
  return item;
}

/** `7.4.1` of `7.4.1 (build 172)`. */
export function toVersion(json: unknown): string {
  const said = new Answer(toSingle(json), "the server version").text("serverVersion");
  const number = /^\d{1,4}(?:\.\d{1,6}){1,4}(?=[ -]|$)/.exec(said)?.[0];
  if (number === undefined) throw new UnexpectedShape("serverVersion does not begin with a version");
  return number;
}

export function toCloudRegion(json: unknown): CloudRegionWire {
  const answer = new Answer(json, "the cloud region");
  return {
    id: answer.text("id"),
    name: answer.optionalText("name") ?? "",
    domain: answer.optionalText("domain"),
    current: answer.flag("current", false),
  };
}

export function toCloudEvents(json: unknown): CloudEventsWire {
  const answer = new Answer(json, "the cloud events configuration");
  return {
    id: answer.text("id"),
    intrusion: answer.flag("sendIntrusionEvents", false),
    file: answer.flag("sendFileEvents", false),
    connection: answer.flag("sendConnectionEvents", false),
    whole: json as object,
  };
}

export function toSecurex(json: unknown): SecurexWire {
  const answer = new Answer(json, "the SecureX configuration");
  const clientId = answer.optionalText("clientId");
  return { id: answer.text("id"), enabled: answer.flag("enabled", false), ...(clientId ? { clientId } : {}) };
}

export function fromCloudRegion({ id }: CloudRegionWire): object {
  return { id, type: "CloudRegion", current: true };
}

export function fromCloudEvents({ id, whole }: CloudEventsWire, { intrusion, file, connection }: CloudEvents): object {
  const settings = Object.fromEntries(Object.entries(whole).filter(([key]) => key !== "links" && key !== "metadata"));
  const sent = { sendIntrusionEvents: intrusion, sendFileEvents: file, sendConnectionEvents: connection };
  return { ...settings, id, type: "CloudEventsConfig", ...sent };
}

export function fromSecurex(
  { id }: SecurexWire,
  wanted: { enabled: boolean; clientId?: string; clientPassword?: string },
): object {
  return { id, type: "SecurexConfig", ...wanted };
}

/**
 * `[A]` What an FMC calls its regions is not published: a region is known by the host of its Security Services Exchange in `domain`,
 * or, where that names no host, by a word in its name.
 */
export function regionOf({ name, domain }: Partial<CloudRegionWire> & Pick<CloudRegionWire, "name">): RegionName | undefined {
  const byHost = regionNames.find((region) => domain?.toLowerCase() === regions[region].sseServer);
  if (byHost || domain?.includes(".")) return byHost;
  const named = name.toLowerCase().split(/[^a-z]+/);
  return regionNames.find((region) => words[region].some((word) => named.includes(word)));
}

const words: Record<RegionName, readonly string[]> = {
  us: ["us", "nam", "america", "americas"],
  eu: ["eu", "europe"],
  apjc: ["apjc", "apj", "asia"],
};
