import type { Clock } from "../../provider/base/clock";
import { cut, plain } from "../../provider/base/screen";

/** Standard error, as far as it is needed. */
export interface Stream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

interface Work {
  doing: string;
  begun: number;
  soFar: string;
}

const toldAfterMs = 2_000;
const paintedEveryMs = 1_000;
const againEveryMs = 15_000;
const usualColumns = 80;
const wipe = "\r\u001B[K";

/**
 * Says what a command is at, when that takes longer than two seconds: on a terminal in one line that is painted anew and goes with the
 * work, elsewhere in a line now and then.
 */
export class Progress {
  private readonly works = new Set<Work>();
  private painted = false;
  private forget: (() => void) | undefined;

  constructor(
    private readonly clock: Pick<Clock, "now" | "after">,
    private readonly stream: Stream,
    private readonly term = process.env["TERM"],
  ) {}

  /**
   * Does some work.
   *
   * @param doing a clause such as `listing devices of us`
   * @param work is given a way to tell how far it is, such as `2 of 3`
   */
  async during<T>(doing: string, work: (tell: (soFar: string) => void) => Promise<T>): Promise<T> {
    const current: Work = { doing, begun: this.clock.now(), soFar: "" };
    this.works.add(current);
    // What kind of stream it is costs time to find out, and is not asked for what is over soon.
    let forget = this.clock.after(toldAfterMs, () => {
      if (this.paints()) this.watch();
      else forget = this.tell(current);
    });
    try {
      return await work((soFar) => {
        current.soFar = soFar;
      });
    } finally {
      this.works.delete(current);
      forget();
      if (this.works.size === 0) this.stopWatching();
      this.wipe();
    }
  }

  /** Says a line that stays. */
  say(line: string): void {
    this.wipe();
    this.stream.write(`${line}\n`);
  }

  private paints(): boolean {
    return this.stream.isTTY === true && this.term !== "dumb";
  }

  /** One line holds for all that goes on. */
  private watch(): void {
    if (this.forget === undefined) this.paint();
  }

  private stopWatching(): void {
    this.forget?.();
    this.forget = undefined;
  }

  private paint(): void {
    const lasting = [...this.works].filter((work) => this.lasted(work) >= toldAfterMs);
    const [first] = lasting;
    if (first) {
      const others = lasting.length > 1 ? ` (and ${lasting.length - 1} more)` : "";
      const line = `${told(first)}${others}, ${seconds(this.lasted(first))}`;
      this.stream.write(`${wipe}${cut(plain(line), (this.stream.columns ?? usualColumns) - 1)}`);
      this.painted = true;
    }
    this.forget = this.clock.after(paintedEveryMs, () => {
      this.paint();
    });
  }

  private wipe(): void {
    if (this.painted) this.stream.write(wipe);
    this.painted = false;
  }

  /** Tells now and from then on now and then; answers how to end that. */
  private tell(work: Work): () => void {
    const lasted = this.lasted(work);
    this.say(plain(`cisco-ctr: ${told(work)}${lasted < againEveryMs ? "" : `, ${seconds(lasted)} so far`}`));
    let forget = this.clock.after(againEveryMs - (lasted % againEveryMs), () => {
      forget = this.tell(work);
    });
    return () => {
      forget();
    };
  }

  private lasted({ begun }: Work): number {
    return this.clock.now() - begun;
  }
}

const told = ({ doing, soFar }: Work): string => (soFar === "" ? doing : `${doing}: ${soFar}`);

const seconds = (ms: number): string => `${Math.floor(ms / 1_000)} s`;
