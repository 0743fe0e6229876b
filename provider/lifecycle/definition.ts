import type { Call } from "../base/call";
import type { ApplianceCredentials } from "../clients/appliance/credentials";
import type { FmcCredentials } from "../clients/fmc/credentials";
import type { ProviderError } from "../base/errors";
import type { Secrets } from "../base/redact";
import type { Appliance, ApplianceAddress, Patience } from "../clients/appliance/client";
import type { Cloud } from "../clients/cloud";
import type { RegionName } from "../clients/cloud/regions";
import type { Fmc, FmcAddress } from "../clients/fmc";
import type { ResourceName } from "../generated/schemas";
import type { Mark, unmarked } from "./mark";
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
 */
export interface Definition<Inputs extends { region: RegionName }, Outputs> {
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
  /** Rules over more than one input, without calls; values may be unknown. */
  check?(inputs: Inputs, lookUp: LookUp): Finding[];
  /** Names of outputs that are not what these inputs want; each is an update in place. Without I/O. */
  stale?(inputs: Inputs, outs: Inputs & Outputs, now: number): string[];
  /** Values among these that look like secrets although the schema does not say so; no message may repeat them. */
  secretsIn?(values: Inputs): string[];
  /** Makes the object, or goes on with one an earlier run made. May throw {@link PartialState}. */
  create(context: Context, inputs: Inputs): Promise<Created<Observed<Inputs, Outputs>>>;
  /** What is there now; undefined is a confirmed "gone". */
  read(context: Context, id: string, outs: Inputs & Outputs): Promise<Observed<Inputs, Outputs> | undefined>;
  /**
   * The mark that the object carries now, `unmarked` where there is none, undefined where the object is gone: what became another's is
   * not changed or deleted, and what has no mark is not deleted. Absent for a resource of several objects.
   */
  markOn?(context: Context, id: string): Promise<Mark | typeof unmarked | undefined>;
  update(context: Context, id: string, outs: Inputs & Outputs, news: Inputs): Promise<Observed<Inputs, Outputs>>;
  delete(context: Context, id: string, outs: Inputs & Outputs): Promise<void>;
}

/** Any resource, as the lifecycle handles it: what the schema has checked is not checked again by types. */
export type AnyDefinition = Definition<{ region: RegionName }, object>;

/** Forgets the types of a resource's inputs and outputs. */
export function anyDefinition<Inputs extends { region: RegionName }, Outputs>(
  definition: Definition<Inputs, Outputs>,
): AnyDefinition {
  return definition;
}

/** Outputs, and those inputs whose value the other side may have changed. */
export type Observed<Inputs, Outputs> = Outputs & Partial<Inputs>;

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
