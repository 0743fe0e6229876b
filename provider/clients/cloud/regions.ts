import type { ReachedHost, Reaching } from "../../generated/functions/get-region-hosts";

/** A cloud region of Cisco Threat Response (today Cisco XDR). */
export type RegionName = "us" | "eu" | "apjc";

export interface Region {
  name: RegionName;
  /** What Cisco's pages call it. */
  title: string;
  /** Base address of the API (IROH). */
  api: string;
  /** The host an appliance is set to with `settrs`. */
  sseServer: string;
  /** Where an administrator makes registration tokens by hand. */
  sseAdmin: string;
  /** Where an FTD sends its events. */
  eventIngest: string;
  /** The message exchange of an FTD: firewalls let `mx*` through, today there is `mx01` only. */
  messageExchange: string;
  /** Cisco Success Network. */
  successNetwork: string;
}

/** The one table of hosts. Document 002 misprints the Americas server as api.sse.cisco.com. */
export const regions: Readonly<Record<RegionName, Region>> = {
  us: {
    name: "us",
    title: "Americas (NAM)",
    api: "https://visibility.amp.cisco.com",
    sseServer: "api-sse.cisco.com",
    sseAdmin: "https://admin.sse.itd.cisco.com/",
    eventIngest: "eventing-ingest.sse.itd.cisco.com",
    messageExchange: "mx01.sse.itd.cisco.com",
    successNetwork: "dex.sse.itd.cisco.com",
  },
  eu: {
    name: "eu",
    title: "Europe (EU)",
    api: "https://visibility.eu.amp.cisco.com",
    sseServer: "api.eu.sse.itd.cisco.com",
    sseAdmin: "https://admin.eu.sse.itd.cisco.com/",
    eventIngest: "eventing-ingest.eu.sse.itd.cisco.com",
    messageExchange: "mx01.eu.sse.itd.cisco.com",
    successNetwork: "dex.eu.sse.itd.cisco.com",
  },
  apjc: {
    name: "apjc",
    title: "Asia Pacific (APJC)",
    api: "https://visibility.apjc.amp.cisco.com",
    sseServer: "api.apj.sse.itd.cisco.com",
    sseAdmin: "https://admin.apj.sse.itd.cisco.com/",
    eventIngest: "eventing-ingest.apj.sse.itd.cisco.com",
    messageExchange: "mx01.apj.sse.itd.cisco.com",
    successNetwork: "dex.apj.sse.itd.cisco.com",
  },
};

/** Where the connector of an appliance gets its certificate, in every region. */
export const enrolmentHost = "est.sco.cisco.com";

export const regionNames = Object.keys(regions) as RegionName[];

export const isRegionName = (value: unknown): value is RegionName => regionNames.includes(value as RegionName);

/**
 * Every host of a region that somebody has to reach (seeds 003 and 004: HTTPS, by name, because addresses change). Seed 003 asks the
 * same of FMC and FTD, each on its management interface.
 */
export function reachedHosts({ api, sseServer, eventIngest, messageExchange, successNetwork }: Region): ReachedHost[] {
  const row = (host: string, purpose: string, ...neededBy: Reaching[]): ReachedHost => {
    return { host, allow: host, port: 443, purpose, neededBy };
  };
  return [
    row(new URL(api).host, "API of Cisco Threat Response", "provider"),
    row(sseServer, "Security Services Exchange: registration and queries", "appliance", "ftd", "fmc"),
    row(enrolmentHost, "Certificates for registration, in every region", "appliance", "ftd", "fmc"),
    row(eventIngest, "Events for Cisco Threat Response", "ftd", "fmc"),
    { ...row(messageExchange, "Message exchange", "ftd", "fmc"), allow: messageExchange.replace("mx01", "mx*") },
    row(successNetwork, "Cisco Success Network", "ftd", "fmc"),
  ];
}
