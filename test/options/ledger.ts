/** What may be in the organisations, and what must be: the judge of a run. */
import { isDeepStrictEqual } from "node:util";
import type { ResourceState } from "../support/mini-engine";
import type { worldOf } from "../chaos/inspection";

type World = Awaited<ReturnType<typeof worldOf>>;

const regionNames = ["us", "eu", "apjc"] as const;

/** Ids of every object that a resource of a state names as its own. */
export function idsOf({ type, id, outs, pendingReplacement }: ResourceState): string[] {
  if (pendingReplacement) return [];
  if (type === "SseToken") return outs["deviceIds"] as string[];
  return type === "FmcCloudIntegration" ? [] : [id];
}

/** True where a command has said of this that it is taken over. An entry is its token's still when its registration is taken over. */
export function isNamed(state: ResourceState, said: string): boolean {
  const what = state.type === "SseToken" ? "device entry " : "";
  return idsOf(state).some((id) => said.includes(`${what}${id}`));
}

const allIds = ({ regions }: World): Set<string> =>
  new Set(
    regionNames.flatMap((region) => {
      const { devices, modules, moduleTypes, clients } = regions[region];
      return [...devices, ...modules, ...moduleTypes, ...clients].map(({ id }) => id);
    }),
  );

/** Watches the store from command to command. */
export class Ledger {
  private readonly atFirst: Set<string>;
  /** Objects that left a state and stay by an option or a command of the user. */
  private readonly released = new Set<string>();
  /** Entries that an appliance has registered: they go with its registration, whatever token they were made for. */
  private readonly registered = new Set<string>();

  constructor(private world: World) {
    this.atFirst = allIds(world);
  }

  /** The user has taken these out of the state, or an option kept the provider from deleting them. */
  release(states: readonly ResourceState[]): void {
    for (const id of states.flatMap(idsOf)) this.released.add(id);
  }

  /**
   * After a command.
   *
   * @param before what the states claimed before it
   * @param states what they claim now: those of every stack
   * @param said everything the command has printed: an object may stay when it is named
   */
  judge(before: readonly ResourceState[], states: readonly ResourceState[], now: World, said: string): string[] {
    const there = allIds(now);
    for (const { type, id } of [...before, ...states]) if (type === "DeviceRegistration") this.registered.add(id);
    const isTokens = (id: string) => this.registered.has(id) && states.every((each) => each.id !== id || each.pendingReplacement);
    const [claimed, was] = [new Set(states.flatMap(idsOf)), new Set(before.flatMap(idsOf))];
    const lost = [...claimed].filter((id) => !there.has(id) && !isTokens(id)).map((id) => `${id} is in a state, and gone`);
    const silently = [...this.released].filter((id) => !there.has(id) && !was.has(id) && allIds(this.world).has(id));
    const nobodys = [...there].filter((id) => ![this.atFirst, claimed, this.released].some((set) => set.has(id)));
    for (const id of silently) this.released.delete(id);
    for (const id of nobodys) this.released.add(id);
    this.world = now;
    return [
      ...lost,
      ...silently.filter((id) => !said.includes(id)).map((id) => `${id} was no longer in any state, perhaps in use, and is gone`),
      ...nobodys.filter((id) => !said.includes(id)).map((id) => `${id} is nobody's, and was not named`),
      ...appliancesLost(states, now),
      ...fmcsLost(states, now),
    ];
  }
}

/** An appliance whose registration a state holds is registered as that. */
function appliancesLost(states: readonly ResourceState[], { appliances }: World): string[] {
  return states.flatMap(({ type, id, inputs, initErrors, pendingReplacement, name }) => {
    if (type !== "DeviceRegistration" || pendingReplacement || initErrors.length > 0) return [];
    const box = appliances.find((each) => each.type === (inputs["appliance"] as { type: string }).type);
    return box?.deviceId === id
      ? []
      : [`${name} is device ${id}, and its appliance is registered as ${box?.deviceId ?? "nothing"}`];
  });
}

/** An FMC whose settings a state holds has them. */
function fmcsLost(states: readonly ResourceState[], { fmcs }: World): string[] {
  return states.flatMap(({ type, inputs, initErrors, pendingReplacement, name }) => {
    const [fmc] = fmcs;
    if (type !== "FmcCloudIntegration" || pendingReplacement || initErrors.length > 0 || !fmc) return [];
    const wanted = { ...fmc.events, ...(inputs["events"] as object) };
    return isDeepStrictEqual(wanted, fmc.events) && fmc.region === inputs["region"]
      ? []
      : [`${name}: the FMC is ${JSON.stringify(fmc)}`];
  });
}
