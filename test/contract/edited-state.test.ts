/** A checkpoint that somebody edited, or that something older wrote: every part of it absent, or of another type than it must be. */
import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { ResourceName } from "../../provider/generated/schemas";
import type { Given, Managed } from "../support/managed";
import { placesIn, withAt } from "../support/valid-inputs";
import { esa, Workbench } from "../support/workbench";

jest.setTimeout(120_000);

const bench = Workbench.ofThisFile();

type State = Record<string, unknown>;

interface Edit {
  /** `appliance.port = null` */
  name: string;
  path: string[];
  of: (state: State) => State;
}

const values: readonly unknown[] = [undefined, null, 7, "text", true, [], [7], {}, { some: "thing" }];

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? `list of ${typeof value[0]}` : value === null ? "null" : typeof value;

/** Every part of the state by every value of another type; a region is another matter. */
function editsOf(state: State): Edit[] {
  const places = placesIn(state).filter(([top]) => top !== undefined && top !== "__provider" && top !== "region");
  return places.flatMap((path) => {
    const now = path.reduce<unknown>((part, key) => (part as State)[key], state);
    const others = values.filter((value) => typeOf(value) !== typeOf(now));
    return others.map((value) => ({
      name: `${path.join(".")} = ${value === undefined ? "nothing" : JSON.stringify(value)}`,
      path,
      of: (whole: State) => withAt(whole, path, value) as State,
    }));
  });
}

/** One edit of each part, each time another one. */
function oneOfEach(edits: Edit[]): Edit[] {
  const paths = [...new Set(edits.map(({ path }) => path.join(".")))];
  return paths.flatMap((path, turn) => {
    const here = edits.filter((edit) => edit.path.join(".") === path);
    return here[turn % here.length] ?? [];
  });
}

/** What a login cannot do without is no matter of the state alone: these codes say what is missing at the other side. */
const saidOfLogin = ["authentication", "certificate", "unreachable", "timeout"];

/** Whatever fails says in a sentence what is wrong; answers its code. */
async function sentence(edit: Edit, work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const ofLogin = ["fmc", "appliance"].includes(edit.path[0] ?? "");
    expect({ edit: edit.name, code, message }).toEqual({
      ...{ edit: edit.name, code: expect.stringMatching(["invalid-state", ...(ofLogin ? saidOfLogin : [])].join("|")) },
      message: expect.not.stringMatching(/unforeseen|undefined|Cannot |is not a function|NaN/),
    });
    return code;
  }
}

interface Case<Name extends ResourceName = ResourceName> {
  kind: Name;
  given: () => Promise<Given<Name>> | Given<Name>;
  /** The same, with a change in place. */
  changed: (given: Given<Name>) => Given<Name>;
  /** What is left in the cloud after a delete. */
  left: () => Promise<unknown[]>;
}

const one = <Name extends ResourceName>(given: Case<Name>): Case => given as unknown as Case;
const us = () => bench.in("us");

const cases: Case[] = [
  one<"SseToken">({
    kind: "SseToken",
    given: () => ({ region: "us", devices: 2, keepers: { a: "b" } }),
    changed: (given) => ({ ...given, devices: 3 }),
    left: async () => (await us()).devices,
  }),
  one<"ApiClient">({
    kind: "ApiClient",
    given: () => ({ region: "us", scopes: ["casebook"], keepers: { a: "b" } }),
    changed: (given) => ({ ...given, description: "another" }),
    left: async () => (await us()).clients.filter(({ name }) => name === "one"),
  }),
  one<"CtrModule">({
    kind: "CtrModule",
    given: async () => ({ region: "us", type: "esa", deviceId: await deviceId() }),
    changed: (given) => ({ ...given, requestTimeframeDays: 7 }),
    left: async () => (await us()).modules.filter(({ name }) => name === "one"),
  }),
  one<"DeviceRegistration">({
    kind: "DeviceRegistration",
    given: () => ({ region: "us", appliance: bench.login(esa), deviceName: "gate" }),
    changed: (given) => ({ ...given, description: "another" }),
    left: async () => (await us()).devices,
  }),
  one<"FmcCloudIntegration">({
    kind: "FmcCloudIntegration",
    given: async () => {
      const { host, port, username, password, fingerprint } = await bench.fmc();
      return { region: "eu", fmc: { host, port, username, password, fingerprint }, events: { intrusion: true } };
    },
    changed: (given) => ({ ...given, events: { intrusion: false } }),
    left: () => Promise.resolve([]),
  }),
  one<"CtrModuleType">({
    kind: "CtrModuleType",
    given: () => ({
      ...{ region: "us", title: "Relay", defaultName: "Relay", shortDescription: "A relay.", description: "A relay of ours." },
      ...{ capabilities: [{ id: "health", description: "Is it there?" }], properties: { url: "https://relay.example.com" } },
      configurationSpec: [{ key: "url", type: "string", label: "URL" }],
    }),
    changed: (given) => ({ ...given, tips: "another" }),
    left: async () => (await us()).moduleTypes.filter(({ title }) => title === "Relay"),
  }),
];

async function deviceId(): Promise<string> {
  const { id } = await bench.admin<{ id: string }>("POST", "/tenants/us/devices", { name: esa, type: "ESA" });
  return id;
}

describe.each(cases)("the state of $kind", ({ kind, given, changed, left }) => {
  let program: Given<typeof kind>;
  let managed: Managed<typeof kind>;
  let state: State;

  const make = async (): Promise<void> => {
    program = await given();
    managed = await bench.made(kind, program);
    state = managed.outs as unknown as State;
  };
  const put = (edited: State): void => {
    managed.raw = edited;
  };

  beforeEach(make);

  test("of any shape can be compared", async () => {
    const { inputs } = await managed.check(program);
    const provider = bench.process()[kind];
    for (const edit of editsOf(state)) {
      expect(await provider.diff?.(managed.id, edit.of(state), inputs)).toMatchObject({ replaces: expect.any(Array) });
    }
  });

  test("of any shape can be read", async () => {
    for (const edit of oneOfEach(editsOf(state))) {
      put(edit.of(state));
      const code = await sentence(edit, async () => {
        expect(await managed.read()).toMatchObject({ there: true });
      });
      if (code === undefined) await managed.diff();
    }
  });

  test("of any shape can be updated", async () => {
    for (const edit of oneOfEach(editsOf(state))) {
      put(edit.of(state));
      await sentence(edit, () => managed.update(changed(program)));
      put(state);
      await managed.update(program);
      state = managed.outs as unknown as State;
    }
  });

  test("of any shape can be deleted", async () => {
    for (const edit of oneOfEach(editsOf(state))) {
      put(edit.of(state));
      const code = await sentence(edit, () => managed.delete());
      const failed = code === undefined ? [] : [edit.name];
      expect(failed.filter((name) => !/^(fmc|appliance)\./.test(name))).toEqual([]);
      if (failed.length > 0) {
        put(state);
        await managed.delete();
      }
      expect({ edit: edit.name, left: await left() }).toEqual({ edit: edit.name, left: [] });
      await bench.admin("POST", "/reset");
      await make();
    }
  });

  test.each([undefined, null, 7, "mars", ["us"], {}])("with the region %j says the way out", async (region) => {
    put({ ...state, region });
    await managed.diff();
    if (kind === "FmcCloudIntegration") {
      expect(await managed.read()).toMatchObject({ there: true });
      return;
    }
    const message = new RegExp(`^cannot (read|delete) .* "one": its state names no known region.*\`pulumi state delete\``);
    await expect(managed.read()).rejects.toThrow(message);
    await expect(managed.delete()).rejects.toThrow(message);
    put(state);
    await managed.delete();
  });
});
