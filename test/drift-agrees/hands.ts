/** What other people do behind a stack's back: drawn changes by hand, to what it has made and beside it. */
import type { RunningEmulator } from "../../emulator";
import type { Draws } from "../chaos/seeded";
import { RegionApi, send, typeInto, type RegionName } from "../support/emulator-api";
import { changeSetting } from "../support/fmc-api";
import type { ResourceState } from "../support/mini-engine";

export interface Surroundings {
  emulator: RunningEmulator;
  state: readonly ResourceState[];
  draws: Draws;
  /** Lets the appliances settle. */
  settle: () => Promise<void>;
}

/** Somebody at work on one resource; answers in words what was done. */
type Hand = (resource: ResourceState, around: Surroundings) => Promise<string>;

const paths: Readonly<Record<string, string>> = {
  ApiClient: "/iroh/oauth2-clients/clients",
  CtrModule: "/iroh/iroh-int/module-instance",
  CtrModuleType: "/iroh/iroh-int/module-type",
  DeviceRegistration: "/iroh/iroh-sse/device",
  SseToken: "/iroh/iroh-sse/device",
};
const pathOf = ({ type }: ResourceState): string => paths[type] ?? "";

/** The organisation in which a resource is. */
const apiOf = ({ outs }: ResourceState, { emulator }: Surroundings): Promise<RegionApi> =>
  RegionApi.open(emulator, outs["region"] as RegionName);

function patch(body: object): Hand {
  return async (resource, around) => {
    const { status } = await (await apiOf(resource, around)).call("PATCH", `${pathOf(resource)}/${resource.id}`, body);
    return `${JSON.stringify(body)} -> ${status}`;
  };
}

const remove: Hand = async (resource, around) => {
  const { status } = await (await apiOf(resource, around)).call("DELETE", `${pathOf(resource)}/${resource.id}`);
  return `deleted -> ${status}`;
};

/** Of the entries of a token, one or all. */
const entries =
  (act: "rename" | "delete", all = false): Hand =>
  async (resource, around) => {
    const api = await apiOf(resource, around);
    const ids = (resource.outs["deviceIds"] ?? []) as string[];
    for (const id of all ? ids : ids.slice(0, 1)) {
      if (act === "rename") await api.call("PATCH", `${pathOf(resource)}/${id}`, { name: "renamed" });
      else await api.call("DELETE", `${pathOf(resource)}/${id}`);
    }
    return `${act} of ${all ? "all entries" : "the first entry"}`;
  };

/** Time goes by: what the state says of its expiry is of then. */
const expire: Hand = ({ outs }) => {
  const past = new Date(Date.now() - 60_000).toISOString();
  const tokens = (outs["tokens"] as object[]).map((token) => ({ ...token, expiresAt: past }));
  Object.assign(outs, { tokens, expiresAt: past });
  return Promise.resolve("expired");
};

const deregister: Hand = async ({ outs }, { emulator, settle }) => {
  const { port } = (outs["appliance"] ?? {}) as { port?: number };
  const appliance = emulator.appliances.find((each) => each.port === port);
  if (appliance === undefined) return "has no appliance";
  await typeInto(appliance, ["cloudserviceconfig deregister"]);
  await settle();
  return "deregistered";
};

const setting =
  (...[kind, changes, isMeant]: [Parameters<typeof changeSetting>[1], object, Parameters<typeof changeSetting>[3]?]): Hand =>
  async (_, { emulator }) => {
    const [fmc] = emulator.fmcs;
    if (fmc) await changeSetting(fmc, kind, changes, isMeant);
    return `${kind} ${JSON.stringify(changes)}`;
  };

const hands: Readonly<Record<string, readonly Hand[]>> = {
  ApiClient: [
    ...[
      patch({ name: "renamed" }),
      patch({ description: "theirs" }),
      patch({ scopes: ["casebook"] }),
      patch({ "enabled?": false }),
    ],
    remove,
  ],
  CtrModule: [
    ...[patch({ name: "renamed" }), patch({ enabled: false }), patch({}), patch({ settings: { "request-timeframe": 3 } })],
    remove,
  ],
  CtrModuleType: [patch({ title: "renamed" }), patch({ flags: ["theirs"] }), patch({ tips: "theirs" }), remove],
  DeviceRegistration: [patch({ name: "renamed" }), patch({ description: "theirs" }), deregister, deregister, remove],
  FmcCloudIntegration: [
    setting("cloudeventsconfigs", { sendConnectionEvents: true }),
    setting("cloudeventsconfigs", { sendIntrusionEvents: false }),
    setting("cloudregions", { current: true }, ({ name }) => name === "US"),
  ],
  SseToken: [entries("rename"), entries("delete"), entries("delete", true), expire, expire],
};

/** Somebody makes an object of their own, perhaps with the mark of a resource that a stack has. */
async function stranger({ emulator, draws, state }: Surroundings): Promise<string> {
  const api = await RegionApi.open(emulator, draws.one(["us", "eu", "apjc"] as const));
  const owner = draws.one(["chaos/other/one", `chaos/dev/${state[0]?.name ?? "gone"}`]);
  const description = draws.one(["", `[ciscoctr:ApiClient ${owner} #0123456789ab]`]);
  const { status } = await api.call("POST", paths["ApiClient"] ?? "", {
    ...{ name: "theirs", description, scopes: ["casebook"], grants: ["client-creds"] },
  });
  await send(`${emulator.admin}/tenants/us/devices`, "POST", { name: "theirs.example.com", type: "FTD" });
  return `a client "${description}" and a device of others -> ${status}`;
}

/** One drawn act; answers what it was. */
export async function act(around: Surroundings): Promise<string> {
  const { state, draws } = around;
  const there = state.filter(({ pendingDelete, pendingReplacement }) => !pendingDelete && !pendingReplacement);
  if (there.length === 0 || draws.number() < 0.1) return stranger(around);
  const resource = draws.one(there);
  const hand = draws.one(hands[resource.type] ?? []);
  return `${resource.type} ${resource.name}: ${await hand(resource, around)}`;
}
