import type { RegionName } from "../clients/cloud/regions";
import type { AnyFunction, FunctionDefinition } from "./definition";
import { getApiClients, type GetApiClientsArgs, type GetApiClientsResult } from "./get-api-clients";
import { getDevices, type GetDevicesArgs, type GetDevicesResult } from "./get-devices";
import { getModuleTypes, type GetModuleTypesArgs, type GetModuleTypesResult } from "./get-module-types";
import { getModules, type GetModulesArgs, type GetModulesResult } from "./get-modules";
import { getRegionHosts, type GetRegionHostsArgs, type GetRegionHostsResult } from "./get-region-hosts";
import { observe, type ObserveArgs, type ObserveResult } from "./observe";
import { whoAmI, type WhoAmIArgs, type WhoAmIResult } from "./who-am-i";

/** Arguments and result of every function. */
export interface FunctionShapes {
  getApiClients: { args: GetApiClientsArgs; result: GetApiClientsResult };
  getDevices: { args: GetDevicesArgs; result: GetDevicesResult };
  getModuleTypes: { args: GetModuleTypesArgs; result: GetModuleTypesResult };
  getModules: { args: GetModulesArgs; result: GetModulesResult };
  getRegionHosts: { args: GetRegionHostsArgs; result: GetRegionHostsResult };
  observe: { args: ObserveArgs; result: ObserveResult };
  whoAmI: { args: WhoAmIArgs; result: WhoAmIResult };
}

export type FunctionName = keyof FunctionShapes;

/** Every function, by its name in a program. */
export const functions: Record<FunctionName, AnyFunction> = {
  getApiClients: anyFunction(getApiClients),
  getDevices: anyFunction(getDevices),
  getModuleTypes: anyFunction(getModuleTypes),
  getModules: anyFunction(getModules),
  getRegionHosts: anyFunction(getRegionHosts),
  observe: anyFunction(observe),
  whoAmI: anyFunction(whoAmI),
};

/** Forgets the types of a function's arguments and result. */
function anyFunction<Args extends { region: RegionName }, Result extends object>(
  definition: FunctionDefinition<Args, Result>,
): AnyFunction {
  return definition as unknown as AnyFunction;
}
