import { createServer, type AddressInfo } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { Secrets } from "../../../../provider/base/known-secrets";
import { connectAppliance } from "../../../../provider/clients/appliance/client";
import { fingerprintOf, isAccepted } from "../../../../provider/clients/appliance/host-key";
import {
  address,
  box,
  closers,
  failureAt,
  makeCall,
  fingerprint,
  prompt,
  publicBlob,
  until,
  userKey,
} from "../../../support/ssh-box";

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
    const error = await failureAt(address(made, { hostKeys: [other] }));
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
    expect(await failureAt(address(made, { hostKeys: [] }))).toMatchObject({ code: "host-key" });
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
    const error = await failureAt(address({ port }));
    expect(error).toMatchObject({ code: "unreachable", facts: { ambiguous: false } });
    expect(error.message).toContain(`127.0.0.1:${port} refuses the connection`);
    expect(error.message).toContain("`appliance.host`");
  });

  test("to something that is no SSH server", async () => {
    const web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
    closers.push(() => web.close());
    expect(await failureAt(address(web.address() as AddressInfo))).toMatchObject({
      code: "unreachable",
      facts: { ambiguous: false },
    });
  });

  test("silent, until the time is up", async () => {
    const silent = createServer((socket) => closers.push(() => socket.destroy()));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    closers.push(() => silent.close());
    const { call, clock } = makeCall();
    const failed = failureAt(address(silent.address() as AddressInfo), call);
    await until(() => clock.sleepers === 1);
    await clock.advance(30_000);
    expect(await failed).toMatchObject({ code: "unreachable", facts: { ambiguous: false } });
  });

  test("cancelled while it is silent", async () => {
    const silent = createServer((socket) => closers.push(() => socket.destroy()));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    closers.push(() => silent.close());
    const { call, clock, abort } = makeCall();
    const failed = failureAt(address(silent.address() as AddressInfo), call);
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
    expect(await failureAt(address(made))).toMatchObject({ code: "unreachable", facts: { ambiguous: true } });
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
    expect(await failureAt(address(made))).toMatchObject({ code: "unexpected-answer" });
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
    const failed = failureAt(address(made), call);
    await until(() => made.typed.includes("version"));
    await clock.advance(120_000);
    expect(await failed).toMatchObject({ code: "timeout" });
    await until(() => made.connections.size === 0);
  });
});
