import { createServer, type AddressInfo, type Server as TcpServer } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { Server, type ServerConfig } from "ssh2";
import { ourOffer, shakeHands } from "../../../../cli/doctor/handshake";
import { agreement, readOffer, type Offer } from "../../../../cli/doctor/offer";
import { handshakeFindings } from "../../../../cli/doctor/ssh";
import type { Finding } from "../../../../cli/doctor/findings";
import { systemClock } from "../../../../provider/base/clock";
import { fakeCall } from "../../../support/fake-call";
import { box, fingerprint, hostKey } from "../../../support/ssh-box";

const servers: { close: () => void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: {
  listen: (port: number, host: string, done: () => void) => unknown;
  address: () => unknown;
  close: () => void;
}): Promise<number> {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return (server.address() as AddressInfo).port;
}

function sshServer(algorithms: ServerConfig["algorithms"]): Promise<number> {
  const server = new Server({ hostKeys: [hostKey], algorithms }, (connection) => {
    connection.on("error", () => undefined);
  });
  return listening(server);
}

function tcpServer(greeting: string): Promise<number> {
  const server: TcpServer = createServer((socket) => {
    socket.on("error", () => undefined).write(greeting);
    servers.push({ close: () => socket.destroy() });
  });
  return listening(server);
}

const call = () => fakeCall({ clock: systemClock });

async function found(port: number, pinned: string[] = [], limitMs = 5_000): Promise<Finding[]> {
  const at = { host: "127.0.0.1", port };
  return handshakeFindings(at, await shakeHands(at, call(), limitMs), pinned);
}

describe("the handshake of an appliance", () => {
  test("shows the key that a login would see, ready to paste, and sends no name", async () => {
    const made = await box();
    const [connection, algorithms, key] = await found(made.port);
    expect(connection).toMatchObject({
      check: "connection",
      level: "ok",
      says: expect.stringMatching(/^is reached: SSH-2\.0-ssh2js/),
    });
    expect(algorithms).toMatchObject({
      check: "algorithms",
      level: "ok",
      says: expect.stringMatching(/^agreed: curve25519-sha256, rsa-sha2-/),
    });
    expect(key).toMatchObject({
      ...{ check: "host-key", level: "ok", says: `hostKey: "${fingerprint}" (ssh-rsa)` },
      next: expect.stringMatching(
        /ssh-keyscan -p \d+ 127\.0\.0\.1 \| ssh-keygen -lf -.*`logconfig` > `hostkeyconfig` > `fingerprint`/,
      ),
      details: { fingerprint, type: "ssh-rsa" },
    });
    expect(made.attempts).toEqual([]);
  });

  test("agrees with the key that was given, and refuses another", async () => {
    const made = await box();
    const [, , good] = await found(made.port, ["SHA256:other", fingerprint]);
    expect(good).toMatchObject({ level: "ok", says: expect.stringMatching(/, as it was given$/) });
    const [, , bad] = await found(made.port, ["SHA256:other"]);
    expect(bad).toMatchObject({
      ...{ level: "problem", code: "host-key" },
      next: expect.stringMatching(/^Do not accept it blindly: /),
    });
  });

  test("of old kinds alone is a warning", async () => {
    const port = await sshServer({ kex: ["diffie-hellman-group14-sha1"], cipher: ["aes128-cbc"], hmac: ["hmac-sha1"] });
    const [, algorithms] = await found(port);
    expect(algorithms).toMatchObject({
      level: "warning",
      says: expect.stringMatching(/; of old kinds: diffie-hellman-group14-sha1, aes128-cbc, hmac-sha1$/),
      next: expect.stringContaining("`sshconfig`"),
    });
  });

  test("with nothing in common says what each side has", async () => {
    const port = await sshServer({ kex: ["diffie-hellman-group1-sha1"], cipher: ["3des-cbc"] });
    const findings = await found(port);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      ...{ check: "algorithms", level: "problem" },
      says: expect.stringMatching(
        /^no key exchange in common: it offers diffie-hellman-group1-sha1.*; no cipher in common: it offers 3des-cbc$/,
      ),
      next: expect.stringMatching(/Let the appliance offer one of these too .* key exchange: curve25519-sha256 .*; cipher: /),
      details: { ciphersOffered: ["3des-cbc"] },
    });
    expect(findings[0]?.next).not.toContain("kex-strict");
  });
});

describe("what is no SSH server", () => {
  test("refuses", async () => {
    const port = await tcpServer("");
    servers.splice(0).forEach((server) => {
      server.close();
    });
    expect(await found(port)).toMatchObject([
      {
        check: "connection",
        level: "problem",
        code: "unreachable",
        says: "refuses the connection (ECONNREFUSED)",
        next: expect.stringContaining("`interfaceconfig`"),
      },
    ]);
  });

  test("is silent, and is given its time", async () => {
    expect(await found(await tcpServer(""), [], 120)).toMatchObject([{ level: "problem", says: "does not answer (ETIMEDOUT)" }]);
  });

  test("talks of something else", async () => {
    const port = await tcpServer("HTTP/1.1 400 Bad Request\r\n\r\n".repeat(500));
    expect(await found(port, [], 500)).toMatchObject([{ level: "problem", check: "connection" }]);
  });

  test("greets, and falls silent", async () => {
    const port = await tcpServer("SSH-2.0-half\r\n");
    expect(await found(port, [], 120)).toMatchObject([
      { check: "connection", level: "problem", says: "SSH-2.0-half breaks off the handshake (ETIMEDOUT)" },
    ]);
  });
});

describe("an offer", () => {
  const offer = (more: Partial<Offer> = {}): Offer => ({
    ...{ keyExchanges: ["k1", "k2"], hostKeys: ["h1"], ciphers: ["c1", "aes128-gcm@openssh.com"], macs: ["m1"] },
    ...more,
  });

  test("of ours is what the client takes, with the old ciphers behind the new ones", async () => {
    const { keyExchanges, ciphers } = await ourOffer();
    expect(keyExchanges.slice(0, 2)).toEqual(["curve25519-sha256", "curve25519-sha256@libssh.org"]);
    expect(keyExchanges.some((name) => name.includes("group-exchange"))).toBe(false);
    expect(ciphers.slice(-3)).toEqual(["aes256-cbc", "aes192-cbc", "aes128-cbc"]);
  });

  test("is agreed on by the order of ours; a cipher that vouches for itself needs no MAC", () => {
    expect(agreement(offer(), offer({ keyExchanges: ["k2", "k1"] }))).toEqual({
      keyExchanges: "k1",
      hostKeys: "h1",
      ciphers: "c1",
      macs: "m1",
    });
    expect(agreement(offer(), offer({ ciphers: ["aes128-gcm@openssh.com"], macs: [] }))).toMatchObject({ macs: "" });
    expect(agreement(offer(), offer({ hostKeys: ["h2"], macs: ["m2"] }))).toEqual({ keyExchanges: "k1", ciphers: "c1" });
  });

  test.each([
    ["nothing", Buffer.alloc(0), {}],
    ["a greeting without a packet", Buffer.from("SSH-2.0-a\r\n"), { software: "SSH-2.0-a" }],
    ["lines before the greeting", Buffer.from("Welcome\r\nSSH-2.0-a\r\nxx"), { software: "SSH-2.0-a" }],
    [
      "a packet of no end",
      Buffer.concat([Buffer.from("SSH-2.0-a\r\n"), Buffer.from([255, 255, 255, 255, 4, 20])]),
      { software: "SSH-2.0-a" },
    ],
    [
      "lists that lie about their length",
      Buffer.concat([
        Buffer.from("SSH-2.0-a\r\n"),
        Buffer.from([0, 0, 0, 26, 4, 20]),
        Buffer.alloc(16),
        Buffer.from([127, 0, 0, 0, 1, 1, 1, 1]),
      ]),
      { software: "SSH-2.0-a" },
    ],
  ])("is not read from %s", (_what, bytes, read) => {
    expect(readOffer(bytes)).toEqual(read);
  });
});
