import type { Contents } from "../cloud/contents";
import { CloudExchange } from "../cloud/exchange";
import { shownInstance } from "../cloud/module-instances";
import { Organisation } from "../cloud/organisation";
import { tokenStatus } from "../cloud/sse";
import { FaultEngine, faultsNamed } from "../faults/engine";
import type { Interceptor } from "../faults/interceptor";
import type { FaultRule } from "../faults/rules";
import { AdvancingClock } from "../ground/clock";
import type { DeviceFacts } from "../ground/exchange";
import { ExchangeRing, RequestLog, SecretLedger } from "../ground/records";
import { perRegion, type PerRegion, type RegionName } from "../ground/regions";
import { Seeded } from "../ground/seeded";
import { Fleet } from "./fleet";
import { Fmcs } from "./fmcs";

/** What one region's part of `GET /state` holds: the API's own objects, and no secret. */
function regionState(organisation: Organisation): object {
  const { clock } = organisation.parts;
  return {
    devices: [...organisation.devices.values()],
    tokens: [...organisation.registrationTokens.values()].map((token) => ({
      device_id: token.deviceId,
      token: "********",
      expires_at: new Date(token.expiresAtMs).toISOString(),
      status: tokenStatus(token, clock.now()),
    })),
    modules: [...organisation.modules.values()].map((instance) => shownInstance(organisation, instance)),
    clients: [...organisation.clients.values()],
    moduleTypes: [...organisation.moduleTypes.values()],
  };
}

/** Everything the emulator knows, without the servers that show it. */
export class World {
  readonly secrets = new SecretLedger();
  readonly requests = new RequestLog();
  readonly exchanges = new ExchangeRing();
  readonly faults: FaultEngine;
  readonly fleet: Fleet;
  readonly fmcs: Fmcs;
  private readonly exchange = new CloudExchange((region) => this.organisations[region]);
  private organisations: PerRegion<Organisation>;

  constructor(
    readonly seed: number,
    faults: "default" | "none" | readonly FaultRule[],
    interceptor?: Interceptor,
    /** What organisations have in place of what they would have from the start. */
    private readonly contents: Partial<PerRegion<Contents>> = {},
    readonly clock = new AdvancingClock(),
  ) {
    this.faults = new FaultEngine(seed, faultsNamed(faults), interceptor);
    this.organisations = this.found();
    this.fleet = new Fleet({
      seeded: new Seeded(`${seed}:appliance`),
      exchange: this.exchange,
      clock: this.clock,
      faults: this.faults,
      secrets: this.secrets,
    });
    this.fmcs = new Fmcs({
      seeded: new Seeded(`${seed}:fmc`),
      exchange: this.exchange,
      clock: this.clock,
      faults: this.faults,
      secrets: this.secrets,
      requests: this.requests,
    });
  }

  /** As it is now: what FMCs broadcast has reached the cloud when its time has come. */
  organisation(region: RegionName): Organisation {
    this.fmcs.settle();
    return this.organisations[region];
  }

  /** A device registers with its entry, or with one of its own; answers the entry. */
  register(region: RegionName, facts: DeviceFacts, entry?: string): object {
    const id = this.exchange.enrol(region, facts, entry);
    return { ...this.organisation(region).devices.get(id) };
  }

  advance(seconds: number): void {
    this.clock.advance(seconds);
    this.fleet.clockMoved();
  }

  state(): object {
    this.faults.settle(this.clock.now());
    const regions = perRegion(({ name }) => regionState(this.organisation(name)));
    return { regions, appliances: this.fleet.state(), fmcs: this.fmcs.state() };
  }

  /** Back to the start: same seed, so the same ids, credentials and faults. */
  async reset(): Promise<void> {
    this.clock.reset();
    this.secrets.clear();
    this.requests.reset();
    this.exchanges.clear();
    this.faults.reset();
    this.organisations = this.found();
    await Promise.all([this.fleet.reset(), this.fmcs.reset()]);
  }

  private found(): PerRegion<Organisation> {
    const { clock, secrets, seed } = this;
    return perRegion((facts) => {
      const contents = this.contents[facts.name];
      return new Organisation({ facts, clock, secrets, contents, seeded: new Seeded(`${seed}:${facts.name}`) });
    });
  }
}
