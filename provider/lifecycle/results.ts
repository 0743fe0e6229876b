import type { Stale } from "./definition";
import type { Difference, Path } from "./diff";
import type { Drift } from "./drift";
import type { Finding, Properties } from "./schema";

export interface CheckResult {
  inputs: Properties;
  failures: Finding[];
}

export interface DiffResult {
  changes: boolean;
  /** The inputs that differ, part by part. */
  differences: Difference[];
  /** The outputs that are not as wanted. */
  stale: Stale[];
  /** False when the inputs in state may be the wanted ones already: then they do not tell what changes. */
  inInputs: boolean;
  /** The inputs for which there has to be a new object. */
  replaces: string[];
  deleteBeforeReplace: boolean;
}

export interface CreateResult {
  id: string;
  outs: Properties;
}

export interface ReadResult {
  outs: Properties;
  /** The inputs as they would have to be for what was found; absent when nothing drifted. */
  inputs?: Properties;
  /** Inputs and outputs that are not as the state has them, part by part. */
  drift: Drift[];
  /**
   * What the look could not tell. Without a state: what no look can ever say, such as `appliance.password`. With one whose secrets were
   * not given: those of them that are not compared although the look says something of them.
   */
  unreadable: string[];
  /** The owner that its mark names: told where there was no state. */
  ownedBy?: string | undefined;
}

/** What may be known of an object beside its state. */
export interface Whereabouts {
  /** Where there is no state. */
  region?: string;
  /** `project/stack/name` of the resource that it is to be, where there is no state. */
  owner?: string;
  /** Paths of secrets that the state has and that are not in what was given of it. */
  hidden?: readonly Path[];
}
