import { commandWord, sentence } from "../../base/sentence";
import { ProviderError } from "../../base/errors";
import { listed } from "../../base/screen";
import { says } from "../../clients/appliance/texts";
import { enrolmentHost, type Region } from "../../clients/cloud/regions";
import type { DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import { parseMark } from "../../lifecycle/mark";

const anotherToken = sentence`Change the SseToken's \`keepers\` or run ${commandWord("refresh-and-apply")}, so that it makes a new one, or leave \`token\` out: then one is made when it is needed.`;

/** The entry went with an earlier registration, was removed by hand, or is another region's. */
export function tokenWithoutEntry({ name, sseAdmin }: Region): ProviderError {
  return new ProviderError({
    code: "invalid-input",
    reason: `token belongs to a device entry that region "${name}" does not know: it was removed, with the registration that used it or by hand, or is of another region`,
    next: sentence`${anotherToken} A token made by hand must be of ${sseAdmin}`,
  });
}

export function tokenUsed({ id, name }: DeviceWire): ProviderError {
  return new ProviderError({
    code: "invalid-input",
    reason: `token was used already: it registered device ${id} ("${name}")`,
    next: "Give each appliance a token of its own, `devices` of the SseToken says how many, or leave `token` out.",
  });
}

export function tokenExpired({ name }: Region, expiresAt: string): ProviderError {
  return new ProviderError({
    code: "invalid-input",
    reason: `token of region "${name}" expired at ${expiresAt}`,
    next: sentence`Give the SseToken onExpiry: "renew". ${anotherToken}`,
  });
}

/** The guide's causes, in its order (seeds 000 and 001, section Troubleshoot): wrong cloud, then expiry. */
export function registrationFailed(region: Region, { token }: DeviceRegistrationInputs, said: string): ProviderError {
  const expiry = typeof token === "object" && token.expiresAt !== undefined ? `, and which expires at ${token.expiresAt}` : "";
  return new ProviderError({
    code: "registration-failed",
    reason: `the appliance says "${said}" of the token for region "${region.name}"${expiry}`,
    next: says(said, "cloud-unreachable")
      ? sentence`${connectivityHint(region)} Then run ${commandWord("apply")} again.`
      : `Use an unexpired, unused token of ${region.title}: from an SseToken with region "${region.name}", made at ${region.sseAdmin}, or leave \`token\` out.`,
  });
}

/** Seeds 003 and 004, firewall information. */
export function connectivityHint({ sseServer }: Region): string {
  return `Check that the appliance reaches ${sseServer} and ${enrolmentHost} on port 443.`;
}

export function alreadyRegistered(hostName: string, where: string, remedy: string): ProviderError {
  return new ProviderError({
    code: "conflict",
    reason: `${hostName} is registered already, ${where}`,
    next: `Set onExisting to ${remedy} if this program may take it, or deregister the appliance by hand.`,
  });
}

/** What a smart licence holds stays where it is, whatever `onExisting` says. */
export function licensedElsewhere(hostName: string, where: string): ProviderError {
  return new ProviderError({
    code: "smart-licence",
    reason: `${hostName} is registered by its smart licence, ${where}, and cannot be moved; nothing was changed on it`,
    next: sentence`Set region to where it is, or deregister its smart licence first and run ${commandWord("apply")} again.`,
  });
}

/** A registration that a smart licence holds outlives its resource. */
export function licensedAtDelete(hostName: string, id: string): ProviderError {
  return new ProviderError({
    code: "smart-licence",
    reason: `${hostName} is registered by its smart licence and cannot be deregistered by itself; it stays registered, and so does its device entry ${id}`,
    next: sentence`Set onDelete: "retain" and run ${commandWord("apply")}, then delete: only the resource goes. Or deregister its smart licence first.`,
  });
}

export function registeredAsAnother(hostName: string, known: DeviceWire, found: DeviceWire): ProviderError {
  return new ProviderError({
    code: "conflict",
    reason: `${hostName} was registered by hand as device ${found.id}, while this resource is device ${known.id}`,
    next: sentence`Delete device ${known.id} in Security Services Exchange, then run ${commandWord("refresh")} and ${commandWord("apply")}: the other one is taken over.`,
  });
}

/** Somebody else was faster. */
export function registeredMeanwhile(hostName: string, { id, description }: DeviceWire): ProviderError {
  const owner = parseMark(description)?.owner;
  return new ProviderError({
    code: "conflict",
    reason: `${hostName} was registered meanwhile as device ${id}${owner === undefined ? "" : ` of ${owner}`}`,
    next: sentence`Let only one program register it, then run ${commandWord("apply")} again.`,
  });
}

export function ambiguousName(
  name: string,
  devices: DeviceWire[],
  next = "Rename or remove all but one of them in Security Services Exchange.",
): ProviderError {
  return new ProviderError({
    code: "conflict",
    reason: `${devices.length} registered devices are named "${name}": ${listed(devices.map(({ id }) => id))}`,
    next,
  });
}

/** Security Services Exchange cuts long ids short in its list (seed 001, step 7). */
export function idCutShort(id: string, device: DeviceWire): ProviderError {
  return new ProviderError({
    code: "invalid-input",
    reason: `externalDeviceId "${id}" is only the beginning of the id of device ${device.id} ("${device.name}")`,
    next: "Give the whole id.",
  });
}

/** Which of the two was meant, the new name or the other device, only the user knows. */
export function nameTaken(device: DeviceWire, other: DeviceWire): ProviderError {
  return new ProviderError({
    code: "conflict",
    reason: `a new deviceName would rename device ${device.id}, and "${other.name}" is the name of device ${other.id} already`,
    next: `If that device was meant, give its id as externalDeviceId; else rename it in Security Services Exchange first.`,
  });
}
