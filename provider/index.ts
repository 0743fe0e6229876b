/** Joins Cisco appliances to Cisco Threat Response (Cisco XDR) through Security Services Exchange. */
export * from "./dynamic/generated/classes";
export * from "./dynamic/components/appliance-integration";
export * from "./dynamic/functions";
export type { InputArgs, DeepInput } from "./dynamic/resource";
export type { FunctionOutputOptions } from "./dynamic/invoke";
export type { ReachedHost, Reaching, RegionName } from "./clients/cloud/regions";
export type {
  ObservableWire as Observable,
  SightingWire as Sighting,
  VerdictWire as Verdict,
} from "./clients/cloud/observations";
export type { ApiClientInfo, GetApiClientsArgs, GetApiClientsResult } from "./functions/get-api-clients";
export type { Device, GetDevicesArgs, GetDevicesResult } from "./functions/get-devices";
export type { GetModuleTypesArgs, GetModuleTypesResult, ModuleType, ModuleTypeField } from "./functions/get-module-types";
export type { GetModulesArgs, GetModulesResult, Module } from "./functions/get-modules";
export type { GetRegionHostsArgs, GetRegionHostsResult } from "./functions/get-region-hosts";
export type { ModuleProblem, ObserveArgs, ObserveResult } from "./functions/observe";
export type { WhoAmIArgs, WhoAmIResult } from "./functions/who-am-i";
