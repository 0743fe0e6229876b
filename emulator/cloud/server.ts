import type { RequestListener } from "node:http";
import type { ApiExchange } from "../ground/records";
import type { RegionName } from "../ground/regions";
import type { Reply } from "../ground/reply";
import { type HttpCall, httpApp } from "../http/app";
import { RequestProblem } from "../http/problem";
import { type Handling, refuse, serve, type ServeParts } from "../http/serve";
import { bearerToken } from "./oauth";
import type { Organisation } from "./organisation";
import { expireToken, injectedReply, respond, traceOf } from "./pipeline";
import { refusal, type Refusal, unexpected } from "./refusal";
import type { OpenCall, Route } from "./route";

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

function toCall(parts: RegionParts, { request, params, search, body }: HttpCall): OpenCall {
  return {
    organisation: parts.organisation(),
    origin: `http://${request.headers.host ?? "127.0.0.1"}`,
    origins: parts.origins(),
    params,
    query: new URLSearchParams(search),
    authorization: request.headers.authorization,
    contentType: (request.headers["content-type"] ?? "").toLowerCase(),
    text: body.toString("utf8"),
  };
}

/** Every answer says which IROH gave it, and one without a body that it is JSON all the same: published clients look (TR05). */
function versioned(reply: Reply): Reply {
  const empty = reply.body === undefined && { "Content-Type": "application/json;charset=utf-8" };
  return { ...reply, headers: { "X-Iroh-Version": "emulator", ...empty, ...reply.headers } };
}

const limitOf = ({ quota }: Organisation) => ({ "X-Ratelimit-Org-Limit": String(quota.limit) });

function handlingOf(parts: RegionParts, route: Route | undefined, http: HttpCall): Handling {
  const { region } = parts;
  const { request, method, path } = http;
  const call = () => toCall(parts, http);
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
      return versioned({ ...reply, headers: { ...limitOf(organisation), ...reply.headers } });
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

/** What is answered to a request that could not be read, or in the middle of which something went wrong. */
function refused(problem: unknown): Refusal {
  if (!(problem instanceof RequestProblem)) return unexpected();
  const words = { 400: "malformed_request", 413: "body_too_large", 415: "unsupported_media_type" };
  return refusal(problem.status, words[problem.status], "The request could not be read.");
}

/** The API of one region: log, faults, rate limit, token, scope, body, handler. */
export function regionApp(parts: RegionParts): RequestListener {
  return httpApp({
    routes: parts.routes,
    // Published clients write collections with a slash at the end.
    matching: { sensitive: true, trailing: true },
    bodyLimitBytes,
    serve: (call, route) => serve(parts, handlingOf(parts, route, call), call),
    fail: (received, problem) => {
      const organisation = parts.organisation();
      const { status, body } = refused(problem);
      const reply = { status, headers: limitOf(organisation), body: { ...body, ...traceOf(organisation) } };
      refuse(parts, { region: parts.region }, received, versioned(reply));
    },
  });
}
