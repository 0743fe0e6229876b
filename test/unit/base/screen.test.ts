import { describe, expect, test } from "@jest/globals";
import { inWords, ownNames } from "../../../provider/base/sentence";
import fc from "fast-check";
import { compose, type ErrorFacts } from "../../../provider/base/errors";
import { inLines, logTo } from "../../../provider/base/log";
import { pulumiWording } from "../../../provider/pulumi/wording";
import { Secrets } from "../../../provider/base/known-secrets";
import { cut, listed, plain, printable } from "../../../provider/base/screen";
import { shownFindings } from "../../../provider/lifecycle/reported";
import { hostileText, steersNothing } from "../../support/hostile-text";

describe("plain", () => {
  test.each([
    ["a line end", "a\nb", "a b"],
    ["any other line end", "a\r\n\u0085\u2028\u2029b", "a b"],
    ["a way to clear the screen", "a\u001b[2J\u009b31mb", "a [2J 31mb"],
    ["a change of direction", "exe.\u202egnp\u2066", "exe. gnp "],
    ["half a character", "a\ud83d b", "a  b"],
    ["a command of GitHub", "x\n::error file=C:\\a::b", "x : :error file=C:\\a::b"],
    ["a command of GitHub with a dash", "::add-mask::x", ": :add-mask: :x"],
    ["a command of Azure", "##vso[task.complete]", "# #vso[task.complete]"],
    ["a group of Azure", "##[group]", "# #[group]"],
    ["a command of TeamCity", "##teamcity[buildStop]", "# #teamcity[buildStop]"],
    ["a colour of Pulumi", "<{%fg 1%}>", "< {%fg 1%}>"],
  ])("%s is text", (_, text, clean) => {
    expect(plain(text)).toBe(clean);
  });

  test.each(["2001:db8::1", "fe80::abcd:1", "::1", "Größe 5 Ω — „日本“ 🙂", "esa1#2", "a  b"])("%s stays", (text) => {
    expect(plain(text)).toBe(text);
  });

  test("once is enough", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(plain(plain(text))).toBe(plain(text));
      }),
    );
  });

  test("takes no longer for what looks like many beginnings", () => {
    for (const part of ["::a", "##a", "<{", "::", "\u0000 "]) expect(plain(part.repeat(1_000_000)).length).toBeGreaterThan(0);
  });
});

test("a cut shows, and leaves no half character", () => {
  expect([cut("abcd", 4), cut("abcde", 4), cut("ab🙂🙂", 4)]).toEqual(["abcd", "abc…", "ab…"]);
});

test("a list says how many more there are", () => {
  expect(listed(["a", "b"])).toBe("a, b");
  expect(listed(["a", "b", "c"], 2)).toBe("a, b and 1 more");
  const scopes = Array.from({ length: 100_000 }, (_, each) => `scope-${each}:${"x".repeat(1_000)}`);
  expect(listed(scopes)).toMatch(/^scope-0:x+….* and 99990 more$/);
  expect(listed(scopes).length).toBeLessThan(1_000);
});

test("a secret does not come to light when what stood between its halves goes, nor by a cut", () => {
  const secrets = new Secrets();
  secrets.remember("open sesame");
  const redact = (text: string) => secrets.redact(text);
  expect(printable("say open\u0000sesame", redact, 100)).toBe("say [secret]");
  expect(printable("say open sesame", redact, 10)).toBe("say [secr…");
});

const facts: fc.Arbitrary<ErrorFacts> = fc.record(
  {
    code: fc.constant("refused" as const),
    reason: hostileText,
    next: hostileText,
    subject: fc.record({ verb: fc.constant("read"), noun: fc.constant("device"), name: hostileText }),
    request: fc.record(
      { method: fc.constant("GET"), path: hostileText, status: fc.constant(403), error: hostileText, traceId: hostileText },
      { requiredKeys: ["method", "path"] },
    ),
  },
  { requiredKeys: ["code", "reason", "next"] },
);

describe("whatever anybody says", () => {
  test("a message of the longest parts is no longer than that either", () => {
    const long = "x".repeat(5_000);
    const request = { method: "DELETE", path: long, status: 403, error: long, traceId: long };
    const subject = { verb: "deregister", noun: "device registration", name: long };
    steersNothing(compose({ code: "refused", reason: long, next: long, subject, request }));
  });

  test("a message is one line of at most 2,000 characters that steers nothing, and its next step is not lost", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const message = compose(given);
        steersNothing(message);
        expect(message.endsWith(`. ${cut(plain(inWords(given.next, ownNames)), 600)}`)).toBe(true);
      }),
    );
  });

  test("so is a line of the log", () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom("debug", "info", "warn"), (text, level) => {
        const lines: string[] = [];
        logTo(
          inLines((line) => lines.push(line)),
          new Secrets(),
          "debug",
          pulumiWording,
        )[level as "debug"](text);
        expect(lines).toHaveLength(1);
        lines.forEach(steersNothing);
      }),
    );
  });

  test("so is a finding, of which at most 20 are shown", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ property: hostileText, reason: hostileText }), { maxLength: 40 }), (findings) => {
        const shown = shownFindings(findings);
        for (const { property, reason } of shown) steersNothing(`${property} ${reason}`);
        expect(shown.length).toBe(Math.min(21, findings.length));
        if (findings.length > 20) expect(shown.at(-1)?.reason).toBe(`and ${findings.length - 20} more inputs are wrong`);
      }),
    );
  });
});
