import { BlockList, isIP } from "node:net";
import { ProviderError } from "../../base/errors";
import type { Secrets } from "../../base/known-secrets";

/** The proxy that the environment names. */
export interface Proxy {
  /** Where it is named, such as `HTTPS_PROXY`. */
  variable: string;
  secure: boolean;
  host: string;
  port: number;
  /** The value of `Proxy-Authorization`, where the address has a user. */
  authorization?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
const exceptions = ["no_proxy", "NO_PROXY"];

const firstOf = (names: readonly string[], env: Environment): string | undefined => names.find((name) => env[name]);

/**
 * The proxy for an API; its credentials are secrets from here on. Plain http goes to this machine only, and to no proxy: whoever
 * carries it reads it.
 */
export function proxyFor(origin: string, secrets: Secrets, env: Environment = process.env): Proxy | undefined {
  const variable = firstOf(variables, env);
  if (variable === undefined || !origin.startsWith("https:")) return undefined;
  if (isException(new URL(origin), env[firstOf(exceptions, env) ?? ""] ?? "")) return undefined;
  return readProxy(variable, env[variable] ?? "", secrets);
}

/**
 * As curl and Go read it: `*` for all, a host with all below it, only what is below a name after `.` or `*.`, an address or a network
 * such as `10.0.0.0/8`; each with or without a port. Of Node's programs comes what ends as it says after `*`.
 */
function isException({ hostname, port }: URL, list: string): boolean {
  const host = bare(hostname);
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .map(exceptionOf)
    .some((each) => (each.port === undefined || each.port === (port || "443")) && covers(each.name, host));
}

function exceptionOf(text: string): { name: string; port?: string } {
  const [, name = text, port] = /^(\[.+\]|[^:]*):(\d+)$/.exec(text) ?? [];
  return { name: bare(name), port };
}

/** A host without the brackets of an IPv6 address, and without the dot that may end a name. */
const bare = (host: string): string => host.replace(/^\[|\]$|\.$/g, "");

function covers(name: string, host: string): boolean {
  if (name === "*" || name === "") return name === "*";
  if (isIP(host)) return holds(name, host);
  return /^[.*]/.test(name) ? host.endsWith(name.replace(/^\*/, "")) : `.${host}`.endsWith(`.${name}`);
}

/** Whether an address is the one that is named, or of the network that is. */
function holds(network: string, address: string): boolean {
  const [first = "", bits, ...more] = network.split("/");
  const family = isIP(first);
  const width = family === 4 ? 32 : 128;
  const length = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : Infinity;
  if (family === 0 || family !== isIP(address) || length > width || more.length > 0) return false;
  const [type, addresses] = [family === 4 ? "ipv4" : "ipv6", new BlockList()] as const;
  addresses.addSubnet(first, length, type);
  return addresses.check(address, type);
}

function readProxy(variable: string, text: string, secrets: Secrets): Proxy {
  const address = text.includes("://") ? text : `http://${text}`;
  if (!URL.canParse(address)) throw unusable(variable, "is not the address of a proxy");
  const url = new URL(address);
  const secure = url.protocol === "https:";
  if (!secure && url.protocol !== "http:") throw unusable(variable, "names a proxy that is neither http:// nor https://");
  if (url.port === "0") throw unusable(variable, "names port 0, on which no proxy can listen");
  return {
    variable,
    secure,
    host: bare(url.hostname),
    port: Number(url.port || (secure ? 443 : 80)),
    authorization: authorizationOf(variable, url, secrets),
  };
}

function authorizationOf(variable: string, { username, password }: URL, secrets: Secrets): string | undefined {
  if (username === "" && password === "") return undefined;
  // As it stands in the variable, and as it travels.
  secrets.remember(password);
  secrets.remember(`${username}:${password}`);
  try {
    const [user, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
    secrets.remember(secret);
    secrets.remember(`${user}:${secret}`);
    return `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;
  } catch {
    throw unusable(variable, "has a broken % escape in its user name or password");
  }
}

/** The value is never shown: it may hold a password. */
function unusable(variable: string, problem: string): ProviderError {
  return new ProviderError({
    code: "invalid-input",
    reason: `${variable} ${problem}`,
    next: `Set ${variable} to something like http://proxy.example.com:3128, or unset it.`,
  });
}
