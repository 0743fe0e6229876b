import { setMaxListeners } from "node:events";
import { describe, expect, jest, test } from "@jest/globals";
import type { Call } from "../../../../provider/base/call";
import { Outage, Outages } from "../../../../provider/clients/http/outage";
import { fakeCall } from "../../../support/fake-call";
import { ManualClock } from "../../../support/manual-clock";

function bench({ trusted = true } = {}) {
  const clock = new ManualClock();
  const abort = new AbortController();
  setMaxListeners(Infinity, abort.signal);
  const call = fakeCall({ clock, signal: abort.signal });
  const outage = new Outage("api.test");
  if (trusted) outage.trust();
  const begun = clock.now();
  const asked: [who: string, at: number][] = [];
  let status: number | undefined = 503;
  const answers = (code: number | undefined) => (status = code);
  const ask = (who: string, { repeatable = true, as = call }: { repeatable?: boolean; as?: Call } = {}) =>
    outage.through(as, repeatable, () => {
      asked.push([who, clock.now() - begun]);
      outage.saw(as, status);
      return Promise.resolve();
    });
  /** Who has just failed asks again at once, until it is answered. */
  const insist = async (who: string, options = {}): Promise<void> => {
    do await ask(who, options);
    while (outage.isOn(call));
  };
  const goesDown = async () => {
    await ask("first");
    await ask("second");
    asked.length = 0;
  };
  return { clock, abort, call, outage, asked, answers, ask, insist, goesDown };
}

describe("an API that is down", () => {
  test("is not one that fails once", async () => {
    const { outage, call, ask, answers, asked } = bench();
    await ask("a");
    answers(200);
    await ask("b");
    answers(503);
    await ask("c");
    expect([outage.isOn(call), asked.length]).toEqual([false, 3]);
  });

  test.each([
    [502, true],
    [503, true],
    [504, true],
    [undefined, true],
    [200, false],
    [404, false],
    [429, false],
    [500, false],
  ])("says %s again and again: %s", async (status, isOn) => {
    const { outage, call, goesDown, answers } = bench();
    answers(status);
    await goesDown();
    expect(outage.isOn(call)).toBe(isOn);
  });

  test("is not waited for when it has never done what it was asked for", async () => {
    const { ask, asked, clock } = bench({ trusted: false });
    for (let n = 0; n < 5; n++) await ask("a");
    expect([asked.length, clock.slept]).toEqual([5, []]);
  });

  test("is asked by one at a time, in turn and at growing distances; the first answer lets all go", async () => {
    const { clock, goesDown, insist, asked, answers } = bench();
    await goesDown();
    const all = Promise.all(["a", "b", "c"].map((who) => insist(who)));
    await clock.advance(0);
    await clock.advance(5_000);
    expect(asked).toEqual([
      ["a", 250],
      ["b", 750],
      ["c", 1_750],
      ["a", 3_750],
    ]);
    answers(200);
    await clock.advance(750);
    await all;
    expect(asked.slice(4)).toEqual([
      ["b", 5_750],
      ["c", 5_750],
      ["a", 5_750],
    ]);
  });

  test("is asked first by a request that may come twice", async () => {
    const { clock, goesDown, ask, asked } = bench();
    await goesDown();
    const all = ["a", "b", "c"].map((who) => ask(who, { repeatable: who === "c" }));
    await clock.advance(0);
    await clock.advance(10_000);
    await Promise.all(all);
    expect(asked.map(([who]) => who)).toEqual(["a", "c", "b"]);
  });

  test("is waited for two minutes, and then everybody asks for itself", async () => {
    const { clock, goesDown, insist, ask, asked } = bench();
    await goesDown();
    const all = Promise.all(["a", "b", "c"].map((who) => insist(who)));
    await clock.advance(0);
    await clock.advance(122_000);
    await all;
    expect(asked.length).toBeLessThan(70);
    expect(asked.slice(-3).map(([, at]) => at >= 120_000)).toEqual([true, true, true]);
    const sleeps = clock.slept.length;
    await ask("d");
    expect(clock.slept).toHaveLength(sleeps);
  });

  test("one whose time is up leaves the others their turn, waiting or about to ask", async () => {
    const { clock, goesDown, ask, insist, asked, call, answers } = bench();
    await goesDown();
    const short = { ...call, deadline: clock.now() + 100 };
    const inVain = { code: "timeout", facts: { ofThisCall: true, reason: expect.stringMatching(/^api\.test does not answer/) } };
    const asking = expect(ask("asking", { as: short })).rejects.toMatchObject(inVain);
    const waiting = expect(ask("waiting", { as: short })).rejects.toMatchObject(inVain);
    const other = insist("other");
    await clock.advance(0);
    await clock.advance(200);
    await Promise.all([asking, waiting]);
    answers(200);
    await clock.advance(2_000);
    await other;
    expect(asked.map(([who]) => who)).toEqual(["other"]);
  });

  test("lets all go when the engine goes away", async () => {
    const { goesDown, ask, abort, asked, clock } = bench();
    await goesDown();
    const all = ["a", "b"].map((who) => expect(ask(who)).rejects.toMatchObject({ code: "cancelled" }));
    await clock.advance(0);
    abort.abort();
    await Promise.all(all);
    expect([asked, clock.sleepers]).toEqual([[], 0]);
  });

  test("an answer to a request from before lets those go who wait", async () => {
    const { goesDown, ask, outage, call, clock, asked } = bench();
    await goesDown();
    const [first, second] = ["a", "b"].map((who) => ask(who));
    await clock.advance(0);
    outage.saw(call, 200);
    await second;
    expect(asked).toEqual([["b", 0]]);
    await clock.advance(2_000);
    await first;
  });
});

test("an outage ends although the clock was set back", async () => {
  const { clock, call, outage, goesDown } = bench();
  await goesDown();
  jest.spyOn(clock, "now").mockReturnValue(clock.now() - 3_600_000);
  expect(outage.isOn(call)).toBe(false);
});

describe("a part of an API", () => {
  const devices = "/iroh/iroh-sse/device";
  const modules = "/iroh/iroh-int/module-instance";

  function parts() {
    const { clock, call } = bench();
    const outages = new Outages("api.test");
    const fails = (path: string) => {
      for (let n = 0; n < 2; n++) outages.of(path).saw(call, 503);
    };
    const isOn = (path: string) => outages.of(path).isOn(call);
    return { clock, call, outages, fails, isOn };
  }

  test("is one for all objects of a collection, and whatever is asked of them", () => {
    const { outages } = parts();
    expect(outages.of(`${devices}/12/token`)).toBe(outages.of(devices));
    expect(outages.of(modules)).not.toBe(outages.of("/iroh/iroh-int/module-type"));
  });

  test("that is down holds nobody up who asks another", async () => {
    const { clock, call, outages, fails } = parts();
    for (const path of [devices, modules]) outages.of(path).trust();
    fails(modules);
    const waiting = outages.of(modules).through(call, true, () => Promise.resolve("module"));
    expect(await outages.of(devices).through(call, false, () => Promise.resolve("device"))).toBe("device");
    await clock.advance(250);
    expect(await waiting).toBe("module");
  });

  test("that never answered is waited for only while one that did is down as well", () => {
    const { outages, fails, isOn, call } = parts();
    outages.of(devices).trust();
    fails(modules);
    expect(isOn(modules)).toBe(false);
    fails(devices);
    expect([isOn(devices), isOn(modules)]).toEqual([true, true]);
    outages.of(devices).saw(call, 200);
    expect([isOn(devices), isOn(modules)]).toEqual([false, false]);
  });
});
