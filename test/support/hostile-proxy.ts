/** A TLS server that plays the API, and a proxy that does to each CONNECT whatever a test wants. */
import { once } from "node:events";
import { createServer as createTlsServer } from "node:https";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { generate } from "selfsigned";

/** The API behind TLS, by a certificate that only `ca` vouches for, under the name `localhost`. */
export interface TlsApi {
  url: string;
  port: number;
  ca: string;
  /** `<METHOD> <path> <authorization>` of all that came. */
  asked: string[];
  /** Answers everything except access tokens. */
  answer: (path: string) => { status: number; json: unknown };
  close: () => Promise<void>;
}

export async function startTlsApi(): Promise<TlsApi> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  const server = createTlsServer({ key, cert }, ({ method = "", url = "", headers }, response) => {
    api.asked.push(`${method} ${url} ${headers.authorization ?? ""}`);
    const token = { status: 200, json: { access_token: "of-the-api", expires_in: 600, scope: "sse integration oauth" } };
    const { status, json } = url === "/iroh/oauth2/token" ? token : api.answer(url);
    // One connection a request: each asks the proxy anew.
    response.writeHead(status, { "Content-Type": "application/json", Connection: "close" }).end(JSON.stringify(json));
  });
  const port = await listening(server);
  const api: TlsApi = {
    url: `https://localhost:${port}`,
    port,
    ca: cert,
    asked: [],
    answer: () => ({ status: 200, json: { of: "the api" } }),
    close: () => closed(server),
  };
  return api;
}

/** What a proxy does with a CONNECT: it has the whole request, and the socket to answer on. */
export type Deed = (socket: Socket, request: string) => void;

export interface HostileProxy {
  port: number;
  /** Every CONNECT or other request, as it came. */
  asked: string[];
  /** What came on a connection after the proxy had answered. */
  later: Buffer[];
  deed: Deed;
  close: () => Promise<void>;
}

export async function startHostileProxy(deed: Deed): Promise<HostileProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    let request = "";
    const onData = (chunk: Buffer): void => {
      request += chunk.toString("latin1");
      if (!request.includes("\r\n\r\n")) return;
      socket.off("data", onData);
      proxy.asked.push(request);
      socket.on("data", (more: Buffer) => proxy.later.push(more));
      proxy.deed(socket, request);
    };
    socket.on("data", onData);
  });
  const port = await listening(server);
  const proxy: HostileProxy = {
    port,
    asked: [],
    later: [],
    deed,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return closed(server);
    },
  };
  return proxy;
}

/** An honest proxy's deed: 200, and then every byte both ways. */
export function tunnel(answer = "HTTP/1.1 200 Connection established\r\n\r\n"): Deed {
  return (socket, request) => {
    const [, host = "", port = ""] = /^CONNECT (.*):(\d+) /.exec(request) ?? [];
    const target = connect(Number(port), host === "localhost" ? "127.0.0.1" : host, () => {
      socket.write(answer);
      socket.pipe(target).pipe(socket);
    });
    target.on("error", () => socket.destroy());
    socket.on("close", () => target.destroy());
  };
}

/** Writes a text, perhaps in pieces, and keeps the connection open. */
export function say(...pieces: string[]): Deed {
  return (socket) => {
    for (const piece of pieces) socket.write(piece);
  };
}

/** A text byte for byte, without an end. */
export function drip(text: string, everyMs = 5): Deed {
  return (socket) => {
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed) clearInterval(timer);
      else socket.write(text[at++] ?? "x");
    }, everyMs);
    socket.on("close", () => {
      clearInterval(timer);
    });
  };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server & { closeAllConnections?: () => void }): Promise<void> {
  server.closeAllConnections?.();
  await new Promise((resolve) => server.close(resolve));
}
