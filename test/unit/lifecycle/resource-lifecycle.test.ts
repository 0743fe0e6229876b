import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import { pulumiWording } from "../../../provider/pulumi/wording";
import type { Call } from "../../../provider/base/call";
import { ProviderError } from "../../../provider/base/errors";
import { Secrets } from "../../../provider/base/known-secrets";
import { Steps } from "../../../provider/base/steps";
import type { RegionName } from "../../../provider/clients/cloud/regions";
import { PartialState, type AnyDefinition, type Context, type Created, type Stale } from "../../../provider/lifecycle/definition";
import { markOf, type Mark } from "../../../provider/lifecycle/mark";
import { ResourceLifecycle, type Environment } from "../../../provider/lifecycle/resource-lifecycle";
import type { Properties } from "../../../provider/lifecycle/schema";
import { unknown } from "../../../provider/lifecycle/unknown";
import { ManualClock } from "../../support/manual-clock";

const now = Date.UTC(2026, 0, 1);
const claim = now.toString(36);
const given = { region: "us", preset: "casebook", owner: "shop/prod/esa1" };

const stale: Stale[] = [{ path: ["grantedScopes"], reason: "drifted" }];

/** What a look finds. */
const wire = { id: "client-1" };

let contexts: { region: RegionName; mark: Mark; budgetMs: number; formerOwner?: string | undefined }[];
let engine: AbortController;
let clock: ManualClock;
let told: string[];
let warned: string[];
let scopesAsked: string[][];
let secrets: Secrets;
let regionProblem: jest.Mock<Environment["regionProblem"]>;
let requireScopes: jest.Mock<(call: unknown, scopes: string[]) => Promise<void>>;
let environment: Environment;
let lifecycle: ResourceLifecycle;
let inputs: Properties;
let outs: Properties;

const methods = {
  check: jest.fn<NonNullable<AnyDefinition["check"]>>(),
  stale: jest.fn<(inputs: Properties, outs: Properties, now: number) => Stale[]>(),
  secretsIn: jest.fn<(values: Properties) => string[] | undefined>(),
  observe: jest.fn<AnyDefinition["observe"]>(),
  markIn: jest.fn<NonNullable<AnyDefinition["markIn"]>>(),
  create: jest.fn<(context: Context, inputs: Properties) => Promise<Created<Properties>>>(),
  read: jest.fn<(context: Context, found: unknown, outs: Properties | undefined) => Promise<Properties>>(),
  update: jest.fn<(context: Context, id: string, outs: Properties, news: Properties, found: unknown) => Promise<Properties>>(),
  delete: jest.fn<(context: Context, id: string, outs: Properties, found?: unknown) => Promise<void>>(),
};

const defined = (definition: object) => definition as AnyDefinition;

/** A lifecycle of another kind with the same methods and surroundings. */
const lifecycleOf = (definition: object) =>
  new ResourceLifecycle(defined({ noun: "thing", scopes: [], ...definition }), environment);

beforeEach(() => {
  contexts = [];
  clock = new ManualClock();
  told = [];
  engine = new AbortController();
  warned = [];
  scopesAsked = [];
  secrets = new Secrets();
  regionProblem = jest.fn<Environment["regionProblem"]>().mockReturnValue(undefined);
  requireScopes = jest.fn((_call: unknown, scopes: string[]) => {
    scopesAsked.push(scopes);
    return Promise.resolve();
  });
  for (const method of Object.values(methods)) method.mockReset();
  methods.check.mockReturnValue([]);
  methods.stale.mockReturnValue([]);
  methods.observe.mockResolvedValue(wire);
  methods.markIn.mockImplementation(() => markOf("ApiClient", lifecycle.schema.inputs, inputs));
  environment = {
    now: () => now,
    known: new Set(),
    redact: (text) => secrets.redact(text),
    wording: pulumiWording,
    regionProblem,
    applianceCredentials: () => ({ username: "admin", password: "x" }),
    fmcCredentials: () => ({ username: "admin", password: "x" }),
    steps: ({ noun, name }) => new Steps(clock, (text) => told.push(`${noun} "${name}": ${text}`)),
    context: (region, mark, budgetMs, steps, formerOwner) => {
      contexts.push({ region, mark, budgetMs, formerOwner });
      const log = { warn: (text: string) => warned.push(text) };
      const call = { signal: engine.signal, deadline: now + budgetMs, clock: { now: () => now }, log, steps } as unknown as Call;
      const rest = { cloud: { client: { requireScopes } }, secrets, known: new Set(), mark, formerOwner };
      return { ...rest, call, withCall: (other: Call) => ({ ...rest, call: other }) } as unknown as Context;
    },
  };
  lifecycle = lifecycleOf({ name: "ApiClient", noun: "API client", scopes: ["oauth"], ...methods });
  inputs = lifecycle.schema.withDefaults(given);
  outs = { ...inputs, clientId: "client-1", clientPassword: "hunter2", grantedScopes: ["casebook"], createdAt: "t" };
});

describe("check", () => {
  test("fills in defaults, and touches nothing", () => {
    expect(lifecycle.check({}, given)).toEqual({ inputs, failures: [] });
    expect([contexts, scopesAsked]).toEqual([[], []]);
  });

  test("rules over more inputs come after shape, and the region's credentials after those", () => {
    methods.check.mockReturnValue([{ property: "scopes", reason: "is wrong" }]);
    regionProblem.mockReturnValue(
      new ProviderError({ code: "missing-credentials", reason: "no credentials", next: "Set them." }),
    );
    expect(lifecycle.check({}, { ...given, enabled: 5 }).failures.map(({ property }) => property)).toEqual(["enabled"]);
    expect(methods.check).not.toHaveBeenCalled();
    expect(lifecycle.check({}, given).failures).toEqual([{ property: "scopes", reason: "is wrong" }]);
    expect(regionProblem).not.toHaveBeenCalled();
    methods.check.mockReturnValue([]);
    expect(lifecycle.check({}, given).failures).toEqual([
      { property: "region", reason: "needs credentials: no credentials. Set them" },
    ]);
  });

  test("a move needs both regions", () => {
    lifecycle.check({ ...inputs, region: "eu" }, given);
    expect(regionProblem.mock.calls).toEqual([["us"], ["eu"]]);
  });

  test("a move out of a region that cannot be used names what is wrong with that one", () => {
    const invalid = new ProviderError({ code: "invalid-input", reason: "the address is wrong", next: "Correct it." });
    regionProblem.mockImplementation((region) => (region === "eu" ? invalid : undefined));
    expect(lifecycle.check({ ...inputs, region: "eu" }, given).failures).toEqual([
      { property: "region", reason: "cannot be used: the address is wrong. Correct it" },
    ]);
  });

  test("null is absent, at any depth; in a list it is a wrong entry", () => {
    expect(lifecycle.check({}, { ...given, description: null, keepers: { a: null, b: "c" } })).toEqual({
      inputs: { ...inputs, keepers: { b: "c" } },
      failures: [],
    });
    const { failures } = lifecycle.check({}, { ...given, redirects: ["https://a.example", null] });
    expect(failures.map(({ property }) => property)).toEqual(["redirects.1"]);
  });

  test.each([unknown, undefined, "mars"])("an old region that is none is not looked at: %j", (region) => {
    lifecycle.check({ region }, given);
    expect(regionProblem.mock.calls).toEqual([["us"]]);
  });

  test.each<[string, unknown, unknown, unknown]>([
    ["the same in another order stands as before", ["b", "a"], ["a", "b"], ["b", "a"]],
    ["one more is a new list", ["b", "a"], ["a", "b", "c"], ["a", "b", "c"]],
    ["one less is a new list", ["b", "a"], ["a"], ["a"]],
    ["a first list is as it was given", undefined, ["a", "b"], ["a", "b"]],
    ["one that is not known yet is none", ["b", "a"], ["a", unknown], ["a", unknown]],
    ["not known at all", ["b", "a"], unknown, unknown],
  ])("a list whose order says nothing: %s", (_, old, wanted, settled) => {
    const olds = { ...inputs, ...(old === undefined ? {} : { redirects: old }) };
    const { inputs: checked } = lifecycle.check(olds, { ...given, grants: ["auth-code"], redirects: wanted });
    expect(checked["redirects"]).toEqual(settled);
  });

  test("an unknown region passes", () => {
    expect(lifecycle.check({}, { ...given, region: unknown }).failures).toEqual([]);
    expect(regionProblem).not.toHaveBeenCalled();
  });
});

describe("diff", () => {
  test.each<[string, Properties, { changes: boolean; replaces: string[]; deleteBeforeReplace: boolean }, string[]]>([
    ["nothing", {}, { changes: false, replaces: [], deleteBeforeReplace: true }, []],
    ["an update", { name: "other" }, { changes: true, replaces: [], deleteBeforeReplace: true }, ["name: update"]],
    [
      "a replacement deletes first",
      { region: "eu" },
      { changes: true, replaces: ["region"], deleteBeforeReplace: true },
      ["region: replace"],
    ],
    [
      "a rotation creates first",
      { keepers: { a: "b" } },
      { changes: true, replaces: ["keepers"], deleteBeforeReplace: false },
      ["keepers.a: rotate"],
    ],
    [
      "both at once delete first",
      { region: "eu", keepers: { a: "b" }, name: "other" },
      { changes: true, replaces: ["region", "keepers"], deleteBeforeReplace: true },
      ["region: replace", "name: update", "keepers.a: rotate"],
    ],
    [
      "unknown in a replacing property",
      { availability: unknown },
      { changes: true, replaces: ["availability"], deleteBeforeReplace: true },
      ["availability: replace"],
    ],
    [
      "unknown in a rotating property",
      { keepers: { a: unknown } },
      { changes: true, replaces: ["keepers"], deleteBeforeReplace: false },
      ["keepers.a: rotate"],
    ],
    ["unknown in another", { name: unknown }, { changes: true, replaces: [], deleteBeforeReplace: true }, ["name: update"]],
  ])("%s", (_, changed, result, parts) => {
    const { differences, ...rest } = lifecycle.diff("1", { ...inputs, ...changed }, outs);
    expect(rest).toEqual({ ...result, inInputs: result.changes, stale: [] });
    expect(differences.map(({ path, kind }) => `${path.join(".")}: ${kind}`)).toEqual(parts);
    expect(contexts).toEqual([]);
  });

  test("stale outputs are an update in place", () => {
    methods.stale.mockReturnValue(stale);
    expect(lifecycle.diff("1", inputs, outs)).toEqual({
      changes: true,
      differences: [],
      stale,
      inInputs: false,
      replaces: [],
      deleteBeforeReplace: true,
    });
    expect(methods.stale).toHaveBeenCalledWith(inputs, outs, now);
  });

  test("the inputs in state do not tell what is not as they want it", () => {
    const unsettled = { ...outs, name: "not yet", unsettled: true };
    expect(lifecycle.diff("1", inputs, unsettled)).toMatchObject({ changes: true, inInputs: false });
    expect(lifecycle.diff("1", { ...inputs, name: "not yet" }, unsettled)).toMatchObject({ changes: false });
  });

  test("a renamed resource is an update in place: its mark is written anew", () => {
    expect(lifecycle.diff("1", { ...inputs, owner: "shop/prod/esa2" }, outs)).toMatchObject({ changes: true, replaces: [] });
  });

  test("several parts of one input are named once", () => {
    const bare = { now: () => now, known: new Set() } as unknown as Environment;
    const device = new ResourceLifecycle({ name: "DeviceRegistration" } as AnyDefinition, bare);
    const appliance = { host: "h", type: "ESA", port: 22 };
    const changed = { host: "i", type: "SMA", port: 23 };
    const answer = device.diff("1", { region: "us", appliance: changed }, { region: "us", appliance });
    expect(answer.replaces).toEqual(["appliance"]);
    expect(answer.differences).toEqual([
      { path: ["appliance", "host"], kind: "replace" },
      { path: ["appliance", "port"], kind: "record" },
      { path: ["appliance", "type"], kind: "replace" },
    ]);
  });
});

describe("create", () => {
  test("asks for scopes first, with region, mark and time of the resource", async () => {
    methods.create.mockResolvedValue({ id: "client-1", outs: { clientId: "client-1" } });
    await lifecycle.create(inputs);
    const mark = { ...markOf("ApiClient", lifecycle.schema.inputs, inputs), claim };
    expect(contexts).toEqual([{ region: "us", mark, budgetMs: 300_000 }]);
    expect(scopesAsked).toEqual([["oauth"]]);
  });

  test("makes nothing without them", async () => {
    requireScopes.mockRejectedValueOnce(new ProviderError({ code: "missing-scope", reason: "no scope", next: "Give it." }));
    await expect(lifecycle.create(inputs)).rejects.toMatchObject({
      message: 'cannot create API client "esa1": no scope. Give it.',
    });
    expect(methods.create).not.toHaveBeenCalled();
  });

  test("answers inputs and outputs together, as JSON can say them", async () => {
    const made = { clientId: "client-1", ownerId: undefined, createdAt: new Date(now), name: "observed" };
    methods.create.mockResolvedValue({ id: "client-1", outs: made });
    await expect(lifecycle.create(inputs)).resolves.toEqual({
      id: "client-1",
      outs: { ...inputs, clientId: "client-1", createdAt: "2026-01-01T00:00:00.000Z", name: "observed", claim, unsettled: true },
    });
  });
});

describe("create for an engine that is gone before its answer", () => {
  const dying = (takenOver?: boolean) =>
    methods.create.mockImplementation(() => {
      engine.abort();
      return Promise.resolve({
        id: "client-1",
        outs: { clientId: "client-1" },
        ...(takenOver === undefined ? {} : { takenOver }),
      });
    });

  test.each([undefined, false])("takes back what it made, in a time of its own: %j", async (takenOver) => {
    dying(takenOver);
    await expect(lifecycle.create(inputs)).rejects.toMatchObject({ code: "cancelled" });
    expect(methods.delete).toHaveBeenCalledTimes(1);
    const [{ call } = {} as Context, ...rest] = methods.delete.mock.calls[0] ?? [];
    expect(rest).toEqual(["client-1", { ...inputs, clientId: "client-1" }]);
    expect([call.signal.aborted, call.deadline]).toEqual([false, now + 20_000]);
  });

  test("leaves what was there before", async () => {
    dying(true);
    await expect(lifecycle.create(inputs)).rejects.toMatchObject({ code: "cancelled" });
    expect(methods.delete).not.toHaveBeenCalled();
  });

  test("an engine that is there keeps what was made", async () => {
    methods.create.mockResolvedValue({ id: "client-1", outs: {} });
    await lifecycle.create(inputs);
    expect(methods.delete).not.toHaveBeenCalled();
  });
});

describe("read", () => {
  test("undefined is gone", async () => {
    methods.observe.mockResolvedValue(undefined);
    await expect(lifecycle.read("client-1", outs)).resolves.toBeUndefined();
    expect(methods.read).not.toHaveBeenCalled();
  });

  test("new outputs are taken over without a drift of inputs", async () => {
    methods.read.mockResolvedValue({ grantedScopes: ["sse"], name: "esa1" });
    await expect(lifecycle.read("client-1", outs)).resolves.toEqual({
      outs: { ...outs, grantedScopes: ["sse"] },
      drift: [{ path: ["grantedScopes"], before: ["casebook"], after: ["sse"], secret: false }],
      unreadable: [],
    });
  });

  test("what means the same keeps the user's own form", async () => {
    outs = { ...outs, scopes: ["b", "a"] };
    methods.read.mockResolvedValue({ scopes: ["a", "b"] });
    await expect(lifecycle.read("client-1", outs)).resolves.toEqual({ outs, drift: [], unreadable: [] });
  });

  test("a drift shows in outputs and in inputs, and nothing else does", async () => {
    outs = { ...outs, scopes: ["b", "a"] };
    methods.read.mockResolvedValue({ scopes: ["a", "b"], enabled: false, description: undefined });
    const drifted = { ...inputs, scopes: ["b", "a"], enabled: false };
    const result = await lifecycle.read("client-1", outs);
    expect(result?.inputs).toMatchObject({ scopes: ["b", "a"], enabled: false, owner: "shop/prod/esa1" });
    expect(Object.keys(result?.inputs ?? {}).filter((key) => !(key in drifted))).toEqual([]);
    expect(result?.outs).toMatchObject({ enabled: false, clientPassword: "hunter2" });
    expect(result?.drift).toEqual([{ path: ["enabled"], kind: "update", before: true, after: false, secret: false }]);
  });

  test("a drift of what was not as wanted is one that inputs tell", async () => {
    outs = { ...outs, name: "not yet", unsettled: true };
    methods.read.mockResolvedValueOnce({ name: "not yet" }).mockResolvedValueOnce({ name: "drifted" });
    await expect(lifecycle.read("client-1", outs)).resolves.toEqual({ outs, drift: [], unreadable: [] });
    const drifted = {
      ...{ outs: expect.not.objectContaining({ unsettled: true }), inputs: { ...inputs, name: "drifted" } },
      drift: [{ path: ["name"], kind: "update", before: "not yet", after: "drifted", secret: false }],
      unreadable: [],
    };
    await expect(lifecycle.read("client-1", outs)).resolves.toEqual(drifted);
  });

  test("what is not said stays, and null takes away", async () => {
    outs = { ...outs, ownerId: "u1", newer: { some: [null] } };
    methods.read.mockResolvedValue({ ownerId: undefined, createdAt: null, name: "esa1" });
    const result = await lifecycle.read("client-1", outs);
    expect(result?.outs).toEqual({ ...outs, createdAt: undefined });
    expect(result?.drift).toEqual([{ path: ["createdAt"], before: "t", secret: false }]);
    expect(result?.outs).not.toHaveProperty("createdAt");
  });

  describe("without a state", () => {
    const owner = "shop/prod/esa1";

    test.each<[string, Properties]>([
      ["but for the region", { region: "eu" }],
      ["but for region and owner", { region: "eu", owner }],
    ])("%s: what is found is all there is, with defaults and with the names of what cannot be found", async (_, place) => {
      methods.read.mockResolvedValue({
        clientId: "client-1",
        scopes: ["sse"],
        enabled: false,
        name: "found",
        ownerId: undefined,
      });
      const shape = { ...inputs, ...place, scopes: ["sse"], enabled: false, name: "found" };
      Reflect.deleteProperty(shape, "preset");
      if (!("owner" in place)) Reflect.deleteProperty(shape, "owner");
      await expect(lifecycle.read("client-1", place)).resolves.toEqual({
        ...{ outs: { ...shape, clientId: "client-1" }, inputs: shape },
        ...{ drift: [], unreadable: ["clientPassword"] },
      });
      expect(methods.observe).toHaveBeenCalledWith(expect.anything(), "client-1", undefined, expect.anything());
      expect(methods.read).toHaveBeenCalledWith(expect.anything(), wire, undefined);
      expect(contexts.map(({ region }) => region)).toEqual(["eu"]);
    });

    test("what the resource knows to be hidden is named too, and what its state needs is not asked for", async () => {
      const hidden = () => Promise.resolve([["settings", "key"]]);
      const token = lifecycleOf({ name: "SseToken", ...methods, needs: ["tokens"], hidden });
      methods.read.mockResolvedValue({});
      await expect(token.read("1", { region: "us" })).resolves.toMatchObject({ unreadable: ["tokens", "value", "settings.key"] });
    });

    test.each([{}, { owner }, { region: "mars" }, { region: undefined }])("nor a region: %j", async (place) => {
      await expect(lifecycle.read("client-1", place)).rejects.toMatchObject({ code: "invalid-input" });
      expect(methods.observe).not.toHaveBeenCalled();
    });
  });

  test("a failure is no absence", async () => {
    methods.read.mockRejectedValue(new ProviderError({ code: "unreachable", reason: "no answer", next: "Wait." }));
    await expect(lifecycle.read("client-1", outs)).rejects.toMatchObject({
      code: "unreachable",
      message: 'cannot read API client "esa1": no answer. Wait.',
    });
  });
});

describe("update", () => {
  test("a difference is a call, and inputs are the new ones", async () => {
    methods.update.mockResolvedValue({ grantedScopes: ["sse"] });
    const news = { ...inputs, name: "other" };
    await expect(lifecycle.update("client-1", outs, news)).resolves.toEqual({
      ...outs,
      name: "other",
      grantedScopes: ["sse"],
      claim,
    });
    expect(methods.update).toHaveBeenCalledWith(expect.anything(), "client-1", outs, news, wire);
  });

  test("what its answer does not say stays, and null takes away; so in what is half done", async () => {
    const news = { ...inputs, name: "other" };
    const rest = { ...outs, createdAt: undefined, name: "other", claim };
    const said = { clientPassword: undefined, createdAt: null };
    methods.update.mockResolvedValueOnce(said);
    await expect(lifecycle.update("client-1", outs, news)).resolves.toEqual(rest);
    const reason = new ProviderError({ code: "timeout", reason: "late", next: "Wait." });
    methods.update.mockRejectedValueOnce(new PartialState("client-1", { ...said, name: "esa1" }, reason));
    const half = await lifecycle.update("client-1", outs, news).catch((error: unknown) => (error as PartialState).outs);
    expect(half).toEqual({ ...rest, name: "esa1", unsettled: true });
  });

  test("an input that is no longer given does not live on among the outputs", async () => {
    methods.update.mockResolvedValue({});
    const news = { ...inputs, preset: undefined };
    await expect(lifecycle.update("client-1", outs, news)).resolves.not.toHaveProperty("preset");
    Reflect.deleteProperty(news, "preset");
    await expect(lifecycle.update("client-1", outs, news)).resolves.not.toHaveProperty("preset");
  });

  test("what the other side filled in stays, a token that is no longer given does not", async () => {
    const device = lifecycleOf({ name: "DeviceRegistration", ...methods });
    const news = { region: "us", method: "external", onDelete: "retain" };
    const old = { ...news, onDelete: "deregister", token: "abcdef0123456789", deviceName: "gate", status: "Registered" };
    methods.update.mockResolvedValue({});
    const updated = { ...news, deviceName: "gate", status: "Registered" };
    await expect(device.update("d1", old, news)).resolves.toEqual(updated);
    await expect(device.update("d1", old, { ...news, owner: "shop/prod/esa1" })).resolves.toEqual({
      ...updated,
      ...{ owner: "shop/prod/esa1", claim },
    });
  });

  test("a failure says that it was an update", async () => {
    methods.update.mockRejectedValue(new ProviderError({ code: "refused", reason: "no", next: "Stop." }));
    await expect(lifecycle.update("client-1", outs, { ...inputs, name: "other" })).rejects.toThrow(
      'cannot update API client "esa1": no. Stop.',
    );
  });

  test("what is only recorded costs no call", async () => {
    const definition = { name: "SseToken", noun: "registration token", scopes: [], ...methods } as unknown as AnyDefinition;
    const token = new ResourceLifecycle(definition, environment);
    const old = { region: "us", onExpiry: "keep", validFor: "1h", value: "abc" };
    const news = { region: "us", onExpiry: "renew", validFor: "2h" };
    await expect(token.update("id", old, news)).resolves.toEqual({ ...news, value: "abc" });
    expect(methods.update).not.toHaveBeenCalled();
  });

  test("the same again costs no call, stale outputs do", async () => {
    await expect(lifecycle.update("client-1", outs, inputs)).resolves.toEqual(outs);
    expect([methods.update.mock.calls.length, contexts]).toEqual([0, []]);
    methods.stale.mockReturnValue(stale);
    methods.update.mockResolvedValue({ grantedScopes: ["casebook", "sse"] });
    await expect(lifecycle.update("client-1", outs, inputs)).resolves.toMatchObject({ grantedScopes: ["casebook", "sse"] });
  });

  test("what is not as wanted afterwards is noted, and the note goes when it is", async () => {
    const news = { ...inputs, name: "other" };
    methods.update.mockResolvedValueOnce({ name: "oth" }).mockResolvedValueOnce({ name: "other" });
    const unsettled = { ...outs, name: "oth", claim, unsettled: true };
    await expect(lifecycle.update("client-1", outs, news)).resolves.toEqual(unsettled);
    await expect(lifecycle.update("client-1", unsettled, news)).resolves.toEqual({ ...outs, name: "other", claim });
  });
});

describe("an object that carries a mark", () => {
  const own = () => markOf("ApiClient", lifecycle.schema.inputs, inputs);
  const anothers = () => ({ ...own(), owner: "shop/dev/esa1" });
  const news = () => ({ ...inputs, name: "other" });

  test("of another stack is not changed", async () => {
    methods.markIn.mockReturnValue(anothers());
    await expect(lifecycle.update("client-1", outs, news())).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(
        /^cannot update API client "esa1": API client client-1 belongs to shop\/dev\/esa1\. Remove it there first/,
      ),
    });
    expect(methods.update).not.toHaveBeenCalled();
  });

  test("of another stack is not deleted: the state forgets it, with a warning", async () => {
    methods.markIn.mockReturnValue(anothers());
    await expect(lifecycle.delete("client-1", outs)).resolves.toBeUndefined();
    expect(methods.delete).not.toHaveBeenCalled();
    expect(warned).toEqual(["API client client-1 belongs to shop/dev/esa1 by now: it stays, only the state forgets it."]);
  });

  test.each<[string, () => Mark | undefined]>([
    ["its own", own],
    ["its own from other inputs", () => ({ ...own(), hash: "ba9876543210" })],
    ["none, because someone has removed it", () => undefined],
  ])("%s: is changed and deleted", async (_, mark) => {
    const found = mark();
    methods.observe.mockImplementation((_context, id) => Promise.resolve(id === "client-1" ? found : anothers()));
    methods.markIn.mockImplementation((mark) => mark as Mark);
    methods.update.mockResolvedValue({});
    await lifecycle.delete("client-1", await lifecycle.update("client-1", outs, news()));
    expect([methods.update.mock.calls.length, methods.delete.mock.calls.length, warned]).toEqual([1, 1, []]);
  });

  test.each(["shop/prod/old", `shop/prod/${"x".repeat(300)}`])("of the name it had until now is changed: %s", async (owner) => {
    const old = { ...outs, owner };
    methods.markIn.mockReturnValue(markOf("ApiClient", lifecycle.schema.inputs, old));
    methods.update.mockResolvedValue({});
    await lifecycle.update("client-1", old, inputs);
    expect(methods.update).toHaveBeenCalledTimes(1);
    expect(contexts).toMatchObject([{ mark: { owner: "shop/prod/esa1" } }]);
  });
});

test("a resource needs no rules of its own", async () => {
  const { observe, update, delete: remove } = methods;
  const plain = lifecycleOf({ name: "ApiClient", observe, update, delete: remove });
  expect(plain.check({}, given)).toEqual({ inputs, failures: [] });
  expect(plain.diff("1", inputs, outs)).toMatchObject({ changes: false });
  await expect(plain.update("client-1", outs, inputs)).resolves.toEqual(outs);
  expect(methods.update).not.toHaveBeenCalled();
  await plain.delete("client-1", outs);
  expect(methods.delete).toHaveBeenCalledTimes(1);
});

test("delete goes where the object is", async () => {
  methods.delete.mockResolvedValue(undefined);
  await lifecycle.delete("client-1", { ...outs, region: "eu" });
  expect(contexts.map(({ region }) => region)).toEqual(["eu"]);
  expect(methods.delete).toHaveBeenCalledWith(expect.anything(), "client-1", { ...outs, region: "eu" }, wire);
});

test("without scopes neither the cloud nor credentials for it are asked for", async () => {
  const withoutCloud = {
    ...environment,
    regionProblem,
    redact: (text: string) => text,
    now: () => now,
    context: (_region: RegionName, mark: Mark) => ({
      mark,
      secrets,
      known: new Set(),
      get cloud(): never {
        throw new Error("asked for the cloud");
      },
    }),
  } as unknown as Environment;
  const definition = { name: "ApiClient", noun: "API client", scopes: [], ...methods } as unknown as AnyDefinition;
  const alone = new ResourceLifecycle(definition, withoutCloud);
  methods.delete.mockResolvedValue(undefined);
  expect(alone.check({}, given).failures).toEqual([]);
  await alone.delete("client-1", outs);
  expect(regionProblem).not.toHaveBeenCalled();
});

describe("failures", () => {
  test("have their subject, and no secret", async () => {
    secrets.remember("hunter2");
    methods.delete.mockRejectedValue(
      new ProviderError({
        code: "refused",
        reason: "no hunter2",
        next: "Change hunter2.",
        request: { method: "DELETE", path: "/hunter2", status: 400, error: "hunter2" },
        ambiguous: true,
      }),
    );
    await expect(lifecycle.delete("client-1", outs)).rejects.toMatchObject({
      message: 'cannot delete API client "esa1": no [secret] (DELETE /[secret] -> 400 [secret]). Change [secret].',
      facts: { ambiguous: true },
    });
  });

  describe("mask secrets of", () => {
    const device = () => lifecycleOf({ name: "DeviceRegistration", ...methods });
    const registration = (password: string) => ({
      region: "us",
      appliance: { host: "h", type: "ESA", username: "operator", password },
      token: { deviceId: "dev-1", value: "abcdef0123456789" },
    });
    const failing = (reason: string) => new ProviderError({ code: "refused", reason, next: "Stop." });

    test("the inputs, but no user name and no device id", async () => {
      methods.delete.mockRejectedValue(failing("operator, hunter2 and abcdef0123456789 of dev-1"));
      await expect(device().delete("d1", registration("hunter2"))).rejects.toThrow("operator, [secret] and [secret] of dev-1");
    });

    test("the state, when an update fails", async () => {
      methods.update.mockRejectedValue(failing("neither before1 nor after22"));
      const news = { ...registration("after22"), method: "external" };
      await expect(device().update("d1", registration("before1"), news)).rejects.toThrow("neither [secret] nor [secret]");
    });

    test("what a resource finds in its inputs and in its state", async () => {
      methods.secretsIn.mockImplementation(({ settings }) => [(settings as { key: string }).key]);
      methods.update.mockRejectedValue(failing("neither before1 nor after22"));
      const module = lifecycleOf({ name: "CtrModule", ...methods });
      const of = (key: string) => ({ region: "us", settings: { key } });
      await expect(module.update("m1", of("before1"), of("after22"))).rejects.toThrow("neither [secret] nor [secret]");
      methods.delete.mockRejectedValue(failing("not before1"));
      await expect(module.delete("m1", of("before1"))).rejects.toThrow("not [secret]");
    });
  });

  test("of our own making say so, without a secret", async () => {
    secrets.remember("hunter2");
    methods.create.mockRejectedValue(new TypeError("hunter2 is not a function"));
    await expect(lifecycle.create(inputs)).rejects.toMatchObject({
      code: "unexpected-answer",
      message:
        'cannot create API client "esa1": something unforeseen happened: [secret] is not a function. ' +
        "Run the command again with CISCO_CTR_LOG=debug, and report it.",
    });
  });

  test("with a half-made object keep what is there of it, as JSON can say it", async () => {
    secrets.remember("hunter2");
    const reason = new ProviderError({ code: "timeout", reason: "hunter2 was late", next: "Wait." });
    methods.create.mockRejectedValue(
      new PartialState("client-1", { clientId: "client-1", at: new Date(now), none: undefined }, reason),
    );
    const [result] = await Promise.allSettled([lifecycle.create(inputs)]);
    const error = (result as PromiseRejectedResult).reason as PartialState;
    expect(error).toBeInstanceOf(PartialState);
    expect(error.id).toBe("client-1");
    expect(error.outs).toEqual({ clientId: "client-1", at: "2026-01-01T00:00:00.000Z", claim, unsettled: true });
    expect(error.message).toBe('cannot create API client "esa1": [secret] was late. Wait.');
  });
});

test("what a call is at is told with its resource, until the call has ended", async () => {
  methods.create.mockImplementation(async ({ call }) => {
    call.steps?.begin("looking around");
    await clock.advance(20_000);
    return { id: "client-1", outs: {} };
  });
  await lifecycle.create(inputs);
  await clock.advance(60_000);
  expect(told).toEqual(['API client "esa1": looking around', 'API client "esa1": looking around, 15 s so far']);
});
