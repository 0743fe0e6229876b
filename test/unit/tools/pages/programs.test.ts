import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { functions } from "../../../../provider/functions";
import { schemas } from "../../../../provider/generated/schemas";
import { pages } from "../../../../tools/pages";

const written = pages();
const programsOf = (page: string): string[] =>
  [...(written[page] ?? "").matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);

const ofResources = [...Object.keys(schemas), "ApplianceIntegration"].map((name) => ({
  name,
  programs: programsOf(`docs/resources/${name}.md`),
}));
const ofFunctions = programsOf("docs/functions.md");

/** The examples of docstrings, which an editor shows. */
const shown = ["generated/classes.ts", "generated/functions.ts", "components/appliance-integration.ts"].flatMap((file) => {
  const text = readFileSync(join(__dirname, "..", "..", "..", "..", "provider", "dynamic", file), "utf8");
  return [...text.matchAll(/^ \* ```ts\n(.*?)^ \* ```$/gms)].map(([, code = ""]) => code.replace(/^ \* ?/gm, ""));
});

describe("the programs of the pages", () => {
  test("are there, one for each resource and the component, and one for each function", () => {
    for (const { name, programs } of ofResources) expect(programs).toEqual([expect.stringContaining(`new ${name}(`)]);
    expect(ofFunctions).toEqual(
      Object.keys(functions).map((name) => expect.stringMatching(new RegExp(`\\b${name}(Output)?\\(`))),
    );
  });

  test("are those that an editor shows at the classes and functions", () => {
    const all = [...ofResources.flatMap(({ programs }) => programs), ...ofFunctions];
    expect([...shown].sort()).toEqual([...all].sort());
  });
});
