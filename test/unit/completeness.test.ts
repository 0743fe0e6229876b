import { describe, expect, test } from "@jest/globals";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { regionNames } from "../../provider/clients/cloud/regions";
import { functions } from "../../provider/functions";
import { functionSchemas, type FunctionName } from "../../provider/generated/functions";
import { schemas } from "../../provider/generated/schemas";
import type { Schema } from "../../provider/lifecycle/keywords";
import { resources } from "../../provider/resources";
import { scenarios, type Machines } from "../chaos/scenarios";

const root = join(__dirname, "..", "..");
const text = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");

type FullSchema = Schema & {
  description?: string;
  "x-example"?: string[];
  anyOf?: FullSchema[];
  items?: FullSchema;
  properties?: Record<string, FullSchema>;
  definitions?: Record<string, FullSchema>;
};

const schemasIn = (folder: string) =>
  readdirSync(join(root, "schema", folder))
    .filter((file) => file.endsWith(".schema.json"))
    .map((file) => file.replace(".schema.json", ""))
    .map((noun) => ({ noun, schema: JSON.parse(text("schema", folder, `${noun}.schema.json`)) as FullSchema }))
    .map(({ noun, schema }) => ({ noun, schema, name: schema.title ?? "" }));

const nouns = schemasIn("resources");

/** A name as a file has it. */
const inFiles = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();

const examples = readdirSync(join(root, "examples")).map((name) => text("examples", name, "index.ts"));

test("there are schemas, and the registry holds exactly their resources", () => {
  const names = nouns.map(({ name }) => name).sort();
  expect(names).toContain("SseToken");
  expect(Object.keys(schemas).sort()).toEqual(names);
  expect(Object.keys(resources).sort()).toEqual(names);
});

test("nothing of the provider stands outside a room but what it exports", () => {
  const entries = readdirSync(join(root, "provider"), { withFileTypes: true });
  expect(entries.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(["index.ts"]);
});

test("what stands in the room of resources is a resource, the registry, or a folder that is no resource and has no index", () => {
  const entries = readdirSync(join(root, "provider", "resources"), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name.replace(/\.ts$/, ""));
  const folders = entries.filter((entry) => existsSync(join(entry.parentPath, entry.name, "index.ts"))).map(({ name }) => name);
  expect([...files, ...folders].sort()).toEqual([...nouns.map(({ noun }) => noun), "index"].sort());
});

test("there are notes for nothing else", () => {
  expect(readdirSync(join(root, "docs", "notes")).sort()).toEqual(nouns.map(({ name }) => `${name}.md`).sort());
});

/** As far as a program reads them. */
const machines = { appliances: [{ type: "ESA" }, { type: "SMA" }], fmcs: [{}] } as unknown as Machines;

describe.each(nouns)("$name", ({ noun, name, schema }) => {
  test("is named after its file", () => {
    expect(inFiles(name)).toBe(noun);
  });

  test("has a file, and its entry in the registry comes from there", () => {
    const places = [`${noun}.ts`, join(noun, "index.ts")];
    expect(places.filter((place) => existsSync(join(root, "provider", "resources", place)))).toHaveLength(1);
    expect(text("provider", "resources", "index.ts")).toContain(`from "./${noun}"`);
    expect(resources[name as keyof typeof resources].name).toBe(name);
  });

  test("has a contract test that uses it", () => {
    expect(existsSync(join(root, "test", "contract", `${noun}.test.ts`))).toBe(true);
    expect(text("test", "contract", `${noun}.test.ts`)).toContain(name);
  });

  test("is used by an example", () => {
    const used = new RegExp(`new ${name}\\(`);
    expect(examples.filter((program) => used.test(program) && program.includes('from "pulumi-cisco-ctr"'))).not.toEqual([]);
  });

  test.each(["create", "update", "delete"])("is struck by chaos at every call of its %s", (verb) => {
    const struck = scenarios.filter(({ strikes, stages }) => {
      const types = stages(machines).flatMap((program) => program.map(({ type }) => type));
      return types.includes(name) && strikes.test(`${verb} ${name}`);
    });
    expect(struck.map((each) => each.name)).not.toEqual([]);
  });

  const inputs = partsOf(schema);
  const outputs = partsOf(schema.definitions?.["outputs"] ?? {});
  const shared = Object.entries(schema.definitions ?? {}).filter(([key]) => key !== "outputs");

  test.each([...inputs, ...outputs, ...shared.flatMap(([, part]) => partsOf(part))])("$path has a description", ({ part }) => {
    expect(part.description).toMatch(/^[`A-Z].*\.$/s);
  });

  const policies = ["replace", "rotate", "update", "record", "ignore", "nested"];

  test.each(inputs.filter(({ alternative }) => !alternative))("$path says what its change means", ({ part }) => {
    expect(policies).toContain(part["x-on-change"]);
    expect(part["x-on-change"] === "nested").toBe(part.properties !== undefined);
  });

  test("has a sentence, and an example that makes it", () => {
    expect(schema.description).toMatch(/^[A-Z].*\.$/s);
    expect(schema["x-example"]?.join("\n")).toMatch(new RegExp(`import .*\\b${name}\\b.* from "pulumi-cisco-ctr"`));
    expect(schema["x-example"]?.join("\n")).toMatch(new RegExp(`\\bnew ${name}\\(`));
  });

  test("has notes for its page, which begin with what can be taken over", () => {
    expect(text("docs", "notes", `${name}.md`)).toMatch(/^<!-- .* -->\n\n[A-Z]/);
  });

  test("speaks in its own keywords only where they are known", () => {
    const known = ["x-on-change", "x-secret", "x-shown", "x-set", "x-computed", "x-default", "x-id", "x-example"];
    const used = [...text("schema", "resources", `${noun}.schema.json`).matchAll(/"(x-[a-z-]+)":/g)].map(
      ([, keyword]) => keyword,
    );
    expect(used.filter((keyword) => !known.includes(keyword ?? ""))).toEqual([]);
  });

  test("an output is no secret input, and one output is the id unless the id is made up", () => {
    expect(outputs.filter(({ part }) => part["x-id"]).length).toBe(name === "SseToken" ? 0 : 1);
    expect(schema.properties).not.toHaveProperty("id");
    expect(schema.properties).not.toHaveProperty("urn");
  });
});

test("the registry of functions holds exactly those that have a schema", () => {
  const names = schemasIn("functions").map(({ name }) => name);
  expect(names).toContain("getDevices");
  expect(Object.keys(functionSchemas)).toEqual(names);
  expect(Object.keys(functions).sort()).toEqual([...names].sort());
});

describe.each(schemasIn("functions"))("$name", ({ noun, name, schema }) => {
  test("is named after its file, and its entry in the registry comes from there", () => {
    expect(inFiles(name)).toBe(noun);
    expect(existsSync(join(root, "provider", "functions", `${noun}.ts`))).toBe(true);
    expect(text("provider", "functions", "index.ts")).toContain(`import { ${name} } from "./${noun}";`);
    expect(functions[name as FunctionName].name).toBe(name);
  });

  test("has a contract test", () => {
    const files = readdirSync(join(root, "test", "contract")).filter((file) => file.startsWith("functions"));
    expect(files.map((file) => text("test", "contract", file)).join("\n")).toContain(`call("${name}", `);
  });

  test("has a sentence, and an example that calls it", () => {
    expect(schema.description).toMatch(/^[A-Z].*\.$/s);
    expect(schema["x-example"]?.join("\n")).toMatch(new RegExp(`import .*\\b${name}(Output)?\\b.* from "pulumi-cisco-ctr"`));
    expect(schema["x-example"]?.join("\n")).toMatch(new RegExp(`\\b${name}(Output)?\\(`));
  });

  test("takes a region, and every type of its own has name and sentence", () => {
    expect(schema.required).toContain("region");
    expect(schema.properties?.["region"]).toMatchObject({ enum: regionNames });
    const types = Object.values(schema.definitions ?? {});
    expect(types.map(({ title }) => title)).toContain(`${name.charAt(0).toUpperCase()}${name.slice(1)}Result`);
    for (const { title, description } of types) {
      expect(title).toMatch(/^[A-Z]\w+$/);
      expect(description).toMatch(/^[`A-Z].*\.$/s);
    }
  });

  const parts = [schema, ...Object.values(schema.definitions ?? {})].flatMap((part) => partsOf(part, part.title));
  test.each(parts)("$path has a description", ({ part }) => {
    expect(part.description).toMatch(/^[`A-Z1].*\.$/s);
  });
});

/** Every property, also inside objects and alternatives. */
function partsOf(schema: FullSchema, path = "", alternative = false): { path: string; part: FullSchema; alternative: boolean }[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const at = path === "" ? key : `${path}.${key}`;
    return [{ path: at, part, alternative }, ...partsOf(part, at, alternative)];
  });
  const others = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  return [...own, ...others.flatMap((part) => partsOf(part, path, true))];
}
