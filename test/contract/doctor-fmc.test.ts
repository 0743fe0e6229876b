import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Report } from "../../cli/doctor/findings";
import { about, diagnosis, tally } from "../support/doctor-bench";
import { changeSetting } from "../support/fmc-api";
import { FmcUnderTest } from "../support/fmc-under-test";

const target = FmcUnderTest.ofThisFile();
const { bench } = target;

/** What the command finds at the FMC, with the variables `BOX_…`. */
async function doctor(credentials: Record<string, string | undefined> = {}, ...words: string[]): Promise<Report> {
  const { host, port, username, password, fingerprint } = target.fmc;
  Object.assign(bench.env, { BOX_USERNAME: username, BOX_PASSWORD: password, BOX_FINGERPRINT: fingerprint, ...credentials });
  return diagnosis(bench, "--fmc", `${host}:${port}`, ...(words.length > 0 ? words : ["--credentials-env", "BOX"]));
}

const logins = async () => (await target.calls()).filter(({ path }) => path.endsWith("/generatetoken")).length;

describe("without credentials", () => {
  test("the certificate's fingerprint is shown, ready to paste, and nobody logs in", async () => {
    const report = await doctor({}, "--domain", "Global");
    expect(report).toMatchObject({ level: "warning", exitCode: 0 });
    expect(tally(report)).toEqual(["connection ok", "certificate ok", "login warning"]);
    expect(about(report, "certificate")).toMatchObject([
      {
        says: expect.stringMatching(
          /^fingerprint: "(?:[0-9A-F]{2}:){31}[0-9A-F]{2}" \(.*signed by itself.*; not trusted without a pin/,
        ),
        next: expect.stringContaining("System > Configuration > HTTPS Certificate"),
        details: { trusted: false },
      },
    ]);
    expect(await logins()).toBe(0);
  });

  test("that were asked for end with 3", async () => {
    const report = await doctor({ BOX_USERNAME: undefined });
    expect(report.exitCode).toBe(3);
    expect(about(report, "login")).toMatchObject([{ code: "missing-credentials" }]);
  });
});

describe("nothing goes to a machine nobody knows", () => {
  test("one whose fingerprint was not given", async () => {
    const report = await doctor({ BOX_FINGERPRINT: undefined });
    expect(report.exitCode).toBe(1);
    expect(about(report, "login")).toMatchObject([{ code: "certificate", next: expect.stringContaining("BOX_FINGERPRINT") }]);
    expect(await logins()).toBe(0);
  });

  test("one with another certificate than was given", async () => {
    const report = await doctor({}, "--credentials-env", "BOX", "--fingerprint", "00".repeat(32));
    expect(report.exitCode).toBe(1);
    expect(about(report, "certificate")).toMatchObject([{ level: "problem", code: "certificate" }]);
    expect(await logins()).toBe(0);
  });
});

describe("inside", () => {
  test("one as it comes: where it may join, and that it sends nothing", async () => {
    const report = await doctor();
    expect(report).toMatchObject({ level: "warning", exitCode: 0 });
    expect(tally(report)).toEqual([
      ...["connection ok", "certificate ok", "login ok", "version ok", "regions ok"],
      ...["events warning", "securex ok", "licence ok"],
    ]);
    expect(about(report, "regions")).toMatchObject([{ details: { regions: ["us", "eu", "apjc"], current: "us" } }]);
  });

  test("one that sends events", async () => {
    await changeSetting(target.fmc, "cloudeventsconfigs", { sendIntrusionEvents: true });
    // Its FTDs register by themselves.
    await bench.advance(60);
    expect(about(await doctor(), "events")).toMatchObject([{ level: "ok", details: { intrusion: true } }]);
  });

  test("by the authority that issued its certificate", async () => {
    const report = await doctor({ BOX_FINGERPRINT: undefined, BOX_CAFILE: target.fmc.caFile });
    expect(about(report, "login")).toMatchObject([{ level: "ok" }]);
  });

  test("by an authority that did not: a problem of the certificate", async () => {
    const report = await doctor({}, "--credentials-env", "BOX", "--ca-file", "/nowhere/authority.pem");
    expect(report.exitCode).toBe(1);
    expect(about(report, "login")).toMatchObject([{ says: expect.stringContaining("--ca-file names") }]);
  });

  test("a login that is refused", async () => {
    const report = await doctor({ BOX_PASSWORD: bench.secret("not-the-password-1") });
    expect(report.exitCode).toBe(3);
    expect(about(report, "login")).toMatchObject([
      { code: "authentication", next: expect.stringContaining("BOX_USERNAME and BOX_PASSWORD") },
    ]);
    expect(await logins()).toBe(1);
  });

  test("one setting that cannot be asked leaves the others", async () => {
    await bench.faults({ kind: "status", fmc: target.fmc.name, method: "GET", path: "/api/fmc_config", count: 1, status: 403 });
    const report = await doctor();
    expect(report.exitCode).toBe(1);
    expect(tally(report).filter((each) => each.endsWith("problem"))).toHaveLength(1);
  });
});

describe("older ones", () => {
  beforeEach(async () => {
    target.fmc = await bench.fmc({ name: "old.example.com", version: "6.4.0-102" });
  });

  test("have fewer settings, and are asked for no more", async () => {
    const report = await doctor();
    expect(about(report, "version")).toMatchObject([
      { level: "ok", says: "6.4.0, can join; it sends to us alone, and has no regions to choose from" },
    ]);
    expect([...about(report, "regions"), ...about(report, "securex")]).toEqual([]);
  });

  test("that Cisco XDR leaves out are a problem", async () => {
    target.fmc = await bench.fmc({ name: "out.example.com", version: "7.1.0-90" });
    const report = await doctor();
    expect(report.exitCode).toBe(1);
    expect(about(report, "version")).toMatchObject([{ level: "problem", code: "unsupported-version" }]);
  });
});

test("one that is not there", async () => {
  const report = await diagnosis(bench, "--fmc", "127.0.0.1:9");
  expect(report.exitCode).toBe(1);
  expect(about(report, "connection")).toMatchObject([{ level: "problem", says: "cannot be reached (ECONNREFUSED)" }]);
});
