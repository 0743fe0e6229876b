/** What one organisation may ask in an hour, all its clients together. */
export const requestsAnHour = 8000;

/** Requests in a rolling window; by default those of an organisation, an hour long. */
export class Quota {
  private times: number[] = [];
  private first = 0;

  constructor(
    readonly limit = requestsAnHour,
    private readonly windowMs = 3_600_000,
  ) {}

  private forget(now: number): void {
    while (this.first < this.times.length && (this.times[this.first] ?? 0) <= now - this.windowMs) this.first++;
    // Shifting one by one would copy thousands of numbers each time.
    if (this.first > this.limit) {
      this.times = this.times.slice(this.first);
      this.first = 0;
    }
  }

  /** Counts one request, or says after how many seconds one will be free again. */
  take(now: number): { allowed: true; remaining: number } | { allowed: false; retryAfterSeconds: number } {
    this.forget(now);
    const used = this.times.length - this.first;
    const oldest = this.times[this.first];
    if (used >= this.limit && oldest !== undefined) {
      return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((oldest + this.windowMs - now) / 1000)) };
    }
    this.times.push(now);
    return { allowed: true, remaining: this.limit - used - 1 };
  }

  /** Pretends that `used` requests were made just now. */
  fill(now: number, used: number): void {
    this.times = Array.from({ length: used }, () => now);
    this.first = 0;
  }
}
