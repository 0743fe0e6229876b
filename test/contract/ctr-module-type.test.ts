import { describe, expect, test } from "@jest/globals";
import { nothing, type Given } from "../support/managed";
import { Workbench } from "../support/workbench";

const TYPES = "/iroh/iroh-int/module-type";
const bench = Workbench.ofThisFile();

const full: Given<"CtrModuleType"> = {
  region: "us",
  title: "House Relay",
  defaultName: "Relay",
  shortDescription: "Asks our own store.",
  description: "What **our** store knows.",
  tips: "Ask the team for a key.",
  logo: "data:image/svg+xml;base64,PHN2Zy8+",
  capabilities: [
    { id: "health", description: "Says whether the store answers." },
    { id: "observe", description: "Finds sightings." },
  ],
  configurationSpec: [
    { key: "custom_host", type: "string", label: "Host", required: true, tooltip: "Without https." },
    { key: "custom_limit", type: "integer", label: "Limit", defaultValue: 100 },
    {
      ...{ key: "custom_cloud", type: "options", label: "Cloud", strictOptions: true },
      options: [{ value: "eu", label: "Europe" }],
    },
  ],
  properties: { url: "https://relay.example.com", "supported-apis": ["health", "observe/observables"], "auth-type": "basic" },
  flags: ["b", "a"],
  enabled: true,
};

/** The module types of this organisation that are not of Cisco's catalogue. */
async function own() {
  const { moduleTypes } = await bench.in("us");
  return moduleTypes.filter(({ visibility }) => visibility === "org");
}

const mark = (owner: string) => ({
  label: "pulumi-cisco-ctr",
  external_id: expect.stringMatching(new RegExp(`^\\[ciscoctr:CtrModuleType ${owner} #[0-9a-f]{12} ~[0-9a-z]+\\]$`)),
});

describe("create", () => {
  test("makes one with the defaults, marked as ours", async () => {
    const type = await bench.made("CtrModuleType", { region: "us" }, "relay");
    expect(await own()).toEqual([
      expect.objectContaining({
        ...{ id: type.id, title: "relay", default_name: "relay", enabled: true },
        external_references: [mark("workbench/dev/relay")],
      }),
    ]);
    expect(type.outs).toMatchObject({ moduleTypeId: type.id, title: "relay", capabilities: [], properties: {}, flags: [] });
  });

  test("makes one with everything given, by the API's own names", async () => {
    const type = await bench.made("CtrModuleType", full);
    const [wire] = await own();
    expect(wire).toMatchObject({
      ...{ title: "House Relay", default_name: "Relay", short_description: full.shortDescription, tips: full.tips },
      ...{ description: full.description, logo: full.logo, capabilities: full.capabilities, properties: full.properties },
      configuration_spec: [
        { key: "custom_host", required: true, tooltip: "Without https." },
        { key: "custom_limit", default_value: 100 },
        { key: "custom_cloud", "strict-options": true, options: [{ value: "eu", label: "Europe" }] },
      ],
    });
    expect(type.outs).toMatchObject({ ...full, record: wire?.record, createdAt: wire?.created_at });
  });

  test.each([{ region: "us" } as const, full])("then has nothing to do, and refresh changes nothing", async (given) => {
    const type = await bench.made("CtrModuleType", given);
    const before = type.outs;
    await bench.forgetRequests();
    expect(await type.up()).toMatchObject(nothing);
    expect(await bench.requests()).toEqual([]);
    expect(await type.read()).toEqual({ there: true });
    expect(type.outs).toEqual(before);
    expect(await type.diff()).toMatchObject(nothing);
  });

  test("does not differ by the order of flags, of capabilities, or of what stands in one", async () => {
    const type = await bench.made("CtrModuleType", full);
    const capabilities = (full.capabilities ?? []).map(({ id, description }) => ({ description, id })).reverse();
    expect(await type.diff({ ...full, flags: ["a", "b"], capabilities })).toMatchObject(nothing);
  });
});

describe("update", () => {
  test.each<[Partial<Given<"CtrModuleType">>, object]>([
    [{ title: "Other" }, { title: "Other" }],
    [{ defaultName: "other" }, { default_name: "other" }],
    [{ shortDescription: "s" }, { short_description: "s" }],
    [{ description: "d" }, { description: "d" }],
    [{ tips: "t" }, { tips: "t" }],
    [{ logo: "data:," }, { logo: "data:," }],
    [{ capabilities: [] }, { capabilities: [] }],
    [{ configurationSpec: [] }, { configuration_spec: [] }],
    [{ properties: { url: "https://b.example.com" } }, { properties: { url: "https://b.example.com" } }],
    [{ flags: ["c"] }, { flags: ["c"] }],
    [{ enabled: false }, { enabled: false }],
  ])("changes %j in place", async (change, wire) => {
    const type = await bench.made("CtrModuleType", full);
    await bench.forgetRequests();
    expect(await type.up({ ...full, ...change })).toMatchObject({ changes: true, replaces: [] });
    expect(await bench.changes()).toEqual([`us PATCH ${TYPES}/${type.id}`]);
    expect(await own()).toEqual([
      expect.objectContaining({ id: type.id, ...wire, external_references: [mark("workbench/dev/one")] }),
    ]);
    expect(await type.diff()).toMatchObject(nothing);
    expect(await type.read()).toEqual({ there: true });
  });

  test("goes back to the defaults when inputs are taken away", async () => {
    const type = await bench.made("CtrModuleType", full);
    await type.up({ region: "us" });
    expect(await own()).toEqual([
      expect.objectContaining({
        title: "one",
        default_name: "one",
        tips: "",
        capabilities: [],
        configuration_spec: [],
        properties: {},
      }),
    ]);
    expect(await type.diff()).toMatchObject(nothing);
  });

  test("leaves properties and references alone that this program does not set", async () => {
    const type = await bench.made("CtrModuleType", full);
    const api = await bench.api("us");
    const theirs = { label: "runbook", link: "https://wiki.example.com/relay" };
    const [before] = await own();
    await api.expect(200, "PATCH", `${TYPES}/${type.id}`, {
      properties: { "their-key": "theirs" },
      external_references: [...(before?.external_references ?? []), theirs],
    });
    expect(await type.read()).toEqual({ there: true });
    await type.up({ ...full, tips: "new" });
    expect(await own()).toEqual([
      expect.objectContaining({
        properties: { ...full.properties, "their-key": "theirs" },
        external_references: expect.arrayContaining([theirs, mark("workbench/dev/one")]),
      }),
    ]);
  });

  test("replaces for another region, and deletes first", async () => {
    const type = await bench.made("CtrModuleType", full);
    expect(await type.diff({ ...full, region: "eu" })).toMatchObject({ replaces: ["region"], deleteBeforeReplace: true });
    await type.replace({ ...full, region: "eu" });
    expect(await own()).toEqual([]);
    const { moduleTypes } = await bench.in("eu");
    expect(moduleTypes.filter(({ visibility }) => visibility === "org").map(({ id }) => id)).toEqual([type.id]);
  });
});

describe("drift by hand", () => {
  test.each([
    [{ title: "renamed" }, { title: "renamed" }],
    [{ enabled: false }, { enabled: false }],
    [{ flags: ["z"] }, { flags: ["z"] }],
    [{ capabilities: [] }, { capabilities: [] }],
    [
      { properties: { url: null } },
      { properties: { "auth-type": "basic", "supported-apis": ["health", "observe/observables"] } },
    ],
    [
      { configuration_spec: [{ key: "custom_host", type: "string", label: "Host" }] },
      { configurationSpec: [expect.objectContaining({ key: "custom_host", required: false })] },
    ],
  ])("of %j is seen, and repaired", async (patch, inputs) => {
    const type = await bench.made("CtrModuleType", full);
    const [before] = await own();
    await (await bench.api("us")).expect(200, "PATCH", `${TYPES}/${type.id}`, patch);
    expect(await type.read()).toMatchObject({ there: true, inputs });
    expect(await type.up()).toMatchObject({ changes: true, replaces: [] });
    expect(await own()).toEqual([{ ...before, updated_at: expect.any(String) }]);
    expect(await type.diff()).toMatchObject(nothing);
  });

  test("is gone when it was deleted; deleting it then is success, twice", async () => {
    const type = await bench.made("CtrModuleType", full);
    await (await bench.api("us")).expect(204, "DELETE", `${TYPES}/${type.id}`);
    expect(await type.read()).toEqual({ there: false });
    await type.delete();
    await type.delete();
    expect(await own()).toEqual([]);
  });
});

describe("recovery", () => {
  test("finds the type of a killed run, and brings it to what is wanted now", async () => {
    const killed = await bench.made("CtrModuleType", { region: "us", title: "before" });
    const type = await bench.made("CtrModuleType", full);
    expect(type.id).toBe(killed.id);
    expect(await own()).toEqual([expect.objectContaining({ title: "House Relay" })]);
    expect(await type.diff()).toMatchObject(nothing);
  });

  test("has exactly one when the answer is lost", async () => {
    await bench.faults({ kind: "resetAfterAccept", method: "POST", path: TYPES, count: 1 });
    const type = await bench.made("CtrModuleType", full);
    expect((await own()).map(({ id }) => id)).toEqual([type.id]);
  });

  test("leaves types of the same title alone, marked for another stack or not at all", async () => {
    const api = await bench.api("us");
    const theirs = [{ label: "pulumi-cisco-ctr", external_id: "[ciscoctr:CtrModuleType workbench/prod/one #0123456789ab]" }];
    for (const external_references of [[], theirs]) {
      await api.expect(201, "POST", TYPES, { title: "House Relay", default_name: "Relay", external_references });
    }
    const before = await own();
    const type = await bench.made("CtrModuleType", full);
    expect((await own()).slice(0, 2)).toEqual(before);
    await type.delete();
    expect(await own()).toEqual(before);
  });
});

describe("with a module of the type", () => {
  test("the module finds a type that was made in the same run, and asks for what it requires", async () => {
    const first = await bench.made("CtrModule", { region: "us", type: { title: "Private Intelligence" } }, "intel");
    const provider = bench.process();
    const resource = bench.resource("CtrModuleType", "relay");
    await resource.create(full);
    expect(first.outs.health).toBe("ok");
    const { inputs } = await bench.resource("CtrModule", "m").check({ region: "us", type: { id: resource.id }, settings: {} });
    await expect(provider.CtrModule.create(inputs)).rejects.toThrow(
      /settings\.custom_host is missing: a module of type "House Relay" needs it \(Host\)/,
    );
  });

  test("the module of a type that is not known yet is planned, and replaced with its type", async () => {
    const type = await bench.made("CtrModuleType", full, "relay");
    const settings = { custom_host: "relay.example.com" };
    const module = await bench.made("CtrModule", { region: "us", type: { id: type.id }, settings, verify: false });
    expect(await module.diff()).toMatchObject(nothing);
    const unknown = { id: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
    expect(await module.diff({ region: "us", type: unknown, settings, verify: false })).toMatchObject({
      ...{ replaces: ["type"], deleteBeforeReplace: true },
    });
  });
});
