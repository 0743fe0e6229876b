import { generateKeyPairSync } from "node:crypto";
import { type AddressInfo } from "node:net";
import { afterEach, expect } from "@jest/globals";
import { Server, utils, type AuthContext, type Connection, type ServerChannel } from "ssh2";
import type { Call } from "../../provider/base/call";
import type { ProviderError } from "../../provider/base/errors";
import { Secrets } from "../../provider/base/known-secrets";
import { connectAppliance, type ApplianceAddress } from "../../provider/clients/appliance/client";
import { fingerprintOf } from "../../provider/clients/appliance/host-key";
import { applianceNames } from "../../provider/resources/device-registration/names";
import { failure } from "./failure";
import { fakeCall } from "./fake-call";
import { ManualClock } from "./manual-clock";
const pem = (): string =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  }).privateKey;
export const hostKey = pem();
export const userKey = pem();

export function publicBlob(key: string): Buffer {
  const parsed = utils.parseKey(key);
  if (parsed instanceof Error) throw parsed;
  return parsed.getPublicSSH();
}

export const fingerprint = fingerprintOf(publicBlob(hostKey));
export const password = "correct horse battery";
export const prompt = "\r\nsma1.example.com> ";
const version = `Model: M100V\r\nVersion: 12.5.0-658\r\n${prompt}`;

export interface Box {
  port: number;
  /** Every attempt to log in, as `METHOD` or `METHOD SECRET`. */
  attempts: string[];
  /** The requested terminal, and every line typed. */
  terminal: { cols: number; rows: number } | undefined;
  typed: string[];
  connections: Set<Connection>;
}

/** What a test has opened, and how it is closed after it. */
export const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A box that takes `authenticate`'s word for a login and lets `shell` talk. */
export async function box({
  authenticate = passwordOnly,
  shell = talk,
}: {
  authenticate?: (context: AuthContext, box: Box) => void;
  shell?: (stream: ServerChannel, connection: Connection, box: Box) => void;
} = {}): Promise<Box> {
  const made: Box = { port: 0, attempts: [], terminal: undefined, typed: [], connections: new Set() };
  const server = new Server({ hostKeys: [hostKey] }, (connection) => {
    made.connections.add(connection);
    connection.on("error", () => undefined);
    connection.on("close", () => made.connections.delete(connection));
    connection.on("authentication", (context) => {
      made.attempts.push(context.method === "password" ? `password ${context.password}` : context.method);
      authenticate(context, made);
    });
    connection.on("session", (accept) => {
      const session = accept();
      session.on("pty", (ok, _refuse, { cols, rows }) => {
        made.terminal = { cols, rows };
        ok();
      });
      session.on("shell", (ok) => {
        const stream = ok();
        stream.on("error", () => undefined);
        shell(stream, connection, made);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    for (const connection of made.connections) connection.end();
    server.close();
  });
  made.port = (server.address() as AddressInfo).port;
  return made;
}

function passwordOnly(context: AuthContext): void {
  if (context.method === "password" && context.password === password) context.accept();
  else context.reject(["password"]);
}

function talk(stream: ServerChannel, _connection: Connection, made: Box): void {
  stream.write(`Welcome to the Cisco M100V Content Security Management Virtual Appliance\r\n${prompt}`);
  stream.on("data", (bytes: Buffer) => {
    const line = bytes.toString().trim();
    made.typed.push(line);
    if (line === "version") stream.write(`version\r\n${version}`);
    if (line === "exit") stream.end();
  });
}

export function address(made: { port: number }, more: Partial<ApplianceAddress> = {}): ApplianceAddress {
  return {
    host: "127.0.0.1",
    port: made.port,
    username: "admin",
    password,
    hostKeys: [fingerprint],
    names: applianceNames,
    ...more,
  };
}
/** A call with what may happen to it, and with what it says. */
export function makeCall(): { call: Call; clock: ManualClock; abort: AbortController; log: string[] } {
  const clock = new ManualClock();
  const abort = new AbortController();
  const log: string[] = [];
  const say = (text: string): void => void log.push(text);
  return {
    clock,
    abort,
    log,
    call: fakeCall({ clock, signal: abort.signal, log: { debug: say, info: say, warn: say } }),
  };
}

/** What a connection to the box fails with. */
export async function failureAt(to: ApplianceAddress, call = fakeCall()): Promise<ProviderError> {
  const error = await failure(connectAppliance(to, call, new Secrets()));
  expect(error.message).not.toContain(password);
  return error;
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
