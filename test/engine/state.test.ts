import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { EmulatorProcess, type ApplianceLine } from "../support/emulator-process";
import { Project } from "../support/project";

function program({ host, port, type, hostKey, username }: ApplianceLine): string {
  return `
    const { Config, secret } = require("@pulumi/pulumi");
    const { CtrModule, DeviceRegistration } = require("pulumi-cisco-ctr");
    const config = new Config();
    const appliance = ${JSON.stringify({ host, port, type, hostKey, username })};
    const device = new DeviceRegistration("box", {
      region: "us",
      appliance: { ...appliance, password: config.require("password") },
      description: config.get("description"),
      timeouts: { registration: config.get("registration") ?? "1m" },
    });
    new CtrModule("box", { region: "us", type: "esa", deviceId: device.deviceId, name: config.get("name") });
  `;
}

describe("what the engine keeps", () => {
  const emulator = EmulatorProcess.ofThisFile();
  let project: Project;

  beforeEach(async () => {
    await emulator.reset();
    // Slow enough that a registration of one second cannot be seen to its end.
    const [appliance] = await emulator.addAppliances([
      { name: "slow.example.com", type: "ESA", version: "13.5.1-277", settleMs: 2_500 },
    ]);
    if (!appliance) throw new Error("the emulator added no appliance");
    project = Project.create({ program: program(appliance) }, emulator.environment(), "symlink");
    await project.config({ password: appliance.password });
  });
  afterEach(() => {
    project.remove();
  });

  test("is at most 200 bytes of provider text a resource, also from a linked package", async () => {
    await project.must("up", "--yes", "--skip-preview");
    const resources = (await project.exported()).deployment?.resources?.filter(({ type }) => type.includes("ciscoctr:")) ?? [];
    expect(resources).toHaveLength(2);
    for (const { type, inputs, outputs } of resources) {
      const text = `exports.handler = () => require("pulumi-cisco-ctr/runtime").${type.split(":").pop() ?? ""};`;
      expect([inputs?.["__provider"], outputs?.["__provider"]]).toEqual([text, text]);
      expect(2 * Buffer.byteLength(JSON.stringify(text))).toBeLessThanOrEqual(200);
    }
  });

  test("follows a new password without a call, and does not seem to replace the module", async () => {
    await project.must("up", "--yes", "--skip-preview");
    await emulator.forgetRequests();
    await project.config({ password: "the-next-password" });
    const preview = await project.preview();
    expect(preview.text).toMatch(/~ 1 to update/);
    expect(preview.text).not.toMatch(/replace/);
    await project.must("up", "--yes", "--skip-preview");
    expect(await emulator.requests()).toEqual([]);
    await project.must("preview", "--expect-no-changes");
  });

  test("updates in place what can be updated, by exactly that call", async () => {
    await project.must("up", "--yes", "--skip-preview");
    await emulator.forgetRequests();
    await project.config({ name: "renamed", description: "in rack 3" });
    await project.must("up", "--yes", "--skip-preview");
    const changes = (await emulator.requests()).filter(({ method, path }) => method !== "GET" && !/oauth2|health/.test(path));
    expect(changes.map(({ method, path }) => `${method} ${path.replace(/[^/]+$/, "ID")}`).sort()).toEqual([
      "PATCH /iroh/iroh-int/module-instance/ID",
      "PATCH /iroh/iroh-sse/device/ID",
    ]);
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  });

  test("keeps what was begun, and the next up goes on from it without a second entry", async () => {
    await project.config({ registration: "1s" });
    const failed = await project.up();
    expect(failed.code).not.toBe(0);
    expect(failed.text).toContain("timeouts.registration");
    const begun = (await emulator.state()).regions.us.devices;
    expect(begun).toHaveLength(1);
    const kept = (await project.exported()).deployment?.resources?.find(({ type }) => type.endsWith(":DeviceRegistration"));
    expect(kept?.id).toBe(begun[0]?.id);

    await emulator.forgetRequests();
    await project.must("up", "--yes", "--skip-preview");
    const after = (await emulator.state()).regions.us.devices;
    expect(after).toMatchObject([{ id: begun[0]?.id, status: "Registered" }]);
    const made = (await emulator.requests()).filter(({ method, path }) => method === "POST" && path.includes("/iroh-sse/"));
    expect(made).toEqual([]);
    await project.must("preview", "--expect-no-changes");
  });
});
