import type { Socket } from "node:net";

/** The connections of one client that were used and are still open; all clients here share one address. */
export class Connections {
  private readonly open = new Set<Socket>();

  constructor(private readonly limit = 10) {}

  /** False for one that came when there were `limit` before it. */
  admits(socket: Socket): boolean {
    if (!this.open.has(socket)) {
      this.open.add(socket);
      socket.once("close", () => this.open.delete(socket));
    }
    // A set keeps the order in which its members came.
    return [...this.open].indexOf(socket) < this.limit;
  }
}
