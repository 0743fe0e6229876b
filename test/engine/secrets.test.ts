import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { EmulatorProcess } from "../support/emulator-process";
import { Project } from "../support/project";

/** Everything given in the clear, nothing marked as a secret by the user. */
function program(appliance: object): string {
  return `
    const { Config } = require("@pulumi/pulumi");
    const { ApiClient, CtrModule, DeviceRegistration, SseToken } = require("pulumi-cisco-ctr");
    const config = new Config();
    const region = config.require("region");
    const token = new SseToken("box", { region, devices: 2 });
    const device = new DeviceRegistration("box", {
      region,
      token: token.tokens[0],
      timeouts: { registration: config.get("registration") ?? "1m" },
      appliance: { ...${JSON.stringify(appliance)}, password: config.get("password") ?? ${JSON.stringify((appliance as { password: string }).password)} },
    });
    new CtrModule("box", { region, type: "esa", deviceId: device.deviceId });
    exports.casebook = new ApiClient("casebook", { region, preset: "casebook" });
    exports.value = token.value;
    exports.tokens = token.tokens;
    exports.clientPassword = exports.casebook.clientPassword;
  `;
}

describe("no secret is in plain text anywhere", () => {
  const emulator = EmulatorProcess.ofThisFile();
  let project: Project;

  beforeAll(async () => {
    const [appliance] = await emulator.addAppliances([
      { name: "slow.example.com", type: "ESA", version: "13.5.1-277", settleMs: 2_500 },
    ]);
    if (!appliance) throw new Error("the emulator added no appliance");
    const { host, port, type, hostKey, username, password } = appliance;
    const { clientId, ...us } = emulator.line.regions.us;
    const environment = emulator.environment(["eu"]);
    project = Project.create(
      { program: program({ host, port, type, hostKey, username, password }) },
      { ...environment, CISCO_CTR_US_URL: us.url, CISCO_CTR_LOG: "debug" },
    );
    // One region's client comes from the environment, the other's from the stack's configuration.
    await project.config({ region: "us", "ciscoctr:usClientId": clientId });
    await project.must("config", "set", "--secret", "ciscoctr:usClientPassword", us.clientPassword);
  });
  afterAll(() => {
    project.remove();
  });

  test("through failures, partial state, a move and the end, with debug logs", async () => {
    const told: string[] = [];
    const note = async (outcome: Promise<{ code: number; text: string }>): Promise<number> => {
      const { code, text } = await outcome;
      told.push(text);
      return code;
    };
    const checkpoints: string[] = [];
    const keep = () => checkpoints.push(...project.stateFiles());
    const wrongPassword = "not-the-right-one";

    await project.config({ password: wrongPassword });
    expect(await note(project.up())).not.toBe(0);
    keep();
    await project.must("config", "rm", "password");

    // The appliance does not get beyond "in progress" in time: created, not finished.
    await project.config({ registration: "1s" });
    expect(await note(project.up())).not.toBe(0);
    keep();
    await project.must("config", "rm", "registration");

    expect(await note(project.up())).toBe(0);
    expect(await note(project.refresh())).toBe(0);
    keep();
    await project.config({ region: "eu" });
    expect(await note(project.preview("--diff"))).toBe(0);
    expect(await note(project.up())).toBe(0);
    const shown = await project.must("stack", "output");
    told.push(shown.text);
    for (const name of ["value", "tokens", "clientPassword"])
      expect(shown.text).toMatch(new RegExp(`^ +${name} +\\[secret\\] *$`, "m"));
    expect(await project.outputs()).toMatchObject({
      clientPassword: expect.stringMatching(/^.{50}/),
      tokens: [expect.anything(), expect.anything()],
    });
    keep();
    expect(await note(project.destroy())).toBe(0);
    keep();

    const issued = await emulator.admin<{ kind: string; value: string }[]>("GET", "/secrets");
    const values = [...issued.map(({ value }) => value), wrongPassword];
    expect(new Set(issued.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4);
    const everywhere = {
      told: told.join("\n"),
      checkpoints: checkpoints.join("\n"),
      transcripts: JSON.stringify(await emulator.state()),
    };
    const leaks = Object.entries(everywhere).flatMap(([place, text]) =>
      issued.filter(({ value }) => text.includes(value)).map(({ kind }) => `${kind} in ${place}`),
    );
    expect(leaks).toEqual([]);
    expect(values.filter((value) => everywhere.told.includes(value))).toEqual([]);
    // What is searched is really what the runs wrote.
    expect(everywhere.told).toContain("cisco-ctr debug: ");
    expect(everywhere.checkpoints).toContain("DeviceRegistration");
  });
});
