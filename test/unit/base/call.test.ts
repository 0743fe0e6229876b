import { describe, expect, test } from "@jest/globals";
import { forUndo, remaining, throwIfCancelled, type Call } from "../../../provider/base/call";
import { systemClock } from "../../../provider/base/clock";
import { inLines, logTo } from "../../../provider/base/log";
import { pulumiWording } from "../../../provider/pulumi/wording";
import { Secrets } from "../../../provider/base/known-secrets";
import { ManualClock } from "../../support/manual-clock";

function aCall(budgetMs: number): Call & { clock: ManualClock; abort: AbortController } {
  const clock = new ManualClock();
  const abort = new AbortController();
  const log = logTo(
    inLines(() => undefined),
    new Secrets(),
    "info",
    pulumiWording,
  );
  return { clock, abort, signal: abort.signal, deadline: clock.now() + budgetMs, log };
}

describe("the budget of a call", () => {
  test("shrinks with time and is never negative", async () => {
    const call = aCall(10_000);
    expect(remaining(call)).toBe(10_000);
    await call.clock.advance(9_999);
    expect(remaining(call)).toBe(1);
    await call.clock.advance(5_000);
    expect(remaining(call)).toBe(0);
  });

  test("a cancelled call goes no further", () => {
    const call = aCall(10_000);
    expect(() => {
      throwIfCancelled(call);
    }).not.toThrow();
    call.abort.abort();
    expect(() => {
      throwIfCancelled(call);
    }).toThrow(expect.objectContaining({ code: "cancelled" }));
  });

  test("undoing has a time of its own, also after the end", async () => {
    const call = aCall(1_000);
    await call.clock.advance(5_000);
    call.abort.abort();
    const undo = forUndo(call);
    expect(remaining(undo)).toBe(20_000);
    expect(undo.signal.aborted).toBe(false);
    expect(undo.log).toBe(call.log);
  });

  test("undoing has what is left of a call that still has time", () => {
    expect(remaining(forUndo(aCall(90_000)))).toBe(90_000);
    expect(remaining(forUndo(aCall(5_000)))).toBe(20_000);
  });
});

describe("the system clock", () => {
  test("ends a sleep at once when the engine goes away", async () => {
    const abort = new AbortController();
    const asleep = systemClock.sleep(3_600_000, abort.signal);
    abort.abort();
    await expect(asleep).rejects.toMatchObject({ code: "cancelled" });
    await expect(systemClock.sleep(3_600_000, abort.signal)).rejects.toMatchObject({ code: "cancelled" });
  });

  test("sleeps", async () => {
    await expect(systemClock.sleep(0, new AbortController().signal)).resolves.toBeUndefined();
  });
});
