// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * Who has to reach a host: an ESA or SMA (`appliance`), an FTD with its connector (`ftd`), the FMC that manages it (`fmc`), or the machine that runs Pulumi (`provider`).
 */
export type Reaching = "appliance" | "ftd" | "fmc" | "provider";

/**
 * Arguments and result of getRegionHosts.
 */
export interface GetRegionHostsShape {
  args: GetRegionHostsArgs;
  result: GetRegionHostsResult;
}
/**
 * What a program gives to getRegionHosts.
 */
export interface GetRegionHostsArgs {
  /**
   * The cloud region to ask.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Only what this one has to reach.
   */
  neededBy?: Reaching;
}
/**
 * The hosts found.
 */
export interface GetRegionHostsResult {
  /**
   * One entry a host and port.
   */
  hosts: ReachedHost[];
}
/**
 * A host that a firewall has to let through.
 */
export interface ReachedHost {
  /**
   * A name that resolves.
   */
  host: string;
  /**
   * What a rule should allow: the host, or a pattern with `*` where Cisco may add more of them.
   */
  allow: string;
  /**
   * The TCP port.
   */
  port: number;
  /**
   * What goes there.
   */
  purpose: string;
  /**
   * Who has to reach it.
   */
  neededBy: Reaching[];
}
