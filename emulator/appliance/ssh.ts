import { createHash } from "node:crypto";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { Server, utils } from "ssh2";
import type { AuthContext, AuthenticationType, Connection, ParsedKey, ServerChannel, Session as SshSession } from "ssh2";
import type { ApplianceFaults } from "../faults/engine";
import { befalls, faultKinds, kindsOf } from "../faults/kinds";
import type { Appliance } from "./appliance";
import { Session, type SessionPeer } from "./session";

export interface Credentials {
  username: string;
  password: string;
  /** What a login with the password is asked for after it, and never gets; nothing by default. */
  secondFactor?: string;
  /** A public key that may log in, as one line of `authorized_keys`; none by default. */
  authorizedKey?: string;
}

export interface SshOptions extends Credentials {
  name: string;
  /** 0, the default, lets the system choose. */
  port?: number;
  /** Private host key in OpenSSH's own format; by default an ed25519 key is made at start. */
  hostKeyPem?: string;
  appliance: Appliance;
  faults: ApplianceFaults;
}

export interface SshListener {
  port: number;
  /** `SHA256:` and base64 without padding, as ssh-keygen prints it. */
  hostKey: string;
  /** Shows another host key to those who connect from now on; answers its fingerprint. */
  rotateHostKey(): string;
  restoreHostKey(): void;
  endIdleSessions(): void;
  disconnectAll(): void;
  close(): Promise<void>;
}

const methods: AuthenticationType[] = ["publickey", "password", "keyboard-interactive"];

/** A new key. ssh2 writes about one in four hundred of its ed25519 keys so that it cannot read them back. */
function makeHostKey(): string {
  for (;;) {
    const pem = utils.generateKeyPairSync("ed25519").private;
    if (!(utils.parseKey(pem) instanceof Error)) return pem;
  }
}

function parsed(key: string): ParsedKey {
  const result = utils.parseKey(key);
  if (result instanceof Error) throw result;
  return result;
}

/** True for one line of `authorized_keys`. */
export function isPublicKey(line: string): boolean {
  const key = line.includes("\n") ? new Error("more than one line") : utils.parseKey(line);
  return !(key instanceof Error) && !key.isPrivateKey();
}

function fingerprint(key: ParsedKey): string {
  return `SHA256:${createHash("sha256").update(key.getPublicSSH()).digest("base64").replace(/=+$/, "")}`;
}

function isAuthorized(context: AuthContext & { method: "publickey" }, authorizedKey: string | undefined): boolean {
  if (authorizedKey === undefined) return false;
  const known = parsed(authorizedKey);
  if (context.key.algo !== known.type || !context.key.data.equals(known.getPublicSSH())) return false;
  // Without a signature the client only asks whether this key would do.
  if (context.signature === undefined || context.blob === undefined) return true;
  return known.verify(context.blob, context.signature, context.hashAlgo);
}

/** [A] With a second factor the password is asked for in a dialogue, as RADIUS has it, and the factor after it. */
function authenticate(context: AuthContext, { username, password, authorizedKey, secondFactor }: Credentials): void {
  const offered = secondFactor === undefined ? methods : methods.filter((method) => method !== "password");
  const decide = (right: boolean): void => {
    if (right && context.username === username) context.accept();
    else context.reject(offered);
  };
  switch (context.method) {
    case "password":
      decide(secondFactor === undefined && context.password === password);
      break;
    case "keyboard-interactive":
      context.prompt([{ prompt: "Password:", echo: false }], (answers) => {
        const right = answers.length === 1 && answers[0] === password;
        if (!right || secondFactor === undefined) decide(right);
        else {
          context.prompt([{ prompt: secondFactor, echo: true }], () => {
            decide(false);
          });
        }
      });
      break;
    case "publickey":
      decide(isAuthorized(context, authorizedKey));
      break;
    default:
      context.reject(offered);
  }
}

function peerOf(channel: ServerChannel, connection: Connection, socket: Socket): SessionPeer {
  channel.on("error", () => undefined);
  return {
    write: (text) => channel.write(text),
    end: (exitCode) => {
      channel.once("close", () => {
        connection.end();
      });
      channel.exit(exitCode);
      channel.end();
    },
    cut: () => socket.destroy(),
  };
}

function serveSession(
  ssh: SshSession,
  connection: Connection,
  socket: Socket,
  options: SshOptions,
  sessions: Set<Session>,
): void {
  const { appliance, faults } = options;
  let terminal = false;
  // ssh2 passes no `accept` for a request that wants no reply.
  ssh.on("pty", (accept: (() => unknown) | undefined) => {
    terminal = true;
    accept?.();
  });
  ssh.on("window-change", (accept: (() => unknown) | undefined) => accept?.());
  ssh.on("shell", (accept) => {
    const channel = accept();
    const session = new Session({ appliance, faults, peer: peerOf(channel, connection, socket), echo: terminal });
    sessions.add(session);
    channel.on("close", () => {
      sessions.delete(session);
      session.hangUp();
    });
    channel.on("data", (bytes: Buffer) => {
      session.receive(bytes);
    });
    session.start();
  });
  ssh.on("exec", (accept, _reject, { command }) => {
    const channel = accept();
    channel.resume();
    new Session({ appliance, faults, peer: peerOf(channel, connection, socket), echo: false }).runOnce(command);
  });
}

function serveConnection(connection: Connection, socket: Socket, options: SshOptions, sessions: Set<Session>): void {
  // A client that breaks off, or wants what is not here, is its own affair.
  connection.on("error", () => undefined);
  connection.on("authentication", (context) => {
    authenticate(context, options);
  });
  connection.on("session", (accept) => {
    serveSession(accept(), connection, socket, options, sessions);
  });
}

/** Listens on the loopback interface only. Which fault strikes a connection, and so which host key it is shown, is decided when it is accepted. */
export async function listen(options: SshOptions): Promise<SshListener> {
  const firstKey = options.hostKeyPem ?? makeHostKey();
  let hostKey = firstKey;
  const sockets = new Set<Socket>();
  const sessions = new Set<Session>();
  let otherKey: string | undefined;

  const listener = createServer((socket) => {
    const { faults, name } = options;
    const kind = (faults.intercept?.({ appliance: name }) ?? faults.take(name, kindsOf("connection")))?.kind;
    const keys = { another: () => (otherKey ??= makeHostKey()) };
    const key = befalls("connection", kind) ? faultKinds.connection[kind].strike(keys) : hostKey;
    if (key === undefined) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    socket.setNoDelay(true);
    // A server a connection: it carries the key to show, and ties the connection to the socket that a fault may cut.
    const server = new Server({ hostKeys: [key] }, (connection) => {
      serveConnection(connection, socket, options, sessions);
    });
    server.injectSocket(socket);
  });

  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    listener.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const disconnectAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (listener.address() as AddressInfo).port,
    hostKey: fingerprint(parsed(firstKey)),
    rotateHostKey: () => fingerprint(parsed((hostKey = makeHostKey()))),
    restoreHostKey: () => {
      hostKey = firstKey;
    },
    endIdleSessions: () => {
      for (const session of sessions) session.endIfIdle();
    },
    disconnectAll,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => {
          resolve();
        });
        disconnectAll();
      }),
  };
}
