// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * Arguments and result of getModules.
 */
export interface GetModulesShape {
  args: GetModulesArgs;
  result: GetModulesResult;
}
/**
 * What a program gives to getModules.
 */
export interface GetModulesArgs {
  /**
   * The cloud region to ask.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Name of the module.
   */
  name?: string;
  /**
   * Module type: `esa`, `sma-email`, `sma-web`, `firepower`, or a title, former title, default name or id.
   */
  type?: string;
  /**
   * Id of the device that the modules ask.
   */
  deviceId?: string;
  /**
   * Only modules that investigations use (true), or do not use (false).
   */
  enabled?: boolean;
}
/**
 * The modules found.
 */
export interface GetModulesResult {
  /**
   * In the order in which the API gives them.
   */
  modules: Module[];
}
/**
 * A module of Cisco Threat Response. Its settings are left out, since they may hold secrets.
 */
export interface Module {
  /**
   * Id of the module.
   */
  moduleId: string;
  /**
   * Name of the module.
   */
  name: string;
  /**
   * Id of the module type in this region.
   */
  moduleTypeId: string;
  /**
   * Title of the module type; absent when the catalogue does not have it any more.
   */
  moduleTypeTitle?: string;
  /**
   * Id of the device it asks.
   */
  deviceId?: string;
  /**
   * How many days back the device is asked.
   */
  requestTimeframeDays?: number;
  /**
   * Whether investigations use it.
   */
  enabled: boolean;
  /**
   * `org`, `user` or `global`.
   */
  visibility: string;
  /**
   * ISO 8601 time.
   */
  createdAt: string;
  /**
   * ISO 8601 time of the last change.
   */
  updatedAt?: string;
  /**
   * `project/stack/name` of the resource it belongs to; absent when no stack owns it.
   */
  owner?: string;
}
