/** A look beside a state that was given without its secrets. */
import { describe, expect, test } from "@jest/globals";
import { ProviderError } from "../../../provider/base/errors";
import { bench, lifecycleOf, methods } from "../../support/lifecycle-bench";

/** Outputs without these. */
const without = (...keys: string[]) => Object.fromEntries(Object.entries(bench.outs).filter(([key]) => !keys.includes(key)));

describe("a secret that was held back", () => {
  test("is no drift, and is not spoken of where no look tells it", async () => {
    methods.read.mockResolvedValue({ name: "esa1" });
    const result = await bench.lifecycle.read("client-1", without("clientPassword"), { hidden: [["clientPassword"]] });
    expect(result).toMatchObject({ drift: [], unreadable: [] });
    expect(bench.warned).toEqual([]);
  });

  test("of the user's is named where a look tells it, once, and the rest is compared", async () => {
    methods.read.mockResolvedValue({ description: "found", name: "renamed", scopes: ["a"] });
    const result = await bench.lifecycle.read("client-1", without("description", "keepers"), {
      hidden: [["description"], ["keepers", "turn"]],
    });
    expect(result?.drift.map(({ path }) => path)).toEqual([["name"], ["scopes"]]);
    expect(result?.unreadable).toEqual(["description"]);
  });

  test("within what a look tells makes the whole of it incomparable, and nothing beside it", async () => {
    const lifecycle = lifecycleOf({ ...methods, name: "CtrModuleType" });
    const outs = { ...bench.inputs, moduleTypeId: "t", record: "r", createdAt: "t", properties: { url: "a", deep: { b: 1 } } };
    methods.read.mockResolvedValue({ properties: { url: "b", deep: { a: "found", b: 1 } } });
    const result = await lifecycle.read("t", outs, { hidden: [["properties", "deep", "a"]] });
    expect(result?.drift.map(({ path }) => path)).toEqual([["properties", "url"]]);
    expect(result?.unreadable).toEqual(["properties.deep.a", "properties.deep"]);
  });

  test("does for what a resource cannot do without, by what stands in its place", async () => {
    const needs = ["tokens"];
    const lifecycle = lifecycleOf({
      ...methods,
      name: "SseToken",
      needs,
      withoutSecrets: (known: object) => ({ ...known, tokens: [] }),
    });
    const outs = { ...bench.inputs, deviceIds: ["a"], expiresAt: "t", registered: 0, status: "active" };
    methods.read.mockResolvedValue({});
    await expect(lifecycle.read("t", outs)).rejects.toThrow(/its state has no usable tokens/);
    await expect(lifecycle.read("t", outs, { hidden: [["tokens"], ["value"]] })).resolves.toMatchObject({ drift: [] });
    expect(methods.observe.mock.calls[0]?.[2]).toMatchObject({ tokens: [] });
  });

  test("without which nothing can be asked fails before anything is", async () => {
    const refused = new ProviderError({ code: "missing-credentials", reason: "it was not given", next: "Give it." });
    const withoutSecrets = () => {
      throw refused;
    };
    const lifecycle = lifecycleOf({ ...methods, name: "ApiClient", withoutSecrets });
    await expect(lifecycle.read("c", bench.outs, { hidden: [["clientPassword"]] })).rejects.toMatchObject({
      code: "missing-credentials",
    });
    expect(methods.observe).not.toHaveBeenCalled();
    methods.read.mockResolvedValue({});
    await expect(lifecycle.read("c", bench.outs)).resolves.toBeDefined();
  });
});

test("a read asks for no more scopes than a look takes, and a change for all", async () => {
  const scopes = ["sse", "integration/module-instance:read", "integration/module-instance:write"];
  const lifecycle = lifecycleOf({ ...methods, name: "ApiClient", scopes });
  methods.read.mockResolvedValue({});
  await lifecycle.read("c", bench.outs);
  methods.delete.mockResolvedValue();
  await lifecycle.delete("c", bench.outs);
  expect(bench.scopesAsked).toEqual([["sse:read", "integration/module-instance:read"], scopes]);
});
