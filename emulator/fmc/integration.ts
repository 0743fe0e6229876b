import type { Reply } from "../ground/reply";
import { objectOf, readBody } from "./body";
import { type CloudRegionFacts, cloudRegions } from "./cloud-regions";
import type { Events, Fmc, Securex } from "./fmc";
import { type FmcObject, linked, listReply } from "./list";
import { badBody, unknown } from "./refusal";
import type { FmcCall, FmcRoute } from "./route";
import { isAtLeast } from "./version";

const integrationPath = "/api/fmc_config/v1/domain/{domainUUID}/integration";

/** A kind of setting: listed, read by its id, and put as a whole. */
interface Setting {
  name: string;
  noun: string;
  since: string;
  /** Of every call, then of PUT alone. */
  differences: readonly string[];
  putDifferences: readonly string[];
  objects: (fmc: Fmc) => FmcObject[];
  put: (call: FmcCall, id: string) => void;
}

// --- cloudregions

function regionObject(fmc: Fmc, facts: CloudRegionFacts, index: number): FmcObject {
  const { name, description, domain } = facts;
  return { id: fmc.ids.regions[index] ?? "", type: "CloudRegion", name, description, domain, current: fmc.region === facts };
}

/** [A] One is always current, so that "not this one" says nothing and is refused. */
const regionBody = objectOf("CloudRegion", { domain: {}, current: { const: true } }, ["current"]);

function putRegion({ fmc, text }: FmcCall, id: string): void {
  readBody(regionBody, text, id);
  const facts = cloudRegions[fmc.ids.regions.indexOf(id)];
  if (facts) fmc.selectRegion(facts);
}

// --- cloudeventsconfigs

/** Seen on newer releases (contracts 6); since which is assumed. */
const laterSince = "7.4";
const noLaterEvents = {
  sendAllConnectionEvents: false,
  sendPackets: false,
  sendNetworkDiscoveryEvents: false,
  devicesExcludedFromSendingEvents: [],
};

function eventsObject(fmc: Fmc): FmcObject {
  const { sendIntrusionEvents, sendFileEvents, sendConnectionEvents, ...later } = fmc.events;
  const shown = isAtLeast(fmc.parts.wish.version, laterSince) ? later : {};
  const type = "CloudEventsConfig";
  return { id: fmc.ids.events, type, sendIntrusionEvents, sendFileEvents, sendConnectionEvents, ...shown };
}

const flag = { type: "boolean" };
const eventFlags = { sendIntrusionEvents: flag, sendFileEvents: flag, sendConnectionEvents: flag };
const laterEventFlags = {
  sendAllConnectionEvents: flag,
  sendPackets: flag,
  sendNetworkDiscoveryEvents: flag,
  devicesExcludedFromSendingEvents: { type: "array" },
};
const earlyEventsBody = objectOf("CloudEventsConfig", eventFlags, Object.keys(eventFlags));
const eventsBody = objectOf("CloudEventsConfig", { ...eventFlags, ...laterEventFlags }, Object.keys(eventFlags));

/** [A] A PUT replaces: what later releases know, and the body leaves out, is off afterwards. */
function putEvents({ fmc, text }: FmcCall, id: string): void {
  const schema = isAtLeast(fmc.parts.wish.version, laterSince) ? eventsBody : earlyEventsBody;
  const body = readBody(schema, text, id);
  const keys = Object.keys({ ...eventFlags, ...laterEventFlags });
  const given = Object.fromEntries(Object.entries(body).filter(([key]) => keys.includes(key)));
  fmc.sendEvents({ ...noLaterEvents, ...given } as unknown as Events);
}

// --- securexconfigs

function securexObject({ ids, securex }: Fmc): FmcObject {
  // The password never comes back.
  return { id: ids.securex, type: "SecurexConfig", enabled: securex.enabled, clientId: securex.clientId };
}

const securexBody = objectOf(
  "SecurexConfig",
  { enabled: flag, clientId: { type: "string" }, clientPassword: { type: "string" } },
  ["enabled"],
);

/** [A] Nothing is checked at the cloud. A password that is left out is the one that is there, as long as the client is. */
function putSecurex({ fmc, text }: FmcCall, id: string): void {
  const { enabled, ...given } = readBody(securexBody, text, id) as Partial<Securex> & { enabled: boolean };
  const clientId = given.clientId ?? fmc.securex.clientId;
  const kept = clientId === fmc.securex.clientId ? fmc.securex.clientPassword : "";
  const clientPassword = given.clientPassword ?? kept;
  if (enabled && clientId === "") throw badBody("Invalid payload: enabled needs clientId.");
  if (enabled && clientPassword === "") throw badBody("Invalid payload: enabled needs clientPassword.");
  if (given.clientPassword) fmc.parts.secrets.add("fmc-client-password", given.clientPassword);
  fmc.securex = { enabled, clientId, clientPassword };
}

const settings: readonly Setting[] = [
  {
    name: "cloudregions",
    noun: "The cloud region",
    since: "6.5",
    differences: ["Names, texts and the hosts of India and Australia are assumed, and so is the region from the factory."],
    putDifferences: ["One is always current: `current` has to be true. That is assumed."],
    objects: (fmc) => cloudRegions.map((facts, index) => regionObject(fmc, facts, index)),
    put: putRegion,
  },
  {
    name: "cloudeventsconfigs",
    noun: "The cloud event configuration",
    since: "6.4",
    differences: ["That the later keys are there since 7.4 is assumed, and the devices excluded send all the same."],
    putDifferences: ["A later key that the body leaves out is off afterwards; that is assumed."],
    objects: (fmc) => [eventsObject(fmc)],
    put: putEvents,
  },
  {
    name: "securexconfigs",
    noun: "The SecureX configuration",
    since: "7.0",
    differences: [],
    putDifferences: [
      "Nothing is checked at the cloud; that is assumed.",
      "A password that is left out is the one that is there, as long as the client is; that is assumed.",
    ],
    objects: (fmc) => [securexObject(fmc)],
    put: putSecurex,
  },
];

function item(call: FmcCall, { noun, objects }: Setting): FmcObject {
  const id = call.params["objectId"] ?? "";
  const found = objects(call.fmc).find((one) => one.id === id);
  if (!found) throw unknown(noun, id);
  return linked(call, found, call.path);
}

function itemReply(call: FmcCall, setting: Setting): Reply {
  return { status: 200, body: item(call, setting) };
}

/** The cloud settings of an FMC (contracts 6). */
export const integrationRoutes: readonly FmcRoute[] = settings.flatMap((setting): FmcRoute[] => {
  const { name, since, differences, objects, put } = setting;
  const known = { since, mark: "documented", source: "contracts 6 (FMCA)", differences } as const;
  const one = `${integrationPath}/${name}/{objectId}`;
  return [
    { ...known, method: "GET", path: `${integrationPath}/${name}`, handler: (call) => listReply(call, objects(call.fmc)) },
    { ...known, method: "GET", path: one, handler: (call) => itemReply(call, setting) },
    {
      ...known,
      differences: [...differences, ...setting.putDifferences],
      method: "PUT",
      path: one,
      handler: (call) => {
        put(call, item(call, setting).id);
        return itemReply(call, setting);
      },
    },
  ];
});
