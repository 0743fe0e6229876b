import { beforeEach, describe, expect, test } from "@jest/globals";
import { nothing, type Given } from "../support/managed";
import { esa, sma, Workbench } from "../support/workbench";

const MODULES = "/iroh/iroh-int/module-instance";
const bench = Workbench.ofThisFile();
let deviceId: string;

beforeEach(async () => {
  deviceId = await bench.registerByHand(esa, "us");
});

const given = (more: Partial<Given<"CtrModule">> = {}): Given<"CtrModule"> => ({ region: "us", type: "esa", deviceId, ...more });

/** The modules of the Americas but for the one that every organisation has. */
async function modules() {
  return (await bench.in("us")).modules.filter(({ user_id }) => user_id !== "cisco");
}

async function typeId(title: string): Promise<string> {
  return (await bench.in("us")).moduleTypes.find((type) => type.title === title)?.id ?? "";
}

describe("create", () => {
  test.each([
    ["esa", /^$/],
    [
      "Secure Email Gateway",
      /of type Secure Email Gateway, but .* asks a device of type ESA\. If these are not two names of one thing/,
    ],
  ])("takes a device that SSE calls %s: what it calls products is not published", async (type, warning) => {
    const { id } = await bench.admin<{ id: string }>("POST", "/tenants/us/devices", { name: "ces1", type });
    const module = await bench.made("CtrModule", given({ deviceId: id }));
    expect(module.outs).toMatchObject({ deviceId: id });
    expect(bench.logged.filter((line) => line.includes("warning: deviceId")).join("")).toMatch(warning);
  });

  test("makes a healthy module with the defaults, by keys read from the type, marked as ours", async () => {
    const module = await bench.made("CtrModule", given(), "esa1");
    const [wire, ...more] = await modules();
    expect(more).toEqual([]);
    expect(wire).toMatchObject({
      ...{
        id: module.id,
        name: "esa1",
        enabled: true,
        visibility: "org",
        settings: { "device-id": deviceId, "request-timeframe": 30 },
      },
      module_type_id: await typeId("Email Security Appliance"),
      external_references: [
        {
          label: "pulumi-cisco-ctr",
          external_id: expect.stringMatching(/^\[ciscoctr:CtrModule workbench\/dev\/esa1 #[0-9a-f]{12} ~[0-9a-z]+\]$/),
        },
      ],
    });
    expect(module.outs).toMatchObject({
      ...{ moduleId: module.id, moduleTypeId: wire?.module_type_id, moduleTypeTitle: "Email Security Appliance", health: "ok" },
      ...{
        name: "esa1",
        enabled: true,
        visibility: "org",
        requestTimeframeDays: 30,
        settings: {},
        deviceId,
        verify: true,
        onExisting: "create",
      },
      ...{ createdAt: wire?.created_at, updatedAt: wire?.updated_at },
    });
  });

  test("then has nothing to do, and refresh changes nothing", async () => {
    const module = await bench.made("CtrModule", given({ requestTimeframeDays: 7, visibility: "user", enabled: false }));
    const before = module.outs;
    expect(await module.diff()).toMatchObject(nothing);
    expect(await module.read()).toEqual({ there: true });
    expect(module.outs).toEqual(before);
    expect(await module.diff()).toMatchObject(nothing);
  });

  test("asks no health when told so", async () => {
    await bench.forgetRequests();
    const module = await bench.made("CtrModule", given({ verify: false }));
    expect(module.outs.health).toBe("unknown");
    expect((await bench.requests()).filter((request) => request.includes("health"))).toEqual([]);
  });

  test("makes one with everything given", async () => {
    const module = await bench.made(
      "CtrModule",
      given({ name: "gate", requestTimeframeDays: 90, enabled: false, visibility: "user" }),
    );
    expect(await modules()).toEqual([
      expect.objectContaining({
        ...{ name: "gate", enabled: false, visibility: "user", settings: { "device-id": deviceId, "request-timeframe": 90 } },
      }),
    ]);
    expect(module.outs.health).toMatch(/disabled/);
  });
});

describe("the module type", () => {
  test.each([
    ["sma-email", { "registered-device": true, "timeframe-days": 30 }],
    ["sma-web", { sma_device: true, request_timeframe: 30 }],
  ] as const)("%s has keys of its own, and they are used", async (type, settings) => {
    const id = await bench.registerByHand(sma, "us");
    const module = await bench.made("CtrModule", { region: "us", type, deviceId: id });
    const wanted = Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, value === true ? id : value]));
    expect((await modules())[0]?.settings).toEqual(wanted);
    expect(module.outs.health).toBe("ok");
    expect(await module.read()).toEqual({ there: true });
  });

  test.each([
    ["its title", { title: "email security appliance" }],
    ["its former title", { title: "ESA" }],
  ])("is found by %s", async (_, type) => {
    const module = await bench.made("CtrModule", given({ type }));
    expect(module.outs.moduleTypeTitle).toBe("Email Security Appliance");
    expect(await module.diff()).toMatchObject(nothing);
  });

  test("is found by its id", async () => {
    const id = await typeId("Email Security Appliance");
    const module = await bench.made("CtrModule", given({ type: { id } }));
    expect(module.outs.moduleTypeId).toBe(id);
  });

  test("may be one without a device, with settings alone", async () => {
    const settings = { url: bench.emulator.relay, "authorization-header": "Bearer canary", custom_CTR_ENTITIES_LIMIT: 5 };
    const module = await bench.made("CtrModule", { region: "us", type: { title: "Custom Relay Module" }, settings });
    expect((await modules())[0]?.settings).toEqual({ ...settings, "authorization-header": "********" });
    expect(module.outs.health).toBe("ok");
    // What the API masks is not drift, and the given value stays.
    expect(await module.read()).toEqual({ there: true });
    expect(module.outs.settings).toEqual(settings);
    expect(await module.diff()).toMatchObject(nothing);
  });
});

describe("health", () => {
  test("reports the guide's answer when modules may not see the tenant's devices, and the module stays", async () => {
    await bench.admin("PATCH", "/tenants/us", { ctrEnabled: false });
    const module = await bench.made("CtrModule", given());
    expect(module.outs.health).toMatch(/enable Cisco Threat Response under Cloud Services/);
    expect(bench.logged.join("\n")).toMatch(
      /warning: module "one" is not healthy: .*enable Cisco Threat Response under Cloud Services in https:\/\/admin\.sse\.itd\.cisco\.com/,
    );
    expect(await modules()).toHaveLength(1);
    expect(await module.diff()).toMatchObject(nothing);
  });

  test("of a module that has no device does not speak of one, and ends its sentences once", async () => {
    const settings = { url: "http://127.0.0.1:1/", "authorization-header": "Bearer canary" };
    const module = await bench.made("CtrModule", { region: "us", type: { title: "Custom Relay Module" }, settings });
    expect(module.outs.health).not.toBe("ok");
    const [line, ...more] = bench.logged.filter((each) => each.includes("is not healthy"));
    expect(more).toEqual([]);
    expect(line).toMatch(/ Check its settings, and what its type "Custom Relay Module" asks\.$/);
    expect(line).not.toMatch(/device|Cloud Services|\.\./);
  });

  test("is said in one sentence where what it says is one", async () => {
    const errors = [{ code: "down", message: "The store is closed.", type: "fatal" }];
    await bench.faults({ kind: "status", status: 200, body: { errors }, path: "/iroh/iroh-enrich/health" });
    await bench.made("CtrModule", given());
    expect(bench.logged.join("\n")).toContain("is not healthy: The store is closed. If its device is registered, enable");
    expect(bench.logged.join("\n")).not.toContain("..");
  });

  test("that cannot be asked costs a warning, not the module", async () => {
    await bench.faults({ kind: "status", status: 500, path: "/iroh/iroh-enrich/health" });
    const module = await bench.made("CtrModule", given());
    expect(module.outs.health).toBe("unknown");
    expect(bench.logged.join("\n")).toMatch(/warning: module "one" was made, but its health could not be asked/);
    expect(await modules()).toHaveLength(1);
  });
});

describe("update", () => {
  test.each([
    [{ name: "gate" }, { name: "gate" }],
    [{ enabled: false }, { enabled: false }],
    [{ requestTimeframeDays: 5 }, { settings: { "request-timeframe": 5 } }],
    [{ settings: { extra: "x" } }, { settings: { extra: "x", "request-timeframe": 30 } }],
    [{ settings: { "request-timeframe": 3 } }, { settings: { "request-timeframe": 3 } }],
  ])("changes %j in place", async (change, wire) => {
    const module = await bench.made("CtrModule", given());
    await bench.forgetRequests();
    expect(await module.up(given(change))).toMatchObject({ changes: true, replaces: [] });
    expect((await bench.changes()).filter((request) => !request.includes("health"))).toEqual([
      `us PATCH ${MODULES}/${module.id}`,
    ]);
    const [changed] = await modules();
    expect(changed).toMatchObject({ ...wire, id: module.id });
    expect(changed?.settings?.["device-id"]).toBe(deviceId);
    expect(await module.diff()).toMatchObject(nothing);
    expect(await module.read()).toEqual({ there: true });
  });

  test("takes settings away again, and what they had overridden comes back", async () => {
    const settings = { extra: "x", more: "y", "request-timeframe": 3 };
    const module = await bench.made("CtrModule", given({ settings }));
    expect((await modules())[0]?.settings).toEqual({ ...settings, "device-id": deviceId });
    await module.up(given({ settings: { more: "y" } }));
    expect((await modules())[0]?.settings).toEqual({ more: "y", "device-id": deviceId, "request-timeframe": 30 });
    await module.up(given());
    expect((await modules())[0]?.settings).toEqual({ "device-id": deviceId, "request-timeframe": 30 });
    expect(await module.diff()).toMatchObject(nothing);
  });

  test("goes back to the defaults when inputs are taken away", async () => {
    const module = await bench.made("CtrModule", given({ name: "gate", enabled: false, requestTimeframeDays: 5 }));
    await module.up(given());
    expect(await modules()).toEqual([
      expect.objectContaining({ name: "one", enabled: true, settings: { "device-id": deviceId, "request-timeframe": 30 } }),
    ]);
    expect(await module.diff()).toMatchObject(nothing);
  });

  test("does not replace for verify, nor call anyone", async () => {
    const module = await bench.made("CtrModule", given());
    expect(await module.diff(given({ verify: false }))).toMatchObject(nothing);
  });

  test.each([
    ["region", { region: "eu" as const }],
    ["type", { type: "sma-email" as const }],
    ["deviceId", { deviceId: "874141f7-903f-4be9-b14e-45a7f34a2032" }],
    ["deviceId", { deviceId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }],
    ["visibility", { visibility: "user" as const }],
  ])("replaces for another %s, and deletes first", async (property, change) => {
    const module = await bench.made("CtrModule", given());
    expect(await module.diff(given(change))).toEqual({ changes: true, replaces: [property], deleteBeforeReplace: true });
  });
});

describe("drift by hand", () => {
  test.each([
    [{ name: "renamed" }, { name: "renamed" }],
    [{ enabled: false }, { enabled: false }],
    [{ settings: { "request-timeframe": 1 } }, { requestTimeframeDays: 1 }],
    [{ settings: { extra: "changed" } }, { settings: { extra: "changed" } }],
    [{ settings: { extra: null } }, { settings: {} }],
  ])("of %j is seen, and repaired", async (patch, inputs) => {
    const module = await bench.made("CtrModule", given({ settings: { extra: "x" } }));
    const [before] = await modules();
    await (await bench.api("us")).expect(200, "PATCH", `${MODULES}/${module.id}`, patch);
    expect(await module.read()).toMatchObject({ there: true, inputs });
    await bench.forgetRequests();
    expect(await module.up()).toMatchObject({ changes: true, replaces: [] });
    expect((await bench.changes()).filter((request) => !request.includes("health"))).toEqual([
      `us PATCH ${MODULES}/${module.id}`,
    ]);
    expect(await modules()).toEqual([{ ...before, updated_at: expect.any(String) }]);
    expect(await module.diff()).toMatchObject(nothing);
  });

  test("to another device is seen, and is a replacement", async () => {
    const module = await bench.made("CtrModule", given());
    await (await bench.api("us")).expect(200, "PATCH", `${MODULES}/${module.id}`, { settings: { "device-id": "other" } });
    expect(await module.read()).toMatchObject({ there: true, inputs: { deviceId: "other" } });
    expect(await module.diff()).toMatchObject({ replaces: ["deviceId"] });
  });

  test("to another module type is seen, and is a replacement", async () => {
    const module = await bench.made("CtrModule", given());
    const other = await typeId("Secure Email and Web Manager");
    await (await bench.api("us")).expect(200, "PATCH", `${MODULES}/${module.id}`, { module_type_id: other });
    expect(await module.read()).toMatchObject({ there: true, inputs: { type: { id: other } } });
    expect((await module.diff()).replaces).toContain("type");
  });

  test("leaves other people's references alone", async () => {
    const module = await bench.made("CtrModule", given());
    const [before] = await modules();
    const theirs = { label: "runbook", link: "https://wiki.example.com/esa1" };
    const references = [...(before?.external_references ?? []), theirs];
    await (await bench.api("us")).expect(200, "PATCH", `${MODULES}/${module.id}`, { external_references: references });
    await module.up(given({ name: "gate" }));
    expect((await modules())[0]?.external_references).toEqual(expect.arrayContaining(references));
  });

  test("leaves settings alone that this program does not set", async () => {
    const module = await bench.made("CtrModule", given());
    await (await bench.api("us")).expect(200, "PATCH", `${MODULES}/${module.id}`, { settings: { theirs: 1 } });
    expect(await module.read()).toEqual({ there: true });
    await module.up(given({ name: "gate" }));
    expect((await modules())[0]?.settings).toMatchObject({ theirs: 1 });
  });

  test("is gone when it was deleted; deleting it then is success, twice", async () => {
    const module = await bench.made("CtrModule", given());
    await (await bench.api("us")).expect(204, "DELETE", `${MODULES}/${module.id}`);
    expect(await module.read()).toEqual({ there: false });
    await module.delete();
    await module.delete();
    expect((await bench.in("us")).modules).toHaveLength(1);
  });
});

describe("recovery", () => {
  test("finds the module of a killed run, and brings it to what is wanted now", async () => {
    const killed = await bench.made("CtrModule", given({ requestTimeframeDays: 5 }));
    const module = await bench.made("CtrModule", given());
    expect(module.id).toBe(killed.id);
    expect(await modules()).toEqual([expect.objectContaining({ settings: { "device-id": deviceId, "request-timeframe": 30 } })]);
    expect(await module.diff()).toMatchObject(nothing);
  });

  test("leaves modules of the same name alone, marked for another stack or not at all", async () => {
    const api = await bench.api("us");
    const module_type_id = await typeId("Email Security Appliance");
    const settings = { "device-id": deviceId };
    const mark = [{ label: "pulumi-cisco-ctr", external_id: "[ciscoctr:CtrModule workbench/prod/one #0123456789ab]" }];
    for (const external_references of [[], mark]) {
      await api.expect(201, "POST", MODULES, { name: "one", module_type_id, visibility: "org", settings, external_references });
    }
    const before = await modules();
    const module = await bench.made("CtrModule", given());
    const after = await modules();
    expect(after).toHaveLength(3);
    expect(after.slice(0, 2)).toEqual(before);
    expect(after[2]?.id).toBe(module.id);
  });

  test("has exactly one when the answer is lost", async () => {
    await bench.faults({ kind: "resetAfterAccept", method: "POST", path: MODULES, count: 1 });
    const module = await bench.made("CtrModule", given());
    expect((await modules()).map(({ id }) => id)).toEqual([module.id]);
    expect(module.outs.health).toBe("ok");
  });
});
