import { setMaxListeners } from "node:events";
import { describe, expect, test } from "@jest/globals";
import type { Call } from "../../../../provider/base/call";
import { cancelled } from "../../../../provider/base/clock";
import { ProviderError, type ErrorFacts } from "../../../../provider/base/errors";
import { AccessTokens } from "../../../../provider/clients/http/access-tokens";
import { fakeCall } from "../../../support/fake-call";
import { ManualClock } from "../../../support/manual-clock";

function callWith(clock: ManualClock): Call {
  const { signal } = new AbortController();
  setMaxListeners(Infinity, signal);
  return fakeCall({ clock, signal });
}

describe("access tokens", () => {
  function bench(lifeMs = 600_000) {
    const clock = new ManualClock();
    const call = callWith(clock);
    let fetched = 0;
    const tokens = new AccessTokens(() => Promise.resolve({ value: `token-${++fetched}`, expiresAt: clock.now() + lifeMs }));
    return { clock, call, tokens, fetched: () => fetched };
  }

  test("one for all who ask at the same time, and for those who come later", async () => {
    const { tokens, call, fetched } = bench();
    const given = await Promise.all(Array.from({ length: 50 }, () => tokens.get(call)));
    expect(new Set(given.map(({ value }) => value))).toEqual(new Set(["token-1"]));
    await tokens.get(call);
    expect(fetched()).toBe(1);
  });

  test("a new one thirty seconds before the old one ends", async () => {
    const { tokens, call, clock } = bench();
    await tokens.get(call);
    await clock.advance(569_999);
    await expect(tokens.get(call)).resolves.toMatchObject({ value: "token-1" });
    await clock.advance(1);
    await expect(tokens.get(call)).resolves.toMatchObject({ value: "token-2" });
  });

  test("a dropped one is replaced, a newer one stays", async () => {
    const { tokens, call, fetched } = bench();
    const first = await tokens.get(call);
    tokens.drop(first);
    const second = await tokens.get(call);
    tokens.drop(first);
    await expect(tokens.get(call)).resolves.toBe(second);
    expect(fetched()).toBe(2);
  });

  test.each<[string, ErrorFacts]>([
    ["ran out of time", { code: "quota", reason: "used up", next: "Wait.", ofThisCall: true }],
    ["was cancelled", cancelled().facts],
  ])("a caller that %s fails alone", async (_, facts) => {
    const clock = new ManualClock();
    const [hasty, patient, other] = Array.from({ length: 3 }, () => callWith(clock)) as [Call, Call, Call];
    const askedBy: Call[] = [];
    const tokens = new AccessTokens((call) => {
      askedBy.push(call);
      return call === hasty
        ? Promise.reject(new ProviderError(facts))
        : Promise.resolve({ value: "good", expiresAt: clock.now() + 600_000 });
    });
    const results = await Promise.allSettled([hasty, patient, other].map((call) => tokens.get(call)));
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(askedBy).toEqual([hasty, patient]);
  });

  test("a failure reaches all who wait, and is not kept", async () => {
    const clock = new ManualClock();
    const call = callWith(clock);
    let fetched = 0;
    const tokens = new AccessTokens(() =>
      ++fetched === 1 ? Promise.reject(new Error("no")) : Promise.resolve({ value: "good", expiresAt: clock.now() + 600_000 }),
    );
    const results = await Promise.allSettled([tokens.get(call), tokens.get(call)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(tokens.get(call)).resolves.toMatchObject({ value: "good" });
    expect(fetched).toBe(2);
  });
});
