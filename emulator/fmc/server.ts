import type { IncomingMessage, RequestListener } from "node:http";
import type { FaultDetails } from "../faults/kinds";
import type { Reply } from "../ground/reply";
import { type HttpCall, httpApp } from "../http/app";
import { RequestProblem } from "../http/problem";
import { gatewayPage } from "../http/send";
import { type Handling, refuse, serve, type ServeParts } from "../http/serve";
import { Connections } from "./connections";
import type { Fmc } from "./fmc";
import { integrationRoutes } from "./integration";
import { accessTokenHeader, platformRoutes } from "./platform";
import { FmcRefusal, unexpected, unknown } from "./refusal";
import type { FmcCall, FmcRoute } from "./route";
import { isAtLeast } from "./version";

/** What the server of one FMC is made of. */
export interface FmcServerParts extends ServeParts {
  name: string;
  /** Asked anew for every request: POST /reset puts a fresh one in place. */
  fmc: () => Fmc;
}

const routes: readonly FmcRoute[] = [...platformRoutes, ...integrationRoutes];
const bodyLimitBytes = 1_000_000;
/** [A] No `Retry-After`: none was seen. */
const tooMany = new FmcRefusal(429, "Too many requests.");

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return typeof value === "string" ? value : undefined;
}

function toCall(fmc: Fmc, { request, path, params, search, body }: HttpCall): FmcCall {
  return {
    fmc,
    origin: `https://${request.headers.host ?? "127.0.0.1"}`,
    path,
    params,
    query: new URLSearchParams(search),
    header: (name) => headerOf(request, name),
    text: body.toString("utf8"),
  };
}

/** Token, domain, release, media type and handler; no route means that nothing matched. */
function handle(route: FmcRoute | undefined, call: FmcCall): Reply {
  const { fmc, params, path } = call;
  if (route?.open) return route.handler(call);
  fmc.sessions.check(call.header(accessTokenHeader));
  const { domainUUID } = params;
  if (domainUUID !== undefined && domainUUID !== fmc.domain.uuid) throw unknown("The domain", domainUUID);
  if (!route || !isAtLeast(fmc.parts.wish.version, route.since ?? "0")) throw unknown("The path", path);
  if (route.method === "PUT" && !/^application\/json\b/i.test(call.header("content-type") ?? "")) {
    throw new FmcRefusal(415, "The payload has to be application/json.");
  }
  return route.handler(call);
}

function respond(route: FmcRoute | undefined, call: FmcCall, admitted: boolean): Reply {
  const { fmc } = call;
  try {
    if (!admitted || !fmc.quota.take(fmc.parts.clock.now()).allowed) throw tooMany;
    return handle(route, call);
  } catch (problem) {
    const { status, body } = problem instanceof FmcRefusal ? problem : unexpected();
    return { status, body };
  }
}

/** What an injected `status` answers when the rule brings no body. */
function injectedReply({ status = 500, headers = {}, body }: FaultDetails): Reply {
  return { status, headers, body: body ?? gatewayPage(status) ?? new FmcRefusal(status, "This answer was injected.").body };
}

function handlingOf(parts: FmcServerParts, connections: Connections, route: FmcRoute | undefined, call: HttpCall): Handling {
  const { request } = call;
  const admitted = connections.admits(request.socket);
  const token = headerOf(request, accessTokenHeader);
  return {
    addressee: { fmc: parts.name },
    hasToken: token !== undefined,
    reply: () => respond(route, toCall(parts.fmc(), call), admitted),
    injected: injectedReply,
    expireToken: () => {
      parts.fmc().sessions.expire(token);
    },
  };
}

function refused(problem: unknown): FmcRefusal {
  return problem instanceof RequestProblem ? new FmcRefusal(problem.status, "The request could not be read.") : unexpected();
}

/** The REST API of one FMC: log, faults, limits, token, domain, body, handler. */
export function fmcApp(parts: FmcServerParts): RequestListener {
  const connections = new Connections();
  return httpApp({
    routes,
    matching: { sensitive: true, trailing: false },
    bodyLimitBytes,
    serve: (call, route) => serve(parts, handlingOf(parts, connections, route, call), call),
    fail: (received, problem) => {
      const { status, body } = refused(problem);
      refuse(parts, { fmc: parts.name }, received, { status, body });
    },
  });
}
