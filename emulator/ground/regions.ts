export type RegionName = "us" | "eu" | "apjc";

/** What tells one region from another. */
export interface RegionFacts {
  name: RegionName;
  /** Display name, the key of clouds.json. */
  title: string;
  /** `iss` of its access tokens; the spelling of EU and APJC is assumed. */
  issuer: string;
  /** The Security Services Exchange host an appliance of this region is set to. */
  exchangeServer: string;
  organisationName: string;
}

/** The three regions, in the order of their ports. */
export const regions: readonly RegionFacts[] = [
  {
    name: "us",
    title: "North America",
    issuer: "IROH Auth NAM",
    exchangeServer: "api-sse.cisco.com",
    organisationName: "Emulated Organisation NAM",
  },
  {
    name: "eu",
    title: "Europe",
    issuer: "IROH Auth EU",
    exchangeServer: "api.eu.sse.itd.cisco.com",
    organisationName: "Emulated Organisation EU",
  },
  {
    name: "apjc",
    title: "Asia",
    issuer: "IROH Auth APJC",
    exchangeServer: "api.apj.sse.itd.cisco.com",
    organisationName: "Emulated Organisation APJC",
  },
];

/** One value per region, in the order of `regions`. */
export type PerRegion<T> = Record<RegionName, T>;

/** Makes one value per region. */
export function perRegion<T>(make: (facts: RegionFacts) => T): PerRegion<T> {
  const [us, eu, apjc] = regions as [RegionFacts, RegionFacts, RegionFacts];
  return { us: make(us), eu: make(eu), apjc: make(apjc) };
}
