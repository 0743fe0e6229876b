import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { accessToken, RegionApi } from "../support/emulator-api";
import { EmulatorProcess } from "../support/emulator-process";
import { Project } from "../support/project";

/** What a program may be given to change. */
interface Change {
  description?: string;
  password?: string;
  scopes?: string[];
  verify?: boolean;
  replaceOnChanges?: string[];
}

interface Step {
  op: string;
  urn: string;
  detailedDiff?: Record<string, { kind: string; inputDiff: boolean }>;
  replaceReasons?: string[];
}

describe("what a plan says of a change, with the real engine", () => {
  const emulator = EmulatorProcess.ofThisFile();
  let project: Project;

  function program({ description = "a", password, scopes = ["casebook", "response"], ...rest }: Change): string {
    const appliance = emulator.appliance("esa1.example.com");
    const { host, port, type, hostKey, username } = appliance;
    const address = { host, port, type, hostKey, username, password: password ?? appliance.password };
    return `
      const { ApiClient, CtrModule, DeviceRegistration } = require("pulumi-cisco-ctr");
      const region = "us";
      const appliance = ${JSON.stringify(address)};
      const options = ${JSON.stringify({ replaceOnChanges: rest.replaceOnChanges })};
      const device = new DeviceRegistration("box", { region, appliance, description: "${description}" }, options);
      new CtrModule("box", { region, type: "esa", deviceId: device.deviceId, verify: ${String(rest.verify ?? true)} });
      new ApiClient("client", { region, scopes: ${JSON.stringify(scopes)} }, options);
    `;
  }

  beforeAll(() => {
    project = Project.create({ program: program({}) }, emulator.environment());
  });
  afterAll(() => {
    project.remove();
  });
  beforeEach(async () => {
    project.write(program({}));
    await project.must("up", "--yes", "--skip-preview");
    await emulator.forgetRequests();
  });

  /** The steps of `preview --json` that change something, by class. */
  async function planned(): Promise<Record<string, Step>> {
    const { steps } = JSON.parse((await project.must("preview", "--json")).text) as { steps: Step[] };
    const changing = steps.filter(({ op }) => op !== "same");
    return Object.fromEntries(changing.map((step) => [/ciscoctr:(\w+)::/.exec(step.urn)?.[1] ?? "", step]));
  }

  async function changes(): Promise<string[]> {
    const requests = await emulator.requests();
    return requests
      .filter(({ method, path }) => method !== "GET" && !/oauth2\/token|health/.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/[\da-f]{8}-[-\da-f]+/, "ID")}`);
  }

  test("names the input in --json and in --diff, and masks a secret", async () => {
    project.write(program({ password: "another-hunter2" }));
    expect(await planned()).toEqual({
      DeviceRegistration: expect.objectContaining({
        op: "update",
        detailedDiff: { "appliance.password": { kind: "update", inputDiff: true } },
      }),
    });
    const { text } = await project.must("preview", "--diff");
    expect(text).toMatch(/~ password: \[secret\] => \[secret\]/);
    expect(text).not.toContain("hunter2");
    expect(text).not.toContain(emulator.appliance("esa1.example.com").password);
    expect(await changes()).toEqual([]);
  });

  test("follows replaceOnChanges, the deletion first, and nothing is lost", async () => {
    project.write(program({ replaceOnChanges: ["description"] }));
    await project.must("up", "--yes", "--skip-preview", "--expect-no-changes");
    project.write(program({ replaceOnChanges: ["description"], description: "b" }));
    expect(await planned()).toMatchObject({
      DeviceRegistration: { detailedDiff: { description: { kind: "update-replace" } } },
      CtrModule: { op: expect.stringContaining("replace") },
    });
    await project.must("up", "--yes", "--skip-preview");
    expect(await changes()).toEqual([
      "DELETE /iroh/iroh-int/module-instance/ID",
      "DELETE /iroh/iroh-sse/device/ID",
      "POST /iroh/iroh-sse/device",
      "POST /iroh/iroh-sse/device/ID/token",
      "POST /iroh/iroh-int/module-instance",
    ]);
    const { regions, appliances } = await emulator.state();
    const [device, ...others] = regions.us.devices;
    expect(others).toEqual([]);
    expect(device).toMatchObject({ status: "Registered", description: expect.stringContaining("b [ciscoctr:") });
    expect(appliances[0]).toMatchObject({ registered: true, deviceId: device?.id });
    await project.must("preview", "--expect-no-changes");
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  });

  test("has no line for what means nothing: another order of scopes, an input that is used at creation only", async () => {
    const reordered = { scopes: ["response", "casebook"], replaceOnChanges: ["scopes"] };
    project.write(program({ ...reordered, verify: false }));
    await project.must("preview", "--expect-no-changes");
    await project.must("up", "--yes", "--skip-preview", "--expect-no-changes");
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    project.write(program({ ...reordered, description: "b" }));
    expect(Object.keys(await planned())).toEqual(["DeviceRegistration"]);
    expect(await changes()).toEqual([]);
  });

  test("says of a drift which input it is", async () => {
    const { url, clientId, clientPassword } = emulator.line.regions.us;
    const api = new RegionApi(url, await accessToken(url, clientId, clientPassword));
    const [client] = (await emulator.state()).regions.us.clients.filter(({ name }) => name === "client");
    await api.expect(200, "PATCH", `/iroh/oauth2-clients/clients/${client?.id ?? ""}`, { name: "renamed" });
    const refreshed = await project.must("refresh", "--yes", "--skip-preview", "--diff");
    expect(refreshed.text).toMatch(/\+ name: +"renamed"/);
    expect(await planned()).toMatchObject({ ApiClient: { detailedDiff: { name: { kind: "update" } } } });
  });
});
