import { remaining, type Call } from "../../base/call";
import { ProviderError } from "../../base/errors";
import { within } from "../../base/within";
import { outOfTime } from "./unanswered";

/** A maintenance, a failover, a gateway's restart is over by then; what lasts longer is told. */
const patienceMs = 2 * 60_000;
/** One failure is that of a request. */
const failuresOfAnOutage = 2;
const firstPauseMs = 250;
const longestPauseMs = 2_000;

/** What gateways say of an API that is not there. */
const gatewayStatuses: readonly number[] = [502, 503, 504];

/** A request that waits until it may ask. */
interface Waiting {
  readonly repeatable: boolean;
  /** Whether it is its turn to ask for all; one that goes without it is held back by nothing any more. */
  asks: boolean;
  go: () => void;
}

/** What is down of an API: one of its services may be, while others do what they are asked for. */
export class Outages {
  private readonly parts = new Map<string, Outage>();

  /** @param host what does not answer, for who is told what a call is at */
  constructor(private readonly host: string) {}

  /** The part to which a path belongs, such as `/iroh/iroh-sse/device`. */
  of(path: string): Outage {
    const name = path.split("/", 4).join("/");
    const known = this.parts.get(name);
    if (known) return known;
    const part = new Outage(this.host, (call) => [...this.parts.values()].some((each) => each.isInterrupted(call)));
    this.parts.set(name, part);
    return part;
  }
}

/**
 * Knows whether a part of an API that has answered before is down. While it is, all its requests wait, and one of them at a time asks:
 * the first answer lets all go. What never answered is not waited for, because its address may be wrong, unless another part is down too.
 */
export class Outage {
  private trusted = false;
  private failures = 0;
  private begun = 0;
  private asking = false;
  private waiting: Waiting[] = [];

  constructor(
    private readonly host: string,
    private readonly isInterruptedElsewhere: (call: Call) => boolean = () => false,
  ) {}

  /** True while requests wait for an answer to one of them. */
  isOn(call: Call): boolean {
    return this.isFailing(call) && (this.trusted || this.isInterruptedElsewhere(call));
  }

  /** True when it has answered before, and does so no longer. */
  isInterrupted(call: Call): boolean {
    return this.trusted && this.isFailing(call);
  }

  /** It has done what it was asked for. */
  trust(): void {
    this.trusted = true;
  }

  /** There was an answer with this status, or none. */
  saw(call: Call, status?: number): void {
    if (status === undefined || gatewayStatuses.includes(status)) {
      if (this.failures++ === 0) this.begun = call.clock.now();
      return;
    }
    this.failures = 0;
    this.letAllGo();
  }

  /**
   * Asks as soon as it may.
   *
   * @param repeatable whether a second arrival does no harm: such a request asks before others
   */
  async through<T>(call: Call, repeatable: boolean, ask: () => Promise<T>): Promise<T> {
    const asksForAll = this.isOn(call) && (await this.turn(call, repeatable));
    if (!asksForAll) return ask();
    try {
      await call.clock.sleep(Math.min(this.pauseMs, remaining(call)), call.signal);
      if (remaining(call) === 0) throw this.waitedInVain();
      return await ask();
    } finally {
      this.passOn(call);
    }
  }

  /** Also when the clock was set back meanwhile: an outage has an end. */
  private isFailing(call: Call): boolean {
    const lastsMs = call.clock.now() - this.begun;
    return this.failures >= failuresOfAnOutage && lastsMs >= 0 && lastsMs < patienceMs;
  }

  private waitedInVain(): ProviderError {
    return new ProviderError({
      ...outOfTime().facts,
      reason: `${this.host} does not answer, and the time for this operation is used up`,
    });
  }

  private get pauseMs(): number {
    return Math.min(longestPauseMs, firstPauseMs * 2 ** (this.failures - failuresOfAnOutage));
  }

  /** @returns whether it is this one's turn to ask for all */
  private async turn(call: Call, repeatable: boolean): Promise<boolean> {
    call.steps?.saw(() => `${this.host} does not answer`);
    if (!this.asking) return (this.asking = true);
    const waiting: Waiting = { repeatable, asks: false, go: () => undefined };
    const turn = new Promise<void>((resolve) => (waiting.go = resolve));
    this.waiting.push(waiting);
    try {
      await within(call, remaining(call), turn, () => this.waitedInVain());
      return waiting.asks;
    } catch (error) {
      this.waiting = this.waiting.filter((each) => each !== waiting);
      if (waiting.asks) this.passOn(call);
      throw error;
    }
  }

  private passOn(call: Call): void {
    if (!this.isOn(call)) this.letAllGo();
    const next = this.waiting.find(({ repeatable }) => repeatable) ?? this.waiting[0];
    this.asking = next !== undefined;
    if (next === undefined) return;
    this.waiting = this.waiting.filter((each) => each !== next);
    next.asks = true;
    next.go();
  }

  private letAllGo(): void {
    const all = this.waiting;
    this.waiting = [];
    for (const { go } of all) go();
  }
}
