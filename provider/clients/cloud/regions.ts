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
}

/** The one table of hosts (contracts/cisco.md section 4). Document 002 misprints the Americas server as api.sse.cisco.com. */
export const regions: Readonly<Record<RegionName, Region>> = {
  us: {
    name: "us",
    title: "Americas (NAM)",
    api: "https://visibility.amp.cisco.com",
    sseServer: "api-sse.cisco.com",
    sseAdmin: "https://admin.sse.itd.cisco.com/",
  },
  eu: {
    name: "eu",
    title: "Europe (EU)",
    api: "https://visibility.eu.amp.cisco.com",
    sseServer: "api.eu.sse.itd.cisco.com",
    sseAdmin: "https://admin.eu.sse.itd.cisco.com/",
  },
  apjc: {
    name: "apjc",
    title: "Asia Pacific (APJC)",
    api: "https://visibility.apjc.amp.cisco.com",
    sseServer: "api.apj.sse.itd.cisco.com",
    sseAdmin: "https://admin.apj.sse.itd.cisco.com/",
  },
};

/** Where the connector of an appliance gets its certificate, in every region. */
export const enrolmentHost = "est.sco.cisco.com";

export const regionNames = Object.keys(regions) as RegionName[];
