/** Whose an object is, with the real engine: a stack that is renamed, and a token whose appliance has gone. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { tokenCall } from "../support/emulator-api";
import { EmulatorProcess } from "../support/emulator-process";
import { Project } from "../support/project";

const classes = 'const { ApiClient, CtrModule, DeviceRegistration, SseToken } = require("pulumi-cisco-ctr");';

describe("with the real engine", () => {
  const emulator = EmulatorProcess.ofThisFile();
  let project: Project;
  let appliance: string;

  beforeAll(() => {
    const { host, port, type, hostKey, username, password } = emulator.appliance("esa1.example.com");
    appliance = JSON.stringify({ host, port, type, hostKey, username, password });
  });
  beforeEach(async () => {
    await emulator.admin("POST", "/reset");
    project = Project.create({ program: "" }, emulator.environment());
  });
  afterEach(() => {
    project.remove();
  });

  test("a new stack with the old name of a renamed one breaks nothing of it, and says what it finds", async () => {
    project.write(`${classes}
      const device = new DeviceRegistration("esa1", { region: "us", appliance: ${appliance} });
      new CtrModule("esa1", { region: "us", type: "esa", deviceId: device.deviceId });
      const token = new SseToken("spare", { region: "us" });
      const client = new ApiClient("client", { region: "us", preset: "casebook" });
      Object.assign(exports, { client: client.clientId, password: client.clientPassword, token: token.value, entry: token.deviceIds[0] });`);
    await project.must("up", "--yes", "--skip-preview");
    const prod = (await project.outputs()) as Record<"client" | "password" | "entry", string>;
    await project.must("stack", "rename", "prod");
    await project.must("stack", "init", "dev");

    const { text } = await project.must("up", "--yes", "--skip-preview");

    expect(text).toMatch(
      /device [\w-]+ \("esa1\.example\.com"\), which an earlier run made for this resource, is taken over\. If a stack that was renamed/,
    );
    expect(text).toMatch(/module [\w-]+ \("esa1"\), which an earlier run made for this resource, is taken over/);
    expect(text).toContain(`API client ${prod.client} ("client"), which an earlier run made for this resource, stays`);
    expect(text).toContain(`device entry ${prod.entry} ("spare"), which an earlier run made for this resource, stays`);
    expect((await tokenCall(emulator.line.regions.us.url, prod.client, prod.password)).status).toBe(200);

    // What docs/behaviour.md says: the renamed stack marks what it holds, and the other one lets it be.
    await project.must("up", "--yes", "--skip-preview", "--stack", "prod");
    await project.must("destroy", "--yes", "--skip-preview", "--stack", "dev");
    const { regions, appliances } = await emulator.state();
    expect(appliances[0]).toMatchObject({ registered: true });
    expect(regions.us.devices.map(({ id }) => id)).toContain(prod.entry);
    expect(regions.us.clients.map(({ id }) => id)).toContain(prod.client);
    await project.must("preview", "--expect-no-changes", "--stack", "prod");
    await project.must("destroy", "--yes", "--skip-preview", "--stack", "prod");
    expect((await emulator.state()).regions.us.devices).toEqual([]);
  });

  test("a refresh is empty after the appliance of one of two tokens was taken out of the program", async () => {
    const token = `${classes} const token = new SseToken("token", { region: "us", devices: 2 });`;
    project.write(`${token} new DeviceRegistration("box", { region: "us", appliance: ${appliance}, token: token.tokens[0] });`);
    await project.must("up", "--yes", "--skip-preview");
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    project.write(token);
    await project.must("up", "--yes", "--skip-preview");
    expect((await emulator.state()).appliances[0]).toMatchObject({ registered: false });

    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");

    await project.must("preview", "--expect-no-changes");
    await project.must("destroy", "--yes", "--skip-preview");
    expect((await emulator.state()).regions.us.devices).toEqual([]);
  });
});
