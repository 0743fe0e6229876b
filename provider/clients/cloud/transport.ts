import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { ProxyAgent } from "proxy-agent";
import { ProviderError } from "../../base/errors";

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The origin of a region's API; plain http is refused except to this machine, where the emulator runs. */
export function checkedOrigin(text: string, variable: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new ProviderError(
      {
        code: "invalid-input",
        reason: `${variable} is not an address`,
        next: `Set ${variable} to something like https://visibility.amp.cisco.com.`,
      },
      { cause },
    );
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname))) {
    throw new ProviderError({
      code: "invalid-input",
      reason: `${variable} does not start with https://, and plain http is accepted only for this machine`,
      next: `Use an https address in ${variable}.`,
    });
  }
  return url.origin;
}

/** Connections are kept and reused; `HTTPS_PROXY` and `NO_PROXY` are obeyed. Certificates are always verified. */
export function agents(origin: string): { httpAgent: HttpAgent; httpsAgent: HttpsAgent } {
  const options = { keepAlive: true, maxSockets: 16 };
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
