import { setImmediate } from "node:timers/promises";
import { AdvancingClock } from "../../../emulator/ground/clock";
import { cancelled, type Clock } from "../../../provider/base/clock";

/** Turns of the event loop without anything new after which everybody is asleep. */
const quietTurns = 40;

const stepMs = 1_000;

interface Sleeper {
  due: number;
  wake: () => void;
}

/** A time that passes only when it is told to, for both sides alike: up to the next moment at which somebody wants to be awake. */
export class SimulatedClock implements Clock {
  /** The emulator's own. */
  readonly emulators: AdvancingClock;
  private readonly sleepers = new Set<Sleeper>();
  private events = 0;

  constructor(begin: number) {
    this.emulators = new AdvancingClock(() => begin);
  }

  now(): number {
    return this.emulators.now();
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw cancelled();
    await this.untilLater(ms);
  }

  untilLater(ms: number): Promise<void> {
    return new Promise((wake) => {
      this.happens();
      this.sleepers.add({ due: this.now() + Math.max(0, ms), wake });
    });
  }

  after(ms: number, action: () => void): () => void {
    const sleeper = { due: this.now() + ms, wake: action };
    this.sleepers.add(sleeper);
    return () => void this.sleepers.delete(sleeper);
  }

  /** Something goes on: nobody lets time pass in its middle. */
  happens(): void {
    this.events++;
  }

  /** Lets time pass to a moment; whoever sleeps until an earlier one wakes on the way, each in his time. */
  async passTo(moment: number): Promise<void> {
    for (;;) {
      await this.quiet();
      const next = [...this.sleepers].reduce<Sleeper | undefined>(
        (first, each) => (first && first.due <= each.due ? first : each),
        undefined,
      );
      if (next === undefined || next.due > moment) break;
      this.advanceTo(next.due);
      for (const sleeper of [...this.sleepers].filter(({ due }) => due <= this.now())) {
        this.sleepers.delete(sleeper);
        sleeper.wake();
      }
    }
    this.advanceTo(moment);
  }

  /** Lets time pass until some work is done. */
  async passDuring<T>(work: Promise<T>): Promise<T> {
    const going = new Set([work]);
    const end = (): void => {
      going.clear();
    };
    work.then(end, end);
    while (going.size > 0) await this.passTo(this.now() + stepMs);
    return work;
  }

  private advanceTo(moment: number): void {
    this.emulators.advance(Math.max(0, moment - this.now()) / 1_000);
  }

  private async quiet(): Promise<void> {
    for (let turns = 0, seen = this.events; turns < quietTurns; turns++) {
      await setImmediate();
      if (seen === this.events) continue;
      seen = this.events;
      turns = 0;
    }
  }
}
