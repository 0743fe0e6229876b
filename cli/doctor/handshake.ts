import { connect as open } from "node:net";
import { Duplex } from "node:stream";
import { Client, type ConnectConfig } from "ssh2";
import type { Call } from "../../provider/base/call";
import { ProviderError } from "../../provider/base/errors";
import { within } from "../../provider/base/within";
import { sshAlgorithms } from "../../provider/clients/appliance/client";
import { fingerprintOf, typeOf } from "../../provider/clients/appliance/host-key";
import { readOffer, type Offer } from "./offer";

/** What an SSH server shows to whoever begins to talk to it, before anybody logs in. */
export interface Handshake {
  /** As it calls itself: `SSH-2.0-OpenSSH_7.5`. */
  software?: string;
  /** What it offers. */
  offers?: Offer;
  /** What this side takes, the best first. */
  takes: Offer;
  /** The key that a login would be shown. */
  hostKey?: { type: string; fingerprint: string };
  /** Why no key was shown: a code of the network, or `ssh2`'s words. */
  failure?: string;
}

const mostRead = 128 * 1024;

const nobody: ConnectConfig = { username: "nobody", algorithms: sshAlgorithms, readyTimeout: 0 };

/** Goes as far as the server's key, and then hangs up: no name and no secret is sent. */
export async function shakeHands(at: { host: string; port: number }, call: Call, limitMs: number): Promise<Handshake> {
  const found: Handshake = { takes: await ourOffer() };
  const socket = open({ ...at, noDelay: true });
  const client = new Client();
  const received: Buffer[] = [];
  socket.on("data", (bytes) => {
    // What is looked for stands at the beginning; whoever talks on need not be heard.
    if (socket.bytesRead < mostRead) received.push(bytes);
  });
  const over = new Promise<void>((ended) => {
    client.on("error", (error: Error & { code?: string }) => {
      if (found.hostKey === undefined) found.failure ??= error.code ?? error.message;
      ended();
    });
    client.on("close", () => {
      if (found.hostKey === undefined) found.failure ??= "ECONNRESET";
      ended();
    });
    const hostVerifier = (key: Buffer): boolean => {
      found.hostKey = { type: typeOf(key), fingerprint: fingerprintOf(key) };
      return false;
    };
    client.connect({ ...nobody, sock: socket, hostVerifier });
  });
  const late = new ProviderError({ code: "timeout", reason: "there was no answer in time", next: "Run the command again." });
  try {
    await within(call, limitMs, over, () => late);
  } catch (error) {
    if (error !== late) throw error;
    found.failure = "ETIMEDOUT";
  } finally {
    client.destroy();
    socket.destroy();
  }
  return { ...found, ...readOffer(Buffer.concat(received)) };
}

/** What `ssh2` offers for this side depends on the machine it runs on: it is asked, by a server that only listens. */
export async function ourOffer(): Promise<Offer> {
  const client = new Client();
  client.on("error", () => undefined);
  try {
    return await new Promise<Offer>((offered) => {
      const said: Buffer[] = [];
      const sock = new Duplex({
        read: () => undefined,
        write: (bytes: Buffer, _encoding, done) => {
          said.push(bytes);
          const { offers } = readOffer(Buffer.concat(said));
          if (offers) offered(offers);
          done();
        },
      });
      client.connect({ ...nobody, sock });
      sock.push("SSH-2.0-nobody\r\n");
    });
  } finally {
    client.destroy();
  }
}
