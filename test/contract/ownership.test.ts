/** Whose an object is: what another stack has marked stays its own, and what an earlier run left is found. */
import { describe, expect, test } from "@jest/globals";
import type { ResourceName } from "../../provider/generated/schemas";
import { Managed, nothing, type Given } from "../support/managed";
import { esa, sma, Workbench } from "../support/workbench";

const DEVICES = "/iroh/iroh-sse/device";
const CLIENTS = "/iroh/oauth2-clients/clients";
const INSTANCES = "/iroh/iroh-int/module-instance";
const TYPES = "/iroh/iroh-int/module-type";
const bench = Workbench.ofThisFile();

const given = (more: Partial<Given<"DeviceRegistration">> = {}, name = esa): Given<"DeviceRegistration"> => ({
  ...{ region: "us", appliance: bench.login(name) },
  ...more,
});
const devices = async () => (await bench.in("us")).devices;
const modules = async () => (await bench.in("us")).modules.filter(({ user_id }) => user_id !== "cisco");
const types = async () => (await bench.in("us")).moduleTypes.filter(({ visibility }) => visibility === "org");
const clients = async () => (await bench.in("us")).clients.filter(({ name }) => name === "one");
const ids = (objects: readonly { id: string }[]) => objects.map(({ id }) => id);
const of = <Name extends ResourceName>(stack: string, kind: Name, name = "one") => bench.resource(kind, name, stack);
const warned = () => bench.logged.filter((line) => line.includes("warning")).join("\n");

/** Each kind that is marked, with a program for it, a change to it, and all of its objects. */
const kinds = [
  ["SseToken", () => Promise.resolve({ region: "us" }), { name: "other" }, devices],
  ["DeviceRegistration", () => Promise.resolve(given()), { description: "rack" }, devices],
  [
    "CtrModule",
    async () => ({ region: "us", type: "esa", deviceId: await bench.registerByHand(esa, "us") }),
    { name: "other" },
    modules,
  ],
  ["ApiClient", () => Promise.resolve({ region: "us", preset: "casebook" }), { description: "d" }, clients],
  ["CtrModuleType", () => Promise.resolve({ region: "us" }), { title: "other" }, types],
] as [ResourceName, () => Promise<Given<ResourceName>>, object, () => Promise<{ id: string }[]>][];

/** Where objects of a kind are. */
const pathOf = (kind: string): string => ({ CtrModule: INSTANCES, CtrModuleType: TYPES, ApiClient: CLIENTS })[kind] ?? DEVICES;

/** What is asked for when an object like this one is made. */
function bodyLike(object: object): Record<string, unknown> {
  const asked = /^(name|title|default_name|description|module_type_id|settings|visibility|external_references|scopes|grants)$/;
  const isOfType = "title" in object;
  return Object.fromEntries(Object.entries(object).filter(([key]) => asked.test(key) && !(isOfType && key === "visibility")));
}

describe.each(kinds)("a %s that another stack took over with its state", (kind, program, change, objects) => {
  async function moved() {
    const inputs = await program();
    const old = of("a", kind);
    await old.create(inputs);
    const now = of("b", kind);
    now.id = old.id;
    now.raw = old.raw;
    await now.up(inputs);
    return { old, now, inputs };
  }

  test("stays when the old stack is destroyed, which says whose it is", async () => {
    const { old, now } = await moved();
    const before = ids(await objects());
    await old.delete();
    expect(ids(await objects())).toEqual(before);
    expect(warned()).toContain("belongs to workbench/b/one by now: it stays");
    expect(await now.diff()).toMatchObject(nothing);
    expect(await now.read()).toEqual({ there: true });
    await now.delete();
    expect(await objects()).toEqual([]);
  });

  test("is not changed by the old stack", async () => {
    const { old, inputs } = await moved();
    const before = await objects();
    await expect(old.up({ ...inputs, ...change })).rejects.toThrow(/belongs to workbench\/b\/one\. Remove it there first/);
    expect(await objects()).toEqual(before);
  });
});

test("a destroy after a renaming that was not seen to its end leaves nothing", async () => {
  const old = of("a", "ApiClient", "old");
  await old.create({ region: "us", preset: "casebook", name: "one" });
  const renamed = of("a", "ApiClient", "new");
  renamed.id = old.id;
  renamed.raw = old.raw;
  await bench.faults({ kind: "resetAfterAccept", method: "PATCH", path: CLIENTS });
  await expect(renamed.up({ region: "us", preset: "casebook", name: "one" })).rejects.toThrow();
  await bench.noFaults();
  expect(await clients()).toMatchObject([{ description: expect.stringContaining("workbench/a/new") }]);
  await old.delete();
  expect(await clients()).toEqual([]);
});

describe("what an earlier, killed run left", () => {
  test("of a module with other inputs is named", async () => {
    const deviceId = await bench.registerByHand(esa, "us");
    const left = await bench.made("CtrModule", { region: "us", type: "esa", deviceId, visibility: "user" });
    await bench.made("CtrModule", { region: "us", type: "esa", deviceId });
    expect(warned()).toContain(`module ${left.id} ("one") was made for this resource with other inputs`);
    expect(await modules()).toHaveLength(2);
  });

  test("of a registration of another appliance is named", async () => {
    const left = await bench.made("DeviceRegistration", given());
    const device = await bench.made("DeviceRegistration", given({}, sma));
    expect(warned()).toContain(
      `device ${left.id} ("${esa}") was registered for this resource with other inputs, and still is: it stays`,
    );
    await device.delete();
    expect(await devices()).toMatchObject([{ id: left.id, status: "Registered" }]);
  });

  test.each([
    ["DeviceRegistration", DEVICES, () => Promise.resolve(given()), devices],
    ["CtrModule", INSTANCES, kinds[2]?.[1], modules],
    ["CtrModuleType", TYPES, kinds[4]?.[1], types],
    ["ApiClient", CLIENTS, kinds[3]?.[1], clients],
  ] as const)("a second %s that came late goes with the first", async (kind, path, program, objects) => {
    const resource = bench.resource(kind) as Managed<ResourceName>;
    await resource.create((await program?.()) as Given<ResourceName>);
    const body = bodyLike((await objects()).find(({ id }) => id === resource.id) ?? {});
    // As it was asked for, before it could be handed over.
    if (kind === "ApiClient") body["description"] = String(body["description"]).replace(/\]$/, " new]");
    await (await bench.api("us")).expect(201, "POST", path, body);
    const before = await objects();
    await resource.delete();
    expect(before).toHaveLength((await objects()).length + 2);
  });

  test.each([
    ["CtrModule", "later", kinds[2]?.[1], modules],
    ["CtrModule", "earlier", kinds[2]?.[1], modules],
    ["CtrModuleType", "later", kinds[4]?.[1], types],
    ["CtrModuleType", "earlier", kinds[4]?.[1], types],
  ] as const)("no %s goes with another of its mark that a %s create has made", async (kind, when, program, objects) => {
    const resource = bench.resource(kind) as Managed<ResourceName>;
    await resource.create((await program?.()) as Given<ResourceName>);
    const like = JSON.stringify(bodyLike((await objects()).find(({ id }) => id === resource.id) ?? {}));
    const body = like.replace(/ ~[0-9a-z]+/, when === "later" ? " ~zzzzzzzz" : " ~aaaaaaaa");
    const { id } = await (await bench.api("us")).expect<{ id: string }>(201, "POST", pathOf(kind), JSON.parse(body));
    await resource.delete();
    expect(ids(await objects())).toEqual([id]);
    expect(warned()).toMatch(
      new RegExp(`${id} \\("one"\\) carries this resource's mark too, but was made by another run: it stays`),
    );
  });
});

describe.each(kinds)(
  "a %s whose mark was taken off by hand, or whose state names an object without one",
  (kind, program, change, objects) => {
    async function unmarked() {
      const resource = of("a", kind);
      const inputs = await program();
      await resource.create(inputs);
      const [object] = (await objects()) as { id: string }[];
      const without = kind.startsWith("CtrModule") ? { external_references: [] } : { description: "" };
      await (await bench.api("us")).expect(200, "PATCH", `${pathOf(kind)}/${object?.id}`, without);
      return { resource, inputs };
    }

    test("stays when it is deleted, with a warning", async () => {
      const { resource } = await unmarked();
      const before = await objects();
      await resource.delete();
      expect(await objects()).toEqual(before);
      expect(warned()).toMatch(/ carries no mark, so it may be somebody else's: it stays/);
      if (kind === "DeviceRegistration") expect(await bench.applianceState(esa)).toMatchObject({ registered: true });
    });

    test("gets its mark back with the next change, and then goes", async () => {
      const { resource, inputs } = await unmarked();
      await resource.up({ ...inputs, ...change });
      expect(warned()).toContain("had lost its mark, and gets it again");
      await resource.delete();
      expect(await objects()).toEqual([]);
    });
  },
);

describe("after a stack was renamed, a new one of its old name", () => {
  /** What stack "prod", once "dev", holds when another "dev" has come up. */
  test.each(kinds)(
    "leaves the %s usable that the renamed stack holds, and says what it takes over or leaves",
    async (kind, program, change, objects) => {
      const inputs = await program();
      const prod = of("dev", kind);
      await prod.create(inputs);
      const held = ids(await objects());
      bench.logged.length = 0;

      const dev = of("dev", kind);
      await dev.create(inputs);

      expect(ids(await objects())).toEqual(expect.arrayContaining(held));
      for (const id of held)
        expect(warned()).toMatch(new RegExp(`${id} .*(is taken over\\. If a stack that was renamed|stays for now)`));
      if (kind === "ApiClient" || kind === "SseToken") {
        await dev.delete();
        expect(ids(await objects())).toEqual(held);
      }
      // Its next `up`, under its new name, marks what it holds.
      const renamed = of("prod", kind);
      renamed.id = prod.id;
      renamed.raw = prod.raw;
      await renamed.up({ ...inputs, ...change });
      await renamed.delete();
      expect(await objects()).toEqual([]);
    },
  );
});

describe("a project and a stack whose names are longer than a mark", () => {
  const [project, stack] = ["p".repeat(90), "s".repeat(90)];
  const named = <Name extends ResourceName>(kind: Name, name: string) => new Managed(bench, kind, `${project}/${stack}/${name}`);

  test("is one stack for all of its resources: what its token registered is taken over without the token", async () => {
    const token = named("SseToken", "token");
    await token.create({ region: "us" });
    await bench.type(esa, "threatresponseconfig", "enable", "commit", "");
    await bench.type(esa, `cloudserviceconfig register ${token.outs.value}`);
    const device = named("DeviceRegistration", "gate");
    await device.create(given());
    expect(device.id).toBe(token.outs.deviceIds[0]);
    await device.up(given({ description: "rack" }));
    await device.delete();
    await token.delete();
    expect(await devices()).toEqual([]);
  });

  test("is not another stack whose name only ends otherwise", async () => {
    const theirs = new Managed(bench, "ApiClient", `${project}/${stack}2/one`);
    await theirs.create({ region: "us", preset: "casebook" });
    const ours = named("ApiClient", "one");
    ours.id = theirs.id;
    ours.raw = { ...theirs.raw, owner: `${project}/${stack}/one` };
    await ours.delete();
    expect(ids(await clients())).toEqual([theirs.id]);
    expect(warned()).toContain("by now: it stays");
  });
});

describe.each(kinds)("a %s whose gateway gives up before the API is done", (kind, program, _, objects) => {
  test.each([1_000, 6_000, 12_000])("is there once when it was made %d ms later", async (delayMs) => {
    const inputs = await program();
    await bench.faults({ kind: "late", delayMs, method: "POST", path: pathOf(kind), count: 1 });
    const resource = of("a", kind);
    await resource.create(inputs);
    await bench.advance(60);
    expect(await objects()).toHaveLength(1);
    await resource.delete();
    expect(await objects()).toEqual([]);
  });

  test("is made at last where six answers in a row are lost and nothing was made", async () => {
    const inputs = await program();
    await bench.faults({ kind: "reset", method: "POST", path: pathOf(kind), count: 6 });
    await of("a", kind).create(inputs);
    expect(await objects()).toHaveLength(1);
  });
});

/** As a transform makes it that turns the order round: the engine makes the new one first, and deletes the old one in this or a later command. */
describe("an old state, after a create has taken its object over", () => {
  const taken: [ResourceName, () => Promise<Given<ResourceName>>, object, () => Promise<{ id: string }[]>][] = [
    ...kinds.filter(([kind]) => kind === "DeviceRegistration" || kind === "CtrModule"),
    [
      "CtrModuleType",
      () => Promise.resolve({ region: "us", title: "One", defaultName: "One", configurationSpec: [], capabilities: [] }),
      { title: "Other" },
      async () => (await bench.in("us")).moduleTypes.filter(({ visibility }) => visibility === "org"),
    ],
  ];

  describe.each(taken)("%s", (kind, program, change, objects) => {
    async function createdAnew(work: (now: Managed<ResourceName>, inputs: Given<ResourceName>) => Promise<void>) {
      const inputs = await program();
      const [old, now] = [of("dev", kind), of("dev", kind)];
      await old.create(inputs);
      await bench.advance(60);
      await work(now, inputs);
      return { old, now, inputs };
    }

    test("deletes nothing in a later command, and the new state deletes it", async () => {
      const { old, now, inputs } = await createdAnew((each, given) => each.create(given));
      expect(now.id).toBe(old.id);
      const before = ids(await objects());
      await old.delete();
      expect(ids(await objects())).toEqual(before);
      expect(warned()).toMatch(new RegExp(`${old.id} stays: a later create has taken it over\\. If no stack holds it`));
      expect(await now.up(inputs)).toMatchObject(nothing);
      await now.up({ ...inputs, ...change });
      await old.delete();
      expect(ids(await objects())).toEqual(before);
      await now.delete();
      expect(await objects()).toEqual([]);
    });

    test.each([
      ["without a claim", undefined],
      ["with the claim of a machine whose clock was ahead", "zzzzzzzz"],
    ])("deletes nothing in the same command: a state %s", async (_, claim) => {
      const [old, now] = [of("dev", kind), bench.process()[kind]];
      await old.create(await program());
      const before = ids(await objects());
      const [outs, checked] = [{ ...old.outs, claim }, await now.check?.(old.outs, old.outs)];
      await now.diff?.(old.id, outs, outs);
      expect((await now.create(checked?.inputs as object)).id).toBe(old.id);
      await now.delete?.(old.id, outs);
      expect(ids(await objects())).toEqual(before);
    });

    test("deletes nothing when the create was not finished, nor after the update that finished it", async () => {
      const { old, now, inputs } = await createdAnew(async (each, given) => {
        await bench.faults({ kind: "status", status: 400, method: "PATCH", path: "/iroh/" });
        await each.create(given).catch(() => undefined);
        await bench.noFaults();
      });
      if (now.id === "") await now.create(inputs);
      else await now.update(inputs);
      const before = ids(await objects());
      await old.delete();
      expect(ids(await objects())).toEqual(before);
      await now.delete();
      expect(await objects()).toEqual([]);
    });

    test("that is the only one, because the answer was lost, is right again with its next update", async () => {
      const { old, inputs } = await createdAnew((each, given) => each.create(given));
      await old.update({ ...inputs, ...change });
      await old.delete();
      expect(await objects()).toEqual([]);
    });
  });
});
