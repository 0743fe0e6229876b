export interface EmulatorClock {
  /** Milliseconds since the epoch, moved by POST /clock. */
  now(): number;
}

/** Real time plus what POST /clock added, so that an hour passes at once and nothing has to wait. */
export class AdvancingClock implements EmulatorClock {
  private advancedMs = 0;

  /** @param real another one for who wants no time to pass by itself */
  constructor(private readonly real = () => Date.now()) {}

  now(): number {
    return this.real() + this.advancedMs;
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
