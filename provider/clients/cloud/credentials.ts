import type { Place } from "../../base/settings";

/** An API client of a region. */
export interface RegionCredentials {
  clientId: string;
  clientPassword: string;
  /** Overrides the region's host. */
  url?: string;
  /** Where they were found; of the address, where one would be set. */
  from: Record<"clientId" | "clientPassword" | "url", Place>;
}
