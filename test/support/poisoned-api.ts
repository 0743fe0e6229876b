import { createServer as createHttp, request as plain, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createHttps, request as secure } from "node:https";
import type { AddressInfo } from "node:net";
import { X509Certificate } from "node:crypto";
import { generate } from "selfsigned";

/** What becomes of a text in an answer; `key` is the name of the field, or that of the list it stands in. */
export type Poison = (key: string, text: string) => string;

/** A server between the provider and an API, which writes what it wants into every text of an answer. */
export class PoisonedApi {
  /** The fields of which texts have passed. */
  readonly keys = new Set<string>();
  poison: Poison = (_, text) => text;

  private constructor(
    private readonly server: Server,
    readonly port: number,
    readonly fingerprint: string | undefined,
  ) {}

  /** @param target such as `http://127.0.0.1:4101`; one of `https` is answered for with a certificate of its own */
  static async before(target: string): Promise<PoisonedApi> {
    const url = new URL(target);
    const { cert, private: key } = await generate([{ name: "commonName", value: "between" }], { keyType: "ec" });
    const server = url.protocol === "https:" ? createHttps({ cert, key }) : createHttp();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { fingerprint256 } = new X509Certificate(cert);
    const api = new PoisonedApi(server, (server.address() as AddressInfo).port, fingerprint256);
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      void api.passOn(url, request, response);
    });
    return api;
  }

  private async passOn(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await collect(request);
    const headers = { ...request.headers, host: url.host };
    const send = url.protocol === "https:" ? secure : plain;
    const options = { method: request.method, path: request.url, headers, rejectUnauthorized: false };
    const onward = send(url, options, (answer) => {
      void collect(answer).then((text) => {
        const { domains, ...others } = answer.headers;
        const words = typeof domains === "string" ? { domains: this.poisoned(domains) } : {};
        const whole = this.poisoned(text);
        const length = answer.headers["content-length"] === undefined ? {} : { "content-length": Buffer.byteLength(whole) };
        response.writeHead(answer.statusCode ?? 502, { ...others, ...words, ...length }).end(whole);
      });
    });
    onward.on("error", () => response.destroy());
    onward.end(body);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** In ASCII, so that it may also stand in a header. */
  private poisoned(text: string): string {
    try {
      const json = JSON.stringify(this.within("", JSON.parse(text)));
      return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
    } catch {
      return text;
    }
  }

  private within(key: string, value: unknown): unknown {
    if (typeof value === "string") {
      this.keys.add(key);
      return this.poison(key, value);
    }
    if (Array.isArray(value)) return value.map((each) => this.within(key, each));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.within(name, each)]));
  }
}

async function collect(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
