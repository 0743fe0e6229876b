import { Agent as HttpAgent, maxHeaderSize } from "node:http";
import { Agent as HttpsAgent, type AgentOptions } from "node:https";
import type { LookupFunction } from "node:net";
import { TLSSocket } from "node:tls";
import axios, { AxiosError, type AxiosInstance, type AxiosResponse } from "axios";
import { ProviderError } from "../../base/errors";
import { TooMuch } from "./unanswered";
import type { Proxy } from "./proxy";
import { TunnelAgent } from "./tunnel";

const largestAnswer = 16 * 1024 * 1024;

/** Answers come as text, whatever their status; no redirect is followed. */
export function openHttp(origin: string, httpsAgent: HttpsAgent): AxiosInstance {
  const http = axios.create({
    baseURL: origin,
    httpsAgent,
    httpAgent: new HttpAgent({ ...kept, lookup: thisMachine }),
    proxy: false,
    paramsSerializer: { indexes: null },
    maxRedirects: 0,
    maxContentLength: largestAnswer,
    responseType: "text",
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
    headers: { Accept: "application/json" },
  });
  if (origin.startsWith("https:")) http.interceptors.response.use(proven);
  http.interceptors.response.use(undefined, sized);
  return http;
}

/** Tells what is too large from what broke. Axios has one code for both, and an answer beside it only where that broke off. */
function sized(error: unknown): never {
  const { code, response } = error as Partial<AxiosError>;
  if (code === AxiosError.ERR_BAD_RESPONSE && response === undefined) {
    throw new TooMuch(`sent an answer of more than ${largestAnswer / 1024 ** 2} MiB`, { cause: error });
  }
  if (code === "HPE_HEADER_OVERFLOW")
    throw new TooMuch(`sent headers of more than ${maxHeaderSize / 1024} KiB`, { cause: error });
  throw error;
}

const kept = { keepAlive: true, maxSockets: 32 };

/** Connections to the API are kept and reused, and its certificate is always verified. */
export function cloudAgent(proxy?: Proxy, trust: Pick<AgentOptions, "ca"> = {}): HttpsAgent {
  // Said outright: NODE_TLS_REJECT_UNAUTHORIZED=0 would take the place of the default.
  const options = { ...kept, ...trust, rejectUnauthorized: true };
  return proxy ? new TunnelAgent(proxy, options) : new HttpsAgent(options);
}

/** Plain http is for this machine, whatever a resolver makes of `localhost`. */
const thisMachine: LookupFunction = (_name, { all }, found) => {
  const addresses = [
    { address: "127.0.0.1", family: 4 },
    { address: "::1", family: 6 },
  ];
  if (all) found(null, addresses);
  else found(null, "127.0.0.1", 4);
};

/** Lets only those answers through that came over a verified connection (docs/decisions/0015). */
function proven(response: AxiosResponse): AxiosResponse {
  const { socket } = response.request as { socket?: unknown };
  if (socket instanceof TLSSocket && socket.authorized) return response;
  throw new ProviderError({
    code: "unexpected-answer",
    reason: "an answer came over a connection that is not verified, and is not believed",
    next: "Check the proxy and whatever else stands between here and the API.",
  });
}
