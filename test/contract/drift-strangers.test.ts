/** What stands in an organisation and in no stack that was given: `duplicate` and `unmanaged`, whoever's mark it carries. */
import { describe, expect, test } from "@jest/globals";
import type { Noun } from "../../provider/core/inventory";
import { stackOf, DriftBench } from "../support/drift-bench";
import { esa, sma } from "../support/workbench";

const drift = DriftBench.ofThisFile();
const { bench } = drift;

interface Kind {
  type: "ApiClient" | "CtrModule" | "CtrModuleType" | "DeviceRegistration";
  path: string;
  make: (name?: string) => Promise<{ id: string }>;
  /** Another one as somebody makes it, who writes this where a mark may stand. */
  byHand: (text: string | undefined, name?: string) => Promise<string>;
  listed: string;
}

async function post(path: string, body: object): Promise<string> {
  return (await (await bench.api("us")).expect<{ id: string }>(201, "POST", path, body)).id;
}

const references = (text: string | undefined) =>
  text === undefined ? {} : { external_references: [{ label: "pulumi-cisco-ctr", external_id: text }] };

const kinds: Record<Noun, Kind> = {
  client: {
    ...{ type: "ApiClient", path: "/iroh/oauth2-clients/clients", listed: "clients" },
    make: (name) => bench.made("ApiClient", { region: "us", preset: "casebook" }, name),
    byHand(text = "", name = "theirs") {
      return post(this.path, { name, description: text, scopes: ["casebook"], grants: ["client-creds"] });
    },
  },
  device: {
    ...{ type: "DeviceRegistration", path: "/iroh/iroh-sse/device", listed: "devices" },
    make: (name) => bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) }, name),
    byHand(text = "", name = "theirs") {
      return post(this.path, { name, description: text });
    },
  },
  module: {
    ...{ type: "CtrModule", path: "/iroh/iroh-int/module-instance", listed: "modules" },
    make: (name) => bench.made("CtrModule", { region: "us", type: { title: "Private Intelligence" }, verify: false }, name),
    async byHand(text, name = "theirs") {
      const type = (await bench.in("us")).moduleTypes.find(({ title }) => title === "Private Intelligence");
      return post(this.path, { name, module_type_id: type?.id, visibility: "org", ...references(text) });
    },
  },
  "module-type": {
    ...{ type: "CtrModuleType", path: "/iroh/iroh-int/module-type", listed: "module-types" },
    make: (name) => bench.made("CtrModuleType", { region: "us", title: name ?? "one" }, name),
    byHand: (text, name = "theirs") =>
      post("/iroh/iroh-int/module-type", { title: name, default_name: name, ...references(text) }),
  },
};
const nouns = Object.keys(kinds) as Noun[];

/** What is written on an object of ours. */
async function markOn(noun: Noun, id: string): Promise<string> {
  const { path } = kinds[noun];
  const wire = await (await bench.api("us")).expect(200, "GET", `${path}/${id}`);
  const { description, external_references: references = [] } = wire as {
    description?: string;
    external_references?: { external_id?: string }[];
  };
  return references[0]?.external_id ?? description ?? "";
}

describe.each(nouns)("a %s that no given stack holds", (noun) => {
  const { type, byHand, make, listed } = kinds[noun];
  const mark = (owner: string) => `[ciscoctr:${type} ${owner} #0123456789ab]`;
  const all = async (one: Awaited<ReturnType<typeof make>>) => drift.findings([one as never]);

  test("and that carries no mark, is unmanaged and nobody's", async () => {
    const one = await make();
    const id = await kinds[noun].byHand(undefined);
    const [found, ...more] = await all(one);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      ...{ kind: "unmanaged", type, id, name: "theirs", region: "us", place: "us", changes: [] },
      ...{ summary: "it carries no mark: it was made by hand or by another tool", at: expect.stringMatching(/^\d{4}-.*Z$/) },
      repair: [
        `npx --no cisco-ctr list ${listed} --region us --unmanaged --adopt`,
        expect.stringMatching(/^Delete .* by hand, if/),
      ],
    });
    expect(found).not.toHaveProperty("urn");
    expect(found).not.toHaveProperty("owner");
  });

  test("and that carries the mark of another stack, is that one's", async () => {
    const one = await make();
    await byHand.call(kinds[noun], mark("other/prod/theirs"));
    expect(await all(one)).toMatchObject([
      { kind: "unmanaged", owner: "other/prod/theirs", summary: "it belongs to other/prod/theirs" },
    ]);
  });

  test("and that carries the mark of a given stack, was left by it", async () => {
    const one = await make();
    await byHand.call(kinds[noun], mark("workbench/dev/gone"));
    expect(await all(one)).toMatchObject([
      {
        ...{ kind: "unmanaged", owner: "workbench/dev/gone" },
        summary: expect.stringMatching(/^it carries the mark of workbench\/dev\/gone, which that stack does not hold/),
        repair: [expect.stringContaining("pulumi up"), expect.any(String)],
      },
    ]);
  });

  test("and that carries the mark of one that is held, is there twice", async () => {
    const one = await make();
    const id = await byHand.call(kinds[noun], await markOn(noun, one.id));
    expect(await all(one)).toMatchObject([
      {
        ...{ kind: "duplicate", type, id, name: "one", object: `us/${type}/${id}` },
        urn: `urn:pulumi:dev::workbench::pulumi-nodejs:dynamic/ciscoctr:${type}::one`,
        summary: expect.stringMatching(new RegExp(`${id} carries its mark, and its state has ${one.id}$`)),
      },
    ]);
  });

  test("and that a replacement has left to be deleted, is known", async () => {
    const [one, two] = [await make(), await make("two").catch(() => undefined)];
    const resources = [one, ...(two ? [two] : [])] as never[];
    const edit = (name: string, wire: Record<string, unknown>) => (name === "two" ? { ...wire, delete: true } : wire);
    expect((await drift.drift([stackOf(resources, { edit })])).findings).toEqual([]);
  });
});

test("a device of the same name and without a mark is there twice; a module or client of one name may be wanted", async () => {
  const made = [await kinds.device.make(), await kinds.module.make(), await kinds.client.make()] as never[];
  await bench.admin("POST", "/tenants/us/devices", { name: esa.toUpperCase(), type: "ESA" });
  await kinds.module.byHand(undefined, "one");
  await kinds.client.byHand(undefined, "one");
  const found = await drift.findings(made);
  expect(found.map(({ kind, type }) => `${kind} ${type ?? ""}`).sort()).toEqual([
    "duplicate DeviceRegistration",
    "unmanaged ApiClient",
    "unmanaged CtrModule",
  ]);
});

describe("several stacks", () => {
  test("of several projects own together what each owns alone", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const foreign = bench.resource("ApiClient", "theirs", "prod");
    await foreign.create({ region: "us", preset: "casebook" });
    const [own, other] = [stackOf([client]), stackOf([foreign], { stack: "prod" })];
    expect((await drift.drift([own])).findings).toMatchObject([{ kind: "unmanaged", owner: "workbench/prod/theirs" }]);
    expect((await drift.drift([other])).findings).toMatchObject([{ kind: "unmanaged", owner: "workbench/dev/one" }]);
    const report = await drift.drift([own, other]);
    expect(report.findings).toEqual([]);
    expect(report.stacks.map(({ name }) => name)).toEqual(["workbench/dev", "workbench/prod"]);
    // A login, and of each of the four lists a page more than it has; there is no device.
    expect(report.calls).toBe(8);
  });

  test("with different configuration are each asked about as they are configured, and neither's client is a stranger", async () => {
    const [client, other] = [
      await bench.made("ApiClient", { region: "us", preset: "casebook" }),
      await bench.made("ApiClient", { region: "us", preset: "casebook" }, "two"),
    ];
    const api = await bench.api("us");
    const scopes = ["oauth", "sse", "integration"];
    const asking = await api.expect<{ id: string; password: string }>(201, "POST", kinds.client.path, {
      ...{ name: "asking", scopes, grants: ["client-creds"] },
    });
    const { clientId, clientPassword, url } = bench.emulator.regions.us;
    bench.env = {};
    const config = (id: string, password: string) => ({
      ...{ "ciscoctr:usClientId": id, "ciscoctr:usClientPassword": bench.secret(password), "ciscoctr:usUrl": url },
    });
    const stacks = [
      stackOf([client], { config: config(clientId, clientPassword) }),
      stackOf([other], { config: config(asking.id, asking.password), stack: "two" }),
    ];
    expect((await drift.drift(stacks)).findings).toEqual([]);
    const [wrong] = (await drift.drift([stackOf([client], { config: config(clientId, "a-wrong-password") })])).findings;
    expect(wrong).toMatchObject({ kind: "could-not-check", code: "authentication" });
  });

  test("share one look, however they are configured, where the environment has the credentials", async () => {
    const made = [];
    for (const name of ["a", "b", "c"]) made.push(await bench.made("ApiClient", { region: "us", preset: "casebook" }, name));
    const stacks = made.map((each, index) => {
      const config = { "ciscoctr:usClientId": `client-${index}`, "ciscoctr:usClientPassword": `password-${index}` };
      return stackOf([each], { stack: `s${index}`, config });
    });
    expect(await drift.drift(stacks)).toMatchObject({ findings: [], calls: 8, resources: 3 });
  });

  test("that were renamed are known by the name that their state has, and by the new one afterwards", async () => {
    const client = bench.resource("ApiClient", "one", "old");
    await client.create({ region: "us", preset: "casebook" });
    await kinds.client.byHand(`[ciscoctr:ApiClient workbench/old/gone #0123456789ab]`);
    const left = { kind: "unmanaged", summary: expect.stringContaining("which that stack does not hold") };
    expect((await drift.drift([stackOf([client], { stack: "new" })])).findings).toMatchObject([left]);
    const { owner, ...rest } = client.saved;
    expect(owner).toBe("workbench/old/one");
    const outs = await bench
      .core()
      .lifecycles.ApiClient.update(client.id, client.outs as never, { ...rest, owner: "workbench/new/one" });
    const after = {
      kind: client.kind,
      owner: "workbench/new/one",
      id: client.id,
      raw: outs,
      saved: { ...rest, owner: "workbench/new/one" },
    };
    expect((await drift.drift([stackOf([after], { stack: "new" })])).findings).toMatchObject([
      { kind: "unmanaged", summary: "it belongs to workbench/old/gone" },
    ]);
  });
});

describe("an entry of Security Services Exchange", () => {
  test("that a token opened and a registration took over is both theirs", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2, validFor: "5d" }, "token");
    const gate = bench.resource("DeviceRegistration", "gate", "gates");
    await gate.create({ region: "us", appliance: bench.login(esa), token: token.outs.tokens[0] });
    expect((await drift.drift([stackOf([token]), stackOf([gate], { stack: "gates" })])).findings).toEqual([]);
    expect((await drift.drift([stackOf([token])])).findings).toEqual([]);
    // Without the token's stack its other entry is somebody else's.
    expect((await drift.drift([stackOf([gate], { stack: "gates" })])).findings).toMatchObject([
      { kind: "unmanaged", type: "SseToken", owner: "workbench/dev/token", id: token.outs.deviceIds[1] },
    ]);
  });

  test("that a killed run made for a token, and no state heard of, is there twice", async () => {
    const token = await bench.made("SseToken", { region: "us", validFor: "5d" });
    const { description = "" } = (await bench.in("us")).devices[0] ?? {};
    const left = await post("/iroh/iroh-sse/device", { name: "one", description: description.replace("]", " new]") });
    expect(await drift.findings([token])).toMatchObject([{ kind: "duplicate", type: "SseToken", id: left }]);
  });

  test("that is registered by others, and that stands in a token's list, is the token's", async () => {
    const token = await bench.made("SseToken", { region: "us", validFor: "5d" });
    const [first] = token.outs.tokens;
    const manager = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(sma), token: first }, "two");
    expect(await drift.findings([token])).toEqual([]);
    expect(manager.id).toBe(first?.deviceId);
  });
});

test("Cisco's own modules and types, and the client that asks, are nobody's to manage", async () => {
  const { clients, modules, moduleTypes } = await bench.in("us");
  expect([clients.length, modules.length]).toEqual([1, 1]);
  expect(moduleTypes.length).toBeGreaterThan(5);
  const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
  expect(await drift.findings([client])).toEqual([]);
});
