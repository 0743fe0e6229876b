import { commandWord, sentence, type Sentence } from "../../base/sentence";
import { at, throwIfCancelled, type Call } from "../../base/call";
import { isProviderError, ProviderError } from "../../base/errors";
import type { Secrets } from "../../base/known-secrets";
import { within } from "../../base/within";
import { Dialogue, type Prompt } from "./dialogue";
import { plainNames, type ApplianceNames } from "./names";
import { veil, withoutWrapped } from "./veil";

/** An interactive session as a pair of streams; SSH in the provider, a script in tests. */
export interface Channel {
  listen(listener: { data: (chunk: Uint8Array) => void; closed: () => void }): void;
  write(text: string): void;
  close(): void;
}

/** What the appliance printed until it waited again, and what it waits for. */
export interface Answer {
  text: string;
  prompt: Prompt;
}

/** How long one operation on the appliance may take, and the input that says so. */
export interface Patience {
  ms: number;
  input: string;
}

/** What independent drivers give a commit, and the answer to a token. */
export const usualPatience: Patience = { ms: 120_000, input: "the time it may take" };

const longestQuote = 200;
const goOn = sentence`Run ${commandWord("apply")} again: it looks at the appliance first and goes on from there.`;

/** Types lines and waits for what comes back: the dialogue with a channel, a clock and a way to fail. */
export class Conversation {
  private readonly dialogue = new Dialogue();
  private readonly veiled: string[] = [];
  private patience = usualPatience;
  private begun: number;
  private current: Answer | undefined;
  private failure: ProviderError | undefined;
  private wake: () => void = () => undefined;
  private doing = "the login";

  constructor(
    private readonly channel: Channel,
    private readonly call: Call,
    private readonly secrets: Secrets,
    /** `HOST:PORT`, for messages. */
    readonly peer: string,
    /** What the appliance may print broken into lines, as its terminal does. */
    private readonly wrapped: readonly string[] = [],
    readonly names: ApplianceNames = plainNames,
  ) {
    this.begun = call.clock.now();
    channel.listen({
      data: (chunk) => {
        this.receive(chunk);
      },
      closed: () => {
        this.fail("unreachable", `lost the connection to ${peer} in the middle of ${this.doing}; ${this.lastSeen()}`, goOn, true);
      },
    });
  }

  /** The prompt that waits for an answer, if there is one. */
  get prompt(): Prompt | undefined {
    return this.failure ? undefined : this.current?.prompt;
  }

  /** An operation begins: all its answers together have so much time, whatever the appliance prints meanwhile. */
  allow(patience: Patience): void {
    this.patience = patience;
    this.begun = this.call.clock.now();
  }

  /** The call begins its next step. */
  at(doing: string): void {
    at(this.call, doing);
  }

  warn(text: string): void {
    this.call.log.warn(text);
  }

  /** Waits for the next prompt. Ends with a failure when the operation's time is over, and after it the conversation is over. */
  async next(): Promise<Answer> {
    this.call.steps?.saw(() => this.lastSeen());
    for (;;) {
      const answer = this.waiting();
      if (answer) return answer;
      const news = new Promise<void>((resolve) => (this.wake = resolve));
      try {
        await within(this.call, this.begun + this.patience.ms - this.call.clock.now(), news, () => this.late());
      } catch (error) {
        throw this.end(isProviderError(error) ? error : this.late());
      }
    }
  }

  /** Types a line, and waits for the next prompt. A secret line is in no message and no log. */
  async say(line: string, { secret = false } = {}): Promise<Answer> {
    throwIfCancelled(this.call);
    if (this.failure) throw this.failure;
    if (/[^\x20-\x7e]/.test(line)) throw new TypeError("a line to type has only printable ASCII characters");
    if (secret) this.veiled.push(line);
    else if (line !== "") this.doing = `"${line}"`;
    this.call.log.debug(`${this.peer} <- ${secret ? "[secret]" : line}`);
    this.current = undefined;
    this.dialogue.typed(line);
    this.channel.write(`${line}\n`);
    const answer = await this.next();
    this.call.log.debug(`${this.peer} -> ${this.quote(`${answer.text}\n${answer.prompt.text}`, Infinity)}`);
    return answer;
  }

  /** Ends the session. Politely where that cannot go wrong: at the top, where `exit` is all there is to say. */
  close({ polite = false } = {}): void {
    if (this.failure) return;
    if (polite && this.current?.prompt.kind === "top") this.channel.write("exit\n");
    this.fail("unreachable", `the session with ${this.peer} is closed`, goOn);
  }

  /** The appliance's words as they may be shown: one line, no secrets, the end of it if it is long. */
  quote(text: string, longest = longestQuote): string {
    const unwrapped = text.replace(/\s+/g, " ").trim();
    const clean = this.secrets.redact(this.veiled.reduce(veil, this.wrapped.reduce(withoutWrapped, unwrapped)));
    return clean.length > longest ? `…${clean.slice(-longest)}` : clean;
  }

  private receive(chunk: Uint8Array): void {
    if (this.failure) return;
    for (const event of this.dialogue.push(chunk)) {
      if (event.kind === "prompt") this.current = { text: event.screen, prompt: event.prompt };
      if (event.kind === "resumed") this.current = undefined;
      if (event.kind === "pager") this.channel.write(" ");
      if (event.kind === "overflow") {
        this.fail(
          "unexpected-answer",
          `${this.peer} printed more than any AsyncOS screen during ${this.doing} without a prompt`,
          `Check that ${this.names.host} and ${this.names.port} lead to the command line of an ESA or SMA.`,
          true,
        );
      }
    }
    if (this.current) this.wake();
  }

  private waiting(): Answer | undefined {
    if (this.failure) throw this.failure;
    if (this.current?.prompt.kind !== "secret") return this.current;
    const { text, prompt } = this.current;
    throw this.fail(
      "authentication",
      `${this.peer} asks for a password inside the session ("${this.quote(`${text}\n${prompt.text}`)}"), and none is ever typed there`,
      `Log in by hand once: the appliance probably demands a new password; then update ${this.names.password}.`,
    );
  }

  private late(): ProviderError {
    const lasted = Math.round((this.call.clock.now() - this.begun) / 1_000);
    return new ProviderError({
      code: "timeout",
      reason: `${this.peer} did not answer ${this.doing} within ${lasted} s; ${this.lastSeen()}`,
      next: sentence`${goOn} Raise ${this.patience.input} if it always takes this long.`,
      ambiguous: true,
    });
  }

  private lastSeen(): string {
    const seen = this.quote(this.dialogue.unfinished);
    return seen === "" ? "it printed nothing" : `it last printed "${seen}"`;
  }

  private fail(code: ProviderError["code"], reason: string, next: Sentence, ambiguous?: boolean): ProviderError {
    return this.end(new ProviderError({ code, reason, next, ...(ambiguous && { ambiguous }) }));
  }

  private end(failure: ProviderError): ProviderError {
    if (!this.failure) {
      this.failure = failure;
      this.channel.close();
      this.wake();
    }
    return this.failure;
  }
}
