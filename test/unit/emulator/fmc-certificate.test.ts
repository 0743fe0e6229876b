import { createPrivateKey, X509Certificate } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { selfSigned } from "../../../emulator/fmc/certificate";

const now = Date.UTC(2026, 0, 31, 12, 30, 59);
const hostNames = ["fmc1.example.com", "f", `${"a".repeat(63)}.${"b".repeat(63)}.example.com`, `${"c.".repeat(120)}example.com`];

describe.each(hostNames)("the certificate for %s", (name) => {
  const { key, cert, fingerprint } = selfSigned(name, now);
  const read = new X509Certificate(cert);

  test("is by its own key, an elliptic one", () => {
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(read.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
  });

  test("is for that name and 127.0.0.1, and by the same name", () => {
    expect([read.subject, read.issuer]).toEqual([`CN=${name}`, `CN=${name}`]);
    expect(read.subjectAltName).toBe(`DNS:${name}, IP Address:127.0.0.1`);
    expect([read.checkHost(name), read.checkIP("127.0.0.1")]).toEqual([name, "127.0.0.1"]);
    expect([read.checkHost("other.example.com"), read.checkIP("127.0.0.2")]).toEqual([undefined, undefined]);
  });

  test("is an authority, for servers only", () => {
    expect([read.ca, read.checkIssued(read), read.keyUsage]).toEqual([true, true, ["1.3.6.1.5.5.7.3.1"]]);
  });

  test("is good for a year from now on", () => {
    expect([read.validFrom, read.validTo].map((time) => Date.parse(time))).toEqual([now, now + 365 * 86_400_000]);
  });

  test("has its fingerprint, and a number of its own", () => {
    expect(read.fingerprint256).toBe(fingerprint);
    expect(read.serialNumber).toMatch(/^5A[0-9A-F]{16}$/);
    expect(new X509Certificate(selfSigned(name, now).cert).serialNumber).not.toBe(read.serialNumber);
  });
});
