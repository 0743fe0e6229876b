import type { Clock } from "./clock";

const toldAfterMs = 1_000;
const againEveryMs = 15_000;

/**
 * Says what a call is at. A step is told when it lasts longer than a second, and again every fifteen: what is fast makes no noise. A step
 * ends where the next one begins.
 */
export class Steps {
  private current: { doing: string; begun: number; seen?: () => string } | undefined;
  private forget: () => void = () => undefined;

  constructor(
    private readonly clock: Clock,
    private readonly say: (text: string) => void,
  ) {}

  begin(doing: string): void {
    this.end();
    this.current = { doing, begun: this.clock.now() };
    this.tellAfter(toldAfterMs);
  }

  /** What was last seen of the other side, to be told with a step that lasts. */
  saw(seen: () => string): void {
    if (this.current) this.current.seen = seen;
  }

  end(): void {
    this.forget();
    this.current = undefined;
  }

  private tellAfter(ms: number): void {
    this.forget = this.clock.after(ms, () => {
      if (!this.current) return;
      const { doing, begun, seen } = this.current;
      const lasted = this.clock.now() - begun;
      const soFar = `, ${Math.round(lasted / 1_000)} s so far${seen ? `: ${seen()}` : ""}`;
      this.say(lasted < againEveryMs ? doing : `${doing}${soFar}`);
      this.tellAfter(againEveryMs - (lasted % againEveryMs));
    });
  }
}
