import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { differences, inOldForm, same } from "../../../provider/lifecycle/diff";
import type { OnChange, Schema } from "../../../provider/lifecycle/keywords";
import { ResourceSchema, type Properties } from "../../../provider/lifecycle/schema";
import { unknown } from "../../../provider/lifecycle/unknown";
import { names, placesIn, validInputs, withAt } from "../../support/valid-inputs";

const inputs: Record<string, Schema> = {
  replaced: { "x-on-change": "replace" },
  rotated: { "x-on-change": "rotate" },
  updated: { "x-on-change": "update" },
  unnamed: {},
  recorded: { "x-on-change": "record" },
  ignored: { "x-on-change": "ignore" },
  computed: { "x-on-change": "update", "x-computed": true },
  set: { "x-on-change": "update", "x-set": true },
  list: { "x-on-change": "update" },
  nested: {
    "x-on-change": "nested",
    properties: {
      host: { "x-on-change": "replace" },
      port: { "x-on-change": "record" },
      once: { "x-on-change": "ignore" },
      deep: { "x-on-change": "nested", properties: { leaf: { "x-on-change": "rotate" } } },
    },
  },
};

const say = (news: Properties, outs: Properties): string[] =>
  differences(inputs, news, outs).map(({ path, kind }) => `${path.join(".")}: ${kind}`);

describe("what a change of an input means", () => {
  test.each<[string, string[]]>([
    ["replaced", ["replaced: replace"]],
    ["rotated", ["rotated: rotate"]],
    ["updated", ["updated: update"]],
    ["unnamed", ["unnamed: update"]],
    ["recorded", ["recorded: record"]],
    ["ignored", []],
    ["computed", ["computed: update"]],
    ["set", ["set: update"]],
    ["list", ["list: update"]],
  ])("%s", (property, meaning) => {
    expect(say({ [property]: ["new"] }, { [property]: ["old"] })).toEqual(meaning);
    expect(say({ [property]: ["same"] }, { [property]: ["same"] })).toEqual([]);
    expect(say({ [property]: ["added"] }, {})).toEqual(meaning);
    expect(say({ [property]: unknown }, { [property]: ["old"] })).toEqual(meaning);
    expect(say({ [property]: [unknown] }, { [property]: ["old"] })).toEqual(meaning);
    expect(say({ [property]: { in: { here: unknown } } }, { [property]: { in: { here: "old" } } })).toEqual(meaning);
  });

  test.each<[string, string[]]>([
    ["replaced", ["replaced: replace"]],
    ["rotated", ["rotated: rotate"]],
    ["updated", ["updated: update"]],
    ["recorded", ["recorded: record"]],
    ["ignored", []],
    // Absent means that the other side decides.
    ["computed", []],
    ["set", ["set: update"]],
  ])("removed: %s", (property, meaning) => {
    expect(say({}, { [property]: ["old"] })).toEqual(meaning);
  });

  test("what is no input is no difference", () => {
    expect(say({ status: "new", __provider: "x" }, { status: "old" })).toEqual([]);
  });

  test("the order of keys is none, the order of a list is one, the order of a set is none", () => {
    expect(say({ updated: { a: 1, b: { c: 2, d: 3 } } }, { updated: { b: { d: 3, c: 2 }, a: 1 } })).toEqual([]);
    expect(say({ list: ["a", "b"] }, { list: ["b", "a"] })).toEqual(["list: update"]);
    expect(say({ set: ["a", "b"] }, { set: ["b", "a"] })).toEqual([]);
  });

  test.each<[unknown, unknown, boolean]>([
    [["a", "b"], ["b", "a", "a"], true],
    [[{ k: 1 }, "b"], ["b", { k: 1 }], true],
    [["a"], ["a", "b"], false],
    [["1"], [1], false],
    [[], [], true],
    [[], undefined, false],
    [["a"], "a", false],
    [["a", unknown], ["a", unknown], false],
  ])("sets: %j and %j", (news, outs, alike) => {
    expect(same({ "x-set": true }, news, outs)).toBe(alike);
  });

  test.each<[unknown, unknown]>([
    [false, undefined],
    [0, undefined],
    ["", undefined],
    [null, undefined],
    ["1", 1],
    [[], {}],
    [0, false],
  ])("%j is not %j", (news, outs) => {
    expect(same({}, news, outs)).toBe(false);
    expect(same({}, outs, news)).toBe(false);
  });
});

describe("parts of an object", () => {
  const whole = { host: "h", port: 22, once: false, deep: { leaf: 1 } };

  test.each<[string, unknown, unknown, string[]]>([
    ["same", whole, { ...whole }, []],
    ["a replacing part", { ...whole, host: "i" }, whole, ["nested.host: replace"]],
    ["a recorded part", { ...whole, port: 23 }, whole, ["nested.port: record"]],
    ["an ignored part", { ...whole, once: true }, whole, []],
    ["a deep part", { ...whole, deep: { leaf: 2 } }, whole, ["nested.deep.leaf: rotate"]],
    ["two parts", { ...whole, host: "i", port: 23 }, whole, ["nested.host: replace", "nested.port: record"]],
    ["a part removed", { port: 22, once: false, deep: { leaf: 1 } }, whole, ["nested.host: replace"]],
    ["more on the other side", whole, { ...whole, seen: "today" }, []],
    ["unknown part, replacing", { ...whole, host: unknown }, whole, ["nested.host: replace"]],
    ["unknown part, recorded", { ...whole, port: unknown }, whole, ["nested.port: record"]],
    ["unknown part, ignored", { ...whole, once: unknown }, whole, []],
    ["unknown as a whole", unknown, whole, ["nested.host: replace", "nested.port: record", "nested.deep.leaf: rotate"]],
    [
      "unknown as a whole, where parts were absent",
      unknown,
      { port: 22 },
      ["nested.host: replace", "nested.port: record", "nested.deep.leaf: rotate"],
    ],
    ["unknown deep object", { ...whole, deep: unknown }, whole, ["nested.deep.leaf: rotate"]],
    ["removed as a whole", undefined, whole, ["nested.host: replace", "nested.port: record", "nested.deep.leaf: rotate"]],
    ["added as a whole", whole, undefined, ["nested.host: replace", "nested.port: record", "nested.deep.leaf: rotate"]],
    ["null in its place", whole, null, ["nested.host: replace", "nested.port: record", "nested.deep.leaf: rotate"]],
    ["never there", undefined, undefined, []],
  ])("%s", (_, news, outs, meaning) => {
    expect(say({ nested: news }, { nested: outs })).toEqual(meaning);
  });
});

describe("an object whose keys are the user's own", () => {
  const map: Record<string, Schema> = {
    map: { type: "object", additionalProperties: true, "x-on-change": "rotate" },
  };
  const differing = (news: unknown, outs: unknown) =>
    differences(map, { map: news }, { map: outs }).map(({ path, kind }) => `${path.join(".")}: ${kind}`);

  test.each<[string, unknown, unknown, string[]]>([
    ["other, added and removed", { a: 1, b: 2, c: 3 }, { a: 1, b: 3, d: 4 }, ["map.b: rotate", "map.d: rotate", "map.c: rotate"]],
    ["the same in another order", { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, []],
    ["a part that is not known yet", { a: unknown, b: 2 }, { a: 1, b: 2 }, ["map.a: rotate"]],
    ["not known as a whole", unknown, { a: 1 }, ["map: rotate"]],
    ["removed as a whole", undefined, { a: 1 }, ["map: rotate"]],
    ["added as a whole", { a: 1 }, undefined, ["map: rotate"]],
  ])("%s", (_, news, outs, meaning) => {
    expect(differing(news, outs)).toEqual(meaning);
  });
});

/** As it comes back from the engine. */
const copyOf = (value: Properties): Properties => JSON.parse(JSON.stringify(value)) as Properties;

/** What the schema says of the place where a value changed; several when it is an object of parts. */
function policiesAt(schema: Schema | undefined, path: string[]): Set<OnChange> {
  const onChange = schema?.["x-on-change"] ?? "update";
  if (onChange !== "nested") return new Set([onChange]);
  const [key, ...rest] = path;
  const parts = key === undefined ? Object.values(schema?.properties ?? {}) : [schema?.properties?.[key]];
  return new Set(parts.flatMap((part) => [...policiesAt(part, rest)]));
}

describe.each(names)("any inputs of %s", (name) => {
  const schema = new ResourceSchema(name);

  test("differ in nothing from themselves, whatever outputs stand beside them", () => {
    fc.assert(
      fc.property(validInputs(name), fc.dictionary(fc.string(), fc.jsonValue()), (given, outputs) => {
        const own = Object.fromEntries(Object.entries(outputs).filter(([key]) => !(key in schema.inputs)));
        expect(differences(schema.inputs, given, { ...own, ...copyOf(given) })).toEqual([]);
        const filled = schema.withDefaults(given);
        expect(differences(schema.inputs, copyOf(filled), { ...own, ...copyOf(filled) })).toEqual([]);
      }),
    );
  });

  const written = (given: Properties) => ({ given, whole: copyOf(schema.withDefaults(given)) });
  /** As the program gives them, or with every default written out, as something older kept them. */
  const inEitherForm = fc.tuple(validInputs(name), fc.boolean()).map(([given, isWhole]) => {
    return written(copyOf(isWhole ? schema.withDefaults(given) : given));
  });

  test("differ from others only where the engine's own comparison differs too", () => {
    fc.assert(
      fc.property(inEitherForm, inEitherForm, (news, olds) => {
        const settled = inOldForm(schema.inputs, news, olds);
        const differing = differences(schema.inputs, news.whole, olds.whole);
        if (differing.length > 0) expect(settled).not.toEqual(olds.given);
        expect(differences(schema.inputs, schema.withDefaults(settled), olds.whole)).toEqual(differing);
      }),
    );
  });

  test("stand as before whatever order their sets were given in, and whether their defaults were given", () => {
    fc.assert(
      fc.property(validInputs(name), fc.boolean(), (given, wasWhole) => {
        const forms = [copyOf(given), copyOf(schema.withDefaults(given))] as const;
        const [olds, news] = wasWhole ? [forms[1], forms[0]] : forms;
        const turned = Object.entries(copyOf(news)).map(([key, value]) => {
          return [key, schema.inputs[key]?.["x-set"] && Array.isArray(value) ? value.reverse() : value];
        });
        const settled = inOldForm(schema.inputs, written(Object.fromEntries(turned) as Properties), written(olds));
        expect(settled).toEqual(olds);
      }),
    );
  });

  test("something unknown in them means what the schema says of that place", () => {
    fc.assert(
      fc.property(validInputs(name), fc.nat(), (given, at) => {
        const places = placesIn(given).slice(1);
        const [property = "", ...rest] = places[at % places.length] ?? [];
        const news = withAt(given, [property, ...rest], unknown) as Properties;
        const expected = policiesAt(schema.inputs[property], rest);
        expected.delete("ignore");
        const found = differences(schema.inputs, news, given);
        expect(new Set(found.map(({ kind }) => kind))).toEqual(expected);
        expect(found.every(({ path }) => path[0] === property)).toBe(true);
      }),
    );
  });
});
