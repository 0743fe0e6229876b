import { lookup as resolve } from "node:dns/promises";
import { request } from "node:http";
import { connect as open, isIP, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { connect as encrypt, type TLSSocket } from "node:tls";
import type { Call } from "../../provider/base/call";
import { isProviderError, ProviderError } from "../../provider/base/errors";
import { within } from "../../provider/base/within";
import type { Proxy } from "../../provider/clients/http/proxy";
import { openTunnel } from "../../provider/clients/http/tunnel";
import { certificateOf, type ShownCertificate } from "./certificate";

/** The network as a probe uses it; tests put their own names and machines in. */
export interface Network {
  lookup(host: string): Promise<readonly string[]>;
  /** Begins a connection to a host at one of its addresses. */
  connect(host: string, port: number, addresses: readonly string[]): Socket;
  /** Authorities beside those that Node knows. */
  ca?: string;
  /** All of one probe together. */
  limitMs: number;
}

export const systemNetwork: Network = {
  lookup: async (host) => (await resolve(host, { all: true })).map(({ address }) => address),
  connect: (host, port, addresses) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    // Node then tries one address after the other by itself.
    return open({
      host,
      port,
      autoSelectFamily: true,
      lookup: (_name, _options, answer) => {
        answer(null, found);
      },
    });
  },
  limitMs: 10_000,
};

/** How far a probe came, in this order. */
export type Stage = "name" | "connection" | "proxy" | "encryption" | "answer";

export interface Target {
  host: string;
  port: number;
  /** False for plain http, which goes to this machine alone. */
  secure: boolean;
  path: string;
  proxy?: Proxy;
}

/** One look at a host, as far as it came. */
export interface Probe {
  addresses?: readonly string[];
  certificate?: ShownCertificate;
  answer?: Answer;
  failure?: { stage: Stage; code: string; error?: ProviderError };
}

interface Answer {
  status: number;
  /** How far the other side's clock is ahead of ours, where it says its time. */
  aheadMs?: number;
}

/** Looks up, connects, encrypts and asks for a path, as the guide does with `curl -v -k`. Nothing secret is sent, so nobody has to be believed. */
export async function probe(network: Network, target: Target, call: Call): Promise<Probe> {
  const probing = new Probing(network, target, call);
  try {
    await within(call, network.limitMs, probing.run(), () => new ProviderError(silence));
  } catch (error) {
    if (isProviderError(error, "cancelled")) throw error;
    probing.found.failure = { stage: probing.stage, ...failureOf(error) };
  } finally {
    probing.end();
  }
  return probing.found;
}

const silence = { code: "timeout", reason: "there was no answer in time", next: "Run the command again." } as const;

function failureOf(error: unknown): { code: string; error?: ProviderError } {
  if (isProviderError(error)) return error.facts.reason === silence.reason ? { code: "ETIMEDOUT" } : { code: error.code, error };
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  return { code: typeof code === "string" ? code : String(message) };
}

class Probing {
  readonly found: Probe = {};
  stage: Stage = "name";
  private readonly opened: Duplex[] = [];
  private over = false;

  constructor(
    private readonly network: Network,
    private readonly target: Target,
    private readonly call: Call,
  ) {}

  async run(): Promise<void> {
    const connection = await this.connected();
    const channel = this.target.secure ? await this.encrypted(connection) : connection;
    this.stage = "answer";
    this.found.answer = await this.answered(channel);
  }

  end(): void {
    this.over = true;
    for (const stream of this.opened) stream.destroy();
  }

  private keep<Stream extends Duplex>(stream: Stream): Stream {
    // A failure after the last one that somebody waits for is nobody's.
    stream.on("error", () => undefined);
    this.opened.push(stream);
    // What was waited for too long may still come.
    if (this.over) stream.destroy();
    return stream;
  }

  private async connected(): Promise<Duplex> {
    const { host, port, proxy } = this.target;
    if (proxy) {
      this.stage = "proxy";
      return this.keep(await openTunnel(proxy, `${host.includes(":") ? `[${host}]` : host}:${port}`));
    }
    this.found.addresses = isIP(host) ? [host] : await this.network.lookup(host);
    this.stage = "connection";
    const socket = this.keep(this.network.connect(host, port, this.found.addresses));
    await until(socket, "connect");
    return socket;
  }

  private async encrypted(connection: Duplex): Promise<TLSSocket> {
    const { host } = this.target;
    const { ca } = this.network;
    this.stage = "encryption";
    const names = isIP(host) ? {} : { servername: host };
    const trust = ca === undefined ? {} : { ca };
    const socket = this.keep(
      encrypt({ socket: connection, host, ...names, ...trust, rejectUnauthorized: false, ALPNProtocols: ["http/1.1"] }),
    );
    await until(socket, "secureConnect");
    this.found.certificate = certificateOf(socket);
    return socket;
  }

  private answered(channel: Duplex): Promise<Answer> {
    const { host, port, path } = this.target;
    const { clock } = this.call;
    return new Promise((answered, fail) => {
      const asked = clock.now();
      const headers = { Accept: "*/*", Connection: "close", "User-Agent": "cisco-ctr-doctor" };
      const createConnection = () => channel;
      request({ createConnection, host, port, path, headers }, (response) => {
        const { statusCode = 0, headers } = response;
        response.on("error", () => undefined).resume();
        const said = Date.parse(headers.date ?? "");
        // The header has whole seconds: on the average half of one is lost.
        const aheadMs = said + 500 - (asked + clock.now()) / 2;
        answered({ status: statusCode, ...(Number.isNaN(said) ? {} : { aheadMs }) });
      })
        .once("error", fail)
        .end();
    });
  }
}

/** Waits for an event, or for the failure that comes in its place. */
function until(stream: Duplex, event: string): Promise<void> {
  return new Promise((reached, fail) => {
    stream.once(event, reached).once("error", fail);
    stream.once("close", () => {
      fail(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
    });
  });
}
