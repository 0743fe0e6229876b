import { isDeepStrictEqual } from "node:util";
import type { RegionName } from "../../provider/clients/cloud/regions";
import type { Item, Noun } from "../../provider/core/inventory";
import type { ResourceName } from "../../provider/generated/schemas";
import { isRecord } from "../../provider/lifecycle/defaults";
import type { Path } from "../../provider/lifecycle/diff";
import type { Properties } from "../../provider/lifecycle/schema";
import type { MapObject } from "./findings";
import { keyOf } from "./look";
import type { Held } from "./managed";

const nouns: Readonly<Record<ResourceName, MapObject["noun"]>> = {
  ApiClient: "client",
  CtrModule: "module",
  CtrModuleType: "module-type",
  DeviceRegistration: "device",
  FmcCloudIntegration: "fmc",
  SseToken: "token",
};

/** The resource that stands for an object of this noun. */
export const resourceOf: Readonly<Record<Noun, ResourceName>> = {
  client: "ApiClient",
  device: "DeviceRegistration",
  module: "CtrModule",
  "module-type": "CtrModuleType",
};

/** Key of the box of an object in the map. */
export const itemKey = (region: RegionName, { noun, id }: Pick<Item, "noun" | "id">): string =>
  `${region}/${resourceOf[noun]}/${id}`;

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** What the map may show: not what the state keeps as a secret, whatever it is now. */
function shownParts(outs: Properties, secret: readonly Path[], within: Path = []): Properties {
  const parts = Object.entries(outs).filter(([key]) => !secret.some((each) => isDeepStrictEqual(each, [...within, key])));
  return Object.fromEntries(
    parts.map(([key, value]) => [key, isRecord(value) ? shownParts(value, secret, [...within, key]) : value]),
  );
}

/**
 * The boxes of a resource: that of its object, and before a registered device that of its appliance.
 *
 * @param now as it is now, or as the state has it
 */
export function boxesOf(held: Held, now: Properties): MapObject[] {
  const { stack, resource } = held;
  const { type, urn, id, secret } = resource;
  const outs = shownParts(now, secret);
  const region = text(outs["region"]) as RegionName | undefined;
  const own: MapObject = {
    ...{ key: keyOf(held), noun: nouns[type], name: text(outs["deviceName"]) ?? text(outs["name"]) ?? resource.name, id },
    ...{ urn, stack: stack.name, leadsTo: [] },
    ...optional({
      region,
      type: text(outs["deviceType"]) ?? text(outs["moduleTypeTitle"]) ?? text(outs["type"]),
      owner: text(outs["owner"]),
    }),
  };
  if (type === "FmcCloudIntegration")
    return [{ ...own, name: text((outs["fmc"] as { host?: unknown } | undefined)?.host) ?? own.name }];
  if (type === "SseToken") return [{ ...own, leadsTo: entriesOf(region, outs["deviceIds"]) }];
  const appliance = (outs["appliance"] ?? {}) as { host?: unknown; port?: unknown; type?: unknown };
  const host = text(appliance.host);
  if (type !== "DeviceRegistration" || host === undefined) return [own];
  const port = typeof appliance.port === "number" ? appliance.port : 22;
  const key = `appliance/${host}:${port}`;
  const machine: MapObject = {
    key,
    noun: "appliance",
    name: port === 22 ? host : `${host}:${port}`,
    urn,
    stack: stack.name,
    leadsTo: [own.key],
  };
  return [{ ...machine, ...optional({ region, type: text(appliance.type) }) }, own];
}

function entriesOf(region: RegionName | undefined, ids: unknown): string[] {
  return region !== undefined && Array.isArray(ids) ? ids.map((id) => itemKey(region, { noun: "device", id: String(id) })) : [];
}

/** The box of an object that no stack has. */
export function boxOfItem(region: RegionName, item: Item): MapObject {
  const { noun, name, id, type, marks } = item;
  return { key: itemKey(region, item), noun, name, id, region, leadsTo: [], ...optional({ type, owner: marks[0]?.owner }) };
}

/** Without what is not there. */
function optional<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** Lines from devices to the modules that read them, among the boxes that are there. */
export function withLines(boxes: readonly MapObject[], modules: readonly { key: string; device: string }[]): MapObject[] {
  const keys = new Set(boxes.map(({ key }) => key));
  const read = new Map<string, string[]>();
  for (const { key, device } of modules) if (keys.has(key)) read.set(device, [...(read.get(device) ?? []), key]);
  return boxes.map((box) => ({ ...box, leadsTo: [...box.leadsTo, ...(read.get(box.key) ?? [])].filter((key) => keys.has(key)) }));
}
