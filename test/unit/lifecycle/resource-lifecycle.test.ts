import { describe, expect, test } from "@jest/globals";
import { ProviderError } from "../../../provider/base/errors";
import type { RegionName } from "../../../provider/clients/cloud/regions";
import { PartialState, type AnyDefinition, type Context } from "../../../provider/lifecycle/definition";
import { markOf, type Mark } from "../../../provider/lifecycle/mark";
import { ResourceLifecycle, type Environment } from "../../../provider/lifecycle/resource-lifecycle";
import { bench, claim, given, lifecycleOf, methods, now, wire } from "../../support/lifecycle-bench";

describe("create", () => {
  test("asks for scopes first, with region, mark and time of the resource", async () => {
    methods.create.mockResolvedValue({ id: "client-1", outs: { clientId: "client-1" } });
    await bench.lifecycle.create(bench.inputs);
    const mark = { ...markOf("ApiClient", bench.lifecycle.schema.inputs, bench.inputs), claim };
    expect(bench.contexts).toEqual([{ region: "us", mark, budgetMs: 300_000 }]);
    expect(bench.scopesAsked).toEqual([["oauth"]]);
  });

  test("makes nothing without them", async () => {
    bench.requireScopes.mockRejectedValueOnce(new ProviderError({ code: "missing-scope", reason: "no scope", next: "Give it." }));
    await expect(bench.lifecycle.create(bench.inputs)).rejects.toMatchObject({
      message: 'cannot create API client "esa1": no scope. Give it.',
    });
    expect(methods.create).not.toHaveBeenCalled();
  });

  test("answers inputs and outputs together, as JSON can say them", async () => {
    const made = { clientId: "client-1", ownerId: undefined, createdAt: new Date(now), name: "observed" };
    methods.create.mockResolvedValue({ id: "client-1", outs: made });
    await expect(bench.lifecycle.create(bench.inputs)).resolves.toEqual({
      id: "client-1",
      outs: {
        ...bench.inputs,
        clientId: "client-1",
        createdAt: "2026-01-01T00:00:00.000Z",
        name: "observed",
        claim,
        unsettled: true,
      },
    });
  });
});

describe("create for an engine that is gone before its answer", () => {
  const dying = (takenOver?: boolean) =>
    methods.create.mockImplementation(() => {
      bench.engine.abort();
      return Promise.resolve({
        id: "client-1",
        outs: { clientId: "client-1" },
        ...(takenOver === undefined ? {} : { takenOver }),
      });
    });

  test.each([undefined, false])("takes back what it made, in a time of its own: %j", async (takenOver) => {
    dying(takenOver);
    await expect(bench.lifecycle.create(bench.inputs)).rejects.toMatchObject({ code: "cancelled" });
    expect(methods.delete).toHaveBeenCalledTimes(1);
    const [{ call } = {} as Context, ...rest] = methods.delete.mock.calls[0] ?? [];
    expect(rest).toEqual(["client-1", { ...bench.inputs, clientId: "client-1" }]);
    expect([call.signal.aborted, call.deadline]).toEqual([false, now + 20_000]);
  });

  test("leaves what was there before", async () => {
    dying(true);
    await expect(bench.lifecycle.create(bench.inputs)).rejects.toMatchObject({ code: "cancelled" });
    expect(methods.delete).not.toHaveBeenCalled();
  });

  test("an engine that is there keeps what was made", async () => {
    methods.create.mockResolvedValue({ id: "client-1", outs: {} });
    await bench.lifecycle.create(bench.inputs);
    expect(methods.delete).not.toHaveBeenCalled();
  });
});

describe("an object that carries a mark", () => {
  const own = () => markOf("ApiClient", bench.lifecycle.schema.inputs, bench.inputs);
  const anothers = () => ({ ...own(), owner: "shop/dev/esa1" });
  const news = () => ({ ...bench.inputs, name: "other" });

  test("of another stack is not changed", async () => {
    methods.markIn.mockReturnValue(anothers());
    await expect(bench.lifecycle.update("client-1", bench.outs, news())).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(
        /^cannot update API client "esa1": API client client-1 belongs to shop\/dev\/esa1\. Remove it there first/,
      ),
    });
    expect(methods.update).not.toHaveBeenCalled();
  });

  test("of another stack is not deleted: the state forgets it, with a warning", async () => {
    methods.markIn.mockReturnValue(anothers());
    await expect(bench.lifecycle.delete("client-1", bench.outs)).resolves.toBeUndefined();
    expect(methods.delete).not.toHaveBeenCalled();
    expect(bench.warned).toEqual(["API client client-1 belongs to shop/dev/esa1 by now: it stays, only the state forgets it."]);
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
    await bench.lifecycle.delete("client-1", await bench.lifecycle.update("client-1", bench.outs, news()));
    expect([methods.update.mock.calls.length, methods.delete.mock.calls.length, bench.warned]).toEqual([1, 1, []]);
  });

  test.each(["shop/prod/old", `shop/prod/${"x".repeat(300)}`])("of the name it had until now is changed: %s", async (owner) => {
    const old = { ...bench.outs, owner };
    methods.markIn.mockReturnValue(markOf("ApiClient", bench.lifecycle.schema.inputs, old));
    methods.update.mockResolvedValue({});
    await bench.lifecycle.update("client-1", old, bench.inputs);
    expect(methods.update).toHaveBeenCalledTimes(1);
    expect(bench.contexts).toMatchObject([{ mark: { owner: "shop/prod/esa1" } }]);
  });
});

test("a resource needs no rules of its own", async () => {
  const { observe, update, delete: remove } = methods;
  const plain = lifecycleOf({ name: "ApiClient", observe, update, delete: remove });
  expect(plain.check({}, given)).toEqual({ inputs: given, failures: [] });
  expect(plain.diff("1", bench.inputs, bench.outs)).toMatchObject({ changes: false });
  await expect(plain.update("client-1", bench.outs, bench.inputs)).resolves.toEqual(bench.outs);
  expect(methods.update).not.toHaveBeenCalled();
  await plain.delete("client-1", bench.outs);
  expect(methods.delete).toHaveBeenCalledTimes(1);
});

test("delete goes where the object is", async () => {
  methods.delete.mockResolvedValue(undefined);
  await bench.lifecycle.delete("client-1", { ...bench.outs, region: "eu" });
  expect(bench.contexts.map(({ region }) => region)).toEqual(["eu"]);
  expect(methods.delete).toHaveBeenCalledWith(expect.anything(), "client-1", { ...bench.outs, region: "eu" }, wire);
});

test("without scopes neither the cloud nor credentials for it are asked for", async () => {
  const withoutCloud = {
    ...bench.environment,
    regionProblem: bench.regionProblem,
    redact: (text: string) => text,
    now: () => now,
    context: (_region: RegionName, mark: Mark) => ({
      mark,
      secrets: bench.secrets,
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
  await alone.delete("client-1", bench.outs);
  expect(bench.regionProblem).not.toHaveBeenCalled();
});

describe("failures", () => {
  test("have their subject, and no secret", async () => {
    bench.secrets.remember("hunter2");
    methods.delete.mockRejectedValue(
      new ProviderError({
        code: "refused",
        reason: "no hunter2",
        next: "Change hunter2.",
        request: { method: "DELETE", path: "/hunter2", status: 400, error: "hunter2" },
        ambiguous: true,
      }),
    );
    await expect(bench.lifecycle.delete("client-1", bench.outs)).rejects.toMatchObject({
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
    bench.secrets.remember("hunter2");
    methods.create.mockRejectedValue(new TypeError("hunter2 is not a function"));
    await expect(bench.lifecycle.create(bench.inputs)).rejects.toMatchObject({
      code: "unexpected-answer",
      message:
        'cannot create API client "esa1": something unforeseen happened: [secret] is not a function. ' +
        "Run the command again with CISCO_CTR_LOG=debug, and report it.",
    });
  });

  test("with a half-made object keep what is there of it, as JSON can say it", async () => {
    bench.secrets.remember("hunter2");
    const reason = new ProviderError({ code: "timeout", reason: "hunter2 was late", next: "Wait." });
    methods.create.mockRejectedValue(
      new PartialState("client-1", { clientId: "client-1", at: new Date(now), none: undefined }, reason),
    );
    const [result] = await Promise.allSettled([bench.lifecycle.create(bench.inputs)]);
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
    await bench.clock.advance(20_000);
    return { id: "client-1", outs: {} };
  });
  await bench.lifecycle.create(bench.inputs);
  await bench.clock.advance(60_000);
  expect(bench.told).toEqual(['API client "esa1": looking around', 'API client "esa1": looking around, 15 s so far']);
});
