/** A CtrModule where a module that nobody manages is there already. */
import { beforeEach, describe, expect, test } from "@jest/globals";
import { nothing, type Given } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const path = "/iroh/iroh-int/module-instance";
const bench = Workbench.ofThisFile();
let deviceId: string;

beforeEach(async () => {
  deviceId = await bench.registerByHand(esa, "us");
});

async function typeId(title: string): Promise<string> {
  return (await bench.in("us")).moduleTypes.find((type) => type.title === title)?.id ?? "";
}

/** A module that a person makes. */
async function byHand(name: string, more: object = {}): Promise<string> {
  const body = {
    ...{ name, module_type_id: await typeId("Email Security Appliance"), visibility: "org" },
    settings: { "device-id": deviceId, "request-timeframe": 60 },
    ...more,
  };
  return (await (await bench.api("us")).expect<{ id: string }>(201, "POST", path, body)).id;
}

const wireOf = (id: string) => bench.in("us").then(({ modules }) => modules.find((each) => each.id === id));

const given = (more: Partial<Given<"CtrModule">> = {}): Given<"CtrModule"> => ({
  ...{ region: "us", type: "esa", deviceId, requestTimeframeDays: 60, onExisting: "adopt" },
  ...more,
});

/** What changes anything; the health of a module is asked by a POST. */
const changes = async () => (await bench.changes()).filter((each) => !each.includes("/health/"));

describe("adopt", () => {
  test("takes over the module that asks the device, and writes nothing but the mark", async () => {
    const references = [{ label: "ticket", external_id: "T-1" }];
    const id = await byHand("gateway mail", { external_references: references });
    const before = await wireOf(id);
    await bench.forgetRequests();
    const adopted = await bench.made("CtrModule", given({ name: "gateway mail" }), "mail");
    expect(adopted.id).toBe(id);
    expect(await changes()).toEqual([`us PATCH ${path}/${id}`]);
    const mark = {
      label: "pulumi-cisco-ctr",
      external_id: expect.stringMatching(/^\[ciscoctr:CtrModule workbench\/dev\/mail #/),
    };
    expect(await wireOf(id)).toEqual({
      ...before,
      external_references: [...references, mark],
      updated_at: expect.any(String),
    });
    expect(bench.logged.join("\n")).toContain(`module ${id} ("gateway mail") is taken over.`);
    expect(await adopted.diff()).toMatchObject(nothing);
    expect(await adopted.read()).toEqual({ there: true });
    expect(await adopted.diff(given({ name: "gateway mail", onExisting: "create" }))).toMatchObject(nothing);
  });

  test("gives the only one that could be meant the program's own name and days", async () => {
    const id = await byHand("gateway mail");
    const adopted = await bench.made("CtrModule", given({ requestTimeframeDays: 7 }), "mail");
    expect(adopted.id).toBe(id);
    expect(await wireOf(id)).toMatchObject({ name: "mail", settings: { "device-id": deviceId, "request-timeframe": 7 } });
  });

  test("takes the one of the name where there are several", async () => {
    await byHand("first");
    const id = await byHand("second");
    expect((await bench.made("CtrModule", given({ name: "second" }))).id).toBe(id);
  });

  test("refuses to guess", async () => {
    const ids = [await byHand("first"), await byHand("second")];
    await bench.forgetRequests();
    await expect(bench.made("CtrModule", given())).rejects.toThrow(
      `region "us" has 2 modules of type "Email Security Appliance" that could be meant and that nobody manages: ` +
        `"first" (${ids[0] ?? ""}), "second" (${ids[1] ?? ""}). Give name the name of one of them, or delete those that are not wanted, or set onExisting to "create".`,
    );
    expect(await changes()).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["there is none", () => Promise.resolve()],
    ["it carries a mark", () => bench.made("CtrModule", given({ onExisting: "create" }), "another")],
    ["only its owner sees it", () => byHand("private", { visibility: "user" })],
    ["it asks another device", () => byHand("other", { settings: { "device-id": "another" } })],
  ])("makes one where %s", async (_, prepare) => {
    await prepare();
    await bench.forgetRequests();
    await bench.made("CtrModule", given());
    expect(await changes()).toEqual([`us POST ${path}`]);
  });

  test("goes by the name alone for a type that asks no device, and leaves Cisco's own", async () => {
    const type = { title: "Private Intelligence" };
    const own = (await bench.in("us")).modules.find(({ user_id }) => user_id === "cisco");
    const made = await bench.made("CtrModule", { region: "us", type, name: own?.name, onExisting: "adopt" }, "intel");
    expect(made.id).not.toBe(own?.id);
    const id = await byHand("talos", { module_type_id: await typeId("Talos Intelligence"), settings: {} });
    const talos = { region: "us", type: { title: "Talos Intelligence" }, onExisting: "adopt" } as const;
    expect((await bench.made("CtrModule", { ...talos, name: "another" }, "another")).id).not.toBe(id);
    expect((await bench.made("CtrModule", { ...talos, name: "talos" }, "talos")).id).toBe(id);
  });

  test("needs no setting that the module has", async () => {
    const type = { id: "a14ae422-01b6-5013-9876-695ff1b0ebe0" };
    const settings = { url: bench.emulator.relay };
    const id = await byHand("relay", { module_type_id: type.id, settings });
    const adopted = await bench.made("CtrModule", { region: "us", type, name: "relay", onExisting: "adopt" });
    expect(adopted.id).toBe(id);
    expect(await wireOf(id)).toMatchObject({ settings });
    expect(await adopted.read()).toEqual({ there: true });
  });

  test("is found by its mark after a killed run", async () => {
    const id = await byHand("mail");
    await bench.made("CtrModule", given({ name: "mail" }), "mail");
    const again = await bench.made("CtrModule", given({ name: "mail" }), "mail");
    expect(again.id).toBe(id);
    expect(bench.logged.join("\n")).toContain("which an earlier run made for this resource, is taken over");
  });
});

test("create makes another beside it", async () => {
  const id = await byHand("mail");
  const made = await bench.made("CtrModule", given({ name: "mail", onExisting: "create" }));
  expect(made.id).not.toBe(id);
});
