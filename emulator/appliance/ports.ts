/** What an emulated appliance needs of the rest of the emulator, and nothing more. */

export type ApplianceType = "ESA" | "SMA";
export type RegionName = "us" | "eu" | "apjc";

/** What the connector of an appliance tells Security Services Exchange about itself (contracts 2.3, clientInfo). */
export interface DeviceFacts {
  name: string;
  type: string;
  version: string;
  ipAddress: string;
  connectorVersion: string;
}

export type Activation =
  | { accepted: true; region: RegionName; deviceId: string }
  | { accepted: false; reason: "invalid-or-expired-token" | "unreachable" };

/** The device side of Security Services Exchange: what "register" and "deregister" reach over the wire. */
export interface Exchange {
  /** `server` is the SSE host the appliance is set to, such as api-sse.cisco.com. */
  activate(server: string, token: string, facts: DeviceFacts): Activation;
  /** What registers without a token, as by a smart licence [A], makes its own entry; answers its id. */
  enrol(region: RegionName, facts: DeviceFacts): string;
  deactivate(region: RegionName, deviceId: string): void;
  /** False once the entry was deleted or unregistered in the cloud: the connector learns it at its next contact. */
  isActive(region: RegionName, deviceId: string): boolean;
}

export interface EmulatorClock {
  /** Milliseconds since the epoch, moved by POST /clock. */
  now(): number;
}

export type ApplianceFaultKind = "refuse" | "drop" | "hang" | "wrongHostKey" | "busy" | "pager";

export interface ApplianceFaults {
  /** The first matching rule of one of these kinds, which is thereby used up once; undefined when none applies. */
  take(appliance: string, kinds: readonly ApplianceFaultKind[]): { kind: ApplianceFaultKind } | undefined;
  /** What a test wants to happen at this very connection or line. */
  intercept?(event: {
    appliance: string;
    line?: string;
    at?: string;
  }): { kind: ApplianceFaultKind; afterEffect?: () => void } | undefined;
}
