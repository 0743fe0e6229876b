// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * Arguments and result of getDevices.
 */
export interface GetDevicesShape {
  args: GetDevicesArgs;
  result: GetDevicesResult;
}
/**
 * What a program gives to getDevices.
 */
export interface GetDevicesArgs {
  /**
   * The cloud region to ask.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Name of the device: what it goes by in Security Services Exchange.
   */
  name?: string;
  /**
   * Part of the name, as in the search of the portal's device list: `esa` finds `esa1.example.com`.
   */
  search?: string;
  /**
   * Type of the device, such as `ESA`, `SMA` or `FTD`.
   */
  type?: string;
  /**
   * Status of the device, such as `Registered`.
   */
  status?: string;
}
/**
 * The devices found.
 */
export interface GetDevicesResult {
  /**
   * In order of their creation, as the API gives them.
   */
  devices: Device[];
}
/**
 * A device of Security Services Exchange.
 */
export interface Device {
  /**
   * Id of the device.
   */
  deviceId: string;
  /**
   * What it goes by in Security Services Exchange.
   */
  name: string;
  /**
   * Such as `ESA`; absent until the device has registered.
   */
  type?: string;
  /**
   * The device's software version.
   */
  version?: string;
  /**
   * `Registered`, or what Security Services Exchange says instead.
   */
  status: string;
  /**
   * The text beside it, without the mark of its owner.
   */
  description: string;
  /**
   * Its address, as Security Services Exchange knows it.
   */
  ipAddress?: string;
  /**
   * Version of the connector on the device.
   */
  connectorVersion?: string;
  /**
   * ISO 8601 time.
   */
  createdAt?: string;
  /**
   * ISO 8601 time of the last change.
   */
  updatedAt?: string;
  /**
   * `project/stack/name` of the resource it belongs to; absent when no stack owns it.
   */
  owner?: string;
}
