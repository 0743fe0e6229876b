// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * Arguments and result of getApiClients.
 */
export interface GetApiClientsShape {
  args: GetApiClientsArgs;
  result: GetApiClientsResult;
}
/**
 * What a program gives to getApiClients.
 */
export interface GetApiClientsArgs {
  /**
   * The cloud region to ask.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Name of the client; letters' case does not count.
   */
  name?: string;
}
/**
 * The API clients found.
 */
export interface GetApiClientsResult {
  /**
   * In the order in which the API gives them.
   */
  apiClients: ApiClientInfo[];
}
/**
 * An API client, without its password: the API gives that only once.
 */
export interface ApiClientInfo {
  /**
   * Id of the client.
   */
  clientId: string;
  /**
   * Name of the client.
   */
  name: string;
  /**
   * The text beside it, without the mark of its owner.
   */
  description: string;
  /**
   * The scopes the client has.
   */
  scopes: string[];
  /**
   * OAuth2 grants the client may use.
   */
  grants: string[];
  /**
   * Redirect addresses of the grant `auth-code`.
   */
  redirects: string[];
  /**
   * `org`, `user` or `everyone`.
   */
  availability: string;
  /**
   * A disabled client gets no access token.
   */
  enabled: boolean;
  /**
   * Id of the user who owns the client.
   */
  ownerId?: string;
  /**
   * ISO 8601 time.
   */
  createdAt: string;
  /**
   * `project/stack/name` of the resource it belongs to; absent when no stack owns it.
   */
  owner?: string;
}
