/** What appliances do in the field: slow answers, other switches, questions, roles, clusters. Each is shown by the emulator. */
import { describe, expect, test } from "@jest/globals";
import type { ApplianceWish } from "../../emulator";
import { nothing, type Given } from "../support/managed";
import { Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();
const name = "field.example.com";

type Registration = Given<"DeviceRegistration">;

async function given(wish: Partial<ApplianceWish>, more: Partial<Registration> = {}): Promise<Registration> {
  await bench.addAppliance({ name, type: "ESA", version: "13.0.0-392", ...wish });
  return { region: "us", appliance: bench.login(name), ...more };
}

const devices = async () => (await bench.in("us")).devices;
const transcript = async () => (await bench.applianceState(name)).transcript;
const count = async (pattern: RegExp) => ((await transcript()).match(pattern) ?? []).length;

/** Moves the clock of both sides on whenever the appliance is at work, until it or whoever waits for it is done. */
async function whileTimePasses<T>(work: Promise<T>): Promise<T> {
  const over = work.then(
    () => true,
    () => true,
  );
  const passed = async (): Promise<boolean> => {
    if ((await bench.applianceState(name)).working) await bench.clock.pass(5_000);
    return false;
  };
  while (!(await Promise.race([over, passed()])));
  return work;
}

describe("an appliance whose answers take their time", () => {
  const slow = { answerMs: { commit: 45_000, register: 60_000, deregister: 40_000 } };

  test("is waited for, with what it is at told, and left as slowly", async () => {
    const device = bench.resource("DeviceRegistration");
    await whileTimePasses(device.create(await given(slow)));
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id, status: "Registered" })]);
    const told = bench.logged.filter((line) => line.startsWith('cisco-ctr: device registration "one": '));
    expect(told.join("\n")).toMatch(/: committing on field\.example\.com: enable Cisco Threat Response\n/);
    expect(told.join("\n")).toMatch(/: committing on field\.example\.com: .*, 3\d s so far: /);
    expect(told.join("\n")).toMatch(/: handing a token of region "us" to field\.example\.com, 4\d s so far: /);
    expect(await device.diff()).toMatchObject(nothing);
    await whileTimePasses(device.delete());
    expect(await bench.applianceState(name)).toMatchObject({ registered: false });
    expect(await devices()).toEqual([]);
  });

  test("may take no longer than the input says, which the message names", async () => {
    const program = await given({ answerMs: { commit: 600_000 } }, { timeouts: { ready: "90s" } });
    await expect(whileTimePasses(bench.made("DeviceRegistration", program))).rejects.toThrow(
      /did not answer "cisco-ctr: enable Cisco Threat Response" within 9\d s; .*Raise timeouts\.ready if it always takes this long/,
    );
    expect(await devices()).toEqual([]);
  });

  test("and whose commit outlives the session is gone on with where it stands", async () => {
    const program = await given({ version: "14.0.0-698", answerMs: { commit: 45_000 } }, { timeouts: { ready: "30s" } });
    const device = bench.resource("DeviceRegistration");
    await expect(whileTimePasses(device.create(program))).rejects.toThrow(/did not answer/);
    await bench.advance(60);
    const { server, enabled } = await bench.applianceState(name);
    expect([server, enabled]).toEqual(["api-sse.cisco.com", true]);
    await whileTimePasses(device.create({ ...program, timeouts: { ready: "5m" } }));
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id, status: "Registered" })]);
    // The first run chose the server and committed; the second commits the switch alone.
    expect(await count(/Selected Cisco Secure Cloud Server is/g)).toBe(1);
    expect(await count(/> commit\n/g)).toBe(2);
  });

  test.each(["none", "element"])("is given no second token while the first is at work; token: %s", async (kind) => {
    const tokens = kind === "none" ? undefined : await bench.made("SseToken", { region: "us" }, "tokens");
    const program = await given(
      { answerMs: { register: 100_000 } },
      { timeouts: { registration: "30s" }, ...(tokens ? { token: tokens.outs.tokens[0] } : {}) },
    );
    const device = bench.resource("DeviceRegistration");
    await expect(whileTimePasses(device.create(program))).rejects.toThrow(/did not answer "register" within 3\d s/);
    expect(device.outs).toMatchObject({ status: "Unfinished", tokenGivenAt: expect.stringMatching(/^20\d\d-/) });
    await device.read();
    expect(device.outs.tokenGivenAt).toMatch(/^20\d\d-/);
    await bench.forgetRequests();
    await whileTimePasses(device.up());
    expect((await bench.changes()).filter((request) => request.includes("POST"))).toEqual([]);
    expect(await count(/Enter a registration token key/g)).toBe(1);
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id, status: "Registered" })]);
    expect(device.outs).toMatchObject({ status: "Registered" });
    expect(device.outs.tokenGivenAt).toBeUndefined();
    expect(await device.diff()).toMatchObject(nothing);
  });

  test("is given another token when nothing has come of the first", async () => {
    const program = await given({ answerMs: { register: 100_000 } }, { timeouts: { registration: "30s" } });
    const device = bench.resource("DeviceRegistration");
    await expect(whileTimePasses(device.create(program))).rejects.toThrow(/did not answer "register"/);
    await bench.admin("POST", `/appliances/${name}/reimage`);
    await whileTimePasses(device.up({ ...program, timeouts: { registration: "10m" } }));
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id, status: "Registered" })]);
    expect((await bench.changes()).filter((request) => request.endsWith("/token"))).toHaveLength(2);
  });
});

describe("the switch of the feature", () => {
  test.each<[string, Partial<ApplianceWish>, RegExp]>([
    ["a command of its own", {}, /> threatresponseconfig\n[^>]*> enable\n/],
    [
      "ENABLESECUREX of an ESA 14",
      { version: "14.0.0-698" },
      /Unknown command or missing feature key: threatresponseconfig[^]*> enablesecurex\n/,
    ],
    ["SECUREX of an SMA 14", { type: "SMA", version: "14.0.0-404" }, /> generalconfig\n[^]*> securex\n[^]*\[N\]> yes\n/],
    ["none at all, in the older words", { featureSwitch: "none", dialect: "cloud" }, /Unknown command: threatresponseconfig/],
  ])("is %s: used, and the registration goes on", async (_, wish, typed) => {
    const device = await bench.made("DeviceRegistration", await given(wish));
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id, status: "Registered" })]);
    expect(await transcript()).toMatch(typed);
    expect(await device.diff()).toMatchObject(nothing);
    expect((await bench.applianceState(name)).threatResponse).toBe(wish.featureSwitch !== "none");
    await device.delete();
    expect(await devices()).toEqual([]);
  });
});

describe("a question before the first prompt", () => {
  test("that reminds of something is answered with no, told, and the run goes on", async () => {
    const device = await bench.made("DeviceRegistration", await given({ loginQuestions: ["expiry", "upgrade"] }));
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id, status: "Registered" })]);
    const warned = bench.logged.filter((line) => line.startsWith("cisco-ctr warning: "));
    expect(warned).toEqual([
      expect.stringMatching(/reminds that the account's password expires soon: ".*expires in 6 days.*" - answered with no/),
      expect.stringMatching(/reminds that there is an upgrade for it: ".*" - answered with no/),
    ]);
    expect(await count(/(?:now\? \[Y\]>|\(y\/n\)) no\n/g)).toBe(2);
  });

  test.each<[string, Partial<ApplianceWish>, RegExp]>([
    [
      "a new password",
      { loginQuestions: ["newPassword"] },
      /demands a new password, and this provider never sets one; .*Log in by hand once/,
    ],
    [
      "an agreement",
      { loginQuestions: ["agreement"] },
      /wants an agreement accepted, which only a person may do; it was not; .*Log in by hand/,
    ],
    [
      "a second factor",
      { secondFactor: "Enter your token code: " },
      /asks for more than the password at the login \("Enter your token code:"\)/,
    ],
  ])("for %s is not answered, and said", async (_, wish, message) => {
    await expect(bench.made("DeviceRegistration", await given(wish))).rejects.toThrow(message);
    expect(await transcript()).not.toMatch(/> (?:y|yes|no)?\n/);
    expect(await devices()).toEqual([]);
  });
});

describe("what only a person can change", () => {
  test("a role that may not use the command", async () => {
    await expect(bench.made("DeviceRegistration", await given({ role: "operator" }))).rejects.toThrow(
      /the account's role may not use that command; .*You are not in the correct access group to use cloudserviceconfig.*Log in with an administrator/,
    );
  });

  test("a machine given for an appliance that is in no cluster", async () => {
    const program = await given({});
    const appliance = { ...bench.login(name), machine: "m1.example.com" };
    await expect(bench.made("DeviceRegistration", { ...program, appliance })).rejects.toThrow(
      /`appliance\.machine` is given, but the appliance is in no cluster; .*Leave `appliance\.machine` out/,
    );
  });

  test("a cluster that is out of step since an upgrade", async () => {
    const program = await given({ cluster: "c1", outOfStep: true });
    const appliance = { ...bench.login(name), machine: name };
    await expect(bench.made("DeviceRegistration", { ...program, appliance })).rejects.toThrow(
      /is not in step with its cluster since an upgrade; .*Bring all its machines to the same release/,
    );
  });
});
