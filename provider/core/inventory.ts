import type { Call } from "../base/call";
import { isProviderError, type ProviderError } from "../base/errors";
import type { Cloud } from "../clients/cloud";
import type { ClientWire } from "../clients/cloud/api-clients";
import { ofThisRefresh } from "../clients/cloud/collection";
import type { DeviceWire } from "../clients/cloud/devices";
import { deviceIn, type ModuleTypeWire } from "../clients/cloud/module-types";
import { isOfCisco, type ModuleWire } from "../clients/cloud/modules";
import { issuerIn, parseMark, withoutMark, type Mark } from "../lifecycle/mark";
import { markIn } from "../lifecycle/reference";

/** The nouns of a region's organisation that a resource can stand for. */
export type Noun = "device" | "module" | "client" | "module-type";

/** An object of an organisation, whoever made it. */
export interface Item {
  noun: Noun;
  id: string;
  name: string;
  /** The marks it carries: a device may have that of the token it registered with, and that of its registration. */
  marks: Mark[];
  description?: string;
  /** `ESA`, `SMA` or another kind of device; the title of a module's type. */
  type?: string;
  version?: string;
  /** A device's. */
  status?: string;
  enabled?: boolean;
  moduleTypeId?: string;
  /** The device that a module reads. */
  deviceId?: string;
  scopes?: string[];
  createdAt?: string;
  updatedAt?: string;
  /** Who made it, as the API says it: an id of a user or of an API client. */
  by?: string;
  /** True for what comes with every organisation, and for the API client that asks: nobody is to manage them. */
  given?: boolean;
}

/** All objects of one noun; undefined with a reason where they could not be listed. */
export interface Listing {
  items?: Item[];
  problem?: ProviderError;
}

const all: readonly Noun[] = ["device", "module", "client", "module-type"];

/**
 * What an organisation has, noun by noun, from the lists that a refresh reads. Types of Cisco's own are none of the organisation's.
 *
 * @param wanted what is not among these is not asked for, and neither there nor a problem
 */
export async function inventory(cloud: Cloud, call: Call, wanted = all): Promise<Record<Noun, Listing>> {
  const listing = async (noun: Noun, items: () => Promise<Item[]>): Promise<Listing> =>
    wanted.includes(noun) ? listed(items) : {};
  const needsTypes = wanted.includes("module") || wanted.includes("module-type");
  const types = needsTypes ? cloud.moduleTypes.list(call, ofThisRefresh) : Promise.resolve([]);
  const [device, module, client, moduleType] = await Promise.all([
    listing("device", async () => (await cloud.devices.list(call, ofThisRefresh)).map(toDevice)),
    listing("module", async () => {
      const [modules, known] = await Promise.all([cloud.modules.list(call, ofThisRefresh), types.catch(() => [])]);
      const typeOf = new Map(known.map((type) => [type.id, type]));
      return modules.map((each) => toModule(each, typeOf.get(each.moduleTypeId)));
    }),
    listing("client", async () =>
      (await cloud.apiClients.list(call, ofThisRefresh)).map((each) => toClient(each, cloud.client.clientId)),
    ),
    listing("module-type", async () => (await types).filter(isOfOrganisation).map(toType)),
  ]);
  return { device, module, client, "module-type": moduleType };
}

async function listed(items: () => Promise<Item[]>): Promise<Listing> {
  try {
    return { items: await items() };
  } catch (error) {
    if (isProviderError(error)) return { problem: error };
    throw error;
  }
}

const present = (marks: (Mark | undefined)[]): Mark[] => marks.filter((each) => each !== undefined);

function toDevice({ id, name, description, type, version, status, createdAt, updatedAt }: DeviceWire): Item {
  const [own, issuer] = [parseMark(description), issuerIn(description)];
  const marks = present(own?.kind === issuer?.kind ? [own] : [own, issuer]);
  return { noun: "device", id, name, marks, description: withoutMark(description), type, version, status, createdAt, updatedAt };
}

function toModule(wire: ModuleWire, type: ModuleTypeWire | undefined): Item {
  const { id, name, moduleTypeId, enabled, createdAt, updatedAt, clientId, userId } = wire;
  const deviceId = deviceIn(wire.settings, type);
  return {
    ...{ noun: "module", id, name, marks: present([markIn(wire)]), type: type?.title ?? type?.defaultName, moduleTypeId },
    ...{ enabled, createdAt, updatedAt, by: clientId ?? userId, ...(isOfCisco(wire) ? { given: true } : {}) },
    ...(deviceId === undefined ? {} : { deviceId }),
  };
}

function toClient({ id, name, description, scopes, enabled, createdAt, ownerId }: ClientWire, asking: string): Item {
  const marks = present([parseMark(description)]);
  return {
    noun: "client",
    id,
    name,
    marks,
    description: withoutMark(description),
    scopes,
    enabled,
    createdAt,
    by: ownerId,
    given: id === asking,
  };
}

function toType(wire: ModuleTypeWire): Item {
  const { id, title, defaultName, enabled, createdAt, updatedAt } = wire;
  return {
    noun: "module-type",
    id,
    name: title ?? defaultName ?? id,
    marks: present([markIn(wire)]),
    enabled,
    createdAt,
    updatedAt,
  };
}

const isOfOrganisation = ({ visibility }: ModuleTypeWire): boolean => visibility === "org";
