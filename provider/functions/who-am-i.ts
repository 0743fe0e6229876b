import type { RegionName } from "../clients/cloud/regions";
import type { WhoAmIWire } from "../clients/cloud/who-am-i";
import type { FunctionDefinition } from "./definition";

export interface WhoAmIArgs {
  /** The cloud region to ask. */
  region: RegionName;
}

/** Whom the provider's API client of a region speaks for. */
export interface WhoAmIResult extends WhoAmIWire {
  /** What the provider may do there: may be less than the client has. */
  scopes: string[];
}

export const whoAmI: FunctionDefinition<WhoAmIArgs, WhoAmIResult> = {
  name: "whoAmI",
  scopes: ["profile:read"],
  args: {},
  async run({ call, cloud }) {
    const user = await cloud.whoAmI(call);
    return { ...user, scopes: [...(await cloud.client.grantedScopes(call))].sort() };
  },
};
