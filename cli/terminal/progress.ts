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
  private readonly paints: boolean;
  private painted = false;
  private forget: (() => void) | undefined;

  constructor(
    private readonly clock: Pick<Clock, "now" | "after">,
    private readonly stream: Stream,
    term = process.env["TERM"],
  ) {
    this.paints = stream.isTTY === true && term !== "dumb";
  }

  /**
   * Does some work.
   *
   * @param doing a clause such as `listing devices of us`
   * @param work is given a way to tell how far it is, such as `2 of 3`
   */
  async during<T>(doing: string, work: (tell: (soFar: string) => void) => Promise<T>): Promise<T> {
    const current: Work = { doing, begun: this.clock.now(), soFar: "" };
    this.works.add(current);
    const forget = this.paints ? this.watch() : this.tellAfter(current, toldAfterMs);
    try {
      return await work((soFar) => {
        current.soFar = soFar;
      });
    } finally {
      this.works.delete(current);
      forget();
      this.wipe();
    }
  }

  /** Says a line that stays. */
  say(line: string): void {
    this.wipe();
    this.stream.write(`${line}\n`);
  }

  /** One line holds for all that goes on. */
  private watch(): () => void {
    this.forget ??= this.clock.after(toldAfterMs, () => {
      this.paint();
    });
    return () => {
      if (this.works.size > 0) return;
      this.forget?.();
      this.forget = undefined;
    };
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

  private tellAfter(work: Work, ms: number): () => void {
    let forget = this.clock.after(ms, () => {
      const lasted = this.lasted(work);
      this.say(plain(`cisco-ctr: ${told(work)}${lasted < againEveryMs ? "" : `, ${seconds(lasted)} so far`}`));
      forget = this.tellAfter(work, againEveryMs - (lasted % againEveryMs));
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
