// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * Arguments and result of observe.
 */
export interface ObserveShape {
  args: ObserveArgs;
  result: ObserveResult;
}
/**
 * What a program gives to observe.
 */
export interface ObserveArgs {
  /**
   * The cloud region to ask.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Id of the module to ask.
   */
  moduleId?: string;
  /**
   * Ids of the modules to ask.
   *
   * @minItems 1
   */
  moduleIds?: readonly string[];
  /**
   * What to look for: a list of { type, value }.
   *
   * @minItems 1
   */
  observables: readonly Observable[];
}
/**
 * An atomic value that can be observed. Its type is one such as `ip`, `domain`, `email`, `email_subject`, `email_messageid`, `cisco_mid`, `sha256`, `file_name` or `url`.
 */
export interface Observable {
  /**
   * Such as ip.
   */
  type: string;
  /**
   * The value to look for.
   */
  value: string;
}
/**
 * What the modules know; all lists are empty when they know nothing.
 */
export interface ObserveResult {
  /**
   * What they have seen.
   */
  sightings: Sighting[];
  /**
   * What they think.
   */
  verdicts: Verdict[];
  /**
   * Modules that could not answer.
   */
  errors: ModuleProblem[];
}
/**
 * A module has seen one of the observables.
 */
export interface Sighting {
  /**
   * Id of the module that says so.
   */
  moduleId: string;
  /**
   * Name of that module.
   */
  moduleName: string;
  /**
   * Id of its type in this region.
   */
  moduleTypeId: string;
  /**
   * Such as `Incoming message (Delivered)`.
   */
  description?: string;
  /**
   * How often it was seen.
   */
  count: number;
  /**
   * `High`, `Medium`, `Low`, `Info`, `None` or `Unknown`.
   */
  confidence: string;
  /**
   * As `confidence`, or `Critical`.
   */
  severity?: string;
  /**
   * ISO 8601 time.
   */
  observedFrom: string;
  /**
   * ISO 8601 time.
   */
  observedTo?: string;
  /**
   * The product that saw it.
   */
  source?: string;
  /**
   * Those of the observables asked for that it is about.
   */
  observables: Observable[];
  /**
   * Who or what it happened to, such as the recipients of a message.
   */
  targets: Observable[];
  /**
   * How observables belong together, such as a message `Sent_From` an address.
   */
  relations: {
    /**
     * Such as `Sent_From`.
     */
    relation: string;
    /**
     * The one.
     */
    source: Observable;
    /**
     * The other.
     */
    related: Observable;
  }[];
}
/**
 * What a module thinks of an observable.
 */
export interface Verdict {
  /**
   * Id of the module that says so.
   */
  moduleId: string;
  /**
   * Name of that module.
   */
  moduleName: string;
  /**
   * Id of its type in this region.
   */
  moduleTypeId: string;
  /**
   * What it thinks of.
   */
  observable: Observable;
  /**
   * 1 clean, 2 malicious, 3 suspicious, 4 common, 5 unknown.
   */
  disposition: number;
  /**
   * `Clean`, `Malicious`, `Suspicious`, `Common` or `Unknown`.
   */
  dispositionName: string;
}
/**
 * A module that could not answer.
 */
export interface ModuleProblem {
  /**
   * Id of the module.
   */
  moduleId: string;
  /**
   * Name of that module.
   */
  moduleName?: string;
  /**
   * Id of its type in this region.
   */
  moduleTypeId: string;
  /**
   * Cisco's code of the error; the codes are not published.
   */
  code: string;
  /**
   * What the module says.
   */
  message: string;
  /**
   * `fatal`, `error` or `warning`.
   */
  type: string;
  /**
   * What to do about it, when that could be found out.
   */
  hint?: string;
}
