import { request as plainRequest, type ClientRequest } from "node:http";
import { Agent, request as secureRequest, type AgentOptions, type RequestOptions } from "node:https";
import { isIP, isIPv6 } from "node:net";
import type { Duplex } from "node:stream";
import { ProviderError } from "../../base/errors";
import { isOfNetwork } from "../../base/network-codes";
import { requestTimeoutMs } from "./unanswered";
import type { Proxy } from "./proxy";

/**
 * Connections through a proxy that are verified at the API itself. The proxy is asked for a tunnel and for nothing else: what it
 * answers is never an answer of the API (docs/decisions/0015).
 */
export class TunnelAgent extends Agent {
  constructor(
    private readonly through: Proxy,
    options: AgentOptions,
  ) {
    super(options);
  }

  override createConnection(options: RequestOptions, created: (error: Error | null, socket?: Duplex) => void): undefined {
    openTunnel(this.through, authorityOf(options))
      .then((socket) => super.createConnection({ ...options, socket } as RequestOptions) ?? undefined)
      .then((encrypted) => {
        created(null, encrypted);
      }, created);
  }
}

function authorityOf({ host, port }: RequestOptions): string {
  const name = host ?? "";
  return `${isIPv6(name) ? `[${name}]` : name}:${port ?? 443}`;
}

/**
 * A connection through the proxy to `HOST:PORT`. Nothing of its answer but the status is read, and a connection on which the proxy says
 * more than that is not used.
 */
export function openTunnel(proxy: Proxy, authority: string): Promise<Duplex> {
  const asked = askFor(proxy, authority);
  return new Promise<Duplex>((resolve, reject) => {
    const late = setTimeout(() => asked.destroy(new Late()), requestTimeoutMs);
    late.unref();
    // Whoever asked for the connection keeps the process alive, or has gone.
    asked.once("socket", (socket) => socket.unref());
    asked.once("error", (error: Error & { code?: string }) => {
      reject(isOfNetwork(error.code) ? unreachable(proxy, error.code, error) : error);
    });
    asked.once("connect", ({ statusCode = 0 }, socket, early) => {
      if (statusCode === 200 && early.length === 0) {
        resolve(socket.ref());
        return;
      }
      socket.destroy();
      reject(statusCode === 200 ? talkative(proxy) : refusal(proxy, authority, statusCode));
    });
    asked.once("close", () => {
      clearTimeout(late);
    });
    asked.end();
  });
}

function askFor({ secure, host, port, authorization }: Proxy, authority: string): ClientRequest {
  const headers = { Host: authority, ...(authorization ? { "Proxy-Authorization": authorization } : {}) };
  const options = { method: "CONNECT", host, port, path: authority, headers, agent: false } as const;
  // Whom the certificate has to name is the proxy: of itself Node takes that from the header.
  return secure
    ? secureRequest({ ...options, servername: isIP(host) ? "" : host, rejectUnauthorized: true })
    : plainRequest(options);
}

class Late extends Error {
  readonly code = "ETIMEDOUT";
}

const nameOf = ({ variable, host, port }: Proxy): string => `the proxy of ${variable} (${host}:${port})`;

/** The proxy may do better next time. */
function unreachable(proxy: Proxy, code: string, cause: Error): ProviderError {
  const problem = cause instanceof Late ? "did not answer in time" : `cannot be used (${code})`;
  return failure(proxy, "unreachable", problem, `Check ${proxy.variable}, and the way from here to that proxy.`, cause);
}

function talkative(proxy: Proxy): ProviderError {
  const next = `Check ${proxy.variable}: what it names must be a proxy for HTTPS.`;
  return failure(proxy, "unreachable", "sends data of its own into the connection", next);
}

/** What a proxy that opens no tunnel says by its status; asking again changes nothing about a refusal. */
function refusal(proxy: Proxy, authority: string, status: number): ProviderError {
  const { variable } = proxy;
  const passing = status >= 500 || status === 408 || status === 429;
  const code = passing ? "unreachable" : status === 407 ? "authentication" : "refused";
  const next =
    status === 407
      ? `Put its user name and password into ${variable}: http://USER:PASSWORD@HOST:PORT.`
      : passing
        ? `Run the command again; ask who runs the proxy whether it reaches ${authority}.`
        : `Check ${variable}, and ask who runs the proxy to let CONNECT to ${authority} through.`;
  return failure(proxy, code, `answers ${status} to CONNECT ${authority}`, next);
}

function failure(
  proxy: Proxy,
  code: "unreachable" | "authentication" | "refused",
  problem: string,
  next: string,
  cause?: Error,
): ProviderError {
  return new ProviderError({ code, reason: `${nameOf(proxy)} ${problem}`, next }, { cause });
}
