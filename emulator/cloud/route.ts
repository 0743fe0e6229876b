import type { Mark } from "../ground/mark";
import type { Reply } from "../ground/reply";
import type { Organisation } from "./organisation";
import { badParameter } from "./refusal";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Who calls, and what that client may do at this moment. */
export interface Caller {
  clientId: string;
  userId: string;
  organisationId: string;
  scopes: readonly string[];
  expiresAtMs: number;
}

export interface OpenCall {
  organisation: Organisation;
  /** The region's own http origin. */
  origin: string;
  /** Origins of all regions, for clouds.json. */
  origins: Record<string, string>;
  params: Record<string, string>;
  query: URLSearchParams;
  authorization: string | undefined;
  contentType: string;
  text: string;
}

export interface Call<Body = unknown> extends OpenCall {
  caller: Caller;
  body: Body;
}

interface Described {
  method: Method;
  /** With parameters in braces, as in the Swagger. */
  path: string;
  mark: Mark;
  /** Where the route is described: a section of the contracts, or the Swagger; see docs/emulator-calls.md. */
  source: string;
  /** Where it is known to differ from the real one, or had to choose; a sentence each. What all have in common is in calls/cloud.ts. */
  differences?: readonly string[];
  /** Names of the parameters that a list takes behind the question mark. */
  query?: readonly string[];
  /** JSON Schema of a good answer, for the service's own Swagger; absent when there is none, or none worth a word. */
  answer?: object;
}

/** A route without an access token. */
export interface OpenRoute extends Described {
  scope: null;
  handler: (call: OpenCall) => Reply;
}

/** A route with one. */
export interface GuardedRoute extends Described {
  /** Of several, joined by commas as the Swagger does, one is enough; `any` needs a valid token and no scope of its own. */
  scope: string;
  /** JSON Schema of the request body; absent when the route takes none. */
  body?: object;
  /** The body may be left out altogether. */
  bodyOptional?: boolean;
  /** A promise where somebody else is asked, such as a relay. */
  handler: (call: Call) => Reply | Promise<Reply>;
}

export type Route = OpenRoute | GuardedRoute;

/** True for a route that takes no access token. */
export function isOpen(route: Route): route is OpenRoute {
  return route.scope === null;
}

/** A guarded route whose handler sees the body as what `body` says it is: this is the one place that takes it on trust. */
export function withBody<Body>(
  route: Omit<GuardedRoute, "handler"> & { body: object; handler: (call: Call<Body>) => Reply | Promise<Reply> },
): GuardedRoute {
  return { ...route, handler: (call) => route.handler(call as Call<Body>) };
}

/** `offset` and `limit` of a list; a limit outside 1..1000 is refused rather than quietly cut, which would look like the end. */
export function page<T>(items: readonly T[], query: URLSearchParams): T[] {
  const offset = wholeNumber(query, "offset", 0, 0, Number.MAX_SAFE_INTEGER);
  const limit = wholeNumber(query, "limit", 100, 1, 1000);
  return items.slice(offset, offset + limit);
}

function wholeNumber(query: URLSearchParams, name: string, fallback: number, least: number, most: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw badParameter(name, "invalid-value");
  return value;
}
