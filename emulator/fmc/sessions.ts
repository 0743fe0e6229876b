import type { EmulatorClock } from "../ground/clock";
import type { SecretLedger } from "../ground/records";
import type { Seeded } from "../ground/seeded";
import { FmcRefusal, tokenInvalid } from "./refusal";

const tokenLifetimeMs = 30 * 60_000;
const mostRefreshes = 3;

/** The two tokens of one login. */
export interface Session {
  accessToken: string;
  refreshToken: string;
  expiresAtMs: number;
  refreshes: number;
}

/** The logins of one FMC: 30 minutes, and three refreshes (contracts 6). */
export class Sessions {
  private readonly byAccessToken = new Map<string, Session>();

  constructor(private readonly parts: { clock: EmulatorClock; seeded: Seeded; secrets: SecretLedger }) {}

  /** How many of them could be used at this moment. */
  get live(): number {
    const now = this.parts.clock.now();
    return [...this.byAccessToken.values()].filter(({ expiresAtMs }) => expiresAtMs > now).length;
  }

  open(): Session {
    return this.issue(0);
  }

  /** Refuses a token that is not known or too old. */
  check(accessToken: string | undefined): void {
    const session = this.byAccessToken.get(accessToken ?? "");
    if (!session || session.expiresAtMs <= this.parts.clock.now()) throw tokenInvalid();
  }

  /** Both tokens are replaced. [A] An access token that is too old can still be refreshed, which is what a refresh is for. */
  refresh(accessToken: string | undefined, refreshToken: string | undefined): Session {
    const session = this.byAccessToken.get(accessToken ?? "");
    if (!session || session.refreshToken !== refreshToken) throw tokenInvalid();
    if (session.refreshes >= mostRefreshes) {
      throw new FmcRefusal(401, `The token was refreshed ${mostRefreshes} times already: log in again.`);
    }
    this.byAccessToken.delete(session.accessToken);
    return this.issue(session.refreshes + 1);
  }

  revoke(accessToken: string | undefined): void {
    this.byAccessToken.delete(accessToken ?? "");
  }

  expire(accessToken: string | undefined): void {
    const session = this.byAccessToken.get(accessToken ?? "");
    if (session) session.expiresAtMs = 0;
  }

  private issue(refreshes: number): Session {
    const { clock, seeded, secrets } = this.parts;
    const [accessToken, refreshToken] = [seeded.uuid(), seeded.uuid()];
    const session = { accessToken, refreshToken, expiresAtMs: clock.now() + tokenLifetimeMs, refreshes };
    this.byAccessToken.set(accessToken, session);
    secrets.add("fmc-token", accessToken);
    secrets.add("fmc-token", refreshToken);
    return session;
  }
}
