// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * What a program gives to SseToken.
 */
export interface SseTokenGiven {
  /**
   * The cloud region that issues the tokens. An appliance can register only with a token of its own region.
   */
  region: "us" | "eu" | "apjc";
  /**
   * How many devices may register: as many entries, with one token each. Fewer later removes only entries that never registered.
   */
  devices?: number;
  /**
   * Name of the device entries until an appliance registers and brings its own. Default: the resource's name.
   */
  name?: string;
  /**
   * How long a token may be used after it was issued. A change applies to the next issue.
   */
  validFor?: "1h" | "2h" | "4h" | "6h" | "8h" | "12h" | "1d" | "2d" | "3d" | "4d" | "5d";
  /**
   * `renew` issues new tokens for entries that are still unregistered when the old ones expire. A used token never renews.
   */
  onExpiry?: "keep" | "renew";
  /**
   * With `onExpiry: renew`: renew already when less than this is left.
   */
  renewBefore?: string;
  /**
   * Any texts of yours; a change issues new tokens for entries that are still unregistered.
   */
  keepers?: {
    [k: string]: string;
  };
}

/**
 * What check makes of it: every default filled in.
 */
export interface SseTokenInputs {
  /**
   * The cloud region that issues the tokens. An appliance can register only with a token of its own region.
   */
  region: "us" | "eu" | "apjc";
  /**
   * How many devices may register: as many entries, with one token each. Fewer later removes only entries that never registered.
   */
  devices: number;
  /**
   * Name of the device entries until an appliance registers and brings its own. Default: the resource's name.
   */
  name: string;
  /**
   * How long a token may be used after it was issued. A change applies to the next issue.
   */
  validFor: "1h" | "2h" | "4h" | "6h" | "8h" | "12h" | "1d" | "2d" | "3d" | "4d" | "5d";
  /**
   * `renew` issues new tokens for entries that are still unregistered when the old ones expire. A used token never renews.
   */
  onExpiry: "keep" | "renew";
  /**
   * With `onExpiry: renew`: renew already when less than this is left.
   */
  renewBefore: string;
  /**
   * Any texts of yours; a change issues new tokens for entries that are still unregistered.
   */
  keepers: {
    [k: string]: string;
  };
}

/**
 * What SseToken gives back, besides its inputs.
 */
export interface SseTokenOutputs {
  /**
   * One token for each entry, in the order of `deviceIds`.
   */
  tokens: IssuedToken[];
  /**
   * The first token's value.
   */
  value: string;
  /**
   * Ids of the device entries.
   */
  deviceIds: string[];
  /**
   * ISO 8601 time at which the first of the tokens expires.
   */
  expiresAt: string;
  /**
   * How many of the tokens were used.
   */
  registered: number;
  /**
   * `consumed`: every token was used. `expired`: an unused one has expired.
   */
  status: "active" | "expired" | "consumed";
}
export interface IssuedToken {
  /**
   * Id of the entry the token belongs to.
   */
  deviceId: string;
  /**
   * Name of the entry when the token was issued.
   */
  deviceName: string;
  /**
   * The text an appliance is given.
   */
  value: string;
  /**
   * ISO 8601 time.
   */
  expiresAt: string;
}
