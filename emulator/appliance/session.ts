import { StringDecoder } from "node:string_decoder";
import type { ApplianceFaults } from "../faults/engine";
import { type ApplianceFaultKind, befalls, faultKinds, kindsOf, type LineFate, type StruckLine } from "../faults/kinds";
import type { Appliance } from "./appliance";
import { connectorSwitch } from "./cloud-service";
import { commandOf, interrupt, loggedIn, promptOf, respond } from "./console";
import type { ApplianceView, ConsoleState, Reply } from "./dialogue";
import { banner } from "./general";
import { firstQuestion } from "./login";
import { LineEditor, more, pages, wipe } from "./terminal";
import { sessionExpired } from "./texts";

/** The far end of a session. */
export interface SessionPeer {
  write(text: string): void;
  /** The session is over. */
  end(exitCode: number): void;
  /** The connection breaks. */
  cut(): void;
}

export interface SessionOptions {
  appliance: Appliance;
  faults: ApplianceFaults;
  peer: SessionPeer;
  /** Whether typing is echoed: on a terminal. */
  echo: boolean;
}

/** One session at the console: keys in, screens out, with the faults that befall a dialogue. */
export class Session {
  private state: ConsoleState;
  private readonly editor = new LineEditor();
  private readonly decoder = new StringDecoder("utf8");
  private hiddenPages: string[][] = [];
  /** Typed while the appliance was at work on the line before. */
  private typedAhead: string[] | undefined;
  private afterReturn = false;
  private dead = false;
  private typedAt: number;
  private intercepted: ReturnType<NonNullable<ApplianceFaults["intercept"]>>;

  constructor(private readonly options: SessionOptions) {
    const view = options.appliance.view();
    this.state = loggedIn(view);
    this.typedAt = view.now;
  }

  /** An interactive shell: the banner, then the prompt. */
  start(): void {
    const view = this.options.appliance.view();
    const reply = firstQuestion(view, this.state);
    this.state = reply.state;
    this.print([...banner(view), ...reply.lines].join("\n") + "\n" + promptOf(this.state, view));
  }

  /** One command without a terminal (exec); a command that asks is refused, and its changes are lost [A]. */
  runOnce(line: string): void {
    const { appliance, peer } = this.options;
    appliance.transcript.add(promptOf(this.state, appliance.view()));
    this.execute(line, (reply) => {
      const asked = reply.state.at.kind !== "command";
      this.print([...reply.lines, ...(asked ? ["This command needs an interactive session."] : [])].join("\n") + "\n");
      peer.end(asked ? 1 : 0);
    });
  }

  receive(bytes: Buffer): void {
    this.endIfIdle();
    this.typedAt = this.options.appliance.view().now;
    for (const character of this.decoder.write(bytes)) {
      // A line may end in CR, LF or both; the LF of a pair must not answer the next question.
      const paired = character === "\n" && this.afterReturn;
      this.afterReturn = character === "\r";
      if (!paired && !this.dead) this.press(character);
    }
  }

  /** Nobody has typed for so long that the session is over, and what is not committed is lost (contracts 5.1). */
  endIfIdle(): void {
    const { now, idleMinutes } = this.options.appliance.view();
    if (this.dead || now - this.typedAt < idleMinutes * 60_000) return;
    this.print(`\n${sessionExpired}\n`);
    this.finish();
  }

  /** The client is gone: what the appliance is at work on goes on. */
  hangUp(): void {
    this.dead = true;
  }

  private press(character: string): void {
    if (this.typedAhead) {
      this.typedAhead.push(character);
      return;
    }
    if (this.hiddenPages.length > 0) {
      this.turnPage(character);
      return;
    }
    const { echo, key } = this.editor.type(character);
    if (this.options.echo) this.send(echo);
    if (key.kind === "line") this.enter(key.line);
    else if (key.kind === "interrupt") this.abort();
    // [A] Control-D at an empty prompt hangs up, as a terminal does.
    else if (key.kind === "end") this.finish();
  }

  private enter(line: string): void {
    this.execute(line, (reply) => {
      if (reply.effect?.kind === "logout") {
        this.finish();
        return;
      }
      this.hiddenPages = pages(reply.lines, this.pageHeight(reply.lines.length));
      this.showPage();
    });
  }

  /** Answers a line once its effect is done, which may take a while; never when a fault leaves it unanswered. */
  private execute(line: string, answer: (reply: Reply) => void): void {
    const { appliance } = this.options;
    appliance.contact();
    this.record(line);
    const view = appliance.view();
    this.intercepted = this.options.faults.intercept?.({ appliance: view.name, line, at: this.state.at.kind });
    const { afterEffect } = this.intercepted ?? {};
    const { effect, then, busy } = this.fateOf(line, view);
    if (then === "silence") this.dead = true;
    if (!effect) {
      if (then === "cut") this.cut();
      return;
    }
    const reply = respond(line, this.state, busy ? { ...view, status: "busy" } : view);
    const finish = (): void => {
      appliance.perform(reply.effect);
      this.state = reply.state;
      afterEffect?.();
      if (then === "cut") this.cut();
      if (!this.dead) answer(reply);
    };
    const lasts = appliance.takes(reply.effect);
    if (lasts === 0) finish();
    else this.work(lasts, finish);
  }

  /** What a fault makes of this line. */
  private fateOf(line: string, view: ApplianceView): LineFate {
    const { intercepted } = this;
    const opensCloudService = view.settings[connectorSwitch(view)] && commandOf(line, this.state) === "cloudserviceconfig";
    const effect = intercepted && intercepted.afterEffect !== undefined;
    const struck: StruckLine = { opensCloudService, effect, flip: () => this.options.appliance.flip() };
    const possible = kindsOf("line").filter((kind) => faultKinds.line[kind].when?.(struck) ?? true);
    const kind = intercepted?.kind ?? this.fault(possible);
    return befalls("line", kind) ? faultKinds.line[kind].strike(struck) : { effect: true, then: "answer" };
  }

  /** How many lines fit on a page; undefined when there is no pager. */
  private pageHeight(lines: number): number | undefined {
    if (lines < 2) return undefined;
    const given = this.intercepted?.kind;
    const kind = befalls("print", given) ? given : this.fault(kindsOf("print"));
    return befalls("print", kind) ? faultKinds.print[kind].strike(lines) : undefined;
  }

  /** What is typed meanwhile waits, as in a terminal. */
  private work(lasts: number, finish: () => void): void {
    this.typedAhead = [];
    this.options.appliance.agenda.after(lasts, () => {
      const ahead = this.typedAhead ?? [];
      this.typedAhead = undefined;
      finish();
      for (const character of ahead) if (!this.dead) this.press(character);
    });
  }

  private cut(): void {
    this.dead = true;
    this.options.peer.cut();
  }

  private abort(): void {
    this.options.appliance.transcript.add("^C\n");
    this.state = interrupt(this.state).state;
    this.print(promptOf(this.state, this.options.appliance.view()));
  }

  private finish(): void {
    this.dead = true;
    this.options.peer.end(0);
  }

  private showPage(): void {
    const page = this.hiddenPages.shift() ?? [];
    this.print(page.map((line) => `${line}\n`).join(""));
    this.print(this.hiddenPages.length > 0 ? more : promptOf(this.state, this.options.appliance.view()));
  }

  private turnPage(character: string): void {
    this.send(wipe);
    this.options.appliance.transcript.add("\n");
    if (character !== "\x03") {
      this.showPage();
      return;
    }
    this.hiddenPages = [];
    this.abort();
  }

  private fault(kinds: readonly ApplianceFaultKind[]): ApplianceFaultKind | undefined {
    return this.options.faults.take(this.options.appliance.view().name, kinds)?.kind;
  }

  /** What was typed, with a registration token hidden from here on. */
  private record(line: string): void {
    const { transcript } = this.options.appliance;
    if (this.state.at.kind === "token") transcript.hide(line.trim());
    const batch = /^\s*cloudserviceconfig\s+register\s+"?([^\s"]+)/i.exec(line);
    if (batch?.[1] !== undefined) transcript.hide(batch[1]);
    transcript.add(`${line}\n`);
  }

  private print(text: string): void {
    this.options.appliance.transcript.add(text);
    this.send(text);
  }

  private send(text: string): void {
    if (text !== "") this.options.peer.write(text.replace(/\n/g, "\r\n"));
  }
}
