// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

import type { Output } from "@pulumi/pulumi";
import { invoke, invokeOutput, type FunctionOutputOptions } from "../invoke";
import type { InputArgs } from "../resource";
import type { GetApiClientsArgs, GetApiClientsResult } from "../../generated/functions/get-api-clients";
import type { GetDevicesArgs, GetDevicesResult } from "../../generated/functions/get-devices";
import type { GetModuleTypesArgs, GetModuleTypesResult } from "../../generated/functions/get-module-types";
import type { GetModulesArgs, GetModulesResult } from "../../generated/functions/get-modules";
import type { GetRegionHostsArgs, GetRegionHostsResult } from "../../generated/functions/get-region-hosts";
import type { ObserveArgs, ObserveResult } from "../../generated/functions/observe";
import type { WhoAmIArgs, WhoAmIResult } from "../../generated/functions/who-am-i";

/**
 * Lists the API clients of a region, without their passwords. Without a name it lists all of them.
 *
 * @example
 * ```ts
 * import { getApiClients } from "pulumi-cisco-ctr";
 *
 * export const admins = getApiClients({ region: "us" }).then(({ apiClients }) =>
 *   apiClients.filter(({ scopes }) => scopes.includes("admin")).map(({ name }) => name),
 * );
 * ```
 */
export function getApiClients(args: GetApiClientsArgs): Promise<GetApiClientsResult> {
  return invoke("getApiClients", args);
}

/** As {@link getApiClients}, with arguments that may be outputs. */
export function getApiClientsOutput(args: InputArgs<GetApiClientsArgs>, opts?: FunctionOutputOptions): Output<GetApiClientsResult> {
  return invokeOutput("getApiClients", args, opts);
}

/**
 * Lists the devices of Security Services Exchange in a region. Without filters it lists all of them; letters' case does not count.
 *
 * @example
 * ```ts
 * import { getDevices } from "pulumi-cisco-ctr";
 *
 * export const unowned = getDevices({ region: "us", search: "esa", type: "ESA" }).then(({ devices }) =>
 *   devices.filter(({ owner }) => owner === undefined).map(({ name }) => name),
 * );
 * ```
 */
export function getDevices(args: GetDevicesArgs): Promise<GetDevicesResult> {
  return invoke("getDevices", args);
}

/** As {@link getDevices}, with arguments that may be outputs. */
export function getDevicesOutput(args: InputArgs<GetDevicesArgs>, opts?: FunctionOutputOptions): Output<GetDevicesResult> {
  return invokeOutput("getDevices", args, opts);
}

/**
 * Lists the module types of a region's catalogue, and what modules of them can be given. Without a title it lists the whole catalogue.
 *
 * @example
 * ```ts
 * import { getModuleTypes } from "pulumi-cisco-ctr";
 *
 * export const keys = getModuleTypes({ region: "us", title: "Custom Relay Module" }).then(({ moduleTypes }) =>
 *   moduleTypes.flatMap(({ fields }) => fields.map(({ key }) => key)),
 * );
 * ```
 */
export function getModuleTypes(args: GetModuleTypesArgs): Promise<GetModuleTypesResult> {
  return invoke("getModuleTypes", args);
}

/** As {@link getModuleTypes}, with arguments that may be outputs. */
export function getModuleTypesOutput(args: InputArgs<GetModuleTypesArgs>, opts?: FunctionOutputOptions): Output<GetModuleTypesResult> {
  return invokeOutput("getModuleTypes", args, opts);
}

/**
 * Lists the modules of Cisco Threat Response in a region, without their settings. Without filters it lists all of them; letters' case does not count.
 *
 * @example
 * ```ts
 * import { getModules } from "pulumi-cisco-ctr";
 *
 * export const disabled = getModules({ region: "eu", type: "esa", enabled: false }).then(({ modules }) =>
 *   modules.map(({ name }) => name),
 * );
 * ```
 */
export function getModules(args: GetModulesArgs): Promise<GetModulesResult> {
  return invoke("getModules", args);
}

/** As {@link getModules}, with arguments that may be outputs. */
export function getModulesOutput(args: InputArgs<GetModulesArgs>, opts?: FunctionOutputOptions): Output<GetModulesResult> {
  return invokeOutput("getModules", args, opts);
}

/**
 * Lists the hosts and ports of a region that appliances, an FTD, an FMC and this provider have to reach. It asks no one. Without `neededBy` it lists all of them.
 *
 * @example
 * ```ts
 * import { getRegionHosts } from "pulumi-cisco-ctr";
 *
 * export const rules = getRegionHosts({ region: "eu", neededBy: "ftd" }).then(({ hosts }) =>
 *   hosts.map(({ allow, port }) => `allow ${allow}:${port}`),
 * );
 * ```
 */
export function getRegionHosts(args: GetRegionHostsArgs): Promise<GetRegionHostsResult> {
  return invoke("getRegionHosts", args);
}

/** As {@link getRegionHosts}, with arguments that may be outputs. */
export function getRegionHostsOutput(args: InputArgs<GetRegionHostsArgs>, opts?: FunctionOutputOptions): Output<GetRegionHostsResult> {
  return invokeOutput("getRegionHosts", args, opts);
}

/**
 * Investigates: asks modules what they have seen of some observables, and what they think of them. Without `moduleId` and `moduleIds` it asks every enabled module of the region.
 *
 * @example
 * ```ts
 * import { CtrModule, observeOutput } from "pulumi-cisco-ctr";
 *
 * const esa = new CtrModule("esa1", { region: "us", type: "esa", deviceId: "874141f7-903f-4be9-b14e-45a7f34a2032" });
 * const observables = [{ type: "email_subject", value: "test test" }];
 *
 * export const seen = observeOutput({ region: "us", moduleId: esa.moduleId, observables }).sightings.length;
 * ```
 */
export function observe(args: ObserveArgs): Promise<ObserveResult> {
  return invoke("observe", args);
}

/** As {@link observe}, with arguments that may be outputs. */
export function observeOutput(args: InputArgs<ObserveArgs>, opts?: FunctionOutputOptions): Output<ObserveResult> {
  return invokeOutput("observe", args, opts);
}

/**
 * Tells whom the provider's API client of a region speaks for, and what it may do there.
 *
 * @example
 * ```ts
 * import { whoAmI } from "pulumi-cisco-ctr";
 *
 * export const organisation = whoAmI({ region: "us" }).then(({ organisationName }) => organisationName);
 * ```
 */
export function whoAmI(args: WhoAmIArgs): Promise<WhoAmIResult> {
  return invoke("whoAmI", args);
}

/** As {@link whoAmI}, with arguments that may be outputs. */
export function whoAmIOutput(args: InputArgs<WhoAmIArgs>, opts?: FunctionOutputOptions): Output<WhoAmIResult> {
  return invokeOutput("whoAmI", args, opts);
}
