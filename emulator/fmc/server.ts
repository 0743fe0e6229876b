import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { FaultDetails } from "../faults/kinds";
import type { Reply } from "../ground/reply";
import { gatewayPage, send } from "../http/send";
import { expressPath, type Handling, serve, type ServeParts } from "../http/serve";
import { Connections } from "./connections";
import type { Fmc } from "./fmc";
import { integrationRoutes } from "./integration";
import { accessTokenHeader, platformRoutes } from "./platform";
import { FmcRefusal, unknown } from "./refusal";
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

function toCall(fmc: Fmc, request: Request): FmcCall {
  const { headers, originalUrl, path } = request;
  return {
    fmc,
    origin: `https://${headers.host ?? "127.0.0.1"}`,
    path,
    params: request.params as Record<string, string>,
    query: new URL(originalUrl, "https://127.0.0.1").searchParams,
    header: (name) => request.header(name),
    text: Buffer.isBuffer(request.body) ? request.body.toString("utf8") : "",
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
    const { status, body } = problem instanceof FmcRefusal ? problem : new FmcRefusal(500, "Internal error.");
    return { status, body };
  }
}

/** What an injected `status` answers when the rule brings no body. */
function injectedReply({ status = 500, headers = {}, body }: FaultDetails): Reply {
  return { status, headers, body: body ?? gatewayPage(status) ?? new FmcRefusal(status, "This answer was injected.").body };
}

/** The REST API of one FMC: log, faults, limits, token, domain, body, handler. */
export function fmcApp(parts: FmcServerParts): Express {
  const app = express();
  const connections = new Connections();
  const handlingOf = (route: FmcRoute | undefined, request: Request): Handling => {
    const admitted = connections.admits(request.socket);
    return {
      addressee: { fmc: parts.name },
      hasToken: request.header(accessTokenHeader) !== undefined,
      reply: () => respond(route, toCall(parts.fmc(), request), admitted),
      injected: injectedReply,
      expireToken: () => {
        parts.fmc().sessions.expire(request.header(accessTokenHeader));
      },
    };
  };
  app.disable("x-powered-by").disable("etag").enable("case sensitive routing").enable("strict routing");
  app.use(express.raw({ type: () => true, limit: bodyLimitBytes }));
  for (const route of routes) {
    const method = route.method.toLowerCase() as Lowercase<FmcRoute["method"]>;
    app[method](expressPath(route.path), (request, response) => serve(parts, handlingOf(route, request), request, response));
  }
  app.use((request, response) => serve(parts, handlingOf(undefined, request), request, response));
  app.use((problem: { status?: number }, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) {
      next(problem);
      return;
    }
    const { name, requests, clock } = parts;
    const status = problem.status === 413 || problem.status === 400 ? problem.status : 500;
    const description = status === 500 ? "Internal error." : "The request could not be read.";
    requests.add({ at: clock.iso(), fmc: name, method: request.method, path: request.path, query: {}, status });
    send(response, { status, body: new FmcRefusal(status, description).body });
  });
  return app;
}
