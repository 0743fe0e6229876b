import type { Call } from "../../base/call";
import { ofAnotherCall } from "../http/in-time";

export interface AccessToken {
  value: string;
  /** What the token grants: may be less than the client has (contracts 1.1). */
  scopes: readonly string[];
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** A token is replaced this long before it ends, so that it cannot end on the way. */
const safetyMarginMs = 30_000;

/** One access token for one login, fetched once for all who ask at the same time. */
export class AccessTokens<Token extends { readonly expiresAt: number } = AccessToken> {
  private current?: Token;
  private pending?: Promise<Token>;

  constructor(private readonly fetch: (call: Call) => Promise<Token>) {}

  async get(call: Call): Promise<Token> {
    while (!(this.current && this.current.expiresAt - safetyMarginMs > call.clock.now())) {
      if (this.pending === undefined) return this.fetchShared(call);
      const token = await ofAnotherCall(call, this.pending);
      if (token !== undefined) return token;
    }
    return this.current;
  }

  private fetchShared(call: Call): Promise<Token> {
    this.pending = this.fetch(call)
      .then((token) => (this.current = token))
      .finally(() => (this.pending = undefined));
    return this.pending;
  }

  /** After a 401: the token is revocable, and no longer good whatever its own expiry says. A newer one stays. */
  drop(token: Token): void {
    if (this.current === token) this.current = undefined;
  }
}

/** True when `granted` covers `needed`: a root scope covers its children, and no suffix covers `:read` and `:write` (contracts 1.4). */
export function covers(granted: readonly string[], needed: string): boolean {
  const [neededPath = "", neededAccess] = needed.split(":");
  return granted.some((scope) => {
    const [path = "", access] = scope.split(":");
    const within = path === neededPath || neededPath.startsWith(`${path}/`);
    return within && (access === undefined || access === neededAccess);
  });
}
