import { setMaxListeners } from "node:events";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isProviderError } from "../../../../provider/base/errors";
import { Pacer } from "../../../../provider/clients/http/pacing";
import { fakeCall } from "../../../support/fake-call";
import { ManualClock } from "../../../support/manual-clock";

function bench(budgetMs = 300_000, autoAdvance = true) {
  const clock = new ManualClock({ autoAdvance });
  const abort = new AbortController();
  const call = fakeCall({ clock, signal: abort.signal, budgetMs });
  return { clock, abort, call, pacer: new Pacer("the quota is used up") };
}

describe("the pacer", () => {
  test("holds nobody back while the API does not ask for it", async () => {
    const { pacer, call, clock } = bench();
    await pacer.ready(call);
    expect(clock.slept).toEqual([]);
  });

  test("holds everybody back as long as the API asked, and not longer", async () => {
    const { pacer, call, clock } = bench();
    pacer.closeFor(2_000, clock.now());
    await pacer.ready(call);
    expect(clock.slept).toEqual([2_000]);
    await pacer.ready(call);
    expect(clock.slept).toEqual([2_000]);
  });

  test("the longest request for patience counts", async () => {
    const { pacer, call, clock } = bench();
    pacer.closeFor(5_000, clock.now());
    pacer.closeFor(2_000, clock.now());
    await pacer.ready(call);
    expect(clock.slept).toEqual([5_000]);
  });

  test("one that comes while somebody sleeps counts too", async () => {
    const { pacer, call, clock } = bench(300_000, false);
    pacer.closeFor(2_000, clock.now());
    const ready = pacer.ready(call);
    await clock.advance(1_000);
    pacer.closeFor(4_000, clock.now());
    await clock.advance(1_000);
    expect(clock.sleepers).toBe(1);
    await clock.advance(3_000);
    await ready;
    expect(clock.slept).toEqual([2_000, 3_000]);
  });

  test("fails at once, naming the time, when that is later than the call can wait", async () => {
    const { pacer, call, clock } = bench(300_000);
    pacer.closeFor(3_172_000, clock.now());
    await expect(pacer.ready(call)).rejects.toMatchObject({
      code: "quota",
      message: expect.stringContaining("Try again after 2026-01-01T00:52:52.000Z."),
    });
    expect(clock.slept).toEqual([]);
  });

  test("waits to the very end of a budget", async () => {
    const { pacer, call, clock } = bench(2_000);
    pacer.closeFor(2_000, clock.now());
    await expect(pacer.ready(call)).resolves.toBeUndefined();
  });

  test("lets go when the engine goes away", async () => {
    const { pacer, call, clock, abort } = bench(300_000, false);
    pacer.closeFor(2_000, clock.now());
    const ready = pacer.ready(call);
    abort.abort();
    await expect(ready).rejects.toMatchObject({ code: "cancelled" });
  });

  test.each([
    [8_000, 0],
    [200, 0],
    [100, 1_000],
    [0, 2_000],
  ])("with %d requests left the next ones are %d ms apart", async (left, apart) => {
    const { pacer, call, clock } = bench();
    pacer.left(left);
    await pacer.ready(call);
    await pacer.ready(call);
    expect(clock.slept).toEqual(apart === 0 ? [] : [apart]);
  });

  test("nobody is held back any more once there is enough again", async () => {
    const { pacer, call, clock } = bench();
    pacer.left(0);
    await pacer.ready(call);
    pacer.left(Infinity);
    await pacer.ready(call);
    expect(clock.slept).toEqual([]);
  });

  test("who cannot wait that long goes sooner and keeps half of its time, and the next one comes at a distance", async () => {
    const { pacer, call, clock } = bench();
    pacer.left(0);
    await pacer.ready(call);
    await pacer.ready({ ...call, deadline: clock.now() + 1_000 });
    await pacer.ready(call);
    expect(clock.slept).toEqual([500, 2_000]);
  });

  test("however many come at the same time, none waits longer than half a minute", async () => {
    const { pacer, call, clock } = bench();
    pacer.left(0);
    setMaxListeners(Infinity, call.signal);
    await Promise.all(Array.from({ length: 400 }, () => pacer.ready(call)));
    expect(Math.max(...clock.slept)).toBe(30_000);
  });

  test("who is refused takes no turn, and the refusal is its own", async () => {
    const { pacer, call, clock } = bench();
    pacer.left(0);
    pacer.closeFor(5_000, clock.now());
    for (let n = 0; n < 10; n++) {
      await expect(pacer.ready({ ...call, deadline: clock.now() + 1_000 })).rejects.toMatchObject({
        code: "quota",
        facts: { ofThisCall: true },
      });
    }
    await pacer.ready(call);
    expect(clock.slept).toEqual([5_000]);
  });

  test("those who come at the same time get one slot each", async () => {
    const { pacer, call, clock } = bench();
    const begun = clock.now();
    pacer.left(0);
    await Promise.all([pacer.ready(call), pacer.ready(call), pacer.ready(call)]);
    expect(clock.now() - begun).toBeGreaterThanOrEqual(4_000);
  });

  test("whatever the API says: nobody goes too early, nobody outwaits its budget, and all come in turn", async () => {
    const word = fc.oneof(
      fc.record({ closeFor: fc.integer({ min: 0, max: 4_000_000 }) }),
      fc.record({ left: fc.integer({ min: 0, max: 8_000 }) }),
      fc.record({ budget: fc.integer({ min: 0, max: 600_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 30 }), async (words) => {
        const { clock, pacer, call } = bench();
        let closedUntil = 0;
        for (const said of words) {
          const from = clock.now();
          if ("closeFor" in said) {
            pacer.closeFor(said.closeFor, from);
            closedUntil = Math.max(closedUntil, from + said.closeFor);
          } else if ("left" in said) pacer.left(said.left);
          else {
            const deadline = from + said.budget;
            const failure = await pacer.ready({ ...call, deadline }).then(
              () => undefined,
              (error: unknown) => error,
            );
            if (failure === undefined) {
              expect(clock.now()).toBeGreaterThanOrEqual(closedUntil);
              expect(clock.now()).toBeLessThanOrEqual(deadline);
            } else {
              expect(isProviderError(failure, "quota")).toBe(true);
              expect(closedUntil).toBeGreaterThan(deadline);
              expect(clock.now()).toBe(from);
            }
          }
        }
      }),
    );
  });
});
