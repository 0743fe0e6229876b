import { describe, expect, test } from "@jest/globals";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import * as ts from "typescript";
import { regionCredentials } from "../../provider/core/credentials";
import type { ApiClientInputs, ApiClientOutputs } from "../../provider/generated/api-client";
import { schemas } from "../../provider/generated/schemas";
import { functions } from "../../provider/functions";
import { functionSchemas, type FunctionName } from "../../provider/generated/functions";
import type { OnChange } from "../../provider/lifecycle/keywords";
import { resources } from "../../provider/resources";
import { apiClient } from "../../provider/resources/api-client";
import { codes, names, read, readme, root, section, table } from "../support/readme";

interface Property {
  $ref?: string;
  type?: string;
  enum?: string[];
  anyOf?: Property[];
  items?: Property;
  properties?: Record<string, Property>;
  required?: string[];
  additionalProperties?: boolean | Property;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  description?: string;
  "x-default"?: string;
  "x-on-change"?: OnChange;
  "x-secret"?: boolean;
}

interface Noun extends Property {
  definitions: Record<string, Property>;
}

const nouns = names.map((name) => ({ name, schema: schemas[name] as unknown as Noun }));

/** A type in a reader's words. */
function wordsFor(property: Property, { definitions }: Noun): string {
  const words = (part: Property) => wordsFor(part, { definitions });
  if (property.$ref) {
    const name = property.$ref.replace("#/definitions/", "");
    const target = definitions[name] ?? {};
    return target.properties ? words(target) : name;
  }
  if (property.anyOf) return property.anyOf.map(words).join(" or ");
  if (property.enum) return property.enum.map((each) => `\`${each}\``).join(", ");
  if (property.type === "array") {
    const item = words(property.items ?? {});
    return /^\w+$/.test(item) ? `list of ${item}s` : `list of ${item}`;
  }
  if (property.properties) return `\`{ ${(property.required ?? []).join(", ")} }\``;
  if (property.type === "object") return typeof property.additionalProperties === "object" ? "map of strings" : "map";
  if (property.type === "integer") {
    return property.maximum === undefined
      ? `integer from ${property.minimum ?? 0}`
      : `integer ${property.minimum ?? 0} to ${property.maximum}`;
  }
  return property.type ?? "";
}

/** The rows of a table of inputs; of an object its parts have rows of their own. */
function rowsFor(property: Property, noun: Noun, path: string[] = []): string[][] {
  return Object.entries(property.properties ?? {}).flatMap(([key, part]) => {
    const at = [...path, key];
    if (part["x-on-change"] === "nested") return rowsFor(part, noun, at);
    const required = property.required?.includes(key);
    const byDefault =
      part["x-default"] === "logical-name"
        ? "the resource's name"
        : part.default === undefined
          ? "none"
          : `\`${JSON.stringify(part.default)}\``;
    return [
      [
        `\`${at.join(".")}\``,
        wordsFor(part, noun),
        required ? "required" : byDefault,
        part["x-on-change"] ?? "",
        part.description ?? "",
      ],
    ];
  });
}

describe.each(nouns)("$name", ({ name, schema }) => {
  test("its inputs are those of the schema", () => {
    expect(table(section(name))).toEqual(rowsFor(schema, schema));
  });

  test("its outputs are those of the schema", () => {
    const listed = section(name)
      .split("\n")
      .filter((line) => line.startsWith("- `"));
    const outputs = Object.entries(schema.definitions["outputs"]?.properties ?? {});
    expect(listed).toEqual(
      outputs.map(([key, output]) => `- \`${key}\`: ${output.description ?? ""}${output["x-secret"] ? " Secret." : ""}`),
    );
  });

  test("its scopes are those its definition asks for", () => {
    const row = table(section("Scopes")).find(([first]) => first === `\`${name}\``);
    expect(codes(row?.[1])).toEqual(resources[name].scopes);
  });

  test("what it keeps secret is listed", () => {
    const secrets = (part: Property): string[] =>
      Object.entries(part.properties ?? {}).flatMap(([key, each]) => (each["x-secret"] ? [key] : secrets(each)));
    const row = table(section("What is kept secret")).find(([first]) => first === `\`${name}\``);
    expect(codes(row?.[1])).toEqual([...secrets(schema), ...secrets(schema.definitions["outputs"] ?? {})]);
  });
});

test("the functions are these, with their arguments and scopes", () => {
  const rows = table(section("Functions")).map(([name, , args, scopes]) => ({
    name: codes(name)[0],
    args: codes(args),
    scopes: codes(scopes),
  }));
  const argsOf = (name: FunctionName) => Object.keys(functionSchemas[name].properties).filter((key) => key !== "region");
  const declared = Object.values(functions).map(({ name, scopes }) => ({ name, args: argsOf(name), scopes }));
  expect(rows).toEqual(declared);
});

test("the words of the column On change are explained, all of them", () => {
  const used = new Set(nouns.flatMap(({ schema }) => rowsFor(schema, schema).map(([, , , onChange]) => `\`${onChange ?? ""}\``)));
  const explained = table(section("Resources")).map(([word]) => word ?? "");
  expect(explained.sort()).toEqual([...used].sort());
});

test("the presets of ApiClient have these scopes", () => {
  const rows = table(section("Presets"));
  expect(rows.map(([preset]) => codes(preset)[0])).toEqual(schemas.ApiClient.properties.preset.enum);
  for (const [preset, scopes] of rows) {
    const inputs = { preset: codes(preset)[0] } as ApiClientInputs;
    const outs = { grantedScopes: codes(scopes) } as ApiClientInputs & ApiClientOutputs;
    expect({ preset, stale: apiClient.stale?.(inputs, outs, 0) }).toEqual({ preset, stale: [] });
  }
});

test("the settings of a region are the ones that are looked for, in this order", () => {
  const asked: string[] = [];
  const note = (name: string, value?: string) => {
    asked.push(name);
    return value;
  };
  const config = (key: string) => note(`ciscoctr:${key}`, key.startsWith("us") ? undefined : "given");
  regionCredentials({ env: (name) => note(name), config }, "us");
  const rows = table(section("Credentials"));
  const columns = [1, 2, 3].map((column) => rows.flatMap((row) => codes(row[column])));
  expect(columns.flat().sort()).toEqual([...new Set(asked)].sort());
  for (const row of rows) {
    const order = row.slice(1).flatMap(codes);
    expect(order).toEqual([...new Set(asked)].filter((name) => order.includes(name)));
  }
});

/** The texts in the provider's sources: strings, and templates with `…` in the place of what is put in. */
function textsOfProvider(): string[] {
  const files = readdirSync(join(root, "provider"), { recursive: true, encoding: "utf8" }).map((file) => join("provider", file));
  const sources = files.filter((file) => file.endsWith(".ts") && !file.includes("generated"));
  return sources.flatMap((file) => {
    const texts: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) texts.push(node.text);
      if (ts.isTemplateExpression(node))
        texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…"));
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true));
    return texts;
  });
}

describe("troubleshooting", () => {
  const texts = textsOfProvider();
  const rows = table(section("Troubleshooting"));

  test("has rows of three", () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => row.length !== 3 || codes(row[0]).length === 0)).toEqual([]);
  });

  test.each(rows.flatMap(([message]) => codes(message)))("the provider says: %s", (fragment) => {
    expect(texts.filter((text) => text.includes(fragment))).not.toEqual([]);
  });
});

describe("facts of the repository", () => {
  const { scripts, engines, peerDependencies, devDependencies, version } = JSON.parse(read("package.json")) as {
    scripts: Record<string, string>;
    engines: { node: string };
    peerDependencies: Record<string, string>;
    devDependencies: Record<string, string>;
    version: string;
  };

  test("versions", () => {
    expect(readme).toContain(`Node ${engines.node.replace(">=", "")} or newer`);
    expect(readme).toContain(`\`@pulumi/pulumi\` ${peerDependencies["@pulumi/pulumi"] ?? ""}`);
    const withIt = ["@pulumi/pulumi", "typescript", "ts-node"].map(
      (name) => `${name}@${/[\d.]+/.exec(devDependencies[name] ?? "")?.[0] ?? ""}`,
    );
    expect(readme).toContain(`npm install ./pulumi-cisco-ctr-${version}.tgz ${withIt.join(" ")}\n`);
    expect(readme).toContain(`Go ${/^go (\d+\.\d+)/m.exec(read("tools", "pulumi", "go.mod"))?.[1] ?? ""} or newer`);
    expect(readme).toContain(`Pulumi 3.${/oldestMinor = (\d+)/.exec(read("tools", "pulumi-cli.mjs"))?.[1] ?? ""} or newer`);
  });

  test("every example is named with what it shows", () => {
    const listed = table(section("Examples")).map(([name, shows]) => [codes(name)[0], shows]);
    const examples = readdirSync(join(root, "examples")).sort();
    const project = (name: string) =>
      ["Pulumi.yaml", "PulumiPolicy.yaml"].find((file) => existsSync(join(root, "examples", name, file))) ?? "";
    expect(listed).toEqual(
      examples.map((name) => [`examples/${name}`, /^description: (.*)$/m.exec(read("examples", name, project(name)))?.[1]]),
    );
  });

  const decisions = readdirSync(join(root, "docs", "decisions")).sort();
  const docs = readdirSync(join(root, "docs")).filter((file) => file.endsWith(".md"));
  const pages = [
    ...["README.md", "CONTRIBUTING.md"],
    ...docs.map((file) => `docs/${file}`),
    ...decisions.map((file) => `docs/decisions/${file}`),
  ];

  test.each(pages)("%s links only to what is there", (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? "");
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
    const anchors = [...read(page).matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor ?? "");
    const headings = [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    );
    expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });

  test.each(pages)("%s names only scripts that there are", (page) => {
    const asked = [...read(page).matchAll(/npm (?:run ([\w:-]+)|(start|test))\b/g)].map(
      ([, script, short]) => script ?? short ?? "",
    );
    expect(asked.filter((script) => !(script in scripts))).toEqual([]);
  });

  test.each(decisions)("decision %s has its number and its four parts", (file) => {
    const text = read("docs", "decisions", file);
    const number = /^(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1] ?? "";
    expect(decisions.filter((other) => other.startsWith(number))).toEqual([file]);
    expect(text).toMatch(new RegExp(`^# ${number} `));
    const parts = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(parts).toEqual(["Context", "Decision", "Consequences", "What would change our mind"]);
  });

  test("the stages of npm test are listed in CONTRIBUTING.md", () => {
    const tables = [...read("tools", "test.mjs").matchAll(/const (?:checks|stages) = \{(.*?)^\};/gms)].map(([, table]) => table);
    const named = [...tables.join("\n").matchAll(/^ {2}(\w+): /gm)].map(([, stage]) => stage);
    expect(named.length).toBeGreaterThan(3);
    expect(codes(/^Stages: .*$/m.exec(read("CONTRIBUTING.md"))?.[0])).toEqual(named);
  });
});
