/** Law 10: who finishes a call for an engine that is gone takes back what that call has made, and nothing else. */
import { inLines } from "../../provider/base/log";
import { describe, expect, test } from "@jest/globals";
import { createProviders } from "../../provider/dynamic/provider";
import type { ResourceName } from "../../provider/generated/schemas";
import { Managed, type Given } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();

/** A resource of a process whose engine dies as soon as the provider says this. */
function dying<Name extends ResourceName>(kind: Name, said: RegExp): Managed<Name> {
  const engine = new AbortController();
  const write = (line: string): void => {
    bench.logged.push(line);
    if (said.test(line)) engine.abort();
  };
  const process = createProviders({ env: bench.env, clock: bench.clock, signal: engine.signal, say: inLines(write) });
  return new Managed({ process: () => process, shown: bench.shown }, kind, "workbench/dev/one");
}

const labelled = /PATCH \/iroh\/iroh-sse\/device\/.* -> 200/;
const given = (more: Partial<Given<"DeviceRegistration">> = {}): Given<"DeviceRegistration"> => ({
  ...{ region: "us", appliance: bench.login(esa) },
  ...more,
});
const devices = async () => (await bench.in("us")).devices;

describe("a device registration whose engine dies before its answer", () => {
  test("takes back what it has registered itself", async () => {
    await expect(dying("DeviceRegistration", labelled).create(given({ deviceName: "gate" }))).rejects.toThrow(/cancelled/);
    expect(await devices()).toEqual([]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: false });
    await bench.made("DeviceRegistration", given());
    expect(await devices()).toHaveLength(1);
  });

  test("leaves what it was told to retain, so that the next up goes on with it", async () => {
    const program = given({ onDelete: "retain", deviceName: "gate" });
    await expect(dying("DeviceRegistration", labelled).create(program)).rejects.toThrow(/cancelled/);
    const [left] = await devices();
    expect(left).toMatchObject({ name: "gate", status: "Registered" });
    expect((await bench.made("DeviceRegistration", program)).id).toBe(left?.id);
    expect(await devices()).toHaveLength(1);
  });

  test("leaves an appliance that was registered by hand", async () => {
    const id = await bench.registerByHand(esa, "us");
    await expect(dying("DeviceRegistration", labelled).create(given())).rejects.toThrow(/cancelled/);
    expect(await devices()).toMatchObject([{ id, status: "Registered" }]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: id });
    expect((await bench.made("DeviceRegistration", given())).id).toBe(id);
  });

  test("leaves a device that someone else has registered", async () => {
    const { id } = await bench.admin<{ id: string }>("POST", "/tenants/us/devices", { name: "ftd1", type: "FTD" });
    const external = { region: "us", method: "external", deviceName: "ftd1" } as const;
    await expect(dying("DeviceRegistration", labelled).create(external)).rejects.toThrow(/cancelled/);
    expect(await devices()).toMatchObject([{ id, status: "Registered" }]);
    expect((await bench.made("DeviceRegistration", external)).id).toBe(id);
  });

  test("leaves the entry of a token, so that the next up goes on with it", async () => {
    const tokens = await bench.made("SseToken", { region: "us" }, "tokens");
    const token = tokens.outs.tokens[0];
    await expect(dying("DeviceRegistration", /PATCH .* -> 200/).create(given({ token, description: "rack" }))).rejects.toThrow(
      /cancelled/,
    );
    const device = await bench.made("DeviceRegistration", given({ token, description: "rack" }));
    expect(device.id).toBe(token?.deviceId);
    expect(await devices()).toHaveLength(1);
  });
});

test("a destroy does not end a registration that is somebody else's by now", async () => {
  const device = await bench.made("DeviceRegistration", given());
  await bench.admin("POST", `/appliances/${esa}/reimage`);
  const elsewhere = await bench.registerByHand(esa, "eu");

  await device.delete();

  expect(await devices()).toEqual([]);
  expect((await bench.in("eu")).devices).toMatchObject([{ id: elsewhere, status: "Registered" }]);
  expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: elsewhere });
  expect(bench.logged.join("\n")).toMatch(/warning: .* perhaps as device .* of region "eu": it is not deregistered/);
});

describe("what an earlier run made and this one took over", () => {
  test.each(["CtrModule", "CtrModuleType"] as const)("a %s stays when the engine dies before the answer", async (kind) => {
    const deviceId = kind === "CtrModule" ? await bench.registerByHand(esa, "us") : undefined;
    const program = { region: "us", ...(deviceId ? { type: "esa", deviceId } : {}) } as Given<typeof kind>;
    const { id } = await bench.made(kind, program);
    await bench.advance(60);
    await expect(dying(kind, /PATCH \/iroh\/iroh-int\/.* -> 200/).create(program)).rejects.toThrow(/cancelled/);
    const { modules, moduleTypes } = await bench.in("us");
    expect([...modules, ...moduleTypes].map((each) => each.id)).toContain(id);
  });
});
