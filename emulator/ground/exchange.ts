import type { RegionName } from "./regions";

/** What the connector of a device tells Security Services Exchange about itself (contracts 2.3, clientInfo). */
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
  /** What registers without a token, as by a smart licence [A]: with the entry `known`, or one of its own when that is gone; answers its id. */
  enrol(region: RegionName, facts: DeviceFacts, known?: string): string;
  deactivate(region: RegionName, deviceId: string): void;
  /** False once the entry was deleted or unregistered in the cloud: the connector learns it at its next contact. */
  isActive(region: RegionName, deviceId: string): boolean;
}
