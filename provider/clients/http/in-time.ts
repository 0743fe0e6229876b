import { remaining, throwIfCancelled, type Call } from "../../base/call";
import { cancelled } from "../../base/clock";
import { isOfOneCall } from "../../base/errors";
import { outOfTime } from "./unanswered";

/** Further away, a timer of Node would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/** A change that is on its way is seen to its end when the engine goes away, so that it can be taken back; not for longer than this. */
const farewellMs = 1_000;

interface Limits {
  /** Whether something is changed on the other side. */
  changes: boolean;
  /** The failure when the time is up. */
  late: () => Error;
  longestMs?: number;
}

/**
 * Settles as `work` does, but ends with the call's budget whatever the other side does, and with the engine: at once, or, where
 * something is being changed, a moment later. The limits are for sockets, and in real time.
 *
 * @param work ends early on the signal
 */
async function inTime<T>(
  call: Call,
  { changes, late, longestMs = longestTimerMs }: Limits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  throwIfCancelled(call);
  const ending = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const endAfter = (ms: number, reason: () => Error): void => {
    const end = (): void => {
      ending.abort(reason());
    };
    timers.push(setTimeout(end, ms));
  };
  const farewell = (): void => {
    endAfter(changes ? farewellMs : 0, cancelled);
  };
  endAfter(Math.min(longestMs, remaining(call)), late);
  call.signal.addEventListener("abort", farewell, { once: true });
  const ended = new Promise<never>((_, reject) => {
    ending.signal.addEventListener("abort", () => {
      reject(ending.signal.reason as Error);
    });
  });
  try {
    return await Promise.race([work(ending.signal), ended]);
  } finally {
    call.signal.removeEventListener("abort", farewell);
    timers.forEach((timer) => {
      clearTimeout(timer);
    });
  }
}

/**
 * Waits for what another call has asked for, and no longer than this call has time itself.
 *
 * @returns undefined when the other call was cancelled or ran out of time: that says nothing to this one
 */
export function ofAnotherCall<T>(call: Call, pending: Promise<T>): Promise<T | undefined> {
  return inTime(call, { changes: false, late: outOfTime }, () =>
    pending.catch((error: unknown) => {
      if (!isOfOneCall(error)) throw error;
      return undefined;
    }),
  );
}

/** For one request and its whole answer, however it drips. */
const longestExchangeMs = 120_000;

/** One request and its answer. */
export function exchange<T>(call: Call, changes: boolean, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return inTime(call, { changes, late: () => new NoAnswerInTime(), longestMs: longestExchangeMs }, work);
}

/** The request's time was up before its answer was whole. */
class NoAnswerInTime extends Error {
  readonly code = "ETIMEDOUT";
}
