/** SSH servers that mean harm, before and during the login: byte by byte if need be. */
import { createServer, type AddressInfo, type Server as TcpServer, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { Server, utils } from "ssh2";
import type { Call } from "../../../../provider/base/call";
import type { ProviderError } from "../../../../provider/base/errors";
import { Secrets } from "../../../../provider/base/known-secrets";
import { connectAppliance, type ApplianceAddress } from "../../../../provider/clients/appliance/client";
import { fingerprintOf } from "../../../../provider/clients/appliance/host-key";
import { failure } from "../../../support/failure";
import { fakeCall } from "../../../support/fake-call";
import { ManualClock } from "../../../support/manual-clock";

const password = "correct horse battery";
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

function bench() {
  const [clock, abort] = [new ManualClock(), new AbortController()];
  const call = fakeCall({ clock, signal: abort.signal });
  return { clock, abort, call };
}

async function failureAt(port: number, call: Call, more: Partial<ApplianceAddress> = {}): Promise<ProviderError> {
  const address = { host: "127.0.0.1", port, username: "admin", password, hostKeys: ["SHA256:x"], ...more };
  const error = await failure(connectAppliance(address, call, new Secrets()));
  expect(error.message).not.toContain(password);
  return error;
}

interface Raw {
  port: number;
  sockets: Set<Socket>;
  received: Buffer[];
}

/** A server that speaks for itself; `serve` gets each connection. */
async function raw(serve: (socket: Socket, made: Raw) => void): Promise<Raw> {
  const made: Raw = { port: 0, sockets: new Set(), received: [] };
  const server: TcpServer = createServer((socket) => {
    made.sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => made.sockets.delete(socket));
    socket.on("data", (bytes) => made.received.push(bytes));
    serve(socket, made);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    for (const socket of made.sockets) socket.destroy();
    server.close();
  });
  made.port = (server.address() as AddressInfo).port;
  return made;
}

/** An unencrypted packet of SSH (RFC 4253, 6). */
function packet(payload: Buffer): Buffer {
  const padding = 8 - ((5 + payload.length) % 8) + 4;
  const filled = padding < 4 ? padding + 8 : padding;
  const rest = (5 + payload.length + filled) % 8;
  const pad = rest === 0 ? filled : filled + 8 - rest;
  const head = Buffer.alloc(5);
  head.writeUInt32BE(1 + payload.length + pad, 0);
  head.writeUInt8(pad, 4);
  return Buffer.concat([head, payload, Buffer.alloc(pad)]);
}

/** What the server has to offer for the key exchange (RFC 4253, 7.1). */
function kexInit(kex: string): Buffer {
  const list = (names: string): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(names.length, 0);
    return Buffer.concat([length, Buffer.from(names)]);
  };
  const names = [
    kex,
    "ssh-ed25519,ssh-rsa",
    "aes128-ctr",
    "aes128-ctr",
    "hmac-sha2-256",
    "hmac-sha2-256",
    "none",
    "none",
    "",
    "",
  ];
  return packet(Buffer.concat([Buffer.from([20]), Buffer.alloc(16), ...names.map(list), Buffer.alloc(5)]));
}

/** The kinds of the unencrypted packets a client has sent after its identification. */
function kinds(received: readonly Buffer[]): number[] {
  const all = Buffer.concat(received);
  const found: number[] = [];
  for (let at = all.indexOf("\n") + 1; at > 0 && at + 6 <= all.length; at += 4 + all.readUInt32BE(at))
    found.push(all.readUInt8(at + 5));
  return found;
}

/** The key exchanges the client offers: the first list of its first packet. */
function offered(received: readonly Buffer[]): string[] {
  const all = Buffer.concat(received);
  const at = all.indexOf("\n") + 1 + 5 + 17;
  return all.toString("latin1", at + 4, at + 4 + all.readUInt32BE(at)).split(",");
}

describe("a group exchange, in which the server chooses the prime", () => {
  test.each(["diffie-hellman-group-exchange-sha256", "diffie-hellman-group-exchange-sha1"])("%s is not entered", async (kex) => {
    const made = await raw((socket, { received }) => {
      socket.write("SSH-2.0-prime\r\n");
      let sent = false;
      socket.on("data", () => {
        if (sent || Buffer.concat(received).length < 200) return;
        sent = true;
        socket.write(kexInit(kex));
      });
    });
    const error = await failureAt(made.port, bench().call);
    expect(error).toMatchObject({ code: "unreachable" });
    expect(error.message).toContain("no algorithm in common");
    // 34 asks for a group, and its answer is the prime.
    expect(kinds(made.received)).not.toContain(34);
    expect(offered(made.received).filter((name) => name.includes("group-exchange"))).toEqual([]);
    await until(() => made.sockets.size === 0);
  });

  test("leaves what appliances of all ages have in common with us", async () => {
    const made = await raw((socket) => socket.write("SSH-2.0-old\r\n"));
    const { call, abort } = bench();
    const failed = failureAt(made.port, call);
    await until(() => made.received.length > 0 && Buffer.concat(made.received).length > 200);
    abort.abort();
    await failed;
    expect(offered(made.received)).toEqual(
      expect.arrayContaining(["curve25519-sha256", "ecdh-sha2-nistp256", "diffie-hellman-group14-sha1"]),
    );
  });
});

/** What a server may do for ever, one byte or one packet at a time. */
const endless: [string, (socket: Socket) => void][] = [
  ["says nothing", () => undefined],
  ["identifies itself byte by byte", drip("SSH-2.0-".padEnd(5_000, "x"))],
  ["greets byte by byte before it does", drip("hello\r\n".repeat(500))],
  ["sends its offer byte by byte", drip(Buffer.concat([Buffer.from("SSH-2.0-slow\r\n"), kexInit("curve25519-sha256")]))],
  [
    "never answers the key exchange",
    (socket) => socket.write(Buffer.concat([Buffer.from("SSH-2.0-mute\r\n"), kexInit("curve25519-sha256")])),
  ],
  [
    "keeps the key exchange busy with messages to ignore",
    (socket) => {
      socket.write(Buffer.concat([Buffer.from("SSH-2.0-chatty\r\n"), kexInit("curve25519-sha256")]));
      const ignore = packet(Buffer.from([2, 0, 0, 0, 1, 120]));
      const chat = (): void => {
        if (!socket.destroyed) socket.write(ignore, () => setImmediate(chat));
      };
      chat();
    },
  ],
];

function drip(text: string | Buffer): (socket: Socket) => void {
  const bytes = Buffer.from(text);
  return (socket) => {
    let at = 0;
    const next = (): void => {
      if (socket.destroyed || at >= bytes.length) return;
      socket.write(bytes.subarray(at, ++at), () => setImmediate(next));
    };
    next();
  };
}

describe("a server that never comes to the point", () => {
  test.each(endless)("%s: ends with its time", async (_, serve) => {
    const made = await raw(serve);
    const { call, clock } = bench();
    const failed = failureAt(made.port, call);
    await until(() => made.sockets.size === 1 && clock.sleepers === 1);
    for (let passed = 0; passed < 30; passed++) {
      await clock.advance(1_000);
      await turn();
    }
    expect(await failed).toMatchObject({ code: "unreachable" });
    await until(() => made.sockets.size === 0);
    expect(clock.sleepers).toBe(0);
  });

  test.each(endless)("%s: ends with the engine", async (_, serve) => {
    const made = await raw(serve);
    const { call, clock, abort } = bench();
    const failed = failureAt(made.port, call);
    await until(() => made.sockets.size === 1 && clock.sleepers === 1);
    abort.abort();
    expect(await failed).toMatchObject({ code: "cancelled" });
    await until(() => made.sockets.size === 0);
  });
});

describe("a server with a real key that never lets anybody in", () => {
  const hostKey = utils.generateKeyPairSync("ecdsa", { bits: 256 }).private;
  const parsed = utils.parseKey(hostKey);
  if (parsed instanceof Error) throw parsed;
  const hostKeys = [fingerprintOf(parsed.getPublicSSH())];

  async function mute(): Promise<{ port: number; asked: () => number; open: () => number }> {
    let asked = 0;
    let open = 0;
    const server = new Server({ hostKeys: [hostKey] }, (connection) => {
      open++;
      connection.on("error", () => undefined);
      connection.on("close", () => open--);
      connection.on("authentication", () => asked++);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closers.push(() => server.close());
    return { port: (server.address() as AddressInfo).port, asked: () => asked, open: () => open };
  }

  test("is given the time of the operation, not that of a handshake", async () => {
    const made = await mute();
    const { call, clock } = bench();
    let over = false;
    const failed = failureAt(made.port, call, { hostKeys }).finally(() => (over = true));
    await until(() => made.asked() === 1);
    await clock.advance(119_999);
    expect(over).toBe(false);
    await clock.advance(1);
    expect((await failed).message).toContain("did not finish the login in time");
    await until(() => made.open() === 0);
  });

  test("ends with the call's budget", async () => {
    const made = await mute();
    const { call, clock } = bench();
    const failed = failureAt(made.port, { ...call, deadline: clock.now() + 10_000 }, { hostKeys });
    await until(() => made.asked() === 1);
    await clock.advance(10_000);
    expect(await failed).toMatchObject({ code: "unreachable" });
  });

  test("ends with the engine", async () => {
    const made = await mute();
    const { call, abort } = bench();
    const failed = failureAt(made.port, call, { hostKeys });
    await until(() => made.asked() === 1);
    abort.abort();
    expect(await failed).toMatchObject({ code: "cancelled" });
    await until(() => made.open() === 0);
  });
});
