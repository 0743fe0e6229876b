import { describe, expect, test } from "@jest/globals";
import { ProviderError } from "../../../provider/base/errors";
import { type AnyDefinition } from "../../../provider/lifecycle/definition";
import { ResourceLifecycle, type Environment } from "../../../provider/lifecycle/resource-lifecycle";
import type { Properties } from "../../../provider/lifecycle/schema";
import { unknown } from "../../../provider/lifecycle/unknown";
import { bench, given, methods, now, stale } from "../../support/lifecycle-bench";

describe("check", () => {
  test("leaves inputs as they were given, and touches nothing", () => {
    expect(bench.lifecycle.check({}, given)).toEqual({ inputs: given, failures: [] });
    expect([bench.contexts, bench.scopesAsked]).toEqual([[], []]);
  });

  test("a default that the state has stays there, and one that it has not is not added", () => {
    expect(bench.lifecycle.check(bench.inputs, given).inputs).toEqual(bench.inputs);
    expect(bench.lifecycle.check(given, bench.inputs).inputs).toEqual(given);
    const disabled = bench.lifecycle.check(bench.inputs, { ...given, enabled: false }).inputs;
    expect(disabled).toEqual({ ...bench.inputs, enabled: false });
    expect(bench.lifecycle.check(disabled, given).inputs).toEqual(bench.inputs);
    expect(bench.lifecycle.check({ ...given, enabled: false }, given).inputs).toEqual({ ...given, enabled: true });
  });

  test("rules over more inputs come after shape, and the region's credentials after those", () => {
    methods.check.mockReturnValue([{ property: "scopes", reason: "is wrong" }]);
    bench.regionProblem.mockReturnValue(
      new ProviderError({ code: "missing-credentials", reason: "no credentials", next: "Set them." }),
    );
    expect(bench.lifecycle.check({}, { ...given, enabled: 5 }).failures.map(({ property }) => property)).toEqual(["enabled"]);
    expect(methods.check).not.toHaveBeenCalled();
    expect(bench.lifecycle.check({}, given).failures).toEqual([{ property: "scopes", reason: "is wrong" }]);
    expect(bench.regionProblem).not.toHaveBeenCalled();
    methods.check.mockReturnValue([]);
    expect(bench.lifecycle.check({}, given).failures).toEqual([
      { property: "region", reason: "needs credentials: no credentials. Set them" },
    ]);
  });

  test("a move needs both regions", () => {
    bench.lifecycle.check({ ...bench.inputs, region: "eu" }, given);
    expect(bench.regionProblem.mock.calls).toEqual([["us"], ["eu"]]);
  });

  test("a move out of a region that cannot be used names what is wrong with that one", () => {
    const invalid = new ProviderError({ code: "invalid-input", reason: "the address is wrong", next: "Correct it." });
    bench.regionProblem.mockImplementation((region) => (region === "eu" ? invalid : undefined));
    expect(bench.lifecycle.check({ ...bench.inputs, region: "eu" }, given).failures).toEqual([
      { property: "region", reason: "cannot be used: the address is wrong. Correct it" },
    ]);
  });

  test("null is absent, at any depth; in a list it is a wrong entry", () => {
    expect(bench.lifecycle.check({}, { ...given, description: null, keepers: { a: null, b: "c" } })).toEqual({
      inputs: { ...given, keepers: { b: "c" } },
      failures: [],
    });
    const { failures } = bench.lifecycle.check({}, { ...given, redirects: ["https://a.example", null] });
    expect(failures.map(({ property }) => property)).toEqual(["redirects.1"]);
  });

  test.each([unknown, undefined, "mars"])("an old region that is none is not looked at: %j", (region) => {
    bench.lifecycle.check({ region }, given);
    expect(bench.regionProblem.mock.calls).toEqual([["us"]]);
  });

  test.each<[string, unknown, unknown, unknown]>([
    ["the same in another order stands as before", ["b", "a"], ["a", "b"], ["b", "a"]],
    ["one more is a new list", ["b", "a"], ["a", "b", "c"], ["a", "b", "c"]],
    ["one less is a new list", ["b", "a"], ["a"], ["a"]],
    ["a first list is as it was given", undefined, ["a", "b"], ["a", "b"]],
    ["one that is not known yet is none", ["b", "a"], ["a", unknown], ["a", unknown]],
    ["not known at all", ["b", "a"], unknown, unknown],
  ])("a list whose order says nothing: %s", (_, old, wanted, settled) => {
    const olds = { ...bench.inputs, ...(old === undefined ? {} : { redirects: old }) };
    const { inputs: checked } = bench.lifecycle.check(olds, { ...given, grants: ["auth-code"], redirects: wanted });
    expect(checked["redirects"]).toEqual(settled);
  });

  test("an unknown region passes", () => {
    expect(bench.lifecycle.check({}, { ...given, region: unknown }).failures).toEqual([]);
    expect(bench.regionProblem).not.toHaveBeenCalled();
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
    const { differences, ...rest } = bench.lifecycle.diff("1", { ...bench.inputs, ...changed }, bench.outs);
    expect(rest).toEqual({ ...result, inInputs: result.changes, stale: [] });
    expect(differences.map(({ path, kind }) => `${path.join(".")}: ${kind}`)).toEqual(parts);
    expect(bench.contexts).toEqual([]);
  });

  test("stale outputs are an update in place", () => {
    methods.stale.mockReturnValue(stale);
    expect(bench.lifecycle.diff("1", bench.inputs, bench.outs)).toEqual({
      changes: true,
      differences: [],
      stale,
      inInputs: false,
      replaces: [],
      deleteBeforeReplace: true,
    });
    expect(methods.stale).toHaveBeenCalledWith(bench.inputs, bench.outs, now);
  });

  test("the inputs in state do not tell what is not as they want it", () => {
    const unsettled = { ...bench.outs, name: "not yet", unsettled: true };
    expect(bench.lifecycle.diff("1", bench.inputs, unsettled)).toMatchObject({ changes: true, inInputs: false });
    expect(bench.lifecycle.diff("1", { ...bench.inputs, name: "not yet" }, unsettled)).toMatchObject({ changes: false });
  });

  test("a renamed resource is an update in place: its mark is written anew", () => {
    expect(bench.lifecycle.diff("1", { ...bench.inputs, owner: "shop/prod/esa2" }, bench.outs)).toMatchObject({
      changes: true,
      replaces: [],
    });
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
