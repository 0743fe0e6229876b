// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

import getApiClients from "#schema/functions/get-api-clients.schema.json";
import getDevices from "#schema/functions/get-devices.schema.json";
import getModuleTypes from "#schema/functions/get-module-types.schema.json";
import getModules from "#schema/functions/get-modules.schema.json";
import getRegionHosts from "#schema/functions/get-region-hosts.schema.json";
import observe from "#schema/functions/observe.schema.json";
import whoAmI from "#schema/functions/who-am-i.schema.json";
import type { GetApiClientsShape } from "./get-api-clients";
import type { GetDevicesShape } from "./get-devices";
import type { GetModuleTypesShape } from "./get-module-types";
import type { GetModulesShape } from "./get-modules";
import type { GetRegionHostsShape } from "./get-region-hosts";
import type { ObserveShape } from "./observe";
import type { WhoAmIShape } from "./who-am-i";

/** Every function's schema by its name in a program. */
export const functionSchemas = { getApiClients, getDevices, getModuleTypes, getModules, getRegionHosts, observe, whoAmI };

/** The name of a function in a program, such as `getDevices`. */
export type FunctionName = keyof typeof functionSchemas;

/** Arguments and result of every function. */
export interface FunctionShapes {
  getApiClients: GetApiClientsShape;
  getDevices: GetDevicesShape;
  getModuleTypes: GetModuleTypesShape;
  getModules: GetModulesShape;
  getRegionHosts: GetRegionHostsShape;
  observe: ObserveShape;
  whoAmI: WhoAmIShape;
}
