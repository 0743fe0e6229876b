import { isProviderError, type ProviderError } from "../../provider/base/errors";
import type { Call } from "../../provider/base/call";
import type { Cloud } from "../../provider/clients/cloud";
import { ofThisRefresh } from "../../provider/clients/cloud/collection";
import { answersTo, shortNames, timeframeIn, type ModuleTypeWire } from "../../provider/clients/cloud/module-types";
import type { RegionName } from "../../provider/clients/cloud/regions";
import { inventory, type Item, type Noun } from "../../provider/core/inventory";
import type { Session } from "../session";
import { passes, type Filters } from "./filters";

/** What can be listed, as it is called on the command line, with the noun of the core. */
export const nouns = { devices: "device", modules: "module", clients: "client", "module-types": "module-type" } as const;

export type Plural = keyof typeof nouns;

/** An object of an organisation, as it is listed. */
export interface Listed extends Item {
  region: RegionName;
  /** `Registered` or what else a device is; `enabled` or `disabled` of everything else. */
  status: string;
  /** What programs call a module's type, where they have a short name for it. */
  shortType?: string;
  /** Name of the device that a module reads, where it could be looked up. */
  device?: string;
  /** How many days back a module asks its device. */
  requestTimeframeDays?: number;
  /** Who sees a module. */
  visibility?: string;
}

/** A region that could not be listed. */
export interface ListProblem {
  region: RegionName;
  error: ProviderError;
}

export interface Found {
  items: Listed[];
  problems: ListProblem[];
}

const budgetMs = 5 * 60_000;

/** Lists objects of these regions, sorted by name. What cannot be listed is no matter of the other regions. */
export async function find(session: Session, what: Plural, regions: readonly RegionName[], filters: Filters): Promise<Found> {
  const { access, progress, signal } = session;
  const call = access.call(budgetMs);
  let done = 0;
  const found = await progress.during(`listing ${what.replace("-", " ")}`, (tell) =>
    Promise.all(
      regions.map(async (region) => {
        const here = await inRegion(region, () => access.cloud(region), call, nouns[what]);
        tell(`${++done} of ${regions.length} regions`);
        return here;
      }),
    ),
  );
  signal.throwIfAborted();
  return {
    items: found.flatMap(({ items }) => items).filter((each) => passes(each, filters)),
    problems: found.flatMap(({ problems }) => problems),
  };
}

async function inRegion(region: RegionName, cloudOf: () => Cloud, call: Call, noun: Noun): Promise<Found> {
  try {
    const items = await listed(cloudOf(), call, noun);
    const sorted = items.map((item) => ({ region, ...item })).sort(byName);
    return { items: sorted, problems: [] };
  } catch (error) {
    if (!isProviderError(error)) throw error;
    return { items: [], problems: [{ region, error }] };
  }
}

const byName = (a: Item, b: Item): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);

async function listed(cloud: Cloud, call: Call, noun: Noun): Promise<Omit<Listed, "region">[]> {
  const { device, ...found } = await inventory(cloud, call, noun === "module" ? ["module", "device"] : [noun]);
  const { items = [], problem } = noun === "device" ? device : found[noun];
  if (problem) throw problem;
  if (noun === "module-type") items.push(...(await ofCisco(cloud, call)));
  const details = noun === "module" ? await detailsOfModules(cloud, call) : new Map<string, Details>();
  return items.map((item) => ({
    ...item,
    status: item.status ?? (item.enabled === false ? "disabled" : "enabled"),
    ...(item.deviceId === undefined ? {} : { device: device.items?.find(({ id }) => id === item.deviceId)?.name }),
    ...details.get(item.id),
  }));
}

type Details = Pick<Listed, "shortType" | "requestTimeframeDays" | "visibility">;

/** What a program says of modules, from the lists that are there already. */
async function detailsOfModules(cloud: Cloud, call: Call): Promise<Map<string, Details>> {
  const [modules, types] = await Promise.all([
    cloud.modules.list(call, ofThisRefresh),
    cloud.moduleTypes.list(call, ofThisRefresh).catch(() => []),
  ]);
  const typeOf = new Map(types.map((type) => [type.id, { type, shortType: shortType(type, types) }]));
  return new Map(
    modules.map(({ id, moduleTypeId, visibility, settings }) => {
      const known = typeOf.get(moduleTypeId);
      const days = timeframeIn(settings, known?.type);
      return [id, { shortType: known?.shortType, visibility, ...(days === undefined ? {} : { requestTimeframeDays: days }) }];
    }),
  );
}

/** The short name that means this type and no other one of the catalogue. */
const shortType = (type: ModuleTypeWire, types: readonly ModuleTypeWire[]): string | undefined =>
  shortNames.find((name) => answersTo(type, name) && types.filter((each) => answersTo(each, name)).length === 1);

/** The types that come with every organisation: a program names them by their titles. */
async function ofCisco(cloud: Cloud, call: Call): Promise<Item[]> {
  const types = (await cloud.moduleTypes.list(call, ofThisRefresh)).filter(({ visibility }) => visibility !== "org");
  return types.map(({ id, title, defaultName, enabled, createdAt, updatedAt }) => ({
    ...{ noun: "module-type", id, name: title ?? defaultName ?? id, marks: [], enabled, createdAt, updatedAt, given: true },
  }));
}
