/** `could-not-check`: whatever keeps a survey from looking is told with its reason, and is never taken for drift. */
import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../cli/drift/findings";
import type { FaultRule } from "../../emulator";
import { stackOf, DriftBench, secretly } from "../support/drift-bench";
import { esa } from "../support/workbench";

const drift = DriftBench.ofThisFile();
const { bench } = drift;
const [devices, modules] = ["/iroh/iroh-sse/device", "/iroh/iroh-int/module-instance"];
const [types, clients] = ["/iroh/iroh-int/module-type", "/iroh/oauth2-clients/clients"];

/** Everything that a look needs. */
const readScopes = ["sse:read", "oauth:read", "integration/module-instance:read", "integration/module-type:read"];

async function world() {
  const token = await bench.made("SseToken", { region: "us", validFor: "5d" }, "token");
  const gate = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) }, "gate");
  const module = await bench.made("CtrModule", { region: "us", type: "esa", deviceId: gate.id }, "module");
  const type = await bench.made("CtrModuleType", { region: "us", title: "Relay" }, "type");
  const client = await bench.made("ApiClient", { region: "us", preset: "casebook" }, "client");
  return [token, gate, module, type, client];
}

/** From now on a client with these scopes alone asks; the emulator's own is then somebody's. */
async function askWith(scopes: readonly string[]): Promise<void> {
  const wish = { name: "asking", scopes, grants: ["client-creds"] };
  const { id, password } = await (await bench.api("us")).expect<{ id: string; password: string }>(201, "POST", clients, wish);
  Object.assign(bench.env, { CISCO_CTR_US_CLIENT_ID: id, CISCO_CTR_US_CLIENT_PASSWORD: password });
}

const bootstrap = (): Partial<Finding> => ({ kind: "unmanaged", type: "ApiClient", id: bench.emulator.regions.us.clientId });

const named = (findings: readonly Finding[]) => findings.map(({ kind, name, code }) => `${kind} ${name} ${code ?? ""}`).sort();

describe("a client that may only read", () => {
  test("is enough for everything", async () => {
    const made = await world();
    await askWith(readScopes);
    expect((await drift.drift([stackOf(made)])).findings).toMatchObject([bootstrap()]);
  });

  const lacking: [string, string[]][] = [
    ["sse:read", ["gate", "module", "token", "devices of us"]],
    ["oauth:read", ["client", "clients of us"]],
    ["integration/module-instance:read", ["module", "modules of us"]],
    ["integration/module-type:read", ["module", "type", "module-types of us"]],
  ];

  test("and lacks a scope, is told which one and for what; the rest is compared", async () => {
    const stack = stackOf(await world());
    for (const [scope, unchecked] of lacking) {
      await askWith(readScopes.filter((each) => each !== scope));
      const { findings } = await drift.drift([stack]);
      const drifted = findings.filter(({ kind }) => kind !== "could-not-check");
      expect(drifted.map(({ kind }) => kind)).toEqual(drifted.map(() => "unmanaged"));
      const told = findings.filter(({ kind }) => kind === "could-not-check");
      expect(told.map(({ name }) => name).sort()).toEqual([...unchecked].sort());
      for (const { code, summary, repair, changes } of told) {
        expect({ code, changes }).toEqual({ code: "missing-scope", changes: [] });
        expect(summary).toMatch(new RegExp(`the API client of region "us" lacks the scope ${scope}$`));
        expect(repair[0]).toMatch(/^Give it .*CISCO_CTR_US_CLIENT_ID/);
      }
    }
  });
});

describe("credentials", () => {
  test.each([
    ["that are missing", { CISCO_CTR_US_CLIENT_ID: undefined, CISCO_CTR_US_CLIENT_PASSWORD: undefined }, "missing-credentials"],
    ["of which half is missing", { CISCO_CTR_US_CLIENT_PASSWORD: undefined }, "missing-credentials"],
    ["that are refused", { CISCO_CTR_US_CLIENT_PASSWORD: "a-wrong-password" }, "authentication"],
  ])("%s are told, and another region is compared", async (_, env, code) => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const other = await bench.made("ApiClient", { region: "eu", preset: "casebook" }, "two");
    Object.assign(bench.env, env);
    const { findings, regions } = await drift.drift([stackOf([client, other])]);
    const lists = code === "authentication" ? [`could-not-check devices, modules, clients, module-types of us ${code}`] : [];
    expect(named(findings)).toEqual([...lists, `could-not-check one ${code}`].sort());
    expect(regions).toEqual(["us", "eu"]);
  });

  test("that the state holds and were not given are asked for", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const { clientId, clientPassword, url } = bench.emulator.regions.us;
    bench.env = {};
    const config = {
      "ciscoctr:usClientId": clientId,
      "ciscoctr:usUrl": url,
      "ciscoctr:usClientPassword": secretly(clientPassword),
    };
    const [found] = await drift.findings([client], { config, shown: false });
    expect(found).toMatchObject({ kind: "could-not-check", code: "missing-credentials" });
    expect(found?.repair.at(-1)).toBe("Give --show-secrets: the stack's state has it.");
    expect(await drift.findings([client], { config })).toEqual([]);
  });
});

const tooMany: FaultRule = { kind: "status", status: 429, headers: { "Retry-After": "3172s" } };

describe("an API that does not answer as it should", () => {
  const answers: [string, FaultRule, string][] = [
    ["503 again and again", { kind: "status", status: 503 }, "unexpected-answer"],
    ["no quota for most of an hour", tooMany, "quota"],
    ["a cut connection", { kind: "reset" }, "unreachable"],
    ["half an answer", { kind: "truncate" }, "unreachable"],
    ["an answer of another shape", { kind: "status", status: 200, body: { ok: true } }, "unexpected-answer"],
    ["another server's 404", { kind: "status", status: 404, body: "<h1>Not Found</h1>" }, "unexpected-answer"],
  ];

  test("makes nothing missing, whatever it answers", async () => {
    const made = await world();
    const all = [...made.map(({ owner }) => owner.split("/")[2]), ...["clients", "devices", "modules", "module-types"]];
    for (const [what, fault, code] of answers) {
      await bench.faults({ ...fault, method: "GET" });
      const { findings } = await drift.drift([stackOf(made)]);
      await bench.noFaults();
      const kinds = new Set(findings.map((each) => `${each.kind}, ${each.code ?? ""}`));
      expect([what, ...kinds]).toEqual([what, `could-not-check, ${code}`]);
      expect(findings.flatMap(({ name }) => name.replace(/ of us$/, "").split(", ")).sort()).toEqual(all.sort());
    }
  });

  test("for one list alone leaves the others compared", async () => {
    const made = await world();
    await bench.faults({ kind: "status", status: 503, method: "GET", path: modules });
    expect(named((await drift.drift([stackOf(made)])).findings)).toEqual([
      "could-not-check module unexpected-answer",
      "could-not-check modules of us unexpected-answer",
    ]);
  });

  test("for a moment is none", async () => {
    const made = await world();
    await bench.faults(
      ...[devices, modules, types, clients].map((path): FaultRule => ({
        kind: "status",
        status: 503,
        method: "GET",
        path,
        count: 1,
      })),
      { kind: "expireToken", path: modules, count: 1 },
    );
    expect((await drift.drift([stackOf(made)])).findings).toEqual([]);
  });
});

describe("an FMC", () => {
  const made = async (credentials: "in the state" | "in the environment") => {
    const { host, port, username, password, fingerprint } = await bench.fmc();
    Object.assign(bench.env, { FMC1_USERNAME: username, FMC1_PASSWORD: password });
    const login = credentials === "in the state" ? { username, password } : { credentialsEnv: "FMC1" };
    return bench.made("FmcCloudIntegration", { region: "eu", fmc: { host, port, fingerprint, ...login } }, "fmc");
  };

  test("needs no credentials of a region, and no secrets where variables hold its login", async () => {
    const fmc = await made("in the environment");
    bench.env = { FMC1_USERNAME: bench.env["FMC1_USERNAME"], FMC1_PASSWORD: bench.env["FMC1_PASSWORD"] };
    expect(await drift.drift([stackOf([fmc], { shown: false })])).toMatchObject({ findings: [], regions: [], calls: 0 });
    bench.env = {};
    expect(await drift.findings([fmc], { shown: false })).toMatchObject([
      { kind: "could-not-check", code: "missing-credentials", summary: expect.stringContaining("FMC1_USERNAME is not set") },
    ]);
  });

  test("that is not there, or is another one, is told with its address", async () => {
    const fmc = await made("in the state");
    const at = (changes: object) => (_: string, wire: Record<string, unknown>) => {
      const outputs = wire["outputs"] as { fmc: object };
      return { ...wire, outputs: { ...outputs, fmc: { ...outputs.fmc, ...changes } } };
    };
    const [closed] = await drift.findings([fmc], { edit: at({ port: 9 }) });
    expect(closed).toMatchObject({ kind: "could-not-check", code: "unreachable", place: fmc.id.split("/")[0] });
    const fingerprint = Array.from({ length: 32 }, () => "AA").join(":");
    const [another] = await drift.findings([fmc], { edit: at({ fingerprint }) });
    expect(another).toMatchObject({ kind: "could-not-check", summary: expect.stringMatching(/fingerprint|certificate/i) });
  });
});

describe("what the state does not say", () => {
  test("because a secret of the user's was not given, is named; nothing is taken for drift", async () => {
    const gate = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa), description: "ours" });
    const scopes = ["casebook", "response"];
    const client = await bench.made("ApiClient", { region: "us", scopes, keepers: { turn: "1" } }, "client");
    const type = await bench.made(
      "CtrModuleType",
      { region: "us", properties: { url: "https://example.com", deep: { a: "b" } } },
      "type",
    );
    const locked: Record<string, string[][]> = {
      one: [["description"], ["appliance"]],
      client: [["scopes"], ["keepers"]],
      type: [["properties", "url"]],
    };
    const edit = (name: string, wire: Record<string, unknown>) => {
      const lock = (values: Record<string, unknown>): Record<string, unknown> =>
        (locked[name] ?? []).reduce((all, [key = "", part]) => {
          const inner = all[key] as Record<string, unknown>;
          return { ...all, [key]: part === undefined ? secretly(inner) : { ...inner, [part]: secretly(inner[part]) } };
        }, values);
      return { ...wire, inputs: lock(wire["inputs"] as never), outputs: lock(wire["outputs"] as never) };
    };
    const stack = (shown: boolean) => stackOf([gate, client, type], { edit, shown });
    expect((await drift.drift([stack(true)])).findings).toEqual([]);
    const found = (await drift.drift([stack(false)])).findings;
    expect(found.map(({ kind, name, summary, code }) => [kind, name, code, summary.split(" could")[0]])).toEqual([
      ["could-not-check", "one", "secret", "description"],
      ["could-not-check", "type", "secret", "properties.url"],
    ]);
    await (await bench.api("us")).expect(200, "PATCH", `${clients}/${client.id}`, { scopes: ["casebook"] });
    await (await bench.api("us")).expect(200, "PATCH", `${types}/${type.id}`, { properties: { deep: { a: "c" } } });
    const changed = (await drift.drift([stack(false)])).findings.filter(({ kind }) => kind === "changed");
    expect(changed.map(({ name, changes }) => [name, changes.map(({ path }) => path)])).toEqual([["type", ["properties.deep"]]]);
  });

  test("because a run has not ended, is told with what that run was at", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const resource = {
      urn: "urn:pulumi:dev::workbench::pulumi-nodejs:dynamic/ciscoctr:SseToken::two",
      type: "pulumi-nodejs:dynamic/ciscoctr:SseToken",
    };
    const pending = [{ type: "creating", resource }];
    expect(await drift.findings([client], { pending })).toMatchObject([
      {
        ...{
          kind: "could-not-check",
          code: "pending",
          type: "SseToken",
          name: "two",
          urn: resource.urn,
          repair: [
            "pulumi up --stack 'dev'",
            expect.stringContaining("pulumi refresh --stack 'dev' --clear-pending-creates"),
            expect.stringContaining("pulumi cancel"),
          ],
        },
        summary: "a run has begun creating it and not told the end: it was killed, or it is still going on",
      },
    ]);
    const edit = (_: string, wire: Record<string, unknown>) => ({ ...wire, pendingReplacement: true });
    expect(await drift.findings([client], { edit })).toMatchObject([
      { kind: "could-not-check", code: "pending", summary: expect.stringContaining("has deleted it to make it anew") },
    ]);
  });

  test("because somebody has edited it, is told, whatever stands there", async () => {
    const [token, gate, module, type, client] = await world();
    const odd: unknown[] = [7, "text", [], {}, null, true, [null], { a: { b: 1 } }];
    for (const [index, value] of odd.entries()) {
      const spoil = (values: object, from: number) =>
        Object.fromEntries(
          Object.entries(values).map(([key, each]: [string, unknown], at) => [
            key,
            at % 3 === from % 3 && key !== "region" ? value : each,
          ]),
        );
      const edit = (_: string, wire: Record<string, unknown>) => ({
        ...{ ...wire, inputs: spoil(wire["inputs"] as object, index), outputs: spoil(wire["outputs"] as object, index + 1) },
      });
      const report = await drift.drift([stackOf([token, gate, module, type, client] as never, { edit })]);
      expect(report.resources).toBe(5);
      expect(report.findings.filter(({ kind }) => kind === "missing")).toEqual([]);
    }
  });

  test("of where it is, is told", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const edit = (_: string, wire: Record<string, unknown>) => ({
      ...wire,
      outputs: { ...(wire["outputs"] as object), region: "mars" },
    });
    expect(await drift.findings([client], { edit })).toMatchObject([
      { kind: "could-not-check", code: "invalid-state", place: "mars" },
    ]);
  });
});

test("Ctrl-C ends a survey at once, and it tells nothing", async () => {
  const made = await world();
  const ctrlC = new AbortController();
  await bench.faults({ kind: "slow", delayMs: 60_000, method: "GET" });
  const work = drift.drift([stackOf(made)], { signal: ctrlC.signal });
  ctrlC.abort();
  await expect(work).rejects.toMatchObject({ code: "cancelled" });
});
