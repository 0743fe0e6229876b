import type { EmulatorClock } from "../ground/clock";
import type { Exchange } from "../ground/exchange";
import { Quota } from "../ground/quota";
import type { SecretLedger } from "../ground/records";
import type { Seeded } from "../ground/seeded";
import { type CloudRegionFacts, cloudRegions, isRegion } from "./cloud-regions";
import { Ftd, type FtdState } from "./ftd";
import { cannot } from "./refusal";
import { Sessions } from "./sessions";
import type { FmcWish } from "./wish";

const requestsAMinute = 120;
const minuteMs = 60_000;
/** How long the FTDs take to do what was broadcast, as long as an appliance takes to register. */
const settleMs = 150;

/** What is sent to the cloud, by the names of the API; those of later releases are left out on earlier ones. */
export interface Events {
  sendIntrusionEvents: boolean;
  sendFileEvents: boolean;
  sendConnectionEvents: boolean;
  sendAllConnectionEvents: boolean;
  sendPackets: boolean;
  sendNetworkDiscoveryEvents: boolean;
  devicesExcludedFromSendingEvents: unknown[];
}

/** The SecureX integration: an API client of the organisation. */
export interface Securex {
  enabled: boolean;
  clientId: string;
  clientPassword: string;
}

/** What `GET /state` says of an FMC: no secret. */
export interface FmcState {
  name: string;
  version: string;
  licence: "evaluation" | "smart";
  manager: "direct" | "satellite";
  region: CloudRegionFacts["key"];
  events: { intrusion: boolean; file: boolean; connection: boolean };
  securex: Pick<Securex, "enabled" | "clientId">;
  ftds: FtdState[];
  /** Logins whose token would be accepted now. */
  sessions: number;
}

export interface FmcParts {
  wish: FmcWish;
  username: string;
  password: string;
  exchange: Exchange;
  clock: EmulatorClock;
  secrets: SecretLedger;
  seeded: Seeded;
}

/** The id of the Global domain is the same on every FMC. */
const globalDomain = "e276abec-e0f2-11e3-8169-6d9ed49b625f";

/** Everything one FMC knows, without the server that shows it. */
export class Fmc {
  readonly domain: { name: string; uuid: string };
  readonly ids: { events: string; securex: string; regions: readonly string[] };
  readonly sessions: Sessions;
  readonly quota = new Quota(requestsAMinute, minuteMs);
  securex: Securex = { enabled: false, clientId: "", clientPassword: "" };
  private current = cloudRegions[0] as CloudRegionFacts;
  private sent: Events = {
    sendIntrusionEvents: false,
    sendFileEvents: false,
    sendConnectionEvents: false,
    sendAllConnectionEvents: false,
    sendPackets: false,
    sendNetworkDiscoveryEvents: false,
    devicesExcludedFromSendingEvents: [],
  };
  private readonly ftds: Ftd[];
  private broadcastArrivesAtMs: number | undefined;

  constructor(readonly parts: FmcParts) {
    const { wish, exchange, clock, secrets, seeded } = parts;
    const ids = seeded.fork("id");
    this.domain = { name: "Global", uuid: globalDomain };
    this.ids = { events: ids.uuid(), securex: ids.uuid(), regions: cloudRegions.map(() => ids.uuid()) };
    this.sessions = new Sessions({ clock, secrets, seeded: seeded.fork("token") });
    this.ftds = wish.ftds.map((ftd) => new Ftd(ftd, exchange));
    secrets.add("fmc-password", parts.password);
  }

  get region(): CloudRegionFacts {
    return this.current;
  }

  get events(): Events {
    return this.sent;
  }

  selectRegion(region: CloudRegionFacts): void {
    this.settle();
    this.current = region;
    this.broadcast();
  }

  /** Sends these from now on; what seed 003 says must be so first is looked at when anything is to be sent. */
  sendEvents(events: Events): void {
    const { licence, manager } = this.parts.wish;
    if (sendsAny(events) && licence === "evaluation") {
      throw cannot("Cisco Cloud event configuration is not available in evaluation mode: register with a smart licence first.");
    }
    if (sendsAny(events) && manager === "satellite") {
      throw cannot(
        "Cisco Cloud event configuration needs a direct connection to Cisco Smart Software Manager: it is not supported with a Smart Software Satellite Server or in an air-gapped network.",
      );
    }
    this.settle();
    this.sent = events;
    this.broadcast();
  }

  /** Lets the FTDs do what was broadcast, if its time has come. Whoever is about to look at them, or to broadcast anew, calls it first. */
  settle(): void {
    if (this.broadcastArrivesAtMs === undefined || this.parts.clock.now() < this.broadcastArrivesAtMs) return;
    this.broadcastArrivesAtMs = undefined;
    for (const ftd of this.ftds) {
      // Of India and Australia there is no organisation here, and nothing to see.
      if (sendsAny(this.sent) && isRegion(this.current.key)) ftd.join(this.current.key);
      else ftd.leave();
    }
  }

  state(): FmcState {
    const { name, version, licence, manager } = this.parts.wish;
    const { sendIntrusionEvents, sendFileEvents, sendConnectionEvents } = this.sent;
    const { enabled, clientId } = this.securex;
    return {
      name,
      version,
      licence,
      manager,
      region: this.current.key,
      events: { intrusion: sendIntrusionEvents, file: sendFileEvents, connection: sendConnectionEvents },
      securex: { enabled, clientId },
      ftds: this.ftds.map((ftd) => ftd.state()),
      sessions: this.sessions.live,
    };
  }

  /** Cloud settings go to every FTD (seed 003). [A] Also when nothing changed, which makes one whose entry was deleted enrol again. */
  private broadcast(): void {
    const { clock, wish } = this.parts;
    this.broadcastArrivesAtMs = clock.now() + (wish.settleMs ?? settleMs);
  }
}

/** Whether events of any kind are sent; `sendAllConnectionEvents` and `sendPackets` say only how much of one. */
function sendsAny(events: Events): boolean {
  const { sendIntrusionEvents, sendFileEvents, sendConnectionEvents, sendNetworkDiscoveryEvents } = events;
  return sendIntrusionEvents || sendFileEvents || sendConnectionEvents || sendNetworkDiscoveryEvents;
}
