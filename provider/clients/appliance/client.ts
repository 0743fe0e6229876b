import { connect as openSocket, type Socket } from "node:net";
import { Client, utils, type AuthenticationType, type AuthHandlerMiddleware, type ClientChannel } from "ssh2";
import { throwIfCancelled, type Call } from "../../base/call";
import { ProviderError } from "../../base/errors";
import type { Secrets } from "../../base/redact";
import { within } from "../../base/within";
import { startSession, type Appliance } from "./commands";
import { Conversation, type Channel } from "./conversation";
import { fingerprintOf, isAccepted, wrongHostKey } from "./host-key";

export type { Appliance, CloudServiceStatus } from "./commands";
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
}

const connectTimeoutMs = 30_000;

/** Logs in, pins the host key before any credential is sent, and finds out what the appliance is. */
export async function connectAppliance(address: ApplianceAddress, call: Call, secrets: Secrets): Promise<Appliance> {
  secrets.remember(address.password);
  secrets.remember(address.privateKey);
  checkCredentials(address);
  throwIfCancelled(call);
  const peer = `${address.host}:${address.port}`;
  const socket = openSocket({ host: address.host, port: address.port, noDelay: true });
  const client = new Client();
  // After the login a failure shows as a closed channel; an "error" nobody listens to would end the process.
  client.on("error", () => undefined);
  try {
    const login = logIn(client, socket, address, peer).then(() => openShell(client, peer));
    const stream = await within(call, connectTimeoutMs, login, () => unreachable(peer, "did not finish the login in time"));
    return await startSession(new Conversation(channelOf(client, socket, stream), call, secrets, peer), address.machine);
  } catch (error) {
    client.end();
    socket.destroySoon();
    throw error;
  }
}

function logIn(client: Client, socket: Socket, address: ApplianceAddress, peer: string): Promise<void> {
  const { username, password, privateKey } = address;
  return new Promise((resolve, reject) => {
    let wrongKey: Buffer | undefined;
    let answered = false;
    client.on("ready", resolve);
    client.on("close", () => {
      reject(unreachable(peer, "closed the connection during the login"));
    });
    client.on("error", (error) => {
      reject(wrongKey ? wrongHostKey(address, wrongKey) : loginFailure(peer, error));
    });
    client.on("keyboard-interactive", (_name, _instructions, _lang, prompts, finish) => {
      const [prompt] = prompts;
      const isPassword = prompts.length === 1 && prompt?.echo !== true && /pass(?:word|phrase|code)/i.test(prompt?.prompt ?? "");
      // Asked a second time, the first answer was wrong.
      finish(isPassword && !answered && password !== undefined ? [password] : []);
      answered ||= isPassword;
    });
    client.connect({
      sock: socket,
      username,
      password,
      privateKey,
      authHandler: authMethods(address),
      tryKeyboard: true,
      readyTimeout: 0, // time is the call's: see within
      hostVerifier: (key: Buffer) => {
        const accepted = isAccepted(fingerprintOf(key), address.hostKeys);
        if (!accepted) wrongKey = key;
        return accepted;
      },
      // AsyncOS before 14 has little newer than these (contracts/cisco.md 5.1); the newer ones still come first.
      algorithms: {
        kex: { append: ["diffie-hellman-group-exchange-sha1", "diffie-hellman-group14-sha1"], prepend: [], remove: [] },
        cipher: { append: ["aes256-cbc", "aes192-cbc", "aes128-cbc"], prepend: [], remove: [] },
      },
    });
  });
}

function checkCredentials({ privateKey, password }: ApplianceAddress): void {
  if (privateKey === undefined && password === undefined) {
    throw new ProviderError({
      code: "missing-credentials",
      reason: "there is neither a password nor a private key for the appliance",
      next: "Set `appliance.password` or `appliance.privateKey`, or `appliance.credentialsEnv` and the variables it names.",
    });
  }
  // What the parser says about a broken key may quote it, so it is left out.
  if (privateKey !== undefined && utils.parseKey(privateKey) instanceof Error) {
    throw new ProviderError({
      code: "invalid-input",
      reason: "`appliance.privateKey` is no private key that can be read, or it is protected with a passphrase",
      next: "Give the whole text of a PEM or OpenSSH key without a passphrase.",
    });
  }
}

/** Asks what is possible first, then tries each credential once: a second try could lock the account. */
function authMethods({ username, password, privateKey }: ApplianceAddress): AuthHandlerMiddleware {
  const tried = new Set<AuthenticationType>();
  return (left, _partial, next) => {
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
    // False ends the attempts; the type does not know that either.
    next(method ?? (false as never));
  };
}

function openShell(client: Client, peer: string): Promise<ClientChannel> {
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
      // A box that hangs must not keep this process alive.
      socket.destroySoon();
    },
  };
}

function loginFailure(peer: string, error: Error & { level?: string; code?: string }): ProviderError {
  if (error.level === "client-authentication") {
    return new ProviderError({
      code: "authentication",
      reason: `${peer} refuses the login`,
      next: "Check `appliance.username` and `appliance.password` or `appliance.privateKey` (a destroy uses those of the last `pulumi up`), or the variables of `appliance.credentialsEnv`, and that the account may log in with SSH.",
    });
  }
  if (error.level === "handshake" || error.level === "protocol") {
    return unreachable(
      peer,
      "does not finish an SSH handshake; it may not be an SSH server, or have no algorithm in common with this client",
    );
  }
  return unreachable(peer, reasons[error.code ?? ""] ?? `cannot be reached${error.code ? ` (${error.code})` : ""}`);
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

function unreachable(peer: string, why: string): ProviderError {
  return new ProviderError({
    code: "unreachable",
    reason: `the appliance ${peer} ${why}`,
    next: "Check `appliance.host` and `appliance.port`, that SSH is on for that interface (`interfaceconfig`), and the firewalls between.",
    ambiguous: false,
  });
}
