import type { RegionName } from "../clients/cloud/regions";
import type { ClientWire } from "../clients/cloud/api-clients";
import { parseMark, withoutMark } from "../lifecycle/mark";
import { argument, fits, ofThisMoment, type FunctionDefinition } from "./definition";

/** Which API clients to list; without a name all of the region. */
export interface GetApiClientsArgs {
  /** The cloud region to ask. */
  region: RegionName;
  /** Name of the client; letters' case does not count. */
  name?: string;
}

/** An API client, without its password: the API gives that only once. */
export interface ApiClientInfo {
  clientId: string;
  name: string;
  /** The text beside it, without the mark of its owner. */
  description: string;
  scopes: string[];
  grants: string[];
  redirects: string[];
  /** `org`, `user` or `everyone`. */
  availability: string;
  enabled: boolean;
  /** Id of the user who owns the client. */
  ownerId?: string;
  /** ISO 8601 time. */
  createdAt: string;
  /** `project/stack/name` of the resource it belongs to; absent when no stack owns it. */
  owner?: string;
}

export interface GetApiClientsResult {
  apiClients: ApiClientInfo[];
}

export const getApiClients: FunctionDefinition<GetApiClientsArgs, GetApiClientsResult> = {
  name: "getApiClients",
  scopes: ["oauth"],
  args: { name: argument.text("Name of the client.") },
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
