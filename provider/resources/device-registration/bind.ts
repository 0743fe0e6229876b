import { at } from "../../base/call";
import { milliseconds } from "../../base/duration";
import { isProviderError, ProviderError } from "../../base/errors";
import type { Appliance, ApplianceAddress } from "../../clients/appliance/client";
import { fresh, leftByEarlierRuns, shortly, type Freshness } from "../../clients/cloud/collection";
import { isRegistered, type DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { ensure, isInDoubt, outlastDoubt } from "../../lifecycle/ensure";
import { deleteLeft } from "../../lifecycle/leftovers";
import { isOfOwner, isOwn, parseMark, takenOver, withMark } from "../../lifecycle/mark";
import { waitFor } from "../../lifecycle/wait";
import { leave, patience, settled, untilReady, untilTokenDone } from "./waits";
import {
  licensedAtDelete,
  registeredMeanwhile,
  registrationFailed,
  tokenExpired,
  tokenUsed,
  tokenWithoutEntry,
  unreachableAtDelete,
} from "./errors";
import { takeBack } from "../entries";
import { applianceNames } from "./names";
import { existingRegistration, isNamed, refuseForeign, registeredAgain } from "./existing";

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

const tokenSeconds = 3_600;

/** What opens the door: a token, and the entry it belongs to where that is known. */
interface Ticket {
  value: string;
  entry?: DeviceWire;
  /** Made here, for this registration only. */
  minted: boolean;
  /** A second entry of the same registration may have come late. */
  doubted?: boolean;
}

type GivenToken = Exclude<DeviceRegistrationInputs["token"], string | undefined>;

const given = (token: DeviceRegistrationInputs["token"]): GivenToken | undefined =>
  typeof token === "object" ? token : undefined;

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
    const held = licensed ? await existingRegistration(context, inputs, appliance, entry, known) : undefined;
    if (begun?.tokenGivenAt !== undefined) await untilTokenDone(context, inputs, appliance, begun.tokenGivenAt);
    let switchedOn = await enable(context, inputs, appliance);
    const existing = held ?? (await existingRegistration(context, inputs, appliance, entry, known));
    if (existing) return { device: existing, existing: true };
    at(call, `choosing the server ${cloud.region.sseServer} on ${hostName}`);
    await appliance.selectServer(cloud.region.sseServer, ready);
    // Some offer the switch only once their cloud service is on, and some perhaps only when they are registered.
    switchedOn ||= await enable(context, inputs, appliance);
    await untilReady(context, inputs, appliance);
    // The given token has made an entry that is ours already: it is used up, or soon will be, and nothing would issue it again.
    const wanted = known || (entry && isUsedUp(entry)) ? { ...inputs, token: undefined } : inputs;
    const opened = await ticket(context, wanted, entry);
    const device = await registerWith(context, wanted, appliance, opened);
    if (opened.doubted) await deleteTwins(context, device.id);
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
      `${appliance.facts.hostName} is registered, but Cisco Threat Response could not be switched on there: ${error.message}`,
    );
  }
}

/**
 * Deregisters the appliance if its registration is this entry; a registration that is not ours stays as it is.
 *
 * @returns whether the appliance is not registered any more
 */
export async function release(context: Context, inputs: DeviceRegistrationInputs, id: string): Promise<boolean> {
  const { call, cloud } = context;
  if (!canLogIn(inputs)) {
    call.log.warn(
      `the state of device ${id} does not say how to log in to its appliance: it is not deregistered, only the device goes.`,
    );
    return false;
  }
  const appliance = await connect(context, inputs).catch((error: unknown) => {
    throw unreachableAtDelete(error);
  });
  try {
    const status = await settled(context, appliance, inputs);
    if (status.state !== "registered") return true;
    const entry = await cloud.devices.get(call, id);
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
    await leave(context, inputs, appliance).catch((error: unknown) => {
      throw isProviderError(error, "smart-licence") ? licensedAtDelete(hostName, id) : error;
    });
    return true;
  } finally {
    appliance.close();
  }
}

/** False for a state of which somebody has taken away what that takes. */
function canLogIn({ appliance }: DeviceRegistrationInputs): boolean {
  if (appliance === undefined) return false;
  const { username, password, privateKey, credentialsEnv } = appliance;
  return credentialsEnv !== undefined || (username !== undefined && (password ?? privateKey) !== undefined);
}

async function connect(context: Context, inputs: DeviceRegistrationInputs): Promise<Appliance> {
  const { appliance } = inputs;
  if (appliance === undefined) throw new TypeError("an ssh registration has an appliance: check() saw to it");
  const { host, port, username, password, privateKey, credentialsEnv, hostKey, machine } = appliance;
  const credentials =
    credentialsEnv === undefined
      ? { username: username ?? "", password, privateKey }
      : context.applianceCredentials(credentialsEnv);
  const names = applianceNames;
  const address: ApplianceAddress = { host, port, hostKeys: [hostKey].flat(), machine, ...credentials, names };
  return context.connectAppliance(address, patience(inputs, "ready"));
}

/** The oldest versions the guides name: ESA 13.0.0-314 and SMA 12.5 (seeds 001 and 004). */
const minimum = { ESA: "13.0.0-314", SMA: "12.5" } as const;

function checkProduct({ appliance }: DeviceRegistrationInputs, { facts }: Appliance): void {
  if (appliance && facts.type !== appliance.type) {
    throw new ProviderError({
      code: "invalid-input",
      reason: `appliance.type is ${appliance.type}, but ${facts.hostName} is an ${facts.type}`,
      next: `Set appliance.type to "${facts.type}", or appliance.host to the right machine.`,
    });
  }
  if (isOlder(facts.version, minimum[facts.type])) {
    throw new ProviderError({
      code: "unsupported-version",
      reason: `${facts.hostName} runs AsyncOS ${facts.version}, and an ${facts.type} can join from ${minimum[facts.type]} on`,
      next: "Upgrade the appliance first; nothing was changed on it.",
    });
  }
}

/** Compares `13.0.0-392` with `13.0.0-314` number by number; what one of them does not say counts as nothing. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((each) => each.split(/[.-]/).map(Number));
  for (let place = 0; place < Math.max(a?.length ?? 0, b?.length ?? 0); place++) {
    const difference = (a?.[place] ?? 0) - (b?.[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The entry of a given token, after a look whether the token can be of use at all: before anything is touched. */
async function entryOfToken(
  context: Context,
  { token }: DeviceRegistrationInputs,
  appliance: Appliance,
): Promise<DeviceWire | undefined> {
  const { call, cloud } = context;
  const element = given(token);
  if (element === undefined) return undefined;
  const entry = await cloud.devices.get(call, element.deviceId);
  if (entry === undefined) throw tokenWithoutEntry(cloud.region);
  if (isRegistered(entry)) {
    if (!isNamed(entry, appliance)) throw tokenUsed(entry);
    refuseForeign(context, entry);
  } else if (!isUsedUp(entry) && element.expiresAt !== undefined && Date.parse(element.expiresAt) <= call.clock.now()) {
    throw tokenExpired(cloud.region, element.expiresAt);
  }
  return entry;
}

/** True for an entry whose token registers nothing any more, because it has done so. */
const isUsedUp = (entry: DeviceWire): boolean => isRegistered(entry) || parseMark(entry.description)?.used === true;

/** The given token, or one made for this registration alone and forgotten after it. */
async function ticket(context: Context, inputs: DeviceRegistrationInputs, entry: DeviceWire | undefined): Promise<Ticket> {
  if (inputs.token !== undefined) {
    const value = typeof inputs.token === "string" ? inputs.token : inputs.token.value;
    return { value: context.secrets.remember(value), entry, minted: false };
  }
  const { entry: own, doubted } = entry ? { entry, doubted: false } : await ownEntry(context, inputs);
  const minted = entry === undefined;
  try {
    return { value: await issueAnew(context, own), entry: own, minted, doubted };
  } catch (error) {
    if (minted) await takeBack(context, [own]);
    throw error;
  }
}

/** A token to be used at once: one that may still be on its way is waited for, since it would end a newer one. */
async function issueAnew({ call, cloud }: Context, { id }: DeviceWire): Promise<string> {
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
async function ownEntry(
  { call, cloud, mark }: Context,
  inputs: DeviceRegistrationInputs,
): Promise<{ entry: DeviceWire; doubted: boolean }> {
  for (const each of await cloud.devices.list(call, leftByEarlierRuns)) {
    const found = parseMark(each.description);
    if (!isOfOwner(found, mark) || isOwn(found, mark)) continue;
    const how = isRegistered(each)
      ? "registered for this resource with other inputs, and still is"
      : "made for this resource with other inputs";
    call.log.warn(`device ${each.id} ("${each.name}") was ${how}: it stays. Delete it if no stack holds it.`);
  }
  const { wire, found, doubted } = await ensure(call, {
    look: async (again) =>
      (await cloud.devices.list(call, again ? fresh : leftByEarlierRuns)).find(({ description }) =>
        isOwn(parseMark(description), mark),
      ),
    create: () =>
      cloud.devices.create(call, {
        name: inputs.deviceName ?? inputs.appliance?.host,
        description: withMark(inputs.description ?? "", mark),
        type: inputs.appliance?.type,
      }),
  });
  if (found && !doubted) call.log.warn(takenOver(`device ${wire.id} ("${wire.name}")`));
  return { entry: wire, doubted };
}

/** Deletes other entries of this very registration: the create would have gone on with them, so they came late. */
export async function deleteTwins({ call, cloud, mark }: Context, id: string): Promise<void> {
  const isTwin = (each: DeviceWire) => each.id !== id && isOwn(parseMark(each.description), mark) && !isRegistered(each);
  await deleteLeft(call, cloud.devices, isTwin, "device entry", fresh);
}

/** After these, the token that was typed in registers nothing any more. */
const finalCodes = ["registration-failed", "refused", "conflict"] as const;

async function registerWith(
  context: Context,
  inputs: DeviceRegistrationInputs,
  appliance: Appliance,
  opened: Ticket,
): Promise<DeviceWire> {
  const { call, cloud } = context;
  const registeredBefore = await registeredIds(context, opened.entry ? shortly : fresh);
  const givenAt = new Date(call.clock.now()).toISOString();
  const perAnswer = patience(inputs, "registration");
  try {
    at(call, `handing a token of region "${cloud.region.name}" to ${appliance.facts.hostName}`);
    await appliance.register(opened.value, perAnswer);
    return await waitFor(call, {
      what: `registration of ${appliance.facts.hostName} in region "${cloud.region.name}"`,
      timeoutMs: milliseconds(inputs.timeouts.registration),
      input: perAnswer.input,
      look: async () => {
        const status = await appliance.status(perAnswer);
        if (status.state === "failed") throw registrationFailed(cloud.region, inputs, status.said);
        if (status.state !== "registered") return { done: false, said: `"${status.said}"` };
        const devices = (await cloud.devices.list(call, shortly)).filter(isRegistered);
        const device = devices.find(({ id }) => id === opened.entry?.id);
        if (device) return { done: true, value: device };
        const appeared = devices.find((each) => isNamed(each, appliance) && !registeredBefore.has(each.id));
        if (appeared && opened.entry) throw registeredMeanwhile(appliance.facts.hostName, appeared);
        return appeared
          ? { done: true, value: appeared }
          : { done: false, said: `the appliance says it is registered, but region "${cloud.region.name}" does not show it yet` };
      },
    });
  } catch (error) {
    const failedForGood = finalCodes.some((code) => isProviderError(error, code));
    if (failedForGood && opened.minted && opened.entry) await takeBack(context, [opened.entry]);
    if (failedForGood || opened.entry === undefined || !isProviderError(error)) throw error;
    throw new PartlyBound(opened.entry, error, appliance.tokenGiven ? givenAt : undefined);
  }
}

async function registeredIds({ call, cloud }: Context, freshness: Freshness): Promise<Set<string>> {
  return new Set((await cloud.devices.list(call, freshness)).filter(isRegistered).map(({ id }) => id));
}
