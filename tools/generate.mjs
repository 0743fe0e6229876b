// Writes provider/generated/ from schema/: the types of every resource; provider/dynamic/generated/: the classes of that front end. And the page about
// the emulator's calls from its tables. `node tools/generate.mjs` writes; `--check` writes nothing and fails when a file is not what
// it would write.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const banner = "// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.\n";

/**
 * @typedef {object} Schema what of JSON Schema this file looks at
 * @property {string} [title]
 * @property {string} [type]
 * @property {string} [description]
 * @property {Record<string, Schema>} [properties]
 * @property {Record<string, Schema>} [definitions]
 * @property {Schema} [items]
 * @property {Schema[]} [anyOf]
 * @property {string[]} [required]
 * @property {unknown} [default]
 * @property {string} [x-default]
 * @property {string} [$ref]
 */

/**
 * Applies `change` to every schema within a schema, the innermost first.
 * @param {Schema} schema
 * @param {(schema: Schema) => Schema} change
 * @returns {Schema}
 */
function rewrite(schema, change) {
  /** @param {Record<string, Schema>} map */
  const each = (map) => Object.fromEntries(Object.entries(map).map(([key, value]) => [key, rewrite(value, change)]));
  return change({
    ...schema,
    ...(schema.properties ? { properties: each(schema.properties) } : {}),
    ...(schema.definitions ? { definitions: each(schema.definitions) } : {}),
    ...(schema.items ? { items: rewrite(schema.items, change) } : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map((one) => rewrite(one, change)) } : {}),
  });
}

/**
 * @param {Schema} schema
 * @param {string[]} keys
 * @returns {Schema}
 */
function without(schema, ...keys) {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}

/** @param {Schema} schema */
const outputsOf = (schema) => schema.definitions?.["outputs"] ?? {};

/**
 * Renames every titled object, so that two variants of a type can stand in one file.
 * @param {Schema} schema
 * @param {string} suffix
 */
function withSuffix(schema, suffix) {
  return rewrite(schema, (node) => (node.title && node.type === "object" ? { ...node, title: node.title + suffix } : node));
}

/**
 * What check() returns: everything with a default is present.
 * @param {Schema} schema
 */
function withDefaults(schema) {
  return rewrite(schema, (node) => {
    if (!node.properties) return node;
    const filled = Object.entries(node.properties).filter(([, property]) => "default" in property || "x-default" in property);
    return { ...node, required: [...new Set([...(node.required ?? []), ...filled.map(([key]) => key)])] };
  });
}

/**
 * @param {Schema} schema
 * @param {string} name
 */
function interfaces(schema, name) {
  const definitions = /** @type {Record<string, Schema>} */ (without(schema.definitions ?? {}, "outputs"));
  // A definition without a name of its own is only a check on a text: its type stands where it is used.
  const shape = rewrite({ ...schema, definitions }, (node) => {
    const target = definitions[node.$ref?.split("/").pop() ?? ""];
    return target && !target.title ? { ...target, ...without(node, "$ref", "default") } : without(node, "default");
  });
  return compile(/** @type {import("json-schema-to-typescript").JSONSchema} */ (shape), name, {
    bannerComment: "",
    additionalProperties: false,
    unreachableDefinitions: false,
    format: true,
    style: { printWidth: 130 },
    ignoreMinAndMaxItems: true,
  });
}

/**
 * @param {Schema} schema
 * @param {string} noun
 */
async function typesOf(schema, noun) {
  const given = withSuffix({ ...schema, description: `What a program gives to ${noun}.` }, "Given");
  const inputs = withSuffix(
    { ...withDefaults(schema), description: "What check makes of it: every default filled in." },
    "Inputs",
  );
  const outputs = {
    ...outputsOf(schema),
    definitions: schema.definitions ?? {},
    description: `What ${noun} gives back, besides its inputs.`,
  };
  return [
    banner,
    await interfaces(given, `${noun}Given`),
    await interfaces(inputs, `${noun}Inputs`),
    await interfaces(outputs, `${noun}Outputs`),
  ].join("\n");
}

/**
 * @param {Schema} schema
 * @param {string} noun
 */
function classOf(schema, noun) {
  const outputs = outputsOf(schema).properties ?? {};
  const inputs = Object.entries(schema.properties ?? {}).filter(([key]) => !(key in outputs));
  /** @param {[string, Schema][]} properties @param {string} of */
  const fields = (properties, of) =>
    properties.map(
      ([key, { description }]) => `  /** ${description ?? ""} */\n  declare readonly ${key}: Output<${of}["${key}"]>;`,
    );
  return `
/** Inputs of {@link ${noun}}. */
export type ${noun}Args = InputArgs<${noun}Given>;

/** ${schema.description ?? ""} */
export class ${noun} extends CiscoResource {
${[...fields(Object.entries(outputs), `${noun}Outputs`), ...fields(inputs, `${noun}Inputs`)].join("\n")}

  constructor(name: string, args: ${noun}Args, opts?: CustomResourceOptions) {
    super("${noun}", name, args, opts);
  }
}
`;
}

const suffix = ".schema.json";
const resources = readdirSync(join(root, "schema", "resources"))
  .filter((file) => file.endsWith(suffix))
  .sort()
  .map((file) => {
    /** @type {unknown} */
    const parsed = JSON.parse(readFileSync(join(root, "schema", "resources", file), "utf8"));
    const schema = /** @type {Schema} */ (parsed);
    return { file, module: file.replace(suffix, ""), schema, noun: schema.title ?? "" };
  });

/** @type {Record<string, string>} */
const generated = {
  "provider/generated/schemas.ts": `${banner}
${resources.map(({ noun, file }) => `import ${noun} from "../../schema/resources/${file}";`).join("\n")}

/** Every resource's schema by the name of its class. */
export const schemas = { ${resources.map(({ noun }) => noun).join(", ")} };

/** The name of a resource's class, such as \`SseToken\`. */
export type ResourceName = keyof typeof schemas;
`,
  "provider/dynamic/generated/classes.ts": `${banner}
import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import { CiscoResource, type InputArgs } from "../resource";
${resources.map(({ noun, module }) => `import type { ${noun}Given, ${noun}Inputs, ${noun}Outputs } from "../../generated/${module}";`).join("\n")}
${resources.map(({ schema, noun }) => classOf(schema, noun)).join("")}`,
};
for (const { module, schema, noun } of resources) generated[`provider/generated/${module}.ts`] = await typesOf(schema, noun);

const folders = ["provider/generated", "provider/dynamic/generated"];
for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
const present = folders.flatMap((folder) => readdirSync(join(root, folder)).map((file) => `${folder}/${file}`));

const require = createRequire(import.meta.url);
require("./typescript.cjs");
/** @type {unknown} */
const page = require("./emulator-calls.ts");
const { emulatorCallsPage } = /** @type {typeof import("./emulator-calls.js")} */ (page);

/** @type {Record<string, string>} */
const wanted = { ...generated, "docs/emulator-calls.md": emulatorCallsPage() };
/** @param {string} file */
const read = (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined);
const stale = Object.entries(wanted).filter(([file, text]) => read(file) !== text);

if (process.argv.includes("--check")) {
  const left = present.filter((file) => !(file in generated));
  const wrong = [...stale.map(([file]) => file), ...left];
  if (wrong.length > 0) {
    console.error(`Not what schema/ and emulator/ say: ${wrong.join(", ")}. Run \`npm run generate\` and commit the result.`);
    process.exit(1);
  }
} else {
  for (const [file, text] of stale) writeFileSync(join(root, file), text);
  console.error(stale.length === 0 ? "everything generated is up to date" : `wrote ${stale.map(([file]) => file).join(", ")}`);
}
