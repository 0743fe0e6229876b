import { isOlder } from "../../provider/base/version";
import type { Appliance, CloudServiceState, CloudServiceStatus, ServerList } from "../../provider/clients/appliance/client";
import type { FeatureState } from "../../provider/clients/appliance/feature";
import { regionNames, regions } from "../../provider/clients/cloud/regions";
import { minimum } from "../../provider/resources/device-registration/appliance";
import type { Finding } from "./findings";

/** What an appliance is, and whether its release can take part at all. */
export function productFindings({
  facts: { type, version, hostName },
  clustered,
}: Pick<Appliance, "facts" | "clustered">): Finding[] {
  const product: Finding = {
    ...{ check: "product", level: "ok", details: { type, version, hostName } },
    says: `${type} ${hostName}, AsyncOS ${version}`,
    ...(type === "ESA" ? { next: "An ESA that an SMA manages cannot be joined by itself: register the SMA." } : {}),
  };
  const cluster: Finding = {
    ...{ check: "cluster", level: "ok", details: { clustered } },
    says: clustered ? "a member of a cluster; looked at in machine mode" : "in no cluster",
  };
  const can = `an ${type} can join from ${minimum[type]} on`;
  const release: Finding = isOlder(version, minimum[type])
    ? {
        check: "release",
        level: "problem",
        code: "unsupported-version",
        says: `too old: ${can}`,
        next: "Upgrade the appliance first.",
      }
    : { check: "release", level: "ok", says: `can join: ${can}` };
  return [product, release, cluster];
}

/** Where it can join: the regions whose servers it offers. */
export function serverFinding(list: ServerList | undefined): Finding {
  if (list === undefined) {
    return {
      ...{ check: "servers", level: "warning", says: "it shows no list of servers now" },
      next: "It does so once its cloud service is on and not busy (`cloudserviceconfig`). Up to 13.x there is no server of region apjc in it.",
    };
  }
  const { offered, current } = list;
  const known = regionNames.filter((name) => offered.includes(regions[name].sseServer));
  const lacking = regionNames.filter((name) => !known.includes(name));
  const details = { offered, regions: known, ...(current === undefined ? {} : { current }) };
  const set =
    current === undefined ? "" : `; set to ${regionNames.find((name) => regions[name].sseServer === current) ?? current}`;
  const where = known.map((name) => `${name} (${regions[name].sseServer})`).join(", ");
  if (known.length === 0) {
    const says = `offers no server of a region, only ${offered.join(", ") || "none"}`;
    return { check: "servers", level: "problem", says, next: "Upgrade to a release of AsyncOS that knows one.", details };
  }
  const says = `can join ${where}${set}`;
  if (lacking.length === 0) return { check: "servers", level: "ok", says, details };
  return { check: "servers", level: "ok", says: `${says}; not ${lacking.join(", ")}, which this release does not list`, details };
}

/** Whether the Threat Response feature is on. */
export function featureFinding(state: FeatureState | undefined): Finding {
  const details = { state: state ?? "unknown" };
  if (state === "on") return { check: "feature", level: "ok", says: "on", details };
  if (state === "off") {
    return {
      ...{ check: "feature", level: "warning", says: "off", details },
      next: "Switch it on (`threatresponseconfig` > ENABLE, then `commit`); a DeviceRegistration does so by itself.",
    };
  }
  return {
    ...{ check: "feature", level: "warning", says: "it shows no switch for it now", details },
    next: "It may do so once its cloud service is on (`cloudserviceconfig`).",
  };
}

/** What the guide says of each state (seeds 000, 001 and 004). */
const states: Readonly<Record<CloudServiceState, Pick<Finding, "level" | "next"> & { is: string }>> = {
  registered: { level: "ok", is: "registered" },
  ready: { level: "ok", is: "not registered, and takes a token" },
  "not-enabled": {
    level: "warning",
    is: "not registered: the cloud service is off",
    next: "Switch it on and commit, then come back after a few minutes; a DeviceRegistration does so by itself.",
  },
  busy: { level: "warning", is: "busy", next: "Look again after a few minutes." },
  registering: { level: "warning", is: "registering", next: "Look again after a few minutes." },
  deregistering: { level: "warning", is: "deregistering", next: "Look again after a few minutes." },
  failed: {
    level: "problem",
    is: "not registered: the last registration failed",
    next: "Use an unexpired, unused token of the region that the appliance is set to, and let it reach its server and est.sco.cisco.com on port 443.",
  },
};

export function registrationFindings({ state, said, licensed }: CloudServiceStatus): Finding[] {
  const { is, ...judged } = states[state];
  // A menu that only offers to begin says nothing.
  const quoted = state === "ready" || state === "not-enabled" ? is : `${is}; it says "${said}"`;
  const registration: Finding = { check: "registration", ...judged, says: quoted, details: { state } };
  const licence: Finding = licensed
    ? {
        ...{ check: "smart-licence", level: "warning", says: "it is registered by its smart licence" },
        next: "It stays where it is until its smart licence is deregistered: give its resource that region.",
      }
    : { check: "smart-licence", level: "ok", says: "none holds its registration" };
  return [registration, licence];
}
