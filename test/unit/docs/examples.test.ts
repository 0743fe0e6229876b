import { describe, expect, test } from "@jest/globals";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { codes, read, root, section, table } from "../../support/pages";

const examples = readdirSync(join(root, "examples")).sort();

function descriptionOf(example: string): string {
  const file = ["Pulumi.yaml", "PulumiPolicy.yaml"].find((name) => existsSync(join(root, "examples", example, name)));
  return /^description: (.*)$/m.exec(read("examples", example, file ?? ""))?.[1] ?? "";
}

describe("examples", () => {
  test("are all named with what they show", () => {
    const listed = table(read("docs/examples.md")).map(([name, shows]) => [codes(name)[0], shows]);
    expect(listed).toEqual(examples.map((name) => [`examples/${name}`, descriptionOf(name)]));
  });

  test("of the README are there", () => {
    const line = /^Each of the \[examples\].*$/m.exec(section("README.md", "What there is"))?.[0];
    const named = codes(line).filter((code) => !code.startsWith("npm "));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !examples.includes(name))).toEqual([]);
  });
});
