import { milliseconds } from "../../base/duration";
import type { Appliance } from "../../clients/appliance/client";
import { fresh, shortly, type Freshness } from "../../clients/cloud/collection";
import { regionNames, regions, type Region } from "../../clients/cloud/regions";
import { isRegistered, type DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { belongsToAnother, isAnothers, isOwn, parseMark, takenOver } from "../../lifecycle/mark";
import { stackOf } from "../../lifecycle/owner";
import { waitFor } from "../../lifecycle/wait";
import { leave, settled } from "./waits";
import { alreadyRegistered, ambiguousName, licensedElsewhere, registeredAsAnother } from "./errors";

/** Follows `onExisting` when the appliance is registered already; undefined when it is free. */
export async function existingRegistration(
  context: Context,
  inputs: DeviceRegistrationInputs,
  appliance: Appliance,
  entry: DeviceWire | undefined,
  known: DeviceWire | undefined,
): Promise<DeviceWire | undefined> {
  const { call, cloud, mark } = context;
  const status = await settled(context, appliance, inputs);
  if (status.state !== "registered") return undefined;
  const { hostName } = appliance.facts;
  const devices = await cloud.devices.list(call, fresh);
  const mine = devices.filter(({ id, description }) => id === known?.id || isOwn(parseMark(description), mark));
  const own = mine.find(isRegistered) ?? mine[0] ?? devices.find(({ id }) => id === entry?.id);
  if (own && isRegistered(own)) {
    if (!known && own.id !== entry?.id) call.log.warn(takenOver(`device ${own.id} ("${own.name}")`));
    return own;
  }
  const here = devices.filter((device) => isRegistered(device) && isNamed(device, appliance));
  if (here.length > 1) throw ambiguousName(hostName, here);
  const [found] = here;
  if (found) {
    refuseForeign(context, found);
    refuseWithoutToken(context, inputs, found);
    if (known) throw registeredAsAnother(hostName, known, found);
    if (inputs.onExisting === "fail") {
      throw alreadyRegistered(hostName, `as device ${found.id} in region "${cloud.region.name}"`, '"adopt"');
    }
    call.log.info(`${hostName} is registered in region "${cloud.region.name}" already, as device ${found.id}: taken over.`);
    for (const { id } of mine) {
      call.log.warn(
        `device entry ${id}, which an earlier run made for this resource, stays unused. Delete it if no stack holds it.`,
      );
    }
    return found;
  }
  const elsewhere = await registeredElsewhere(context, appliance);
  if (own && !elsewhere) return untilListed(context, inputs, own);
  if (elsewhere) {
    refuseForeign(context, elsewhere.device);
    refuseWithoutToken(context, inputs, elsewhere.device);
  }
  const where = elsewhere
    ? `as device ${elsewhere.device.id} in region "${elsewhere.region.name}"`
    : "in another region or organisation, or here under another name";
  if (status.licensed) throw licensedElsewhere(hostName, where);
  if (inputs.onExisting !== "move") throw alreadyRegistered(hostName, where, '"move"');
  call.log.info(`${hostName} is registered ${where}: it leaves there first.`);
  await leave(context, inputs, appliance);
  return undefined;
}

/** Objects of another stack are not taken over. */
export function refuseForeign(context: Context, device: DeviceWire): void {
  const found = parseMark(device.description);
  if (found && isAnothers(found, context)) throw belongsToAnother(`device ${device.id} ("${device.name}")`, found.owner);
}

/** What another stack's token has registered is that stack's, until someone shows the token. */
function refuseWithoutToken({ mark }: Context, { token }: DeviceRegistrationInputs, device: DeviceWire): void {
  const found = parseMark(device.description);
  if (token !== undefined || found?.kind !== "SseToken" || stackOf(found.owner) === stackOf(mark.owner)) return;
  throw belongsToAnother(`device ${device.id} ("${device.name}")`, found.owner);
}

/** The name an appliance registers with is its own host name; an entry of ours may have been given another one. */
export function isNamed(device: DeviceWire, { facts }: Appliance): boolean {
  const hostName = parseMark(device.description)?.host ?? device.name;
  return hostName === facts.hostName && (device.type === undefined || device.type === facts.type);
}

/** The appliance's registration in another region that there are credentials for. */
async function registeredElsewhere(
  { call, cloud, cloudOf }: Context,
  appliance: Appliance,
  freshness: Freshness = fresh,
): Promise<{ region: Region; device: DeviceWire } | undefined> {
  for (const name of regionNames.filter((each) => each !== cloud.region.name)) {
    const devices = await cloudOf(name)?.devices.list(call, freshness);
    const device = devices?.find((each) => isRegistered(each) && isNamed(each, appliance));
    if (device) return { region: regions[name], device };
  }
  return undefined;
}

/**
 * Another device than this one as which the appliance may be registered: after a new installation the cloud still shows the old one,
 * and somebody may have registered the appliance anew.
 */
export async function registeredAgain(context: Context, appliance: Appliance, id: string): Promise<string | undefined> {
  const { call, cloud } = context;
  const others = (await cloud.devices.list(call, shortly)).filter((each) => isRegistered(each) && isNamed(each, appliance));
  const here = others.find((each) => each.id !== id);
  if (here) return `as device ${here.id} of this region`;
  const elsewhere = await registeredElsewhere(context, appliance, shortly);
  return elsewhere && `as device ${elsewhere.device.id} of region "${elsewhere.region.name}"`;
}

/** The appliance says registered, the cloud not yet of this entry. */
async function untilListed(
  { call, cloud }: Context,
  { timeouts }: DeviceRegistrationInputs,
  { id }: DeviceWire,
): Promise<DeviceWire> {
  return waitFor(call, {
    what: `device ${id} being shown as registered`,
    timeoutMs: milliseconds(timeouts.ready),
    input: "timeouts.ready",
    look: async () => {
      const device = await cloud.devices.get(call, id);
      if (device && isRegistered(device)) return { done: true, value: device };
      return { done: false, said: device ? `its status is ${device.status}` : "it is gone" };
    },
  });
}
