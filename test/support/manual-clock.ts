import { setImmediate as turn } from "node:timers/promises";
import { cancelled, type Clock } from "../../provider/base/clock";

export interface ManualClockOptions {
  /** Milliseconds since the epoch at which it begins; 2026-01-01T00:00:00Z. */
  start?: number;
  /**
   * Sleeps advance the clock themselves and end one turn of the event loop later. A function says which: a sleep that only guards
   * an answer from a real socket must not end before the answer, `(ms) => ms < 30_000` keeps those asleep.
   */
  autoAdvance?: boolean | ((ms: number) => boolean);
}

/** Time that moves only when a test says so. */
export class ManualClock implements Clock {
  private time: number;
  private readonly timers = new Set<{ due: number; fire: () => void }>();
  private readonly reminders = new Set<{ due: number; fire: () => void }>();
  private readonly autoAdvance: (ms: number) => boolean;
  /** Every sleep asked for so far, in milliseconds. */
  readonly slept: number[] = [];

  constructor({ start = Date.UTC(2026, 0, 1), autoAdvance = false }: ManualClockOptions = {}) {
    this.time = start;
    this.autoAdvance = typeof autoAdvance === "function" ? autoAdvance : () => autoAdvance;
  }

  now(): number {
    return this.time;
  }

  /** How many sleeps wait for the clock. */
  get sleepers(): number {
    return this.timers.size;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw cancelled();
    this.slept.push(ms);
    if (ms <= 0) return;
    if (this.autoAdvance(ms)) {
      const due = this.time + ms;
      await turn(undefined, { signal }).catch(() => {
        throw cancelled();
      });
      this.time = Math.max(this.time, due);
      this.remind();
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const timer = { due: this.time + ms, fire: resolve };
      this.timers.add(timer);
      signal.addEventListener("abort", () => {
        if (this.timers.delete(timer)) reject(cancelled());
      });
    });
  }

  after(ms: number, action: () => void): () => void {
    const reminder = { due: this.time + ms, fire: action };
    this.reminders.add(reminder);
    return () => this.reminders.delete(reminder);
  }

  private remind(): void {
    for (const reminder of [...this.reminders].filter(({ due }) => due <= this.time).sort((a, b) => a.due - b.due)) {
      if (this.reminders.delete(reminder)) reminder.fire();
    }
  }

  /** Moves on by `ms`; sleepers wake in the order in which they are due, and what they start runs before the next wakes. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      const waiting = [...this.timers, ...this.reminders];
      const [next] = waiting.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.timers.delete(next);
      this.reminders.delete(next);
      this.time = Math.max(this.time, next.due);
      next.fire();
      await turn();
    }
    this.time = end;
    await turn();
  }
}
