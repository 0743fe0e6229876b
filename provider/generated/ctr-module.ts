// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * What a program gives to CtrModule.
 */
export interface CtrModuleGiven {
  /**
   * The region of the device.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Name in investigations. Default: the resource's name.
   */
  name?: string;
  /**
   * Which module type: `esa`, `sma-email`, `sma-web` or `firepower`, or { title } as the catalogue prints it, or { id }.
   */
  type:
    | ("esa" | "sma-email" | "sma-web" | "firepower")
    | {
        /**
         * Title, former title or default name.
         */
        title: string;
      }
    | {
        /**
         * Module type id of this region.
         */
        id: string;
      };
  /**
   * Id of a DeviceRegistration. Required by every module type that asks a device.
   */
  deviceId?: string;
  /**
   * How many days back the device is asked.
   */
  requestTimeframeDays?: number;
  /**
   * Whether investigations use the module.
   */
  enabled?: boolean;
  /**
   * Who sees the module. The API cannot change it later.
   */
  visibility?: "org" | "user";
  /**
   * Settings of the module type by key, for other types or to override what this resource sets.
   */
  settings?: {
    [k: string]: unknown;
  };
  /**
   * Ask the module's health after creating it, and report what it says.
   */
  verify?: boolean;
  /**
   * When a module of the type asks that device already and nobody manages it: `adopt` takes it over, `create` makes another.
   */
  onExisting?: "create" | "adopt";
}

/**
 * What check makes of it: every default filled in.
 */
export interface CtrModuleInputs {
  /**
   * The region of the device.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Name in investigations. Default: the resource's name.
   */
  name: string;
  /**
   * Which module type: `esa`, `sma-email`, `sma-web` or `firepower`, or { title } as the catalogue prints it, or { id }.
   */
  type:
    | ("esa" | "sma-email" | "sma-web" | "firepower")
    | {
        /**
         * Title, former title or default name.
         */
        title: string;
      }
    | {
        /**
         * Module type id of this region.
         */
        id: string;
      };
  /**
   * Id of a DeviceRegistration. Required by every module type that asks a device.
   */
  deviceId?: string;
  /**
   * How many days back the device is asked.
   */
  requestTimeframeDays: number;
  /**
   * Whether investigations use the module.
   */
  enabled: boolean;
  /**
   * Who sees the module. The API cannot change it later.
   */
  visibility: "org" | "user";
  /**
   * Settings of the module type by key, for other types or to override what this resource sets.
   */
  settings: {
    [k: string]: unknown;
  };
  /**
   * Ask the module's health after creating it, and report what it says.
   */
  verify: boolean;
  /**
   * When a module of the type asks that device already and nobody manages it: `adopt` takes it over, `create` makes another.
   */
  onExisting: "create" | "adopt";
}

/**
 * What CtrModule gives back, besides its inputs.
 */
export interface CtrModuleOutputs {
  /**
   * The module instance's id; the resource's id.
   */
  moduleId: string;
  /**
   * Id of the module type in this region.
   */
  moduleTypeId: string;
  /**
   * Title of the module type.
   */
  moduleTypeTitle: string;
  /**
   * `ok`, what the health check said instead, or `unknown` when it was not asked.
   */
  health: string;
  /**
   * ISO 8601 time.
   */
  createdAt: string;
  /**
   * ISO 8601 time of the last change.
   */
  updatedAt?: string;
}
