import type { Call } from "../../base/call";
import { isProviderError, ProviderError } from "../../base/errors";
import { listed } from "../../base/screen";
import { Answer } from "../http/shapes";
import { covers } from "./access-token";
import type { CloudClient } from "./client";
import { Collection } from "./collection";

/** An OAuth2 client (contracts 1.3, documented). */
export interface ClientWire {
  id: string;
  name: string;
  description: string;
  scopes: string[];
  grants: string[];
  redirects: string[];
  availability: string;
  enabled: boolean;
  ownerId?: string;
  createdAt: string;
  /** Only in the answer to the creation. */
  password?: string;
}

export function toClient(json: unknown): ClientWire {
  const answer = new Answer(json, "the API client");
  return {
    id: answer.text("id"),
    name: answer.text("name"),
    description: answer.optionalText("description") ?? "",
    scopes: answer.texts("scopes"),
    grants: answer.texts("grants"),
    redirects: answer.texts("redirects"),
    availability: answer.optionalText("availability") ?? "org",
    enabled: answer.flag("enabled?", true),
    ownerId: answer.optionalText("owner-id"),
    createdAt: answer.text("created-at"),
    password: answer.optionalText("password"),
  };
}

const scopes = { read: ["oauth:read"], write: ["oauth"] };

/** OAuth2 clients; Cisco's API says that a scope is wrong, not which. */
export class ApiClients extends Collection<ClientWire> {
  constructor(client: CloudClient) {
    super(client, { path: "/iroh/oauth2-clients/clients", kind: "API client", scopes, parse: toClient });
  }

  override create(call: Call, body: object): Promise<ClientWire> {
    return this.namingScopes(call, body, super.create(call, body));
  }

  override patch(call: Call, id: string, body: object): Promise<ClientWire> {
    return this.namingScopes(call, body, super.patch(call, id, body));
  }

  /** Cisco adds scopes, so none is refused here; a wrong one is among those that the caller does not hold (contracts 1.3). */
  private async namingScopes<T>(call: Call, { scopes = [] }: { scopes?: readonly string[] }, request: Promise<T>): Promise<T> {
    try {
      return await request;
    } catch (error) {
      if (!isProviderError(error, "refused")) throw error;
      // Without an access token there is nothing to add to what was said.
      const granted = await this.client.grantedScopes(call).catch(() => scopes);
      const strangers = scopes.filter((scope) => !covers(granted, scope));
      if (strangers.length === 0) throw error;
      const next = `Check ${listed(strangers)} in scopes: the API client of region "${this.client.region.name}" holds no such scope.`;
      throw new ProviderError({ ...error.facts, next }, { cause: error });
    }
  }
}
