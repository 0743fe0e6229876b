import { reachedHosts, reachers, type Reaching, type ReachedHost, type RegionName } from "../clients/cloud/regions";
import { argument, type FunctionDefinition } from "./definition";

/** Which hosts to list; without `neededBy` all of the region. */
export interface GetRegionHostsArgs {
  /** The cloud region. */
  region: RegionName;
  /** Only what an ESA or SMA (`appliance`), an FTD (`ftd`), an FMC (`fmc`) or the machine that runs Pulumi (`provider`) has to reach. */
  neededBy?: Reaching;
}

export interface GetRegionHostsResult {
  hosts: ReachedHost[];
}

export const getRegionHosts: FunctionDefinition<GetRegionHostsArgs, GetRegionHostsResult> = {
  name: "getRegionHosts",
  scopes: [],
  args: { neededBy: argument.oneOf(reachers, "Who has to reach the hosts.") },
  run({ region }, { neededBy }) {
    return { hosts: reachedHosts(region).filter((each) => neededBy === undefined || each.neededBy.includes(neededBy)) };
  },
};
