import type { RegionName } from "./regions";

/** Whose API a request is for: a region's, or that of an FMC by its name. */
export type Addressee = { region: RegionName; fmc?: never } | { fmc: string; region?: never };

/** One API request as `GET /requests` shows it. Bodies and headers are never kept: they hold secrets. */
export type RequestEntry = Addressee & Logged;

interface Logged {
  /** Counts through all regions and FMCs, from 1. */
  seq: number;
  /** When it arrived, on the emulator's clock. */
  at: string;
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  /** The status that was decided; 0 when the connection was cut before anything was. */
  status: number;
  /** The kind of the injected fault, when there was one. */
  fault?: string;
}

/** Every API request so far, of all regions and FMCs, in the order in which they were decided. */
export class RequestLog {
  private entries: RequestEntry[] = [];
  private seq = 0;

  add(entry: Addressee & Omit<Logged, "seq">): void {
    this.entries.push({ seq: ++this.seq, ...entry });
  }

  list(): readonly RequestEntry[] {
    return this.entries;
  }

  /** Forgets the entries; the count goes on, so that two readings can be told apart. */
  clear(): void {
    this.entries = [];
  }

  reset(): void {
    this.clear();
    this.seq = 0;
  }
}

/** One answer of the API, whole, for tests that hold it against the published contract. */
export interface ApiExchange {
  region: RegionName;
  method: string;
  path: string;
  status: number;
  body: unknown;
}

/** The last answers of the services whose Swagger is published; only kept when asked for. */
export class ExchangeRing {
  private kept: ApiExchange[] = [];

  constructor(private readonly size = 5000) {}

  add(exchange: ApiExchange): void {
    if (!/^\/iroh\/iroh-(int|enrich|inspect)\//.test(exchange.path)) return;
    this.kept.push(exchange);
    if (this.kept.length > this.size) this.kept.shift();
  }

  list(): readonly ApiExchange[] {
    return this.kept;
  }

  clear(): void {
    this.kept = [];
  }
}

/** What kind of secret it is: a canary test looks for its value where it must not be. */
export type SecretKind =
  | "client-password"
  | "access-token"
  | "registration-token"
  | "tenant-token"
  | "appliance-password"
  | "fmc-password"
  | "fmc-token"
  | "fmc-client-password";

/** Every secret the emulator ever issued, for `GET /secrets`: for tests only. */
export class SecretLedger {
  private issued: { kind: SecretKind; value: string; region?: RegionName }[] = [];

  add(kind: SecretKind, value: string, region?: RegionName): void {
    this.issued.push({ kind, value, ...(region && { region }) });
  }

  list(): readonly { kind: SecretKind; value: string; region?: RegionName }[] {
    return this.issued;
  }

  clear(): void {
    this.issued = [];
  }
}
