import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { ApiExchange } from "../ground/records";
import type { RegionName } from "../ground/regions";
import type { Reply } from "../ground/reply";
import { send } from "../http/send";
import { expressPath, type Handling, serve, type ServeParts } from "../http/serve";
import { bearerToken } from "./oauth";
import type { Organisation } from "./organisation";
import { expireToken, injectedReply, respond, traceOf } from "./pipeline";
import { refusal } from "./refusal";
import type { Method, OpenCall, Route } from "./route";

/** What the server of one region is made of. */
export interface RegionParts extends ServeParts {
  region: RegionName;
  /** Asked anew for every request: POST /reset puts a fresh organisation in place. */
  organisation: () => Organisation;
  routes: readonly Route[];
  /** Origins of all regions by display name; known once all of them listen. */
  origins: () => Record<string, string>;
  onExchange: (exchange: ApiExchange) => void;
}

const bodyLimitBytes = 1_000_000;

function toCall(parts: RegionParts, request: Request): OpenCall {
  const params = request.params as Record<string, string>;
  return {
    organisation: parts.organisation(),
    origin: `http://${request.headers.host ?? "127.0.0.1"}`,
    origins: parts.origins(),
    params,
    query: new URL(request.originalUrl, "http://127.0.0.1").searchParams,
    authorization: request.headers.authorization,
    contentType: (request.headers["content-type"] ?? "").toLowerCase(),
    text: Buffer.isBuffer(request.body) ? request.body.toString("utf8") : "",
  };
}

/** Every answer says which IROH gave it, and one without a body that it is JSON all the same: published clients look (TR05). */
function versioned(reply: Reply): Reply {
  const empty = reply.body === undefined && { "Content-Type": "application/json;charset=utf-8" };
  return { ...reply, headers: { "X-Iroh-Version": "emulator", ...empty, ...reply.headers } };
}

function handlingOf(parts: RegionParts, route: Route | undefined, request: Request): Handling {
  const { region } = parts;
  const { method, path } = request;
  const call = () => toCall(parts, request);
  return {
    addressee: { region },
    hasToken: bearerToken(request.headers.authorization) !== undefined,
    reply: () => {
      const reply = respond(route, call());
      return reply instanceof Promise ? reply.then(versioned) : versioned(reply);
    },
    injected: (fault) => {
      const organisation = parts.organisation();
      const reply = injectedReply(fault, organisation);
      return versioned({ ...reply, headers: { "X-Ratelimit-Org-Limit": String(organisation.quota.limit), ...reply.headers } });
    },
    expireToken: () => {
      expireToken(call());
    },
    // A copy: the store goes on changing.
    onReply: ({ status, body }) => {
      parts.onExchange({ region, method, path, status, body: structuredClone(body) });
    },
  };
}

/** The API of one region: log, faults, rate limit, token, scope, body, handler. */
export function regionApp(parts: RegionParts): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag").enable("case sensitive routing").enable("strict routing");
  app.use(express.raw({ type: () => true, limit: bodyLimitBytes }));
  for (const route of parts.routes) {
    const method = route.method.toLowerCase() as Lowercase<Method>;
    // With a slash at the end too: published clients write collections so.
    app[method](`${expressPath(route.path)}{/}`, (request, response) =>
      serve(parts, handlingOf(parts, route, request), request, response),
    );
  }
  app.use((request, response) => serve(parts, handlingOf(parts, undefined, request), request, response));
  app.use((problem: { status?: number }, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) {
      next(problem);
      return;
    }
    const { region, requests, clock } = parts;
    const organisation = parts.organisation();
    const status = problem.status === 413 || problem.status === 400 ? problem.status : 500;
    const { body } =
      status === 500
        ? refusal(status, "unknown-exception", "This exception has been logged for further inspection.")
        : refusal(status, status === 413 ? "body_too_large" : "malformed_request", "The request could not be read.");
    requests.add({ at: clock.iso(), region, method: request.method, path: request.path, query: {}, status });
    const headers = { "X-Ratelimit-Org-Limit": String(organisation.quota.limit) };
    send(response, versioned({ status, headers, body: { ...body, ...traceOf(organisation) } }));
  });
  return app;
}
