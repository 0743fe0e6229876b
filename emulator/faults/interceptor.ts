import type { Addressee } from "../ground/records";
import type { ApplianceFaultKind } from "./kinds";
import type { CloudFault } from "./rules";

export type CloudRequest = Addressee & {
  method: string;
  path: string;
  /** Whether it carries an access token: `expireToken` strikes no other. */
  hasToken: boolean;
  /** Query and body: what tells it from other requests to the same path. */
  content?: string;
};

/** Someone connects to an appliance, or typed a line at it. */
export interface ApplianceEvent {
  appliance: string;
  /** What was typed, as it came: it may be a secret. Absent for a connection. */
  line?: string;
  /** What the line answers, such as `command` or `token`. */
  at?: string;
}

/** What befalls a connection or a line at this very moment. */
export interface ApplianceStrike {
  kind: ApplianceFaultKind;
  /** `drop` and `hang`: the line takes its effect first, and then this is called. Without it, it has none. */
  afterEffect?: () => void;
}

/**
 * Lets a test in the same process act at an exact moment of a request or a line, before any fault rule is looked at. Nothing of it can
 * be reached from outside.
 */
export interface Interceptor {
  /** A request has arrived and nothing of it was done; the fault it answers strikes. */
  request?: (request: CloudRequest) => CloudFault | undefined | Promise<CloudFault | undefined>;
  /** The request was decided, its change is made, and no byte of the answer is sent. */
  decided?: (request: CloudRequest, status: number) => Promise<void> | void;
  appliance?: (event: ApplianceEvent) => ApplianceStrike | undefined;
}
