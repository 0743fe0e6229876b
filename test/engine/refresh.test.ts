import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { EmulatorProcess } from "../support/emulator-process";
import { Project } from "../support/project";

/** A hundred resources of every kind, a registered appliance among them. */
function program({ host, port, type, hostKey, username, password }: Record<string, unknown>): string {
  return `
    const { ApiClient, CtrModule, DeviceRegistration, SseToken } = require("pulumi-cisco-ctr");
    const region = "us";
    const appliance = ${JSON.stringify({ host, port, type, hostKey, username, password })};
    const device = new DeviceRegistration("box", { region, appliance });
    for (let i = 0; i < 33; i++) {
      new SseToken("token" + i, { region });
      new ApiClient("client" + i, { region, preset: "casebook" });
      new CtrModule("module" + i, { region, type: "esa", deviceId: device.deviceId, verify: false });
    }`;
}

describe("a refresh of a hundred resources whose every read fails", () => {
  const emulator = EmulatorProcess.ofThisFile();
  let project: Project;
  let kept: object[];

  beforeAll(async () => {
    project = Project.create({ program: program({ ...emulator.appliance("esa1.example.com") }) }, emulator.environment());
    await project.must("up", "--yes", "--skip-preview");
    kept = await resources();
  });
  afterAll(() => {
    project.remove();
  });

  test.each([
    ["401", {}, /the API refuses the access token/],
    ["403", {}, /the API refuses access/],
    ["429", {}, /request quota is used up/],
    ["429", { "Retry-After": "3172s" }, /request quota .* is used up\. Try again after \d{4}-/],
    ["503", {}, /the API failed/],
  ])(
    "%s %j: it fails clearly, and the next plan is empty",
    async (status, headers, message) => {
      const world = await emulator.state();
      await emulator.admin("POST", "/faults", [{ kind: "status", method: "GET", status: Number(status), headers }]);

      const { code, text } = await project.refresh();

      await emulator.admin("DELETE", "/faults");
      expect(code).not.toBe(0);
      expect(text).toMatch(message);
      expect(await resources()).toEqual(kept);
      await project.must("preview", "--expect-no-changes");
      expect(await emulator.state()).toEqual(world);
    },
    120_000,
  );

  async function resources(): Promise<object[]> {
    const { deployment } = await project.exported("--show-secrets");
    return deployment?.resources?.map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs })) ?? [];
  }

  test("and one that goes through finds nothing changed, and everything can be destroyed", async () => {
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await project.must("destroy", "--yes", "--skip-preview");
  });
});
