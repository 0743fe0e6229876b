import { commandWord, sentence } from "./sentence";
import { setTimeout as delay } from "node:timers/promises";
import { ProviderError } from "./errors";
import { after } from "./timer";

/** Time as the provider sees it; tests put their own in. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls `action` once after `ms`, beside whatever goes on; answers how to forget it. Nothing waits for it. */
  after(ms: number, action: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await delay(ms, undefined, { signal });
    } catch {
      throw cancelled();
    }
  },
  after,
};

/** The failure of everything that was waiting when the engine went away. */
export function cancelled(): ProviderError {
  return new ProviderError({
    code: "cancelled",
    reason: "the operation was cancelled",
    next: sentence`Run ${commandWord("apply")} again: it goes on from here.`,
  });
}
