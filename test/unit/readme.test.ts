import { beforeAll, describe, expect, test } from "@jest/globals";
import { inLines } from "../../provider/base/log";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as ts from "typescript";
import { regionCredentials } from "../../provider/core/credentials";
import { systemClock } from "../../provider/base/clock";
import { createProviders } from "../../provider/dynamic/provider";
import type { ApiClientInputs, ApiClientOutputs } from "../../provider/generated/api-client";
import { schemas, type ResourceName } from "../../provider/generated/schemas";
import { functions } from "../../provider/functions";
import { functionSchemas, type FunctionName } from "../../provider/generated/functions";
import * as library from "../../provider/index";
import type { OnChange } from "../../provider/lifecycle/keywords";
import { resources } from "../../provider/resources";
import { apiClient } from "../../provider/resources/api-client";
import { compilerFindings } from "../support/compiler";

const root = join(__dirname, "..", "..");
const read = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");
const readme = read("README.md");
const names = Object.keys(schemas) as ResourceName[];

/** The text below a heading, up to the next heading of the same or a higher level. */
function section(heading: string): string {
  const lines = readme.split("\n");
  const first = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (first < 0) throw new Error(`README.md has no heading "${heading}"`);
  const level = lines[first]?.indexOf(" ") ?? 0;
  const rest = lines.slice(first + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= level);
  return rest.slice(0, end < 0 ? undefined : end).join("\n");
}

/** The rows of the first table in a text, without its heading. */
function table(text: string): string[][] {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith("|"));
  const length = lines.slice(first).findIndex((line) => !line.startsWith("|"));
  return lines.slice(first + 2, length < 0 ? undefined : first + length).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The texts between backquotes. */
const codes = (text: string | undefined): string[] => [...(text ?? "").matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? "");

const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""], index) => ({ number: index + 1, code }));

describe("programs", () => {
  test("are there, with every resource in its own section", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(names.length + 1);
    for (const name of names) expect(section(name)).toMatch(new RegExp(`\`\`\`ts\n[^\`]*new ${name}\\(`));
  });

  test("the first has five lines below its import", () => {
    const [imported, empty, ...lines] = blocks[0]?.code.trimEnd().split("\n") ?? [];
    expect(imported).toMatch(/^import /);
    expect(empty).toBe("");
    expect(lines).toHaveLength(5);
  });

  test("compile against the package's own sources", () => {
    expect(compilerFindings(blocks.map(({ code }) => code))).toEqual([]);
  }, 60_000);

  test("that are wrong would be found", () => {
    expect(
      compilerFindings(['import { SseToken } from "pulumi-cisco-ctr";\nnew SseToken("a", { region: "mars" });\n']),
    ).toHaveLength(1);
  }, 60_000);

  const logins = Object.fromEntries(
    ["ESA1", "SMA1", "FMC1"].flatMap((prefix) => [
      [`${prefix}_USERNAME`, "admin"],
      [`${prefix}_PASSWORD`, "password-of-the-test"],
    ]),
  );

  test("the first is the example that a new project begins with", () => {
    expect(blocks[0]?.code).toBe(read("examples", "first", "index.ts"));
    expect(section("Install it")).toContain("npm run new -- ../mail-gateways first\n");
  });

  beforeAll(() => {
    process.env["ESA1_HOST"] = "esa1.example.com";
    process.env["ESA1_HOSTKEY"] = "SHA256:tFikFoghowjcn0gn0hkp/E9C9tkZJ10bXvOHV077RUI";
  });

  test.each(blocks)("number $number declares resources that pass check", async ({ code }) => {
    const declared = await run(code);
    expect(declared.length > 0).toBe(/\bnew \w+\(/.test(code));
    const env = { CISCO_CTR_CLIENT_ID: "client-of-the-test", CISCO_CTR_CLIENT_PASSWORD: "password-of-the-test", ...logins };
    const providers = createProviders({
      env,
      clock: systemClock,
      signal: new AbortController().signal,
      say: inLines(() => undefined),
    });
    for (const { type, inputs } of declared) {
      const result = await providers[type.split(":").pop() as ResourceName].check?.({}, inputs);
      expect({ type, failures: result?.failures }).toEqual({ type, failures: [] });
    }
  });
});

type AnyClass = new (...args: unknown[]) => pulumi.Resource;

interface Declared {
  type: string;
  inputs: Record<string, unknown>;
}

/** Runs a program as the engine would in a first `up`, and answers what it declares. */
async function run(code: string): Promise<Declared[]> {
  const declared: Declared[] = [];
  const newResource = ({ name, type, inputs, custom }: pulumi.runtime.MockResourceArgs) => {
    if (custom) declared.push({ type, inputs: JSON.parse(JSON.stringify(inputs), openEnvelope) as Declared["inputs"] });
    return { id: `id-of-${name}`, state: { clientPassword: "password-of-the-test" } };
  };
  await pulumi.runtime.setMocks({ newResource, call: () => ({ devices: [], sightings: [] }) }, "shop", "prod");
  const made: pulumi.Resource[] = [];
  const construct = (target: AnyClass, args: unknown[]) => {
    const resource = new target(...args);
    made.push(resource);
    return resource;
  };
  const classes = Object.entries(library as unknown as Record<string, AnyClass>);
  const watched = Object.fromEntries(classes.map(([name, each]) => [name, new Proxy(each, { construct })]));
  const modules: Record<string, unknown> = { "@pulumi/pulumi": pulumi, "pulumi-cisco-ctr": watched };
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const script = ts.transpileModule(code, { compilerOptions: options }).outputText;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is the README's
  const program = new Function("exports", "require", script) as (exports: object, require: (name: string) => unknown) => void;
  program({}, (name) => modules[name]);
  // A component is there with all its children when its outputs are.
  const outputs = made.flatMap((resource) => Object.values(resource).filter((value) => pulumi.Output.isInstance(value)));
  await Promise.all(outputs.map((output) => new Promise((resolve) => output.apply(resolve))));
  return declared;
}

/** What is secret stands in Pulumi's envelope. */
function openEnvelope(_key: string, value: unknown): unknown {
  const envelope = value as { value?: unknown } & Record<string, unknown>;
  return value !== null && typeof value === "object" && pulumi.runtime.specialSigKey in envelope ? envelope.value : value;
}

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
