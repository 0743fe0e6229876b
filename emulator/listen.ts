import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** An http server of the emulator, always and only on the loopback interface. */
export interface Listening {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Listens on `port`; 0 lets the system choose. */
export async function listenOnLoopback(listener: RequestListener, port: number): Promise<Listening> {
  const server = createServer(listener);
  // Longer than any client keeps a connection for reuse: closing one under a request would look like an injected reset.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}`,
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
