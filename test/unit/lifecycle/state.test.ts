import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { durationPattern } from "../../../provider/base/duration";
import { ResourceSchema } from "../../../provider/lifecycle/schema";
import { readState, requireParts } from "../../../provider/lifecycle/state";
import { names, placesIn, validInputs, withAt } from "../../support/valid-inputs";

describe.each(names)("the state of %s", (name) => {
  const schema = new ResourceSchema(name);

  test("that holds inputs as they may be is left as it is", () => {
    fc.assert(
      fc.property(validInputs(name), (inputs) => {
        const { kept, unusable } = readState(schema, { ...inputs, owner: "p/s/n", newer: { some: [null] } });
        expect({ kept, unusable }).toEqual({ kept: { ...inputs, owner: "p/s/n", newer: { some: [null] } }, unusable: [] });
      }),
    );
  });

  test("of any shape is read, once and for all, and has every value that must be there", () => {
    const edited = validInputs(name).chain((inputs) =>
      fc.tuple(fc.constantFrom(...placesIn(inputs)), fc.jsonValue()).map(([path, value]) => withAt(inputs, path, value)),
    );
    fc.assert(
      fc.property(edited, (value) => {
        const outs = value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
        const { kept, whole } = readState(schema, { ...outs });
        expect(readState(schema, kept)).toMatchObject({ kept, unusable: [] });
        const lists = Object.entries(schema.state.properties ?? {}).filter(([, { type }]) => type === "array");
        for (const [key] of lists.filter(([key]) => schema.state.required?.includes(key)))
          expect(whole[key]).toBeInstanceOf(Array);
      }),
    );
  });
});

describe("a part of a state", () => {
  const schema = new ResourceSchema("DeviceRegistration");

  test.each([
    ["of another type", { appliance: { host: "a", type: "ESA", hostKey: "k", port: "22" } }, "appliance.port"],
    ["that misses what it must have", { appliance: { host: "a", type: "ESA" } }, "appliance"],
    ["that is no duration", { timeouts: { ready: "soon" } }, "timeouts.ready"],
    ["of which no alternative fits", { appliance: { host: 1, type: "ESA", hostKey: "k" } }, "appliance.host, appliance"],
  ])("%s is not used", (_, outs, said) => {
    expect(readState(schema, outs).unusable.join(", ")).toBe(said);
  });

  test("that is out of its range is used", () => {
    const outs = { appliance: { host: "a", type: "XSA", hostKey: "SHA256:?", port: 70_000 }, method: "other" };
    expect(readState(schema, outs)).toMatchObject({ kept: outs, unusable: [] });
  });

  test("that is absent has its default", () => {
    expect(readState(schema, {}).whole).toMatchObject({
      ...{ method: "ssh", status: "", deviceId: "" },
      timeouts: { ready: "5m", registration: "10m", deregistration: "5m" },
    });
  });

  test("that is needed is asked for by its name", () => {
    const token = new ResourceSchema("SseToken");
    const state = (tokens: unknown) => readState(token, { tokens });
    for (const tokens of [undefined, null, 7, [], [{}]]) {
      expect(() => {
        requireParts(state(tokens), ["tokens"]);
      }).toThrow("its state has no usable tokens: ");
    }
    requireParts(state([{ deviceId: "1", deviceName: "a", value: "v", expiresAt: "t" }]), ["tokens"]);
  });
});

test("a duration is known by its pattern in every schema", () => {
  const durations = names.flatMap((name) => new ResourceSchema(name).state.definitions?.["duration"] ?? []);
  expect(new Set(durations.map(({ pattern }) => pattern))).toEqual(new Set([durationPattern]));
});
