import { commandWord, sentence } from "../../base/sentence";
import { at } from "../../base/call";
import { milliseconds } from "../../base/duration";
import { isProviderError, ProviderError } from "../../base/errors";
import { isRegistered, type DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs, DeviceRegistrationOutputs } from "../../generated/device-registration";
import { PartialState, type Context, type Definition, type LookUp, type Observed } from "../../lifecycle/definition";
import { issuerIn, parseMark, withMark, withoutMark } from "../../lifecycle/mark";
import { containsUnknown, isUnknown } from "../../lifecycle/unknown";
import { bind, deleteTwins, PartlyBound, release } from "./bind";
import { externalRegistration, refuseTakenName } from "./external";

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

  check({ method, appliance, deviceName, externalDeviceId, token }, lookUp) {
    if (isUnknown(method)) return [];
    const findings = [];
    if (method === "external") {
      if (deviceName === undefined && externalDeviceId === undefined) {
        findings.push({
          property: "deviceName",
          reason:
            'is missing, and so is externalDeviceId: with method "external" one of them says which device to wait for. Give its name or its id in SSE',
        });
      }
      if (appliance !== undefined) {
        findings.push({
          property: "appliance",
          reason: 'has no use with method "external": nobody logs in to the device. Remove it, or use method "ssh"',
        });
      }
      if (token !== undefined) {
        findings.push({
          property: "token",
          reason: 'has no use with method "external": whoever registers the device has it. Remove it',
        });
      }
      return findings;
    }
    if (externalDeviceId !== undefined) {
      findings.push({
        property: "externalDeviceId",
        reason: 'has no use with method "ssh": the appliance gets an entry of its own. Remove it, or use method "external"',
      });
    }
    if (appliance === undefined) {
      findings.push({ property: "appliance", reason: 'is missing. Give the appliance, or use method "external"' });
    } else if (!containsUnknown(appliance)) {
      findings.push(...applianceFindings(appliance, lookUp));
    }
    return findings;
  },

  stale(_inputs, { status }) {
    if (isRegistered({ status } as DeviceWire)) return [];
    return [{ path: ["status"], reason: status === unfinished ? "unfinished" : "unregistered" }];
  },

  async create(context, inputs) {
    // What is to be retained stays as it is, with its mark: the next run goes on with it.
    let takenOver = inputs.method === "external" || inputs.token !== undefined || inputs.onDelete === "retain";
    const device = await finished(context, inputs, async () => {
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

  async update(context, id, outs, news, device) {
    if (device === undefined) throw entryGone(context, id);
    const bound = await finished(context, news, async () => {
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
      if (device) await giveUp(context, outs, device);
      return;
    }
    const { call, cloud } = context;
    const hasLeft = outs.method !== "external" && (await release(context, outs, id));
    if (!hasLeft || !(await handedBack(context, outs, id))) await cloud.devices.delete(call, id);
    await deleteTwins(context, id);
  },
};

/** The entry of a token is the token's again when its appliance has left: it is one of those that the SseToken counts. */
async function handedBack({ call, cloud }: Context, { token }: DeviceRegistrationInputs, id: string): Promise<boolean> {
  if (token === undefined) return false;
  const device = await cloud.devices.get(call, id);
  const issuer = issuerIn(device?.description ?? "");
  if (device === undefined || issuer === undefined) return false;
  await cloud.devices.patch(call, id, { description: withMark("", { ...issuer, used: true }) });
  return true;
}

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

type ApplianceInputs = NonNullable<DeviceRegistrationInputs["appliance"]>;

function applianceFindings(
  { type, managedBySma, username, password, privateKey, credentialsEnv }: ApplianceInputs,
  lookUp: LookUp,
) {
  const findings = [];
  if (type === "ESA" && managedBySma) {
    findings.push({
      property: "appliance.managedBySma",
      reason:
        "is true for an ESA: such an appliance cannot be joined by itself (guide, Troubleshoot). Register the SMA that manages it instead",
    });
  }
  if (credentialsEnv === undefined && (username === undefined || (password === undefined && privateKey === undefined))) {
    const property = username === undefined ? "appliance.username" : "appliance.password";
    findings.push({ property, reason: "is missing. Give username with password or privateKey, or credentialsEnv" });
  }
  if (credentialsEnv !== undefined && [username, password, privateKey].some((each) => each !== undefined)) {
    findings.push({
      property: "appliance.credentialsEnv",
      reason: "is given together with username, password or privateKey. Give one of the two",
    });
  } else if (credentialsEnv !== undefined) {
    findings.push(...missingVariables(credentialsEnv, lookUp));
  }
  return findings;
}

/** Before a move tears anything down: the variables must be there. */
function missingVariables(prefix: string, lookUp: LookUp) {
  try {
    lookUp.applianceCredentials(prefix);
    return [];
  } catch (error) {
    if (!isProviderError(error)) throw error;
    return [{ property: "appliance.credentialsEnv", reason: `cannot be used: ${error.message.replace(/\.$/, "")}` }];
  }
}

/** Gives the registered device its name, description and mark; what was begun and cannot be finished becomes partial state. */
async function finished(
  context: Context,
  inputs: DeviceRegistrationInputs,
  begin: () => Promise<DeviceWire>,
): Promise<DeviceWire> {
  let device: DeviceWire | undefined;
  try {
    device = await begin();
    return await label(context, inputs, device);
  } catch (error) {
    const begun = error instanceof PartlyBound ? error.device : device;
    const [reason, tokenGivenAt] = error instanceof PartlyBound ? [error.reason, error.tokenGivenAt] : [error, undefined];
    if (begun === undefined || !(reason instanceof ProviderError)) throw error;
    const outs = { ...inputs, ...fromWire(context, inputs, begun), status: unfinished, tokenGivenAt: tokenGivenAt ?? null };
    throw new PartialState(begun.id, outs, reason);
  }
}

/** Only an appliance is recognised by its name; what registers from outside may have any. */
const isHostName = (name: string): boolean => /^[\w.-]{1,255}$/.test(name);

async function label({ call, cloud, mark }: Context, inputs: DeviceRegistrationInputs, device: DeviceWire): Promise<DeviceWire> {
  const name = inputs.deviceName ?? device.name;
  // Under another name the appliance would not be recognised; a device that we have not named yet has its host name.
  const hostName = parseMark(device.description)?.host ?? device.name;
  const marked = name === hostName || !isHostName(hostName) ? mark : { ...mark, host: hostName };
  const text = inputs.description ?? withoutMark(device.description);
  const wanted = { name, description: withMark(text, marked, issuerIn(device.description)) };
  const labelled = device.name === wanted.name && device.description === wanted.description;
  at(call, `naming device ${device.id}`);
  return labelled ? device : cloud.devices.patch(call, device.id, wanted);
}

/** What stays is nobody's: without our mark, and by its host name, another stack can take it over. */
async function giveUp({ call, cloud }: Context, { method }: DeviceRegistrationInputs, device: DeviceWire): Promise<void> {
  const found = parseMark(device.description);
  if (found === undefined) return;
  const name = method === "ssh" && found.host !== undefined ? { name: found.host } : {};
  await cloud.devices.patch(call, device.id, { ...name, description: withoutMark(device.description) });
}

function entryGone({ cloud }: Context, id: string): ProviderError {
  return new ProviderError({
    code: "not-found",
    reason: `region "${cloud.region.name}" no longer has the device ${id}`,
    next: sentence`Run ${commandWord("refresh")}, then ${commandWord("apply")}: the appliance will be registered again.`,
  });
}
