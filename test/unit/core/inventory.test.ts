import { describe, expect, jest, test } from "@jest/globals";
import { ProviderError } from "../../../provider/base/errors";
import type { Cloud } from "../../../provider/clients/cloud";
import { toClient } from "../../../provider/clients/cloud/api-clients";
import { toDevice } from "../../../provider/clients/cloud/devices";
import { toModuleType } from "../../../provider/clients/cloud/module-types";
import { toModule } from "../../../provider/clients/cloud/modules";
import { inventory } from "../../../provider/core/inventory";
import { fakeCall } from "../../support/fake-call";

const at = "2026-01-01T00:00:00Z";
const mark = (kind: string, owner = "shop/dev/one") => `[ciscoctr:${kind} ${owner} #0123456789ab]`;
const references = (kind: string) => [
  { label: "theirs", external_id: "x" },
  { label: "pulumi-cisco-ctr", external_id: mark(kind) },
];

const typeWire = {
  ...{ id: "t1", title: "Email", configuration_spec: [{ key: "device-id", type: "device" }], visibility: "global" },
};
const moduleWire = {
  id: "m1",
  name: "gate",
  module_type_id: "t1",
  visibility: "org",
  created_at: at,
  settings: { "device-id": "d1" },
};
const clientWire = { id: "c1", name: "ours", "created-at": at, scopes: ["casebook"], grants: [] };

type Lists = Record<"devices" | "modules" | "moduleTypes" | "apiClients", () => Promise<unknown[]>>;

/** A cloud that has nothing but lists. */
function cloudOf(lists: Partial<Lists>): Cloud {
  const list = (items: () => Promise<unknown[]> = () => Promise.resolve([])) => ({ list: jest.fn(items) });
  const { devices, modules, moduleTypes, apiClients } = lists;
  const all = { devices: list(devices), modules: list(modules), moduleTypes: list(moduleTypes), apiClients: list(apiClients) };
  return { ...all, client: { clientId: "asking" } } as unknown as Cloud;
}

const refused = new ProviderError({ code: "missing-scope", reason: "it lacks a scope", next: "Give it." });
const fails = (): Promise<never> => Promise.reject(refused);
const look = (lists: Partial<Lists>) => inventory(cloudOf(lists), fakeCall());

describe("what an organisation has", () => {
  test("is a device with the marks of its registration and of the token that opened it", async () => {
    const both = `the gate ${mark("SseToken", "shop/dev/token")} ${mark("DeviceRegistration")}`;
    const wires = [
      { id: "d1", name: "esa1", type: "ESA", status: "Registered", description: both, created_at: at, updated_at: at },
      { id: "d2", name: "planned", status: "Unregistered", description: mark("SseToken", "shop/dev/token") },
      { id: "d3", name: "theirs", status: "Unregistered", description: "by hand" },
    ];
    const { device } = await look({ devices: () => Promise.resolve(wires.map(toDevice)) });
    expect(
      device.items?.map(({ id, marks, description }) => [id, marks.map((each) => `${each.kind} ${each.owner}`), description]),
    ).toEqual([
      ["d1", ["DeviceRegistration shop/dev/one", "SseToken shop/dev/token"], "the gate"],
      ["d2", ["SseToken shop/dev/token"], ""],
      ["d3", [], "by hand"],
    ]);
    expect(device.items?.[0]).toMatchObject({ noun: "device", type: "ESA", status: "Registered", createdAt: at, updatedAt: at });
  });

  test("is a module with its device and the title of its type, and who made it", async () => {
    const wires = [
      { ...moduleWire, external_references: references("CtrModule"), client_id: "c1", user_id: "u1" },
      { ...moduleWire, id: "m2", module_type_id: "unknown", user_id: "u1" },
      { ...moduleWire, id: "m3", user_id: "cisco" },
    ];
    const lists = {
      modules: () => Promise.resolve(wires.map(toModule)),
      moduleTypes: () => Promise.resolve([toModuleType(typeWire)]),
    };
    const { module } = await look(lists);
    expect(module.items).toMatchObject([
      { id: "m1", type: "Email", deviceId: "d1", by: "c1", marks: [{ kind: "CtrModule", owner: "shop/dev/one" }] },
      { id: "m2", marks: [], by: "u1", moduleTypeId: "unknown" },
      { id: "m3", given: true },
    ]);
    expect(module.items?.[1]).not.toHaveProperty("deviceId");
    expect(module.items?.[0]).not.toHaveProperty("given");
  });

  test("is an API client, and among them the one that asks", async () => {
    const wires = [
      { ...clientWire, description: `ours ${mark("ApiClient")}`, "owner-id": "u1" },
      { ...clientWire, id: "asking" },
    ];
    const { client } = await look({ apiClients: () => Promise.resolve(wires.map(toClient)) });
    expect(client.items).toMatchObject([
      { id: "c1", description: "ours", by: "u1", given: false, scopes: ["casebook"], marks: [{ kind: "ApiClient" }] },
      { id: "asking", given: true, marks: [] },
    ]);
  });

  test("is a module type of its own, and none of Cisco's", async () => {
    const wires = [
      typeWire,
      {
        ...typeWire,
        id: "t2",
        title: undefined,
        default_name: "relay",
        visibility: "org",
        external_references: references("CtrModuleType"),
      },
    ];
    const listed = await look({ moduleTypes: () => Promise.resolve(wires.map(toModuleType)) });
    expect(listed["module-type"].items).toMatchObject([{ id: "t2", name: "relay", marks: [{ kind: "CtrModuleType" }] }]);
  });
});

describe("what cannot be listed", () => {
  test("is named noun by noun, and keeps nobody from the rest", async () => {
    const lists = { devices: fails, apiClients: () => Promise.resolve([toClient(clientWire)]) };
    const { device, client, module } = await look(lists);
    expect(device).toEqual({ problem: refused });
    expect([client.items?.length, module.items]).toEqual([1, []]);
  });

  test("are the types: modules are there without them", async () => {
    const { module, ...rest } = await look({ modules: () => Promise.resolve([toModule(moduleWire)]), moduleTypes: fails });
    expect(rest["module-type"]).toEqual({ problem: refused });
    expect(module.items).toMatchObject([{ id: "m1", type: undefined }]);
  });

  test("for a reason that is none of the API's is a mistake, and not passed over", async () => {
    const mistake = new TypeError("a mistake");
    await expect(look({ modules: () => Promise.reject(mistake) })).rejects.toBe(mistake);
  });
});
