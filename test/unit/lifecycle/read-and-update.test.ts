import { describe, expect, test } from "@jest/globals";
import { ProviderError } from "../../../provider/base/errors";
import { PartialState, type AnyDefinition } from "../../../provider/lifecycle/definition";
import { ResourceLifecycle } from "../../../provider/lifecycle/resource-lifecycle";
import type { Properties } from "../../../provider/lifecycle/schema";
import { bench, claim, lifecycleOf, methods, stale, wire } from "../../support/lifecycle-bench";

describe("read", () => {
  test("undefined is gone", async () => {
    methods.observe.mockResolvedValue(undefined);
    await expect(bench.lifecycle.read("client-1", bench.outs)).resolves.toBeUndefined();
    expect(methods.read).not.toHaveBeenCalled();
  });

  test("new outputs are taken over without a drift of inputs", async () => {
    methods.read.mockResolvedValue({ grantedScopes: ["sse"], name: "esa1" });
    await expect(bench.lifecycle.read("client-1", bench.outs)).resolves.toEqual({
      outs: { ...bench.outs, grantedScopes: ["sse"] },
      drift: [{ path: ["grantedScopes"], before: ["casebook"], after: ["sse"], secret: false }],
      unreadable: [],
    });
  });

  test("what means the same keeps the user's own form", async () => {
    bench.outs = { ...bench.outs, scopes: ["b", "a"] };
    methods.read.mockResolvedValue({ scopes: ["a", "b"] });
    await expect(bench.lifecycle.read("client-1", bench.outs)).resolves.toEqual({ outs: bench.outs, drift: [], unreadable: [] });
  });

  test("a drift shows in outputs and in inputs, and nothing else does", async () => {
    bench.outs = { ...bench.outs, scopes: ["b", "a"] };
    methods.read.mockResolvedValue({ scopes: ["a", "b"], enabled: false, description: undefined });
    const drifted = { ...bench.inputs, scopes: ["b", "a"], enabled: false };
    const result = await bench.lifecycle.read("client-1", bench.outs);
    expect(result?.inputs).toMatchObject({ scopes: ["b", "a"], enabled: false, owner: "shop/prod/esa1" });
    expect(Object.keys(result?.inputs ?? {}).filter((key) => !(key in drifted))).toEqual([]);
    expect(result?.outs).toMatchObject({ enabled: false, clientPassword: "hunter2" });
    expect(result?.drift).toEqual([{ path: ["enabled"], kind: "update", before: true, after: false, secret: false }]);
  });

  test("a drift of what was not as wanted is one that inputs tell", async () => {
    bench.outs = { ...bench.outs, name: "not yet", unsettled: true };
    methods.read.mockResolvedValueOnce({ name: "not yet" }).mockResolvedValueOnce({ name: "drifted" });
    await expect(bench.lifecycle.read("client-1", bench.outs)).resolves.toEqual({ outs: bench.outs, drift: [], unreadable: [] });
    const drifted = {
      ...{ outs: expect.not.objectContaining({ unsettled: true }), inputs: { ...bench.inputs, name: "drifted" } },
      drift: [{ path: ["name"], kind: "update", before: "not yet", after: "drifted", secret: false }],
      unreadable: [],
    };
    await expect(bench.lifecycle.read("client-1", bench.outs)).resolves.toEqual(drifted);
  });

  test("what is not said stays, and null takes away", async () => {
    bench.outs = { ...bench.outs, ownerId: "u1", newer: { some: [null] } };
    methods.read.mockResolvedValue({ ownerId: undefined, createdAt: null, name: "esa1" });
    const result = await bench.lifecycle.read("client-1", bench.outs);
    expect(result?.outs).toEqual({ ...bench.outs, createdAt: undefined });
    expect(result?.drift).toEqual([{ path: ["createdAt"], before: "t", secret: false }]);
    expect(result?.outs).not.toHaveProperty("createdAt");
  });

  describe("without a state", () => {
    const owner = "shop/prod/esa1";

    test.each<[string, Properties]>([
      ["but for the region", { region: "eu" }],
      ["but for region and owner", { region: "eu", owner }],
      ["but for the region and another owner than its mark's", { region: "eu", owner: "shop/dev/esa1" }],
    ])("%s: what is found is all there is, with defaults and with the names of what cannot be found", async (_, place) => {
      methods.read.mockResolvedValue({
        clientId: "client-1",
        scopes: ["sse"],
        enabled: false,
        name: "found",
        ownerId: undefined,
      });
      const shape = { ...bench.inputs, owner, ...place, scopes: ["sse"], enabled: false, name: "found" };
      Reflect.deleteProperty(shape, "preset");
      await expect(bench.lifecycle.read("client-1", {}, place)).resolves.toEqual({
        ...{ outs: { ...shape, clientId: "client-1" }, inputs: shape },
        ...{ drift: [], unreadable: ["clientPassword"], ownedBy: owner },
      });
      expect(methods.observe).toHaveBeenCalledWith(expect.anything(), "client-1", undefined, expect.anything());
      expect(methods.read).toHaveBeenCalledWith(expect.anything(), wire, undefined);
      expect(bench.contexts.map(({ region }) => region)).toEqual(["eu"]);
    });

    test("what the resource knows to be hidden is named too, and what its state needs is not asked for", async () => {
      const hidden = () => Promise.resolve([["settings", "key"]]);
      const token = lifecycleOf({ name: "SseToken", ...methods, needs: ["tokens"], hidden });
      methods.read.mockResolvedValue({});
      await expect(token.read("1", {}, { region: "us" })).resolves.toMatchObject({
        unreadable: ["tokens", "value", "settings.key"],
      });
    });

    test("a state that says no more is a state, and what it lacks is asked for", async () => {
      const token = lifecycleOf({ name: "SseToken", ...methods, needs: ["tokens"] });
      await expect(token.read("1", { region: "us", owner })).rejects.toMatchObject({ code: "invalid-state" });
      expect(methods.observe).not.toHaveBeenCalled();
    });

    test.each([{}, { owner }, { region: "mars" }, { region: undefined }])("nor a region: %j", async (place) => {
      await expect(bench.lifecycle.read("client-1", {}, place)).rejects.toMatchObject({ code: "invalid-input" });
      expect(methods.observe).not.toHaveBeenCalled();
    });
  });

  test("a failure is no absence", async () => {
    methods.read.mockRejectedValue(new ProviderError({ code: "unreachable", reason: "no answer", next: "Wait." }));
    await expect(bench.lifecycle.read("client-1", bench.outs)).rejects.toMatchObject({
      code: "unreachable",
      message: 'cannot read API client "esa1": no answer. Wait.',
    });
  });
});

describe("update", () => {
  test("a difference is a call, and inputs are the new ones", async () => {
    methods.update.mockResolvedValue({ grantedScopes: ["sse"] });
    const news = { ...bench.inputs, name: "other" };
    await expect(bench.lifecycle.update("client-1", bench.outs, news)).resolves.toEqual({
      ...bench.outs,
      name: "other",
      grantedScopes: ["sse"],
      claim,
    });
    expect(methods.update).toHaveBeenCalledWith(expect.anything(), "client-1", bench.outs, news, wire);
  });

  test("what its answer does not say stays, and null takes away; so in what is half done", async () => {
    const news = { ...bench.inputs, name: "other" };
    const rest = { ...bench.outs, createdAt: undefined, name: "other", claim };
    const said = { clientPassword: undefined, createdAt: null };
    methods.update.mockResolvedValueOnce(said);
    await expect(bench.lifecycle.update("client-1", bench.outs, news)).resolves.toEqual(rest);
    const reason = new ProviderError({ code: "timeout", reason: "late", next: "Wait." });
    methods.update.mockRejectedValueOnce(new PartialState("client-1", { ...said, name: "esa1" }, reason));
    const half = await bench.lifecycle
      .update("client-1", bench.outs, news)
      .catch((error: unknown) => (error as PartialState).outs);
    expect(half).toEqual({ ...rest, name: "esa1", unsettled: true });
  });

  test("an input that is no longer given does not live on among the outputs", async () => {
    methods.update.mockResolvedValue({});
    const news = { ...bench.inputs, preset: undefined };
    await expect(bench.lifecycle.update("client-1", bench.outs, news)).resolves.not.toHaveProperty("preset");
    Reflect.deleteProperty(news, "preset");
    await expect(bench.lifecycle.update("client-1", bench.outs, news)).resolves.not.toHaveProperty("preset");
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
    await expect(bench.lifecycle.update("client-1", bench.outs, { ...bench.inputs, name: "other" })).rejects.toThrow(
      'cannot update API client "esa1": no. Stop.',
    );
  });

  test("what is only recorded costs no call", async () => {
    const definition = { name: "SseToken", noun: "registration token", scopes: [], ...methods } as unknown as AnyDefinition;
    const token = new ResourceLifecycle(definition, bench.environment);
    const old = { region: "us", onExpiry: "keep", validFor: "1h", value: "abc" };
    const news = { region: "us", onExpiry: "renew", validFor: "2h" };
    await expect(token.update("id", old, news)).resolves.toEqual({ ...news, value: "abc" });
    expect(methods.update).not.toHaveBeenCalled();
  });

  test("the same again costs no call, stale outputs do", async () => {
    await expect(bench.lifecycle.update("client-1", bench.outs, bench.inputs)).resolves.toEqual(bench.outs);
    expect([methods.update.mock.calls.length, bench.contexts]).toEqual([0, []]);
    methods.stale.mockReturnValue(stale);
    methods.update.mockResolvedValue({ grantedScopes: ["casebook", "sse"] });
    await expect(bench.lifecycle.update("client-1", bench.outs, bench.inputs)).resolves.toMatchObject({
      grantedScopes: ["casebook", "sse"],
    });
  });

  test("what is not as wanted afterwards is noted, and the note goes when it is", async () => {
    const news = { ...bench.inputs, name: "other" };
    methods.update.mockResolvedValueOnce({ name: "oth" }).mockResolvedValueOnce({ name: "other" });
    const unsettled = { ...bench.outs, name: "oth", claim, unsettled: true };
    await expect(bench.lifecycle.update("client-1", bench.outs, news)).resolves.toEqual(unsettled);
    await expect(bench.lifecycle.update("client-1", unsettled, news)).resolves.toEqual({ ...bench.outs, name: "other", claim });
  });
});
