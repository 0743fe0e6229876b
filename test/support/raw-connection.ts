/** One connection to a server, on which exactly these bytes are sent: what no HTTP client would send. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectByTls } from "node:tls";

export interface RawAnswer {
  status: number;
  /** By name in small letters. */
  headers: Record<string, string>;
  body: string;
}

export class RawConnection {
  private received = Buffer.alloc(0);
  private ended = false;
  private notice = () => {};

  private constructor(private readonly socket: Socket) {
    const changed = () => {
      this.notice();
    };
    socket.on("data", (bytes: Buffer) => {
      this.received = Buffer.concat([this.received, bytes]);
      changed();
    });
    socket.on("error", changed).on("close", () => {
      this.ended = true;
      changed();
    });
  }

  static async open(port: number, tls = false): Promise<RawConnection> {
    const to = { port, host: "127.0.0.1" };
    const socket = tls ? connectByTls({ ...to, rejectUnauthorized: false }) : connect(to);
    const connection = new RawConnection(socket);
    await once(socket, tls ? "secureConnect" : "connect");
    return connection;
  }

  write(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  /** Goes away without a word. */
  destroy(): void {
    this.socket.destroy();
  }

  /** The next answer; undefined when the connection ends before it is whole. */
  async answer(toHead = false): Promise<RawAnswer | undefined> {
    for (;;) {
      const found = this.take(toHead);
      if (found !== undefined || this.ended) return found;
      await new Promise<void>((resolve) => {
        this.notice = resolve;
      });
    }
  }

  /** All that came and is in no answer that was taken, once the server has closed. */
  async rest(): Promise<string> {
    if (!this.ended) await once(this.socket, "close");
    return this.received.toString();
  }

  private take(toHead: boolean): RawAnswer | undefined {
    const end = this.received.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const [first = "", ...lines] = this.received.subarray(0, end).toString().split("\r\n");
    const headers = Object.fromEntries(
      lines.map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
    );
    const status = Number(first.split(" ")[1]);
    const bodyless = toHead || status < 200 || status === 204 || status === 304;
    const length = bodyless ? 0 : Number(headers["content-length"] ?? this.received.length - end - 4);
    const whole = bodyless || "content-length" in headers || this.ended;
    if (!whole || this.received.length < end + 4 + length) return undefined;
    const body = this.received.subarray(end + 4, end + 4 + length).toString();
    this.received = this.received.subarray(end + 4 + length);
    return { status, headers, body };
  }
}
