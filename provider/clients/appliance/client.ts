import { sentence } from "../../base/sentence";
import { connect as openSocket, type Socket } from "node:net";
import {
  Client,
  utils,
  type AuthenticationType,
  type AuthHandlerMiddleware,
  type ClientChannel,
  type ConnectConfig,
  type KexAlgorithm,
  type Prompt,
} from "ssh2";
import { at, throwIfCancelled, type Call } from "../../base/call";
import { ProviderError } from "../../base/errors";
import { isOfNetwork } from "../../base/network-codes";
import { traceMistake } from "../../base/log";
import type { Secrets } from "../../base/known-secrets";
import { within } from "../../base/within";
import type { Appliance } from "./appliance";
import { startSession } from "./commands";
import { Conversation, usualPatience, type Channel } from "./conversation";
import { fingerprintOf, isAccepted, wrongHostKey } from "./host-key";
import { plainNames, type ApplianceNames } from "./names";
import { obstacles } from "./obstacles";
import { passwordPrompt, unwrap } from "./texts";

export type { Appliance, CloudServiceStatus, ServerList } from "./appliance";
export type { Patience } from "./conversation";
export type { ApplianceNames } from "./names";
export type { ApplianceFacts } from "./identify";
export type { CloudServiceState } from "./menu";

/** Where an appliance is, who logs in, and how it proves that it is the one. */
export interface ApplianceAddress {
  host: string;
  port: number;
  username: string;
  /** One of the two is needed; the key is tried first. */
  password?: string;
  /** PEM or OpenSSH text, without a passphrase. */
  privateKey?: string;
  /** Accepted host keys as `ssh-keygen -l` prints them, `SHA256:...`; any one of them will do. */
  hostKeys: readonly string[];
  /** Inside a cluster: the machine to work on. */
  machine?: string;
  names?: ApplianceNames;
}

/** The appliance as messages name it. */
interface Peer {
  /** `HOST:PORT` */
  at: string;
  names: ApplianceNames;
}

const peerOf = ({ host, port, names = plainNames }: ApplianceAddress): Peer => ({ at: `${host}:${port}`, names });

/** Until the key exchange is done: so far nobody works on anything but the connection. */
const handshakeTimeoutMs = 30_000;
const keepAliveMs = 15_000;
const mostUnanswered = 8;

/**
 * Fixed groups and curves only. In a group exchange the server chooses the prime, before it has shown its key, and one of 23,209 bits
 * keeps this process busy for minutes. AsyncOS before 14 has little newer than the last.
 */
const keyExchanges: readonly KexAlgorithm[] = [
  ...(["curve25519-sha256", "curve25519-sha256@libssh.org"] as const),
  ...(["ecdh-sha2-nistp256", "ecdh-sha2-nistp384", "ecdh-sha2-nistp521"] as const),
  ...(["diffie-hellman-group14-sha256", "diffie-hellman-group16-sha512", "diffie-hellman-group18-sha512"] as const),
  "diffie-hellman-group14-sha1",
];

/** What this side takes, for whoever shakes hands with an appliance as its client does. */
export const sshAlgorithms: NonNullable<ConnectConfig["algorithms"]> = {
  kex: [...keyExchanges],
  // AsyncOS before 14 has little newer than these; the newer ones still come first.
  cipher: { append: ["aes256-cbc", "aes192-cbc", "aes128-cbc"], prepend: [], remove: [] },
  compress: ["none"],
};

/**
 * Logs in, pins the host key before any credential is sent, and finds out what the appliance is.
 *
 * @param patience for the login and what follows, up to the first operation
 */
export async function connectAppliance(
  address: ApplianceAddress,
  call: Call,
  secrets: Secrets,
  patience = usualPatience,
): Promise<Appliance> {
  secrets.remember(address.password);
  secrets.remember(address.privateKey);
  checkCredentials(address);
  throwIfCancelled(call);
  const peer = peerOf(address);
  at(call, `logging in to ${peer.at}`);
  const socket = openSocket({ host: address.host, port: address.port, noDelay: true });
  const client = new Client();
  // After the login a failure shows as a closed channel; an "error" nobody listens to would end the process.
  client.on("error", () => undefined);
  try {
    const login = new Login(client, socket, address, (text) => secrets.redact(text));
    await within(call, handshakeTimeoutMs, login.handshake, () => unreachable(peer, "did not finish the SSH handshake in time"));
    const shell = login.ready.then(() => openShell(client, peer));
    const stream = await within(call, patience.ms, shell, () => unreachable(peer, "did not finish the login in time"));
    const wrapped = address.password === undefined ? [] : [address.password];
    const talk = new Conversation(channelOf(client, socket, stream), call, secrets, peer.at, wrapped, peer.names);
    talk.allow(patience);
    return await startSession(talk, address.machine);
  } catch (error) {
    client.end();
    socket.destroy();
    traceMistake(call.log, peer.at, error);
    throw error;
  }
}

/** The way from the connection to the account, as promises. */
class Login {
  readonly handshake: Promise<void>;
  readonly ready: Promise<void>;
  private wrongKey: Buffer | undefined;
  /** What the appliance wanted beside a password, in its own words. */
  private furtherFactor: string | undefined;
  private passwordTyped = false;

  constructor(
    client: Client,
    socket: Socket,
    private readonly address: ApplianceAddress,
    private readonly redact: (text: string) => string,
  ) {
    const peer = peerOf(address);
    const failed = new Promise<never>((_resolve, reject) => {
      client.on("close", () => {
        reject(unreachable(peer, "closed the connection during the login"));
      });
      client.on("error", (error: LoginError) => {
        reject(this.failure(peer, error));
      });
      client.on("change password", (message) => {
        reject(newPasswordDemanded(peer, this.shown(message)));
      });
    });
    const shaken = new Promise<void>((resolve) => {
      client.on("handshake", () => {
        resolve();
      });
    });
    this.handshake = Promise.race([shaken, failed]);
    this.ready = Promise.race([new Promise<void>((resolve) => client.on("ready", resolve)), failed]);
    // Whoever waits for the one hears of the failure; the other is nobody's.
    for (const each of [this.handshake, this.ready]) each.catch(() => undefined);
    client.on("keyboard-interactive", (name, instructions, _lang, prompts, finish) => {
      finish(this.answers([name, instructions], prompts));
    });
    const { username, password, privateKey } = address;
    client.connect({
      sock: socket,
      username,
      password,
      privateKey,
      authHandler: this.methods(),
      tryKeyboard: true,
      readyTimeout: 0, // time is the call's: see within
      keepaliveInterval: keepAliveMs,
      keepaliveCountMax: mostUnanswered,
      hostVerifier: (key: Buffer) => {
        const accepted = isAccepted(fingerprintOf(key), address.hostKeys);
        if (!accepted) this.wrongKey = key;
        return accepted;
      },
      algorithms: sshAlgorithms,
    });
  }

  /** The password, once and where exactly that is asked for: asked a second time, the first answer was wrong. */
  private answers(heading: readonly string[], prompts: readonly Prompt[]): string[] {
    const { password } = this.address;
    const [prompt] = prompts;
    if (prompt === undefined || password === undefined) return [];
    const isPassword = prompts.length === 1 && prompt.echo !== true && passwordPrompt.test(prompt.prompt.slice(0, 500));
    if (!isPassword) this.furtherFactor ??= this.shown([...heading, ...prompts.map((each) => each.prompt)].join(" "));
    if (!isPassword || this.passwordTyped) return [];
    this.passwordTyped = true;
    return [password];
  }

  /** Asks what is possible first, then tries each credential once: a second try could lock the account. */
  private methods(): AuthHandlerMiddleware {
    const { username, password, privateKey } = this.address;
    const tried = new Set<AuthenticationType>();
    return (left, partial, next) => {
      // Null before the server has said what it takes; the type does not know that.
      const possible = left as readonly AuthenticationType[] | null;
      if (possible === null) {
        next({ type: "none", username });
        return;
      }
      const methods: AuthenticationType[] = [];
      if (privateKey !== undefined) methods.push("publickey");
      if (password !== undefined && !tried.has("password"))
        methods.push(possible.includes("password") ? "password" : "keyboard-interactive");
      const method = methods.find((name) => possible.includes(name) && !tried.has(name));
      if (method) tried.add(method);
      else if (partial) this.furtherFactor ??= possible.join(", ");
      // False ends the attempts; the type does not know that either.
      next(method ?? (false as never));
    };
  }

  private failure(peer: Peer, error: LoginError): Error {
    if (this.wrongKey) return wrongHostKey(this.address, this.wrongKey);
    const asked = this.furtherFactor;
    if (error.level !== "client-authentication" || asked === undefined) return loginFailure(peer, error);
    return namesNewPassword(asked) ? newPasswordDemanded(peer, asked) : furtherFactorDemanded(peer, asked);
  }

  private shown(text: string): string {
    return this.redact(unwrap(text.slice(0, 500).replace(/\p{C}/gu, " "))).slice(0, 200);
  }
}

function checkCredentials({ privateKey, password, names = plainNames }: ApplianceAddress): void {
  if (privateKey === undefined && password === undefined) {
    throw new ProviderError({
      code: "missing-credentials",
      reason: "there is neither a password nor a private key for the appliance",
      next: `Set ${names.credentials}.`,
    });
  }
  // What the parser says about a broken key may quote it, so it is left out.
  if (privateKey !== undefined && utils.parseKey(privateKey) instanceof Error) {
    throw new ProviderError({
      code: "invalid-input",
      reason: `${names.privateKey} is no private key that can be read, or it is protected with a passphrase`,
      next: "Give the whole text of a PEM or OpenSSH key without a passphrase.",
    });
  }
}

function openShell(client: Client, peer: Peer): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    // Wide and tall, so that lines and pages stay whole where the appliance cares; nothing relies on it.
    client.on("close", () => {
      reject(unreachable(peer, "closed the connection after the login"));
    });
    client.shell({ term: "vt100", cols: 500, rows: 1_000, width: 0, height: 0 }, (error, stream) => {
      if (error) reject(unreachable(peer, "accepts the login but opens no command line"));
      else resolve(stream);
    });
  });
}

function channelOf(client: Client, socket: Socket, stream: ClientChannel): Channel {
  return {
    listen: ({ data, closed }) => {
      stream.on("data", data);
      stream.on("close", closed);
      client.on("close", closed);
    },
    write: (text) => stream.write(text),
    close: () => {
      client.end();
      socket.destroySoon();
      // A box that hangs must not keep this process alive.
      socket.unref();
    },
  };
}

function furtherFactorDemanded({ at }: Peer, asked: string): ProviderError {
  return new ProviderError({
    code: "authentication",
    reason: `${at} asks for more than the password at the login ("${asked}"), and nobody is there to answer`,
    next: "Give this provider an account of its own without a second factor, or one with a private key.",
  });
}

const namesNewPassword = (asked: string): boolean => /pass(?:word|phrase)/i.test(asked) && !passwordPrompt.test(asked);

function newPasswordDemanded({ at, names }: Peer, asked: string): ProviderError {
  const { code, means, next } = obstacles(names)["ask-new-password"];
  return new ProviderError({ code, reason: `${means}; ${at} says "${asked}" at the login`, next });
}

/** As `ssh2` tells it: where it failed, with the code of a socket's failure or the number by which the other side ended it. */
type LoginError = Error & { level?: string; code?: string | number };

/** The failure of a login. What is neither of SSH nor of the network is a mistake in here, and stays what it is. */
function loginFailure(peer: Peer, error: LoginError): Error {
  if (error.level === "client-authentication") {
    return new ProviderError({
      code: "authentication",
      reason: `${peer.at} refuses the login`,
      next: sentence`Check ${peer.names.login}, and that the account may log in with SSH.`,
    });
  }
  if (error.level === "handshake" || error.level === "protocol") {
    return unreachable(
      peer,
      "does not finish an SSH handshake; it may not be an SSH server, or have no algorithm in common with this client",
    );
  }
  const { code, level } = error;
  const ofTheWay = isOfNetwork(code) || typeof code === "number" || level === "client-timeout";
  if (!ofTheWay) return error;
  return unreachable(peer, reasons[code ?? ""] ?? `cannot be reached${code ? ` (${code})` : ""}`);
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refuses the connection",
  ENOTFOUND: "cannot be reached: the name does not resolve",
  EAI_AGAIN: "cannot be reached: the name server does not answer",
  EHOSTUNREACH: "cannot be reached: there is no route to it",
  ENETUNREACH: "cannot be reached: there is no network to it",
  ETIMEDOUT: "cannot be reached: it does not answer",
  ECONNRESET: "cut the connection during the login",
};

function unreachable({ at, names }: Peer, why: string): ProviderError {
  return new ProviderError({
    code: "unreachable",
    reason: `the appliance ${at} ${why}`,
    next: `Check ${names.host} and ${names.port}, that SSH is on for that interface (\`interfaceconfig\`), and the firewalls between.`,
    ambiguous: false,
  });
}
