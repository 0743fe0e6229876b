// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * What a program gives to DeviceRegistration.
 */
export interface DeviceRegistrationGiven {
  /**
   * The region the appliance belongs to. A change moves it: deregistered there, registered here.
   */
  region: "us" | "eu" | "apjc";
  appliance?: ApplianceGiven;
  /**
   * An element of `SseToken.tokens`, or the bare text of a token. Absent: a one-device, one-hour token is made, used and forgotten.
   */
  token?: string | RegistrationTokenGiven;
  /**
   * `external`: someone or something else registers (Cloud Email Security, FTD, FMC); waits until the device is registered.
   */
  method?: "ssh" | "external";
  /**
   * With `method: external`: id of the device to wait for, such as one of an SseToken's `deviceIds`. Absent: it is found by `deviceName`.
   */
  externalDeviceId?: string;
  /**
   * Name of the device in Security Services Exchange. Absent: the appliance's own host name stays.
   */
  deviceName?: string;
  /**
   * Text beside the device in Security Services Exchange. Absent: what stands there stays.
   */
  description?: string;
  /**
   * When the appliance is registered already: `adopt` takes over a registration of this region; `move` also deregisters one elsewhere.
   */
  onExisting?: "fail" | "adopt" | "move";
  /**
   * `retain` leaves the appliance registered and its entry in place.
   */
  onDelete?: "deregister" | "retain";
  timeouts?: TimeoutsGiven;
}
/**
 * The appliance and how to log in to it. Required with `method: ssh`.
 */
export interface ApplianceGiven {
  /**
   * Host name or address on which the appliance answers SSH.
   */
  host: string;
  /**
   * SSH port.
   */
  port?: number;
  /**
   * Email Security Appliance (AsyncOS 13.0.0-314 or later) or Security Management Appliance (12.5 or later).
   */
  type: "ESA" | "SMA";
  /**
   * Administrator's name.
   */
  username?: string;
  /**
   * Administrator's password.
   */
  password?: string;
  /**
   * Private key in PEM or OpenSSH form, instead of a password.
   */
  privateKey?: string;
  /**
   * Prefix P of the environment variables P_USERNAME, P_PASSWORD and P_PRIVATE_KEY_FILE, read at each use: no credential is in state.
   */
  credentialsEnv?: string;
  /**
   * The accepted SSH host key, `SHA256:...` as ssh-keygen prints it; a list while a key rotates.
   */
  hostKey: string | string[];
  /**
   * Host name inside a cluster: the commands work in machine mode only.
   */
  machine?: string;
  /**
   * True when an SMA manages this appliance. Refused for an ESA: the guide says to register the SMA instead.
   */
  managedBySma?: boolean;
}
export interface RegistrationTokenGiven {
  /**
   * Id of the entry the token belongs to.
   */
  deviceId: string;
  /**
   * Name of that entry.
   */
  deviceName?: string;
  /**
   * The text the appliance is given.
   */
  value: string;
  /**
   * ISO 8601 time.
   */
  expiresAt?: string;
}
/**
 * How long the appliance may take.
 */
export interface TimeoutsGiven {
  /**
   * Until the appliance asks for a token; each commit or answer on the way there may take as long.
   */
  ready?: string;
  /**
   * Until the device is registered; the answer to the token may take as long.
   */
  registration?: string;
  /**
   * Until the appliance has left.
   */
  deregistration?: string;
}

/**
 * What check makes of it: every default filled in.
 */
export interface DeviceRegistrationInputs {
  /**
   * The region the appliance belongs to. A change moves it: deregistered there, registered here.
   */
  region: "us" | "eu" | "apjc";
  appliance?: ApplianceInputs;
  /**
   * An element of `SseToken.tokens`, or the bare text of a token. Absent: a one-device, one-hour token is made, used and forgotten.
   */
  token?: string | RegistrationTokenInputs;
  /**
   * `external`: someone or something else registers (Cloud Email Security, FTD, FMC); waits until the device is registered.
   */
  method: "ssh" | "external";
  /**
   * With `method: external`: id of the device to wait for, such as one of an SseToken's `deviceIds`. Absent: it is found by `deviceName`.
   */
  externalDeviceId?: string;
  /**
   * Name of the device in Security Services Exchange. Absent: the appliance's own host name stays.
   */
  deviceName?: string;
  /**
   * Text beside the device in Security Services Exchange. Absent: what stands there stays.
   */
  description?: string;
  /**
   * When the appliance is registered already: `adopt` takes over a registration of this region; `move` also deregisters one elsewhere.
   */
  onExisting: "fail" | "adopt" | "move";
  /**
   * `retain` leaves the appliance registered and its entry in place.
   */
  onDelete: "deregister" | "retain";
  timeouts: TimeoutsInputs;
}
/**
 * The appliance and how to log in to it. Required with `method: ssh`.
 */
export interface ApplianceInputs {
  /**
   * Host name or address on which the appliance answers SSH.
   */
  host: string;
  /**
   * SSH port.
   */
  port: number;
  /**
   * Email Security Appliance (AsyncOS 13.0.0-314 or later) or Security Management Appliance (12.5 or later).
   */
  type: "ESA" | "SMA";
  /**
   * Administrator's name.
   */
  username?: string;
  /**
   * Administrator's password.
   */
  password?: string;
  /**
   * Private key in PEM or OpenSSH form, instead of a password.
   */
  privateKey?: string;
  /**
   * Prefix P of the environment variables P_USERNAME, P_PASSWORD and P_PRIVATE_KEY_FILE, read at each use: no credential is in state.
   */
  credentialsEnv?: string;
  /**
   * The accepted SSH host key, `SHA256:...` as ssh-keygen prints it; a list while a key rotates.
   */
  hostKey: string | string[];
  /**
   * Host name inside a cluster: the commands work in machine mode only.
   */
  machine?: string;
  /**
   * True when an SMA manages this appliance. Refused for an ESA: the guide says to register the SMA instead.
   */
  managedBySma: boolean;
}
export interface RegistrationTokenInputs {
  /**
   * Id of the entry the token belongs to.
   */
  deviceId: string;
  /**
   * Name of that entry.
   */
  deviceName?: string;
  /**
   * The text the appliance is given.
   */
  value: string;
  /**
   * ISO 8601 time.
   */
  expiresAt?: string;
}
/**
 * How long the appliance may take.
 */
export interface TimeoutsInputs {
  /**
   * Until the appliance asks for a token; each commit or answer on the way there may take as long.
   */
  ready: string;
  /**
   * Until the device is registered; the answer to the token may take as long.
   */
  registration: string;
  /**
   * Until the appliance has left.
   */
  deregistration: string;
}

/**
 * What DeviceRegistration gives back, besides its inputs.
 */
export interface DeviceRegistrationOutputs {
  /**
   * Id of the device in Security Services Exchange; the resource's id.
   */
  deviceId: string;
  /**
   * The device's name in Security Services Exchange.
   */
  deviceName?: string;
  /**
   * Such as `ESA`.
   */
  deviceType?: string;
  /**
   * The device's software version.
   */
  version?: string;
  /**
   * The address the device reports.
   */
  ipAddress?: string;
  /**
   * Version of the device's connector.
   */
  connectorVersion?: string;
  /**
   * `Registered`, or what Security Services Exchange says instead.
   */
  status: string;
  /**
   * The Security Services Exchange host the device is bound to.
   */
  server?: string;
  /**
   * ISO 8601 time at which the entry was made.
   */
  createdAt?: string;
  /**
   * ISO 8601 time at which the appliance was given a token, while its registration is unfinished.
   */
  tokenGivenAt?: string;
}
