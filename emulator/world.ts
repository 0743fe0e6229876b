import type { RegionName } from "./appliance/ports";
import { CloudExchange } from "./cloud/exchange";
import { shownInstance } from "./cloud/integration";
import { Organisation } from "./cloud/organisation";
import { tokenStatus } from "./cloud/sse";
import { AdvancingClock } from "./clock";
import { faultsNamed, FaultEngine } from "./faults";
import type { FaultRule } from "./fault-rules";
import { Fleet } from "./fleet";
import type { Interceptor } from "./interceptor";
import { ExchangeRing, RequestLog, SecretLedger } from "./records";
import { perRegion, type PerRegion } from "./regions";
import { Seeded } from "./seeded";

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
    moduleTypes: organisation.moduleTypes,
  };
}

/** Everything the emulator knows, without the servers that show it. */
export class World {
  readonly clock = new AdvancingClock();
  readonly secrets = new SecretLedger();
  readonly requests = new RequestLog();
  readonly exchanges = new ExchangeRing();
  readonly faults: FaultEngine;
  readonly fleet: Fleet;
  private organisations: PerRegion<Organisation>;

  constructor(
    readonly seed: number,
    faults: "default" | "none" | readonly FaultRule[],
    interceptor?: Interceptor,
  ) {
    this.faults = new FaultEngine(seed, faultsNamed(faults), interceptor);
    this.organisations = this.found();
    this.fleet = new Fleet({
      seeded: new Seeded(`${seed}:appliance`),
      exchange: new CloudExchange((region) => this.organisation(region)),
      clock: this.clock,
      faults: this.faults,
      secrets: this.secrets,
    });
  }

  organisation(region: RegionName): Organisation {
    return this.organisations[region];
  }

  state(): object {
    return { regions: perRegion(({ name }) => regionState(this.organisation(name))), appliances: this.fleet.state() };
  }

  /** Back to the start: same seed, so the same ids, credentials and faults. */
  async reset(): Promise<void> {
    this.clock.reset();
    this.secrets.clear();
    this.requests.reset();
    this.exchanges.clear();
    this.faults.reset();
    this.organisations = this.found();
    await this.fleet.reset();
  }

  private found(): PerRegion<Organisation> {
    const { clock, secrets, seed } = this;
    return perRegion((facts) => new Organisation({ facts, clock, secrets, seeded: new Seeded(`${seed}:${facts.name}`) }));
  }
}
