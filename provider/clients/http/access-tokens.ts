import type { Call } from "../../base/call";
import { ofAnotherCall } from "./in-time";

/** A login for a time: an access token, or a session with one. */
export interface Login {
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** A login is replaced this long before it ends, so that it cannot end on the way. */
const safetyMarginMs = 30_000;

/** One login, made once for all who ask at the same time. */
export class AccessTokens<Token extends Login> {
  private current?: Token;
  private pending?: Promise<Token>;

  /** @param fetch gets the one that ends by its own time, which may be good for getting the next */
  constructor(private readonly fetch: (call: Call, ending: Token | undefined) => Promise<Token>) {}

  async get(call: Call): Promise<Token> {
    while (!(this.current && this.current.expiresAt - safetyMarginMs > call.clock.now())) {
      if (this.pending === undefined) return this.fetchShared(call);
      const token = await ofAnotherCall(call, this.pending);
      if (token !== undefined) return token;
    }
    return this.current;
  }

  private fetchShared(call: Call): Promise<Token> {
    this.pending = this.fetch(call, this.current)
      .then((token) => (this.current = token))
      .finally(() => (this.pending = undefined));
    return this.pending;
  }

  /** After a 401: the token is revocable, and no longer good whatever its own expiry says. A newer one stays. */
  drop(token: Token): void {
    if (this.current === token) this.current = undefined;
  }
}
