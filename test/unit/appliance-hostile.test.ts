import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Call } from "../../provider/base/call";
import { ProviderError } from "../../provider/base/errors";
import { lineLog } from "../../provider/base/log";
import { Secrets } from "../../provider/base/redact";
import { startSession, type Appliance } from "../../provider/clients/appliance/commands";
import { Conversation, type Channel } from "../../provider/clients/appliance/conversation";
import * as script from "../support/appliance-script";
import { ManualClock } from "../support/manual-clock";

const { token, top } = script;

/** Menus, questions and answers of a real appliance, and what only a hostile one would print, in any order. */
const screens: Record<string, string> = {
  ...{ top, ready: script.ready, registered: script.registered, servers: script.servers, askToken: script.askToken },
  ...{ selected: script.selected, inProgress: script.inProgress, askDeregister: script.askDeregister },
  ...{ askComment: script.askComment, committed: script.committed, offersEnable: script.offersEnable, enabled: script.enabled },
  password: "\nPassword: ",
  newPassword: "\nEnter the new passphrase again:\n[]> ",
  proposesYes: "\nErase the whole configuration? [Y]> ",
  silence: "",
  pager: "\n-Press Any Key For More-",
  echo: `\nYou typed ${token.slice(0, 20)}\n${token.slice(20)}, ${Buffer.from(token).toString("base64")}\n[]> `,
  failed: `\nThe registration failed because of an invalid or expired token key ${token}.${top}`,
  controls: "\u001b]0;title\u0007\u001b[2J\u009b31m\u202egnp.exe\n[]> ",
  long: `${"x".repeat(70_000)}${top}`,
};
const names = Object.keys(screens);

const operations: ((appliance: Appliance) => Promise<unknown>)[] = [
  (appliance) => appliance.enable(),
  (appliance) => appliance.status(),
  (appliance) => appliance.selectServer("api.eu.sse.itd.cisco.com"),
  (appliance) => appliance.register(token),
  (appliance) => appliance.deregister(),
];

/** Lets the provider in as an appliance would, and from then on answers whatever is typed with the next of these screens. */
class Hostile implements Channel {
  readonly typed: string[] = [];
  /** The screen on which the token was typed, each time. */
  readonly askedBy: string[] = [];
  private seen = "";
  private listener: Parameters<Channel["listen"]>[0] | undefined;

  constructor(private readonly answers: readonly string[]) {}

  listen(listener: Parameters<Channel["listen"]>[0]): void {
    this.listener = listener;
    this.print(script.welcome + top);
  }

  write(text: string): void {
    this.typed.push(text);
    if (text.includes(token)) this.askedBy.push(this.seen);
    if (text === "version\n") this.print(`version\n${script.version[1]}`);
    else this.show(this.answers[(this.typed.length - 2) % this.answers.length] ?? "silence");
  }

  close(): void {
    this.listener = undefined;
  }

  private show(name: string): void {
    this.seen = name;
    this.print(screens[name] ?? "");
  }

  private print(text: string): void {
    queueMicrotask(() => this.listener?.data(Buffer.from(text.replace(/\n/g, "\r\n"))));
  }
}

test("whatever an appliance prints: a bounded, clear end, no secret, and the token only where it is asked for", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...operations),
      async (answers, operation) => {
        const clock = new ManualClock({ autoAdvance: true });
        const [logged, secrets] = [[] as string[], new Secrets()];
        secrets.remember(token);
        const log = lineLog((line) => logged.push(line), secrets, "debug");
        const call: Call = { clock, signal: new AbortController().signal, deadline: clock.now() + 3_600_000, log };
        const channel = new Hostile(answers);
        const appliance = await startSession(new Conversation(channel, call, secrets, "esa:22"), undefined);

        const failure: unknown = await operation(appliance).then(
          () => undefined,
          (error: unknown) => error,
        );

        expect(channel.typed.filter((text) => text !== " ").length).toBeLessThan(60);
        expect(channel.typed.length).toBeLessThan(1_100);
        expect(channel.askedBy.filter((name) => name !== "askToken")).toEqual([]);
        if (failure !== undefined) expect(failure).toBeInstanceOf(ProviderError);
        const message = failure instanceof ProviderError ? failure.message : "";
        expect(message.length).toBeLessThan(1_200);
        expect(message).toMatch(/^[\P{C}\n]*$/u);
        for (const text of [message, ...logged]) {
          expect(text).not.toContain(token);
          expect(text).not.toContain(Buffer.from(token).toString("base64"));
          if (channel.askedBy.length === 0) continue;
          // What a wrapped echo leaves of a line that was typed here.
          expect(text).not.toContain(token.slice(0, 20));
          expect(text).not.toContain(token.slice(20));
        }
        expect(channel.typed.join("")).not.toMatch(/passphrase|password/i);
      },
    ),
    { numRuns: 400 },
  );
});
