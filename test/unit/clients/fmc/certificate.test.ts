import { X509Certificate } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { generate } from "selfsigned";
import { isFingerprintOf } from "../../../../provider/clients/fmc/certificate";

let certificate: { cert: string };

beforeAll(async () => {
  certificate = await generate([{ name: "commonName", value: "fmc" }]);
});

describe("the certificate", () => {
  test.each<[string, (text: string) => string, boolean]>([
    ["as it is", (text) => text, true],
    ["in lower case without colons", (text) => text.toLowerCase().replaceAll(":", ""), true],
    ["with a prefix", (text) => `SHA256:${text}`, true],
    ["cut", (text) => text.slice(0, -3), false],
    ["another", (text) => text.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")), false],
    ["empty", () => "", false],
  ])("matches its fingerprint %s: %#", (_, write, matches) => {
    const shown = new X509Certificate(certificate.cert);
    expect(isFingerprintOf(write(shown.fingerprint256), shown)).toBe(matches);
  });
});
