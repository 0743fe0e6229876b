import { setTimeout as delay } from "node:timers/promises";
import { cancelled, type Clock } from "../../provider/base/clock";
import { send } from "./emulator-api";

/** From here on a sleep guards the answer of a real socket, and must not end before it. */
const guardMs = 10_000;

/** The emulator's time as the provider's clock: a pause moves both on and ends at once. */
export class SharedClock implements Clock {
  private aheadMs = 0;
  private readonly guards = new Set<{ due: number; wake: () => void }>();
  private readonly reminders = new Set<{ due: number; fire: () => void }>();

  constructor(private readonly admin: string) {}

  now(): number {
    return Date.now() + this.aheadMs;
  }

  async advance(ms: number): Promise<void> {
    await send(`${this.admin}/clock`, "POST", { advanceSeconds: ms / 1_000 });
    this.aheadMs += ms;
    for (const reminder of [...this.reminders].filter(({ due }) => due <= this.now())) reminder.fire();
  }

  /** Called back in real time, or as soon as {@link advance} has passed the moment. */
  after(ms: number, action: () => void): () => void {
    const forget = (): void => {
      clearTimeout(timer);
      this.reminders.delete(reminder);
    };
    const fire = (): void => {
      forget();
      action();
    };
    const timer = setTimeout(fire, ms).unref();
    const reminder = { due: this.now() + ms, fire };
    this.reminders.add(reminder);
    return forget;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw cancelled();
    if (ms < guardMs) {
      await this.advance(Math.ceil(Math.max(0, ms)));
      return;
    }
    const awake = new AbortController();
    const guard = {
      due: this.now() + ms,
      wake: () => {
        awake.abort();
      },
    };
    this.guards.add(guard);
    try {
      await delay(ms, undefined, { signal: AbortSignal.any([signal, awake.signal]), ref: false });
    } catch {
      if (!awake.signal.aborted) throw cancelled();
    } finally {
      this.guards.delete(guard);
    }
  }

  /** Time passes for those as well who guard an answer: for a test in which the other side takes its time. */
  async pass(ms: number): Promise<void> {
    await this.advance(ms);
    for (const { wake } of [...this.guards].filter(({ due }) => due <= this.now())) wake();
  }

  /** Back to real time, as `POST /reset` does to the emulator. */
  reset(): void {
    this.aheadMs = 0;
  }
}
