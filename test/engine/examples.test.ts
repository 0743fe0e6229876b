import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { EmulatorProcess, type World } from "../support/emulator-process";
import { selectCloudRegion, sendCloudEvents } from "../support/fmc-api";
import { Project } from "../support/project";

/** What is left of ours in the regions' organisations. */
function sizes({ regions }: World): number[] {
  return Object.values(regions).flatMap(({ devices, modules, clients }) => [devices.length, modules.length, clients.length]);
}

/** The id of the client that the example `fmc` makes. */
function ribbonOf({ clients }: World["regions"]["us"]): string | undefined {
  return clients.find(({ name }) => name === "fmc1-ribbon")?.id;
}

describe("each example, with the real engine", () => {
  let emulator: EmulatorProcess;
  let before: World;
  let project: Project | undefined;

  beforeAll(async () => {
    emulator = await EmulatorProcess.start("--faults", "default");
  });
  afterAll(async () => {
    await emulator.stop();
  });
  beforeEach(async () => {
    await emulator.reset();
    before = await emulator.state();
  });
  afterEach(() => {
    project?.remove();
    project = undefined;
  });

  function environment(prefix: string, username: string, password: string): Record<string, string> {
    return { ...emulator.environment(), [`${prefix}_USERNAME`]: username, [`${prefix}_PASSWORD`]: password };
  }

  /** A stack of an example that joins one appliance, configured as its reader would. */
  async function ofOneAppliance(example: string, name: string, prefix: string): Promise<Project> {
    const { host, port, hostKey, username, password } = emulator.appliance(name);
    project = Project.create({ example }, environment(prefix, username, password));
    await project.config({ region: "us", host, port, hostKey });
    return project;
  }

  async function settlesAndLeaves(stack: Project): Promise<void> {
    await stack.must("preview", "--expect-no-changes");
    await stack.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await stack.must("destroy", "--yes", "--skip-preview");
    expect(sizes(await emulator.state())).toEqual(sizes(before));
  }

  it("quickstart joins an ESA with token, module and API client", async () => {
    const stack = await ofOneAppliance("quickstart", "esa1.example.com", "ESA1");
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
    await settlesAndLeaves(stack);
  });

  it("token-less joins an SMA, and no enrolment secret is in state", async () => {
    const stack = await ofOneAppliance("token-less", "sma1.example.com", "SMA1");
    await stack.must("up", "--yes", "--skip-preview");
    const { regions } = await emulator.state();
    expect(regions.us.devices).toMatchObject([{ name: "sma1.example.com", status: "Registered" }]);
    expect(regions.us.modules.map(({ name }) => name)).toEqual(expect.arrayContaining(["sma1-email", "sma1-web"]));
    const resources = (await stack.exported()).deployment?.resources ?? [];
    const device = resources.find(({ type }) => type.endsWith(":DeviceRegistration"));
    expect(device?.inputs).not.toHaveProperty("token");
    expect(device?.outputs).not.toHaveProperty("token");
    await settlesAndLeaves(stack);
  });

  it("move-region moves when one line changes", async () => {
    const stack = await ofOneAppliance("move-region", "esa1.example.com", "ESA1");
    await stack.must("up", "--yes", "--skip-preview");
    await stack.config({ region: "eu" });
    await stack.must("up", "--yes", "--skip-preview");
    const { regions, appliances } = await emulator.state();
    expect(regions.us.devices).toEqual([]);
    expect(regions.eu.devices).toMatchObject([{ status: "Registered" }]);
    expect(appliances[0]).toMatchObject({ server: "api.eu.sse.itd.cisco.com", region: "eu" });
    await settlesAndLeaves(stack);
  });

  it("fmc sets an FMC's region, events and SecureX, moves, and puts back what was there", async () => {
    const fmc = emulator.fmc();
    const { host, port, fingerprint, username, password } = fmc;
    const events = { intrusion: false, file: true, connection: false };
    await sendCloudEvents(fmc, events);
    project = Project.create({ example: "fmc" }, environment("FMC1", username, password));
    await project.config({ region: "eu", host, port, fingerprint });
    await project.must("up", "--yes", "--skip-preview");
    const { regions, fmcs } = await emulator.state();
    expect(fmcs).toMatchObject([
      {
        region: "eu",
        events: { intrusion: true, file: true, connection: false },
        securex: { enabled: true, clientId: ribbonOf(regions.eu) },
      },
    ]);
    const previous = { region: { name: "US" }, events };
    expect(await project.outputs()).toMatchObject({ previous });
    await project.config({ connection: "true" });
    await project.must("up", "--yes", "--skip-preview");
    expect((await emulator.state()).fmcs).toMatchObject([{ events: { connection: true } }]);

    await project.config({ region: "apjc" });
    await project.must("up", "--yes", "--skip-preview");
    const moved = await emulator.state();
    expect(moved.fmcs).toMatchObject([
      {
        region: "apjc",
        events: { intrusion: true, file: true, connection: true },
        securex: { enabled: true, clientId: ribbonOf(moved.regions.apjc) },
      },
    ]);
    expect(ribbonOf(moved.regions.eu)).toBeUndefined();
    expect(await project.outputs()).toMatchObject({ previous });

    expect(JSON.stringify(await project.exported())).not.toContain(password);
    await project.must("preview", "--expect-no-changes");
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await project.must("destroy", "--yes", "--skip-preview");
    const after = await emulator.state();
    expect(after.fmcs).toMatchObject([{ region: "us", events, securex: { enabled: false, clientId: "" } }]);
    for (const region of ["eu", "apjc"] as const) {
      expect(after.regions[region].clients).toEqual(before.regions[region].clients);
    }
  });

  it("external waits for a device that someone else registers, moves with it, and leaves it registered", async () => {
    const name = "ces1.example.com";
    const someoneElseRegisters = (region: string) =>
      emulator.admin<{ id: string }>("POST", `/tenants/${region}/devices`, { name, type: "SMA" });
    const inUs = { id: (await someoneElseRegisters("us")).id, name, status: "Registered" };
    project = Project.create({ example: "external" }, emulator.environment());
    await project.config({ region: "us", deviceName: name });
    await project.must("up", "--yes", "--skip-preview");
    expect(await project.outputs()).toEqual({ status: "Registered" });
    const mark = { description: expect.stringContaining("ciscoctr-external/dev/ces") };
    const joined = (await emulator.state()).regions.us;
    expect(joined.devices).toMatchObject([{ ...inUs, ...mark }]);
    expect(joined.modules.map((module) => module.name)).toContain("ces");

    const inEu = { id: (await someoneElseRegisters("eu")).id, name, status: "Registered" };
    await project.config({ region: "eu" });
    await project.must("up", "--yes", "--skip-preview");
    const moved = (await emulator.state()).regions;
    expect(moved.us.devices).toMatchObject([inUs]);
    expect(moved.us.modules).toEqual(before.regions.us.modules);
    expect(moved.eu.devices).toMatchObject([{ ...inEu, ...mark }]);
    expect(moved.eu.modules.map((module) => module.name)).toContain("ces");

    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await project.must("destroy", "--yes", "--skip-preview");
    // What someone else has registered stays: only the module was ours.
    const after = (await emulator.state()).regions;
    expect(after.us.devices).toMatchObject([inUs]);
    expect(after.eu.devices).toMatchObject([inEu]);
    expect(after.eu.modules).toEqual(before.regions.eu.modules);
  });

  it("appliance-integration joins an SMA with modules and client, and moves them all", async () => {
    const stack = await ofOneAppliance("appliance-integration", "sma1.example.com", "SMA1");
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
    expect(sizes({ regions: { us: regions.us } } as World)).toEqual(sizes({ regions: { us: before.regions.us } } as World));
    expect(regions.eu.devices).toMatchObject([{ name: "sma1.example.com", status: "Registered" }]);
    expect(appliances.find(({ name }) => name === "sma1.example.com")).toMatchObject({ server: "api.eu.sse.itd.cisco.com" });
    // What asks the device goes before the device does, and comes after it.
    const done = (await emulator.requests()).filter(({ status }) => status >= 200 && status < 300);
    const steps = done.map(({ region = "", method, path }) => `${region} ${method} ${path.split("/")[3] ?? ""}`);
    expect(steps).toContain("us DELETE module-instance");
    expect(steps.lastIndexOf("us DELETE module-instance")).toBeLessThan(steps.indexOf("us DELETE device"));
    expect(steps.lastIndexOf("us DELETE device")).toBeLessThan(steps.indexOf("eu POST module-instance"));
    await settlesAndLeaves(stack);
  });

  it("portal makes tokens and lists devices, in preview too", async () => {
    project = Project.create({ example: "portal" }, emulator.environment());
    await project.config({ region: "us", devices: 2 });
    await project.must("preview");
    expect((await emulator.state()).regions.us.devices).toEqual([]);
    await project.must("up", "--yes", "--skip-preview");
    const entry = { status: "Unregistered", owner: "ciscoctr-portal/dev/new-devices" };
    expect(await project.outputs()).toMatchObject({ notRegistered: 2, list: [entry, entry], registrationTokens: [{}, {}] });
    await settlesAndLeaves(project);
  });

  it("relay makes a module type and its module, whose relay is asked for its health", async () => {
    project = Project.create({ example: "relay" }, emulator.environment());
    await project.config({ region: "us", url: emulator.line.relay });
    await project.must("up", "--yes", "--skip-preview");
    expect(await project.outputs()).toMatchObject({ health: "ok" });
    expect((await emulator.state()).regions.us.modules.map(({ name }) => name)).toContain("house-relay");
    await settlesAndLeaves(project);
  }, 120_000);

  it("investigate finds the guide's message, and says why when it cannot", async () => {
    const stack = await ofOneAppliance("investigate", "esa1.example.com", "ESA1");
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
    await settlesAndLeaves(stack);
  });

  it("firewall-rules lists the hosts of a region without asking anyone", async () => {
    project = Project.create({ example: "firewall-rules" }, {});
    await project.config({ region: "apjc" });
    await emulator.forgetRequests();
    await project.must("up", "--yes", "--skip-preview");
    const outputs = (await project.outputs()) as Record<string, string[]>;
    expect(outputs["forAppliances"]?.map((rule) => rule.split(" ")[3])).toEqual([
      "api.apj.sse.itd.cisco.com:443",
      "est.sco.cisco.com:443",
    ]);
    expect(outputs["forFtds"]).toHaveLength(5);
    expect(outputs["forFmcs"]).toHaveLength(5);
    expect(outputs["forPulumi"]?.[0]).toContain("visibility.apjc.amp.cisco.com:443");
    await settlesAndLeaves(project);
    expect(await emulator.requests()).toEqual([]);
  });

  it("ftd takes over what an FMC has registered by itself, follows it to another region, and leaves it registered", async () => {
    const fmc = emulator.fmc();
    project = Project.create({ example: "ftd" }, emulator.environment());
    await project.config({ region: "us", deviceName: "ftd1.example.com", wait: "1m" });
    await sendCloudEvents(fmc);
    await project.must("up", "--yes", "--skip-preview");
    const joined = { deviceType: "FTD", status: "Registered", health: "ok" };
    expect(await project.outputs()).toEqual(joined);
    expect((await emulator.state()).regions.us.modules.map(({ name }) => name)).toContain("ftd1");

    await selectCloudRegion(fmc, "api.eu.sse.itd.cisco.com");
    await project.config({ region: "eu" });
    await project.must("up", "--yes", "--skip-preview");
    expect(await project.outputs()).toEqual(joined);
    const moved = (await emulator.state()).regions;
    expect(moved.us.modules).toEqual(before.regions.us.modules);
    expect(moved.eu.modules.map(({ name }) => name)).toContain("ftd1");

    await project.must("preview", "--expect-no-changes");
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await project.must("destroy", "--yes", "--skip-preview");
    // The entries stay: they are the FMC's to make, and a deleted one would not come back by itself.
    const { us, eu } = (await emulator.state()).regions;
    const ftds = (status: string) => ["ftd1.example.com", "ftd2.example.com"].map((name) => [name, status]);
    const named = ({ devices }: World["regions"]["us"]) => devices.map(({ name, status }) => [name, status]).sort();
    expect(named(us)).toEqual(ftds("Unregistered"));
    expect(named(eu)).toEqual(ftds("Registered"));
    expect(eu.modules).toEqual(before.regions.eu.modules);
  });

  it("fleet joins a hundred appliances in a loop, and a refresh asks no more calls than for one", async () => {
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
    project = Project.create({ example: "fleet" }, environment("FLEET", username, password));
    await project.config({ region: "apjc", fleet: JSON.stringify(machines.slice(0, 1)) });
    await project.must("up", "--yes", "--skip-preview");
    const callsOfRefresh = async () => {
      await emulator.forgetRequests();
      await project?.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
      const answered = (await emulator.requests()).filter(({ status }) => status >= 200 && status < 300);
      return answered.map(({ method, path }) => `${method} ${path}`);
    };
    const forOne = await callsOfRefresh();

    await project.config({ fleet: JSON.stringify(machines) });
    await project.must("up", "--yes", "--skip-preview");
    const { regions } = await emulator.state();
    expect(regions.apjc.devices).toHaveLength(100);
    expect(regions.apjc.devices.every(({ status }) => status === "Registered")).toBe(true);
    expect(await callsOfRefresh()).toEqual(forOne);
    await settlesAndLeaves(project);
  });

  it("stands at the top of the repository too", async () => {
    const { host, port, hostKey, username, password } = emulator.appliance("esa1.example.com");
    project = Project.atTop(environment("ESA1", username, password));
    await project.config({ region: "us", host, port, hostKey });
    await project.must("up", "--yes", "--skip-preview");
    expect(await project.outputs()).toMatchObject({ server: "api-sse.cisco.com" });
    await settlesAndLeaves(project);
  });
});
