import type { DeviceWire } from "../clients/cloud/devices";
import type { Device } from "../generated/functions/get-devices";
import { parseMark, withoutMark } from "../lifecycle/mark";
import { contains, fits, ofThisMoment, type FunctionDefinition } from "./definition";

export const getDevices: FunctionDefinition<"getDevices"> = {
  name: "getDevices",
  scopes: ["sse:read"],
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
