import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Dialogue, readPrompt, type DialogueEvent } from "../../../../provider/clients/appliance/dialogue";
import { veil } from "../../../../provider/clients/appliance/veil";

/** As a terminal gets them: what the appliance prints, and what is typed then. */
const session: readonly { prints: string; typed?: string }[] = [
  {
    prints:
      "Last login: Mon Nov 19 10:00:00 2018 from 10.0.0.1\r\nAsyncOS 13.0.0 for Cisco C100V build 392\r\n\r\n" +
      "Welcome to the Cisco C100V Email Security Virtual Appliance – é😀\r\n\r\n\x1b[1mmail1.example.com>\x1b[0m ",
    typed: "cloudserviceconfig",
  },
  {
    prints:
      "cloudserviceconfig\r\n\r\nThe Content Security Management appliance is successfully registered with the\r\nCisco Threat Response portal.\r\n" +
      "-Press Any Key For More-\r                        \rChoose the operation you want to perform:\r\n- DEREGISTER - To deregister the appliance from the Cisco Threat Response\r\nportal.\r\n[]> ",
    typed: "deregister",
  },
  {
    prints:
      "deregister\r\n\r\nDo you want to deregister your appliance from the Cisco Threat Response portal.\r\n\r\n" +
      "If you deregister, you will not be able to access the Cloud Service features. [N]> ",
    typed: "yes",
  },
  {
    prints: "yes\r\n\r\nThe Content Security Management appliance deregistration is in progress.\r\n\r\n\x07mail1.example.com> ",
  },
];

function replay(steps: typeof session, cut: (bytes: Buffer) => Buffer[]): DialogueEvent[] {
  const dialogue = new Dialogue();
  return steps.flatMap(({ prints, typed }) => {
    const events = cut(Buffer.from(prints)).flatMap((chunk) => dialogue.push(chunk));
    if (typed !== undefined) dialogue.typed(typed);
    return events;
  });
}

const whole = (bytes: Buffer): Buffer[] => [bytes];

/** Cuts at the given places, which may be in the middle of a CRLF, an escape sequence or a UTF-8 character. */
const cutAt =
  (places: readonly number[]) =>
  (bytes: Buffer): Buffer[] => {
    const marks = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
    return marks.slice(1).map((end, at) => bytes.subarray(marks[at], end));
  };

function screensOf(text: string): string[] {
  return new Dialogue().push(Buffer.from(text)).flatMap((event) => (event.kind === "prompt" ? [event.screen] : []));
}

describe("prompts", () => {
  test.each([
    ["mail1.example.com> ", { kind: "top", host: "mail1.example.com" }],
    ["mail1# ", { kind: "top", host: "mail1" }],
    ["(mail.example.com)> ", { kind: "top", host: "mail.example.com" }],
    ["(Machine esa1.example.com)> ", { kind: "top", mode: "machine", name: "esa1.example.com" }],
    ["(Cluster my cluster)> ", { kind: "top", mode: "cluster", name: "my cluster" }],
    ["(Group Main_Group)> ", { kind: "top", mode: "group", name: "Main_Group" }],
    ["esa.test (Cluster c1)> ", { kind: "top", host: "esa.test", mode: "cluster", name: "c1" }],
    ["[]> ", { kind: "question", proposal: "" }],
    ["[1]> ", { kind: "question", proposal: "1" }],
    ["Are you sure? [N]> ", { kind: "question", proposal: "N", text: "Are you sure? [N]>" }],
    ["Enter the old passphrase:", { kind: "secret" }],
    ["admin@esa's password:", { kind: "secret" }],
  ])("%j is one", (line, prompt) => {
    expect(readPrompt(line)).toMatchObject(prompt);
  });

  test.each([
    "mail1>",
    "Use <host> ",
    "see this message> ",
    "a -> ",
    "[x] ",
    "Password policy",
    "Status: ",
    "",
    " ",
    "> ",
    "()> ",
  ])("%j is none", (line) => {
    expect(readPrompt(line)).toBeUndefined();
  });
});

describe("a session", () => {
  test("comes out as screens and prompts, without echo, pager and colours", () => {
    const events = replay(session, whole);
    expect(events.map(({ kind }) => kind)).toEqual(["prompt", "pager", "prompt", "prompt", "prompt"]);
    expect(events).toMatchObject([
      { prompt: { kind: "top", host: "mail1.example.com" }, screen: expect.stringContaining("Appliance – é😀") },
      {},
      { prompt: { kind: "question", text: "[]>" } },
      {
        prompt: { proposal: "N" },
        screen: "\nDo you want to deregister your appliance from the Cisco Threat Response portal.\n",
      },
      { screen: "\nThe Content Security Management appliance deregistration is in progress.\n" },
    ]);
    expect(events[2]).toMatchObject({
      screen: [
        "",
        "The Content Security Management appliance is successfully registered with the",
        "Cisco Threat Response portal.",
        "Choose the operation you want to perform:",
        "- DEREGISTER - To deregister the appliance from the Cisco Threat Response",
        "portal.",
      ].join("\n"),
    });
  });

  test("gives the same events however the bytes are cut", () => {
    const expected = replay(session, whole);
    fc.assert(
      fc.property(fc.array(fc.nat(2_000), { maxLength: 40 }), (places) => {
        expect(replay(session, cutAt(places))).toEqual(expected);
      }),
    );
    expect(replay(session, (bytes) => Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual(expected);
  });

  test("gives the same events for any bytes, however they are cut", () => {
    const noise = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc
          .constantFrom(
            "mail1> ",
            "[]> ",
            "[N]> ",
            "\r\n",
            "\r",
            "-Press Any Key For More-",
            "\x1b[2J",
            "\x1b]0;t\x07",
            "é😀",
            "password: ",
          )
          .map((text) => Buffer.from(text)),
      ),
    );
    fc.assert(
      fc.property(noise, fc.array(fc.nat(500), { maxLength: 20 }), (parts, places) => {
        const steps = [{ prints: "", typed: "register" }];
        const bytes = Buffer.concat(parts);
        const run = (cut: (bytes: Buffer) => Buffer[]): DialogueEvent[] => {
          const dialogue = new Dialogue();
          dialogue.typed(steps[0]?.typed ?? "");
          return cut(bytes).flatMap((chunk) => dialogue.push(chunk));
        };
        expect(run(cutAt(places))).toEqual(run(whole));
      }),
    );
  });
});

describe("text", () => {
  test("has no control characters, whatever was sent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const [screen = ""] = screensOf(`${text}\x1b\\\r\n[]> `);
        expect(screen).not.toMatch(/[^\P{C}\n]/u);
      }),
    );
  });

  test.each([
    ["colours and titles", "\x1b[31mred\x1b[0m \x1b]0;title\x07and \x1bP1$r\x1b\\\x1b(Bplain\r\n[]> ", "red and plain"],
    ["eight-bit sequences", "a\u009b31mb\u009d0;t\u009cc\r\n[]> ", "abc"],
    ["an unfinished sequence", "a\x1b[\nrest\r\n[]> ", "a\nrest"],
    ["overwriting", "working...\rdone      \r\n[]> ", "done"],
    ["backspaces", "abx\b \bc\r\n[]> ", "abc"],
    ["direction marks", "a\u202eb\u200b\r\n[]> ", "ab"],
    ["tabs and null bytes", "a\tb\0\r\n[]> ", "a b"],
  ])("takes in %s", (_what, sent, expected) => {
    expect(screensOf(sent)).toEqual([expected]);
  });

  test("takes a prompt back when text follows it", () => {
    const events = new Dialogue().push(Buffer.from("note> read this\r\nmail1> "));
    expect(events.map(({ kind }) => kind)).toEqual(["prompt", "resumed", "prompt"]);
  });

  test("knows the prompt once one was answered", () => {
    const dialogue = new Dialogue();
    dialogue.push(Buffer.from("mail1> "));
    dialogue.typed("version");
    expect(dialogue.push(Buffer.from("version\r\nnote> \r\nmail1> ")).map(({ kind }) => kind)).toEqual(["prompt"]);
    dialogue.typed("clustermode machine esa2");
    expect(dialogue.push(Buffer.from("\r\n(Machine esa2)> "))).toMatchObject([{ prompt: { mode: "machine", name: "esa2" } }]);
  });

  test.each([
    ["wrapped", "abcdef\r\nghij\r\nok\r\n[]> ", "ok"],
    ["masked", "**********\r\nok\r\n[]> ", "ok"],
    ["absent", "ok\r\n[]> ", "ok"],
    ["only begun", "abcok\r\n[]> ", "abcok"],
  ])("drops the echo, %s", (_how, sent, expected) => {
    const dialogue = new Dialogue();
    dialogue.typed("abcdefghij");
    expect(dialogue.push(Buffer.from(sent))).toMatchObject([{ screen: expected }]);
  });

  test("shows nothing of an answer that is only half an echo", () => {
    const dialogue = new Dialogue();
    dialogue.typed("abcdefghij");
    dialogue.push(Buffer.from("abcde"));
    expect(dialogue.unfinished).toBe("");
    dialogue.push(Buffer.from("fghij\r\nworking"));
    expect(dialogue.unfinished).toBe("working");
  });
});

describe("bounds", () => {
  test.each([
    ["one line", "x"],
    ["many lines", "x\r\n"],
    ["empty lines", "\n"],
    ["many pages", "-Press Any Key For More-"],
    ["many prompts", "a> \r\n"],
  ])("ends at %s", (_what, piece) => {
    const dialogue = new Dialogue();
    const chunk = Buffer.from(piece.repeat(2_000));
    const kinds: string[] = [];
    for (let sent = 0; sent < 200 && kinds.at(-1) !== "overflow"; sent++)
      kinds.push(...dialogue.push(chunk).map(({ kind }) => kind));
    expect(kinds.filter((kind) => kind === "overflow")).toHaveLength(1);
    expect(dialogue.push(Buffer.from("\r\nmail1> "))).toEqual([]);
  });

  test("begin anew with each typed line", () => {
    const dialogue = new Dialogue();
    for (let round = 0; round < 4; round++) {
      expect(dialogue.push(Buffer.from(`${"x".repeat(100_000)}\r\n[]> `))).toHaveLength(1);
      dialogue.typed("");
    }
  });
});

test("a secret is veiled whole, wrapped and in pieces", () => {
  const secret = "de7c55f3ff0a.*+?";
  expect(veil(`a ${secret} b de7c55f3\r\nff0a.*+? c "de7c55f3" d de7`, secret)).toBe('a [secret] b [secret] c "[secret]" d de7');
  expect(veil("abc", "abc")).toBe("abc");
});
