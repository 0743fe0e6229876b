import { expect } from "@jest/globals";
import { readFileSync } from "node:fs";
import { request, type Agent } from "node:https";
import type { FmcAccess } from "../../emulator";

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}

export interface Item {
  id: string;
  type: string;
  [key: string]: unknown;
}

type Headers = Record<string, string>;

export const AUTH = "/api/fmc_platform/v1/auth";

/** A plain client of one FMC: it trusts its certificate and no other, and repeats nothing. */
export class FmcClient {
  private tokens: Headers = {};
  private domain = "";

  constructor(
    readonly access: FmcAccess,
    private readonly agent?: Agent,
  ) {}

  static async open(access: FmcAccess): Promise<FmcClient> {
    const client = new FmcClient(access);
    expect((await client.logIn()).status).toBe(204);
    return client;
  }

  send(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    const { host, port, caFile } = this.access;
    const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
    const json: Headers = text === undefined ? {} : { "Content-Type": "application/json" };
    const connection = this.agent ? { agent: this.agent } : { agent: false as const };
    return new Promise((resolve, reject) => {
      const sent = request(
        { host, port, path, method, ca: readFileSync(caFile), headers: { ...json, ...headers }, ...connection },
        (response) => {
          let received = "";
          response.setEncoding("utf8").on("data", (part: string) => (received += part));
          response.on("error", reject).on("end", () => {
            try {
              const parsed: unknown = received === "" ? undefined : JSON.parse(received);
              resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed });
            } catch (problem) {
              reject(problem instanceof Error ? problem : new Error(String(problem)));
            }
          });
        },
      );
      sent.on("error", reject);
      sent.end(text);
    });
  }

  async logIn(password = this.access.password): Promise<Answer> {
    const basic = Buffer.from(`${this.access.username}:${password}`).toString("base64");
    return this.keep(await this.send("POST", `${AUTH}/generatetoken`, undefined, { Authorization: `Basic ${basic}` }));
  }

  async refresh(): Promise<Answer> {
    return this.keep(await this.send("POST", `${AUTH}/refreshtoken`, undefined, this.tokens));
  }

  call(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.send(method, path, body, this.tokens);
  }

  integration(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.call(method, `/api/fmc_config/v1/domain/${this.domain}/integration/${path}`, body);
  }

  async items(path: string): Promise<Item[]> {
    const { status, body } = await this.integration("GET", `${path}?expanded=true`);
    expect(status).toBe(200);
    return (body as { items: Item[] }).items;
  }

  /** Reads the one setting of that kind, changes it, and puts it back. */
  async change(path: string, changes: object, which: (item: Item) => boolean = () => true): Promise<Answer> {
    const found = (await this.items(path)).find(which);
    if (!found) throw new Error(`nothing of ${path}`);
    return this.integration("PUT", `${path}/${found.id}`, { ...found, ...changes });
  }

  select(domain: string): Promise<Answer> {
    return this.change("cloudregions", { current: true }, (item) => item["domain"] === domain);
  }

  private keep(answer: Answer): Answer {
    const text = (name: string) => String(answer.headers[name]);
    if (answer.status !== 204) return answer;
    this.domain = text("domain_uuid");
    this.tokens = {
      "X-auth-access-token": text("x-auth-access-token"),
      "X-auth-refresh-token": text("x-auth-refresh-token"),
    };
    return answer;
  }
}

export function errorOf({ body }: Answer): string {
  const { error } = body as { error: { messages: { description: string }[] } };
  return error.messages[0]?.description ?? "";
}
