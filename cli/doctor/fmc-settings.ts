import { isOlder } from "../../provider/base/version";
import type { RegionName } from "../../provider/clients/cloud/regions";
import { regionOf, type CloudEvents, type CloudRegionWire, type SecurexWire } from "../../provider/clients/fmc/wire";
import { isLeftOut, onlyRegion, since } from "../../provider/resources/fmc-cloud-integration/settings";
import type { Finding } from "./findings";

/** Whether an FMC of that version can take part, and where. */
export function versionFinding(version: string): Finding {
  const about = { check: "version", details: { version } } as const;
  const upgrade = "Upgrade the FMC first: Cisco XDR works with 7.0.2 to 7.0.x, and with 7.2 and later.";
  if (isOlder(version, since.events)) {
    return {
      ...about,
      level: "problem",
      code: "unsupported-version",
      says: `${version}, too old: it can join from ${since.events} on`,
      next: upgrade,
    };
  }
  if (isLeftOut(version)) {
    return {
      ...about,
      level: "problem",
      code: "unsupported-version",
      says: `${version}, with which Cisco XDR does not work`,
      next: upgrade,
    };
  }
  const only = isOlder(version, since.region) ? `; it sends to ${onlyRegion} alone, and has no regions to choose from` : "";
  return { ...about, level: "ok", says: `${version}, can join${only}` };
}

/** The regions it offers, and the one it is set to. */
export function regionsFinding(offered: readonly CloudRegionWire[]): Finding {
  const nameOf = (region: CloudRegionWire) => regionOf(region) ?? `"${region.name}"`;
  const known = offered.flatMap((each): RegionName[] => (regionOf(each) ? [regionOf(each) as RegionName] : []));
  const current = offered.find((each) => each.current);
  const details = { offered: offered.map(({ name }) => name), regions: known, ...(current ? { current: nameOf(current) } : {}) };
  const says = `offers ${offered.map(nameOf).join(", ") || "none"}; set to ${current ? nameOf(current) : "none"}`;
  if (known.length === 0) {
    return {
      check: "regions",
      level: "problem",
      says,
      next: "Upgrade to a release that offers a region of Cisco Threat Response.",
      details,
    };
  }
  return { check: "regions", level: "ok", says, details };
}

/** Which events go to the cloud. */
export function eventsFinding({ intrusion, file, connection }: CloudEvents): Finding {
  const details = { intrusion, file, connection };
  const sent = Object.entries(details).flatMap(([name, on]) => (on ? [name] : []));
  if (sent.length > 0) return { check: "events", level: "ok", says: `sends ${sent.join(", ")} events to the cloud`, details };
  return {
    ...{ check: "events", level: "warning", says: "sends no events to the cloud, so none of its FTDs is registered", details },
    next: "Turn Cisco Cloud Event Configuration on (System > Integration > Cloud Services); an FmcCloudIntegration does so by itself.",
  };
}

export function securexFinding({ enabled, clientId }: SecurexWire): Finding {
  const details = { enabled, ...(clientId === undefined ? {} : { clientId }) };
  const says = enabled
    ? `on${clientId === undefined ? "" : `, with the API client ${clientId}`}`
    : "off; it is for the ribbon alone";
  return { check: "securex", level: "ok", says, details };
}

/** What an FMC tells nobody before something is to be changed (seed 003). */
export const licenceFinding: Finding = {
  ...{ check: "licence", level: "ok", says: "not to be seen from outside" },
  next:
    "See under System > Licenses > Smart Licenses that it is no evaluation licence, and that it is connected to Cisco Smart Software Manager " +
    "directly: a satellite server or an air gap will not do.",
};
