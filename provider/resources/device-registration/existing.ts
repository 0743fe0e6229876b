import type { ProviderError } from "../../base/errors";
import type { ApplianceFacts, CloudServiceStatus } from "../../clients/appliance/client";
import type { Region, RegionName } from "../../clients/cloud/regions";
import { isRegistered, type DeviceWire } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import { belongsToAnother, isAnothers, isOwn, parseMark, type Asker } from "../../lifecycle/mark";
import { stackOf } from "../../lifecycle/owner";
import { alreadyRegistered, ambiguousName, licensedElsewhere, registeredAsAnother } from "./errors";

/** Who wants the appliance, and what is at hand for it. */
export interface Wish extends Asker, Pick<DeviceRegistrationInputs, "onExisting" | "token"> {
  /** The region it is wanted in. */
  region: RegionName;
  /** The device that this resource stands for already. */
  known?: DeviceWire | undefined;
  /** The device entry to register with: the known one, or that of the given token. */
  entry?: DeviceWire | undefined;
}

/** What was seen of the appliance and of the clouds. */
export interface Seen {
  facts: ApplianceFacts;
  status: Pick<CloudServiceStatus, "state" | "licensed">;
  /** All of the wanted region. */
  devices: readonly DeviceWire[];
  /** Its device in another region; of no account where {@link isSettledHere}. */
  elsewhere?: Elsewhere | undefined;
}

export interface Elsewhere {
  region: Region;
  device: DeviceWire;
}

/** What the registration of an appliance is to the one who wants it. */
export type Verdict =
  /** Nothing stands in the way of a token. */
  | { is: "free" }
  /** It stays. Where its device is not registered, the cloud does not show it yet. */
  | { is: "ours"; device: DeviceWire; fromEarlierRun: boolean }
  /** It stays, and becomes this resource's; `unused` are entries that this resource would have registered with. */
  | { is: "adopt"; device: DeviceWire; unused: readonly DeviceWire[] }
  /** It is given up first. `where` is a clause. */
  | { is: "move"; where: string }
  | { is: "refuse"; error: ProviderError };

/** Judges by what was seen alone. */
export function verdictOn(seen: Seen, wish: Wish): Verdict {
  if (seen.status.state !== "registered") return { is: "free" };
  return verdictHere(seen, wish) ?? verdictElsewhere(seen, wish);
}

/** True where what other regions show decides nothing. */
export const isSettledHere = (seen: Seen, wish: Wish): boolean =>
  seen.status.state !== "registered" || verdictHere(seen, wish) !== undefined;

/** By the devices of the wanted region; undefined where none of them is the appliance's. */
function verdictHere(seen: Seen, wish: Wish): Verdict | undefined {
  const { facts, devices } = seen;
  const { known, entry } = wish;
  const own = ownOf(seen, wish);
  if (own && isRegistered(own)) return { is: "ours", device: own, fromEarlierRun: !known && own.id !== entry?.id };
  const here = devices.filter((device) => isRegistered(device) && isNamed(device, facts));
  if (here.length > 1) return refuse(ambiguousName(facts.hostName, here));
  const [device] = here;
  if (device === undefined) return undefined;
  const owned = ownedByAnother(device, wish) ?? registeredByAnothersToken(device, wish);
  if (owned) return refuse(owned);
  if (known) return refuse(registeredAsAnother(facts.hostName, known, device));
  if (wish.onExisting === "fail") return refuse(alreadyRegistered(facts.hostName, as(device, wish.region), '"adopt"'));
  return { is: "adopt", device, unused: madeForThis(seen, wish) };
}

function verdictElsewhere(seen: Seen, wish: Wish): Verdict {
  const { facts, status, elsewhere } = seen;
  const own = ownOf(seen, wish);
  if (own && !elsewhere) return { is: "ours", device: own, fromEarlierRun: false };
  const owned = elsewhere && (ownedByAnother(elsewhere.device, wish) ?? registeredByAnothersToken(elsewhere.device, wish));
  if (owned) return refuse(owned);
  const where = elsewhere
    ? as(elsewhere.device, elsewhere.region.name)
    : "in another region or organisation, or here under another name";
  if (status.licensed) return refuse(licensedElsewhere(facts.hostName, where));
  if (wish.onExisting !== "move") return refuse(alreadyRegistered(facts.hostName, where, '"move"'));
  return { is: "move", where };
}

const refuse = (error: ProviderError): Verdict => ({ is: "refuse", error });

const as = ({ id }: DeviceWire, region: RegionName): string => `as device ${id} in region "${region}"`;

function madeForThis({ devices }: Seen, { known, mark }: Wish): DeviceWire[] {
  return devices.filter(({ id, description }) => id === known?.id || isOwn(parseMark(description), mark));
}

/** The device that this resource has or would have: its own, or the one that the given token opens. */
function ownOf(seen: Seen, wish: Wish): DeviceWire | undefined {
  const made = madeForThis(seen, wish);
  return made.find(isRegistered) ?? made[0] ?? seen.devices.find(({ id }) => id === wish.entry?.id);
}

/** The refusal of a device that is another stack's: such a one is not taken over. */
export function ownedByAnother(device: DeviceWire, asker: Asker): ProviderError | undefined {
  const found = parseMark(device.description);
  return found && isAnothers(found, asker) ? belongsToAnother(called(device), found.owner) : undefined;
}

/** What another stack's token has registered is that stack's, until someone shows the token. */
function registeredByAnothersToken(device: DeviceWire, { mark, token }: Wish): ProviderError | undefined {
  const found = parseMark(device.description);
  if (token !== undefined || found?.kind !== "SseToken" || stackOf(found.owner) === stackOf(mark.owner)) return undefined;
  return belongsToAnother(called(device), found.owner);
}

/** As messages call it. */
export const called = ({ id, name }: DeviceWire): string => `device ${id} ("${name}")`;

/** The name an appliance registers with is its own host name; an entry of ours may have been given another one. */
export function isNamed({ name, description, type }: DeviceWire, facts: ApplianceFacts): boolean {
  const hostName = parseMark(description)?.host ?? name;
  return hostName === facts.hostName && (type === undefined || type === facts.type);
}
