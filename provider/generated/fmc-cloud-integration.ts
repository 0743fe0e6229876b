// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * What a program gives to FmcCloudIntegration.
 */
export interface FmcCloudIntegrationGiven {
  /**
   * The cloud region the FMC and the devices it manages send to. A change puts back what was there before, then selects the new one.
   */
  region: "us" | "eu" | "apjc";
  fmc: FmcGiven;
  events?: EventsGiven;
  securex?: SecurexGiven;
  /**
   * `restore` puts back what was there before; `retain` leaves the FMC as it is.
   */
  onDelete?: "restore" | "retain";
}
/**
 * The FMC and how to log in to it.
 */
export interface FmcGiven {
  /**
   * Host name or address on which the FMC answers HTTPS.
   */
  host: string;
  /**
   * HTTPS port.
   */
  port?: number;
  /**
   * Administrator's name, best one that nobody else logs in with.
   */
  username?: string;
  /**
   * Administrator's password.
   */
  password?: string;
  /**
   * Prefix P of the environment variables P_USERNAME and P_PASSWORD, read at each use: no credential is in state.
   */
  credentialsEnv?: string;
  /**
   * SHA-256 fingerprint of the FMC's certificate in hexadecimal digits, as openssl prints it. Give this or `caFile`; neither: the public authorities.
   */
  fingerprint?: string;
  /**
   * PEM file, where the provider runs, of the authority that issued the FMC's certificate. Give this or `fingerprint`.
   */
  caFile?: string;
  /**
   * The FMC domain whose settings these are.
   */
  domain?: string;
}
/**
 * Which events go to the cloud.
 */
export interface EventsGiven {
  /**
   * Intrusion events: what Cisco Threat Response makes its sightings of.
   */
  intrusion?: boolean;
  /**
   * File and malware events.
   */
  file?: boolean;
  /**
   * Connection events. Off unless asked for: they are very many.
   */
  connection?: boolean;
}
/**
 * The SecureX ribbon, from FMC 7.0 on. Absent: it is left alone; taken away later: it is put back as at delete.
 */
export interface SecurexGiven {
  /**
   * Whether SecureX is on; with `true`, `clientId` and `clientPassword` are required.
   */
  enabled?: boolean;
  /**
   * Id of the API client the FMC uses, such as `clientId` of an ApiClient.
   */
  clientId?: string;
  /**
   * Password of that API client.
   */
  clientPassword?: string;
}

/**
 * What check makes of it: every default filled in.
 */
export interface FmcCloudIntegrationInputs {
  /**
   * The cloud region the FMC and the devices it manages send to. A change puts back what was there before, then selects the new one.
   */
  region: "us" | "eu" | "apjc";
  fmc: FmcInputs;
  events: EventsInputs;
  securex?: SecurexInputs;
  /**
   * `restore` puts back what was there before; `retain` leaves the FMC as it is.
   */
  onDelete: "restore" | "retain";
}
/**
 * The FMC and how to log in to it.
 */
export interface FmcInputs {
  /**
   * Host name or address on which the FMC answers HTTPS.
   */
  host: string;
  /**
   * HTTPS port.
   */
  port: number;
  /**
   * Administrator's name, best one that nobody else logs in with.
   */
  username?: string;
  /**
   * Administrator's password.
   */
  password?: string;
  /**
   * Prefix P of the environment variables P_USERNAME and P_PASSWORD, read at each use: no credential is in state.
   */
  credentialsEnv?: string;
  /**
   * SHA-256 fingerprint of the FMC's certificate in hexadecimal digits, as openssl prints it. Give this or `caFile`; neither: the public authorities.
   */
  fingerprint?: string;
  /**
   * PEM file, where the provider runs, of the authority that issued the FMC's certificate. Give this or `fingerprint`.
   */
  caFile?: string;
  /**
   * The FMC domain whose settings these are.
   */
  domain: string;
}
/**
 * Which events go to the cloud.
 */
export interface EventsInputs {
  /**
   * Intrusion events: what Cisco Threat Response makes its sightings of.
   */
  intrusion: boolean;
  /**
   * File and malware events.
   */
  file: boolean;
  /**
   * Connection events. Off unless asked for: they are very many.
   */
  connection: boolean;
}
/**
 * The SecureX ribbon, from FMC 7.0 on. Absent: it is left alone; taken away later: it is put back as at delete.
 */
export interface SecurexInputs {
  /**
   * Whether SecureX is on; with `true`, `clientId` and `clientPassword` are required.
   */
  enabled: boolean;
  /**
   * Id of the API client the FMC uses, such as `clientId` of an ApiClient.
   */
  clientId?: string;
  /**
   * Password of that API client.
   */
  clientPassword?: string;
}

/**
 * What FmcCloudIntegration gives back, besides its inputs.
 */
export interface FmcCloudIntegrationOutputs {
  /**
   * The FMC's host, with its port unless that is 443, and the id of its domain; the resource's id.
   */
  integrationId: string;
  /**
   * The FMC's software version.
   */
  version: string;
  /**
   * `Applied`, or `Unfinished` after a failure: the next `pulumi up` goes on.
   */
  status: string;
  previous: PreviousSettings;
}
/**
 * What was there before the first change, for delete. An FMC has no room for it: a run killed before its state was saved leaves its own settings for the next to find.
 */
export interface PreviousSettings {
  region?: PreviousRegion;
  events: PreviousEvents;
  securex?: PreviousSecurex;
}
/**
 * The cloud region that was selected, if one was.
 */
export interface PreviousRegion {
  /**
   * Its id on the FMC.
   */
  id: string;
  /**
   * Its name on the FMC.
   */
  name: string;
  /**
   * The host it sends to, where the FMC says it.
   */
  domain?: string;
}
/**
 * The events that were sent.
 */
export interface PreviousEvents {
  /**
   * Intrusion events.
   */
  intrusion: boolean;
  /**
   * File and malware events.
   */
  file: boolean;
  /**
   * Connection events.
   */
  connection: boolean;
}
/**
 * SecureX, where `securex` is given. Never its password, which an FMC does not show.
 */
export interface PreviousSecurex {
  /**
   * Whether it was on.
   */
  enabled: boolean;
  /**
   * The API client it used.
   */
  clientId?: string;
}
