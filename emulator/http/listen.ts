import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { ownRequests } from "./own-requests";

/** An http or https server of the emulator, always and only on the loopback interface. */
export interface Listening {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** What a server by https needs; `name` is the host its certificate is for. */
export interface TlsIdentity {
  key: string;
  cert: string;
  name: string;
}

/** Listens on `port`, with `tls` by https; 0 lets the system choose. */
export async function listenOnLoopback(listener: RequestListener, port: number, tls?: TlsIdentity): Promise<Listening> {
  const server = tls
    ? createTlsServer(tls, ownRequests(listener, "https", [tls.name]))
    : createServer(ownRequests(listener, "http"));
  // Longer than any client keeps a connection for reuse: closing one under a request would look like an injected reset.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${chosen}`,
    port: chosen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
