import { isProviderError } from "../../base/errors";
import { beforeGivingUp } from "../../clients/cloud/collection";
import { isRegistered } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { saysHowToLogIn } from "../login/credentials";
import { unreachableAtDelete } from "../login/unreachable";
import { connect } from "./appliance";
import { licensedAtDelete } from "./errors";
import { registeredAgain } from "./on-existing";
import { deregister, untilSettled } from "./waits";

/**
 * Deregisters the appliance if its registration is this entry; a registration that is not ours stays as it is.
 *
 * @returns whether the appliance is not registered any more
 */
export async function release(context: Context, inputs: DeviceRegistrationInputs, id: string): Promise<boolean> {
  const { call, cloud } = context;
  if (!saysHowToLogIn(inputs.appliance)) {
    call.log.warn(
      `the state of device ${id} does not say how to log in to its appliance: it is not deregistered, only the device goes.`,
    );
    return false;
  }
  const appliance = await connect(context, inputs).catch((error: unknown) => {
    throw unreachableAtDelete(error, "; and remove its device entry in Security Services Exchange");
  });
  try {
    const status = await untilSettled(context, appliance, inputs);
    if (status.state !== "registered") return true;
    const entry = await cloud.devices.find(call, id, beforeGivingUp);
    const { hostName } = appliance.facts;
    const here = `device ${id} of region "${cloud.region.name}"`;
    if (entry === undefined || !isRegistered(entry)) {
      call.log.warn(`${hostName} is registered, but no longer as ${here}: it stays as it is.`);
      return false;
    }
    const rival = await registeredAgain(context, appliance, id);
    if (rival) {
      call.log.warn(`${hostName} is registered, and by now perhaps ${rival}: it is not deregistered, only ${here} goes.`);
      return false;
    }
    await deregister(context, inputs, appliance).catch((error: unknown) => {
      throw isProviderError(error, "smart-licence") ? licensedAtDelete(hostName, id) : error;
    });
    return true;
  } finally {
    appliance.close();
  }
}
