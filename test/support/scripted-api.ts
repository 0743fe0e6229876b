import { setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Place } from "../../provider/base/settings";
import type { RegionCredentials } from "../../provider/clients/cloud/credentials";
import type { Call } from "../../provider/base/call";
import { inLines, logTo } from "../../provider/base/log";
import { pulumiWording } from "../../provider/pulumi/wording";
import { Secrets } from "../../provider/base/known-secrets";
import { CloudClient } from "../../provider/clients/cloud/client";
import { regions } from "../../provider/clients/cloud/regions";
import { ManualClock } from "./manual-clock";

export interface Received {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage["headers"];
  body: string;
}

/**
 * What the server does with a request: answer in whole, answer in part and hang up, hang up, nothing until it is closed, or byte for
 * byte without an end.
 */
export type Reply =
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string }
  | { cut: string }
  | "reset"
  | "silence"
  | { chunks: number; of: string }
  | { drips: "headers" | "body" };

/** The `n`-th request of its kind, from 1. */
export type Answer = (request: Received, n: number) => Reply;

/** One reply after the other, the last one for ever. */
export const inTurn =
  (...replies: Reply[]): Answer =>
  (_, n) =>
    replies[Math.min(n, replies.length) - 1] ?? "reset";

/** An error in the API's form. */
export const envelope = (error: string, more: object = {}) => ({ error, trace_id: "ctx-1", ...more });

export const password = "pass/word+of=client";

/** The API client of a test, as if its variables were set. */
export function credentialsFor(address: string): RegionCredentials {
  const [clientId, clientPassword, url] = ["CLIENT_ID", "CLIENT_PASSWORD", "URL"].map((name) => ({
    name: `CISCO_CTR_US_${name}`,
    copied: false,
  })) as [Place, Place, Place];
  return { clientId: "client-1", clientPassword: password, url: address, from: { clientId, clientPassword, url } };
}

/** A server of one test's own: what it answers is the test's business, except for access tokens where the test says nothing. */
export class ScriptedApi {
  /** Requests except those for access tokens. */
  readonly requests: Received[] = [];
  readonly tokenRequests: Received[] = [];
  readonly clock = new ManualClock({ autoAdvance: (ms) => ms < 30_000 });
  readonly secrets = new Secrets();
  readonly logged: string[] = [];
  readonly abort = new AbortController();
  answer: Answer = () => ({ json: {} });
  token: Answer = (_, n) => ({ json: { access_token: `access-token-${n}`, expires_in: 600, scope: this.scopes } });
  scopes = "sse integration oauth";

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {
    setMaxListeners(Infinity, this.abort.signal);
  }

  static async start(): Promise<ScriptedApi> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const api = new ScriptedApi(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      void api.receive(request, response);
    });
    return api;
  }

  client(credentials: { url?: string } = {}): CloudClient {
    return new CloudClient(regions.us, { ...credentialsFor(this.url), ...credentials }, this.secrets, () => 0);
  }

  call(budgetMs = 300_000): Call {
    const log = logTo(
      inLines((line) => this.logged.push(line)),
      this.secrets,
      "debug",
      pulumiWording,
    );
    return { clock: this.clock, signal: this.abort.signal, deadline: this.clock.now() + budgetMs, log };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", this.url);
    const received: Received = {
      method: request.method ?? "",
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    const [log, answer] = url.pathname === "/iroh/oauth2/token" ? [this.tokenRequests, this.token] : [this.requests, this.answer];
    log.push(received);
    send(response, answer(received, log.length));
  }
}

function send(response: ServerResponse, reply: Reply): void {
  // One connection a request: whether an idle one was just closed must not decide a test.
  response.setHeader("Connection", "close");
  if (reply === "silence") return;
  if (reply === "reset") {
    response.socket?.resetAndDestroy();
  } else if ("cut" in reply) {
    response.writeHead(200, { "Content-Length": String(Buffer.byteLength(reply.cut) + 100) });
    response.write(reply.cut, () => response.socket?.destroy());
  } else if ("drips" in reply) {
    drip(response, reply.drips);
  } else if ("chunks" in reply) {
    response.on("error", () => undefined);
    response.writeHead(200);
    for (let n = 0; n < reply.chunks; n++) response.write(reply.of);
    response.end();
  } else {
    const { status = 200, headers = {}, json, text = json === undefined ? "" : JSON.stringify(json) } = reply;
    response.writeHead(status, headers).end(text);
  }
}

function drip(response: ServerResponse, where: "headers" | "body"): void {
  if (where === "headers") response.socket?.write("HTTP/1.1 200 OK\r\nX-More: ");
  else response.writeHead(200);
  const timer = setInterval(() => {
    if (where === "headers") response.socket?.write("x");
    else response.write(" ");
  }, 5);
  response.once("close", () => {
    clearInterval(timer);
  });
}
