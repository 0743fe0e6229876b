import { at } from "../../base/call";
import { milliseconds } from "../../base/duration";
import type { Appliance, CloudServiceStatus, Patience } from "../../clients/appliance/client";
import { isRegistered, type DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { waitFor } from "../../lifecycle/wait";
import { connectivityHint } from "./errors";

/** Which of the inputs `timeouts` bounds a wait. */
type Timeout = keyof DeviceRegistrationInputs["timeouts"];

/** However short a wait is to be: what was asked is given so long to be answered. */
const leastPatienceMs = 30_000;

/** How long the appliance may take for one operation. */
export function patience({ timeouts }: DeviceRegistrationInputs, timeout: Timeout): Patience {
  return { ms: Math.max(milliseconds(timeouts[timeout]), leastPatienceMs), input: `timeouts.${timeout}` };
}

/** Looks at the appliance until it has reached a state. */
async function untilStatus(
  { call, cloud }: Context,
  appliance: Appliance,
  inputs: DeviceRegistrationInputs,
  timeout: Timeout,
  what: string,
  reached: (status: CloudServiceStatus) => boolean,
): Promise<CloudServiceStatus> {
  const perLook = patience(inputs, timeout);
  return waitFor(call, {
    what,
    timeoutMs: milliseconds(inputs.timeouts[timeout]),
    input: perLook.input,
    hint: connectivityHint(cloud.region),
    look: async () => {
      const status = await appliance.status(perLook);
      return reached(status) ? { done: true, value: status } : { done: false, said: `"${status.said}"` };
    },
  });
}

const moving: readonly CloudServiceStatus["state"][] = ["busy", "registering", "deregistering"];

/** Waits for a status that is not on its way to another one: a busy appliance may well be registered. */
export async function untilSettled(
  context: Context,
  appliance: Appliance,
  inputs: DeviceRegistrationInputs,
): Promise<CloudServiceStatus> {
  const isSettled = ({ state }: CloudServiceStatus) => !moving.includes(state);
  return untilStatus(context, appliance, inputs, "ready", `the end of what ${appliance.facts.hostName} is doing`, isSettled);
}

/** Deregisters, and waits until the appliance is free. */
export async function deregister(context: Context, inputs: DeviceRegistrationInputs, appliance: Appliance): Promise<void> {
  at(context.call, `deregistering ${appliance.facts.hostName}`);
  await appliance.deregister(patience(inputs, "deregistration"));
  const gone = ({ state }: CloudServiceStatus) => state !== "registered" && state !== "deregistering";
  await untilStatus(context, appliance, inputs, "deregistration", `the deregistration of ${appliance.facts.hostName}`, gone);
}

/** Independent drivers give an appliance two minutes for its answer to a token. */
const tokenWorkMs = 3 * 60_000;

/**
 * After a session that broke off behind a token: the appliance may still be at work on it, and show nothing of that. Another token would
 * take away the first one's right. Waits until it shows something, or has had its time.
 */
export async function untilTokenDone(
  { call }: Context,
  inputs: DeviceRegistrationInputs,
  appliance: Appliance,
  givenAt: string,
): Promise<void> {
  const now = call.clock.now();
  const end = Math.min(Date.parse(givenAt), now) + tokenWorkMs;
  if (!(end > now)) return;
  const perLook = patience(inputs, "registration");
  await waitFor(call, {
    what: `${appliance.facts.hostName} to be done with the token it was given at ${givenAt}`,
    timeoutMs: tokenWorkMs + perLook.ms,
    input: perLook.input,
    look: async () => {
      const { state, said } = await appliance.status(perLook);
      const shows = state === "registered" || state === "registering" || state === "deregistering";
      return shows || call.clock.now() >= end ? { done: true, value: undefined } : { done: false, said: `"${said}"` };
    },
  });
}

/** Waits until the appliance takes a token; what it says of an earlier failure does not count as long as it offers REGISTER. */
export async function untilReady(context: Context, inputs: DeviceRegistrationInputs, appliance: Appliance): Promise<void> {
  const takesToken = ({ state, offers }: CloudServiceStatus) => state === "ready" || offers.includes("REGISTER");
  await untilStatus(context, appliance, inputs, "ready", `${appliance.facts.hostName} asking for a token`, takesToken);
}

/** The appliance says registered, the cloud not yet of this entry. */
export async function untilListed(
  { call, cloud }: Context,
  inputs: DeviceRegistrationInputs,
  { id }: DeviceWire,
): Promise<DeviceWire> {
  return waitFor(call, {
    what: `device ${id} being shown as registered`,
    timeoutMs: milliseconds(inputs.timeouts.ready),
    input: "timeouts.ready",
    look: async () => {
      const device = await cloud.devices.get(call, id);
      if (device && isRegistered(device)) return { done: true, value: device };
      return { done: false, said: device ? `its status is ${device.status}` : "it is gone" };
    },
  });
}
