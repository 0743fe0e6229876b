import { afterEach, describe, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import type { Call } from "../../../../provider/base/call";
import { ProviderError } from "../../../../provider/base/errors";
import { inLines, logTo } from "../../../../provider/base/log";
import { pulumiWording } from "../../../../provider/pulumi/wording";
import { Secrets } from "../../../../provider/base/known-secrets";
import type { Appliance } from "../../../../provider/clients/appliance/appliance";
import { startSession } from "../../../../provider/clients/appliance/commands";
import { Conversation, type Channel } from "../../../../provider/clients/appliance/conversation";
import { Dialogue } from "../../../../provider/clients/appliance/dialogue";
import { readFacts } from "../../../../provider/clients/appliance/identify";
import { readMenu, readServers } from "../../../../provider/clients/appliance/menu";
import { says, texts } from "../../../../provider/clients/appliance/texts";
import { veil } from "../../../../provider/clients/appliance/veil";
import * as script from "../../../support/appliance-script";
import { failure } from "../../../support/failure";
import { ManualClock } from "../../../support/manual-clock";

const { token, top } = script;

/** Menus, questions and answers of a real appliance, and what only a hostile one would print, in any order. */
const screens: Record<string, string> = {
  ...{ top, ready: script.ready, registered: script.registered, servers: script.servers, askToken: script.askToken },
  ...{ selected: script.selected, inProgress: script.inProgress, askDeregister: script.askDeregister },
  ...{ askComment: script.askComment, committed: script.committed, offersEnable: script.offersEnable, enabled: script.enabled },
  password: "\nPassword: ",
  newPassword: "\nEnter the new passphrase again:\n[]> ",
  proposesYes: "\nErase the whole configuration? [Y]> ",
  yesOrNo: "\nErase the whole configuration? (y/n) ",
  agreement: "\nDo you accept the license agreement? [Y]> ",
  discard: "\nAre you ready to discard all of your changes? [Y]> ",
  expiry: "\nYour passphrase expires in 6 days. Change it now? [Y]> ",
  wrongRole: `\nYou are not in the correct access group to use this.${top}`,
  unknownCommand: `\nUnknown command: this${top}`,
  secureX: "\nWould you like to enable Cisco SecureX/ Threat Response feature? [N]> ",
  notSecureX: "\nWould you like to disable Cisco SecureX/ Threat Response feature? [Y]> ",
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
  /** The screens on which a yes was typed, or an empty line that takes one. */
  readonly confirmed: string[] = [];
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
    const takesYes = /(?:\[Y\]>|\(y\/n\)) $/.test(screens[this.seen] ?? "");
    if (/^y(?:es)?\n$/i.test(text) || (text === "\n" && takesYes)) this.confirmed.push(this.seen);
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

const subjects = [
  "Erase the whole configuration",
  "Reboot now",
  "Send all data to the cloud",
  "Commit for somebody else",
  "Go on",
];
const notices = ["", "Your passphrase is old.", "There is a new licence.", "The cluster was changed.", "An upgrade failed."];
const forms = ["[Y]> ", "[N]> ", "[]> ", "[yes]> ", "(y/n) ", "[y/n]: ", "(yes/no)? "];

test("a question that nobody knows is quoted, wherever it stands, and never confirmed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...subjects),
      fc.constantFrom(...notices),
      fc.constantFrom(...forms),
      fc.constantFrom("login", "threatresponseconfig", "enable", "commit", "cloudserviceconfig", "settrs", "2", "register"),
      async (subject, notice, form, at) => {
        const question = `\n${notice}\n${subject}? ${form}`;
        const steps: script.Step[] = [
          script.version,
          ["threatresponseconfig", script.offersEnable],
          ["enable", script.enabled],
          ["commit", script.committed],
          ["cloudserviceconfig", script.ready],
          ["settrs", script.servers],
          ["2", script.selected],
          ["commit", script.committed],
          ["cloudserviceconfig", script.ready],
          ["register", script.askToken],
          [token, script.inProgress],
        ];
        const asked = steps.flatMap(([typed, prints]): script.Step[] =>
          typed === at
            ? [
                [typed, question],
                ["", top],
              ]
            : [[typed, prints]],
        );
        const box = new script.Script(asked, at === "login" ? script.welcome + question : script.welcome + top);
        const work = async (): Promise<void> => {
          const appliance = await box.start();
          await appliance.enable();
          await appliance.selectServer("api.eu.sse.itd.cisco.com");
          await appliance.register(token);
        };
        const failed = await failure(work());
        expect(failed.message).toContain(`${subject}?`);
        expect(failed.code).toBe("unexpected-answer");
        const [last] = box.typed.slice(box.typed.indexOf(at) + 1);
        expect([undefined, ...(form === "[N]> " || form === "[]> " ? [""] : [])]).toContain(last);
        expect(box.typed.filter((line) => /^y/i.test(line))).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

test("whatever an appliance prints: a bounded, clear end, no secret, and the token only where it is asked for", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...operations),
      async (answers, operation) => {
        const clock = new ManualClock({ autoAdvance: true });
        const [logged, secrets] = [[] as string[], new Secrets()];
        secrets.remember(token);
        const log = logTo(
          inLines((line) => logged.push(line)),
          secrets,
          "debug",
          pulumiWording,
        );
        const call: Call = { clock, signal: new AbortController().signal, deadline: clock.now() + 3_600_000, log };
        const channel = new Hostile(answers);
        const appliance = await startSession(new Conversation(channel, call, secrets, "esa:22"), undefined);

        const failed: unknown = await operation(appliance).then(
          () => undefined,
          (error: unknown) => error,
        );

        expect(channel.typed.filter((text) => text !== " ").length).toBeLessThan(60);
        expect(channel.typed.length).toBeLessThan(1_100);
        expect(channel.askedBy.filter((name) => name !== "askToken")).toEqual([]);
        expect(channel.confirmed.filter((name) => name !== "askDeregister" && name !== "secureX")).toEqual([]);
        expect(failed === undefined || failed instanceof ProviderError).toBe(true);
        const message = failed instanceof ProviderError ? failed.message : "";
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

/** About the longest screen that is read. */
const longest = 250_000;

function filledWith(piece: string): string {
  return piece.repeat(Math.floor(longest / piece.length));
}

/** Lets jest's own timeout act between two pieces of work that block. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Screens that keep beginning what a sentence of the table says: all its words, each alone, and its first with each other. */
function beginningsOf({ source }: RegExp): string[] {
  const literal = source.replace(/\(\?<?[!=]|\(\?<\w+>|\(\?:|\\[bdws]|\{[\d,]+\}|\[\^?[^\]]*\]/g, " ");
  const words = literal.match(/[A-Za-z]+|\\\?|:/g)?.map((word) => word.replace("\\", "")) ?? [];
  const [first = ""] = words;
  const pieces = [words.join(" "), `${words.join(" ")} [`, ...words, ...words.map((word) => `${first} ${word}`)];
  return [...new Set(pieces)].map((piece) => `${piece} `);
}

describe("no screen takes long to judge", () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test.each(texts.map(({ means, pattern }) => ({ means, pattern })))("$means, $pattern", async ({ means, pattern }) => {
    // A bound on every repetition is what keeps a pattern from walking the screen once more for each place it begins at.
    expect(pattern.source.replace(/\\.|\[(?:\\.|[^\]])*\]/g, "_")).not.toMatch(/[*+]|\{\d+,\}/);

    const looked = jest.spyOn(pattern, "exec");
    for (const piece of beginningsOf(pattern)) {
      for (const end of ["", "[]>", "x"]) {
        says(filledWith(piece) + end, means);
        await breathe();
      }
    }
    const handed = looked.mock.calls.map(([text]) => text.length);
    const longestHanded = means.startsWith("ask-") ? 2_000 : longest + 10;
    expect(handed.filter((length) => length > longestHanded)).toEqual([]);
  });

  test.each([
    "Available list of ",
    "Available list of servers: 1. ",
    "a",
    "1. a",
    "a-",
    "a.",
    " \n",
    "\n",
    "- A",
    "Model: a",
    "Version: 1.1",
    "\nVersion: 1.1 ",
    "AsyncOS 1.1 for ",
    "AsyncOS 1.1 for a build ",
  ])("a menu, a list, the facts or an echo of %j", async (piece) => {
    const screen = filledWith(piece);
    for (const text of [screen, `Available list of servers: 1. ${screen}`, `x\n${screen}`, `Model: x${screen}y`]) {
      readMenu(text);
      readServers(text);
      await breathe();
      try {
        readFacts(text, text, { kind: "top", text: "mail1>", host: "mail1" });
      } catch (error) {
        expect(error).toBeInstanceOf(ProviderError);
      }
      await breathe();
      veil(text, "a".repeat(1_000));
      await breathe();
    }
  });

  test.each(["x\r", "\b", "\x1b[2J", "\0", "-Press Any Key For More-\r                        \r", "a> \r", ":", "> ", "\n"])(
    "what shows nothing counts as received: %j",
    async (piece) => {
      const dialogue = new Dialogue();
      dialogue.typed("cloudserviceconfig");
      const chunk = Buffer.from(piece.repeat(1_000));
      let sent = 0;
      const kinds: string[] = [];
      while (sent < 300_000 && kinds.at(-1) !== "overflow") {
        kinds.push(...dialogue.push(chunk).map(({ kind }) => kind));
        sent += chunk.length;
        await breathe();
      }
      expect(kinds.filter((kind) => kind === "overflow")).toHaveLength(1);
    },
  );
});
