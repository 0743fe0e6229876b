import type { Call } from "../../provider/base/call";
import { ManualClock } from "./manual-clock";

const quiet = (): void => undefined;

/** A call of a test's own: what the test does not give is there, and says nothing. */
export function fakeCall({
  clock = new ManualClock(),
  signal = new AbortController().signal,
  budgetMs = 600_000,
  log,
  ...more
}: Partial<Omit<Call, "deadline" | "log">> & { budgetMs?: number; log?: Partial<Call["log"]> } = {}): Call {
  return { clock, signal, deadline: clock.now() + budgetMs, log: { debug: quiet, info: quiet, warn: quiet, ...log }, ...more };
}
