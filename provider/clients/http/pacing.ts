import { remaining, type Call } from "../../base/call";
import { ProviderError } from "../../base/errors";

/** Below this many requests left for the hour, they are spread instead of spent at once. */
const scarce = 200;
/** With {@link scarce} requests left an hour gives one each 18 s; nobody is held back for longer than this on a mere guess. */
const longestSpreadMs = 2_000;
/** However many wait for their turn. */
const furthestSlotMs = 30_000;

/**
 * Holds back the requests of one API and credential while the quota is scarce or used up: all resources of the
 * process share one, and nobody sleeps longer than the budget of its call.
 */
export class Pacer {
  private closedUntil = 0;
  private nextSlot = 0;
  private spreadMs = 0;

  /** @param usedUp why a request cannot go out, for the message */
  constructor(private readonly usedUp: string) {}

  /** The API said not to come back before `ms` have passed. */
  closeFor(ms: number, now: number): void {
    this.closedUntil = Math.max(this.closedUntil, now + ms);
  }

  /** The API said how many requests the organisation has left: the fewer, the further apart the next ones. */
  left(requests: number): void {
    this.spreadMs = requests >= scarce ? 0 : Math.round(longestSpreadMs * (1 - requests / scarce));
    if (this.spreadMs === 0) this.nextSlot = 0;
  }

  /** Resolves when a request may go out; fails at once when the API does not want it before the call's time is up. */
  async ready(call: Call): Promise<void> {
    const slot = this.slotFor(call);
    let wait = this.waitFor(slot, call);
    this.nextSlot = Math.max(this.nextSlot, slot + this.spreadMs);
    for (; wait > 0; wait = this.waitFor(slot, call)) await call.clock.sleep(wait, call.signal);
  }

  /** The next turn, but no further away than half of the time that the call has left: the rest is for the request. */
  private slotFor(call: Call): number {
    const now = call.clock.now();
    return Math.min(Math.max(now, this.nextSlot), now + furthestSlotMs, now + Math.floor(remaining(call) / 2));
  }

  private waitFor(slot: number, call: Call): number {
    const until = Math.max(slot, this.closedUntil);
    const wait = until - call.clock.now();
    if (wait <= remaining(call)) return wait;
    throw new ProviderError({
      code: "quota",
      reason: this.usedUp,
      next: `Try again after ${new Date(until).toISOString()}.`,
      ofThisCall: true,
    });
  }
}
