import { setMaxListeners } from "node:events";
import { cancelled, type Clock } from "./clock";
import type { Log } from "./log";
import type { Steps } from "./steps";

/** What one call of the engine may use up: its time, its way out, its voice. */
export interface Call {
  readonly clock: Clock;
  /** Aborts when the engine goes away. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch at which the call's budget ends. */
  readonly deadline: number;
  readonly log: Log;
  /** Who hears what the call is at; absent where nobody would. */
  readonly steps?: Steps;
}

/** The call begins its next step: a clause such as `logging in to esa1`. */
export function at({ steps }: Call, doing: string): void {
  steps?.begin(doing);
}

/** Milliseconds left of the call's budget, never negative. */
export function remaining(call: Call): number {
  return Math.max(0, call.deadline - call.clock.now());
}

export function throwIfCancelled(call: Call): void {
  if (call.signal.aborted) throw cancelled();
}

const undoBudgetMs = 20_000;

/**
 * The time that is left for taking back what a failed call has made, and a little of its own where that call was cancelled or ran out of
 * time.
 */
export function forUndo(call: Call): Call {
  const { signal } = new AbortController();
  // What is taken back side by side listens to the one signal, and Node would warn of that on the user's screen.
  setMaxListeners(Infinity, signal);
  const soon = call.clock.now() + undoBudgetMs;
  return { ...call, signal, deadline: call.signal.aborted ? soon : Math.max(soon, call.deadline) };
}
