/** `cisco-ctr drift` finds nothing where nothing is to be found. */
import { describe, expect, test } from "@jest/globals";
import { stackOf, DriftBench } from "../support/drift-bench";
import { esa, sma } from "../support/workbench";

const drift = DriftBench.ofThisFile();
const { bench } = drift;

/** One of every kind, and a token that an appliance has used. */
async function world() {
  const token = await bench.made("SseToken", { region: "us", devices: 2, validFor: "5d" }, "token");
  const gate = await bench.made(
    "DeviceRegistration",
    { region: "us", appliance: bench.login(esa), token: token.outs.tokens[0], description: "the gate" },
    "gate",
  );
  const manager = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(sma), deviceName: "mgr" }, "mgr");
  const module = await bench.made("CtrModule", { region: "us", type: "esa", deviceId: gate.id }, "module");
  const type = await bench.made(
    "CtrModuleType",
    {
      ...{ region: "us", title: "Relay", capabilities: [{ id: "health", description: "Is it there?" }] },
      properties: { url: "https://relay.example.com", authToken: "canary-of-a-property" },
      configurationSpec: [
        { key: "url", type: "string", label: "URL" },
        { key: "word", type: "password", label: "Password" },
      ],
    },
    "type",
  );
  const settings = { url: "https://relay.example.com", word: "canary-of-a-setting" };
  const relay = await bench.made("CtrModule", { region: "us", type: { id: type.id }, settings }, "relay");
  const client = await bench.made("ApiClient", { region: "us", preset: "casebook", keepers: { turn: "1" } }, "client");
  const { host, port, username, password, fingerprint } = await bench.fmc();
  const securex = { clientId: "client-1", clientPassword: bench.secret("canary-of-a-ribbon") };
  const fmc = await bench.made(
    "FmcCloudIntegration",
    { region: "eu", fmc: { host, port, username, password, fingerprint }, securex },
    "fmc",
  );
  return [token, gate, manager, module, type, relay, client, fmc];
}

describe("a world as it was made", () => {
  test("has no findings, and every resource in its place", async () => {
    const report = await drift.drift([stackOf(await world())]);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({
      version: 1,
      regions: ["us"],
      resources: 8,
      stacks: [{ name: "workbench/dev", resources: 8 }],
    });
    expect(report.objects.map(({ noun }) => noun).sort()).toEqual(
      ["appliance", "appliance", "client", "device", "device", "fmc", "module", "module", "module-type", "token"].sort(),
    );
    const box = (name: string) => report.objects.find((each) => each.name === name);
    expect(box("mgr")).toMatchObject({ noun: "device", type: "SMA", owner: "workbench/dev/mgr", stack: "workbench/dev" });
    expect(box(esa)?.leadsTo).toEqual([box("module")?.key]);
    expect(box("token")?.leadsTo).toEqual([box(esa)?.key]);
  });

  test("has none without the secrets either, but for the FMC, of which they hold the login", async () => {
    const made = await world();
    const before = (await bench.fmcState(await bench.fmc())).sessions;
    const report = await drift.drift([stackOf(made, { shown: false })]);
    expect(report.findings).toMatchObject([
      {
        ...{ kind: "could-not-check", code: "missing-credentials", type: "FmcCloudIntegration", name: "fmc" },
        summary: "its state holds how to log in to the FMC, and was given without its secrets",
        repair: [expect.stringContaining("credentialsEnv"), "Give --show-secrets: the stack's state has it."],
      },
    ]);
    expect((await bench.fmcState(await bench.fmc())).sessions).toBe(before);
  });

  test("has none after an update, a renewed token, and a replacement", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" }, "client");
    await client.up({ region: "us", preset: "pivot-menu", description: "another" });
    const token = await bench.made("SseToken", { region: "us", onExpiry: "renew" }, "token");
    await bench.advance(3_600);
    await token.up();
    const type = await bench.made("CtrModuleType", { region: "us", title: "Relay" }, "type");
    await type.replace({ region: "eu", title: "Relay" });
    expect(await drift.findings([client, token, type])).toEqual([]);
  });
});

test("an empty stack is compared without a call and without credentials", async () => {
  bench.env = {};
  const report = await drift.drift([stackOf([])]);
  expect(report).toMatchObject({ findings: [], objects: [], regions: [], resources: 0, calls: 0 });
});
