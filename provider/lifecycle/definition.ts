import type { Call } from "../base/call";
import type { ApplianceCredentials } from "../clients/appliance/credentials";
import type { FmcCredentials } from "../clients/fmc/credentials";
import type { ProviderError } from "../base/errors";
import type { Secrets } from "../base/known-secrets";
import type { Appliance, ApplianceAddress, Patience } from "../clients/appliance/client";
import type { Cloud } from "../clients/cloud";
import type { Freshness } from "../clients/cloud/collection";
import type { RegionName } from "../clients/cloud/regions";
import type { Fmc, FmcAddress } from "../clients/fmc";
import type { ResourceName } from "../generated/schemas";
import type { Mark } from "./mark";
import type { Path } from "./diff";
import type { Finding } from "./schema";

/** What a resource's methods may use of the world. */
export interface Context {
  readonly call: Call;
  /** The cloud of the resource's region; asking for it needs credentials for that region. */
  readonly cloud: Cloud;
  /** The cloud of another region, when there are credentials for it. */
  readonly cloudOf: (region: RegionName) => Cloud | undefined;
  connectAppliance(address: ApplianceAddress, patience: Patience): Promise<Appliance>;
  connectFmc(address: FmcAddress): Promise<Fmc>;
  applianceCredentials(prefix: string): ApplianceCredentials;
  fmcCredentials(prefix: string): FmcCredentials;
  readonly secrets: Secrets;
  /** Ids of what the engine holds or has been given by this process, and of what was named to its user: none of it is named again. */
  readonly known: Set<string>;
  /** The sign of this resource with these inputs. */
  readonly mark: Mark;
  /** The owner that its mark named by the state, which is another one after a renaming. */
  readonly formerOwner?: string;
  /** The same for another call, such as one that takes back what this one has made. */
  withCall(call: Call): Context;
}

/** What a check may look up: it makes no calls. */
export type LookUp = Pick<Context, "applianceCredentials" | "fmcCredentials">;

/** Why an output is not what the inputs want; the list is closed. */
export type StaleReason =
  /** What is to be registered is not. */
  | "unregistered"
  /** A change was begun and failed: an update goes on with it. */
  | "unfinished"
  | "expired"
  /** It will have expired soon. */
  | "expiring"
  /** It may have been revoked, by a request whose answer was lost. */
  | "in doubt"
  /** Somebody else has changed it. */
  | "drifted";

/** An output that is not what the inputs want. */
export interface Stale {
  path: Path;
  reason: StaleReason;
}

/** What a machine says of itself that is not as the resource wants it. */
export interface Inspected {
  aspect: "product" | "feature" | "server" | "registration" | "hostName";
  wanted: string;
  found: string;
}

/** What a resource's create answers. */
export interface Created<Observed> {
  id: string;
  outs: Observed;
  /** True when it was there before this call, or is made of another's: then it stays when the engine goes away before the answer. */
  takenOver?: boolean;
}

/**
 * A resource, declared: the schema says shape, defaults, replacement and secrets; these methods say how it stands on the other side.
 * What every resource does alike (unknowns, 404, secrets, partial state, wording) is the lifecycle's.
 *
 * @typeParam Found an object as one look has found it
 */
export interface Definition<Inputs extends { region: RegionName }, Outputs, Found = unknown> {
  /** The class, which names the schema too. */
  name: ResourceName;
  /** How messages call it. */
  noun: string;
  /** What the access token must grant. Empty: the resource asks nothing of the cloud, and needs no credentials for its region. */
  scopes: readonly string[];
  /** Milliseconds a create, update or delete may take. Default 5 minutes. */
  budgetMs?(inputs: Inputs): number;
  /** What of its state it cannot do without when it is read or updated. */
  needs?: readonly string[];
  /**
   * A state that was given without its secrets, with as much in their place as a look needs: who compares may not be trusted with them.
   * Fails where nothing can stand in their place.
   */
  withoutSecrets?(known: Inputs & Outputs): Inputs & Outputs;
  /** Rules over more than one input, without calls; values may be unknown. */
  check?(inputs: Inputs, lookUp: LookUp): Finding[];
  /** Outputs that are not what these inputs want; each is an update in place. Without I/O. */
  stale?(inputs: Inputs, outs: Inputs & Outputs, now: number): Stale[];
  /** Values among these that look like secrets although the schema does not say so; no message may repeat them. */
  secretsIn?(values: Inputs): string[];
  /** Makes the object, or goes on with one an earlier run made. May throw {@link PartialState}. */
  create(context: Context, inputs: Inputs): Promise<Created<Observed<Inputs, Outputs>>>;
  /**
   * The one look at what is there, before it is read, changed or deleted; undefined is a confirmed "gone".
   *
   * @param known what the state says, with the inputs that are wanted now; undefined where there is only an id to go by
   * @param freshness how old a shared list may be: a refresh of many reads one, a change needs one of seconds
   */
  observe(context: Context, id: string, known: (Inputs & Outputs) | undefined, freshness: Freshness): Promise<Found | undefined>;
  /**
   * The mark on what was found: what became another's is not changed or deleted, and what has none is not deleted. Absent for a resource
   * of several objects, and for one without room for a mark: those are not looked at before a delete.
   */
  markIn?(found: Found): Mark | undefined;
  /**
   * What that says, as outputs and inputs.
   *
   * @param outs undefined where there is no state: then every input is said that can be found
   */
  read(
    context: Context,
    found: Found,
    outs: (Inputs & Outputs) | undefined,
  ): Said<Inputs, Outputs> | Promise<Said<Inputs, Outputs>>;
  /**
   * What the machine behind the object says of itself, which no look at the cloud tells; undefined for an object without one. Changes
   * nothing.
   */
  inspect?(context: Context, id: string, known: Inputs & Outputs): Promise<Inspected[] | undefined>;
  /** Inputs that the other side holds and does not show, besides those that the schema calls secret. */
  hidden?(context: Context, found: Found): Promise<Path[]>;
  /** @param found undefined where it is gone */
  update(
    context: Context,
    id: string,
    outs: Inputs & Outputs,
    news: Inputs,
    found: Found | undefined,
  ): Promise<Said<Inputs, Outputs>>;
  /** @param found undefined where it is gone, or was not looked for */
  delete(context: Context, id: string, outs: Inputs & Outputs, found?: Found): Promise<void>;
}

/** Any resource, as the lifecycle handles it: what the schema has checked is not checked again by types. */
export type AnyDefinition = Definition<{ region: RegionName }, object>;

/** Forgets the types of a resource's inputs and outputs. */
export function anyDefinition<Inputs extends { region: RegionName }, Outputs, Found>(
  definition: Definition<Inputs, Outputs, Found>,
): AnyDefinition {
  return definition;
}

/** Outputs, and those inputs whose value the other side may have changed. */
export type Observed<Inputs, Outputs> = Outputs & Partial<Inputs>;

/** The same, as far as a look says it: what it does not say stays as the state has it, and null says that there is none. */
export type Said<Inputs, Outputs> = {
  [Key in keyof Outputs]?: Outputs[Key] | (undefined extends Outputs[Key] ? null : never);
} & Partial<Inputs>;

/** Created but not finished: the engine keeps id and properties, and the next `up` goes on from them. */
export class PartialState extends Error {
  constructor(
    readonly id: string,
    readonly outs: object,
    readonly reason: ProviderError,
  ) {
    super(reason.message, { cause: reason });
  }
}
