import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { EmulatorProcess } from "../support/emulator-process";
import { Project } from "../support/project";

const inlineTest = `
  const auto = require("@pulumi/pulumi/automation");
  const { ApiClient, getDevices } = require("pulumi-cisco-ctr");
  test("an inline program", async () => {
    const program = async () => {
      const { clientId } = new ApiClient("client", { region: "us", preset: "casebook" });
      return { clientId, count: (await getDevices({ region: "us" })).devices.length };
    };
    const stack = await auto.LocalWorkspace.createOrSelectStack({ stackName: "jest", projectName: "inline", program });
    const { outputs } = await stack.up();
    expect([outputs.count.value, outputs.clientId.value]).toEqual([0, expect.any(String)]);
    await stack.destroy();
  }, 60000);
`;

/** Credentials only where the workspace gives them to the CLI. */
const hiding = `
  const auto = require("@pulumi/pulumi/automation");
  const { ApiClient, getDevices } = require("pulumi-cisco-ctr");
  const ours = Object.entries(process.env).filter(([name]) => name.startsWith("CISCO_CTR_"));
  for (const [name] of ours) delete process.env[name];
  const program = async () => {
    new ApiClient("client", { region: "us", preset: "casebook" });
    if (process.argv[2] === "look") await getDevices({ region: "us" });
  };
  const where = { stackName: "hiding", projectName: "inline", program };
  auto.LocalWorkspace.createOrSelectStack(where, { envVars: Object.fromEntries(ours) })
    .then((stack) => stack.up())
    .catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
`;

describe("inline programs of the Automation API", () => {
  const emulator = EmulatorProcess.ofThisFile();
  let project: Project;

  beforeEach(async () => {
    await emulator.reset();
    project = Project.create({ program: "" }, emulator.environment(["us"]));
  });
  afterEach(() => {
    project.remove();
  });

  test("run under jest, resources and functions", async () => {
    project.write(inlineTest, "inline.test.js");
    const outcome = await project.node("node_modules/jest/bin/jest.js", "--ci", "--rootDir", ".");
    expect(outcome).toMatchObject({ code: 0, text: expect.stringContaining("1 passed") });
    expect((await emulator.requests()).filter(({ path }) => path === "/iroh/iroh-sse/device")).not.toEqual([]);
  });

  test("with credentials in envVars alone: resources are made, and a function says why it sees none", async () => {
    project.write(hiding, "hiding.js");
    expect(await project.node("hiding.js")).toMatchObject({ code: 0 });
    expect((await emulator.state()).regions.us.clients.map(({ name }) => name)).toContain("client");
    const { code, text } = await project.node("hiding.js", "look");
    expect(code).toBe(1);
    expect(text).toContain('cannot call function "getDevices": there are no credentials for region "us".');
    expect(text).toContain("An inline program of the Automation API does not see the `envVars` of its workspace:");
  });
});
