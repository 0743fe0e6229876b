import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { afterFailure, backoff, maxAttempts, parseRetryAfter, type Failure } from "../../../provider/base/retry";

const status = (code: number, retryAfterMs?: number): Failure => ({ kind: "status", status: code, retryAfterMs });

describe("what follows a failure", () => {
  test.each<[string, Failure, "retry" | "look" | "fail", "retry" | "look" | "fail"]>([
    ["never connected", { kind: "not-sent" }, "retry", "retry"],
    ["cut", { kind: "cut" }, "retry", "look"],
    ["too much", { kind: "too-much" }, "fail", "look"],
    ["429", status(429), "retry", "retry"],
    ["408", status(408), "retry", "look"],
    ["425", status(425), "retry", "look"],
    ["500", status(500), "retry", "look"],
    ["502", status(502), "retry", "look"],
    ["503", status(503), "retry", "look"],
    ["504", status(504), "retry", "look"],
    ["302", status(302), "fail", "fail"],
    ["400", status(400), "fail", "fail"],
    ["401", status(401), "fail", "fail"],
    ["403", status(403), "fail", "fail"],
    ["404", status(404), "fail", "fail"],
    ["409", status(409), "fail", "fail"],
    ["501", status(501), "fail", "fail"],
  ])("%s", (_, failure, repeatable, once) => {
    expect(afterFailure(failure, 1, true, 0).action).toBe(repeatable);
    expect(afterFailure(failure, 1, false, 0).action).toBe(once);
  });

  test("the server's own time wins over ours", () => {
    expect(afterFailure(status(503, 12_345), 1, true, 0.5)).toEqual({ action: "retry", delayMs: 12_345 });
    expect(afterFailure(status(503), 1, true, 0)).toEqual({ action: "retry", delayMs: 250 });
  });
});

const failures = fc.oneof(
  fc.constantFrom<Failure>({ kind: "not-sent" }, { kind: "cut" }, { kind: "too-much" }),
  fc.record({ kind: fc.constant("status" as const), status: fc.integer({ min: 100, max: 599 }) }),
);
const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("properties", () => {
  test("what may have been accepted is never sent twice", () => {
    fc.assert(
      fc.property(failures, fc.integer({ min: 1, max: 20 }), randoms, (failure, attempt, random) => {
        const { action } = afterFailure(failure, attempt, false, random);
        const proven = failure.kind === "not-sent" || (failure.kind === "status" && failure.status === 429);
        expect(action === "retry" && !proven).toBe(false);
      }),
    );
  });

  test("attempts end", () => {
    fc.assert(
      fc.property(
        failures,
        fc.integer({ min: maxAttempts, max: 1_000 }),
        fc.boolean(),
        randoms,
        (failure, attempt, repeatable, random) => {
          expect(["fail", "look"]).toContain(afterFailure(failure, attempt, repeatable, random).action);
        },
      ),
    );
  });

  test("pauses grow from 250 ms to 8 s, and at most half is taken off", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), randoms, (attempt, random) => {
        const [pause, whole] = [backoff(attempt, random), backoff(attempt, 0)];
        expect(whole).toBe(attempt > 5 ? 8_000 : 250 * 2 ** (attempt - 1));
        expect(pause).toBeGreaterThanOrEqual(whole / 2);
        expect(pause).toBeLessThanOrEqual(whole);
        expect(Number.isInteger(pause)).toBe(true);
      }),
    );
  });
});

describe("Retry-After", () => {
  const now = Date.UTC(2026, 0, 1);

  test.each<[string | undefined, number | undefined]>([
    ["3172s", 3_172_000],
    ["3172", 3_172_000],
    ["3172S", 3_172_000],
    [" 2 ", 2_000],
    ["0", 0],
    ["0.5", 500],
    ["1.0001s", 1_001],
    ["Thu, 01 Jan 2026 00:01:30 GMT", 90_000],
    ["Wed, 31 Dec 2025 23:00:00 GMT", 0],
    ["Thursday, 01-Jan-26 00:01:30 GMT", 90_000],
    ["Thu Jan  1 00:01:30 2026", 90_000],
    ["Tue Jan 13 00:00:00 2026", 1_036_800_000],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
    ["Sun Nov  6 08:49:37 1994", 0],
    [undefined, undefined],
    ["", undefined],
    ["soon", undefined],
    ["-1", undefined],
    ["1e3", undefined],
    ["2 minutes", undefined],
    ["2ss", undefined],
    ["Thu, nonsense", undefined],
    ["Mon, 1", undefined],
    ["Mon, 01", undefined],
    ["Thu, 1 Jan 2026", undefined],
    ["Thu, 01 Jan 2026", undefined],
    ["Thu, 01 Jan 2026 00:01:30", undefined],
    ["Thu, 01 Jan 2026 00:01:30 UTC", undefined],
    ["Thu, 01 Jan 2026 00:01:30 +0000", undefined],
    ["Thu, 01 Jan 2026 01:01:30 GMT+1", undefined],
    ["Thu, 01 Jan 2026 00:01 GMT", undefined],
    ["Thu, 1 Jan 2026 00:01:30 GMT", undefined],
    ["Thu, 01 Jan 26 00:01:30 GMT", undefined],
    ["Thu, 01 January 2026 00:01:30 GMT", undefined],
    ["Thu, 01 jan 2026 00:01:30 GMT", undefined],
    ["Fri, 01 Jan 2026 00:01:30 GMT", undefined],
    ["Sat, 31 Feb 2026 00:00:00 GMT", undefined],
    ["Thu, 01 Jan 2026 24:00:00 GMT", undefined],
    ["Thu, 01 Jan 2026 00:60:00 GMT", undefined],
    ["Thu,  01 Jan 2026 00:01:30 GMT", undefined],
    ["Thu, 01 Jan 2026 00:01:30 GMT (late)", undefined],
    ["Thu, 01-Jan-26 00:01:30 GMT", undefined],
    ["Friday, 01-Jan-26 00:01:30 GMT", undefined],
    ["Thursday, 01-Jan-2026 00:01:30 GMT", undefined],
    ["Thu Jan 01 00:01:30 2026", undefined],
    ["Thu Jan  1 00:01:30 2026 GMT", undefined],
    ["2026-01-01T00:01:30Z", undefined],
    ["x Thu, 01 Jan 2026 00:01:30 GMT", undefined],
    ["9999999999", undefined],
  ])("%j", (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms);
  });

  test("any number of seconds, with or without s, and any date", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (seconds) => {
        expect(parseRetryAfter(String(seconds), now)).toBe(seconds * 1_000);
        expect(parseRetryAfter(`${seconds}s`, now)).toBe(seconds * 1_000);
        expect(parseRetryAfter(new Date(now + seconds * 1_000).toUTCString(), now)).toBe(seconds * 1_000);
      }),
    );
  });

  test("a date with a sign too few, too many or another is none, or another date of the same form", () => {
    const mutation = fc.record({ at: fc.nat(29), sign: fc.constantFrom("", "0", "1", "9", " ", ",", ":", "A", "n", "GMT") });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), mutation, (seconds, { at, sign }) => {
        const date = new Date(now + seconds * 1_000).toUTCString();
        for (const near of [date.slice(0, at) + sign + date.slice(at), date.slice(0, at) + sign + date.slice(at + 1)]) {
          const ms = parseRetryAfter(near, now);
          const read = ms === undefined || ms === 0 ? undefined : new Date(now + ms).toUTCString();
          expect([undefined, near.trim()]).toContain(read);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("a year of two digits is at most fifty years ahead", () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1977, 0, 1), max: Date.UTC(2076, 11, 31) }), (at) => {
        const [, weekday = "", day, month, year = "", time] =
          /^(...), (..) (...) (....) (.*) GMT$/.exec(new Date(at).toUTCString()) ?? [];
        const long = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"].find((each) =>
          each.startsWith(weekday),
        );
        const ms = parseRetryAfter(`${long}, ${day}-${month}-${year.slice(2)} ${time} GMT`, now);
        expect(ms).toBe(Math.max(0, Math.floor(at / 1_000) * 1_000 - now));
      }),
    );
  });

  test("no text breaks it or sends it back in time", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{1,12}[a-z.]*$/), fc.stringMatching(/^[A-Z][a-z]{2}, .*$/)),
        (text) => {
          const ms = parseRetryAfter(text, now);
          expect(ms === undefined || (Number.isFinite(ms) && ms >= 0)).toBe(true);
        },
      ),
    );
  });
});
