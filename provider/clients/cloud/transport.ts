import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { type AxiosInstance } from "axios";
import { ProxyAgent } from "proxy-agent";

const largestAnswer = 32 * 1024 * 1024;

/** Answers come as text, whatever their status; no redirect is followed. With an agent of its own no proxy is used. */
export function openHttp(origin: string, httpsAgent?: HttpsAgent): AxiosInstance {
  return axios.create({
    baseURL: origin,
    ...(httpsAgent ? { httpsAgent } : agents(origin)),
    proxy: false,
    paramsSerializer: { indexes: null },
    maxRedirects: 0,
    maxContentLength: largestAnswer,
    responseType: "text",
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
    headers: { Accept: "application/json" },
  });
}

/** Connections are kept and reused; `HTTPS_PROXY` and `NO_PROXY` are obeyed. Certificates are always verified. */
function agents(origin: string): { httpAgent: HttpAgent; httpsAgent: HttpsAgent } {
  // Said outright: NODE_TLS_REJECT_UNAUTHORIZED=0 would take the place of the default.
  const options = { keepAlive: true, maxSockets: 16, rejectUnauthorized: true };
  if (proxied(origin)) {
    const agent = new ProxyAgent(options) as unknown as HttpsAgent;
    return { httpAgent: agent, httpsAgent: agent };
  }
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
}

function proxied(origin: string): boolean {
  const names = origin.startsWith("https:") ? ["https_proxy", "all_proxy"] : ["http_proxy", "all_proxy"];
  return names.some((name) => process.env[name] ?? process.env[name.toUpperCase()]);
}
