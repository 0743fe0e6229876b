import { afterAll, describe, expect, test } from "@jest/globals";
import { EmulatorProcess, type ApplianceLine, type LoggedRequest, type World } from "../support/emulator-process";
import { Project } from "../support/project";

/** What changes something, as `us DELETE module`. */
function changesIn(requests: LoggedRequest[]): string[] {
  const nouns: [RegExp, string][] = [
    [/\/device\/[^/]+\/token$/, "token"],
    [/\/iroh-sse\/device/, "device"],
    [/\/module-instance/, "module"],
    [/\/oauth2-clients/, "client"],
  ];
  return requests
    .filter(({ method, status }) => (method === "POST" || method === "DELETE") && status >= 200 && status < 300)
    .flatMap(({ region, method, path }) => {
      const noun = nouns.find(([pattern]) => pattern.test(path))?.[1];
      return noun === undefined ? [] : [`${region} ${method} ${noun}`];
    });
}

/** What a region holds besides what it began with. */
function ours({ regions }: World, region: "us" | "eu", before: World): number {
  const count = ({ devices, modules, clients }: World["regions"]["us"]) => devices.length + modules.length + clients.length;
  return count(regions[region]) - count(before.regions[region]);
}

const moduleTypes = { ESA: "esa", SMA: "sma-email" } as const;

function program(appliance: ApplianceLine, withToken: boolean): string {
  const { host, port, type, hostKey, username, password } = appliance;
  return `
    const { Config } = require("@pulumi/pulumi");
    const { CtrModule, DeviceRegistration, SseToken } = require("pulumi-cisco-ctr");
    const region = new Config().require("region");
    const token = ${withToken ? 'new SseToken("box", { region }).tokens[0]' : "undefined"};
    const device = new DeviceRegistration("box", { region, token, appliance: ${JSON.stringify({ host, port, type, hostKey, username, password })} });
    new CtrModule("box", { region, type: "${moduleTypes[type]}", deviceId: device.deviceId });
  `;
}

const cases = [
  { title: "an ESA with an SseToken", name: "esa1.example.com", withToken: true },
  { title: "an ESA without token", name: "esa1.example.com", withToken: false },
  { title: "an SMA with an SseToken", name: "sma1.example.com", withToken: true },
  { title: "an SMA without token", name: "sma1.example.com", withToken: false },
];

/** Without entries that an SseToken gave up because the answer about their token was lost, as some are on purpose. */
const withoutGivenUp = (changes: string[]): string[] =>
  changes
    .join(";")
    .replaceAll(/(\w+) POST device;\1 DELETE device;/g, "")
    .split(";");

describe("a region move with the real engine, from the packed package", () => {
  const emulator = EmulatorProcess.ofThisFile("--faults", "default");
  const projects: Project[] = [];

  afterAll(() => {
    projects.forEach((project) => {
      project.remove();
    });
  });

  test.each(cases)(
    "moves $title",
    async ({ name, withToken }) => {
      await emulator.reset();
      const before = await emulator.state();
      const appliance = emulator.appliance(name);
      const project = Project.create({ program: program(appliance, withToken) }, emulator.environment());
      projects.push(project);
      await project.config({ region: "us" });

      await emulator.forgetRequests();
      const preview = await project.preview();
      expect(preview.code).toBe(0);
      expect(await emulator.requests()).toEqual([]);

      await project.must("up", "--yes", "--skip-preview");
      expect((await emulator.state()).appliances.find((each) => each.name === name)).toMatchObject({
        registered: true,
        region: "us",
      });

      await emulator.forgetRequests();
      await project.must("up", "--yes", "--skip-preview", "--expect-no-changes");
      expect(await emulator.requests()).toEqual([]);

      await project.config({ region: "eu" });
      await project.must("up", "--yes", "--skip-preview");
      const moved = withoutGivenUp(changesIn(await emulator.requests()));
      const tearDown = ["us DELETE module", "us DELETE device"];
      const buildUp = ["eu POST device", "eu POST token"];
      expect(moved).toEqual(
        withToken ? [...buildUp, ...tearDown, "eu POST module"] : [...tearDown, ...buildUp, "eu POST module"],
      );

      const after = await emulator.state();
      expect(ours(after, "us", before)).toBe(0);
      expect(ours(after, "eu", before)).toBe(2);
      expect(after.regions.eu.devices).toMatchObject([{ name, status: "Registered" }]);
      expect(after.appliances.find((each) => each.name === name)).toMatchObject({
        server: "api.eu.sse.itd.cisco.com",
        registered: true,
        region: "eu",
        deviceId: after.regions.eu.devices[0]?.id,
      });

      await project.must("preview", "--expect-no-changes");
      await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
      await project.must("up", "--yes", "--skip-preview", "--expect-no-changes");

      await project.must("destroy", "--yes", "--skip-preview");
      const end = await emulator.state();
      expect(ours(end, "eu", before)).toBe(0);
      expect(end.appliances.find((each) => each.name === name)).toMatchObject({ registered: false });
    },
    180_000,
  );

  test("deregisters the appliance before its entry is deleted", async () => {
    await emulator.reset();
    const appliance = emulator.appliance("esa1.example.com");
    const project = Project.create({ program: program(appliance, false) }, emulator.environment());
    projects.push(project);
    await project.config({ region: "us" });
    await project.must("up", "--yes", "--skip-preview");
    // The entry cannot be deleted, so what stands at the end is the moment before.
    await emulator.admin("POST", "/faults", [{ kind: "status", status: 403, method: "DELETE", path: "/iroh/iroh-sse/device" }]);
    const outcome = await project.destroy();
    expect(outcome.code).not.toBe(0);
    const state = await emulator.state();
    expect(state.appliances.find(({ name }) => name === appliance.name)).toMatchObject({ registered: false });
    expect(state.regions.us.devices).toMatchObject([{ status: "Unregistered" }]);
    await emulator.admin("DELETE", "/faults");
    await project.must("destroy", "--yes", "--skip-preview");
    expect((await emulator.state()).regions.us.devices).toEqual([]);
  });
});
