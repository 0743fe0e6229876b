import { expect } from "@jest/globals";
import fc, { type Arbitrary } from "fast-check";

/** What an attacker writes where a name is expected: for a terminal, for a CI system, for the eye. */
export const hostileWords: readonly string[] = [
  "\n::error title=x::pwned",
  "\r\n::set-output name=token::x",
  "\n::add-mask::pulumi",
  "::stop-commands::x",
  "\n##vso[task.setvariable variable=PATH]x",
  "##[error]x",
  "\n##teamcity[buildStop comment='x']",
  "\u001b[2J\u001b]0;title\u0007",
  "\u009b31m",
  "\u202egnp.exe\u2066",
  "\u2028\u2029\u0085::error::x",
  "\u0000\u0008",
  "<{%fg 1%}>",
  "\ud83d",
];

/** Text of any length with such words in it. */
export const hostileText: Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...hostileWords), fc.string({ unit: "binary" }), fc.string()), { maxLength: 6 })
  .chain((parts) => fc.constantFrom(1, 1, 1, 400).map((times) => parts.join("").repeat(times)));

/** Fails when a text could do anything on a screen but be read, or does not fit on it. */
export function steersNothing(text: string): void {
  expect(text).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  expect(text).not.toMatch(/::[a-f]*[g-z-]|##[a-z]*\[|<\{%/i);
  expect(text.length).toBeLessThanOrEqual(2_000);
}
