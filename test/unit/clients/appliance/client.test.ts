import { generateKeyPairSync } from "node:crypto";
import { createServer, type AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { Server, utils, type AuthContext, type Connection, type ServerChannel } from "ssh2";
import type { Call } from "../../../../provider/base/call";
import { ProviderError } from "../../../../provider/base/errors";
import { Secrets } from "../../../../provider/base/known-secrets";
import { connectAppliance, type ApplianceAddress } from "../../../../provider/clients/appliance/client";
import { fingerprintOf, isAccepted } from "../../../../provider/clients/appliance/host-key";
import { applianceNames } from "../../../../provider/resources/device-registration/names";
import { ManualClock } from "../../../support/manual-clock";

const pem = (): string =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  }).privateKey;
const hostKey = pem();
const userKey = pem();

function publicBlob(key: string): Buffer {
  const parsed = utils.parseKey(key);
  if (parsed instanceof Error) throw parsed;
  return parsed.getPublicSSH();
}

const fingerprint = fingerprintOf(publicBlob(hostKey));
const password = "correct horse battery";
const prompt = "\r\nsma1.example.com> ";
const version = `Model: M100V\r\nVersion: 12.5.0-658\r\n${prompt}`;

interface Box {
  port: number;
  /** Every attempt to log in, as `METHOD` or `METHOD SECRET`. */
  attempts: string[];
  /** The requested terminal, and every line typed. */
  terminal: { cols: number; rows: number } | undefined;
  typed: string[];
  connections: Set<Connection>;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A box that takes `authenticate`'s word for a login and lets `shell` talk. */
async function box({
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

function address(made: { port: number }, more: Partial<ApplianceAddress> = {}): ApplianceAddress {
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

function makeCall(): { call: Call; clock: ManualClock; abort: AbortController; log: string[] } {
  const clock = new ManualClock();
  const abort = new AbortController();
  const log: string[] = [];
  const say = (text: string): void => void log.push(text);
  return {
    clock,
    abort,
    log,
    call: { clock, signal: abort.signal, deadline: clock.now() + 600_000, log: { debug: say, info: say, warn: say } },
  };
}

async function failure(to: ApplianceAddress, call = makeCall().call): Promise<ProviderError> {
  const error: unknown = await connectAppliance(to, call, new Secrets()).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProviderError)) throw new Error(`no ProviderError but ${String(error)}`);
  expect(error.message).not.toContain(password);
  return error;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe("login", () => {
  test("with the pinned key and a password, on a wide terminal", async () => {
    const made = await box();
    const { call, log, clock } = makeCall();
    const secrets = new Secrets();
    const appliance = await connectAppliance(address(made), call, secrets);
    expect(appliance.facts).toEqual({ type: "SMA", version: "12.5.0-658", hostName: "sma1.example.com" });
    expect(made.terminal).toEqual({ cols: 500, rows: 1000 });
    expect(made.attempts).toEqual(["none", `password ${password}`]);
    appliance.close();
    await until(() => made.connections.size === 0);
    expect(made.typed).toEqual(["version", "exit"]);
    expect(clock.sleepers).toBe(0);
    expect(secrets.redact(password)).toBe("[secret]");
    expect(log.join("\n")).not.toContain(password);
  });

  test("with a private key", async () => {
    const made = await box({
      authenticate: (context) => {
        if (context.method === "publickey" && context.key.data.equals(publicBlob(userKey))) context.accept();
        else context.reject(["publickey"]);
      },
    });
    const appliance = await connectAppliance(
      address(made, { password: undefined, privateKey: userKey }),
      makeCall().call,
      new Secrets(),
    );
    appliance.close();
    expect(new Set(made.attempts)).toEqual(new Set(["none", "publickey"]));
  });

  test("keyboard-interactive answers the password once", async () => {
    const answers: string[][] = [];
    const made = await box({
      authenticate: (context) => {
        if (context.method !== "keyboard-interactive") {
          context.reject(["keyboard-interactive"]);
          return;
        }
        const ask = (rounds: number): void => {
          context.prompt([{ prompt: "Password: ", echo: false }], (given) => {
            answers.push(given);
            if (rounds > 1) ask(rounds - 1);
            else context.reject(["keyboard-interactive"]);
          });
        };
        ask(2);
      },
    });
    expect(await failure(address(made))).toMatchObject({ code: "authentication" });
    expect(answers).toEqual([[password], []]);
  });

  /** A box with a dialogue of its own for the login; answers what it was given. */
  async function dialogue(...asked: string[][]): Promise<{ made: Box; answers: string[][] }> {
    const answers: string[][] = [];
    const made = await box({
      authenticate: (context) => {
        if (context.method !== "keyboard-interactive") {
          context.reject(["keyboard-interactive"]);
          return;
        }
        const ask = ([prompts, ...more]: string[][]): void => {
          if (prompts === undefined) context.reject(["keyboard-interactive"]);
          else {
            context.prompt(
              prompts.map((prompt) => ({ prompt, echo: false })),
              (given) => {
                answers.push(given);
                ask(more);
              },
            );
          }
        };
        ask(asked);
      },
    });
    return { made, answers };
  }

  test.each<[string, string[][], string[][], string]>([
    ["a code after the password", [["Password: "], ["Enter your token code: "]], [[password], []], "Enter your token code:"],
    ["a code beside the password", [["Password: ", "Code: "]], [[]], "Password: Code:"],
    ["a passcode first", [["Enter PASSCODE: "]], [[]], "Enter PASSCODE:"],
    [
      "a choice with control characters",
      [["Password: "], ["\u001b[2JPush\r\n::error::or call? "]],
      [[password], []],
      "[2JPush : :error: :or call?",
    ],
  ])("asks for %s: quoted, and not answered", async (_, asked, given, quoted) => {
    const { made, answers } = await dialogue(...asked);
    const error = await failure(address(made));
    expect(error).toMatchObject({ code: "authentication" });
    expect(error.message).toContain(`asks for more than the password at the login ("${quoted}")`);
    expect(error.message).toMatch(/without a second factor/);
    expect(answers).toEqual(given);
  });

  test.each([
    ["at once", [["New password: "]], [[]]],
    ["after the old one", [["Password: "], ["Your password has expired. Enter a new password: "]], [[password], []]],
    ["in the place of the old one", [["Current password: "]], [[]]],
  ])("demands a new password %s: none is ever typed", async (_, asked, given) => {
    const { made, answers } = await dialogue(...asked);
    const error = await failure(address(made));
    expect(error).toMatchObject({ code: "authentication" });
    expect(error.message).toContain("demands a new password, and this provider never sets one");
    expect(answers).toEqual(given);
  });

  test("demands a new password in the protocol's own way", async () => {
    const made = await box({
      authenticate: (context) => {
        if (context.method === "password") context.requestChange("Your password has expired", () => undefined);
        else context.reject(["password"]);
      },
    });
    expect((await failure(address(made))).message).toMatch(/never sets one; .* says "Your password has expired" at the login/);
  });

  test("takes the password, and then wants another method", async () => {
    const made = await box({
      authenticate: (context) => {
        if (context.method === "password") context.reject(["keyboard-interactive"], true);
        else context.reject(["password"]);
      },
    });
    const error = await failure(address(made));
    expect(error.message).toContain('asks for more than the password at the login ("keyboard-interactive")');
    expect(made.attempts).toEqual(["none", `password ${password}`]);
  });

  test("a wrong password is tried once, and the inputs are named", async () => {
    const made = await box();
    const error = await failure(address(made, { password: "wrong one" }));
    expect(error).toMatchObject({ code: "authentication" });
    expect(error.message).toContain("`appliance.password`");
    expect(error.message).toContain("`appliance.credentialsEnv`");
    expect(made.attempts).toEqual(["none", "password wrong one"]);
  });

  test("needs a credential", async () => {
    expect(await failure(address({ port: 1 }, { password: undefined }))).toMatchObject({ code: "missing-credentials" });
  });

  test("a key that cannot be read is not quoted", async () => {
    const error = await failure(address({ port: 1 }, { privateKey: "-----BEGIN nonsense" }));
    expect(error).toMatchObject({ code: "invalid-input", message: expect.stringContaining("`appliance.privateKey`") });
    expect(error.message).not.toContain("nonsense");
  });
});

test("a mistake in here is no matter of the network, and its stack is in the debug log", async () => {
  const { call, log } = makeCall();
  const hostKeys = undefined as never;
  await expect(connectAppliance(address(await box(), { hostKeys }), call, new Secrets())).rejects.toThrow(TypeError);
  expect(log.at(-1)).toMatch(/^127\.0\.0\.1:\d+ -> unforeseen: TypeError: Cannot read [^]+host-key\.ts:/);
});

describe("host key", () => {
  test("another one ends the connection before any credential is sent", async () => {
    const made = await box();
    const other = fingerprintOf(publicBlob(userKey));
    const error = await failure(address(made, { hostKeys: [other] }));
    expect(error).toMatchObject({ code: "host-key" });
    for (const part of [
      fingerprint,
      other,
      "`appliance.hostKey`",
      `ssh-keyscan -p ${made.port} 127.0.0.1 | ssh-keygen -lf -`,
      "rsa",
    ]) {
      expect(error.message).toContain(part);
    }
    expect(made.attempts).toEqual([]);
  });

  test("none accepted refuses all", async () => {
    const made = await box();
    expect(await failure(address(made, { hostKeys: [] }))).toMatchObject({ code: "host-key" });
  });

  test.each([
    [["SHA256:other", fingerprint], true],
    [[`${fingerprint}=`], true],
    [[` ${fingerprint}\n`], true],
    [[fingerprint.slice(0, -1)], false],
    [[fingerprint.toLowerCase()], false],
    [[fingerprint.replace("SHA256:", "")], false],
    [[""], false],
  ])("%j is accepted: %p", (accepted, expected) => {
    expect(isAccepted(fingerprint, accepted)).toBe(expected);
  });

  // ssh-keygen -lf of this key prints the same.
  test("has the fingerprint that ssh-keygen prints", () => {
    const key = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
    expect(fingerprintOf(Buffer.from(key, "base64"))).toBe("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
  });
});

describe("a connection that fails", () => {
  test("refused", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const error = await failure(address({ port }));
    expect(error).toMatchObject({ code: "unreachable", facts: { ambiguous: false } });
    expect(error.message).toContain(`127.0.0.1:${port} refuses the connection`);
    expect(error.message).toContain("`appliance.host`");
  });

  test("to something that is no SSH server", async () => {
    const web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
    closers.push(() => web.close());
    expect(await failure(address(web.address() as AddressInfo))).toMatchObject({
      code: "unreachable",
      facts: { ambiguous: false },
    });
  });

  test("silent, until the time is up", async () => {
    const silent = createServer((socket) => closers.push(() => socket.destroy()));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    closers.push(() => silent.close());
    const { call, clock } = makeCall();
    const failed = failure(address(silent.address() as AddressInfo), call);
    await until(() => clock.sleepers === 1);
    await clock.advance(30_000);
    expect(await failed).toMatchObject({ code: "unreachable", facts: { ambiguous: false } });
  });

  test("cancelled while it is silent", async () => {
    const silent = createServer((socket) => closers.push(() => socket.destroy()));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    closers.push(() => silent.close());
    const { call, clock, abort } = makeCall();
    const failed = failure(address(silent.address() as AddressInfo), call);
    await until(() => clock.sleepers === 1);
    abort.abort();
    expect(await failed).toMatchObject({ code: "cancelled" });
  });

  test("dropped in the middle", async () => {
    const made = await box({
      shell: (stream, connection) => {
        stream.write(prompt);
        stream.on("data", () => connection.end());
      },
    });
    expect(await failure(address(made))).toMatchObject({ code: "unreachable", facts: { ambiguous: true } });
  });

  test("that never stops talking", async () => {
    let sent = 0;
    const made = await box({
      shell: (stream) => {
        const flood = (): void => {
          while (!stream.destroyed && stream.write("x".repeat(16_384))) sent += 16_384;
          if (!stream.destroyed) stream.once("drain", flood);
        };
        flood();
      },
    });
    expect(await failure(address(made))).toMatchObject({ code: "unexpected-answer" });
    await until(() => made.connections.size === 0);
    expect(sent).toBeLessThan(8 * 1024 * 1024);
  });

  test("that hangs after the login is cut", async () => {
    const made = await box({
      shell: (stream, _connection, { typed }) => {
        stream.write(prompt);
        stream.on("data", (bytes: Buffer) => typed.push(bytes.toString().trim()));
      },
    });
    const { call, clock } = makeCall();
    const failed = failure(address(made), call);
    await until(() => made.typed.includes("version"));
    await clock.advance(120_000);
    expect(await failed).toMatchObject({ code: "timeout" });
    await until(() => made.connections.size === 0);
  });
});
