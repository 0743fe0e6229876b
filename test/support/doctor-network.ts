/** A network of a test's own: names that lead to servers on this machine, each with the certificate that a test wants. */
import { once } from "node:events";
import { createServer as createHttpsServer, type ServerOptions } from "node:https";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { generate } from "selfsigned";
import type { Network } from "../../cli/doctor/probe";

export interface Issued {
  key: string;
  cert: string;
}

const yearMs = 365 * 24 * 3_600_000;

/** An authority, such as a proxy that inspects TLS has one. */
export async function authority(name: string): Promise<Issued> {
  const attributes = [
    { name: "commonName", value: name },
    { name: "organizationName", value: "Example" },
  ];
  const extensions = [{ name: "basicConstraints" as const, cA: true, critical: true }];
  const { private: key, cert } = await generate(attributes, { keyType: "ec", algorithm: "sha256", extensions });
  return { key, cert };
}

/** A certificate for a host, by an authority or by itself. */
export async function certificateFor(host: string, by?: Issued, validToMs = Date.now() + yearMs): Promise<Issued> {
  const { private: key, cert } = await generate([{ name: "commonName", value: host }], {
    ...{ keyType: "ec", algorithm: "sha256", notBeforeDate: new Date(validToMs - yearMs), notAfterDate: new Date(validToMs) },
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: host }] }],
    ...(by ? { ca: by } : {}),
  });
  return { key, cert };
}

export class FakeNetwork implements Network {
  limitMs = 5_000;
  ca?: string;
  /** What was looked up, in this order. */
  readonly lookedUp: string[] = [];
  /** `METHOD path`, and the names of all headers, of every request that a server got. */
  readonly asked: string[] = [];
  private readonly ports = new Map<string, number>();
  private readonly opened: Server[] = [];
  private readonly sockets = new Set<Socket>();

  lookup(host: string): Promise<readonly string[]> {
    this.lookedUp.push(host);
    const error = Object.assign(new Error(`no ${host}`), { code: "ENOTFOUND" });
    return this.ports.has(host) ? Promise.resolve(["127.0.0.1"]) : Promise.reject(error);
  }

  connect(host: string): Socket {
    return connect(this.ports.get(host) ?? 0, "127.0.0.1");
  }

  /** The name leads to a port of this machine. */
  name(host: string, port: number): void {
    this.ports.set(host, port);
  }

  /** A web server behind TLS; without a status it answers nothing. */
  async serve(
    host: string,
    issued: Issued,
    status: number | undefined,
    more: ServerOptions & { date?: Date } = {},
  ): Promise<number> {
    const { date, ...options } = more;
    const server = createHttpsServer({ ...issued, ...options }, ({ method = "", url = "", headers }, response) => {
      this.asked.push(`${method} ${url} ${Object.keys(headers).sort().join(" ")}`);
      if (status !== undefined) response.writeHead(status, date ? { Date: date.toUTCString() } : {}).end("Forbidden");
    });
    return this.open(host, server);
  }

  /** A server that does with each connection what a test wants. */
  async answer(host: string, deed: (socket: Socket) => void): Promise<number> {
    return this.open(host, createServer(deed));
  }

  /** A port on which nothing listens any more. */
  async refuse(host: string): Promise<void> {
    const server = createServer();
    await this.open(host, server);
    await new Promise((closed) => server.close(closed));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await Promise.all(this.opened.splice(0).map((server) => new Promise((closed) => server.close(closed))));
  }

  private async open(host: string, server: Server): Promise<number> {
    server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("error", () => undefined);
    });
    server.on("tlsClientError", () => undefined);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    this.opened.push(server);
    this.name(host, port);
    return port;
  }
}
