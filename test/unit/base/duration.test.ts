import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { durationPattern, milliseconds, parseDuration } from "../../../provider/base/duration";
import { schemas } from "../../../provider/generated/schemas";

describe("durations", () => {
  test.each([
    ["0s", 0],
    ["90s", 90_000],
    ["5m", 300_000],
    ["1h", 3_600_000],
    ["2d", 172_800_000],
    ["9999999d", 9_999_999 * 86_400_000],
  ])("%s", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
    expect(milliseconds(text)).toBe(ms);
  });

  test.each(["", "5", "m", "5M", "5 m", " 5m", "5m\n", "05m", "-5m", "1.5h", "1h30m", "5ms", "10000000s", "٣m"])(
    "not %j",
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
      expect(() => milliseconds(text)).toThrow(RangeError);
    },
  );

  test("the schemas allow what the parser reads", () => {
    expect(schemas.DeviceRegistration.definitions.duration.pattern).toBe(durationPattern);
    expect(schemas.SseToken.definitions.duration.pattern).toBe(durationPattern);
    for (const choice of schemas.SseToken.properties.validFor.enum) expect(parseDuration(choice)).toBeGreaterThan(0);
  });

  test("any text: a number times its unit, or nothing", () => {
    const units = { s: 1, m: 60, h: 3_600, d: 86_400 };
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{1,8}[smhdwy]$/), fc.stringMatching(new RegExp(durationPattern)));
    fc.assert(
      fc.property(text, (text) => {
        const match = /^(\d+)([smhd])$/.exec(text);
        const ms = parseDuration(text);
        if (new RegExp(durationPattern).test(text)) {
          expect(ms).toBe(Number(match?.[1]) * units[match?.[2] as keyof typeof units] * 1_000);
        } else {
          expect(ms).toBeUndefined();
        }
      }),
    );
  });
});
