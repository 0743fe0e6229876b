import { remaining, type Call } from "../../base/call";
import { ProviderError } from "../../base/errors";

/**
 * Holds back the requests of one region and credential while the organisation's quota is used up: all resources of the process
 * share one, and nobody sleeps longer than the budget of its call (design.md law 11).
 */
export class Pacer {
  private closedUntil = 0;

  /** The API said not to come back before `ms` have passed. */
  closeFor(ms: number, now: number): void {
    this.closedUntil = Math.max(this.closedUntil, now + ms);
  }

  /** Resolves when requests may go out; fails at once when that is later than the call can wait. */
  async ready(call: Call): Promise<void> {
    for (let wait = this.closedUntil - call.clock.now(); wait > 0; wait = this.closedUntil - call.clock.now()) {
      if (wait > remaining(call)) {
        throw new ProviderError({
          code: "quota",
          reason: "the organisation's request quota (8000 an hour, shared by all its API clients) is used up",
          next: `Try again after ${new Date(this.closedUntil).toISOString()}.`,
        });
      }
      await call.clock.sleep(wait, call.signal);
    }
  }
}
