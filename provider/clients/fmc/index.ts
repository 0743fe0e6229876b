import type { Call } from "../../base/call";
import type { Secrets } from "../../base/known-secrets";
import { pathSegment } from "../http/path-segment";
import { FmcClient, type FmcAddress } from "./client";
import * as wire from "./wire";

export type { FmcAddress } from "./client";
export type { FmcNames } from "./names";

/** What SecureX is set to. */
export interface SecurexSettings {
  enabled: boolean;
  clientId?: string;
  clientPassword?: string;
}

/** Everything this provider does with one FMC: its cloud settings. */
export class Fmc {
  private readonly client: FmcClient;

  constructor(
    readonly address: FmcAddress,
    private readonly secrets: Secrets,
  ) {
    this.client = new FmcClient(address, secrets);
  }

  domainId(call: Call): Promise<string> {
    return this.client.domainId(call);
  }

  /** Such as `7.4.1`. */
  version(call: Call): Promise<string> {
    const path = "/api/fmc_platform/v1/info/serverversion";
    return this.client.request(call, { method: "GET", path, parse: wire.toVersion });
  }

  regions(call: Call): Promise<wire.CloudRegionWire[]> {
    return this.get(call, "cloudregions", (json) => wire.toItems(json).map(wire.toCloudRegion));
  }

  events(call: Call): Promise<wire.CloudEventsWire> {
    return this.get(call, "cloudeventsconfigs", (json) => wire.toCloudEvents(wire.toSingle(json)));
  }

  securex(call: Call): Promise<wire.SecurexWire> {
    return this.get(call, "securexconfigs", (json) => wire.toSecurex(wire.toSingle(json)));
  }

  async selectRegion(call: Call, region: wire.CloudRegionWire): Promise<void> {
    await this.put(call, "cloudregions", region.id, wire.fromCloudRegion(region));
  }

  async setEvents(call: Call, found: wire.CloudEventsWire, wanted: wire.CloudEvents): Promise<void> {
    await this.put(call, "cloudeventsconfigs", found.id, wire.fromCloudEvents(found, wanted));
  }

  async setSecurex(call: Call, found: wire.SecurexWire, wanted: SecurexSettings): Promise<void> {
    this.secrets.remember(wanted.clientPassword);
    await this.put(call, "securexconfigs", found.id, wire.fromSecurex(found, wanted));
  }

  private get<T>(call: Call, collection: string, parse: (json: unknown) => T): Promise<T> {
    return this.client.request(call, { method: "GET", path: `integration/${collection}?expanded=true&limit=100`, parse });
  }

  private async put(call: Call, collection: string, id: string, body: object): Promise<void> {
    const path = `integration/${collection}/${pathSegment(id)}`;
    await this.client.request(call, { method: "PUT", path, body, parse: () => undefined });
  }
}
