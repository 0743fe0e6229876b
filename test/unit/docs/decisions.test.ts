import { describe, expect, test } from "@jest/globals";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { read, root } from "../../support/pages";

const decisions = readdirSync(join(root, "docs", "decisions"))
  .filter((file) => file !== "README.md")
  .sort();

describe("decisions", () => {
  test.each(decisions)("%s has its number and its four parts", (file) => {
    const text = read("docs", "decisions", file);
    const number = /^(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1] ?? "";
    expect(decisions.filter((other) => other.startsWith(number))).toEqual([file]);
    expect(text).toMatch(new RegExp(`^# ${number} `));
    const parts = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(parts).toEqual(["Context", "Decision", "Consequences", "What would change our mind"]);
  });
});
