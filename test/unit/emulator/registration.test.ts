import { describe, expect, test } from "@jest/globals";
import { typeInto } from "../../support/emulator-api";
import { EmulatorWorkbench } from "../../support/emulator-workbench";

const DEVICES = "/iroh/iroh-sse/device";
const bench = EmulatorWorkbench.ofThisFile();

describe("registration over SSH", () => {
  test("turns the planned entry into the appliance's, once, and the module sees it", async () => {
    const { id, token } = await bench.us.planDevice();
    await bench.register(bench.appliance("ESA"), token);
    expect(await bench.us.expect(200, "GET", `${DEVICES}/${id}`)).toMatchObject({
      name: "esa1.example.com",
      type: "ESA",
      version: expect.stringMatching(/^13\.0\.0/),
      status: "Registered",
      description: "ESA",
      ip_address: expect.any(String),
      connector_version: expect.any(String),
    });
    const { regions, appliances } = await bench.state();
    expect(regions.us.tokens).toEqual([expect.objectContaining({ device_id: id, status: "consumed", token: "********" })]);
    expect(appliances[0]).toMatchObject({ registered: true, region: "us", deviceId: id });

    await bench.register(bench.appliance("SMA"), token);
    expect((await bench.state()).appliances[1]).toMatchObject({ registered: false });

    const types = await bench.us.expect<{ id: string; title: string }[]>(200, "GET", "/iroh/iroh-int/module-type");
    const module_type_id = types.find(({ title }) => title === "Email Security Appliance")?.id ?? "";
    const settings = { "device-id": id };
    const module = { name: "esa1", module_type_id, visibility: "org", settings };
    const { id: mid } = await bench.us.expect<{ id: string }>(201, "POST", "/iroh/iroh-int/module-instance", module);
    const health = () => bench.us.expect<{ errors: { code: string }[] }>(200, "POST", `/iroh/iroh-enrich/health/${mid}`);
    const found = async (subject: string) => {
      const path = `/iroh/iroh-enrich/observe/observables?mids=${mid}`;
      const { data, errors } = await bench.us.expect<{ data: { data: { sightings: { docs: unknown[] } } }[]; errors: unknown[] }>(
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
    await bench.us.expect(200, "PATCH", `/iroh/iroh-int/module-instance/${mid}`, { settings: { "request-timeframe": 60 } });
    expect(await found("Invoice Due")).toEqual([1, 0]);

    await bench.admin("PATCH", "/tenants/us", { ctrEnabled: false });
    expect((await health()).errors).toEqual([
      expect.objectContaining({ code: "ctr-not-enabled", message: expect.stringContaining("Cloud Services") }),
    ]);
    expect(await found("test test")).toEqual([0, 1]);
    await bench.admin("PATCH", "/tenants/us", { ctrEnabled: true });

    await typeInto(bench.appliance("ESA"), ["cloudserviceconfig", "deregister", "yes"]);
    await bench.advance(60);
    expect((await bench.state()).appliances[0]).toMatchObject({ registered: false });
    expect(await bench.us.expect(200, "GET", `${DEVICES}/${id}`)).toMatchObject({ status: "Unregistered" });
    expect((await health()).errors).toEqual([expect.objectContaining({ code: "device-not-registered" })]);
  });

  test("keeps a description that was given, and refuses another type's module", async () => {
    const { id, token } = await bench.us.planDevice({ description: "[mark]" });
    await bench.register(bench.appliance("SMA"), token);
    expect(await bench.us.expect(200, "GET", `${DEVICES}/${id}`)).toMatchObject({
      type: "SMA",
      description: "[mark]",
      status: "Registered",
    });
    const types = await bench.us.expect<{ id: string; title: string }[]>(200, "GET", "/iroh/iroh-int/module-type");
    const module_type_id = types.find(({ title }) => title === "Email Security Appliance")?.id ?? "";
    const module = { name: "x", module_type_id, visibility: "org", settings: { "device-id": id } };
    const { id: mid } = await bench.us.expect<{ id: string }>(201, "POST", "/iroh/iroh-int/module-instance", module);
    const { errors } = await bench.us.expect<{ errors: { code: string }[] }>(200, "POST", `/iroh/iroh-enrich/health/${mid}`);
    expect(errors.map(({ code }) => code)).toEqual(["device-type-mismatch"]);
  });

  test.each([
    ["another region's", async () => (await (await bench.api("eu")).planDevice()).token],
    [
      "a replaced",
      async () => {
        const { id, token } = await bench.us.planDevice();
        await bench.us.expect(201, "POST", `${DEVICES}/${id}/token`, {});
        return token;
      },
    ],
    [
      "an expired",
      async () => {
        const { token } = await bench.us.planDevice();
        await bench.advance(3600);
        return token;
      },
    ],
    [
      "a deleted entry's",
      async () => {
        const { id, token } = await bench.us.planDevice();
        await bench.us.expect(200, "DELETE", `${DEVICES}/${id}`);
        return token;
      },
    ],
  ])("is refused with %s token", async (_, make) => {
    await bench.register(bench.appliance("ESA"), await make());
    expect((await bench.state()).appliances[0]).toMatchObject({ registered: false });
  });
});
