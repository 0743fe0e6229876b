import type { Call } from "../../base/call";
import { isProviderError, ProviderError } from "../../base/errors";
import { listed } from "../../base/screen";
import { isOlder } from "../../base/version";
import type { RegionName } from "../../clients/cloud/regions";
import type { Fmc } from "../../clients/fmc";
import { regionOf, type CloudEvents, type CloudEventsWire, type CloudRegionWire, type SecurexWire } from "../../clients/fmc/wire";
import type { FmcCloudIntegrationInputs, PreviousSettings, SecurexInputs } from "../../generated/fmc-cloud-integration";

/** What an FMC is set to: no regions where it has none to choose from, SecureX only where it is asked for. */
export interface Found {
  regions?: CloudRegionWire[];
  events: CloudEventsWire;
  securex?: SecurexWire;
}

/** What it is to be set to; what is absent stays as it is. */
export interface Wanted {
  region?: CloudRegionWire;
  events: CloudEvents;
  securex?: SecurexInputs;
}

/** One setting that is not as wanted, and the call that makes it so. */
export interface Step {
  /** As a clause, such as `selecting the region`. */
  doing: string;
  put(): Promise<void>;
}

/** Since which version an FMC has what is asked of it. */
export const since = { events: "6.4", region: "6.5", securex: "7.0" } as const;

/** Of the 7th releases Cisco XDR works with 7.0.2 to 7.0.x and with 7.2 and later: these are left out. */
const leftOut = [
  { from: "7.0", to: "7.0.2" },
  { from: "7.1", to: "7.2" },
] as const;

/** True for a version that Cisco XDR does not work with, though there are older ones that it does. */
export function isLeftOut(version: string): boolean {
  return leftOut.some(({ from, to }) => !isOlder(version, from) && isOlder(version, to));
}

/** Where an FMC sends to that has no regions to choose from. */
export const onlyRegion: RegionName = "us";

export async function look(call: Call, fmc: Fmc, { version, securex }: { version: string; securex: boolean }): Promise<Found> {
  const regions = isOlder(version, since.region) ? undefined : await fmc.regions(call);
  const events = await fmc.events(call);
  return { ...(regions ? { regions } : {}), events, ...(securex ? { securex: await fmc.securex(call) } : {}) };
}

export function currentRegion({ regions }: Found): CloudRegionWire | undefined {
  return regions?.find(({ current }) => current);
}

/** The FMC's own entry for a region; undefined where there is nothing to choose. */
export function entryOf({ regions }: Found, wanted: RegionName, fmc: Fmc): CloudRegionWire | undefined {
  const entry = regions?.find((each) => regionOf(each) === wanted);
  if (entry || !regions) return entry;
  throw new ProviderError({
    code: "server-not-offered",
    reason: `the FMC ${fmc.address.host} does not offer region "${wanted}", only ${listed(regions.map(({ name }) => `"${name}"`)) || "none"}`,
    next: "Choose one of these, or upgrade the FMC; nothing was changed on it.",
  });
}

/**
 * What has to be done, in this order.
 *
 * @param knownPassword the SecureX password that the FMC has for certain: it shows none, so any other has to be sent
 */
export function steps(call: Call, fmc: Fmc, found: Found, wanted: Wanted, knownPassword?: string): Step[] {
  const { region, events, securex } = wanted;
  const needed: Step[] = [];
  if (region && !region.current)
    needed.push({ doing: `selecting the region "${region.name}"`, put: () => fmc.selectRegion(call, region) });
  if (!sameEvents(found.events, events))
    needed.push({ doing: "choosing the events", put: () => fmc.setEvents(call, found.events, events) });
  if (found.securex && securex && !sameSecurex(found.securex, securex, knownPassword)) {
    const entry = found.securex;
    needed.push({
      doing: `switching SecureX ${securex.enabled ? "on" : "off"}`,
      put: () => (securex.enabled ? fmc.setSecurex(call, entry, securex) : switchOff(call, fmc, entry, securex)),
    });
  }
  return needed;
}

/** The client id goes back with it, so that none of ours stays; an FMC that does not let it is switched off all the same. */
async function switchOff(call: Call, fmc: Fmc, entry: SecurexWire, { clientId }: SecurexInputs): Promise<void> {
  try {
    await fmc.setSecurex(call, entry, { enabled: false, ...(clientId === undefined ? {} : { clientId }) });
  } catch (error) {
    if (clientId === undefined || !isProviderError(error, "refused")) throw error;
    await fmc.setSecurex(call, entry, { enabled: false });
  }
}

function sameEvents(a: CloudEvents, b: CloudEvents): boolean {
  return a.intrusion === b.intrusion && a.file === b.file && a.connection === b.connection;
}

function sameSecurex(found: SecurexWire, wanted: SecurexInputs, knownPassword: string | undefined): boolean {
  if (!found.enabled || !wanted.enabled) return found.enabled === wanted.enabled;
  return found.clientId === wanted.clientId && wanted.clientPassword === knownPassword;
}

/** The record of what was there, for delete. */
export function recordOf(found: Found): PreviousSettings {
  const region = currentRegion(found);
  const { intrusion, file, connection } = found.events;
  return {
    ...(region ? { region: { id: region.id, name: region.name, ...(region.domain ? { domain: region.domain } : {}) } } : {}),
    events: { intrusion, file, connection },
    ...(found.securex ? { securex: securexRecordOf(found.securex) } : {}),
  };
}

export function securexRecordOf({ enabled, clientId }: SecurexWire): NonNullable<PreviousSettings["securex"]> {
  return { enabled, ...(clientId === undefined ? {} : { clientId }) };
}

/** True for settings that were as wanted before: a delete changes nothing, whatever has been set since. */
export function wereThere(
  { region, events, securex }: Pick<FmcCloudIntegrationInputs, "region" | "events" | "securex">,
  previous: PreviousSettings,
): boolean {
  const sameRegion = (previous.region ? regionOf(previous.region) : onlyRegion) === region;
  const sameClient = securex?.enabled !== true || previous.securex?.clientId === securex.clientId;
  return sameRegion && sameEvents(previous.events, events) && previous.securex?.enabled === securex?.enabled && sameClient;
}

export function inWords({ region, events, securex }: PreviousSettings): string {
  const sent = Object.entries(events).flatMap(([kind, on]) => (on ? [kind] : []));
  const ribbon = securex?.enabled ? `on with client ${securex.clientId ?? "unknown"}` : "off";
  return `${region ? `region "${region.name}"` : "no region"}, events ${sent.join(", ") || "none"}${securex ? `, SecureX ${ribbon}` : ""}`;
}

/** The recorded settings as far as they can be put back; what cannot is said. */
export function toPutBack(call: Call, { address: { host } }: Fmc, found: Found, previous: PreviousSettings): Wanted {
  const { region, events } = previous;
  const entry =
    region && (found.regions?.find(({ id }) => id === region.id) ?? found.regions?.find(({ name }) => name === region.name));
  if (found.regions && !entry) {
    const before = region ? `region "${region.name}", which ${host} no longer offers` : "no region";
    call.log.warn(`before, ${host} had ${before}: it stays in region "${currentRegion(found)?.name ?? "none"}".`);
  }
  return { ...(entry ? { region: entry } : {}), events, securex: securexToPutBack(call, host, found, previous) };
}

/** A previous password is unknown, so a client that went with it cannot come back: SecureX is then off rather than on with ours. */
export function securexToPutBack(
  call: Call,
  host: string,
  { securex: found }: Found,
  { securex: previous }: PreviousSettings,
): SecurexInputs | undefined {
  if (found === undefined || previous === undefined) return undefined;
  const off = { enabled: false, clientId: previous.clientId ?? "" };
  if (!previous.enabled) return off;
  if (found.enabled && found.clientId === previous.clientId) return undefined;
  call.log.warn(
    `before, SecureX of ${host} was on with the client ${previous.clientId ?? "of an unknown id"}, whose password an FMC does not show: ` +
      "SecureX is off now. Switch it on by hand (System > Integration > SecureX) if it is still wanted.",
  );
  return off;
}
