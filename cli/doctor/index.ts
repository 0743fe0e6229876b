import type { RegionName } from "../../provider/clients/cloud/regions";
import { examineAppliance, type ApplianceWish } from "./appliance";
import { reportOf, type Report } from "./findings";
import { examineFmc, type FmcWish } from "./fmc";
import { examineRegions } from "./region";
import type { Surroundings } from "./surroundings";

/** What is to be examined: a machine alone, or regions. */
export interface Wish {
  /** Absent: all of them, and only those with an API client have to be well. */
  regions?: readonly RegionName[];
  appliance?: ApplianceWish;
  fmc?: FmcWish;
}

/** Looks at everything that was asked for; changes nothing. */
export async function examine(surroundings: Surroundings, { regions, appliance, fmc }: Wish): Promise<Report> {
  const machines = [
    ...(appliance ? [examineAppliance(surroundings, appliance)] : []),
    ...(fmc ? [examineFmc(surroundings, fmc)] : []),
  ];
  const sections = regions !== undefined || machines.length === 0 ? examineRegions(surroundings, regions) : [];
  const found = await Promise.all([sections, ...machines]);
  return reportOf(found.flat(), (text) => surroundings.access.secrets.redact(text));
}
