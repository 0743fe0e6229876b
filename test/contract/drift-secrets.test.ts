/** No secret is in a report: none of the state's, none that the user has marked, none of a configuration. */
import { describe, expect, test } from "@jest/globals";
import { stackOf, DriftBench, secretly } from "../support/drift-bench";
import { esa } from "../support/workbench";

const drift = DriftBench.ofThisFile();
const { bench } = drift;
const canary = "canary-5f3a";

/** The value at a path, in inputs and outputs, as something that the user has marked. */
const marked = (name: string, ...[key, part]: [string, string?]) => {
  const lock = (values: Record<string, unknown>) => {
    const inner = values[key] as Record<string, unknown>;
    return { ...values, [key]: part === undefined ? secretly(inner) : { ...inner, [part]: secretly(inner[part]) } };
  };
  return (each: string, wire: Record<string, unknown>) =>
    each === name ? { ...wire, inputs: lock(wire["inputs"] as never), outputs: lock(wire["outputs"] as never) } : wire;
};

describe("a secret that was changed by hand is told as changed, and masked on both sides", () => {
  const masked = { before: "[secret]", after: "[secret]", secret: true };

  test("where its name says that it is one", async () => {
    const type = await bench.made("CtrModuleType", {
      region: "us",
      properties: { apiKey: `${canary}-a1`, url: "https://a.example.com" },
    });
    const api = await bench.api("us");
    const properties = { apiKey: `${canary}-b2`, url: "https://b.example.com" };
    await api.expect(200, "PATCH", `/iroh/iroh-int/module-type/${type.id}`, { properties });
    const found = await drift.findings([type]);
    expect(found[0]?.changes).toEqual([
      { path: "properties.apiKey", ...masked },
      { path: "properties.url", before: "https://a.example.com", after: "https://b.example.com", secret: false },
    ]);
    expect(JSON.stringify(found)).not.toContain(canary);
  });

  test("where the user has marked it, and nothing else says so", async () => {
    const client = await bench.made("ApiClient", { region: "us", scopes: ["casebook"], description: `${canary}-a` });
    await (
      await bench.api("us")
    ).expect(200, "PATCH", `/iroh/oauth2-clients/clients/${client.id}`, { description: `${canary}-b` });
    const report = await drift.drift([stackOf([client], { edit: marked("one", "description") })]);
    expect(report.findings).toMatchObject([{ kind: "changed" }]);
    expect(report.findings[0]?.changes).toEqual([{ path: "description", ...masked }]);
    expect(JSON.stringify(report)).not.toContain(canary);
  });

  test("as a part of what was changed, or as the whole of it", async () => {
    const given = { region: "us", properties: { deep: { a: `${canary}-a`, b: 1 } } } as const;
    const type = await bench.made("CtrModuleType", given);
    const properties = { deep: { a: `${canary}-b`, b: 2 } };
    await (await bench.api("us")).expect(200, "PATCH", `/iroh/iroh-int/module-type/${type.id}`, { properties });
    for (const path of [["properties"], ["properties", "deep"]] as [string, string?][]) {
      const report = await drift.drift([stackOf([type], { edit: marked("one", ...path) })]);
      expect(report.findings[0]?.changes).toEqual([{ path: "properties.deep", ...masked }]);
      expect(JSON.stringify(report)).not.toContain(canary);
    }
  });
});

test("what the user has marked is in no box of the map: neither a name nor the address of an appliance", async () => {
  const gate = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) });
  const module = await bench.made("CtrModule", { region: "us", type: "esa", deviceId: gate.id, name: canary }, "module");
  const edit = (name: string, wire: Record<string, unknown>) =>
    marked("one", "appliance")(name, marked("module", "name")(name, wire));
  const { objects } = await drift.drift([stackOf([gate, module], { edit })]);
  expect(objects.map(({ noun, name }) => `${noun} ${name}`)).toEqual([`device ${esa}`, "module module"]);
});

test("neither the state's own secrets nor those of its configuration are told, whatever goes wrong", async () => {
  const token = await bench.made("SseToken", { region: "us" }, "token");
  const client = await bench.made("ApiClient", { region: "us", preset: "casebook" }, "client");
  const password = bench.secret("canary-of-an-fmc");
  const { host, port, fingerprint } = await bench.fmc();
  const fmc = { kind: "FmcCloudIntegration" as const, owner: "workbench/dev/fmc", id: `${host}:${port}/1`, saved: {} };
  const raw = {
    region: "us",
    owner: fmc.owner,
    fmc: { host, port, domain: "Global", fingerprint, username: "admin", password: secretly(password) },
  };
  const { url, clientPassword } = bench.emulator.regions.us;
  bench.env = {};
  const config = {
    "ciscoctr:usClientId": "client-1",
    "ciscoctr:usUrl": url,
    "ciscoctr:usClientPassword": secretly(clientPassword),
  };
  const stack = stackOf([token, client, { ...fmc, raw: { ...raw, previous: { events: {} }, status: "Applied" } }], { config });
  const report = await drift.drift([stack]);
  expect(new Set(report.findings.map(({ kind }) => kind))).toEqual(new Set(["could-not-check"]));
  const values = [password, clientPassword, token.outs.value, client.outs.clientPassword];
  for (const value of values) expect(JSON.stringify(report)).not.toContain(value);
});
