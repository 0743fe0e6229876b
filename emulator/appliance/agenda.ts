import type { EmulatorClock } from "../ground/clock";

/**
 * Work that takes its time, on the emulator's clock: real time and what POST /clock adds. Whoever moves the clock calls {@link run}.
 */
export class Agenda {
  private entries: { due: number; action: () => void; timer: NodeJS.Timeout }[] = [];

  constructor(private readonly clock: EmulatorClock) {}

  get busy(): boolean {
    return this.entries.length > 0;
  }

  after(ms: number, action: () => void): void {
    // A little late: a timer may be a millisecond early, and would then find nothing due.
    const timer = setTimeout(() => {
      this.run();
    }, ms + 5).unref();
    this.entries.push({ due: this.clock.now() + ms, action, timer });
  }

  /** Does what is due, in the order in which it is. */
  run(): void {
    const now = this.clock.now();
    const due = this.entries.filter((entry) => entry.due <= now).sort((a, b) => a.due - b.due);
    this.entries = this.entries.filter((entry) => !due.includes(entry));
    for (const { action, timer } of due) {
      clearTimeout(timer);
      action();
    }
  }

  clear(): void {
    for (const { timer } of this.entries) clearTimeout(timer);
    this.entries = [];
  }
}
