// schema/resources/: the types of every resource, and the classes of the front end without a plugin.
import { banner, docLines, interfaces, rewrite, schemasIn, without } from "./schema.mjs";

/** @typedef {import("./schema.mjs").Schema} Schema */

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
function shapeOf(schema, name) {
  const definitions = without(schema.definitions ?? {}, "outputs");
  // A definition without a name of its own is only a check on a text: its type stands where it is used.
  const shape = rewrite({ ...schema, definitions }, (node) => {
    const target = definitions[node.$ref?.split("/").pop() ?? ""];
    return target && !target.title ? { ...target, ...without(node, "$ref", "default") } : without(node, "default");
  });
  return interfaces(shape, name);
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
    await shapeOf(given, `${noun}Given`),
    await shapeOf(inputs, `${noun}Inputs`),
    await shapeOf(outputs, `${noun}Outputs`),
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

/**
${docLines(schema)}
 */
export class ${noun} extends CustomResource {
${[...fields(Object.entries(outputs), `${noun}Outputs`), ...fields(inputs, `${noun}Inputs`)].join("\n")}

  constructor(name: string, args: ${noun}Args, opts?: CustomResourceOptions) {
    const declaration = new Declaration("${noun}", name, args, opts);
    try {
      super(...declaration.begin(new.target));
    } catch (error) {
      throw declaration.failed(error);
    }
    declaration.end(this);
  }
}
`;
}

/** @returns {Promise<Record<string, string>>} text by file */
export async function resourceFiles() {
  const resources = schemasIn("resources");
  /** @type {Record<string, string>} */
  const types = {};
  for (const { module, schema, name } of resources) types[`provider/generated/${module}.ts`] = await typesOf(schema, name);
  return {
    ...types,
    "provider/generated/schemas.ts": `${banner}
${resources.map(({ name, file }) => `import ${name} from "#schema/resources/${file}";`).join("\n")}

/** Every resource's schema by the name of its class. */
export const schemas = { ${resources.map(({ name }) => name).join(", ")} };

/** The name of a resource's class, such as \`SseToken\`. */
export type ResourceName = keyof typeof schemas;
`,
    "provider/dynamic/generated/classes.ts": `${banner}
import { CustomResource, type CustomResourceOptions, type Output } from "@pulumi/pulumi";
import { Declaration, type InputArgs } from "../resource";
${resources.map(({ name, module }) => `import type { ${name}Given, ${name}Inputs, ${name}Outputs } from "../../generated/${module}";`).join("\n")}
${resources.map(({ schema, name }) => classOf(schema, name)).join("")}`,
  };
}
