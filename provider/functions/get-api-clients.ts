import type { ClientWire } from "../clients/cloud/api-clients";
import type { ApiClientInfo } from "../generated/functions/get-api-clients";
import { parseMark, withoutMark } from "../lifecycle/mark";
import { fits, ofThisMoment, type FunctionDefinition } from "./definition";

export const getApiClients: FunctionDefinition<"getApiClients"> = {
  name: "getApiClients",
  scopes: ["oauth:read"],
  async run({ call, cloud }, { name }) {
    const clients = await cloud.apiClients.list(call, ofThisMoment);
    return { apiClients: clients.filter((each) => fits(name, each.name)).map(fromWire) };
  },
};

function fromWire(wire: ClientWire): ApiClientInfo {
  return {
    clientId: wire.id,
    name: wire.name,
    description: withoutMark(wire.description),
    scopes: wire.scopes,
    grants: wire.grants,
    redirects: wire.redirects,
    availability: wire.availability,
    enabled: wire.enabled,
    ownerId: wire.ownerId,
    createdAt: wire.createdAt,
    owner: parseMark(wire.description)?.owner,
  };
}
