import type { FunctionDefinition } from "./definition";

export const whoAmI: FunctionDefinition<"whoAmI"> = {
  name: "whoAmI",
  scopes: ["profile:read"],
  async run({ call, cloud }) {
    const user = await cloud.whoAmI(call);
    return { ...user, scopes: [...(await cloud.client.grantedScopes(call))].sort() };
  },
};
