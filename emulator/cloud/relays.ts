import { request } from "node:http";
import type { ModuleType } from "./catalogue";
import { signJwt } from "./oauth";
import type { ModuleInstance, Organisation } from "./organisation";

/** What is wrong with a module: with its device, with its relay, or what its relay says is wrong. */
export interface ModuleProblem {
  code: string;
  message: string;
  type: "fatal" | "error" | "warning";
}

export interface RelayAnswer {
  data?: unknown;
  problems: ModuleProblem[];
}

/** A relay that may be asked. */
export interface Relay {
  url: URL;
  /** Such as `health` and `observe/observables`. */
  supports: (api: string) => boolean;
  authorization?: string | undefined;
}

type Values = Record<string, unknown>;

/** Host names of this machine, and where they lead; the emulator calls no other. */
const loopback: Readonly<Record<string, string>> = { "127.0.0.1": "127.0.0.1", localhost: "127.0.0.1", "[::1]": "::1" };
const answerLimitBytes = 1_000_000;
const patienceMs = 10_000;

function fatal(code: string, message: string): ModuleProblem {
  return { type: "fatal", code, message };
}

/** `Authorization` for the relay, by the type's or the module's `auth-type`. */
function authorization(organisation: Organisation, values: Values, settings: Values): string | undefined {
  const text = (key: string): string => (typeof values[key] === "string" ? values[key] : "");
  switch (values["auth-type"]) {
    case "basic":
      return `Basic ${Buffer.from(`${text("basic-auth-user")}:${text("basic-auth-password")}`).toString("base64")}`;
    case "bearer":
      return `Bearer ${text("token")}`;
    case "configuration-token": {
      const issuedAt = Math.floor(organisation.parts.clock.now() / 1000);
      const claims = { ...settings, aud: text("configuration-token-audience"), iat: issuedAt, exp: issuedAt + 600 };
      return `Bearer ${signJwt(organisation, claims, text("configuration-token-key") || undefined)}`;
    }
    default:
      return text("authorization-header") || undefined;
  }
}

/** The relay of a module: its own settings come before what its type says. A problem when there is none that may be asked. */
export function relayOf(organisation: Organisation, type: ModuleType, { settings = {} }: ModuleInstance): Relay | ModuleProblem {
  const values: Values = { ...type.properties, ...settings };
  const { url: address, "supported-apis": apis } = values;
  if (typeof address !== "string" || address === "") {
    return fatal("url-not-set", 'Neither the module nor its type names a relay: "url" is empty.');
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "http:" || !Object.hasOwn(loopback, url.hostname)) {
    return fatal("relay-not-called", "The emulator calls relays on this machine only, such as its own: http://127.0.0.1:<port>.");
  }
  return {
    url,
    supports: (api) => !Array.isArray(apis) || apis.includes(api),
    authorization: authorization(organisation, values, settings),
  };
}

/** Sends the call, and gives status and text; never follows a redirect, and never leaves the machine. */
function post({ url, authorization }: Relay, api: string, body: unknown): Promise<{ status: number; text: string }> {
  const bytes = Buffer.from(JSON.stringify(body));
  const path = `${url.pathname.replace(/\/+$/, "")}/${api}`;
  const headers = {
    ...{ Host: url.host, Accept: "application/json", "Content-Type": "application/json", "Content-Length": bytes.length },
    ...(authorization !== undefined && { Authorization: authorization }),
  };
  const target = { host: loopback[url.hostname], port: url.port || 80, path, method: "POST", headers, agent: false as const };
  return new Promise((resolve, reject) => {
    const sent = request({ ...target, signal: AbortSignal.timeout(patienceMs) }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("error", reject);
      response.on("data", (part: string) => {
        text += part;
        if (text.length > answerLimitBytes) sent.destroy(new Error("its answer is too long"));
      });
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    sent.on("error", reject).end(bytes);
  });
}

function isProblem(value: unknown): value is ModuleProblem {
  const { code, message, type } = (value ?? {}) as Record<string, unknown>;
  return typeof code === "string" && typeof message === "string" && ["fatal", "error", "warning"].includes(String(type));
}

/** What a relay answered: `data`, `errors`, or both, as the published ones do. */
function read(text: string): RelayAnswer {
  const { data, errors = [] } = (JSON.parse(text) ?? {}) as { data?: unknown; errors?: unknown };
  if (!Array.isArray(errors) || !errors.every(isProblem)) throw new Error("its errors have another form");
  if (data === undefined && errors.length === 0) throw new Error("its answer has neither data nor errors");
  // No key but these: the answer becomes part of the API's, whose objects are closed.
  return { data, problems: errors.map(({ code, message, type }) => ({ code, message, type })) };
}

/** Really asks a relay. Whatever goes wrong is a problem of the module, and never of the call (contracts 7). */
export async function askRelay(relay: Relay, api: string, body: unknown): Promise<RelayAnswer> {
  try {
    const { status, text } = await post(relay, api, body);
    if (status !== 200) return { problems: [fatal("relay-refused", `The relay answered ${status} to POST ${api}.`)] };
    return read(text);
  } catch (problem) {
    const reason = problem instanceof SyntaxError ? "its answer is no JSON" : (problem as Error).message;
    return { problems: [fatal("relay-failed", `The relay did not answer POST ${api} as relays do: ${reason}.`)] };
  }
}
