import type { FunctionName } from "../generated/functions";
import type { FunctionDefinition } from "./definition";
import { getApiClients } from "./get-api-clients";
import { getDevices } from "./get-devices";
import { getModuleTypes } from "./get-module-types";
import { getModules } from "./get-modules";
import { getRegionHosts } from "./get-region-hosts";
import { observe } from "./observe";
import { whoAmI } from "./who-am-i";

/** Every function, by its name in a program. */
export const functions: { readonly [Name in FunctionName]: FunctionDefinition<Name> } = {
  getApiClients,
  getDevices,
  getModuleTypes,
  getModules,
  getRegionHosts,
  observe,
  whoAmI,
};
