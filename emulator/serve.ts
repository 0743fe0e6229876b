import type { Request, Response } from "express";
import type { Socket } from "node:net";
import type { Reply } from "./cloud/route";
import type { AdvancingClock } from "./clock";
import type { CloudFault, FaultEngine } from "./faults";
import type { Addressee, RequestLog } from "./records";

/** What the faults and the log are the same for: a region's API and an FMC's. */
export interface ServeParts {
  faults: FaultEngine;
  requests: RequestLog;
  clock: AdvancingClock;
}

/** What one API makes of one request. */
export interface Handling {
  addressee: Addressee;
  hasToken: boolean;
  /** Decides the request, and makes its change; a promise where somebody else is asked first. */
  reply: () => Reply | Promise<Reply>;
  /** What an injected `status` answers. */
  injected: (fault: CloudFault) => Reply;
  /** The token presented stops working, so that this call gets its 401. */
  expireToken: () => void;
  /** Called with what `reply` gave, before anything of it is sent. */
  onReply?: (reply: Reply) => void;
}

/** The query as `GET /requests` shows it. */
function queryOf(url: string): Record<string, string | string[]> {
  const search = new URL(url, "http://127.0.0.1").searchParams;
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => {
      const [first = "", ...more] = search.getAll(key);
      return [key, more.length > 0 ? [first, ...more] : first];
    }),
  );
}

/** Cuts a connection as a peer that vanished. Node cannot reset one that is encrypted; closed without TLS's goodbye, it looks the same. */
function cut(socket: Socket | null): void {
  if (socket && "encrypted" in socket) socket.destroy();
  else socket?.resetAndDestroy();
}

/** Sends the reply, or what a fault leaves of it. */
export function send(response: Response, reply: Reply, fault?: CloudFault): void {
  const { status, body, headers } = reply;
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  if (fault?.kind === "resetAfterAccept" || (fault?.kind === "truncate" && bytes.length === 0)) {
    cut(response.socket);
    return;
  }
  const json = typeof body !== "string";
  response.status(status).set(headers ?? {});
  if (body !== undefined && !response.hasHeader("Content-Type"))
    response.set("Content-Type", json ? "application/json;charset=utf-8" : "text/html;charset=utf-8");
  if (fault?.kind === "truncate") {
    // The length promised is the whole one, so that a client can tell that the rest is missing.
    response.set("Content-Length", String(bytes.length));
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
  } else if (fault?.kind === "invalidJson") {
    response
      .status(status === 204 ? 200 : status)
      .end(Buffer.concat([bytes.subarray(0, Math.floor(bytes.length / 2)), Buffer.from("<")]));
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

/** One request from its arrival to its answer: interceptor, fault, decision, log, and what of the answer gets through. */
export async function serve(parts: ServeParts, handling: Handling, request: Request, response: Response): Promise<void> {
  const { requests, clock, faults } = parts;
  const { addressee, hasToken } = handling;
  const { method, path } = request;
  const at = clock.iso();
  const body = Buffer.isBuffer(request.body) ? request.body.toString("latin1") : "";
  const asked = { ...addressee, method, path, hasToken, content: `${request.originalUrl.slice(path.length)} ${body}` };
  faults.settle(clock.now());
  const fault = (await faults.interceptor.request?.(asked)) ?? faults.takeCloud(asked);
  // Logged before the first byte of the answer: whoever has the answer finds the entry.
  const log = (status: number) => {
    const query = queryOf(request.originalUrl);
    requests.add({ at, ...addressee, method, path, query, status, ...(fault && { fault: fault.kind }) });
  };
  if (fault?.kind === "reset") {
    log(0);
    cut(request.socket);
    return;
  }
  if (fault?.kind === "slow") await pause(response, fault.delayMs ?? 0);
  if (fault?.kind === "expireToken") handling.expireToken();
  if (fault?.kind === "late") {
    faults.postpone(clock.now() + (fault.delayMs ?? 0), () => void handling.reply());
    const reply = handling.injected({ kind: "status", status: 504 });
    log(reply.status);
    send(response, reply);
    return;
  }
  if (fault?.kind === "status") {
    const reply = handling.injected(fault);
    log(reply.status);
    send(response, reply);
    return;
  }
  const decided = handling.reply();
  const reply = decided instanceof Promise ? await decided : decided;
  log(reply.status);
  handling.onReply?.(reply);
  await faults.interceptor.decided?.(asked, reply.status);
  send(response, reply, fault);
}

const GATEWAY_PAGES: Record<number, string> = { 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout" };

/** What a gateway before the API answers; undefined for a status that comes from the API itself. */
export function gatewayPage(status: number): string | undefined {
  const title = GATEWAY_PAGES[status];
  return title && `<html><body><h1>${status} ${title}</h1></body></html>`;
}

/** A path with parameters in braces, as Express writes them. */
export function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}
