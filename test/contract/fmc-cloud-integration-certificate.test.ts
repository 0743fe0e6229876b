import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { generate } from "selfsigned";
import { FmcUnderTest, login } from "../support/fmc-under-test";

const target = FmcUnderTest.ofThisFile();
const { bench, given, calls } = target;

describe("the certificate", () => {
  test.each<[string, (fingerprint: string) => string]>([
    ["lower case without colons", (text) => text.replaceAll(":", "").toLowerCase()],
    ["with SHA256: before it", (text) => `SHA256:${text}`],
    ["as openssl prints its name", (text) => `sha256:${text}`],
  ])("is known by its fingerprint %s", async (_, write) => {
    const { fingerprint, ...rest } = login(target.fmc);
    await bench.made("FmcCloudIntegration", given({ fmc: { ...rest, fingerprint: write(fingerprint) } }));
    expect((await bench.fmcState(target.fmc)).region).toBe("eu");
  });

  test("is known by its authority", async () => {
    const { host, port, username, password } = target.fmc;
    await bench.made("FmcCloudIntegration", given({ fmc: { host, port, username, password, caFile: target.fmc.caFile } }));
    expect((await bench.fmcState(target.fmc)).region).toBe("eu");
  });

  test("that is another than the pinned one gets no credential", async () => {
    const wrong = target.fmc.fingerprint.replace(/^../, (byte) => (byte === "00" ? "11" : "00"));
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given({ fmc: { ...login(target.fmc), fingerprint: wrong } }))).rejects.toThrow(
      new RegExp(
        `showed a certificate with the SHA-256 fingerprint ${target.fmc.fingerprint} .*nothing was sent to it.*Do not accept it blindly`,
      ),
    );
    expect(await calls()).toEqual([]);
  });

  test("that nobody vouches for gets none either, with the way out", async () => {
    const { host, port, username, password } = target.fmc;
    const one = bench.resource("FmcCloudIntegration");
    await expect(one.create(given({ fmc: { host, port, username, password } }))).rejects.toThrow(
      /is not trusted \([A-Z_]+\); nothing was sent to it.*Set `fmc\.fingerprint`/,
    );
    const folder = mkdtempSync(join(tmpdir(), "fmc-ca-"));
    const other = join(folder, "other.pem");
    writeFileSync(other, (await generate([{ name: "commonName", value: "other" }])).cert);
    await expect(one.create(given({ fmc: { host, port, username, password, caFile: other } }))).rejects.toThrow(
      /is not trusted \([A-Z_]+\).*Let `fmc\.caFile` name the authority/,
    );
    writeFileSync(other, "no certificate");
    await expect(one.create(given({ fmc: { host, port, username, password, caFile: other } }))).rejects.toThrow(
      /`fmc\.caFile` names ".*", which holds no certificate/,
    );
    rmSync(folder, { recursive: true });
    expect(await calls()).toEqual([]);
  });
});
