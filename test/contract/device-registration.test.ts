import { describe, expect, test } from "@jest/globals";
import { nothing, type Given } from "../support/managed";
import { esa, sma, Workbench } from "../support/workbench";

const DEVICES = "/iroh/iroh-sse/device";
const envelope = "4dabf18193072939515e22adb298388d";
const otherKey = `SHA256:${"A".repeat(43)}`;
const bench = Workbench.ofThisFile();

const given = (more: Partial<Given<"DeviceRegistration">> = {}, name = esa): Given<"DeviceRegistration"> => ({
  ...{ region: "us", appliance: bench.login(name) },
  ...more,
});

/** What was typed into an appliance since the last look, from the commands that matter. */
async function typed(name: string): Promise<string[]> {
  const { transcript } = await bench.applianceState(name);
  const lines = transcript.match(/(?:commit|settrs|register|deregister|enable|disable)$/gim) ?? [];
  return lines.map((line) => line.toLowerCase());
}

describe("create", () => {
  test.each([
    ["ESA", esa, "13.0.0"],
    ["SMA", sma, "12.5.0"],
  ])("binds an %s, from its factory state, with a token that nobody ever sees", async (type, name, version) => {
    const device = await bench.made("DeviceRegistration", given({}, name), "gate");
    const { devices, tokens } = await bench.in("us");
    expect(devices).toEqual([
      expect.objectContaining({
        ...{ id: device.id, name, type, version, status: "Registered" },
        description: expect.stringMatching(/^\[ciscoctr:DeviceRegistration workbench\/dev\/gate #[0-9a-f]{12} ~[0-9a-z]+\]$/),
      }),
    ]);
    expect(tokens).toEqual([expect.objectContaining({ device_id: device.id, status: "consumed" })]);
    const state = await bench.applianceState(name);
    expect(state).toMatchObject({
      enabled: true,
      registered: true,
      region: "us",
      deviceId: device.id,
      server: "api-sse.cisco.com",
    });
    const [wire] = devices;
    expect(device.outs).toMatchObject({
      ...{ deviceId: device.id, deviceName: name, deviceType: type, version, ipAddress: "127.0.0.1", status: "Registered" },
      ...{ connectorVersion: wire?.connector_version, createdAt: wire?.created_at, server: "api-sse.cisco.com" },
      ...{ method: "ssh", onExisting: "adopt", onDelete: "deregister" },
      timeouts: { ready: "5m", registration: "10m", deregistration: "5m" },
    });
    const issued = (await bench.admin<{ kind: string; value: string }[]>("GET", "/secrets")).find(
      ({ kind }) => kind === "registration-token",
    );
    expect(issued?.value).toHaveLength(32);
    expect(JSON.stringify(device.raw)).not.toContain(issued?.value);
    expect(device.raw).not.toHaveProperty("token");
  });

  test("then has nothing to do, and refresh changes nothing; credentials stay in their envelopes", async () => {
    const device = await bench.made("DeviceRegistration", given({ deviceName: "gate", description: "The gate" }));
    const before = device.outs;
    for (const look of [1, 2]) {
      expect([look, await device.diff()]).toMatchObject([look, nothing]);
      const appliance = device.raw["appliance"] as Record<string, unknown>;
      for (const secret of ["username", "password"]) expect(appliance[secret]).toHaveProperty(envelope);
      expect(await device.read()).toEqual({ there: true });
    }
    expect(device.outs).toEqual(before);
  });

  test("names and describes the device as told", async () => {
    const device = await bench.made("DeviceRegistration", given({ deviceName: "gate", description: "The gate" }));
    expect((await bench.in("us")).devices).toEqual([
      expect.objectContaining({ name: "gate", description: expect.stringMatching(/^The gate \[ciscoctr:/) }),
    ]);
    expect(device.outs).toMatchObject({ deviceName: "gate", description: "The gate" });
  });

  test("registers in another region: that region's server, and nothing anywhere else", async () => {
    await bench.made("DeviceRegistration", given({ region: "eu" }, sma));
    expect(await bench.applianceState(sma)).toMatchObject({ region: "eu", server: "api.eu.sse.itd.cisco.com" });
    for (const other of ["us", "apjc"] as const) expect((await bench.in(other)).devices).toEqual([]);
  });

  test("takes credentials from the environment, and then none is in state", async () => {
    const { username, password, ...address } = bench.login(esa);
    Object.assign(bench.env, { GATE_USERNAME: username, GATE_PASSWORD: password });
    const device = await bench.made("DeviceRegistration", given({ appliance: { ...address, credentialsEnv: "GATE" } }));
    expect(device.outs.status).toBe("Registered");
    expect(JSON.stringify(device.raw)).not.toContain(password);
    await device.delete();
    expect(await bench.applianceState(esa)).toMatchObject({ registered: false });
  });

  test("accepts any of several host keys while one rotates", async () => {
    const { hostKey, ...rest } = bench.login(esa);
    const device = await bench.made("DeviceRegistration", given({ appliance: { ...rest, hostKey: [otherKey, hostKey] } }));
    expect(device.outs.status).toBe("Registered");
  });
});

describe("update", () => {
  test.each([
    [{ deviceName: "gate" }, { name: "gate" }],
    [{ description: "The gate" }, { description: expect.stringMatching(/^The gate \[ciscoctr:/) }],
  ])("changes %j in place, without the appliance", async (change, wire) => {
    const device = await bench.made("DeviceRegistration", given());
    const { transcript } = await bench.applianceState(esa);
    await bench.forgetRequests();
    expect(await device.up(given(change))).toMatchObject({ changes: true, replaces: [] });
    expect(await bench.changes()).toEqual([`us PATCH ${DEVICES}/${device.id}`]);
    expect((await bench.in("us")).devices).toEqual([expect.objectContaining({ id: device.id, ...wire })]);
    expect((await bench.applianceState(esa)).transcript).toBe(transcript);
    expect(await device.diff()).toMatchObject(nothing);
    expect(await device.read()).toEqual({ there: true });
  });

  test("takes note of everything else without a call: credentials, host keys, ways and times", async () => {
    const device = await bench.made("DeviceRegistration", given());
    const { hostKey, ...login } = bench.login(esa);
    await bench.forgetRequests();
    const changes: Partial<Given<"DeviceRegistration">>[] = [
      { appliance: { ...login, hostKey, password: bench.secret("new-password") } },
      { appliance: { ...login, hostKey: [hostKey, otherKey] } },
      { appliance: { ...login, hostKey, port: 2222 } },
      { appliance: { ...login, hostKey, machine: "esa1.example.com" } },
      { onDelete: "retain" },
      { timeouts: { ready: "1m" } },
    ];
    for (const change of changes) {
      expect(await device.up(given(change))).toMatchObject({ changes: true, replaces: [] });
      expect(await device.diff()).toMatchObject(nothing);
    }
    expect(await bench.requests()).toEqual([]);
    expect(device.outs.timeouts).toEqual({ ready: "1m", registration: "10m", deregistration: "5m" });
    await device.up(given({ onDelete: "deregister" }));
    expect(await bench.requests()).toEqual([]);
  });

  test("uses the new password from then on", async () => {
    const device = await bench.made("DeviceRegistration", given());
    await device.up(given({ appliance: { ...bench.login(esa), password: bench.secret("no longer right") } }));
    await expect(device.delete()).rejects.toThrow(/cannot delete device registration "one": .* refuses the login/);
    await device.up(given());
    await device.delete();
    expect(await bench.applianceState(esa)).toMatchObject({ registered: false });
  });

  test("ignores what mattered only at the registration", async () => {
    const device = await bench.made("DeviceRegistration", given());
    for (const change of [{ token: "0123456789abcdef" }, { onExisting: "move" as const }]) {
      expect(await device.diff(given(change))).toMatchObject(nothing);
    }
  });

  test("leaves name and description as they are when the inputs are taken away, and clears the latter when told", async () => {
    const device = await bench.made("DeviceRegistration", given({ deviceName: "gate", description: "The gate" }));
    await device.up(given());
    expect((await bench.in("us")).devices).toEqual([
      expect.objectContaining({ name: "gate", description: expect.stringMatching(/^The gate \[ciscoctr:/) }),
    ]);
    expect(await device.diff()).toMatchObject(nothing);
    await device.up(given({ description: "" }));
    expect((await bench.in("us")).devices).toEqual([
      expect.objectContaining({ name: "gate", description: expect.stringMatching(/^\[ciscoctr:/) }),
    ]);
    expect(await device.read()).toEqual({ there: true });
  });

  test("replaces for another region, host, type or method, and deletes first", async () => {
    const device = await bench.made("DeviceRegistration", given());
    const login = bench.login(esa);
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const changed: [string, Given<"DeviceRegistration">][] = [
      ["region", given({ region: "eu" })],
      ["appliance", given({ appliance: { ...login, host: "localhost" } })],
      ["appliance", given({ appliance: { ...login, host: unknown } })],
      ["appliance", given({ appliance: { ...login, type: "SMA" } })],
      ["method", { region: "us", method: "external", deviceName: "x" }],
    ];
    for (const [property, program] of changed) {
      expect(await device.diff(program)).toMatchObject({
        replaces: expect.arrayContaining([property]),
        deleteBeforeReplace: true,
      });
    }
    expect((await bench.in("us")).devices).toHaveLength(1);
  });
});

describe("drift by hand", () => {
  test.each([
    [{ name: "renamed" }, { deviceName: "renamed" }],
    [{ description: "who was it" }, { description: "who was it" }],
  ])("of %j is seen, and repaired", async (patch, inputs) => {
    const device = await bench.made("DeviceRegistration", given({ deviceName: "gate", description: "The gate" }));
    const [before] = (await bench.in("us")).devices;
    await (await bench.api("us")).expect(200, "PATCH", `${DEVICES}/${device.id}`, patch);
    expect(await device.read()).toMatchObject({ there: true, inputs });
    await bench.forgetRequests();
    expect(await device.up()).toMatchObject({ changes: true, replaces: [] });
    expect(await bench.changes()).toEqual([`us PATCH ${DEVICES}/${device.id}`]);
    // With the whole text goes the host name that stood in the mark.
    const description = before?.description.replace(/ @\S+\]$/, "") ?? "";
    expect((await bench.in("us")).devices).toEqual([
      { ...before, description: expect.stringContaining(description.slice(0, -1)), updated_at: expect.any(String) },
    ]);
    expect(await device.diff()).toMatchObject(nothing);
  });

  test("of the name is not, where the program gives none", async () => {
    const device = await bench.made("DeviceRegistration", given());
    await (await bench.api("us")).expect(200, "PATCH", `${DEVICES}/${device.id}`, { name: "renamed" });
    await device.read();
    expect(await device.diff()).toMatchObject(nothing);
  });

  test("of an appliance that was deregistered: it registers again, under the same entry", async () => {
    const device = await bench.made("DeviceRegistration", given({ deviceName: "gate" }));
    await bench.type(esa, "cloudserviceconfig", "deregister", "yes");
    expect(await bench.applianceState(esa)).toMatchObject({ registered: false });
    expect(await device.read()).toMatchObject({ there: true });
    expect(device.outs.status).toBe("Unregistered");
    await bench.forgetRequests();
    expect(await device.up()).toMatchObject({ changes: true, replaces: [] });
    expect(await bench.changes()).toEqual([`us POST ${DEVICES}/${device.id}/token`, `us PATCH ${DEVICES}/${device.id}`]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: device.id });
    expect((await bench.in("us")).devices).toEqual([expect.objectContaining({ id: device.id, name: "gate" })]);
    expect(device.outs.status).toBe("Registered");
    expect(await device.diff()).toMatchObject(nothing);
  });

  test("is gone when the entry was deleted; up then registers anew", async () => {
    const device = await bench.made("DeviceRegistration", given());
    const { id } = device;
    await (await bench.api("us")).expect(200, "DELETE", `${DEVICES}/${id}`);
    expect(await device.read()).toEqual({ there: false });
    await device.create(given());
    expect(device.id).not.toBe(id);
    expect((await bench.in("us")).devices).toHaveLength(1);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: device.id });
  });
});

describe("delete", () => {
  test("deregisters the appliance and removes the entry, twice without complaint", async () => {
    const device = await bench.made("DeviceRegistration", given());
    await device.delete();
    expect((await bench.in("us")).devices).toEqual([]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: false, enabled: true });
    await device.delete();
    expect(await typed(esa)).toEqual(["enable", "commit", "settrs", "commit", "register", "deregister"]);
  });

  test("removes the entry last: while the appliance cannot be reached nothing goes", async () => {
    const device = await bench.made("DeviceRegistration", given());
    await bench.faults({ kind: "refuse" });
    await expect(device.delete()).rejects.toThrow(
      /cannot delete device registration "one": the appliance 127\.0\.0\.1:\d+ .* set onDelete: "retain", run `pulumi up`, then delete/,
    );
    expect((await bench.in("us")).devices).toHaveLength(1);
    await bench.noFaults();
    await device.delete();
    expect((await bench.in("us")).devices).toEqual([]);
  });

  test("leaves appliance and entry with onDelete retain, without our mark: another stack can take them over", async () => {
    const device = await bench.made("DeviceRegistration", given({ onDelete: "retain", description: "rack 3" }));
    const { transcript } = await bench.applianceState(esa);
    await bench.forgetRequests();
    await device.delete();
    expect(await bench.changes()).toEqual([`us PATCH ${DEVICES}/${device.id}`]);
    expect((await bench.in("us")).devices).toMatchObject([{ id: device.id, status: "Registered", description: "rack 3" }]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: device.id, transcript });
    const another = bench.resource("DeviceRegistration", "one", "production");
    await another.create(given());
    expect(another.id).toBe(device.id);
  });

  test("goes through when the appliance was deregistered, or its entry deleted, by hand", async () => {
    for (const byHand of ["deregistered", "deleted"]) {
      const device = await bench.made("DeviceRegistration", given());
      if (byHand === "deleted") await (await bench.api("us")).expect(200, "DELETE", `${DEVICES}/${device.id}`);
      else await bench.type(esa, "cloudserviceconfig", "deregister", "yes");
      await device.delete();
      expect((await bench.in("us")).devices).toEqual([]);
      expect(await bench.applianceState(esa)).toMatchObject({ registered: false });
    }
  });
});
