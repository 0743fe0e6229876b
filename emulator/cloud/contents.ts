import type { Reply } from "../ground/reply";
import type { ModuleType } from "./catalogue";
import type { ApiClient, Device, ModuleInstance } from "./organisation";

/** What a recorded organisation has: the API's own objects, and what it answered where its services describe themselves. */
export interface Contents {
  organisationId: string | undefined;
  devices: readonly Device[];
  modules: readonly ModuleInstance[];
  clients: readonly ApiClient[];
  moduleTypes: readonly ModuleType[];
  published: ReadonlyMap<string, Reply>;
}
