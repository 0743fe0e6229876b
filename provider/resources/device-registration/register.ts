import { at } from "../../base/call";
import { milliseconds } from "../../base/duration";
import { isProviderError, type ProviderError } from "../../base/errors";
import type { Appliance } from "../../clients/appliance/client";
import { fresh, shortly, type Freshness } from "../../clients/cloud/collection";
import { isRegistered, type DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { waitFor } from "../../lifecycle/wait";
import { registeredMeanwhile, registrationFailed } from "./errors";
import { isNamed } from "./existing";
import { giveBack, type Ticket } from "./ticket";
import { patience } from "./waits";

/** The appliance was handed its token, and then something went wrong: the entry stays, and the next `up` goes on from it. */
export class PartlyBound extends Error {
  constructor(
    readonly device: DeviceWire,
    readonly reason: ProviderError,
    /** ISO 8601 time at which the appliance was given a token; absent when it came to none. */
    readonly tokenGivenAt?: string,
  ) {
    super(reason.message, { cause: reason });
  }
}

/** After these, the token that was typed in registers nothing any more. */
const finalCodes = ["registration-failed", "refused", "conflict"] as const;

/** Hands the token to the appliance, and waits until both sides say registered. */
export async function register(
  context: Context,
  inputs: DeviceRegistrationInputs,
  appliance: Appliance,
  ticket: Ticket,
): Promise<DeviceWire> {
  const { call, cloud } = context;
  const before = await registeredIds(context, ticket.entry ? shortly : fresh);
  const givenAt = new Date(call.clock.now()).toISOString();
  try {
    at(call, `handing a token of region "${cloud.region.name}" to ${appliance.facts.hostName}`);
    await appliance.register(ticket.value, patience(inputs, "registration"));
    return await untilRegistered(context, inputs, appliance, ticket, before);
  } catch (error) {
    const failedForGood = finalCodes.some((code) => isProviderError(error, code));
    if (failedForGood) await giveBack(context, ticket);
    if (failedForGood || ticket.entry === undefined || !isProviderError(error)) throw error;
    throw new PartlyBound(ticket.entry, error, appliance.tokenGiven ? givenAt : undefined);
  }
}

/** @param before ids of what was registered before the token was handed over */
async function untilRegistered(
  { call, cloud }: Context,
  inputs: DeviceRegistrationInputs,
  appliance: Appliance,
  { entry }: Ticket,
  before: ReadonlySet<string>,
): Promise<DeviceWire> {
  const { facts } = appliance;
  const region = cloud.region.name;
  const perAnswer = patience(inputs, "registration");
  return waitFor(call, {
    what: `registration of ${facts.hostName} in region "${region}"`,
    timeoutMs: milliseconds(inputs.timeouts.registration),
    input: perAnswer.input,
    look: async () => {
      const { state, said } = await appliance.status(perAnswer);
      if (state === "failed") throw registrationFailed(cloud.region, inputs, said);
      if (state !== "registered") return { done: false, said: `"${said}"` };
      const devices = (await cloud.devices.list(call, shortly)).filter(isRegistered);
      const device = devices.find(({ id }) => id === entry?.id);
      if (device) return { done: true, value: device };
      const appeared = devices.find((each) => isNamed(each, facts) && !before.has(each.id));
      if (appeared && entry) throw registeredMeanwhile(facts.hostName, appeared);
      return appeared
        ? { done: true, value: appeared }
        : { done: false, said: `the appliance says it is registered, but region "${region}" does not show it yet` };
    },
  });
}

async function registeredIds({ call, cloud }: Context, freshness: Freshness): Promise<Set<string>> {
  return new Set((await cloud.devices.list(call, freshness)).filter(isRegistered).map(({ id }) => id));
}
