/** A plain client of the emulator: it knows nothing of the provider, and repeats nothing. */
import { Client } from "ssh2";
import type { ApplianceAccess, RunningEmulator } from "../../emulator";
import type { ApplianceState } from "../../emulator/appliance";
import type { ModuleType } from "../../emulator/cloud/catalogue";
import type { ApiClient, Device, ModuleInstance } from "../../emulator/cloud/organisation";
import type { FmcState } from "../../emulator/fmc/fmc";

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; the text when it is none; undefined when empty. */
  body: unknown;
}

export type RegionName = keyof RunningEmulator["regions"];

export interface RegionState {
  devices: Device[];
  tokens: { device_id: string; status: string; expires_at: string }[];
  modules: ModuleInstance[];
  clients: ApiClient[];
  moduleTypes: ModuleType[];
}

/** What `GET /state` of the admin API answers. */
export interface WorldState {
  regions: Record<RegionName, RegionState>;
  appliances: ApplianceState[];
  fmcs: FmcState[];
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = (response.headers.get("content-type") ?? "").includes("json");
  const body: unknown = text === "" ? undefined : json ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

/** Sends JSON and reads whatever comes. */
export async function send(url: string, method = "GET", body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const json: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
  const init: RequestInit = { method, headers: { Accept: "application/json", ...json, ...headers } };
  if (body !== undefined) init.body = text;
  return answerOf(await fetch(url, init));
}

/** The token call with these credentials. */
export async function tokenCall(
  url: string,
  clientId: string,
  password: string,
  form = "grant_type=client_credentials",
): Promise<Answer> {
  const basic = Buffer.from(`${clientId}:${password}`).toString("base64");
  return send(`${url}/iroh/oauth2/token`, "POST", form, {
    Authorization: `Basic ${basic}`,
    "Content-Type": "application/x-www-form-urlencoded",
  });
}

/** An access token, or the error that was answered instead. */
export async function accessToken(url: string, clientId: string, password: string): Promise<string> {
  const { status, body } = await tokenCall(url, clientId, password);
  if (status !== 200) throw new Error(`no token: ${status} ${JSON.stringify(body)}`);
  return (body as { access_token: string }).access_token;
}

/** One region as one client sees it, with one access token. */
export class RegionApi {
  constructor(
    readonly url: string,
    readonly token: string,
  ) {}

  static async open(emulator: RunningEmulator, region: RegionName): Promise<RegionApi> {
    const { url, clientId, clientPassword } = emulator.regions[region];
    return new RegionApi(url, await accessToken(url, clientId, clientPassword));
  }

  call(method: string, path: string, body?: unknown): Promise<Answer> {
    return send(`${this.url}${path}`, method, body, { Authorization: `Bearer ${this.token}` });
  }

  /** A call that must answer `status`; gives the body. */
  async expect<T = Record<string, unknown>>(status: number, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call(method, path, body);
    if (answer.status !== status) throw new Error(`${method} ${path} -> ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  /** Makes a device entry, and issues the token with which an appliance registers as it. */
  async planDevice(entry: { name?: string; description?: string } = {}): Promise<{ id: string; token: string }> {
    const path = "/iroh/iroh-sse/device";
    const { id } = await this.expect<{ id: string }>(201, "POST", path, { name: "planned", ...entry });
    const { token } = await this.expect<{ token: string }>(201, "POST", `${path}/${id}/token`, { expires_in: 3600 });
    return { id, token };
  }
}

/** Types these lines into an appliance's console, and gives all it printed. */
export function typeInto(appliance: ApplianceAccess, lines: readonly string[]): Promise<string> {
  const { host, port, username, password } = appliance;
  return new Promise((resolve, reject) => {
    const client = new Client();
    client.on("error", reject).on("ready", () => {
      client.shell(false, (problem, channel) => {
        if (problem) {
          reject(problem);
          return;
        }
        let printed = "";
        channel.on("data", (bytes: Buffer) => (printed += bytes.toString()));
        channel.on("close", () => {
          client.end();
          resolve(printed);
        });
        for (const line of [...lines, "exit"]) channel.write(`${line}\n`);
      });
    });
    client.connect({ host, port, username, password });
  });
}
