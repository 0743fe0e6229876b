import { expect, test } from "@jest/globals";
import { isOlder } from "../../../provider/base/version";

test.each([
  ["13.0.0-314", "13.0.0-392", true],
  ["13.0.0-392", "13.0.0-314", false],
  ["13.0.0-314", "13.0.0-314", false],
  ["9.8", "13.0.0", true],
  ["12.5", "12.5.0-1", true],
  ["12.5.0", "12.5", false],
  ["7.0.10", "7.0.9", false],
])("%s is older than %s: %s", (version, than, older) => {
  expect(isOlder(version, than)).toBe(older);
});
