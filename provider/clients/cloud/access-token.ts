import { UnexpectedShape } from "../http/shapes";
import type { Login } from "../http/access-tokens";

export interface AccessToken extends Login {
  value: string;
  /** What the token grants: may be less than the client has (contracts 1.1). */
  scopes: readonly string[];
}

/** Where the API does not say how long a token lives. */
const usualLifeSeconds = 600;

/** What a header can carry. */
const isTokenText = (value: unknown): value is string => typeof value === "string" && /^[\x21-\x7e]+$/.test(value);

export function toAccessToken(json: unknown, now: number): AccessToken {
  const answer = json as { access_token?: unknown; expires_in?: unknown; scope?: unknown } | null | undefined;
  if (!isTokenText(answer?.access_token) || typeof answer.scope !== "string") throw new UnexpectedShape("no access token");
  const seconds = typeof answer.expires_in === "number" ? answer.expires_in : usualLifeSeconds;
  return { value: answer.access_token, scopes: answer.scope.split(/\s+/), expiresAt: now + seconds * 1_000 };
}

/** What of these scopes a look needs: a scope without suffix is asked for as its `:read`, and `:write` is not asked for. */
export function readScopes(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => !scope.endsWith(":write")).map((scope) => (scope.includes(":") ? scope : `${scope}:read`));
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
