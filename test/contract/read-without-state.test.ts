/** An id and a region are enough to read any resource, or it says what else it takes: what an import stands on. */
import { describe, expect, test } from "@jest/globals";
import type { ResourceName } from "../../provider/generated/schemas";
import type { Properties } from "../../provider/lifecycle/schema";
import { resources } from "../../provider/resources";
import type { Managed } from "../support/managed";
import { esa, Workbench } from "../support/workbench";
import type { Whereabouts } from "../../provider/lifecycle/results";

const bench = Workbench.ofThisFile();
const owner = "workbench/dev/one";

interface Kind {
  make: () => Promise<Managed<ResourceName>>;
  /** The inputs as they are found. */
  inputs: Properties | ((made: Managed<ResourceName>) => Properties);
  /** Outputs that are not found, or not as they were made. */
  lost: Properties;
  unreadable: string[];
  /** What is said of an id of nothing; undefined is gone. */
  unknownId?: RegExp;
}

/** What is said where an id alone does not do. */
type Refusal = Pick<Kind, "make"> & { refused: RegExp };

const kinds: Record<ResourceName, Kind | Refusal> = {
  ApiClient: {
    make: () => bench.made("ApiClient", { region: "us", preset: "casebook", description: "of ours" }),
    inputs: {
      ...{ name: "one", description: "of ours", enabled: true, scopes: ["casebook", "private-intel", "inspect:read"] },
      ...{ grants: ["client-creds"], redirects: [], availability: "org", keepers: {} },
    },
    lost: { clientPassword: undefined },
    unreadable: ["clientPassword"],
  },
  CtrModule: {
    make: async () =>
      bench.made("CtrModule", {
        ...{ region: "us", type: "esa", deviceId: await bench.registerByHand(esa, "us"), requestTimeframeDays: 7 },
      }),
    inputs: ({ outs }) => {
      const { deviceId, moduleTypeId } = outs as unknown as Properties;
      return {
        ...{ type: { id: moduleTypeId }, deviceId, name: "one", requestTimeframeDays: 7, enabled: true, settings: {} },
        ...{ visibility: "org", verify: true, onExisting: "create" },
      };
    },
    lost: { health: "unknown" },
    unreadable: [],
  },
  CtrModuleType: {
    make: () =>
      bench.made("CtrModuleType", {
        ...{ region: "us", title: "Relay", capabilities: [{ id: "health", description: "Is it there?" }] },
        properties: { url: "https://relay.example.com" },
        configurationSpec: [{ key: "url", type: "string", label: "URL" }],
      }),
    inputs: {
      ...{ title: "Relay", capabilities: [{ id: "health", description: "Is it there?" }] },
      properties: { url: "https://relay.example.com" },
      configurationSpec: [{ key: "url", type: "string", label: "URL" }],
    },
    lost: {},
    unreadable: [],
  },
  DeviceRegistration: {
    make: () => bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa), description: "the gate" }),
    inputs: ({ id }) => ({
      ...{ method: "external", externalDeviceId: id, deviceName: esa, description: "the gate", onDelete: "deregister" },
      appliance: undefined,
    }),
    lost: {},
    unreadable: ["appliance.username", "appliance.password", "appliance.privateKey", "token"],
  },
  FmcCloudIntegration: {
    make: async () => {
      const { host, port, username, password, fingerprint } = await bench.fmc();
      return bench.made("FmcCloudIntegration", { region: "us", fmc: { host, port, username, password, fingerprint } });
    },
    refused:
      /^cannot read FMC cloud integration "[^"]+": the id \S+ does not say how to log in there: `fmc` is missing, with username and password or credentialsEnv\. Create it with `fmc`/,
  },
  SseToken: {
    make: () => bench.made("SseToken", { region: "us", devices: 2, name: "gates" }),
    inputs: { devices: 2, name: "gates", validFor: "1h", onExpiry: "keep", renewBefore: "0s", keepers: {} },
    lost: { value: "", expiresAt: "", tokens: expect.any(Array) },
    unreadable: ["tokens", "value"],
    unknownId: /^cannot read registration token "none": region "us" has no device entry with the mark of none\. Check the id/,
  },
};

const names = Object.keys(resources) as ResourceName[];
const message = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  );

test.each(names)("a %s that is named without its region says so", async (name) => {
  const said = await message(bench.core().lifecycles[name].read("one", {}));
  const whole = /^cannot read .+ "one": its id does not say in which region it is\. Give `region`: us, eu, apjc\.$/;
  expect(said).toMatch(whole);
});

describe.each(names.filter((name) => "refused" in kinds[name]))("a %s", (name) => {
  const { make, refused } = kinds[name] as Refusal;

  test("that its id does not lead to says what is missing, and asks nothing", async () => {
    const { id } = await make();
    await bench.forgetRequests();
    expect(await message(bench.core().lifecycles[name].read(id, {}, { region: "us" }))).toMatch(refused);
    expect(await bench.requests()).toEqual([]);
  });
});

describe.each(names.filter((name) => !("refused" in kinds[name])))("a %s", (name) => {
  const { make, inputs, lost, unreadable, unknownId } = kinds[name] as Kind;
  const read = (id: string, outs: Properties, place?: Whereabouts) => bench.core().lifecycles[name].read(id, outs, place);

  test("is found by its id, with all that can be seen, and says what cannot", async () => {
    const made = await make();
    const found = await read(made.id, {}, { region: "us", owner });
    const given = typeof inputs === "function" ? inputs(made) : inputs;
    expect(found?.inputs).toEqual(expect.objectContaining({ region: "us", owner }));
    expect({ ...found?.inputs, ...given }).toEqual(found?.inputs);
    const { schema } = bench.core().lifecycles[name];
    const outputs = Object.entries(made.outs).filter(
      ([key]) => key in (schema.state.properties ?? {}) && !(key in schema.inputs),
    );
    expect(found?.outs).toEqual({ ...found?.inputs, ...Object.fromEntries(outputs), ...lost });
    expect(found).toMatchObject({ drift: [], unreadable });
  });

  test("is found as a program could have it, and is so from then on", async () => {
    const { id } = await make();
    const found = await read(id, {}, { region: "us", owner });
    const { inputs: wanted = {}, outs = {} } = found ?? {};
    const lifecycle = bench.core().lifecycles[name];
    expect(lifecycle.check({}, wanted)).toEqual({ inputs: wanted, failures: [] });
    expect(await read(id, outs)).toEqual({ outs, drift: [], unreadable: [] });
    expect(lifecycle.diff(id, wanted, outs)).toMatchObject({ changes: false, differences: [], stale: [] });
  });

  test("that is not there is none", async () => {
    await make();
    const said = read("none", {}, { region: "us" });
    if (unknownId) await expect(said).rejects.toThrow(unknownId);
    else expect(await said).toBeUndefined();
  });
});

test("settings that the type of a module keeps to itself are named, and left out", async () => {
  const secret = "a1b2c3d4e5f6";
  const type = await bench.made("CtrModuleType", {
    ...{ region: "us", title: "Relay" },
    configurationSpec: [
      { key: "url", type: "string", label: "URL" },
      { key: "word", type: "password", label: "Password" },
    ],
  });
  const settings = { url: "https://relay.example.com", word: secret };
  const module = await bench.made("CtrModule", { region: "us", type: { id: type.id }, settings });
  const found = await bench.core().lifecycles.CtrModule.read(module.id, {}, { region: "us" });
  expect(found).toMatchObject({ inputs: { settings: { url: settings.url } }, unreadable: ["settings.word"] });
  expect(JSON.stringify(found)).not.toContain(secret);
});

test("the entry of a token is found by the token's mark also while an appliance has it", async () => {
  const token = await bench.made("SseToken", { region: "us" });
  const [first] = token.outs.tokens;
  await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa), token: first }, "device");
  const found = await bench.core().lifecycles.SseToken.read(token.id, {}, { region: "us" });
  expect(found?.outs).toMatchObject({ deviceIds: token.outs.deviceIds, registered: 1, status: "consumed", devices: 1 });
  expect(found?.outs).not.toHaveProperty("name");
});
