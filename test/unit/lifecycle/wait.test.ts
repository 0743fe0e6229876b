import { describe, expect, test } from "@jest/globals";
import type { Call } from "../../../provider/base/call";
import { Steps } from "../../../provider/base/steps";
import { waitFor, type Look } from "../../../provider/lifecycle/wait";
import { ManualClock } from "../../support/manual-clock";
import { inPulumisWords } from "../../support/in-pulumis-words";

function bench(budgetMs = 3_600_000) {
  const clock = new ManualClock({ autoAdvance: true });
  const abort = new AbortController();
  const said: string[] = [];
  const log = { debug: () => undefined, info: (text: string) => said.push(text), warn: () => undefined };
  const steps = new Steps(clock, (text) => said.push(text));
  const call: Call = { clock, signal: abort.signal, deadline: clock.now() + budgetMs, log, steps };
  let looks = 0;
  const waiting = (look: (n: number) => Look<string>, timeoutMs = 60_000) =>
    waitFor(call, {
      what: "the registration",
      timeoutMs,
      input: "timeouts.registration",
      look: () => Promise.resolve(look(++looks)),
    });
  return { clock, abort, said, call, waiting, looks: () => looks };
}

const notYet: Look<string> = { done: false, said: "Unregistered" };

describe("waiting", () => {
  test("what is there already costs one look and no time", async () => {
    const { waiting, clock, looks } = bench();
    await expect(waiting(() => ({ done: true, value: "there" }))).resolves.toBe("there");
    expect([looks(), clock.slept]).toEqual([1, []]);
  });

  test("looks at growing distances, up to five seconds", async () => {
    const { waiting, clock } = bench();
    await waiting((n) => (n === 12 ? { done: true, value: "" } : notYet));
    expect(clock.slept).toEqual([250, 375, 562.5, 843.75, 1265.625, 1898.4375, 2847.65625, 4271.484375, 5_000, 5_000, 5_000]);
  });

  test("ends at its time, with a last look, and says what it saw last", async () => {
    const { waiting, clock, looks } = bench();
    const begun = clock.now();
    const seen = ["Unregistered", "Registering"];
    const failure = waiting((n) => ({ done: false, said: seen[Math.min(n, 2) - 1] ?? "" }));
    await expect(failure.catch(inPulumisWords)).resolves.toMatchObject({
      code: "timeout",
      message:
        "the registration did not happen within 60 s; last seen: Registering. " +
        "Run `pulumi up` again: it goes on waiting. Raise timeouts.registration if it always takes this long.",
    });
    expect(clock.now() - begun).toBe(60_000);
    expect(looks()).toBe(clock.slept.length + 1);
  });

  test("says first where to look, where the caller knows it", async () => {
    const { call } = bench(0);
    const failure = waitFor(call, {
      ...{ what: "it", timeoutMs: 0, input: "timeouts.ready", hint: "Open port 443.", look: () => Promise.resolve(notYet) },
    });
    await expect(failure.catch(inPulumisWords)).resolves.toMatchObject({
      facts: { next: expect.stringMatching(/^Open port 443\. Run `pulumi up` again: /) },
    });
  });

  test("what comes with the last look is not too late", async () => {
    const { waiting, clock } = bench();
    const end = clock.now() + 60_000;
    await expect(waiting(() => (clock.now() === end ? { done: true, value: "just" } : notYet))).resolves.toBe("just");
  });

  test("the budget of the call ends it earlier", async () => {
    const { waiting, clock } = bench(10_000);
    const begun = clock.now();
    await expect(waiting(() => notYet)).rejects.toMatchObject({
      code: "timeout",
      facts: { reason: expect.stringContaining("within 10 s") },
    });
    expect(clock.now() - begun).toBe(10_000);
  });

  test("a budget that is used up still allows one look", async () => {
    const { waiting, looks } = bench(0);
    await expect(waiting(() => notYet)).rejects.toMatchObject({ code: "timeout" });
    expect(looks()).toBe(1);
  });

  test("is a step of the call: told after a second, and every fifteen with what it sees", async () => {
    const { waiting, said } = bench();
    await expect(waiting(() => notYet)).rejects.toMatchObject({ code: "timeout" });
    expect(said[0]).toBe("waiting for the registration");
    expect(said[1]).toMatch(/^waiting for the registration, 1[5-9] s so far: Unregistered$/);
    expect(said.length).toBe(5);
  });

  test("says nothing of a short wait", async () => {
    const { waiting, said } = bench();
    await waiting((n) => (n === 3 ? { done: true, value: "" } : notYet));
    expect(said).toEqual([]);
  });

  test("ends when the engine goes away, asleep", async () => {
    const clock = new ManualClock();
    const abort = new AbortController();
    const call: Call = { ...bench().call, clock, signal: abort.signal, deadline: clock.now() + 60_000 };
    const waiting = waitFor(call, { what: "it", timeoutMs: 60_000, input: "x", look: () => Promise.resolve(notYet) });
    await clock.advance(0);
    expect(clock.sleepers).toBe(1);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
    expect(clock.sleepers).toBe(0);
  });

  test("does not look when the engine is gone already", async () => {
    const { waiting, abort, looks } = bench();
    abort.abort();
    await expect(waiting(() => notYet)).rejects.toMatchObject({ code: "cancelled" });
    expect(looks()).toBe(0);
  });

  test("a look that fails is the failure", async () => {
    const { waiting } = bench();
    const broken = new Error("broken");
    const failure = waiting(() => {
      throw broken;
    });
    await expect(failure).rejects.toBe(broken);
  });
});
