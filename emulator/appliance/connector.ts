import type { Activation } from "../ground/exchange";
import type { RegionName } from "../ground/regions";
import type { ServiceStatus } from "./dialogue";

/** The connector to Security Services Exchange. What takes time ends at `until`, found out by looking: there are no timers. */
export type Connector =
  | { phase: "ready" }
  | { phase: "failed"; reason: "invalid-or-expired-token" | "unreachable" }
  | { phase: "starting"; until: number }
  | { phase: "registering"; until: number; outcome: Activation }
  | { phase: "registered"; region: RegionName; deviceId: string }
  | { phase: "deregistering"; until: number };

/** What has become of it by now. */
export function settled(connector: Connector, now: number): Connector {
  if (!("until" in connector) || now < connector.until) return connector;
  if (connector.phase !== "registering") return { phase: "ready" };
  const { outcome } = connector;
  return outcome.accepted
    ? { phase: "registered", region: outcome.region, deviceId: outcome.deviceId }
    : { phase: "failed", reason: outcome.reason };
}

/** What the menus say of it. */
export function statusOf(connector: Connector): ServiceStatus {
  switch (connector.phase) {
    case "ready":
    case "registered":
    case "deregistering":
      return connector.phase;
    case "starting":
      return "busy";
    case "failed":
      return connector.reason === "unreachable" ? "unreachable" : "invalid-token";
    case "registering":
      // [A] A cloud out of reach first looks like a busy one (contracts 5.4).
      return !connector.outcome.accepted && connector.outcome.reason === "unreachable" ? "busy" : "registering";
  }
}
