import { beforeAll, describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inLines } from "../../../../provider/base/log";
import { systemClock } from "../../../../provider/base/clock";
import { createProviders } from "../../../../provider/dynamic/provider";
import { functions } from "../../../../provider/functions";
import { schemas, type ResourceName } from "../../../../provider/generated/schemas";
import { compilerFindings } from "../../../support/compiler";
import { runProgram } from "../../../support/run-program";

const root = join(__dirname, "..", "..", "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const programsIn = (page: string): string[] => [...read(page).matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);

const ofResources = readdirSync(join(root, "docs", "resources"))
  .filter((file) => file !== "README.md")
  .map((file) => ({ name: file.replace(".md", ""), codes: programsIn(`docs/resources/${file}`) }));
const ofFunctions = programsIn("docs/functions.md");

/** The examples of the docstrings, which an editor shows. */
const hovered = ["generated/classes.ts", "generated/functions.ts", "components/appliance-integration.ts"].flatMap((file) =>
  [...read(`provider/dynamic/${file}`).matchAll(/^ \* ```ts\n(.*?)^ \* ```$/gms)].map(([, code = ""]) =>
    code.replace(/^ \* ?/gm, ""),
  ),
);

interface Declared {
  type: string;
  inputs: Record<string, unknown>;
}

/** What a program declares in a first `up`. */
async function declaredBy(code: string): Promise<Declared[]> {
  const declared: Declared[] = [];
  await runProgram(code, ({ name, type, inputs, custom }) => {
    if (custom) declared.push({ type, inputs });
    return { id: `id-of-${name}`, state: { clientPassword: "password-of-the-test" } };
  });
  return declared;
}

describe("the programs of the pages", () => {
  test("are there, one for each resource and the component, and one for each function", () => {
    const pages = [...Object.keys(schemas), "ApplianceIntegration"].sort();
    expect(ofResources.map(({ name }) => name).sort()).toEqual(pages);
    for (const { name, codes } of ofResources) expect(codes).toEqual([expect.stringContaining(`new ${name}(`)]);
    expect(ofFunctions).toEqual(
      Object.keys(functions).map((name) => expect.stringMatching(new RegExp(`\\b${name}(Output)?\\(`))),
    );
  });

  const all = [...ofResources.flatMap(({ codes }) => codes), ...ofFunctions];

  test("are those that an editor shows at the classes and functions", () => {
    expect([...hovered].sort()).toEqual([...all].sort());
  });

  test("compile against the package's own sources, and a wrong one does not", () => {
    const wrong = 'import { SseToken } from "pulumi-cisco-ctr";\nnew SseToken("a", { region: "mars" });\n';
    expect(compilerFindings([...all, wrong])).toEqual([expect.stringMatching(/"mars"/)]);
  }, 60_000);

  const logins = Object.fromEntries(
    ["SMA1", "FMC1"].flatMap((prefix) => [
      [`${prefix}_USERNAME`, "admin"],
      [`${prefix}_PASSWORD`, "password-of-the-test"],
    ]),
  );
  let providers: ReturnType<typeof createProviders>;

  beforeAll(() => {
    providers = createProviders({
      env: { CISCO_CTR_CLIENT_ID: "client-of-the-test", CISCO_CTR_CLIENT_PASSWORD: "password-of-the-test", ...logins },
      clock: systemClock,
      signal: new AbortController().signal,
      say: inLines(() => undefined),
    });
  });

  test.each(ofResources)("that of $name declares resources that pass check", async ({ codes }) => {
    const declared = await declaredBy(codes.join("\n"));
    expect(declared.length).toBeGreaterThan(0);
    for (const { type, inputs } of declared) {
      const result = await providers[type.split(":").pop() as ResourceName].check?.({}, inputs);
      expect({ type, failures: result?.failures }).toEqual({ type, failures: [] });
    }
  });
});
