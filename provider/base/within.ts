import { remaining, throwIfCancelled, type Call } from "./call";
import type { ProviderError } from "./errors";

/** Settles as `work` does; fails with `late()` after `limit` milliseconds or at the end of the call's budget, and at once on cancellation. */
export async function within<T>(call: Call, limit: number, work: Promise<T>, late: () => ProviderError): Promise<T> {
  throwIfCancelled(call);
  const stop = new AbortController();
  const onCancel = (): void => {
    stop.abort();
  };
  call.signal.addEventListener("abort", onCancel, { once: true });
  const alarm = call.clock.sleep(Math.min(limit, remaining(call)), stop.signal).then(() => {
    throw late();
  });
  try {
    return await Promise.race([work, alarm]);
  } finally {
    call.signal.removeEventListener("abort", onCancel);
    stop.abort();
  }
}
