import { describe, expect, test } from "@jest/globals";
import type { World } from "../support/emulator-process";
import { ExampleBench } from "../support/example-bench";
import { selectCloudRegion, sendCloudEvents } from "../support/fmc-api";

/** The id of the client that the example `fmc` makes. */
function ribbonOf({ clients }: World["regions"]["us"]): string | undefined {
  return clients.find(({ name }) => name === "fmc1-ribbon")?.id;
}

describe("each example that logs in to no appliance, with the real engine", () => {
  const bench = ExampleBench.ofThisFile();
  const { emulator } = bench;

  test("fmc sets an FMC's region, events and SecureX, moves, and puts back what was there", async () => {
    const fmc = emulator.fmc();
    const { host, port, fingerprint, username, password } = fmc;
    const events = { intrusion: false, file: true, connection: false };
    await sendCloudEvents(fmc, events);
    const project = bench.project("fmc", bench.environment("FMC1", username, password));
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
      expect(after.regions[region].clients).toEqual(bench.before.regions[region].clients);
    }
  });

  test("external waits for a device that someone else registers, moves with it, and leaves it registered", async () => {
    const name = "ces1.example.com";
    const someoneElseRegisters = (region: string) =>
      emulator.admin<{ id: string }>("POST", `/tenants/${region}/devices`, { name, type: "SMA" });
    const inUs = { id: (await someoneElseRegisters("us")).id, name, status: "Registered" };
    const project = bench.project("external", emulator.environment());
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
    expect(moved.us.modules).toEqual(bench.before.regions.us.modules);
    expect(moved.eu.devices).toMatchObject([{ ...inEu, ...mark }]);
    expect(moved.eu.modules.map((module) => module.name)).toContain("ces");

    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await project.must("destroy", "--yes", "--skip-preview");
    // What someone else has registered stays: only the module was ours.
    const after = (await emulator.state()).regions;
    expect(after.us.devices).toMatchObject([inUs]);
    expect(after.eu.devices).toMatchObject([inEu]);
    expect(after.eu.modules).toEqual(bench.before.regions.eu.modules);
  });

  test("portal makes tokens and lists devices, in preview too", async () => {
    const project = bench.project("portal", emulator.environment());
    await project.config({ region: "us", devices: 2 });
    await project.must("preview");
    expect((await emulator.state()).regions.us.devices).toEqual([]);
    await project.must("up", "--yes", "--skip-preview");
    const entry = { status: "Unregistered", owner: "ciscoctr-portal/dev/new-devices" };
    expect(await project.outputs()).toMatchObject({ notRegistered: 2, list: [entry, entry], registrationTokens: [{}, {}] });
    await bench.settlesAndLeaves(project);
  });

  test("relay makes a module type and its module, whose relay is asked for its health", async () => {
    const project = bench.project("relay", emulator.environment());
    await project.config({ region: "us", url: emulator.line.relay });
    await project.must("up", "--yes", "--skip-preview");
    expect(await project.outputs()).toMatchObject({ health: "ok" });
    expect((await emulator.state()).regions.us.modules.map(({ name }) => name)).toContain("house-relay");
    await bench.settlesAndLeaves(project);
  }, 120_000);

  test("firewall-rules lists the hosts of a region without asking anyone", async () => {
    const project = bench.project("firewall-rules", {});
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
    await bench.settlesAndLeaves(project);
    expect(await emulator.requests()).toEqual([]);
  });

  test("ftd takes over what an FMC has registered by itself, follows it to another region, and leaves it registered", async () => {
    const fmc = emulator.fmc();
    const project = bench.project("ftd", emulator.environment());
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
    expect(moved.us.modules).toEqual(bench.before.regions.us.modules);
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
    expect(eu.modules).toEqual(bench.before.regions.eu.modules);
  });
});
