import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Reply } from "../ground/reply";

/** Cuts a connection as a peer that vanished. Node cannot reset one that is encrypted; closed without TLS's goodbye, it looks the same. */
export function cut(socket: Socket | null): void {
  if (socket && "encrypted" in socket) socket.destroy();
  else socket?.resetAndDestroy();
}

function bytesOf({ body }: Reply): Buffer {
  return body === undefined ? Buffer.alloc(0) : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

function halfOf(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function begin(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.statusCode = status;
  response.setHeaders(new Map(Object.entries(headers)));
  if (body === undefined || response.hasHeader("Content-Type")) return;
  response.setHeader("Content-Type", typeof body === "string" ? "text/html;charset=utf-8" : "application/json;charset=utf-8");
}

export function send(response: ServerResponse, reply: Reply): void {
  begin(response, reply);
  response.end(bytesOf(reply));
}

/** Breaks off in the middle; of an answer without a body nothing arrives. */
export function sendHalf(response: ServerResponse, reply: Reply): void {
  const bytes = bytesOf(reply);
  if (bytes.length === 0) {
    cut(response.socket);
    return;
  }
  begin(response, reply);
  // The length promised is the whole one, so that a client can tell that the rest is missing.
  response.setHeader("Content-Length", String(bytes.length));
  response.write(halfOf(bytes), () => response.socket?.destroy());
}

/** A complete answer that is no JSON; one without a body gets one. */
export function sendBroken(response: ServerResponse, reply: Reply): void {
  begin(response, reply);
  if (reply.status === 204) response.statusCode = 200;
  response.end(Buffer.concat([halfOf(bytesOf(reply)), Buffer.from("<")]));
}

const gatewayPages: Record<number, string> = { 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout" };

/** What a gateway before the API answers; undefined for a status that comes from the API itself. */
export function gatewayPage(status: number): string | undefined {
  const title = gatewayPages[status];
  return title && `<html><body><h1>${status} ${title}</h1></body></html>`;
}
