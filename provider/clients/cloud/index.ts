import type { Call } from "../../base/call";
import { isProviderError, ProviderError } from "../../base/errors";
import { listed } from "../../base/screen";
import { covers } from "./access-token";
import type { CloudClient } from "./client";
import { Collection } from "./collection";
import { pathSegment } from "../http/path-segment";
import type { Region } from "./regions";
import * as wire from "./wire";

const sse = { read: ["sse"], write: ["sse"] };
const instances = { read: ["integration/module-instance:read"], write: ["integration/module-instance:write"] };
const types = { read: ["integration/module-type:read"], write: ["integration/module-type:write"] };
const oauth = { read: ["oauth"], write: ["oauth"] };

/** Device entries of Security Services Exchange. */
export class Devices extends Collection<wire.DeviceWire> {
  constructor(client: CloudClient) {
    super(client, { path: "/iroh/iroh-sse/device", kind: "device", scopes: sse, parse: wire.toDevice });
  }

  /** Issues a token for an entry; an earlier one of the same entry ends. In doubt nothing tells which one works: it is not sent again. */
  async issueToken(call: Call, id: string, validForSeconds: number): Promise<wire.IssuedTokenWire> {
    const issued = await this.change(
      this.client.request(call, {
        method: "POST",
        path: `${this.pathOf(id)}/token`,
        kind: "device",
        body: { expires_in: validForSeconds },
        scopes: sse.write,
        parse: wire.toIssuedToken,
      }),
    );
    this.client.secrets.remember(issued.token);
    return issued;
  }
}

/** Modules, which Cisco's API calls module instances. */
export class Modules extends Collection<wire.ModuleWire> {
  constructor(client: CloudClient) {
    super(client, { path: "/iroh/iroh-int/module-instance", kind: "module", scopes: instances, parse: wire.toModule });
  }

  /** Asks modules, or every enabled one, what they know of some observables; looking changes nothing. */
  async observe(
    call: Call,
    observables: readonly wire.ObservableWire[],
    moduleIds: readonly string[],
  ): Promise<wire.ObservationWire> {
    return this.client.request(call, {
      method: "POST",
      path: "/iroh/iroh-enrich/observe/observables",
      query: { mids: moduleIds },
      body: observables,
      scopes: ["enrich/observables/observe:read"],
      changes: false,
      parse: wire.toObservation,
    });
  }

  /** `ok`, or what is wrong. */
  async health(call: Call, id: string): Promise<string> {
    return this.client.request(call, {
      method: "POST",
      path: `/iroh/iroh-enrich/health/${pathSegment(id)}`,
      kind: "module",
      scopes: ["integration/health:read"],
      changes: false,
      parse: wire.toHealth,
    });
  }
}

/** OAuth2 clients; Cisco's API says that a scope is wrong, not which. */
export class ApiClients extends Collection<wire.ClientWire> {
  constructor(client: CloudClient) {
    super(client, { path: "/iroh/oauth2-clients/clients", kind: "API client", scopes: oauth, parse: wire.toClient });
  }

  override create(call: Call, body: object): Promise<wire.ClientWire> {
    return this.namingScopes(call, body, super.create(call, body));
  }

  override patch(call: Call, id: string, body: object): Promise<wire.ClientWire> {
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

/** Everything this provider does with the cloud of one region. */
export class Cloud {
  readonly devices: Devices;
  readonly modules: Modules;
  readonly moduleTypes: Collection<wire.ModuleTypeWire>;
  readonly apiClients: ApiClients;

  constructor(
    readonly region: Region,
    readonly client: CloudClient,
  ) {
    this.devices = new Devices(client);
    this.modules = new Modules(client);
    this.moduleTypes = new Collection(client, {
      path: "/iroh/iroh-int/module-type",
      kind: "module type",
      scopes: types,
      parse: wire.toModuleType,
    });
    this.apiClients = new ApiClients(client);
  }

  /** Whom the API client speaks for. */
  async whoAmI(call: Call): Promise<wire.WhoAmIWire> {
    return this.client.request(call, {
      method: "GET",
      path: "/iroh/profile/whoami",
      scopes: ["profile:read"],
      parse: wire.toWhoAmI,
    });
  }
}
