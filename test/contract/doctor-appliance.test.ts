import { describe, expect, test } from "@jest/globals";
import type { ApplianceWish } from "../../emulator";
import type { Report } from "../../cli/doctor/findings";
import { about, diagnosis, tally } from "../support/doctor-bench";
import { esa, sma, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();

/** Words that change an appliance, or lead to a change. */
const changing = /\b(?:commit|register|deregister|enable\w*|disable\w*|clusterconfig|setfqdn|fetchcertificate)\b/i;

interface Given {
  credentials?: Record<string, string | undefined>;
  words?: string[];
}

/** What the command finds at an appliance, logged in with the variables `BOX_…`. What it types there changes nothing. */
async function doctor(name: string, { credentials = {}, words = ["--credentials-env", "BOX"] }: Given = {}): Promise<Report> {
  const { host, port, username, password, hostKey } = bench.appliance(name);
  Object.assign(bench.env, { BOX_USERNAME: username, BOX_PASSWORD: password, BOX_HOSTKEY: hostKey, ...credentials });
  const before = (await bench.applianceState(name)).transcript.length;
  const report = await diagnosis(bench, "--appliance", `${host}:${port}`, ...words);
  expect((await typed(name, before)).filter((line) => changing.test(line))).toEqual([]);
  return report;
}

/** What was typed at an appliance since its transcript had this length, line by line. */
async function typed(name: string, from: number): Promise<string[]> {
  const { transcript } = await bench.applianceState(name);
  return [...transcript.slice(from).matchAll(/[>\]] (.*)$/gm)].map(([, line = ""]) => line);
}

describe("without credentials", () => {
  test("a handshake shows the key to paste, and nobody logs in", async () => {
    const report = await doctor(esa, { words: [] });
    expect(report).toMatchObject({ level: "warning", exitCode: 0 });
    expect(tally(report)).toEqual(["connection ok", "algorithms ok", "host-key ok", "login warning"]);
    expect(about(report, "host-key")).toMatchObject([
      { says: expect.stringContaining(`hostKey: "${bench.appliance(esa).hostKey}"`) },
    ]);
    expect((await bench.applianceState(esa)).transcript).toBe("");
  });

  test("that were asked for end with 3", async () => {
    const report = await doctor(esa, { credentials: { BOX_PASSWORD: undefined } });
    expect(report.exitCode).toBe(3);
    expect(about(report, "login")).toMatchObject([
      { code: "missing-credentials", says: expect.stringContaining("neither BOX_PASSWORD nor BOX_PRIVATE_KEY_FILE is set") },
    ]);
  });
});

describe("nothing goes to a machine nobody knows", () => {
  test("one whose key was not given", async () => {
    const report = await doctor(esa, { credentials: { BOX_HOSTKEY: undefined } });
    expect(report).toMatchObject({ level: "problem", exitCode: 1 });
    expect(about(report, "login")).toMatchObject([
      { code: "host-key", next: "Compare it as above, then give it as --host-key or BOX_HOSTKEY." },
    ]);
    expect((await bench.applianceState(esa)).transcript).toBe("");
  });

  test("one with another key than was given", async () => {
    const report = await doctor(esa, { words: ["--credentials-env", "BOX", "--host-key", "SHA256:another"] });
    expect(about(report, "host-key")).toMatchObject([{ level: "problem", code: "host-key" }]);
    expect(about(report, "login")).toEqual([]);
    expect((await bench.applianceState(esa)).transcript).toBe("");
  });
});

describe("inside", () => {
  test("one that is new: what it is, and what is off", async () => {
    const report = await doctor(esa);
    expect(report).toMatchObject({ level: "warning", exitCode: 0 });
    expect(about(report, "product")).toMatchObject([
      { says: `ESA ${esa}, AsyncOS 13.0.0-392`, next: expect.stringContaining("register the SMA") },
    ]);
    expect(tally(report).slice(3)).toEqual([
      ...["login ok", "product ok", "release ok", "cluster ok", "registration warning"],
      ...["smart-licence ok", "servers warning", "feature warning"],
    ]);
  });

  test("one that is registered: where it may join, and that it is", async () => {
    await bench.registerByHand(esa, "eu");
    const report = await doctor(esa);
    expect(report).toMatchObject({ level: "ok", exitCode: 0 });
    expect(about(report, "servers")).toMatchObject([
      { details: { regions: ["us", "eu"] }, says: expect.stringContaining("not apjc") },
    ]);
    expect(about(report, "registration")).toMatchObject([{ details: { state: "registered" } }]);
    expect(about(report, "feature")).toMatchObject([{ says: "on" }]);
  });

  const wishes: Record<string, Partial<ApplianceWish> & Pick<ApplianceWish, "type" | "version">> = {
    "an ESA 13.5": { type: "ESA", version: "13.5.1-277" },
    "an ESA 14": { type: "ESA", version: "14.0.0-698" },
    "an SMA 14": { type: "SMA", version: "14.0.0-404" },
    "an SMA 15": { type: "SMA", version: "15.0.0-334" },
    "one without a switch": { type: "SMA", version: "13.6.2-078", featureSwitch: "none" },
  };

  test.each(Object.entries(wishes))("%s, before and after it is on: nothing is changed", async (_what, wish) => {
    const name = await bench.addAppliance({ name: "box.example.com", settleMs: 0, ...wish });
    expect(await doctor(name)).toMatchObject({ level: "warning", exitCode: 0 });
    await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(name) }, "box");
    const report = await doctor(name);
    expect(about(report, "registration")).toMatchObject([{ details: { state: "registered" } }]);
    expect(about(report, "servers")).toMatchObject([{ level: "ok", details: { regions: expect.arrayContaining(["us"]) } }]);
    expect(about(report, "feature").map(({ level }) => level)).toEqual([wish.featureSwitch === "none" ? "warning" : "ok"]);
  });

  test("one that is too old to join", async () => {
    const name = await bench.addAppliance({ name: "old.example.com", type: "ESA", version: "13.0.0-313" });
    const report = await doctor(name);
    expect(report.exitCode).toBe(1);
    expect(about(report, "release")).toMatchObject([{ level: "problem", next: "Upgrade the appliance first." }]);
  });

  test("one whose smart licence holds it", async () => {
    const name = await bench.addAppliance({ name: "held.example.com", type: "ESA", version: "15.5.1-055", smartLicence: true });
    expect(about(await doctor(name), "smart-licence")).toMatchObject([{ level: "warning" }]);
  });

  test("one whose last registration failed", async () => {
    await bench.type(esa, "threatresponseconfig", "enable", "commit", "");
    await bench.type(esa, `cloudserviceconfig register ${"0".repeat(32)}`);
    const report = await doctor(esa);
    expect(about(report, "registration")).toMatchObject([
      {
        level: "problem",
        details: { state: "failed" },
        next: expect.stringMatching(/^Use an unexpired, unused token of the region/),
      },
    ]);
  });

  test("one in a cluster, with and without its machine", async () => {
    const name = await bench.addAppliance({ name: "c1.example.com", type: "ESA", version: "13.0.0-392", cluster: "mail" });
    const without = await doctor(name);
    expect(about(without, "cluster")).toMatchObject([
      { level: "problem", next: expect.stringContaining("Set --machine to the host name") },
    ]);
    expect(without.exitCode).toBe(1);
    const report = await doctor(name, { words: ["--credentials-env", "BOX", "--machine", name] });
    expect(about(report, "cluster")).toMatchObject([{ level: "ok", details: { clustered: true } }]);
  });

  test("an account that may not look", async () => {
    const name = await bench.addAppliance({ name: "op.example.com", type: "SMA", version: "13.6.2-078", role: "operator" });
    const report = await doctor(name);
    expect(report.exitCode).toBe(1);
    expect(about(report, "registration")).toMatchObject([
      { level: "problem", code: "refused", next: "Log in with an administrator of the appliance." },
    ]);
  });

  test("a login that is refused", async () => {
    const report = await doctor(sma, { credentials: { BOX_PASSWORD: bench.secret("not-the-password-1") } });
    expect(report.exitCode).toBe(3);
    expect(about(report, "login")).toMatchObject([
      { code: "authentication", next: expect.stringContaining("Check BOX_USERNAME and BOX_PASSWORD") },
    ]);
  });

  test("a session that breaks off in the middle", async () => {
    await bench.faults({ kind: "drop", appliance: esa, after: 1, count: 1 });
    const report = await doctor(esa);
    expect(report.exitCode).toBe(1);
    expect(tally(report).slice(-2)).toEqual(["cluster ok", "registration problem"]);
    expect(about(report, "registration")).toMatchObject([{ code: "unreachable" }]);
  });

  test("a look at what it types itself: it reads, and leaves by exit", async () => {
    const before = (await bench.applianceState(esa)).transcript.length;
    await doctor(esa);
    expect(await typed(esa, before)).toEqual([
      ...["version", "cloudserviceconfig", "", "cloudserviceconfig", "", "threatresponseconfig", "", "exit"],
    ]);
  });
});
