import type { Appliance } from "../../clients/appliance/client";
import { fresh, shortly, type Freshness } from "../../clients/cloud/collection";
import { regionNames, regions } from "../../clients/cloud/regions";
import { isRegistered, type DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { takenOver } from "../../lifecycle/mark";
import { called, isNamed, isSettledHere, verdictOn, type Elsewhere, type Seen, type Wish } from "./existing";
import { deregister, untilListed, untilSettled } from "./waits";

/**
 * Follows `onExisting` where the appliance is registered already: may deregister it.
 *
 * @returns the device as which it stays registered; undefined when it is free for a token
 */
export async function followOnExisting(
  context: Context,
  inputs: DeviceRegistrationInputs,
  appliance: Appliance,
  at: Pick<Wish, "entry" | "known">,
): Promise<DeviceWire | undefined> {
  const { call, cloud, mark, formerOwner } = context;
  const { hostName } = appliance.facts;
  const region = cloud.region.name;
  const wish = { mark, formerOwner, onExisting: inputs.onExisting, token: inputs.token, region, ...at };
  const verdict = verdictOn(await look(context, inputs, appliance, wish), wish);
  switch (verdict.is) {
    case "free":
      return undefined;
    case "ours":
      if (verdict.fromEarlierRun) call.log.warn(takenOver(called(verdict.device)));
      return isRegistered(verdict.device) ? verdict.device : untilListed(context, inputs, verdict.device);
    case "adopt":
      call.log.info(`${hostName} is registered in region "${region}" already, as device ${verdict.device.id}: taken over.`);
      for (const { id } of verdict.unused) {
        call.log.warn(
          `device entry ${id}, which an earlier run made for this resource, stays unused. Delete it if no stack holds it.`,
        );
      }
      return verdict.device;
    case "move":
      call.log.info(`${hostName} is registered ${verdict.where}: it leaves there first.`);
      await deregister(context, inputs, appliance);
      return undefined;
    case "refuse":
      throw verdict.error;
  }
}

async function look(context: Context, inputs: DeviceRegistrationInputs, appliance: Appliance, wish: Wish): Promise<Seen> {
  const { call, cloud } = context;
  const { facts } = appliance;
  const status = await untilSettled(context, appliance, inputs);
  if (status.state !== "registered") return { facts, status, devices: [] };
  const seen = { facts, status, devices: await cloud.devices.list(call, fresh) };
  return isSettledHere(seen, wish) ? seen : { ...seen, elsewhere: await registeredElsewhere(context, appliance, fresh) };
}

/** The appliance's registration in another region that there are credentials for. */
async function registeredElsewhere(
  { call, cloud, cloudOf }: Context,
  { facts }: Appliance,
  freshness: Freshness,
): Promise<Elsewhere | undefined> {
  const others = regionNames.filter((each) => each !== cloud.region.name);
  const lists = await Promise.allSettled(others.map(async (name) => cloudOf(name)?.devices.list(call, freshness)));
  for (const [index, name] of others.entries()) {
    const list = lists[index];
    // A region that cannot be asked is of no account where one before it has the appliance.
    if (list?.status === "rejected") throw list.reason;
    const device = list?.value?.find((each) => isRegistered(each) && isNamed(each, facts));
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
  const devices = await cloud.devices.list(call, shortly);
  const here = devices.find((each) => each.id !== id && isRegistered(each) && isNamed(each, appliance.facts));
  if (here) return `as device ${here.id} of this region`;
  const elsewhere = await registeredElsewhere(context, appliance, shortly);
  return elsewhere && `as device ${elsewhere.device.id} of region "${elsewhere.region.name}"`;
}
