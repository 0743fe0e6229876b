import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { inLines, logTo } from "../../../provider/base/log";
import { pulumiWording } from "../../../provider/pulumi/wording";
import { Secrets } from "../../../provider/base/known-secrets";

/** Every form in which the class promises to know a secret. */
const formsOf = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64"),
  JSON.stringify(secret).slice(1, -1),
];

function remembering(...values: string[]): Secrets {
  const secrets = new Secrets();
  for (const value of values) secrets.remember(value);
  return secrets;
}

describe("secrets", () => {
  test("are masked in every form in which they travel", () => {
    const secret = 'p"a ss/wörd\n+=';
    for (const form of formsOf(secret)) expect(remembering(secret).redact(`<${form}>`)).toBe("<[secret]>");
  });

  test("are masked wherever they stand, however often", () => {
    expect(remembering("hunter2").redact("hunter2, then hunter2hunter2")).toBe("[secret], then [secret][secret]");
  });

  test("a longer one goes first, or its end would show", () => {
    expect(remembering("pass", "password").redact("password")).toBe("[secret]");
    expect(remembering("password", "pass").redact("password")).toBe("[secret]");
  });

  test("a text with the characters of patterns is a text", () => {
    expect(remembering("a.c$&").redact("abc$& a.c$&")).toBe("abc$& [secret]");
  });

  test("remember gives back what it was given", () => {
    const secrets = new Secrets();
    expect(secrets.remember("value")).toBe("value");
    const nothing: string | undefined = secrets.remember<string | undefined>(undefined);
    expect(nothing).toBeUndefined();
  });

  test("too short to be told from common text: not searched for", () => {
    expect(remembering("abc", "").redact("abc")).toBe("abc");
    expect(remembering("abcd").redact("abcd")).toBe("[secret]");
  });

  test("half a character does not break it", () => {
    expect(remembering("half \ud83d of it").redact("half \ud83d of it")).toBe("[secret]");
  });

  test("nothing remembered, nothing changed", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(new Secrets().redact(text)).toBe(text);
      }),
    );
  });

  test("no remembered secret survives, whatever surrounds it", () => {
    // A secret that the mask itself contains cannot be told from the mask.
    const secret = fc.string({ unit: "binary", minLength: 4 }).filter((text) => !/[[\]]/.test(text) && !"secret".includes(text));
    const inputs = fc.uniqueArray(secret, { minLength: 1, maxLength: 4 }).chain((secrets) => {
      const piece = fc.oneof(fc.string(), fc.constantFrom(...secrets.flatMap(formsOf)));
      return fc.record({
        secrets: fc.constant(secrets),
        text: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
      });
    });
    fc.assert(
      fc.property(inputs, ({ secrets, text }) => {
        const clean = remembering(...secrets).redact(text);
        for (const form of secrets.flatMap(formsOf)) expect(clean.includes(form)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the log", () => {
  test.each([
    ["info" as const, ["cisco-ctr: b [secret]", "cisco-ctr warning: c [secret]"]],
    ["debug" as const, ["cisco-ctr debug: a [secret]", "cisco-ctr: b [secret]", "cisco-ctr warning: c [secret]"]],
  ])("%s: each line is redacted", (level, lines) => {
    const written: string[] = [];
    const log = logTo(
      inLines((line) => written.push(line)),
      remembering("hunter2"),
      level,
      pulumiWording,
    );
    log.debug("a hunter2");
    log.info("b hunter2");
    log.warn("c hunter2");
    expect(written).toEqual(lines);
  });

  test("knows secrets that were remembered after it was made", () => {
    const written: string[] = [];
    const secrets = new Secrets();
    const log = logTo(
      inLines((line) => written.push(line)),
      secrets,
      "info",
      pulumiWording,
    );
    secrets.remember("hunter2");
    log.info("hunter2");
    expect(written).toEqual(["cisco-ctr: [secret]"]);
  });
});
