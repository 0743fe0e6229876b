import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { startEmulator, type ApplianceAccess, type RunningEmulator } from "../../emulator";
import { RegionApi, send, typeInto } from "../support/emulator-api";

interface State {
  regions: { us: { tokens: Record<string, unknown>[] } };
  appliances: { name: string; registered: boolean; region: string | null; deviceId: string | null; transcript: string }[];
}

const DEVICES = "/iroh/iroh-sse/device";
let emulator: RunningEmulator;
let us: RegionApi;

function admin(method: string, path: string, body?: unknown) {
  return send(`${emulator.admin}${path}`, method, body);
}

async function state(): Promise<State> {
  return (await admin("GET", "/state")).body as State;
}

async function issue(api: RegionApi, description = ""): Promise<{ id: string; token: string }> {
  const { id } = await api.expect<{ id: string }>(201, "POST", DEVICES, { name: "planned", description });
  const { token } = await api.expect<{ token: string }>(201, "POST", `${DEVICES}/${id}/token`, { expires_in: 3600 });
  return { id, token };
}

/** Enables the feature on an appliance of the americas server, waits on its clock, and registers. */
async function register(appliance: ApplianceAccess, token: string): Promise<void> {
  await typeInto(appliance, ["threatresponseconfig", "enable", "commit", ""]);
  await admin("POST", "/clock", { advanceSeconds: 60 });
  await typeInto(appliance, ["cloudserviceconfig", "register", token]);
  await admin("POST", "/clock", { advanceSeconds: 60 });
}

function appliance(index: number): ApplianceAccess {
  const found = emulator.appliances[index];
  if (!found) throw new Error("no such appliance");
  return found;
}

beforeAll(async () => {
  emulator = await startEmulator();
});

beforeEach(async () => {
  await admin("POST", "/reset");
  us = await RegionApi.open(emulator, "us");
});

afterAll(async () => {
  await emulator.close();
});

describe("registration over SSH", () => {
  it("turns the planned entry into the appliance's, once, and the module sees it", async () => {
    const { id, token } = await issue(us);
    await register(appliance(0), token);
    expect(await us.expect(200, "GET", `${DEVICES}/${id}`)).toMatchObject({
      name: "esa1.example.com",
      type: "ESA",
      version: expect.stringMatching(/^13\.0\.0/),
      status: "Registered",
      description: "ESA",
      ip_address: expect.any(String),
      connector_version: expect.any(String),
    });
    const { regions, appliances } = await state();
    expect(regions.us.tokens).toEqual([expect.objectContaining({ device_id: id, status: "consumed", token: "********" })]);
    expect(appliances[0]).toMatchObject({ registered: true, region: "us", deviceId: id });

    await register(appliance(1), token);
    expect((await state()).appliances[1]).toMatchObject({ registered: false });

    const types = await us.expect<{ id: string; title: string }[]>(200, "GET", "/iroh/iroh-int/module-type");
    const module_type_id = types.find(({ title }) => title === "Email Security Appliance")?.id ?? "";
    const settings = { "device-id": id };
    const module = { name: "esa1", module_type_id, visibility: "org", settings };
    const { id: mid } = await us.expect<{ id: string }>(201, "POST", "/iroh/iroh-int/module-instance", module);
    const health = () => us.expect<{ errors: { code: string }[] }>(200, "POST", `/iroh/iroh-enrich/health/${mid}`);
    const found = async (subject: string) => {
      const path = `/iroh/iroh-enrich/observe/observables?mids=${mid}`;
      const { data, errors } = await us.expect<{ data: { data: { sightings: { docs: unknown[] } } }[]; errors: unknown[] }>(
        200,
        "POST",
        path,
        [{ type: "email_subject", value: subject }],
      );
      return [data.flatMap((one) => one.data.sightings.docs).length, errors.length];
    };
    expect((await health()).errors).toEqual([]);
    expect(await found("test test")).toEqual([1, 0]);
    expect(await found("nobody wrote this")).toEqual([0, 0]);
    // Older than the 30 days a module looks back by default.
    expect(await found("Invoice Due")).toEqual([0, 0]);
    await us.expect(200, "PATCH", `/iroh/iroh-int/module-instance/${mid}`, { settings: { "request-timeframe": 60 } });
    expect(await found("Invoice Due")).toEqual([1, 0]);

    await admin("PATCH", "/tenants/us", { ctrEnabled: false });
    expect((await health()).errors).toEqual([
      expect.objectContaining({ code: "ctr-not-enabled", message: expect.stringContaining("Cloud Services") }),
    ]);
    expect(await found("test test")).toEqual([0, 1]);
    await admin("PATCH", "/tenants/us", { ctrEnabled: true });

    await typeInto(appliance(0), ["cloudserviceconfig", "deregister", "yes"]);
    await admin("POST", "/clock", { advanceSeconds: 60 });
    expect((await state()).appliances[0]).toMatchObject({ registered: false });
    expect(await us.expect(200, "GET", `${DEVICES}/${id}`)).toMatchObject({ status: "Unregistered" });
    expect((await health()).errors).toEqual([expect.objectContaining({ code: "device-not-registered" })]);
  });

  it("keeps a description that was given, and refuses another type's module", async () => {
    const { id, token } = await issue(us, "[mark]");
    await register(appliance(1), token);
    expect(await us.expect(200, "GET", `${DEVICES}/${id}`)).toMatchObject({
      type: "SMA",
      description: "[mark]",
      status: "Registered",
    });
    const types = await us.expect<{ id: string; title: string }[]>(200, "GET", "/iroh/iroh-int/module-type");
    const module_type_id = types.find(({ title }) => title === "Email Security Appliance")?.id ?? "";
    const module = { name: "x", module_type_id, visibility: "org", settings: { "device-id": id } };
    const { id: mid } = await us.expect<{ id: string }>(201, "POST", "/iroh/iroh-int/module-instance", module);
    const { errors } = await us.expect<{ errors: { code: string }[] }>(200, "POST", `/iroh/iroh-enrich/health/${mid}`);
    expect(errors.map(({ code }) => code)).toEqual(["device-type-mismatch"]);
  });

  it.each([
    ["another region's", async () => (await issue(await RegionApi.open(emulator, "eu"))).token],
    [
      "a replaced",
      async () => {
        const { id, token } = await issue(us);
        await us.expect(201, "POST", `${DEVICES}/${id}/token`, {});
        return token;
      },
    ],
    [
      "an expired",
      async () => {
        const { token } = await issue(us);
        await admin("POST", "/clock", { advanceSeconds: 3600 });
        return token;
      },
    ],
    [
      "a deleted entry's",
      async () => {
        const { id, token } = await issue(us);
        await us.expect(204, "DELETE", `${DEVICES}/${id}`);
        return token;
      },
    ],
  ])("is refused with %s token", async (_, make) => {
    await register(appliance(0), await make());
    expect((await state()).appliances[0]).toMatchObject({ registered: false });
  });
});
