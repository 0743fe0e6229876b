import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { RegionName } from "../appliance/ports";
import type { AdvancingClock } from "../clock";
import type { CloudFault, FaultEngine } from "../faults";
import type { ApiExchange, RequestLog } from "../records";
import type { Organisation } from "./organisation";
import { bearerToken } from "./oauth";
import { expireToken, injectedReply, respond } from "./pipeline";
import { refusal } from "./refusal";
import type { Method, OpenCall, Reply, Route } from "./route";

/** What the server of one region is made of. */
export interface RegionParts {
  region: RegionName;
  /** Asked anew for every request: POST /reset puts a fresh organisation in place. */
  organisation: () => Organisation;
  routes: readonly Route[];
  /** Origins of all regions by display name; known once all of them listen. */
  origins: () => Record<string, string>;
  faults: FaultEngine;
  requests: RequestLog;
  clock: AdvancingClock;
  onExchange: (exchange: ApiExchange) => void;
}

const BODY_LIMIT_BYTES = 1_000_000;

function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => {
      const [first = "", ...more] = search.getAll(key);
      return [key, more.length > 0 ? [first, ...more] : first];
    }),
  );
}

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

/** Sends the reply, or what a fault leaves of it. */
function send(response: Response, reply: Reply, fault: CloudFault | undefined): void {
  const { status, body, headers } = reply;
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  if (fault?.kind === "resetAfterAccept" || (fault?.kind === "truncate" && bytes.length === 0)) {
    response.socket?.resetAndDestroy();
    return;
  }
  const json = typeof body !== "string";
  response.status(status).set({ "X-Iroh-Version": "emulator", ...headers });
  if (!response.hasHeader("Content-Type"))
    response.set("Content-Type", json ? "application/json;charset=utf-8" : "text/html;charset=utf-8");
  if (fault?.kind === "truncate") {
    // The length promised is the whole one, so that a client can tell that the rest is missing.
    response.set("Content-Length", String(bytes.length));
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
  } else if (fault?.kind === "invalidJson") {
    response
      .status(status === 204 ? 200 : status)
      .end(Buffer.concat([bytes.subarray(0, Math.floor(bytes.length / 2)), Buffer.from("<")]));
  } else if (body === undefined) {
    response.removeHeader("Content-Type");
    response.end();
  } else {
    response.end(bytes);
  }
}

function pause(response: Response, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    // Ends early when the connection does: nobody is left to be slow for, but the request was received and counts.
    const timer = setTimeout(resolve, delayMs);
    response.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function serve(parts: RegionParts, route: Route | undefined, request: Request, response: Response): Promise<void> {
  const { region, requests, clock } = parts;
  const { method, path } = request;
  const at = clock.iso();
  const hasToken = bearerToken(request.headers.authorization) !== undefined;
  const { interceptor } = parts.faults;
  const asked = { region, method, path, hasToken };
  const fault = (await interceptor.request?.(asked)) ?? parts.faults.takeCloud(asked);
  const call = toCall(parts, request);
  // Logged before the first byte of the answer: whoever has the answer finds the entry.
  const log = (status: number) => {
    requests.add({ at, region, method, path, query: queryOf(call.query), status, ...(fault && { fault: fault.kind }) });
  };
  if (fault?.kind === "reset") {
    log(0);
    request.socket.resetAndDestroy();
    return;
  }
  if (fault?.kind === "slow") await pause(response, fault.delayMs ?? 0);
  if (fault?.kind === "expireToken") expireToken(call);
  if (fault?.kind === "status") {
    const { quota, series } = call.organisation;
    const reply = injectedReply(fault, series.trace.uuid());
    log(reply.status);
    send(response, { ...reply, headers: { "X-Ratelimit-Org-Limit": String(quota.limit), ...reply.headers } }, undefined);
    return;
  }
  const reply = respond(route, call);
  log(reply.status);
  // A copy: the store goes on changing.
  parts.onExchange({ region, method, path, status: reply.status, body: structuredClone(reply.body) });
  await interceptor.decided?.(asked, reply.status);
  send(response, reply, fault);
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}

/** The API of one region (design.md section 4): log, faults, rate limit, token, scope, body, handler. */
export function regionApp(parts: RegionParts): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag").enable("case sensitive routing").enable("strict routing");
  app.use(express.raw({ type: () => true, limit: BODY_LIMIT_BYTES }));
  for (const route of parts.routes) {
    const method = route.method.toLowerCase() as Lowercase<Method>;
    app[method](expressPath(route.path), (request, response) => serve(parts, route, request, response));
  }
  app.use((request, response) => serve(parts, undefined, request, response));
  app.use((problem: { status?: number }, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) {
      next(problem);
      return;
    }
    const { region, requests, clock } = parts;
    const { series, quota } = parts.organisation();
    const status = problem.status === 413 || problem.status === 400 ? problem.status : 500;
    const { body } =
      status === 500
        ? refusal(status, "unknown-exception", "This exception has been logged for further inspection.")
        : refusal(status, status === 413 ? "body_too_large" : "malformed_request", "The request could not be read.");
    requests.add({ at: clock.iso(), region, method: request.method, path: request.path, query: {}, status });
    const headers = { "X-Ratelimit-Org-Limit": String(quota.limit) };
    send(response, { status, headers, body: { ...body, trace_id: series.trace.uuid() } }, undefined);
  });
  return app;
}
