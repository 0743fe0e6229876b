import { forUndo } from "../base/call";
import { milliseconds, parseDuration } from "../base/duration";
import { fresh, leftByEarlierRuns } from "../clients/cloud/collection";
import { isRegistered, type DeviceWire } from "../clients/cloud/wire";
import type { SseTokenInputs, SseTokenOutputs, IssuedToken } from "../generated/sse-token";
import type { Context, Definition, Observed } from "../lifecycle/definition";
import { ensure, isOwn, parseMark, withMark } from "../lifecycle/ownership";

type State = SseTokenInputs & SseTokenOutputs;

const longestName = 255;

/** An entry of Security Services Exchange with the token that opens it. */
interface Slot {
  device: DeviceWire;
  token: IssuedToken;
}

/** Tokens for N devices are N pre-created entries with one token each (contracts/cisco.md section 2). */
export const sseToken: Definition<SseTokenInputs, SseTokenOutputs> = {
  name: "SseToken",
  noun: "registration token",
  scopes: ["sse"],

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
    const unused = outs.registered < outs.tokens.length;
    const due = Date.parse(outs.expiresAt) - now <= (parseDuration(inputs.renewBefore) ?? 0);
    return inputs.onExpiry === "renew" && unused && due ? ["expiresAt"] : [];
  },

  async create(context, inputs) {
    const made: Slot[] = [];
    try {
      for (let item = 0; item < inputs.devices; item++) made.push(await openSlot(context, inputs, item));
    } catch (error) {
      await abandon(context, made);
      throw error;
    }
    return { id: `sse-token-${context.mark.hash}`, outs: fromSlots(made, context.call.clock.now()) };
  },

  async read(context, _id, outs) {
    const slots = await liveSlots(context, outs);
    if (slots.length === 0) return undefined;
    const renamed = slots.find(({ device }) => isUnused(device) && !isNamed(device, outs));
    return {
      ...fromSlots(slots, context.call.clock.now()),
      // A lost token keeps its place until the next update fills it.
      ...{ tokens: outs.tokens, value: outs.value, deviceIds: outs.deviceIds },
      devices: Math.min(outs.devices, slots.length),
      ...(renamed ? { name: renamed.device.name } : {}),
    };
  },

  async update(context, _id, outs, news) {
    const reissue =
      !sameKeepers(outs.keepers, news.keepers) || sseToken.stale?.(news, outs, context.call.clock.now()).length !== 0;
    const live = await removeSurplus(context, await liveSlots(context, outs), news);
    const slots = await Promise.all(live.map((slot) => refreshSlot(context, news, slot, reissue)));
    // A token keeps its place in the list, because programs name it by its place: a new one stands where its entry was lost.
    const places: (Slot | undefined)[] = outs.tokens.map(({ deviceId }) => slots.find(({ device }) => device.id === deviceId));
    const missing = Math.max(0, news.devices - slots.length);
    const holes = places.flatMap((slot, place) => (slot ? [] : [place])).slice(0, missing);
    const toFill = [...holes, ...Array.from({ length: missing - holes.length }, (_, more) => places.length + more)];
    for (const place of toFill) places[place] = await openSlot(context, news, freeItem(places));
    return fromSlots(
      places.filter((slot) => slot !== undefined),
      context.call.clock.now(),
    );
  },

  async delete(context, _id, outs) {
    for (const { device } of await liveSlots(context, outs)) {
      if (isUnused(device)) await context.cloud.devices.delete(context.call, device.id);
    }
  },
};

function fromSlots(slots: Slot[], now: number): Observed<SseTokenInputs, SseTokenOutputs> {
  const unused = slots.filter(({ device }) => !isRegistered(device));
  const expiries = (unused.length > 0 ? unused : slots).map(({ token }) => token.expiresAt).sort();
  const expiresAt = expiries[0] ?? "";
  return {
    tokens: slots.map(({ token }) => token),
    value: slots[0]?.token.value ?? "",
    deviceIds: slots.map(({ device }) => device.id),
    expiresAt,
    registered: slots.length - unused.length,
    status: unused.length === 0 ? "consumed" : Date.parse(expiresAt) <= now ? "expired" : "active",
  };
}

function entryName({ name, devices }: Pick<SseTokenInputs, "name" | "devices">, item: number): string {
  return devices === 1 && item === 0 ? name : `${name}-${item + 1}`;
}

/** True for an entry with the name we gave it, when it was the only one or one of several. */
function isNamed(device: DeviceWire, { name }: Pick<SseTokenInputs, "name">): boolean {
  const item = itemOf(device) ?? 0;
  return [1, 2].some((devices) => device.name === entryName({ name, devices }, item));
}

const itemOf = (device: DeviceWire): number | undefined => parseMark(device.description)?.item;

/** The smallest number that no entry at hand carries. */
function freeItem(places: (Slot | undefined)[]): number {
  const taken = new Set(places.map((slot) => slot && itemOf(slot.device)));
  let item = 0;
  while (taken.has(item)) item++;
  return item;
}

/** True for an entry that never registered and that no registration has taken over. */
function isUnused(device: DeviceWire): boolean {
  const mark = parseMark(device.description);
  return !isRegistered(device) && (mark === undefined || mark.kind === sseToken.name);
}

function sameKeepers(a: Record<string, string>, b: Record<string, string>): boolean {
  const text = (keepers: Record<string, string>) => JSON.stringify(Object.entries(keepers).sort());
  return text(a) === text(b);
}

/** Makes an entry, or finds the one an earlier run made, and issues its token. */
async function openSlot(context: Context, inputs: SseTokenInputs, item: number): Promise<Slot> {
  const { call, cloud } = context;
  const mark = { ...context.mark, item };
  const { wire: device } = await ensure({
    look: async (again) => {
      const devices = await cloud.devices.list(call, again ? fresh : leftByEarlierRuns);
      return devices.find((each) => isOwn(parseMark(each.description), mark) && itemOf(each) === item && isUnused(each));
    },
    create: () => cloud.devices.create(call, { name: entryName(inputs, item), description: withMark("", mark) }),
  });
  try {
    return { device, token: await issue(context, inputs, device) };
  } catch (error) {
    await abandon(context, [{ device }]);
    throw error;
  }
}

async function issue({ call, cloud }: Context, inputs: SseTokenInputs, device: DeviceWire): Promise<IssuedToken> {
  const { token, expiresAt } = await cloud.devices.issueToken(call, device.id, milliseconds(inputs.validFor) / 1_000);
  return { deviceId: device.id, deviceName: device.name, value: token, expiresAt };
}

/** Leaves nothing behind after a failure; what cannot be removed now carries the mark, and the next run finds it. */
async function abandon({ call, cloud }: Context, slots: Pick<Slot, "device">[]): Promise<void> {
  for (const { device } of slots) {
    await cloud.devices.delete(forUndo(call), device.id).catch(() => {
      call.log.warn(`device entry ${device.id} stays in region "${cloud.region.name}" for now; the next \`pulumi up\` uses it.`);
    });
  }
}

async function liveSlots({ call, cloud }: Context, outs: State): Promise<Slot[]> {
  const found = await Promise.all(
    outs.tokens.map(async (token) => ({ token, device: await cloud.devices.find(call, token.deviceId) })),
  );
  return found.filter((slot): slot is Slot => slot.device !== undefined);
}

/** Renames an unused entry, and gives it a new token where one is due; a used one is left alone. */
async function refreshSlot(context: Context, inputs: SseTokenInputs, { device, token }: Slot, reissue: boolean): Promise<Slot> {
  if (!isUnused(device)) return { device, token };
  const { call, cloud } = context;
  const item = itemOf(device) ?? 0;
  const wanted = { name: entryName(inputs, item), description: withMark("", { ...context.mark, item }) };
  const renamed = device.name !== wanted.name || device.description !== wanted.description;
  const current = renamed ? await cloud.devices.patch(call, device.id, wanted) : device;
  return { device: current, token: reissue ? await issue(context, inputs, current) : { ...token, deviceName: current.name } };
}

async function removeSurplus({ call, cloud }: Context, slots: Slot[], { devices }: SseTokenInputs): Promise<Slot[]> {
  const surplus = slots.length - devices;
  if (surplus <= 0) return slots;
  const removable = slots.filter(({ device }) => isUnused(device)).slice(-surplus);
  for (const { device } of removable) await cloud.devices.delete(call, device.id);
  if (removable.length < surplus) {
    call.log.warn(
      `${surplus - removable.length} more device entries than \`devices\` stay: they are registered. Deregister the appliances to remove them.`,
    );
  }
  return slots.filter((slot) => !removable.includes(slot));
}
