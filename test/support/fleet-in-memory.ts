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
const schema = new ResourceSchema("DeviceRegistration");
const answerMs = 50;

export class FleetInMemory {
  readonly clock = new ManualClock();
  readonly begun = this.clock.now();
  /** Every request, with the time since the beginning. */
  readonly asked: { at: number; what: string; struck: boolean }[] = [];
  readonly entries = new Map<string, { id: string; name: string; description: string; status: string }>();
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
    const inputs = schema.withDefaults({
      ...{ region: "us", owner: `shop/prod/${name}` },
      appliance: { host: name, port: 22, type: "ESA", hostKey: "SHA256:x", username: "admin" },
    }) as unknown as DeviceRegistrationInputs;
    const context = {
      ...{ call: this.call, cloud: this.cloud, secrets: new Secrets(), known: new Set() },
      mark: markOf("DeviceRegistration", schema.inputs, { ...inputs, owner: `shop/prod/${name}` }),
    } as unknown as Context;
    const ticket = await obtainTicket(context, inputs, undefined);
    return register(context, inputs, this.appliance(name, looks), ticket);
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
    if (!struck) return answer(this.serve(method, url, params, data));
    const how = this.down?.how;
    if (typeof how === "number") return { status: how, headers: {}, data: "<html>a gateway's page</html>" };
    throw new AxiosError("why", how);
  }

  private serve(method: string, url: string, params: Asked["params"], data = "{}"): unknown {
    if (url === "/iroh/oauth2/token") return { access_token: "access-token", expires_in: 600, scope: "sse" };
    const [id, what] = url.split("/").slice(4);
    if (what === "token") return { token: `token-of-${id}`, expires_at: "2027-01-01T00:00:00Z" };
    if (method === "GET") return [...this.entries.values()].slice(params?.offset, (params?.offset ?? 0) + 100);
    const { name, description } = JSON.parse(data) as { name: string; description: string };
    const entry = { id: `entry-${this.entries.size}`, name, description, status: "Unregistered" };
    this.entries.set(entry.id, entry);
    return entry;
  }
}

const answer = (json: unknown): Answered => ({ status: 200, headers: {}, data: JSON.stringify(json) });
