export interface EmulatorClock {
  /** Milliseconds since the epoch, moved by POST /clock. */
  now(): number;
}

/** Real time plus what POST /clock added, so that an hour passes at once and nothing has to wait. */
export class AdvancingClock implements EmulatorClock {
  private advancedMs = 0;

  now(): number {
    return Date.now() + this.advancedMs;
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  advance(seconds: number): void {
    this.advancedMs += Math.round(seconds * 1000);
  }

  reset(): void {
    this.advancedMs = 0;
  }
}
