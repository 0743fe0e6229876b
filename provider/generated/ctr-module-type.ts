// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * What a program gives to CtrModuleType.
 */
export interface CtrModuleTypeGiven {
  /**
   * The region whose catalogue gets the type.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Title in the catalogue. Default: the resource's name.
   */
  title?: string;
  /**
   * The name a new module gets in the console. Default: the resource's name.
   */
  defaultName?: string;
  /**
   * One line in the catalogue.
   */
  shortDescription?: string;
  /**
   * What the type is, in Markdown.
   */
  description?: string;
  /**
   * How to set a module up, in Markdown; the console shows it beside the form.
   */
  tips?: string;
  /**
   * A picture as a `data:` address.
   */
  logo?: string;
  /**
   * What modules of the type can do, in any order.
   */
  capabilities?: {
    /**
     * What modules of the type can do.
     */
    id:
      | "assets"
      | "automate"
      | "data_ingestion"
      | "deliberate"
      | "detection_source"
      | "device_insights"
      | "health"
      | "incident/resolve"
      | "notifications"
      | "observe"
      | "refer"
      | "respond"
      | "target_records"
      | "threat_hunts"
      | "tiles";
    /**
     * A sentence about it for the catalogue.
     */
    description: string;
  }[];
  /**
   * The settings a module of the type asks for, in the order of the form.
   */
  configurationSpec?: {
    /**
     * Key of the setting, such as `custom_host`.
     */
    key: string;
    /**
     * What the field takes.
     */
    type: "string" | "integer" | "boolean" | "password" | "api_key" | "options" | "file" | "remote" | "device";
    /**
     * Text beside the field.
     */
    label: string;
    /**
     * Whether a module must have the setting.
     */
    required?: boolean;
    /**
     * Text that explains the field.
     */
    tooltip?: string;
    /**
     * What `type` leaves open, such as the product of a `device`.
     */
    subtype?: string;
    /**
     * Fields of one group stand together.
     */
    group?: string;
    /**
     * Whether the console marks the field as a trial.
     */
    beta?: boolean;
    /**
     * What the form begins with.
     */
    defaultValue?: string | number | boolean;
    /**
     * Whether nothing but `options` may be given.
     */
    strictOptions?: boolean;
    /**
     * The choices of a field of type `options`.
     */
    options?: {
      /**
       * What is stored.
       */
      value: string;
      /**
       * What the form shows.
       */
      label: string;
    }[];
  }[];
  /**
   * How modules of the type are reached: for a relay `url`, `supported-apis`, `auth-type` and what that needs.
   */
  properties?: {
    [k: string]: unknown;
  };
  /**
   * Flags of the type, in any order.
   */
  flags?: string[];
  /**
   * Whether modules of the type can be made.
   */
  enabled?: boolean;
}

/**
 * What check makes of it: every default filled in.
 */
export interface CtrModuleTypeInputs {
  /**
   * The region whose catalogue gets the type.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Title in the catalogue. Default: the resource's name.
   */
  title: string;
  /**
   * The name a new module gets in the console. Default: the resource's name.
   */
  defaultName: string;
  /**
   * One line in the catalogue.
   */
  shortDescription: string;
  /**
   * What the type is, in Markdown.
   */
  description: string;
  /**
   * How to set a module up, in Markdown; the console shows it beside the form.
   */
  tips: string;
  /**
   * A picture as a `data:` address.
   */
  logo: string;
  /**
   * What modules of the type can do, in any order.
   */
  capabilities: {
    /**
     * What modules of the type can do.
     */
    id:
      | "assets"
      | "automate"
      | "data_ingestion"
      | "deliberate"
      | "detection_source"
      | "device_insights"
      | "health"
      | "incident/resolve"
      | "notifications"
      | "observe"
      | "refer"
      | "respond"
      | "target_records"
      | "threat_hunts"
      | "tiles";
    /**
     * A sentence about it for the catalogue.
     */
    description: string;
  }[];
  /**
   * The settings a module of the type asks for, in the order of the form.
   */
  configurationSpec: {
    /**
     * Key of the setting, such as `custom_host`.
     */
    key: string;
    /**
     * What the field takes.
     */
    type: "string" | "integer" | "boolean" | "password" | "api_key" | "options" | "file" | "remote" | "device";
    /**
     * Text beside the field.
     */
    label: string;
    /**
     * Whether a module must have the setting.
     */
    required?: boolean;
    /**
     * Text that explains the field.
     */
    tooltip?: string;
    /**
     * What `type` leaves open, such as the product of a `device`.
     */
    subtype?: string;
    /**
     * Fields of one group stand together.
     */
    group?: string;
    /**
     * Whether the console marks the field as a trial.
     */
    beta?: boolean;
    /**
     * What the form begins with.
     */
    defaultValue?: string | number | boolean;
    /**
     * Whether nothing but `options` may be given.
     */
    strictOptions?: boolean;
    /**
     * The choices of a field of type `options`.
     */
    options?: {
      /**
       * What is stored.
       */
      value: string;
      /**
       * What the form shows.
       */
      label: string;
    }[];
  }[];
  /**
   * How modules of the type are reached: for a relay `url`, `supported-apis`, `auth-type` and what that needs.
   */
  properties: {
    [k: string]: unknown;
  };
  /**
   * Flags of the type, in any order.
   */
  flags: string[];
  /**
   * Whether modules of the type can be made.
   */
  enabled: boolean;
}

/**
 * What CtrModuleType gives back, besides its inputs.
 */
export interface CtrModuleTypeOutputs {
  /**
   * The module type's id; the resource's id.
   */
  moduleTypeId: string;
  /**
   * Which of Cisco's handlers serves the type.
   */
  record: string;
  /**
   * ISO 8601 time.
   */
  createdAt: string;
  /**
   * ISO 8601 time of the last change.
   */
  updatedAt?: string;
}
