import { isRegistered } from "../../provider/clients/cloud/devices";
import { isUnmanaged } from "./filters";
import type { Listed } from "./listing";

/** Objects that a program takes over together. */
export interface Adoption {
  /** Absent for modules alone. */
  device?: Listed;
  /** Modules that ask the device. */
  modules: Listed[];
  /** True where an ApplianceIntegration makes just that. */
  integrated: boolean;
}

/** What can be taken over, and what cannot with the reason: a clause. */
export interface AdoptionPlan {
  adoptions: Adoption[];
  left: { item: Listed; why: string }[];
}

/** What an ApplianceIntegration makes for each type of appliance. */
const modulesOf: Readonly<Record<string, readonly string[]>> = { ESA: ["esa"], SMA: ["sma-email", "sma-web"] };

/**
 * Sorts what nobody manages.
 *
 * @param logsIn false: as devices that somebody else registers, so that nobody logs in to an appliance
 */
export function planAdoption(items: readonly Listed[], others: readonly Listed[], logsIn: boolean): AdoptionPlan {
  const left: AdoptionPlan["left"] = [];
  const free = items.filter(isUnmanaged).filter((item) => {
    const why = obstacle(item, items);
    if (why !== undefined) left.push({ item, why });
    return why === undefined;
  });
  const modules = others.filter(isUnmanaged).filter((each) => obstacle(each, others) === undefined);
  const adoptions = free.map((item): Adoption => {
    if (item.noun === "module") return { modules: [item], integrated: false };
    const asking = modules.filter(({ region, deviceId }) => region === item.region && deviceId === item.id);
    return { device: item, modules: asking, integrated: logsIn && isIntegration(item, asking) };
  });
  return { adoptions, left };
}

function isIntegration({ type = "", name }: Listed, modules: readonly Listed[]): boolean {
  const types = modules.map(({ shortType = "" }) => shortType);
  const known = modulesOf[type] ?? [];
  return (
    types.length > 0 &&
    types.every((each) => known.includes(each)) &&
    new Set(types).size === types.length &&
    // An appliance is known by its host name.
    isHostName(name)
  );
}

const isHostName = (name: string): boolean => /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(name);

function obstacle(item: Listed, all: readonly Listed[]): string | undefined {
  if (item.noun === "device") {
    return isRegistered(item) ? undefined : `it is ${item.status}, and only what is registered can be taken over`;
  }
  if (item.name === "") return "it has no name";
  const isTwin = (other: Listed) =>
    other.id !== item.id &&
    isUnmanaged(other) &&
    (["region", "name", "moduleTypeId", "deviceId", "visibility"] as const).every((key) => other[key] === item[key]);
  return all.some(isTwin) ? "there is another one of its name, type and device: rename or delete one of them" : undefined;
}
