import { ProviderError } from "../../base/errors";
import type { Secrets } from "../../base/redact";

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

/** As Node's other programs read it: `*` for all, a host, or a suffix after `.` or `*`; each with or without a port. */
function isException({ hostname, port }: URL, list: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((each) => {
      const [, name = "", itsPort] = /^(.*?)(?::(\d+))?$/.exec(each) ?? [];
      if (name === "" || (itsPort !== undefined && itsPort !== (port || "443"))) return false;
      return /^[.*]/.test(name) ? hostname.endsWith(name.replace(/^\*/, "")) : hostname === name;
    });
}

function readProxy(variable: string, text: string, secrets: Secrets): Proxy {
  const address = text.includes("://") ? text : `http://${text}`;
  if (!URL.canParse(address)) throw unusable(variable, "is not the address of a proxy");
  const url = new URL(address);
  const secure = url.protocol === "https:";
  if (!secure && url.protocol !== "http:") throw unusable(variable, "names a proxy that is neither http:// nor https://");
  return {
    variable,
    secure,
    host: url.hostname.replace(/^\[|\]$/g, ""),
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
