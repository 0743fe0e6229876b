import type { FaultDetails } from "../faults/kinds";
import type { Reply } from "../ground/reply";
import { gatewayPage } from "../http/send";
import { authenticate, bearerToken } from "./oauth";
import type { Organisation } from "./organisation";
import { missingScope, rateLimitedBody, refusal, Refusal, unexpected } from "./refusal";
import { type Caller, type GuardedRoute, isOpen, type OpenCall, type Route } from "./route";
import { missingScopes } from "./scopes";
import { checkBody } from "./validation";

/** What an injected `status` answers when the rule brings no body: gateways answer with a page, the API with its envelope. */
export function injectedReply(details: FaultDetails, organisation: Organisation): Reply & { body: unknown } {
  const { status = 500, headers = {}, body } = details;
  if (body !== undefined) return { status, headers, body };
  if (status === 429) return { status, headers: { "Retry-After": "1", ...headers }, body: rateLimitedBody };
  const page = gatewayPage(status);
  if (page !== undefined) return { status, headers, body: page };
  return {
    status,
    headers,
    body: { error: "injected_fault", error_description: "This answer was injected.", ...traceOf(organisation) },
  };
}

function limitRate({ organisation }: OpenCall): Record<string, string> {
  const { quota, parts } = organisation;
  const taken = quota.take(parts.clock.now());
  const limit = { "X-Ratelimit-Org-Limit": String(quota.limit) };
  if (taken.allowed) return taken.remaining === 0 ? { ...limit, "X-Ratelimit-Org-Remaining": "0" } : limit;
  throw new Refusal(429, rateLimitedBody, {
    ...limit,
    "X-Ratelimit-Org-Remaining": "0",
    "Retry-After": String(taken.retryAfterSeconds),
  });
}

function readBody(route: GuardedRoute, call: OpenCall): unknown {
  if (!route.body) return undefined;
  if (call.text === "" && route.bodyOptional) return undefined;
  if (!/^application\/([\w.-]+\+)?json\b/.test(call.contentType)) {
    throw refusal(415, "unsupported_media_type", "The body has to be application/json.");
  }
  let body: unknown;
  try {
    body = JSON.parse(call.text);
  } catch {
    throw refusal(400, "malformed_body", "The body is not JSON.");
  }
  checkBody(route.body, body);
  return body;
}

function checkScope({ scope }: GuardedRoute, caller: Caller): void {
  if (scope === "any") return;
  const accepted = scope.split(",");
  const missing = missingScopes(caller.scopes, accepted);
  if (missing.length === accepted.length) throw missingScope(missing, accepted, caller);
}

function handle(route: Route | undefined, call: OpenCall): Reply | Promise<Reply> {
  if (route && isOpen(route)) return route.handler(call);
  const caller = authenticate(call.organisation, call.authorization);
  if (!route) throw refusal(404, "not_found", "There is no such route.");
  checkScope(route, caller);
  return route.handler({ ...call, caller, body: readBody(route, call) });
}

/** The trace id of an error: mostly there and not always, so that nobody depends on it. A live 401 without one is on record (contracts 8). */
export function traceOf({ series: { trace } }: Organisation): { trace_id?: string } {
  return trace.number() < 0.2 ? {} : { trace_id: trace.uuid() };
}

/** Adds the trace to whatever has an `error`; a 429 has no room for one. */
function traced({ status, body, headers }: Refusal, organisation: Organisation): Reply {
  return { status, headers, body: "error" in body && status !== 429 ? { ...body, ...traceOf(organisation) } : body };
}

/** Rate limit, then token, scope, body and handler; no route means that nothing matched. */
export function respond(route: Route | undefined, call: OpenCall): Reply | Promise<Reply> {
  const { quota } = call.organisation;
  let headers: Record<string, string> = { "X-Ratelimit-Org-Limit": String(quota.limit) };
  const limited = (reply: Reply): Reply => ({ ...reply, headers: { ...headers, ...reply.headers } });
  const refused = (problem: unknown): Reply =>
    limited(traced(problem instanceof Refusal ? problem : unexpected(), call.organisation));
  try {
    headers = limitRate(call);
    const reply = handle(route, call);
    return reply instanceof Promise ? reply.then(limited, refused) : limited(reply);
  } catch (problem) {
    return refused(problem);
  }
}

/** `expireToken`: the token presented stops working, so that this call gets its 401. */
export function expireToken({ organisation, authorization }: OpenCall): void {
  organisation.accessTokens.delete(bearerToken(authorization) ?? "");
}
