import { at } from "../../base/call";
import { described, isProviderError } from "../../base/errors";
import { sentence } from "../../base/sentence";
import type { Appliance } from "../../clients/appliance/client";
import { fresh } from "../../clients/cloud/collection";
import type { DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { checkProduct, connect } from "./appliance";
import { followOnExisting } from "./on-existing";
import { register } from "./register";
import { deleteLateEntries, entryOfToken, isUsedUp, obtainTicket } from "./ticket";
import { patience, untilReady, untilTokenDone } from "./waits";

/** What an earlier, unfinished run left: its entry, and when the appliance was given a token for it. */
export interface Begun {
  device: DeviceWire;
  tokenGivenAt?: string | undefined;
}

/** An appliance that is registered, and whether it was before. */
export interface Bound {
  device: DeviceWire;
  existing: boolean;
}

/**
 * Brings the appliance to "registered in this region", from wherever it stands, and answers its device entry.
 *
 * @param begun what an earlier, unfinished registration left
 */
export async function bind(context: Context, inputs: DeviceRegistrationInputs, begun?: Begun): Promise<Bound> {
  const appliance = await connect(context, inputs);
  const { call, cloud } = context;
  const known = begun?.device;
  const [{ hostName }, ready] = [appliance.facts, patience(inputs, "ready")];
  try {
    checkProduct(inputs, appliance);
    const entry = known ?? (await entryOfToken(context, inputs, appliance));
    // What a smart licence holds is looked at before anything is changed: it is taken over or refused as it stands.
    at(call, `looking at the cloud service of ${hostName}`);
    const licensed = await appliance.isLicensed(ready);
    const held = licensed ? await followOnExisting(context, inputs, appliance, { entry, known }) : undefined;
    if (begun?.tokenGivenAt !== undefined) await untilTokenDone(context, inputs, appliance, begun.tokenGivenAt);
    let switchedOn = await enable(context, inputs, appliance);
    const existing = held ?? (await followOnExisting(context, inputs, appliance, { entry, known }));
    if (existing) return { device: existing, existing: true };
    at(call, `choosing the server ${cloud.region.sseServer} on ${hostName}`);
    await appliance.selectServer(cloud.region.sseServer, ready);
    // Some offer the switch only once their cloud service is on, and some perhaps only when they are registered.
    switchedOn ||= await enable(context, inputs, appliance);
    await untilReady(context, inputs, appliance);
    // The given token has made an entry that is ours already: it is used up, or soon will be, and nothing would issue it again.
    const wanted = known || (entry && isUsedUp(entry)) ? { ...inputs, token: undefined } : inputs;
    const ticket = await obtainTicket(context, wanted, entry);
    const device = await register(context, wanted, appliance, ticket);
    if (ticket.doubted) await deleteLateEntries(context, device.id, fresh);
    if (!switchedOn) await enableAfterwards(context, inputs, appliance);
    return { device, existing: false };
  } finally {
    appliance.close();
  }
}

/** Switches the feature on, where the appliance has a switch for it and shows it now. */
function enable({ call }: Context, inputs: DeviceRegistrationInputs, appliance: Appliance): Promise<boolean> {
  at(call, `switching Cisco Threat Response on at ${appliance.facts.hostName}`);
  return appliance.enable(patience(inputs, "ready"));
}

/** The registration stands, whatever becomes of the switch. */
async function enableAfterwards(context: Context, inputs: DeviceRegistrationInputs, appliance: Appliance): Promise<void> {
  try {
    await enable(context, inputs, appliance);
  } catch (error) {
    if (!isProviderError(error) || context.call.signal.aborted) throw error;
    context.call.log.warn(
      sentence`${appliance.facts.hostName} is registered, but Cisco Threat Response could not be switched on there: ${described(error)}`,
    );
  }
}
