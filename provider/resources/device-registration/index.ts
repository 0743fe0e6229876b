import { commandWord, sentence } from "../../base/sentence";
import { milliseconds } from "../../base/duration";
import { ProviderError } from "../../base/errors";
import { beforeAChange } from "../../clients/cloud/collection";
import { isRegistered, type DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs, DeviceRegistrationOutputs } from "../../generated/device-registration";
import { PartialState, type Context, type Definition, type Observed } from "../../lifecycle/definition";
import { parseMark, withoutMark } from "../../lifecycle/mark";
import { bind } from "./bind";
import { wrongTogether } from "./check";
import { externalRegistration, refuseTakenName } from "./external";
import { inspect } from "./inspect";
import { label, unlabel } from "./label";
import { PartlyBound } from "./register";
import { release } from "./release";
import { deleteLateEntries, returnToToken } from "./ticket";

/** The calls of the cloud, and the wait for a token that an earlier run has given. */
const otherCallsMs = 5 * 60_000;

/** The status of a registration that was begun and failed. */
const unfinished = "Unfinished";

/** An appliance bound to a region: the guide's steps (seeds 000, 001 and 004), each observed first and repeatable. */
export const deviceRegistration: Definition<DeviceRegistrationInputs, DeviceRegistrationOutputs, DeviceWire> = {
  name: "DeviceRegistration",
  noun: "device registration",
  scopes: ["sse"],

  budgetMs({ timeouts }) {
    const { ready, registration, deregistration } = timeouts;
    return [ready, registration, deregistration].map((each) => milliseconds(each)).reduce((a, b) => a + b, otherCallsMs);
  },

  check: wrongTogether,

  stale(_inputs, { status }) {
    if (isRegistered({ status })) return [];
    return [{ path: ["status"], reason: status === unfinished ? "unfinished" : "unregistered" }];
  },

  async create(context, inputs) {
    // What is to be retained stays as it is, with its mark: the next run goes on with it.
    let takenOver = inputs.method === "external" || inputs.token !== undefined || inputs.onDelete === "retain";
    const device = await registerAndLabel(context, inputs, async () => {
      if (inputs.method === "external") return externalRegistration(context, inputs);
      const bound = await bind(context, inputs);
      takenOver ||= bound.existing;
      return bound.device;
    });
    return { id: device.id, outs: fromWire(context, inputs, device), takenOver };
  },

  observe: ({ call, cloud }, id, _known, freshness) => cloud.devices.find(call, id, freshness),

  markIn: ({ description }) => parseMark(description),

  /** Without a state it is a device that somebody else registers: how to log in to an appliance, no cloud knows. */
  read: (context, device, outs) => ({
    ...(outs ? {} : { method: "external" }),
    ...fromWire(context, outs ?? { method: "external" }, device),
    ...(isRegistered(device) ? { tokenGivenAt: null } : {}),
  }),

  inspect,

  async update(context, id, outs, news, device) {
    if (device === undefined) throw entryGone(context, id);
    const bound = await registerAndLabel(context, news, async () => {
      if (news.method === "external") await refuseTakenName(context, device, news.deviceName);
      if (isRegistered(device)) return device;
      return news.method === "external"
        ? externalRegistration(context, news, device)
        : (await bind(context, news, { device, tokenGivenAt: outs.tokenGivenAt })).device;
    });
    return { ...fromWire(context, news, bound), tokenGivenAt: null };
  },

  async delete(context, id, outs, device) {
    if (outs.onDelete === "retain") {
      if (device) await unlabel(context, outs, device);
      return;
    }
    const { call, cloud } = context;
    const hasLeft = outs.method !== "external" && (await release(context, outs, id));
    if (!hasLeft || !(await returnToToken(context, outs, id))) await cloud.devices.delete(call, id);
    await deleteLateEntries(context, id, beforeAChange);
  },
};

function fromWire(
  { cloud }: Context,
  { method }: Pick<DeviceRegistrationInputs, "method">,
  device: DeviceWire,
): Observed<DeviceRegistrationInputs, DeviceRegistrationOutputs> {
  return {
    deviceId: device.id,
    deviceName: device.name,
    deviceType: device.type,
    version: device.version,
    ipAddress: device.ipAddress,
    connectorVersion: device.connectorVersion,
    status: device.status,
    server: cloud.region.sseServer,
    createdAt: device.createdAt,
    description: withoutMark(device.description),
    // Found by its name and named by its id later, it is still the same device.
    ...(method === "external" ? { externalDeviceId: device.id } : {}),
  };
}

/** Labels the device that is registered here; what was begun and cannot be seen to its end becomes partial state. */
async function registerAndLabel(
  context: Context,
  inputs: DeviceRegistrationInputs,
  register: () => Promise<DeviceWire>,
): Promise<DeviceWire> {
  let device: DeviceWire | undefined;
  try {
    device = await register();
    return await label(context, inputs, device);
  } catch (error) {
    const begun = error instanceof PartlyBound ? error.device : device;
    const [reason, tokenGivenAt] = error instanceof PartlyBound ? [error.reason, error.tokenGivenAt] : [error, undefined];
    if (begun === undefined || !(reason instanceof ProviderError)) throw error;
    const outs = { ...inputs, ...fromWire(context, inputs, begun), status: unfinished, tokenGivenAt: tokenGivenAt ?? null };
    throw new PartialState(begun.id, outs, reason);
  }
}

function entryGone({ cloud }: Context, id: string): ProviderError {
  return new ProviderError({
    code: "not-found",
    reason: `region "${cloud.region.name}" no longer has the device ${id}`,
    next: sentence`Run ${commandWord("refresh")}, then ${commandWord("apply")}: the appliance will be registered again.`,
  });
}
