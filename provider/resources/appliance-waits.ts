import { milliseconds } from "../base/duration";
import type { Appliance, CloudServiceStatus } from "../clients/appliance/client";
import type { DeviceRegistrationInputs } from "../generated/device-registration";
import type { Context } from "../lifecycle/definition";
import { waitFor } from "../lifecycle/wait";
import { connectivityHint } from "./binding-errors";

/** Which of the inputs `timeouts` bounds a wait. */
type Timeout = keyof DeviceRegistrationInputs["timeouts"];

/** Looks at the appliance until it has reached a state. */
export async function untilStatus(
  { call, cloud }: Context,
  appliance: Appliance,
  { timeouts }: DeviceRegistrationInputs,
  timeout: Timeout,
  what: string,
  reached: (status: CloudServiceStatus) => boolean,
): Promise<CloudServiceStatus> {
  return waitFor(call, {
    what,
    timeoutMs: milliseconds(timeouts[timeout]),
    input: `timeouts.${timeout}`,
    hint: connectivityHint(cloud.region),
    look: async () => {
      const status = await appliance.status();
      return reached(status) ? { done: true, value: status } : { done: false, said: `"${status.said}"` };
    },
  });
}

const moving: readonly CloudServiceStatus["state"][] = ["busy", "registering", "deregistering"];

/** A status that is not on its way to another one: a busy appliance may well be registered. */
export async function settled(
  context: Context,
  appliance: Appliance,
  inputs: DeviceRegistrationInputs,
): Promise<CloudServiceStatus> {
  const isSettled = ({ state }: CloudServiceStatus) => !moving.includes(state);
  return untilStatus(context, appliance, inputs, "ready", `the end of what ${appliance.facts.hostName} is doing`, isSettled);
}

/** Deregisters, and waits until the appliance is free. */
export async function leave(context: Context, inputs: DeviceRegistrationInputs, appliance: Appliance): Promise<void> {
  await appliance.deregister();
  const gone = ({ state }: CloudServiceStatus) => state !== "registered" && state !== "deregistering";
  await untilStatus(context, appliance, inputs, "deregistration", `the deregistration of ${appliance.facts.hostName}`, gone);
}

/** Waits until the appliance takes a token; what it says of an earlier failure does not count as long as it offers REGISTER. */
export async function untilReady(context: Context, inputs: DeviceRegistrationInputs, appliance: Appliance): Promise<void> {
  const takesToken = ({ state, offers }: CloudServiceStatus) => state === "ready" || offers.includes("REGISTER");
  await untilStatus(context, appliance, inputs, "ready", `${appliance.facts.hostName} asking for a token`, takesToken);
}
