import { at } from "../../base/call";
import type { Appliance } from "../../clients/appliance/client";
import type { Cloud } from "../../clients/cloud";
import { beforeAChange, leftByEarlierRuns, type Freshness } from "../../clients/cloud/collection";
import { isRegistered, type DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { ensure, isInDoubt, outlastDoubt } from "../../lifecycle/ensure";
import { deleteLeft, takeBack } from "../../lifecycle/leftovers";
import { isOfOwner, isOwn, issuerIn, parseMark, takenOver, withMark } from "../../lifecycle/mark";
import { tokenExpired, tokenUsed, tokenWithoutEntry } from "./errors";
import { called, isNamed, ownedByAnother } from "./existing";

/** What opens the door: a token, and the entry it belongs to where that is known. */
export interface Ticket {
  value: string;
  entry?: DeviceWire | undefined;
  /** Made here, for this registration only. */
  minted: boolean;
  /** A second entry of the same registration may have come late. */
  doubted?: boolean;
}

const tokenSeconds = 3_600;

const entries = ({ devices }: Cloud) => ({ objects: devices, noun: "device entry" });

/** The entry of a given token, after a look whether the token can be of use at all: before anything is touched. */
export async function entryOfToken(
  context: Context,
  { token }: DeviceRegistrationInputs,
  appliance: Appliance,
): Promise<DeviceWire | undefined> {
  const { call, cloud } = context;
  if (typeof token !== "object") return undefined;
  const entry = await cloud.devices.get(call, token.deviceId);
  if (entry === undefined) throw tokenWithoutEntry(cloud.region);
  if (isRegistered(entry)) {
    const refusal = isNamed(entry, appliance.facts) ? ownedByAnother(entry, context) : tokenUsed(entry);
    if (refusal) throw refusal;
  } else if (!isUsedUp(entry) && token.expiresAt !== undefined && Date.parse(token.expiresAt) <= call.clock.now()) {
    throw tokenExpired(cloud.region, token.expiresAt);
  }
  return entry;
}

/** True for an entry whose token registers nothing any more, because it has done so. */
export const isUsedUp = (entry: DeviceWire): boolean => isRegistered(entry) || parseMark(entry.description)?.used === true;

/** The given token, or one made for this registration alone and forgotten after it. */
export async function obtainTicket(
  context: Context,
  inputs: DeviceRegistrationInputs,
  entry: DeviceWire | undefined,
): Promise<Ticket> {
  if (inputs.token !== undefined) {
    const value = typeof inputs.token === "string" ? inputs.token : inputs.token.value;
    return { value: context.secrets.remember(value), entry, minted: false };
  }
  if (entry !== undefined) return { value: await issueToken(context, entry), entry, minted: false };
  const made = await makeEntry(context, inputs);
  try {
    return { value: await issueToken(context, made.entry), minted: true, ...made };
  } catch (error) {
    await takeBack(context, entries(context.cloud), [made.entry]);
    throw error;
  }
}

/** Removes the entry that was made for a ticket which registers nothing any more. */
export async function giveBack(context: Context, { minted, entry }: Ticket): Promise<void> {
  if (minted && entry) await takeBack(context, entries(context.cloud), [entry]);
}

/** A token to be used at once: one that may still be on its way is waited for, since it would end a newer one. */
async function issueToken({ call, cloud }: Context, { id }: DeviceWire): Promise<string> {
  at(call, `issuing a token of region "${cloud.region.name}"`);
  for (;;) {
    try {
      return (await cloud.devices.issueToken(call, id, tokenSeconds)).token;
    } catch (error) {
      if (!isInDoubt(error)) throw error;
      await outlastDoubt(call, error);
    }
  }
}

/** Makes the entry of this registration, or finds the one that an earlier, killed run made; names what has other inputs. */
async function makeEntry(
  { call, cloud, mark }: Context,
  inputs: DeviceRegistrationInputs,
): Promise<{ entry: DeviceWire; doubted: boolean }> {
  for (const each of await cloud.devices.list(call, leftByEarlierRuns)) {
    const found = parseMark(each.description);
    if (!isOfOwner(found, mark) || isOwn(found, mark)) continue;
    const how = isRegistered(each)
      ? "registered for this resource with other inputs, and still is"
      : "made for this resource with other inputs";
    call.log.warn(`${called(each)} was ${how}: it stays. Delete it if no stack holds it.`);
  }
  const { wire, found, doubted } = await ensure(call, {
    look: async (freshness) =>
      (await cloud.devices.list(call, freshness)).find(({ description }) => isOwn(parseMark(description), mark)),
    create: () =>
      cloud.devices.create(call, {
        name: inputs.deviceName ?? inputs.appliance?.host,
        description: withMark(inputs.description ?? "", mark),
        type: inputs.appliance?.type,
      }),
  });
  if (found && !doubted) call.log.warn(takenOver(called(wire)));
  return { entry: wire, doubted };
}

/** Deletes other entries of this very registration: the create would have gone on with them, so they came late. */
export async function deleteLateEntries({ call, cloud, mark }: Context, id: string, freshness: Freshness): Promise<void> {
  const cameLate = (each: DeviceWire) => each.id !== id && isOwn(parseMark(each.description), mark) && !isRegistered(each);
  await deleteLeft(call, cloud.devices, cameLate, "device entry", freshness);
}

/**
 * The entry of a token is the token's again when its appliance has left: it is one of those that the SseToken counts.
 *
 * @returns whether it is
 */
export async function returnToToken({ call, cloud }: Context, { token }: DeviceRegistrationInputs, id: string): Promise<boolean> {
  if (token === undefined) return false;
  const device = await cloud.devices.find(call, id, beforeAChange);
  const issuer = issuerIn(device?.description ?? "");
  if (device === undefined || issuer === undefined) return false;
  await cloud.devices.patch(call, id, { description: withMark("", { ...issuer, used: true }) });
  return true;
}
