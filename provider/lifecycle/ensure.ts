import { remaining, type Call } from "../base/call";
import { isProviderError, type ProviderError } from "../base/errors";
import { fresh, leftByEarlierRuns, type Freshness } from "../clients/cloud/collection";

/**
 * Makes one object so that it exists once: looks for its mark first, and again whenever an answer was lost. It
 * goes on as long as looking proves that nothing was made and the call's budget lasts.
 *
 * @returns the object, and whether it was there already; `doubted` when an answer was lost on the way, so that a second one may come late
 */
export async function ensure<Wire>(
  call: Call,
  steps: {
    /** The object that carries this resource's mark, by a list of this freshness: after a lost answer it is newer than that. */
    look: (freshness: Freshness) => Promise<Wire | undefined>;
    create: () => Promise<Wire>;
  },
): Promise<{ wire: Wire; found: boolean; doubted: boolean }> {
  const existing = await steps.look(leftByEarlierRuns);
  if (existing !== undefined) return { wire: existing, found: true, doubted: false };
  for (let attempt = 1; ; attempt++) {
    try {
      return { wire: await steps.create(), found: false, doubted: attempt > 1 };
    } catch (error) {
      if (!isInDoubt(error)) throw error;
      const made = await lookLater(call, error, attempt, () => steps.look(fresh));
      if (made !== undefined) return { wire: made, found: true, doubted: true };
      call.log.info(`no answer to ${requestOf(error)}, and nothing was made: trying again.`);
    }
  }
}

/** True when the other side may have carried the request out, or still may. */
export const isInDoubt = (error: unknown): error is ProviderError => isProviderError(error) && error.facts.ambiguous === true;

const requestOf = ({ facts: { request } }: ProviderError): string =>
  request ? `${request.method} ${request.path}` : "a request";

/** Looks what became of a request whose answer was lost, as long as it may still be carried out; throws its error when time is up. */
async function lookLater<Wire>(
  call: Call,
  error: ProviderError,
  attempt: number,
  look: () => Promise<Wire | undefined>,
): Promise<Wire | undefined> {
  const begun = call.clock.now();
  for (const after of isOfGateway(error) ? gatewayLooksMs : [backOff(attempt)]) {
    // A look that waited for the API to come back has used up the time of those after it.
    const pause = Math.max(0, begun + after - call.clock.now());
    if (remaining(call) < pause) throw error;
    await call.clock.sleep(pause, call.signal);
    const made = await look();
    if (made !== undefined) return made;
  }
  if (remaining(call) < settlingMs) throw error;
  return undefined;
}

/** An API whose gateway gave up may still carry the request out: what it makes shows up some seconds later. */
function isOfGateway({ code, facts }: ProviderError): boolean {
  return code === "timeout" || facts.request?.status === 504;
}

/** Waits before a request is made anew of which no answer came; throws its error when time is up. */
export async function pauseAfterDoubt(call: Call, error: ProviderError, attempt: number): Promise<void> {
  if (remaining(call) < backOff(attempt) + settlingMs) throw error;
  call.log.info(`no answer to ${requestOf(error)}: trying again.`);
  await call.clock.sleep(backOff(attempt), call.signal);
}

/** Waits until what was asked for cannot come any more; throws its error when time is up. */
export async function outlastDoubt(call: Call, error: ProviderError): Promise<void> {
  await lookLater(call, error, 1, () => Promise.resolve(undefined));
  call.log.info(`no answer to ${requestOf(error)}: trying again.`);
}

const backOff = (attempt: number): number => Math.min(longestPauseMs, settlingMs * attempt);
const settlingMs = 2_000;
const longestPauseMs = 8_000;
const gatewayLooksMs = [2_000, 5_000, 10_000, 15_000];
