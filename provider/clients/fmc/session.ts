import type { AxiosResponse } from "axios";
import { ProviderError, type FailedRequest } from "../../base/errors";
import { listed } from "../../base/screen";
import type { Login } from "../http/access-tokens";
import { cutError } from "../http/answers";

export type Headers = AxiosResponse["headers"];

/** A login: 30 minutes, prolonged at most three times. */
export interface Session extends Login {
  readonly token: string;
  readonly refreshToken: string;
  readonly domainId: string;
  readonly refreshesLeft: number;
}

const lifetimeMs = 30 * 60_000;
const refreshesAllowed = 3;

/** The domain that is asked for, and what its input is called. */
interface Domain {
  wanted: string;
  input: string;
}

/** The session of a login's answer, which is all in its headers. */
export function beginSession(headers: Headers, domain: Domain, now: number, request: FailedRequest): Session {
  const tokens = tokensOf(headers);
  if (tokens === undefined) throw cutError(request, "the answer holds no access token");
  return {
    ...tokens,
    domainId: domainIdOf(headers, domain, request),
    expiresAt: now + lifetimeMs,
    refreshesLeft: refreshesAllowed,
  };
}

export function mayRefresh({ refreshesLeft, expiresAt }: Session, now: number): boolean {
  return refreshesLeft > 0 && now < expiresAt;
}

/** The session prolonged, by the answer to the refresh; undefined when that holds no token. */
export function refreshedSession(session: Session, headers: Headers, now: number): Session | undefined {
  const tokens = tokensOf(headers);
  return tokens && { ...session, ...tokens, expiresAt: now + lifetimeMs, refreshesLeft: session.refreshesLeft - 1 };
}

function tokensOf(headers: Headers): Pick<Session, "token" | "refreshToken"> | undefined {
  const [token, refreshToken] = [headers["x-auth-access-token"], headers["x-auth-refresh-token"]] as unknown[];
  if (typeof token !== "string" || token === "") return undefined;
  return { token, refreshToken: typeof refreshToken === "string" ? refreshToken : "" };
}

/** `DOMAINS` lists what the user may see; `DOMAIN_UUID` is the one it was logged in to, which is the first. */
function domainIdOf(headers: Headers, { wanted, input }: Domain, request: FailedRequest): string {
  const domains = domainsOf(headers["domains"]);
  const found = domains.find(({ name }) => name === wanted);
  if (found) return checkedUuid(found.uuid, request);
  const own: unknown = headers["domain_uuid"];
  if (domains.length === 0 && wanted === "Global" && typeof own === "string" && own !== "") return checkedUuid(own, request);
  throw new ProviderError({
    code: "invalid-input",
    reason: `${input} is "${wanted}", and the FMC lets this user see ${listed(domains.map(({ name }) => `"${name}"`)) || "no domain"}`,
    next: "Use one of them, written as here, or give the user access to that domain.",
  });
}

/** It goes into the path of every request. */
function checkedUuid(text: string, request: FailedRequest): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  throw cutError(request, "the answer names a domain by something that is no UUID");
}

function domainsOf(header: unknown): { name: string; uuid: string }[] {
  try {
    const list = JSON.parse(String(header)) as unknown;
    const domains = (Array.isArray(list) ? list : []) as { name?: unknown; uuid?: unknown }[];
    return domains.map(({ name, uuid }) => ({ name: String(name), uuid: String(uuid) }));
  } catch {
    return [];
  }
}
