import { TerminalFilter, TerminalLine } from "./terminal";
import { compact } from "./veil";

/** What the appliance waits for. `text` is the line as it stands, without the blank behind it. */
export type Prompt =
  | { kind: "top"; text: string; host?: string; mode?: ClusterMode; name?: string }
  /** `proposal` is what an empty line would take; unknown where it is not shown. */
  | { kind: "question"; text: string; proposal?: string }
  | { kind: "secret"; text: string };

export type ClusterMode = "machine" | "cluster" | "group";

export type DialogueEvent =
  /** The appliance waits for a line; `screen` is all it printed since the last one, without the prompt and without our echo. */
  | { kind: "prompt"; prompt: Prompt; screen: string }
  /** The last prompt was none: text that only looked like one, or a prompt overtaken by a message. */
  | { kind: "resumed" }
  /** The appliance waits for a key before it prints on. */
  | { kind: "pager" }
  /** More since the last typed line than any real screen has; nothing is read after this. */
  | { kind: "overflow" };

/** More than any screen of AsyncOS; beyond it the other side is not an appliance, or not well. */
const largestScreen = 256 * 1024;
/** A longer line is not looked at for a prompt. */
const longestPrompt = 1_000;
/** More prompts and pages within one screen than that, and the other side is only keeping us busy. */
const mostStops = 1_000;
/** How a line ends when it may be a prompt; decides cheaply whether to look closer. */
const mayStop = /[>#] $|:$|more ?-$|\/ ?no? ?[)\]][?:>]?$/i;
/** A question that leaves the answer open: `(y/n)`, `[yes/no]:`. */
const yesOrNo = /[([] ?y(?:es)? ?\/ ?no? ?[)\]][?:>]?$/i;

/**
 * The appliance's side of an interactive session as a state machine: bytes go in, prompts come out. No I/O, no time.
 * Prompts are looked for after each character, so the events do not depend on how the bytes were cut into chunks.
 */
export class Dialogue {
  private readonly decoder = new TextDecoder();
  private readonly filter = new TerminalFilter();
  private readonly line = new TerminalLine();
  /** The finished lines of the screen, each with its end. */
  private above = "";
  /** Characters received for this screen, also those that show nothing or were overwritten. */
  private received = 0;
  private stops = 0;
  private echo = "";
  private pending: Prompt | undefined;
  private home: string | undefined;
  private dead = false;

  /** Everything the chunk brings about, in order. */
  push(chunk: Uint8Array): DialogueEvent[] {
    const events: DialogueEvent[] = [];
    for (const raw of this.decoder.decode(chunk, { stream: true })) {
      if (this.dead) break;
      this.received++;
      const char = this.filter.pass(raw);
      if (char !== "") events.push(...this.take(char));
      if (this.received > largestScreen || this.stops > mostStops) events.push(this.overflow());
    }
    return events;
  }

  /** Takes note that a line was typed: the next screen begins, and the line's echo is no part of it. */
  typed(text: string): void {
    // What a prompt of the top level looks like is known once one was answered; after that a bare `note> ` is only text.
    if (this.pending?.kind === "top") this.home ??= this.pending.host;
    this.echo = text;
    this.pending = undefined;
    this.above = "";
    this.received = 0;
    this.stops = 0;
    this.line.take();
  }

  /** All text since the last typed line, for messages about an answer that did not end. */
  get unfinished(): string {
    const text = this.above + this.line.toString();
    // Half an echo says nothing, and may be half a secret.
    return compact(this.echo).startsWith(compact(text)) ? "" : withoutEcho(text, this.echo);
  }

  private take(char: string): DialogueEvent[] {
    const resumed: DialogueEvent[] = this.pending && char !== " " ? [{ kind: "resumed" }] : [];
    if (this.pending && resumed.length === 0) return [];
    this.pending = undefined;

    if (char === "\n") this.above += `${this.line.take()}\n`;
    else this.line.put(char);
    return [...resumed, ...this.arrived()];
  }

  private overflow(): DialogueEvent {
    this.dead = true;
    this.above = "";
    this.line.take();
    return { kind: "overflow" };
  }

  private arrived(): DialogueEvent[] {
    if (!mayStop.test(this.line.tail(8))) return [];
    const text = this.line.upToCursor(longestPrompt);
    if (text === undefined) return [];

    const pager = /-\s?press any key for more\s?-$/i.exec(text);
    if (pager) {
      this.line.cut(pager[0].length);
      this.stops++;
      return [{ kind: "pager" }];
    }
    const prompt = readPrompt(text);
    if (!prompt || (prompt.kind === "top" && !this.isHome(prompt))) return [];
    this.pending = prompt;
    this.stops++;
    return [{ kind: "prompt", prompt, screen: withoutEcho(this.above.slice(0, -1), this.echo) }];
  }

  private isHome({ host, mode }: { host?: string; mode?: ClusterMode }): boolean {
    return this.home === undefined || mode !== undefined || host === this.home;
  }
}

/**
 * The prompt that `line` is, if it is one. The forms are `mail.example.com> `,
 * `(mail.example.com)> `, `(Machine esa1.example.com)> `, `esa.test (Cluster c1)> `; inside a command `[...]> `.
 */
export function readPrompt(line: string): Prompt | undefined {
  const text = line.trim();
  if (yesOrNo.test(text)) return { kind: "question", text };
  if (line.endsWith(":"))
    return /^.{0,100}\b(?:password|passphrase|passcode)\b[^:]{0,40}:$/i.test(text) ? { kind: "secret", text } : undefined;
  if (!/\S[ ]$/.test(line)) return undefined;

  const question = /\[([^[\]]{0,200})\]>$/.exec(text);
  if (question) return { kind: "question", text, proposal: (question[1] ?? "").trim() };

  const top = /^(?:(?<host>[\w.-]+) ?)?(?:\((?:(?<mode>machine|cluster|group) )?(?<name>[\w.\- ]+)\))?[#>]$/i.exec(text)?.groups;
  const { host, mode, name } = top ?? {};
  if (mode) return { kind: "top", text, host, mode: mode.toLowerCase() as ClusterMode, name };
  if (host && name) return undefined;
  return (host ?? name) ? { kind: "top", text, host: host ?? name } : undefined;
}

/** `screen` without what the terminal repeated of the typed line, however it was wrapped or masked. */
function withoutEcho(screen: string, typed: string): string {
  const blanks = /\s*/y;
  let at = 0;
  for (const char of compact(typed)) {
    blanks.lastIndex = at;
    at += blanks.exec(screen)?.[0].length ?? 0;
    if (screen.charAt(at) !== char) return screen.replace(/^\s*\*+[ ]*(\n|$)/, "");
    at++;
  }
  const rest = /^[ ]*(?:\n|$)/.exec(screen.slice(at));
  return rest ? screen.slice(at + rest[0].length) : screen;
}
