// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * Arguments and result of whoAmI.
 */
export interface WhoAmIShape {
  args: WhoAmIArgs;
  result: WhoAmIResult;
}
/**
 * What a program gives to whoAmI.
 */
export interface WhoAmIArgs {
  /**
   * The cloud region to ask.
   */
  region: "us" | "eu" | "apjc";
}
/**
 * Whom the provider's API client of a region speaks for.
 */
export interface WhoAmIResult {
  /**
   * Id of the user who owns the client.
   */
  userId?: string;
  /**
   * Name of that user.
   */
  userName?: string;
  /**
   * Mail address of that user.
   */
  userEmail?: string;
  /**
   * The user's role, such as `admin`.
   */
  role?: string;
  /**
   * Id of the organisation.
   */
  organisationId: string;
  /**
   * Name of the organisation.
   */
  organisationName?: string;
  /**
   * What the provider may do there: may be less than the client has.
   */
  scopes: string[];
}
