import { isRegistered } from "../../provider/clients/cloud/devices";
import type { RegionName } from "../../provider/clients/cloud/regions";
import type { Item } from "../../provider/core/inventory";
import { bounded, ownerOf } from "../../provider/lifecycle/owner";
import { itemKey } from "./boxes";
import type { Finding } from "./findings";
import type { Looked } from "./look";
import type { Managed } from "./managed";
import { spoken, whose } from "./strangers";

interface Place {
  region: RegionName;
  item: Item;
}

/** True where somebody may have moved it by hand: then it stands in another region. */
export const mayHaveMoved = ({ held, findings }: Looked): boolean => findings.some((each) => isLost(each, held.resource.type));

const isLost = ({ kind }: Finding, type: string): boolean =>
  kind === "missing" || (kind === "unregistered" && type === "DeviceRegistration");

/** What was found of a resource, or, where another region has what is lost, that it stands there. */
export function withPlaces({ held, findings }: Looked, places: readonly Place[], managed: Managed): Finding[] {
  const { type, outs } = held.resource;
  return findings.map((finding) => {
    if (!isLost(finding, type)) return finding;
    const others = places.filter(({ region, item }) => region !== finding.region && managed.holderOf(item.id) === undefined);
    const owner = bounded(ownerOf(outs));
    const marked = others.find(({ item }) => item.marks.some((mark) => mark.kind === type && mark.owner === owner));
    if (marked) return elsewhere(marked, "carries its mark", finding);
    const named = type === "DeviceRegistration" ? others.find(({ item }) => isSameAppliance(item, outs)) : undefined;
    return named ? elsewhere(named, "has its name and is registered there", finding) : finding;
  });
}

/** Registered by hand, it carries no mark, and the name that the appliance has. */
function isSameAppliance({ noun, name, status = "", type, marks }: Item, outs: Looked["held"]["resource"]["outs"]): boolean {
  const host = (outs["appliance"] as { host?: unknown } | undefined)?.host;
  const names = [outs["deviceName"], host].flatMap((each) => (typeof each === "string" ? each.toLowerCase() : []));
  const isOfType = type === undefined || outs["deviceType"] === undefined || outs["deviceType"] === type;
  return noun === "device" && isRegistered({ status }) && isOfType && marks.length === 0 && names.includes(name.toLowerCase());
}

function elsewhere({ region, item }: Place, how: string, lost: Finding): Finding {
  const summary = `${spoken[item.noun]} ${item.id} of region ${region} ${how}, and the state says ${lost.place}`;
  return { ...lost, kind: "wrong-region", summary, ...whose(item), object: itemKey(region, item) };
}
