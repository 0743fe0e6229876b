import type { Call } from "../../base/call";
import { ApiClients } from "./api-clients";
import type { CloudClient } from "./client";
import { Devices } from "./devices";
import { ModuleTypes } from "./module-types";
import { Modules } from "./modules";
import { Observations } from "./observations";
import type { Region } from "./regions";
import { toWhoAmI, type WhoAmIWire } from "./who-am-i";

/** Everything this provider does with the cloud of one region. */
export class Cloud {
  readonly devices: Devices;
  readonly modules: Modules;
  readonly moduleTypes: ModuleTypes;
  readonly observations: Observations;
  readonly apiClients: ApiClients;

  constructor(
    readonly region: Region,
    readonly client: CloudClient,
  ) {
    this.devices = new Devices(client);
    this.modules = new Modules(client);
    this.moduleTypes = new ModuleTypes(client);
    this.observations = new Observations(client);
    this.apiClients = new ApiClients(client);
  }

  /** Whom the API client speaks for. */
  async whoAmI(call: Call): Promise<WhoAmIWire> {
    return this.client.request(call, {
      method: "GET",
      path: "/iroh/profile/whoami",
      scopes: ["profile:read"],
      parse: toWhoAmI,
    });
  }
}
