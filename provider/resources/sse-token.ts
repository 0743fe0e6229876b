import { atATime } from "../base/at-a-time";
import { at } from "../base/call";
import { milliseconds, parseDuration } from "../base/duration";
import { isProviderError, ProviderError } from "../base/errors";
import type { Freshness } from "../clients/cloud/collection";
import type { Cloud } from "../clients/cloud";
import { isRegistered, type DeviceWire } from "../clients/cloud/devices";
import type { Region } from "../clients/cloud/regions";
import type { SseTokenInputs, SseTokenOutputs, IssuedToken } from "../generated/sse-token";
import { PartialState, type Context, type Definition, type Observed } from "../lifecycle/definition";
import { deleteUnheardOf, handOver, nameUnheld, sideBySide, takeBack, tidyUp, type Holders } from "../lifecycle/leftovers";
import { ensure, isInDoubt, pauseAfterDoubt } from "../lifecycle/ensure";
import { belongsToAnother, isOfOtherStack, isOwn, issuerIn, parseMark, withMark, withoutMark } from "../lifecycle/mark";

type State = SseTokenInputs & SseTokenOutputs;

const longestName = 255;

/** Stands for the expiry of a token that may have been revoked: it is issued anew whatever `onExpiry` says. */
const inDoubt = new Date(0).toISOString();

/** The id of a list of entries is made up: the hash of their mark stands behind it. */
const idPrefix = "sse-token-";

/** An entry of Security Services Exchange with the token that opens it. */
interface Slot {
  device: DeviceWire;
  token: IssuedToken;
}

/** A place in the list of tokens. It outlives its entry, because programs name a token by its place. */
interface Place {
  device: DeviceWire | undefined;
  token: IssuedToken;
}

/** Tokens for N devices are N pre-created entries with one token each. */
export const sseToken: Definition<SseTokenInputs, SseTokenOutputs, Place[]> = {
  name: "SseToken",
  noun: "registration token",
  scopes: ["sse"],
  needs: ["tokens"],

  withoutSecrets: (known) => ({
    ...known,
    value: "",
    tokens: known.deviceIds.map((deviceId) => ({ deviceId, deviceName: "", value: "", expiresAt: known.expiresAt })),
  }),

  check({ name, devices, onExpiry, renewBefore, validFor }) {
    const findings = [];
    const [before, whole] = [parseDuration(renewBefore), parseDuration(validFor)];
    if (onExpiry === "renew" && before !== undefined && whole !== undefined && before >= whole) {
      findings.push({
        property: "renewBefore",
        reason: `"${renewBefore}" is not less than validFor, "${validFor}": it would renew at every update. Use less`,
      });
    }
    const longest = typeof devices === "number" && typeof name === "string" ? entryName({ name, devices }, devices - 1) : "";
    // The API counts characters; a text's length counts some of them twice.
    if (Array.from(longest).length > longestName) {
      findings.push({
        property: "name",
        reason: `is too long: with its number it must not be over ${longestName} characters. Give a shorter name`,
      });
    }
    return findings;
  },

  stale(inputs, outs, now) {
    const path = ["expiresAt"];
    if (hasDoubtful(outs)) return [{ path, reason: "in doubt" }];
    if (!isDue(inputs, outs, now)) return [];
    return [{ path, reason: Date.parse(outs.expiresAt) <= now ? "expired" : "expiring" }];
  },

  async create(context, inputs) {
    await tidyUp(context, entries(context.cloud), ({ item = 0 }) => item >= inputs.devices);
    const slots = await openAll(context, inputs);
    return { id: `${idPrefix}${context.mark.hash}`, outs: fromPlaces(slots, context.call.clock.now()) };
  },

  /** By the list, which an update looks through in any case; an entry is looked at once more before it is deleted. */
  async observe(context, id, known, freshness) {
    if (known === undefined) return placesById(context, id, freshness);
    const places = await findPlaces(context, known, { ...freshness, listedFrom: undefined });
    return places.some(isSlot) ? places : undefined;
  },

  read(context, places, outs) {
    const now = context.call.clock.now();
    if (outs === undefined) return { ...fromPlaces(places, now), ...nameIn(places), devices: places.length };
    return { ...found(places, outs, now), devices: Math.min(outs.devices, places.filter(isSlot).length) };
  },

  async update(context, id, outs, news, places = outs.tokens.map(lost)) {
    const { clock } = context.call;
    const asked = !sameKeepers(outs.keepers, news.keepers);
    const due = (device: DeviceWire) => asked || (isUnused(device) && isDue(news, outs, clock.now()));
    await nameUnheld(context, entries(context.cloud), idsIn(outs));
    try {
      await removeSurplus(context, news, places);
      await refreshAll(context, news, places, due);
      await fill(context, news, places);
      await deleteUnheardOf(context, entries(context.cloud));
    } catch (error) {
      if (!isProviderError(error)) throw error;
      // With the old inputs, and as many devices as there are: whatever the program wants next, it sees what differs.
      const devices = places.filter(isSlot).length;
      throw new PartialState(id, { ...outs, ...found(places, outs, clock.now()), devices }, error);
    }
    return fromPlaces(places, clock.now());
  },

  async delete(context, _id, outs) {
    await atATime(sideBySide, [...idsIn(outs)], async (id) => {
      const left = await removeUnused(context, id);
      if (left) await renounce(context, left);
    });
    await deleteUnheardOf(context, entries(context.cloud));
    await nameUnheld(context, entries(context.cloud), idsIn(outs));
  },
};

const entries = ({ devices }: Cloud): Holders<DeviceWire> => ({
  objects: devices,
  noun: "device entry",
  secret: "token",
  isFree: (device) => !isRegistered(device),
});

/** Both say it: a state that somebody has edited may have lost one of them. */
const idsIn = ({ deviceIds, tokens }: State): Set<string> => new Set([...deviceIds, ...tokens.map(({ deviceId }) => deviceId)]);

const lost = (token: IssuedToken): Place => ({ token, device: undefined });

const isSlot = (place: Place): place is Slot => place.device !== undefined;

const hasUnused = ({ registered, tokens }: State): boolean => registered < tokens.length;

function isDue({ onExpiry, renewBefore }: SseTokenInputs, outs: State, now: number): boolean {
  return onExpiry === "renew" && hasUnused(outs) && Date.parse(outs.expiresAt) - now <= (parseDuration(renewBefore) ?? 0);
}

const hasDoubtful = (outs: State): boolean => hasUnused(outs) && outs.expiresAt === inDoubt;

function fromPlaces(places: Place[], now: number): Observed<SseTokenInputs, SseTokenOutputs> {
  const slots = places.filter(isSlot);
  const unused = slots.filter(({ device }) => !isRegistered(device) && !isHandedBack(device));
  const expiries = (unused.length > 0 ? unused : slots).map(({ token }) => token.expiresAt).sort();
  const expiresAt = expiries[0] ?? "";
  return {
    tokens: places.map(({ token }) => token),
    value: places[0]?.token.value ?? "",
    deviceIds: places.map(({ token }) => token.deviceId),
    expiresAt,
    registered: slots.length - unused.length,
    status: unused.length === 0 ? "consumed" : Date.parse(expiresAt) <= now ? "expired" : "active",
  };
}

/** What is there, with the name of an entry that has another one than it was given. */
function found(places: Place[], outs: State, now: number): Observed<SseTokenInputs, SseTokenOutputs> {
  const renamed = places.filter(isSlot).find(({ device }) => isUnused(device) && !isNamed(device, outs));
  return { ...fromPlaces(places, now), ...(renamed ? { name: renamed.device.name } : {}) };
}

function entryName({ name, devices }: Pick<SseTokenInputs, "name" | "devices">, item: number): string {
  return devices === 1 && item === 0 ? name : `${name}-${item + 1}`;
}

/** True for an entry with the name we gave it, when it was the only one or one of several. */
function isNamed(device: DeviceWire, { name }: Pick<SseTokenInputs, "name">): boolean {
  const item = itemOf(device) ?? 0;
  return [1, 2].some((devices) => device.name === entryName({ name, devices }, item));
}

/** The number that the entry was made with, also when a registration has it now. */
const itemOf = (device: DeviceWire): number | undefined => issuerIn(device.description)?.item;

/** The smallest numbers that no entry at hand carries. */
function freeItems(places: Place[], count: number): number[] {
  const taken = new Set(places.map(({ device }) => device && itemOf(device)));
  const items: number[] = [];
  for (let item = 0; items.length < count; item++) if (!taken.has(item)) items.push(item);
  return items;
}

/** True for an entry that never registered and that no registration has taken over. */
function isUnused(device: DeviceWire): boolean {
  return isOurs(device) && !isHandedBack(device);
}

/** True for an entry that no registration has, or has any more. */
function isOurs(device: DeviceWire): boolean {
  const mark = parseMark(device.description);
  // The cloud may still show an appliance as registered that has just left.
  return mark?.used || (!isRegistered(device) && (mark === undefined || mark.kind === sseToken.name));
}

/** True for an entry whose token was used by an appliance that has left since. */
const isHandedBack = (device: DeviceWire): boolean => isOurs(device) && parseMark(device.description)?.used === true;

/** Entries by the mark that the id names; their tokens and when those expire, no call shows again. */
async function placesById({ call, cloud }: Context, id: string, freshness: Freshness): Promise<Place[]> {
  const isMarked = ({ description }: DeviceWire) => {
    const issuer = issuerIn(description);
    return issuer !== undefined && !issuer.fresh && `${idPrefix}${issuer.hash}` === id;
  };
  const devices = (await cloud.devices.list(call, freshness)).filter(isMarked);
  if (devices.length === 0) throw noEntries(cloud.region, id);
  const itemIn = ({ description }: DeviceWire) => issuerIn(description)?.item ?? 0;
  return devices
    .sort((a, b) => itemIn(a) - itemIn(b))
    .map((device) => ({ device, token: { deviceId: device.id, deviceName: device.name, value: "", expiresAt: "" } }));
}

/** That none carries the mark does not prove that there are none: a renaming writes new marks. */
function noEntries(region: Region, id: string): ProviderError {
  return new ProviderError({
    code: "not-found",
    reason: `region "${region.name}" has no device entry with the mark of ${id}`,
    next: "Check the id and the region; after a renaming of the resource, no id leads to its entries.",
  });
}

/** The name that the entries were given, as far as they still have it. */
function nameIn(places: Place[]): Partial<Pick<SseTokenInputs, "name">> {
  const unused = places.filter(isSlot).find(({ device }) => isUnused(device));
  if (unused === undefined) return {};
  const end = places.length > 1 ? `-${(itemOf(unused.device) ?? 0) + 1}` : "";
  const { name } = unused.device;
  return { name: end !== "" && name.endsWith(end) ? name.slice(0, -end.length) : name };
}

function sameKeepers(a: Record<string, string>, b: Record<string, string>): boolean {
  const text = (keepers: Record<string, string>) => JSON.stringify(Object.entries(keepers).sort());
  return text(a) === text(b);
}

/**
 * An entry with its token. No look can tell which of two tokens works when the answer to the first may still be on its way: its entry
 * goes, and another one is opened.
 */
async function open(context: Context, inputs: SseTokenInputs, item: number): Promise<Slot> {
  for (let attempt = 1; ; attempt++) {
    const device = await openEntry(context, inputs, item);
    try {
      return { device, token: await issue(context, inputs, device) };
    } catch (error) {
      const { all } = await takeBack(context, entries(context.cloud), [device]);
      if (!all || !isInDoubt(error)) throw error;
      await pauseAfterDoubt(context.call, error, attempt);
    }
  }
}

async function handOverEntry(context: Context, { id, description }: DeviceWire): Promise<DeviceWire> {
  const item = parseMark(description)?.item;
  return handOver(context, entries(context.cloud), id, { description: withMark("", { ...context.mark, item }) });
}

/** All entries with their tokens, handed over when all are there; where one fails, all are taken back. */
async function openAll(context: Context, inputs: SseTokenInputs): Promise<Slot[]> {
  const opened: DeviceWire[] = [];
  try {
    const slots = await atATime(sideBySide, freeItems([], inputs.devices), async (item) => {
      const slot = await open(context, inputs, item);
      opened.push(slot.device);
      return slot;
    });
    return await atATime(sideBySide, slots, async (slot) => ({ ...slot, device: await handOverEntry(context, slot.device) }));
  } catch (error) {
    await takeBack(context, entries(context.cloud), opened);
    throw error;
  }
}

/** An entry for a place of a list that a state holds already. */
async function openPlace(context: Context, inputs: SseTokenInputs, item: number): Promise<Slot> {
  const slot = await open(context, inputs, item);
  try {
    return { ...slot, device: await handOverEntry(context, slot.device) };
  } catch (error) {
    await takeBack(context, entries(context.cloud), [slot.device]);
    throw error;
  }
}

/** Makes an entry, or finds the one that an earlier run made and no state heard of. */
async function openEntry({ call, cloud, mark: own }: Context, inputs: SseTokenInputs, item: number): Promise<DeviceWire> {
  const mark = { ...own, item, fresh: true };
  at(call, `making the device entry "${entryName(inputs, item)}"`);
  const { wire, found, doubted } = await ensure(call, {
    look: async (freshness) => {
      const devices = await cloud.devices.list(call, freshness);
      return devices.find((each) => {
        const there = parseMark(each.description);
        return isOwn(there, mark) && there.fresh && there.item === item && !isRegistered(each);
      });
    },
    create: () => cloud.devices.create(call, { name: entryName(inputs, item), description: withMark("", mark) }),
  });
  if (found && !doubted) call.log.info(`device entry ${wire.id} ("${wire.name}"), which an interrupted run made, is used.`);
  return wire;
}

async function issue({ call, cloud }: Context, inputs: SseTokenInputs, device: DeviceWire): Promise<IssuedToken> {
  at(call, `issuing the token of "${device.name}"`);
  const { token, expiresAt } = await cloud.devices.issueToken(call, device.id, milliseconds(inputs.validFor) / 1_000);
  return { deviceId: device.id, deviceName: device.name, value: token, expiresAt };
}

/** A registration that outlives the token has the entry for its own: it goes with it. */
async function renounce(context: Context, device: DeviceWire): Promise<void> {
  const [mark, issuer] = [parseMark(device.description), issuerIn(device.description)];
  if (mark === undefined || issuer === undefined || mark.kind === sseToken.name || isOfOtherStack(issuer, context)) return;
  const description = withMark(withoutMark(device.description), mark);
  await context.cloud.devices.patch(context.call, device.id, { description });
}

async function findPlaces({ call, cloud }: Context, { tokens }: State, freshness: Freshness): Promise<Place[]> {
  return Promise.all(tokens.map(async (token) => ({ token, device: await cloud.devices.find(call, token.deviceId, freshness) })));
}

/** Removes an entry that is unused at this moment, which a shared list cannot tell; answers the one that stays. */
async function removeUnused(context: Context, id: string): Promise<DeviceWire | undefined> {
  const { call, cloud } = context;
  const device = await cloud.devices.get(call, id);
  if (device === undefined || !isOurs(device)) return device;
  const found = parseMark(device.description);
  if (found === undefined || isOfOtherStack(found, context)) {
    const whose = found ? `belongs to ${found.owner} by now` : "carries no mark, so it may be somebody else's";
    call.log.warn(`device entry ${id} ${whose}: it stays.`);
    return device;
  }
  await cloud.devices.delete(call, id);
  return undefined;
}

/** Takes places off the list: unused ones from the end while there are too many, and lost ones that need not be filled. */
async function removeSurplus(context: Context, { devices }: SseTokenInputs, places: Place[]): Promise<void> {
  const remove = (place: Place) => places.splice(places.indexOf(place), 1);
  const slots = places.filter(isSlot);
  const candidates = slots.filter(({ device }) => isOurs(device)).reverse();
  let surplus = slots.length - devices;
  while (surplus > 0 && candidates.length > 0) {
    await atATime(sideBySide, candidates.splice(0, surplus), async (place) => {
      const left = await removeUnused(context, place.device.id);
      if (left) {
        place.device = left;
      } else {
        remove(place);
        surplus--;
      }
    });
  }
  const lost = places.filter((place) => !isSlot(place));
  lost.slice(Math.max(0, -surplus)).forEach(remove);
  if (surplus > 0) {
    context.call.log.warn(
      `${surplus} more device entries than \`devices\` stay: they are registered. Deregister the appliances to remove them.`,
    );
  }
}

/** Sees every change to its end, so that none is forgotten when another fails. */
async function refreshAll(context: Context, inputs: SseTokenInputs, places: Place[], due: Due): Promise<void> {
  const results = await atATime(sideBySide, places, async (place) => {
    const [result] = await Promise.allSettled([refresh(context, inputs, place, due)]);
    return result;
  });
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

/** Which entries get a new token. */
type Due = (device: DeviceWire) => boolean;

/** Renames an unused entry, and gives it a new token where one is due; one that an appliance has is left alone. */
async function refresh(context: Context, inputs: SseTokenInputs, place: Place, due: Due): Promise<void> {
  if (!isSlot(place) || !isOurs(place.device)) return;
  const reissue = due(place.device);
  if (isHandedBack(place.device)) {
    if (!reissue) return;
    place.token = { ...place.token, expiresAt: inDoubt };
  }
  const { call, cloud } = context;
  const { device } = place;
  const found = parseMark(device.description);
  if (found === undefined) call.log.warn(`device entry ${device.id} had lost its mark, and gets it again.`);
  else if (isOfOtherStack(found, context)) throw belongsToAnother(`device entry ${device.id}`, found.owner);
  const item = found?.item ?? 0;
  const wanted = { name: entryName(inputs, item), description: withMark("", { ...context.mark, item }) };
  const renamed = device.name !== wanted.name || device.description !== wanted.description;
  if (renamed) place.device = await cloud.devices.patch(call, device.id, wanted);
  place.token = { ...place.token, deviceName: place.device.name };
  if (!reissue && place.token.expiresAt !== inDoubt) return;
  try {
    place.token = await issue(context, inputs, place.device);
  } catch (error) {
    if (!isInDoubt(error)) throw error;
    // The earlier token may be revoked at any moment now, and so may one that is issued next: another entry takes this place.
    place.token = { ...place.token, expiresAt: inDoubt };
    if (await removeUnused(context, device.id)) throw error;
    (place as Place).device = undefined;
    Object.assign(place, await openPlace(context, inputs, item));
  }
}

/** Opens what is missing: a new entry stands where one was lost, others at the end; what is open stays when another fails. */
async function fill(context: Context, inputs: SseTokenInputs, places: Place[]): Promise<void> {
  const lost = places.filter((place) => !isSlot(place));
  const more = Math.max(0, inputs.devices - places.length);
  const opened: Slot[] = [];
  const missing = freeItems(places, lost.length + more).map((item, index) => ({ item, index }));
  try {
    await atATime(sideBySide, missing, async ({ item, index }) => (opened[index] = await openPlace(context, inputs, item)));
  } finally {
    opened.forEach((slot, index) => {
      const place = lost[index];
      if (place) Object.assign(place, slot);
      else places.push(slot);
    });
  }
}
