import type { RegionName } from "../clients/cloud/regions";
import type { DeviceWire } from "../clients/cloud/devices";
import { parseMark, withoutMark } from "../lifecycle/mark";
import { argument, contains, fits, ofThisMoment, type FunctionDefinition } from "./definition";

/** Which devices to list; without filters all of the region. Letters' case does not count. */
export interface GetDevicesArgs {
  /** The cloud region to ask. */
  region: RegionName;
  /** Name of the device: what it goes by in Security Services Exchange. */
  name?: string;
  /** Part of the name, as in the search of the portal's device list: `esa` finds `esa1.example.com`. */
  search?: string;
  /** Such as `ESA`, `SMA` or `FTD`. */
  type?: string;
  /** Such as `Registered`. */
  status?: string;
}

/** A device of Security Services Exchange. */
export interface Device {
  deviceId: string;
  name: string;
  /** Such as `ESA`; absent until the device has registered. */
  type?: string;
  /** The device's software version. */
  version?: string;
  /** `Registered`, or what Security Services Exchange says instead. */
  status: string;
  /** The text beside it, without the mark of its owner. */
  description: string;
  ipAddress?: string;
  connectorVersion?: string;
  /** ISO 8601 time. */
  createdAt?: string;
  /** ISO 8601 time of the last change. */
  updatedAt?: string;
  /** `project/stack/name` of the resource it belongs to; absent when no stack owns it. */
  owner?: string;
}

export interface GetDevicesResult {
  /** In order of their creation, as the API gives them. */
  devices: Device[];
}

export const getDevices: FunctionDefinition<GetDevicesArgs, GetDevicesResult> = {
  name: "getDevices",
  scopes: ["sse"],
  args: {
    name: argument.text("Name of the device."),
    search: argument.text("Part of the name of the device."),
    type: argument.text("Type of the device, such as ESA."),
    status: argument.text("Status of the device, such as Registered."),
  },
  async run({ call, cloud }, { name, search, type, status }) {
    const devices = await cloud.devices.list(call, ofThisMoment);
    const found = devices.filter(
      (each) => fits(name, each.name) && contains(search, each.name) && fits(type, each.type) && fits(status, each.status),
    );
    return { devices: found.map(fromWire) };
  },
};

function fromWire({ id, description, ...rest }: DeviceWire): Device {
  return { deviceId: id, ...rest, description: withoutMark(description), owner: parseMark(description)?.owner };
}
