import { commandWord, sentence } from "../base/sentence";
import { at, remaining, throwIfCancelled, type Call } from "../base/call";
import { ProviderError } from "../base/errors";

const firstPauseMs = 250;
const longestPauseMs = 5_000;

/** What one look found: the value waited for, or what stands in its place. */
export type Look<T> = { done: true; value: T } | { done: false; said: string };

/**
 * Looks again and again, at growing distances, until the value is there: a step of the call, told with what it last saw. Ends with the
 * signal, and after `timeoutMs` or the call's budget with an error of code `timeout`.
 *
 * @param input the input that sets the time, named in the message
 * @param hint a sentence on what to look at first
 */
export async function waitFor<T>(
  call: Call,
  {
    what,
    timeoutMs,
    input,
    hint,
    look,
  }: { what: string; timeoutMs: number; input: string; hint?: string; look: () => Promise<Look<T>> },
): Promise<T> {
  const begun = call.clock.now();
  const end = begun + Math.min(timeoutMs, remaining(call));
  at(call, `waiting for ${what}`);
  for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, pause * 1.5)) {
    throwIfCancelled(call);
    const seen = await look();
    if (seen.done) return seen.value;
    const now = call.clock.now();
    if (now >= end) {
      throw new ProviderError({
        code: "timeout",
        reason: `${what} did not happen within ${seconds(end - begun)}; last seen: ${seen.said}`,
        next: sentence`${hint ? `${hint} ` : ""}Run ${commandWord("apply")} again: it goes on waiting. Raise ${input} if it always takes this long.`,
      });
    }
    call.steps?.saw(() => seen.said);
    await call.clock.sleep(Math.min(pause, end - now), call.signal);
  }
}

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;
