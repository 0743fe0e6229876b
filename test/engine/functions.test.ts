import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { EmulatorProcess } from "../support/emulator-process";
import { Project } from "../support/project";

const looking = `
  const { getDevices, getDevicesOutput, SseToken } = require("pulumi-cisco-ctr");
  const region = "us";
  const tokens = new SseToken("new", { region });
  exports.before = getDevices({ region }).then(({ devices }) => devices.length);
  exports.after = getDevicesOutput({ region }, { dependsOn: tokens }).devices.apply((all) => all.map(({ owner }) => owner));
`;

describe("functions in a program, with the real engine", () => {
  const emulator = EmulatorProcess.ofThisFile();
  let project: Project | undefined;

  beforeEach(async () => {
    await emulator.reset();
  });
  afterEach(() => {
    project?.remove();
    project = undefined;
  });

  test("run in preview, wait for what they depend on, and cost one list each", async () => {
    project = Project.create({ program: looking }, emulator.environment(["us"]));
    await project.must("preview");
    const asked = async () => (await emulator.requests()).map(({ method, path }) => `${method} ${path}`);
    const list = "GET /iroh/iroh-sse/device";
    // One page and the look for another; what depends on a token that is not there yet is not asked.
    expect((await asked()).filter((each) => each === list).length).toBeLessThanOrEqual(2);
    expect((await asked()).filter((each) => each !== list)).toEqual(["POST /iroh/oauth2/token"]);
    await project.must("up", "--yes", "--skip-preview");
    expect(await project.outputs()).toEqual({ before: 0, after: ["test-project/dev/new"] });
  });

  test("take credentials from the stack's configuration, and show none of them", async () => {
    const { url, clientId, clientPassword } = emulator.line.regions.us;
    project = Project.create({ program: looking }, { CISCO_CTR_LOG: "debug" });
    await project.config({ "ciscoctr:usUrl": url, "ciscoctr:usClientId": clientId });
    await project.must("config", "set", "--secret", "ciscoctr:usClientPassword", clientPassword);
    const { text } = await project.must("preview");
    expect(text).toContain("GET /iroh/iroh-sse/device -> 200");
    const secrets = await emulator.admin<{ value: string }[]>("GET", "/secrets");
    expect(secrets.filter(({ value }) => text.includes(value))).toEqual([]);
  });

  test.each([
    ["plain", "getDevices({ region: 'us' })"],
    ["output", "getDevicesOutput({ region: 'us' })"],
  ])(
    "fail with one sentence and without a stack: %s",
    async (_, called) => {
      const program = `const { getDevices, getDevicesOutput } = require("pulumi-cisco-ctr");\nexports.devices = ${called};\n`;
      project = Project.create({ program }, {});
      const { code, text } = await project.preview();
      expect(code).not.toBe(0);
      expect(text).toContain(
        'cannot call function "getDevices": there are no credentials for region "us". Set CISCO_CTR_US_CLIENT_ID',
      );
      expect(text).not.toContain("Automation API");
      expect(text).not.toMatch(/^\s+at .*:\d+:\d+/m);
    },
    120_000,
  );
});
