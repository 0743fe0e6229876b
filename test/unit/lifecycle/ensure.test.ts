import { describe, expect, jest, test } from "@jest/globals";
import { ProviderError } from "../../../provider/base/errors";
import { fresh, type Freshness } from "../../../provider/clients/cloud/collection";
import { ensure } from "../../../provider/lifecycle/ensure";
import { fakeCall } from "../../support/fake-call";
import { ManualClock } from "../../support/manual-clock";

describe("ensure", () => {
  const lost = new ProviderError({ code: "unreachable", reason: "the connection broke", next: "Wait.", ambiguous: true });
  const refused = new ProviderError({ code: "refused", reason: "no", next: "Stop." });
  const clock = new ManualClock({ autoAdvance: true });
  const call = (budgetMs = 60_000) => fakeCall({ clock, budgetMs });

  /** Steps that say what they did; each is a list of what happens, in turn. */
  function script({ looks, creates }: { looks: (string | undefined)[]; creates: (string | Error)[] }) {
    const done: string[] = [];
    return {
      done,
      look: jest.fn((freshness: Freshness) => {
        done.push(freshness === fresh ? "look again" : "look");
        return Promise.resolve(looks.shift());
      }),
      create: jest.fn(() => {
        done.push("create");
        const next = creates.shift();
        return typeof next === "string" ? Promise.resolve(next) : Promise.reject(next ?? new Error("not expected"));
      }),
    };
  }

  test("looks before it makes", async () => {
    const steps = script({ looks: [undefined], creates: ["new"] });
    await expect(ensure(call(), steps)).resolves.toEqual({ wire: "new", found: false, doubted: false });
    expect(steps.done).toEqual(["look", "create"]);
  });

  test("makes nothing when an earlier run did", async () => {
    const steps = script({ looks: ["old"], creates: [] });
    await expect(ensure(call(), steps)).resolves.toEqual({ wire: "old", found: true, doubted: false });
    expect(steps.done).toEqual(["look"]);
  });

  test("a lost answer: looks again and finds what it made", async () => {
    const steps = script({ looks: [undefined, "made"], creates: [lost] });
    await expect(ensure(call(), steps)).resolves.toEqual({ wire: "made", found: true, doubted: true });
    expect(steps.done).toEqual(["look", "create", "look again"]);
  });

  test("a lost answer and nothing made: makes it again", async () => {
    const steps = script({ looks: [undefined, undefined], creates: [lost, "new"] });
    await expect(ensure(call(), steps)).resolves.toEqual({ wire: "new", found: false, doubted: true });
    expect(steps.done).toEqual(["look", "create", "look again", "create"]);
  });

  test("an API that carries the request out a second after its gateway gave up: one object", async () => {
    const made: number[] = [];
    const create = () => {
      made.push(clock.now() + 1_000);
      return Promise.reject(lost);
    };
    const look = () => Promise.resolve(made.find((at) => at <= clock.now()));
    await expect(ensure(call(), { look, create })).resolves.toMatchObject({ found: true });
    expect(made.length).toBe(1);
  });

  test("a lost answer and no time left to see what became of it: makes nothing more", async () => {
    const steps = script({ looks: [undefined], creates: [lost, "never"] });
    await expect(ensure(call(1_999), steps)).rejects.toBe(lost);
    expect(steps.done).toEqual(["look", "create"]);
  });

  test("answers lost for good: goes on while its time lasts, and the last thing it does is to look", async () => {
    const steps = script({ looks: [], creates: Array<Error>(100).fill(lost) });
    const begun = clock.now();
    await expect(ensure(call(60_000), steps)).rejects.toBe(lost);
    expect(clock.now() - begun).toBeGreaterThan(50_000);
    expect(clock.now() - begun).toBeLessThanOrEqual(60_000);
    expect(steps.create.mock.calls.length).toBeGreaterThan(5);
    expect(steps.done.at(-1)).toBe("look again");
    // Before each, a look had proved that nothing was made.
    expect(steps.done.join()).not.toContain("create,create");
  });

  test.each([
    ["a gateway's 504", new ProviderError({ ...lost.facts, request: { method: "POST", path: "/", status: 504 } })],
    ["no answer in time", new ProviderError({ ...lost.facts, code: "timeout" })],
  ])("%s: what is made ten seconds later is found, and not made twice", async (_, error) => {
    const made: number[] = [];
    const create = () => {
      made.push(clock.now() + 10_000);
      return Promise.reject(error);
    };
    const look = () => Promise.resolve(made.find((at) => at <= clock.now()));
    await expect(ensure(call(), { look, create })).resolves.toMatchObject({ found: true, doubted: true });
    expect(made.length).toBe(1);
  });

  test.each<[string, Error]>([
    ["a refusal", refused],
    ["an error without a meaning", new Error("ambiguous")],
  ])("%s is not repeated", async (_, error) => {
    const steps = script({ looks: [], creates: [error, "never"] });
    await expect(ensure(call(), steps)).rejects.toBe(error);
    expect(steps.done).toEqual(["look", "create"]);
  });

  test("without a look nothing is made", async () => {
    const steps = script({ looks: [], creates: ["never"] });
    steps.look.mockRejectedValueOnce(refused);
    await expect(ensure(call(), steps)).rejects.toBe(refused);
    expect(steps.create).not.toHaveBeenCalled();
  });
});
