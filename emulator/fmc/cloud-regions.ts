import { type RegionName, regions } from "../ground/regions";

/** A cloud that an FMC can send to. */
export interface CloudRegionFacts {
  /** Ours, for `GET /state`; India and Australia are no regions of Threat Response. */
  key: RegionName | "india" | "australia";
  name: string;
  description: string;
  /** The Security Services Exchange host (contracts 4). */
  domain: string;
}

// [A] Names and texts, and the hosts of India and Australia; no client should look at anything but the host.
const names: Record<RegionName, [name: string, description: string]> = {
  us: ["US", "US Region"],
  eu: ["EU", "EU Region"],
  apjc: ["APJC", "APJC Region"],
};

/** The clouds every FMC lists; the first is the one it is set to from the factory [A]. */
export const cloudRegions: readonly CloudRegionFacts[] = [
  ...regions.map(({ name: key, exchangeServer: domain }) => {
    const [name, description] = names[key];
    return { key, name, description, domain };
  }),
  { key: "india", name: "India", description: "India Region", domain: "api.in.sse.itd.cisco.com" },
  { key: "australia", name: "Australia", description: "Australia Region", domain: "api.aus.sse.itd.cisco.com" },
];

/** True for a cloud that is a region of Threat Response. */
export function isRegion(key: CloudRegionFacts["key"]): key is RegionName {
  return key !== "india" && key !== "australia";
}
