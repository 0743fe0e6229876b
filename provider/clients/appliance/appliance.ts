import type { Patience } from "./conversation";
import type { FeatureState } from "./feature";
import type { ApplianceFacts } from "./identify";
import type { CloudServiceState } from "./menu";

/** One look at `cloudserviceconfig`. */
export interface CloudServiceStatus {
  state: CloudServiceState;
  /** The appliance's own words, on one line, redacted; for messages. */
  said: string;
  /** The words its menu takes, such as `REGISTER`; empty where it shows none. */
  offers: readonly string[];
  /** True when it says that a smart licence holds the registration. */
  licensed: boolean;
}

/** The servers of Security Services Exchange that an appliance can be set to. */
export interface ServerList {
  /** Hosts, as the list has them. */
  offered: readonly string[];
  /** The host it is set to, where the list says that. */
  current?: string;
}

/**
 * One logged-in session with an ESA or SMA. One operation at a time, and each within the patience it is given. Each begins and ends at
 * the top prompt; after a failure between a change and its commit the session is cut, since AsyncOS forgets what was not committed.
 */
export interface Appliance {
  readonly facts: ApplianceFacts;
  /** True for a member of a cluster, on one machine of which the session works. */
  readonly clustered: boolean;
  /** True from the moment a token was typed in, whatever came of it. */
  readonly tokenGiven: boolean;
  /** Looks whether the Threat Response feature is on; undefined where the appliance shows no switch for it, or not at the moment. */
  feature(patience?: Patience): Promise<FeatureState | undefined>;
  /** Looks at the list of servers, and chooses none; undefined while the appliance offers no choice. */
  servers(patience?: Patience): Promise<ServerList | undefined>;
  /**
   * Switches the Threat Response feature on and commits; does nothing if it is on. False when the appliance offers no switch for it, or
   * not at the moment.
   */
  enable(patience?: Patience): Promise<boolean>;
  /** Looks at the cloud service, and leaves its menu again. */
  status(patience?: Patience): Promise<CloudServiceStatus>;
  /**
   * Whether a smart licence holds the registration: it can be looked at before the feature is on. Fails where the appliance does not
   * show its cloud service.
   */
  isLicensed(patience?: Patience): Promise<boolean>;
  /**
   * Chooses the server with this host name from the printed list, and commits; does neither where the appliance says that it has this
   * one. Switches the cloud service on first where that is a step of its own. Fails with `server-not-offered`, or with `refused` while
   * the appliance offers no choice (it is busy).
   */
  selectServer(server: string, patience?: Patience): Promise<void>;
  /** Hands the token in; done when the appliance says that the registration is in progress, or is already registered. */
  register(token: string, patience?: Patience): Promise<void>;
  /**
   * Starts the deregistration; done when the appliance says so. Does nothing if it is not registered. Fails with `smart-licence` when a
   * licence holds the registration.
   */
  deregister(patience?: Patience): Promise<void>;
  /** Ends the session; uncommitted changes are lost with it. */
  close(): void;
}
