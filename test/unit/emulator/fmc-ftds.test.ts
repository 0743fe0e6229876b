import { describe, expect, test } from "@jest/globals";
import { errorOf, FmcClient } from "../../support/fmc-client";
import { add, bench, devices, EU_HOST, first, INTRUSION, later, state } from "../../support/fmc-workbench";

const DEVICES = "/iroh/iroh-sse/device";
const NOTHING = { sendIntrusionEvents: false };

describe("its FTDs", () => {
  test("enrol by themselves once events are sent, in the region that is current", async () => {
    const client = await FmcClient.open(first());
    await client.select(EU_HOST);
    await later();
    expect(await devices("eu")).toEqual([]);

    await client.change("cloudeventsconfigs", INTRUSION);
    await later();
    expect(await devices("us")).toEqual([]);
    const registered = { type: "FTD", version: "7.4.1", status: "Registered", connector_version: expect.any(String) };
    expect(await devices("eu")).toEqual([
      expect.objectContaining({ name: "ftd1.example.com", ...registered }),
      expect.objectContaining({ name: "ftd2.example.com", ...registered }),
    ]);
    const [one, two] = await devices("eu");
    expect((await state()).ftds).toEqual([
      { name: "ftd1.example.com", version: "7.4.1-172", region: "eu", deviceId: one?.["id"] },
      { name: "ftd2.example.com", version: "7.4.1-172", region: "eu", deviceId: two?.["id"] },
    ]);
  });

  test("take a moment", async () => {
    const client = await FmcClient.open(await add({ name: "slow", settleMs: 600_000 }));
    await client.change("cloudeventsconfigs", INTRUSION);
    await later(540);
    expect(await devices("us")).toEqual([]);
    await later(120);
    expect(await devices("us")).toHaveLength(2);
  });

  test("move with the region, and are Unregistered where they were and when nothing is sent", async () => {
    const client = await FmcClient.open(first());
    const statuses = async (region: "us" | "eu") => (await devices(region)).map(({ status }) => status);
    await client.change("cloudeventsconfigs", INTRUSION);
    await later();
    const [before] = await devices("us");
    await client.select(EU_HOST);
    await later();
    expect(await statuses("us")).toEqual(["Unregistered", "Unregistered"]);
    expect(await statuses("eu")).toEqual(["Registered", "Registered"]);

    await client.select("api-sse.cisco.com");
    await client.change("cloudeventsconfigs", NOTHING);
    await later();
    expect([...(await statuses("us")), ...(await statuses("eu"))]).toEqual(Array(4).fill("Unregistered"));

    await client.change("cloudeventsconfigs", INTRUSION);
    await later();
    expect(await statuses("us")).toEqual(["Registered", "Registered"]);
    expect((await devices("us"))[0]?.["id"]).toBe(before?.["id"]);
  });

  test("leave for a cloud that is not emulated, and are nowhere", async () => {
    const client = await FmcClient.open(first());
    await client.change("cloudeventsconfigs", INTRUSION);
    await later();
    await client.select("api.in.sse.itd.cisco.com");
    await later();
    expect((await devices("us")).map(({ status }) => status)).toEqual(["Unregistered", "Unregistered"]);
    expect(await state()).toMatchObject({ region: "india", ftds: [{ deviceId: null }, { deviceId: null }] });
  });

  test("come back under a new id when their entry was deleted, at the next broadcast", async () => {
    const client = await FmcClient.open(await add({ name: "fmc2", ftds: [{ name: "ftd9", version: "6.6.0-90" }] }));
    await client.change("cloudeventsconfigs", INTRUSION);
    await later();
    const [device] = await bench.us.expect<{ id: string; name: string; version: string }[]>(200, "GET", DEVICES);
    expect(device).toMatchObject({ name: "ftd9", version: "6.6.0" });
    await bench.us.expect(200, "DELETE", `${DEVICES}/${String(device?.id)}`);
    expect((await state("fmc2")).ftds).toEqual([{ name: "ftd9", version: "6.6.0-90", region: null, deviceId: null }]);
    await client.change("cloudeventsconfigs", INTRUSION);
    await later();
    const [again] = await bench.us.expect<{ id: string; status: string }[]>(200, "GET", DEVICES);
    expect(again?.status).toBe("Registered");
    expect(again?.id).not.toBe(device?.id);
  });

  test("are seen by a module of the Firepower type", async () => {
    const client = await FmcClient.open(first());
    await client.change("cloudeventsconfigs", INTRUSION);
    await later();
    const [device] = await devices("us");
    const types = await bench.us.expect<
      { id: string; former_title?: string; configuration_spec: { key: string; type: string }[] }[]
    >(200, "GET", "/iroh/iroh-int/module-type");
    const type = types.find((one) => one.former_title === "Firepower");
    const key = type?.configuration_spec.find((field) => field.type === "device")?.key ?? "";
    const module = await bench.us.expect<{ id: string }>(201, "POST", "/iroh/iroh-int/module-instance", {
      name: "firewalls",
      module_type_id: type?.id,
      visibility: "org",
      settings: { [key]: device?.["id"] },
    });
    const health = () => bench.us.expect<{ errors: { code: string }[] }>(200, "POST", `/iroh/iroh-enrich/health/${module.id}`);
    expect((await health()).errors).toEqual([]);
    await client.change("cloudeventsconfigs", NOTHING);
    await later();
    expect((await health()).errors).toEqual([expect.objectContaining({ code: "device-not-registered" })]);
  });

  test.each([
    [{ licence: "evaluation" }, /evaluation mode/],
    [{ manager: "satellite" }, /direct connection to Cisco Smart Software Manager.*air-gapped/],
  ])("stay where they are on an FMC with %j, which refuses to send", async (wish, reason) => {
    const client = await FmcClient.open(await add({ name: "lab", ...wish }));
    const refused = await client.change("cloudeventsconfigs", INTRUSION);
    expect(refused.status).toBe(400);
    expect(errorOf(refused)).toMatch(reason);
    expect((await client.change("cloudeventsconfigs", NOTHING)).status).toBe(200);
    await later();
    expect(await devices("us")).toEqual([]);
    expect((await state("lab")).events).toEqual({ intrusion: false, file: false, connection: false });
  });
});
