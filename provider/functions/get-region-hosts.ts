import { reachedHosts } from "../clients/cloud/regions";
import type { FunctionDefinition } from "./definition";

export const getRegionHosts: FunctionDefinition<"getRegionHosts"> = {
  name: "getRegionHosts",
  scopes: [],
  run({ region }, { neededBy }) {
    return { hosts: reachedHosts(region).filter((each) => neededBy === undefined || each.neededBy.includes(neededBy)) };
  },
};
