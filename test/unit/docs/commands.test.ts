import { describe, expect, test } from "@jest/globals";
import { buildProgram } from "../../../cli/main";
import { codes, manual, read, table } from "../../support/pages";

const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

describe("commands that pages name", () => {
  test("docs/command.md and the README list the subcommands of cisco-ctr", () => {
    const there = buildProgram().commands.map((each) => each.name());
    const listed = table(read("docs/command.md"))
      .flatMap(([name]) => codes(name))
      .map((name) => name.split(" ")[0]);
    expect([...new Set(listed)].sort()).toEqual([...there].sort());
    const [, inReadme = ""] = /^The command \[`npx --no cisco-ctr`\](.*)$/m.exec(read("README.md")) ?? [];
    expect(there.filter((name) => !codes(inReadme).includes(name))).toEqual(["completion"]);
  });

  test.each([...manual, "CONTRIBUTING.md"])("%s names only scripts that there are", (page) => {
    const asked = [...read(page).matchAll(/npm (?:run ([\w:-]+)|(start|test))\b/g)].map(
      ([, script, short]) => script ?? short ?? "",
    );
    expect(asked.filter((script) => !(script in scripts))).toEqual([]);
  });

  test("the stages of npm test are listed in CONTRIBUTING.md", () => {
    const tables = [...read("tools", "test.mjs").matchAll(/const (?:checks|stages) = \{(.*?)^\};/gms)].map(([, table]) => table);
    const named = [...tables.join("\n").matchAll(/^ {2}(\w+): /gm)].map(([, stage]) => stage);
    expect(named.length).toBeGreaterThan(3);
    expect(codes(/^Stages: .*$/m.exec(read("CONTRIBUTING.md"))?.[0])).toEqual(named);
  });
});
