import type { Exchange } from "../ground/exchange";
import type { SecretLedger } from "../ground/records";
import type { Seeded } from "../ground/seeded";
import { listenOnLoopback } from "../http/listen";
import type { ServeParts } from "../http/serve";
import { selfSigned } from "./certificate";
import { Fmc, type FmcState } from "./fmc";
import { fmcApp } from "./server";
import type { FmcWish } from "./wish";

export type { FmcState } from "./fmc";
export type { FmcWish } from "./wish";

export interface FmcOptions extends ServeParts {
  wish: FmcWish;
  /** 0 lets the system choose. */
  port: number;
  exchange: Exchange;
  secrets: SecretLedger;
  seeded: Seeded;
}

/** How to reach an FMC; the certificate is its own authority. */
export interface RunningFmc {
  readonly host: "127.0.0.1";
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly fingerprint: string;
  readonly certificate: string;
  state(): FmcState;
  /** Lets its FTDs do what is due. */
  settle(): void;
  /** As it was at its start, with the same certificate and credentials. */
  reset(): void;
  close(): Promise<void>;
}

/** An FMC that answers on https as the real one does (contracts 6), and whose FTDs enrol in the emulated Security Services Exchange. */
export async function startFmc(options: FmcOptions): Promise<RunningFmc> {
  const { wish, port, seeded, exchange, clock, secrets, faults, requests } = options;
  const { name, username = "admin", password = seeded.fork("password").password(20) } = wish;
  const make = () => new Fmc({ wish, username, password, exchange, clock, secrets, seeded: seeded.fork("fmc") });
  const { key, cert, fingerprint } = selfSigned(name);
  let fmc = make();
  const app = fmcApp({ name, fmc: () => fmc, faults, requests, clock });
  const listening = await listenOnLoopback(app, port, { key, cert, name });
  return {
    host: "127.0.0.1",
    port: listening.port,
    username,
    password,
    fingerprint,
    certificate: cert,
    state: () => fmc.state(),
    settle: () => {
      fmc.settle();
    },
    reset: () => {
      fmc = make();
    },
    close: () => listening.close(),
  };
}
