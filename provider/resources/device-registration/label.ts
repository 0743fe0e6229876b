import { at } from "../../base/call";
import type { DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { issuerIn, parseMark, withMark, withoutMark } from "../../lifecycle/mark";

/** Only an appliance is recognised by its name; what registers from outside may have any. */
const isHostName = (name: string): boolean => /^[\w.-]{1,255}$/.test(name);

/** Gives the device the wanted name and description, and our mark. */
export async function label(
  { call, cloud, mark }: Context,
  inputs: DeviceRegistrationInputs,
  device: DeviceWire,
): Promise<DeviceWire> {
  const name = inputs.deviceName ?? device.name;
  // Under another name the appliance would not be recognised; a device that we have not named yet has its host name.
  const hostName = parseMark(device.description)?.host ?? device.name;
  const marked = name === hostName || !isHostName(hostName) ? mark : { ...mark, host: hostName };
  const text = inputs.description ?? withoutMark(device.description);
  const wanted = { name, description: withMark(text, marked, issuerIn(device.description)) };
  at(call, `naming device ${device.id}`);
  const changes = Object.entries(wanted).filter(([key, value]) => device[key as keyof typeof wanted] !== value);
  return changes.length === 0 ? device : cloud.devices.patch(call, device.id, Object.fromEntries(changes));
}

/** Takes our mark off: what stays is nobody's, and by its host name another stack can take it over. */
export async function unlabel({ call, cloud }: Context, { method }: DeviceRegistrationInputs, device: DeviceWire): Promise<void> {
  const found = parseMark(device.description);
  if (found === undefined) return;
  const name = method === "ssh" && found.host !== undefined ? { name: found.host } : {};
  await cloud.devices.patch(call, device.id, { ...name, description: withoutMark(device.description) });
}
