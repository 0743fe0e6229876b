import { milliseconds } from "../../base/duration";
import { listed } from "../../base/screen";
import { beforeAChange, fresh, shortly, type Freshness } from "../../clients/cloud/collection";
import { isRegistered, type DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { isOwn, parseMark, takenOver } from "../../lifecycle/mark";
import { waitFor } from "../../lifecycle/wait";
import { ambiguousName, idCutShort, nameTaken, registeredAsAnother } from "./errors";
import { called, ownedByAnother } from "./existing";

/**
 * Waits for a device that someone else registers (Cloud Email Security, FTD, FMC), and answers its entry.
 *
 * @param known the entry this resource stands for already, when the device has left it
 */
export async function externalRegistration(
  context: Context,
  { deviceName = "", externalDeviceId, timeouts }: DeviceRegistrationInputs,
  known?: DeviceWire,
): Promise<DeviceWire> {
  const { call, cloud, mark } = context;
  const id = known?.id ?? externalDeviceId;
  // Most are there already: as long as nobody waits, a list of some seconds will do.
  let freshness: Freshness = beforeAChange;
  const device = await waitFor(call, {
    what: `registration of the device ${id ?? `named "${deviceName}"`}`,
    timeoutMs: milliseconds(timeouts.registration),
    input: "timeouts.registration",
    hint: `Look for it at ${cloud.region.sseAdmin}.`,
    look: async () => {
      const devices = await cloud.devices.list(call, freshness);
      freshness = shortly;
      const sought = devices.filter((each) => (id === undefined ? each.name === deviceName : each.id === id));
      const registered = sought.filter(isRegistered);
      const found = registered.find(({ description }) => isOwn(parseMark(description), mark)) ?? registered[0];
      if (found && registered.length > 1 && !isOwn(parseMark(found.description), mark)) {
        throw ambiguousName(deviceName, registered, "Give the id of one of them as externalDeviceId.");
      }
      if (found) return { done: true, value: found };
      const longer =
        id !== undefined && sought.length === 0 && devices.find((each) => each.id.startsWith(id.replace(/[.…]+$/u, "")));
      if (longer) throw idCutShort(id, longer);
      const another = known && devices.find((each) => isRegistered(each) && each.name === known.name);
      if (another && externalDeviceId === undefined) throw registeredAsAnother(known.name, known, another);
      return { done: false, said: sought[0] ? `its status is ${sought[0].status}` : missing(context, devices, id, deviceName) };
    },
  });
  const refusal = ownedByAnother(device, context);
  if (refusal) throw refusal;
  const found = parseMark(device.description);
  const what = called(device);
  if (found === undefined) call.log.info(`${what} is taken over.`);
  else if (known === undefined && isOwn(found, mark)) call.log.warn(takenOver(what));
  return device;
}

/** A new `deviceName` is the device's new name; where another device bears it already, that one was probably meant. */
export async function refuseTakenName({ call, cloud }: Context, device: DeviceWire, name: string | undefined): Promise<void> {
  if (name === undefined || name === device.name) return;
  const other = (await cloud.devices.list(call, fresh)).find((each) => each.name === name && each.id !== device.id);
  if (other) throw nameTaken(device, other);
}

const mostShown = 5;

/** What there is instead of the device: names like the one looked for, or how many devices of which status. */
function missing({ cloud }: Context, devices: DeviceWire[], id: string | undefined, name: string): string {
  const what = `region "${cloud.region.name}" has no device ${id === undefined ? "of that name" : "with that id"}`;
  const similar = id === undefined ? devices.filter((each) => isSimilar(each.name, name)) : [];
  if (similar.length === 0) return `${what}; ${counted(devices)}`;
  const named = similar.map((each) => `"${each.name}" (${each.status})`);
  return `${what}, but ${listed(named, mostShown)}`;
}

function counted(devices: DeviceWire[]): string {
  if (devices.length === 0) return "it has none at all";
  const statuses = [...new Set(devices.map(({ status }) => status))].sort();
  const numbers = statuses.map((each) => `${devices.filter(({ status }) => status === each).length} ${each}`);
  return `it has ${devices.length === 1 ? "1 device" : `${devices.length} devices`}: ${listed(numbers)}`;
}

/** One name within the other, or the same host in another domain; case, blanks and punctuation do not count. */
function isSimilar(one: string, other: string): boolean {
  const plain = (name: string) =>
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "");
  const host = (name: string) => plain(name.split(".")[0] ?? "");
  const [a, b] = [plain(one), plain(other)];
  if (a === "" || b === "") return false;
  return a.includes(b) || b.includes(a) || (host(one) !== "" && host(one) === host(other));
}
