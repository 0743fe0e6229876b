import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { jsonText } from "../../../../cli/terminal/json";
import { hostileText } from "../../../support/hostile-text";

test("JSON says what it is given, and steers neither a terminal nor a CI system", () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(hostileText, hostileText)), (value) => {
      const text = jsonText(value);
      expect(JSON.parse(text)).toEqual(value);
      expect(text).not.toMatch(/[^\n\P{C}]|[\p{Zl}\p{Zp}]|::|##[A-Za-z]*\[|<\{%/u);
    }),
    { endOnFailure: true, numRuns: 50 },
  );
});
