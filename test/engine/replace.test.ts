import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { EmulatorProcess } from "../support/emulator-process";
import { Project } from "../support/project";

/** One of each resource; the token's second entry stays unused. */
function program(appliance: object): string {
  return `
    const { ApiClient, CtrModule, DeviceRegistration, SseToken } = require("pulumi-cisco-ctr");
    const region = "us";
    const token = new SseToken("token", { region, devices: 2 });
    const device = new DeviceRegistration("device", { region, appliance: ${JSON.stringify(appliance)} });
    new CtrModule("module", { region, type: "esa", deviceId: device.deviceId });
    new ApiClient("client", { region, preset: "casebook" });
  `;
}

/** The engine asks no provider for the order here, and what would find its own mark must be gone before. */
describe("a replacement by command, with nothing changed", () => {
  const emulator = EmulatorProcess.ofThisFile();
  let project: Project;

  beforeAll(async () => {
    const { host, port, type, hostKey, username, password } = emulator.appliance("esa1.example.com");
    project = Project.create({ program: program({ host, port, type, hostKey, username, password }) }, emulator.environment());
    await project.must("up", "--yes", "--skip-preview");
  });
  afterAll(() => {
    project.remove();
  });
  beforeEach(async () => {
    await emulator.forgetRequests();
  });

  /** What the state names is what the other side holds, once each. */
  async function agrees(): Promise<void> {
    const { regions, appliances } = await emulator.state();
    const { devices, modules, clients } = regions.us;
    const resources = (await project.exported()).deployment?.resources ?? [];
    const idOf = (type: string) => resources.find((each) => each.type.endsWith(`:${type}`))?.id;
    expect(devices.filter(({ status }) => status === "Registered").map(({ id }) => id)).toEqual([idOf("DeviceRegistration")]);
    expect(devices).toHaveLength(3);
    expect(appliances[0]).toMatchObject({ registered: true, deviceId: idOf("DeviceRegistration") });
    expect(modules.filter(({ name }) => name === "module").map(({ id }) => id)).toEqual([idOf("CtrModule")]);
    expect(clients.filter(({ name }) => name === "client").map(({ id }) => id)).toEqual([idOf("ApiClient")]);
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await project.must("preview", "--expect-no-changes");
  }

  test.each(["SseToken", "DeviceRegistration", "CtrModule", "ApiClient"])(
    "of %s leaves exactly one behind",
    async (type) => {
      const resources = (await project.exported()).deployment?.resources ?? [];
      const urn = resources.find((each) => each.type.endsWith(`:${type}`))?.urn ?? "";
      const outcome = await project.must("up", "--yes", "--skip-preview", "--replace", urn);
      expect(outcome.text).toMatch(/replaced/);
      await agrees();
    },
    120_000,
  );
});
