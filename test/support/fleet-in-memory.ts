/** Appliances and a cloud in memory, on a clock that a test moves: what many registrations side by side ask, and when. */
import { setMaxListeners } from "node:events";
import { AxiosError } from "axios";
import type { Call } from "../../provider/base/call";
import { Secrets } from "../../provider/base/known-secrets";
import type { Appliance } from "../../provider/clients/appliance/client";
import { Cloud } from "../../provider/clients/cloud";
import { CloudClient } from "../../provider/clients/cloud/client";
import type { DeviceWire } from "../../provider/clients/cloud/devices";
import { regions } from "../../provider/clients/cloud/regions";
import type { DeviceRegistrationInputs } from "../../provider/generated/device-registration";
import type { Context } from "../../provider/lifecycle/definition";
import { markOf } from "../../provider/lifecycle/mark";
import { ResourceSchema } from "../../provider/lifecycle/schema";
import { register } from "../../provider/resources/device-registration/register";
import { obtainTicket } from "../../provider/resources/device-registration/ticket";
import { sseToken } from "../../provider/resources/sse-token";
import type { SseTokenInputs } from "../../provider/generated/sse-token";
import { fakeCall } from "./fake-call";
import { ManualClock } from "./manual-clock";
import { credentialsFor } from "./scripted-api";

/** A request, as axios is given it. */
export interface Asked {
  method: string;
  url: string;
  params?: { offset?: number };
  data?: string;
}

interface Answered {
  status: number;
  headers: object;
  data: string;
}

/** How the cloud goes down: it answers a status, or takes no connection. */
export type Down = 502 | 503 | 504 | "ECONNREFUSED" | "ECONNRESET";

const listPath = "/iroh/iroh-sse/device";
const schemas = {
  DeviceRegistration: new ResourceSchema("DeviceRegistration"),
  SseToken: new ResourceSchema("SseToken"),
};
const answerMs = 50;

export class FleetInMemory {
  readonly clock = new ManualClock();
  readonly begun = this.clock.now();
  /** Every request, with the time since the beginning. */
  readonly asked: { at: number; what: string; struck: boolean }[] = [];
  readonly entries = new Map<string, { id: string; name: string; description: string; status: string }>();
  private made = 0;
  down: { from: number; to: number; how: Down } | undefined;
  private readonly call: Call;
  private readonly cloud = new Cloud(
    regions.us,
    new CloudClient(regions.us, credentialsFor("http://127.0.0.1:9"), new Secrets(), () => 0),
  );

  /** @param settles how long an appliance takes, and the cloud after it until it shows the registration */
  constructor(private readonly settles: { applianceMs: number; cloudMs: number }) {
    const { signal } = new AbortController();
    setMaxListeners(Infinity, signal);
    this.call = fakeCall({ clock: this.clock, signal, budgetMs: 20 * 60_000 });
  }

  get now(): number {
    return this.clock.now() - this.begun;
  }

  /** Registers one; the times at which its appliance was looked at are in `looks`. */
  async registers(name: string, looks: number[] = []): Promise<DeviceWire> {
    const appliance = { host: name, port: 22, type: "ESA", hostKey: "SHA256:x", username: "admin" };
    const { inputs, context } = this.wanted("DeviceRegistration", name, { appliance });
    const wanted = inputs as unknown as DeviceRegistrationInputs;
    const ticket = await obtainTicket(context, wanted, undefined);
    return register(context, wanted, this.appliance(name, looks), ticket);
  }

  /** Makes an `SseToken` for so many devices. */
  async issues(name: string, devices: number): Promise<string[]> {
    const { inputs, context } = this.wanted("SseToken", name, { name, devices });
    const { outs } = await sseToken.create(context, inputs as unknown as SseTokenInputs);
    return outs.tokens.map(({ deviceId }) => deviceId);
  }

  private wanted(kind: keyof typeof schemas, name: string, given: object) {
    const owner = `shop/prod/${name}`;
    const inputs = schemas[kind].withDefaults({ region: "us", owner, ...given });
    const context = {
      ...{ call: this.call, cloud: this.cloud, secrets: new Secrets(), known: new Set() },
      mark: markOf(kind, schemas[kind].inputs, inputs),
    } as unknown as Context;
    return { inputs, context };
  }

  /** Moves on until all is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    const state = { done: false };
    void work.catch(() => undefined).finally(() => (state.done = true));
    await this.clock.advance(0);
    while (!state.done) {
      await this.clock.advance(10);
      if (this.now > 15 * 60_000) throw new Error("it never ends");
    }
    return work;
  }

  private appliance(name: string, looks: number[]): Appliance {
    let settledAt = Infinity;
    return {
      facts: { hostName: name, type: "ESA", version: "14.0.0-692" },
      register: (token: string) => {
        settledAt = this.now + this.settles.applianceMs;
        this.clock.after(this.settles.applianceMs + this.settles.cloudMs, () => {
          const entry = this.entries.get(token.replace(/^token-of-/, ""));
          if (entry) entry.status = "Registered";
        });
        return Promise.resolve();
      },
      status: () => {
        looks.push(this.now);
        return Promise.resolve({ state: this.now < settledAt ? "registering" : "registered", said: "it says so", offers: [] });
      },
    } as unknown as Appliance;
  }

  /** Stands in the place of what speaks HTTP. */
  async receive({ method, url, params, data }: Asked): Promise<Answered> {
    const struck = this.down !== undefined && this.now >= this.down.from && this.now < this.down.to;
    const what = url === listPath && method === "GET" ? "list" : `${method} ${url.replace(/entry-\d+/, "ID")}`;
    this.asked.push({ at: this.now, what, struck });
    await this.clock.sleep(answerMs, this.call.signal);
    if (!struck) return this.serve(method, url, params, data);
    const how = this.down?.how;
    if (typeof how === "number") return { status: how, headers: {}, data: "<html>a gateway's page</html>" };
    throw new AxiosError("why", how);
  }

  private serve(method: string, url: string, params: Asked["params"], data = "{}"): Answered {
    if (url === "/iroh/oauth2/token") return answer({ access_token: "access-token", expires_in: 600, scope: "sse" });
    const [id, what] = url.split("/").slice(4);
    if (what === "token") return answer({ token: `token-of-${id}`, expires_at: "2027-01-01T00:00:00Z" });
    if (id === undefined && method === "GET") {
      return answer([...this.entries.values()].slice(params?.offset, (params?.offset ?? 0) + 100));
    }
    const entry = id === undefined ? { id: `entry-${this.made++}`, status: "Unregistered" } : this.entries.get(id);
    if (entry === undefined) return { status: 404, headers: {}, data: '{"error":"device_not_found"}' };
    if (method === "DELETE") this.entries.delete(entry.id);
    else this.entries.set(entry.id, { name: "", description: "", ...entry, ...(JSON.parse(data) as object) });
    return answer(this.entries.get(entry.id) ?? {});
  }
}

const answer = (json: unknown): Answered => ({ status: 200, headers: {}, data: JSON.stringify(json) });
