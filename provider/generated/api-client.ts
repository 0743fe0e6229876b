// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * What a program gives to ApiClient.
 */
export interface ApiClientGiven {
  /**
   * The region the client belongs to.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Name in the list of clients. Default: the resource's name.
   */
  name?: string;
  /**
   * Text beside the client.
   */
  description?: string;
  /**
   * A disabled client gets no access token.
   */
  enabled?: boolean;
  /**
   * A scope set of the SMA guide. Give this or `scopes`.
   */
  preset?: "casebook-and-pivot-menu" | "casebook" | "pivot-menu";
  /**
   * The client's scopes, in any order. Give this or `preset`.
   *
   * @minItems 1
   */
  scopes?: string[];
  /**
   * OAuth2 grants the client may use.
   *
   * @minItems 1
   */
  grants?: ("client-creds" | "auth-code" | "device-grant")[];
  /**
   * Redirect addresses, for the `auth-code` grant only, which needs one.
   */
  redirects?: string[];
  /**
   * Who may use the client.
   */
  availability?: "org" | "user" | "everyone";
  /**
   * Any texts of yours; a change makes a new client and then deletes the old one: the password cannot be reset, so this is rotation.
   */
  keepers?: {
    [k: string]: string;
  };
}

/**
 * What check makes of it: every default filled in.
 */
export interface ApiClientInputs {
  /**
   * The region the client belongs to.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Name in the list of clients. Default: the resource's name.
   */
  name: string;
  /**
   * Text beside the client.
   */
  description: string;
  /**
   * A disabled client gets no access token.
   */
  enabled: boolean;
  /**
   * A scope set of the SMA guide. Give this or `scopes`.
   */
  preset?: "casebook-and-pivot-menu" | "casebook" | "pivot-menu";
  /**
   * The client's scopes, in any order. Give this or `preset`.
   *
   * @minItems 1
   */
  scopes?: string[];
  /**
   * OAuth2 grants the client may use.
   *
   * @minItems 1
   */
  grants: ("client-creds" | "auth-code" | "device-grant")[];
  /**
   * Redirect addresses, for the `auth-code` grant only, which needs one.
   */
  redirects: string[];
  /**
   * Who may use the client.
   */
  availability: "org" | "user" | "everyone";
  /**
   * Any texts of yours; a change makes a new client and then deletes the old one: the password cannot be reset, so this is rotation.
   */
  keepers: {
    [k: string]: string;
  };
}

/**
 * What ApiClient gives back, besides its inputs.
 */
export interface ApiClientOutputs {
  /**
   * The client's id; the resource's id.
   */
  clientId: string;
  /**
   * Given once by the API, when the client is made.
   */
  clientPassword: string;
  /**
   * The scopes the client has.
   */
  grantedScopes: string[];
  /**
   * Id of the user who owns the client.
   */
  ownerId?: string;
  /**
   * ISO 8601 time.
   */
  createdAt: string;
}
