import type { Exchange } from "../ground/exchange";
import type { RegionName } from "../ground/regions";
import { release } from "./version";

/** A threat defense that an FMC manages. */
export interface FtdWish {
  name: string;
  version: string;
}

/** What `GET /state` says of it. */
export interface FtdState extends FtdWish {
  region: RegionName | null;
  deviceId: string | null;
}

/** An FTD with its SSEConnector: it does what its FMC broadcasts (seed 003). */
export class Ftd {
  /** The entry it has, or had last, in each region. */
  private readonly entries = new Map<RegionName, string>();
  private region: RegionName | undefined;

  constructor(
    private readonly wish: FtdWish,
    private readonly exchange: Exchange,
  ) {}

  /** "On": it gets a registration token from the FMC and enrols; one that is enrolled stays as it is. */
  join(region: RegionName): void {
    if (this.region !== region) this.leave();
    this.region = region;
    const known = this.entries.get(region);
    if (known !== undefined && this.exchange.isActive(region, known)) return;
    const { name, version } = this.wish;
    const facts = { name, type: "FTD", version: release(version), ipAddress: "127.0.0.1", connectorVersion: "1.3.34" } as const;
    this.entries.set(region, this.exchange.enrol(region, facts, known));
  }

  /** "Off", or another cloud. [A] The entry stays behind as Unregistered, like that of an appliance which deregistered. */
  leave(): void {
    const { region, deviceId } = this.binding();
    if (region !== null && deviceId !== null) this.exchange.deactivate(region, deviceId);
    this.region = undefined;
  }

  state(): FtdState {
    return { ...this.wish, ...this.binding() };
  }

  private binding(): Pick<FtdState, "region" | "deviceId"> {
    const deviceId = this.region && this.entries.get(this.region);
    const active = this.region && deviceId && this.exchange.isActive(this.region, deviceId);
    return active ? { region: this.region ?? null, deviceId } : { region: null, deviceId: null };
  }
}
