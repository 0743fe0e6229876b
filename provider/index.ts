/** Joins Cisco appliances to Cisco Threat Response (Cisco XDR) through Security Services Exchange. */
export {
  ApiClient,
  CtrModule,
  CtrModuleType,
  DeviceRegistration,
  FmcCloudIntegration,
  SseToken,
  type ApiClientArgs,
  type CtrModuleArgs,
  type CtrModuleTypeArgs,
  type DeviceRegistrationArgs,
  type FmcCloudIntegrationArgs,
  type SseTokenArgs,
} from "./dynamic/generated/classes";
export {
  ApplianceIntegration,
  type ApplianceIntegrationArgs,
  type ApplianceModule,
  type ApplianceModuleArgs,
} from "./dynamic/components/appliance-integration";
export {
  getApiClients,
  getApiClientsOutput,
  getDevices,
  getDevicesOutput,
  getModules,
  getModulesOutput,
  getModuleTypes,
  getModuleTypesOutput,
  getRegionHosts,
  getRegionHostsOutput,
  observe,
  observeOutput,
  whoAmI,
  whoAmIOutput,
} from "./dynamic/generated/functions";
export type { DeepInput, InputArgs } from "./dynamic/resource";
export type { FunctionOutputOptions } from "./dynamic/invoke";
export type { RegionName } from "./clients/cloud/regions";
export type { ApiClientInfo, GetApiClientsArgs, GetApiClientsResult } from "./generated/functions/get-api-clients";
export type { Device, GetDevicesArgs, GetDevicesResult } from "./generated/functions/get-devices";
export type {
  GetModuleTypesArgs,
  GetModuleTypesResult,
  ModuleType,
  ModuleTypeField,
} from "./generated/functions/get-module-types";
export type { GetModulesArgs, GetModulesResult, Module } from "./generated/functions/get-modules";
export type { GetRegionHostsArgs, GetRegionHostsResult, ReachedHost, Reaching } from "./generated/functions/get-region-hosts";
export type { ModuleProblem, Observable, ObserveArgs, ObserveResult, Sighting, Verdict } from "./generated/functions/observe";
export type { WhoAmIArgs, WhoAmIResult } from "./generated/functions/who-am-i";
