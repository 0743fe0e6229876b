import { describe, expect, test } from "@jest/globals";
import { nothing, type Given } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const DEVICES = "/iroh/iroh-sse/device";
const bench = Workbench.ofThisFile();

const given = (more: Partial<Given<"DeviceRegistration">> = {}, name = esa): Given<"DeviceRegistration"> => ({
  ...{ region: "us", appliance: bench.login(name) },
  ...more,
});

const devices = async () => (await bench.in("us")).devices;

describe("recovery", () => {
  test.each(["none", "element", "bare"])("finds what a killed run had registered; token: %s", async (kind) => {
    const tokens = kind === "none" ? undefined : await bench.made("SseToken", { region: "us" }, "tokens");
    const token = kind === "element" ? tokens?.outs.tokens[0] : tokens?.outs.value;
    const killed = await bench.made(
      "DeviceRegistration",
      given({ ...(token === undefined ? {} : { token }), deviceName: "gate" }),
    );
    await bench.forgetRequests();
    const device = await bench.made(
      "DeviceRegistration",
      given({ ...(token === undefined ? {} : { token }), deviceName: "gate" }),
    );
    expect(device.id).toBe(killed.id);
    expect(await bench.changes()).toEqual([`us PATCH ${DEVICES}/${device.id}`]);
    expect(await devices()).toHaveLength(1);
    expect(await device.diff()).toMatchObject(nothing);
  });

  /** Each answer is lost, so that the run neither has a token nor can take its entry back. */
  async function leftEntry(...[inputs]: Parameters<typeof given>) {
    const killed = bench.resource("DeviceRegistration");
    await bench.faults({ kind: "resetAfterAccept", path: `${DEVICES}/`, method: "POST" }, { kind: "reset", method: "DELETE" });
    await expect(killed.create(given(inputs))).rejects.toThrow(/cannot create device registration "one"/);
    await bench.noFaults();
    return (await devices())[0];
  }

  test("uses the entry that a killed run had made before it came to register", async () => {
    const left = await leftEntry();
    expect(left).toMatchObject({ status: "Unregistered" });
    expect(bench.logged.join("\n")).toContain(
      `device entry ${left?.id} stays in region "us" for now; the next \`pulumi up\` looks for it.`,
    );
    const device = await bench.made("DeviceRegistration", given());
    expect(device.id).toBe(left?.id);
    expect(await devices()).toHaveLength(1);
  });

  test("names the entry of a killed run when the appliance was registered by hand since, and removes it with the resource", async () => {
    const left = await leftEntry();
    const id = await bench.registerByHand(esa, "us");
    const device = await bench.made("DeviceRegistration", given());
    expect(device.id).toBe(id);
    expect(bench.logged.join("\n")).toContain(
      `device entry ${left?.id}, which an earlier run made for this resource, stays unused`,
    );
    await device.delete();
    expect(await devices()).toEqual([]);
  });

  test("names the entry of a killed run whose program was changed since: another stack may hold it", async () => {
    const left = await leftEntry({ appliance: { ...bench.login(esa), host: "localhost" } });
    expect(left).toMatchObject({ name: "localhost", status: "Unregistered" });
    const device = await bench.made("DeviceRegistration", given());
    expect((await devices()).map(({ id }) => id)).toEqual([left?.id, device.id]);
    expect(bench.logged.join("\n")).toContain(
      `device ${left?.id} ("localhost") was made for this resource with other inputs: it stays`,
    );
  });

  /** A registration of which the API made something only after the gateway had given up. */
  async function madeLate(path: string, delayMs: number) {
    await bench.faults({ kind: "late", delayMs, method: "POST", path, count: 1 });
    const device = await bench.made("DeviceRegistration", given());
    await bench.advance(60);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: device.id });
    return device;
  }

  test.each([
    ["the entry", DEVICES],
    ["the token", `${DEVICES}/`],
  ])("has one entry, and is registered, when a gateway gives up and %s is made late", async (_, path) => {
    const device = await madeLate(path, 6_000);
    expect((await devices()).map(({ id }) => id)).toEqual([device.id]);
    await device.delete();
    expect(await devices()).toEqual([]);
  });

  test("has one entry, and is registered, when a gateway gives up and the entry, a minute later is made late", async () => {
    const device = await madeLate(DEVICES, 60_000);
    await device.delete();
    expect(await devices()).toEqual([]);
  });

  test("finds the registration of a run that was killed before it gave the device its mark", async () => {
    await bench.registerByHand(esa, "us");
    const [before] = await devices();
    const device = await bench.made("DeviceRegistration", given());
    expect(device.id).toBe(before?.id);
    expect(await devices()).toHaveLength(1);
  });
});

describe("an appliance that takes longer than it may", () => {
  const slow = async () => bench.addAppliance({ name: "slow.example.com", type: "ESA", version: "13.0.0-392", settleMs: 60_000 });

  test.each(["none", "element"])(
    "leaves partial state, from which update goes on, with the one entry; token: %s",
    async (kind) => {
      const name = await slow();
      const tokens = kind === "none" ? undefined : await bench.made("SseToken", { region: "us" }, "tokens");
      const program = given({ timeouts: { registration: "5s" }, ...(tokens ? { token: tokens.outs.tokens[0] } : {}) }, name);
      const device = bench.resource("DeviceRegistration");
      await expect(device.create(program)).rejects.toThrow(
        /cannot create device registration "one": registration of slow\.example\.com in region "us" did not happen within 5 s; last seen: ".*registration is in progress.*timeouts\.registration/,
      );
      const [entry, ...more] = await devices();
      expect(more).toEqual([]);
      expect(device.id).toBe(entry?.id);
      expect(device.outs).toMatchObject({ deviceId: entry?.id, status: "Unfinished", region: "us" });
      expect(device.raw["__provider"]).toContain("DeviceRegistration");
      await bench.forgetRequests();
      await bench.advance(60);
      expect(await device.up()).toMatchObject({ changes: true, replaces: [] });
      expect((await bench.changes()).filter((request) => request.includes("POST"))).toEqual([]);
      expect((await devices()).map(({ id, status }) => [id, status])).toEqual([[device.id, "Registered"]]);
      expect(device.outs.status).toBe("Registered");
      expect(await device.diff()).toMatchObject(nothing);
      expect(await device.read()).toEqual({ there: true });
    },
  );

  test("is waited for, and given no second token, by the run after one that was killed before its state was saved", async () => {
    const name = await slow();
    const killed = bench.resource("DeviceRegistration");
    await expect(killed.create(given({ timeouts: { registration: "5s" } }, name))).rejects.toThrow(/registration is in progress/);
    await bench.forgetRequests();
    const device = await bench.made("DeviceRegistration", given({}, name));
    expect((await bench.changes()).filter((request) => request.includes("POST"))).toEqual([]);
    expect(await devices()).toEqual([expect.objectContaining({ id: killed.id, status: "Registered" })]);
    expect(device.id).toBe(killed.id);
  });

  test("is registered anew, under its entry, when it had not taken the token after all", async () => {
    const name = await slow();
    const device = bench.resource("DeviceRegistration");
    await expect(device.create(given({ timeouts: { registration: "5s" } }, name))).rejects.toThrow(/did not happen within/);
    await bench.advance(60);
    await bench.type(name, "cloudserviceconfig", "deregister", "yes");
    await bench.advance(60);
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id, status: "Unregistered" })]);
    await device.up(given({}, name));
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id, status: "Registered" })]);
    expect(await bench.applianceState(name)).toMatchObject({ registered: true, deviceId: device.id });
  });

  test("leaves nothing when it was not even ready", async () => {
    const name = await slow();
    const device = bench.resource("DeviceRegistration");
    await expect(device.create(given({ timeouts: { ready: "3s" } }, name))).rejects.toThrow(
      /the end of what slow\.example\.com is doing did not happen within 3 s; last seen: ".*is busy.*timeouts\.ready/,
    );
    expect(await devices()).toEqual([]);
    expect(device.id).toBe("");
  });

  test("can be deleted unfinished", async () => {
    const name = await slow();
    const device = bench.resource("DeviceRegistration");
    await expect(device.create(given({ timeouts: { registration: "5s" } }, name))).rejects.toThrow(/did not happen within/);
    await bench.advance(60);
    await device.delete();
    expect(await devices()).toEqual([]);
    expect(await bench.applianceState(name)).toMatchObject({ registered: false });
  });

  test("is waited for, to the end, within its times", async () => {
    const name = await slow();
    const device = await bench.made("DeviceRegistration", given({}, name));
    expect(device.outs.status).toBe("Registered");
    expect(bench.logged.join("\n")).toMatch(
      /cisco-ctr: device registration "one": waiting for registration of slow\.example\.com .* so far: ".*in progress/,
    );
    await device.delete();
    expect(await devices()).toEqual([]);
  });
});

describe("a connection that is cut", () => {
  // Every line that a registration types into the appliance; the cut comes before or after the line takes effect.
  const lines = Array.from({ length: 18 }, (_, line) => line);

  test.each(lines)("at line %i costs a second run, and no second entry", async (line) => {
    await bench.faults({ kind: "drop", appliance: esa, after: line, count: 1 });
    const device = bench.resource("DeviceRegistration");
    await expect(device.create(given())).rejects.toThrow(
      /cannot create device registration "one": .*127\.0\.0\.1:\d+.* `pulumi up` again/,
    );
    const left = await devices();
    if (device.id === "") await device.create(given());
    else await device.up();
    const [entry, ...more] = await devices();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ id: device.id, status: "Registered" });
    for (const { id } of left) expect(id).toBe(device.id);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: device.id });
    expect(await device.diff()).toMatchObject(nothing);
  });
});
