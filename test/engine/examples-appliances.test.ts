import { describe, expect, test } from "@jest/globals";
import type { World } from "../support/emulator-process";
import { ExampleBench, sizes } from "../support/example-bench";

describe("each example that joins appliances, with the real engine", () => {
  const bench = ExampleBench.ofThisFile();
  const { emulator } = bench;

  test("quickstart joins an ESA with token, module and API client", async () => {
    const stack = await bench.ofOneAppliance("quickstart", "esa1.example.com", "ESA1");
    await stack.must("up", "--yes", "--skip-preview");
    expect(await stack.outputs()).toMatchObject({
      server: "api-sse.cisco.com",
      health: "ok",
      clientPassword: expect.any(String),
    });
    const { regions, appliances } = await emulator.state();
    expect(regions.us.devices).toMatchObject([{ name: "esa1.example.com", status: "Registered" }]);
    expect(regions.us.modules.map(({ name }) => name)).toContain("esa1");
    expect(regions.us.clients.map(({ name }) => name)).toContain("Management_Appliance");
    expect(appliances[0]).toMatchObject({ registered: true, region: "us" });
    await bench.settlesAndLeaves(stack);
  });

  test("token-less joins an SMA, and no enrolment secret is in state", async () => {
    const stack = await bench.ofOneAppliance("token-less", "sma1.example.com", "SMA1");
    await stack.must("up", "--yes", "--skip-preview");
    const { regions } = await emulator.state();
    expect(regions.us.devices).toMatchObject([{ name: "sma1.example.com", status: "Registered" }]);
    expect(regions.us.modules.map(({ name }) => name)).toEqual(expect.arrayContaining(["sma1-email", "sma1-web"]));
    const resources = (await stack.exported()).deployment?.resources ?? [];
    const device = resources.find(({ type }) => type.endsWith(":DeviceRegistration"));
    expect(device?.inputs).not.toHaveProperty("token");
    expect(device?.outputs).not.toHaveProperty("token");
    await bench.settlesAndLeaves(stack);
  });

  test("move-region moves when one line changes", async () => {
    const stack = await bench.ofOneAppliance("move-region", "esa1.example.com", "ESA1");
    await stack.must("up", "--yes", "--skip-preview");
    await stack.config({ region: "eu" });
    await stack.must("up", "--yes", "--skip-preview");
    const { regions, appliances } = await emulator.state();
    expect(regions.us.devices).toEqual([]);
    expect(regions.eu.devices).toMatchObject([{ status: "Registered" }]);
    expect(appliances[0]).toMatchObject({ server: "api.eu.sse.itd.cisco.com", region: "eu" });
    await bench.settlesAndLeaves(stack);
  });

  test("appliance-integration joins an SMA with modules and client, and moves them all", async () => {
    const stack = await bench.ofOneAppliance("appliance-integration", "sma1.example.com", "SMA1");
    await stack.must("up", "--yes", "--skip-preview");
    const outputs = await stack.outputs();
    expect(outputs).toMatchObject({ status: "Registered", clientPassword: expect.any(String) });
    const joined = (await emulator.state()).regions.us;
    expect(joined.devices).toMatchObject([{ id: outputs["deviceId"], name: "sma1.example.com", status: "Registered" }]);
    expect(joined.modules.map(({ name }) => name)).toEqual(expect.arrayContaining(["sma1-sma-email", "sma1-sma-web"]));
    expect(joined.clients).toEqual(expect.arrayContaining([expect.objectContaining({ id: outputs["clientId"], name: "sma1" })]));
    const types = ((await stack.exported()).deployment?.resources ?? []).map(({ urn }) => urn.split("::")[2]);
    const below = (noun: string) => `ciscoctr:index:ApplianceIntegration$pulumi-nodejs:dynamic/ciscoctr:${noun}`;
    expect(types).toEqual(expect.arrayContaining(["ApiClient", "CtrModule", "DeviceRegistration"].map(below)));
    expect(stack.stateFiles().filter((text) => text.includes(String(outputs["clientPassword"])))).toEqual([]);

    await emulator.forgetRequests();
    await stack.config({ region: "eu" });
    await stack.must("up", "--yes", "--skip-preview");
    const { regions, appliances } = await emulator.state();
    expect(sizes({ regions: { us: regions.us } } as World)).toEqual(sizes({ regions: { us: bench.before.regions.us } } as World));
    expect(regions.eu.devices).toMatchObject([{ name: "sma1.example.com", status: "Registered" }]);
    expect(appliances.find(({ name }) => name === "sma1.example.com")).toMatchObject({ server: "api.eu.sse.itd.cisco.com" });
    // What asks the device goes before the device does, and comes after it.
    const done = (await emulator.requests()).filter(({ status }) => status >= 200 && status < 300);
    const steps = done.map(({ region = "", method, path }) => `${region} ${method} ${path.split("/")[3] ?? ""}`);
    expect(steps).toContain("us DELETE module-instance");
    expect(steps.lastIndexOf("us DELETE module-instance")).toBeLessThan(steps.indexOf("us DELETE device"));
    expect(steps.lastIndexOf("us DELETE device")).toBeLessThan(steps.indexOf("eu POST module-instance"));
    await bench.settlesAndLeaves(stack);
  });

  test("investigate finds the guide's message, and says why when it cannot", async () => {
    const stack = await bench.ofOneAppliance("investigate", "esa1.example.com", "ESA1");
    await stack.must("up", "--yes", "--skip-preview");
    const found = { moduleName: "esa1-esa", description: "Incoming message (Delivered)", confidence: "High", severity: "Low" };
    expect(await stack.outputs()).toEqual({
      sightings: [found],
      problems: [],
      modules: [{ name: "esa1-esa", moduleTypeTitle: "Email Security Appliance", requestTimeframeDays: 60 }],
    });
    await emulator.admin("PATCH", "/tenants/us", { ctrEnabled: false });
    await stack.must("up", "--yes", "--skip-preview");
    expect(await stack.outputs()).toMatchObject({
      sightings: [],
      problems: [{ moduleName: "esa1-esa", hint: expect.stringContaining("enable Cisco Threat Response under Cloud Services") }],
    });
    await emulator.admin("PATCH", "/tenants/us", { ctrEnabled: true });
    await stack.must("up", "--yes", "--skip-preview");
    await stack.config({ region: "eu" });
    await stack.must("up", "--yes", "--skip-preview");
    expect(await stack.outputs()).toMatchObject({ sightings: [found], problems: [] });
    expect((await emulator.state()).regions.us.devices).toEqual([]);
    await bench.settlesAndLeaves(stack);
  });

  test("fleet joins a hundred appliances in a loop, and a refresh asks no more calls than for one", async () => {
    const [username, password] = ["fleet-admin", "fleet-password"];
    const wishes = Array.from({ length: 100 }, (_, index) => ({
      name: `fleet${index}.example.com`,
      type: index % 2 === 0 ? "ESA" : "SMA",
      version: "14.0.0-692",
      username,
      password,
    }));
    const machines = (await emulator.addAppliances(wishes)).map(({ name, host, port, type, hostKey }) => ({
      name,
      host,
      port,
      type,
      hostKey,
    }));
    const project = bench.project("fleet", bench.environment("FLEET", username, password));
    await project.config({ region: "apjc", fleet: JSON.stringify(machines.slice(0, 1)) });
    await project.must("up", "--yes", "--skip-preview");
    const callsOfRefresh = async () => {
      await emulator.forgetRequests();
      await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
      const answered = (await emulator.requests()).filter(({ status }) => status >= 200 && status < 300);
      return answered.map(({ method, path }) => `${method} ${path}`);
    };
    const forOne = await callsOfRefresh();

    await project.config({ fleet: JSON.stringify(machines) });
    await project.must("up", "--yes", "--skip-preview");
    const { regions } = await emulator.state();
    expect(regions.apjc.devices).toHaveLength(100);
    expect(regions.apjc.devices.every(({ status }) => status === "Registered")).toBe(true);
    await project.must("preview", "--expect-no-changes");
    expect(await callsOfRefresh()).toEqual(forOne);
    await bench.leaves(project);
  });

  test("stands at the top of the repository too", async () => {
    const { host, port, hostKey, username, password } = emulator.appliance("esa1.example.com");
    const project = bench.projectAtTop(bench.environment("ESA1", username, password));
    await project.config({ region: "us", host, port, hostKey });
    await project.must("up", "--yes", "--skip-preview");
    expect(await project.outputs()).toMatchObject({ server: "api-sse.cisco.com" });
    await bench.settlesAndLeaves(project);
  });
});
