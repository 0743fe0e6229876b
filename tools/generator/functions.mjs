// schema/functions/: the arguments and results of every function, and the functions of the front end without a plugin.
import { banner, docLines, interfaces, rewrite, schemasIn, without } from "./schema.mjs";

/** @typedef {import("./schema.mjs").Schema} Schema */

/** @param {string} name */
const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * A reference with a sentence of its own keeps it, and does not become a type of its own.
 * @param {Schema} schema
 */
const namedReferences = (schema) =>
  rewrite(schema, (node) => {
    const target = schema.definitions?.[node.$ref?.split("/").pop() ?? ""];
    return target?.title && node.description ? { description: node.description, tsType: target.title } : node;
  });

/**
 * One schema of arguments and result together, so that a type of both stands in the file once.
 * @param {Schema} schema
 * @param {string} name
 */
async function typesOf(schema, name) {
  const { definitions = {}, ...args } = schema;
  const { result = {}, ...shared } = definitions;
  const shape = {
    title: `${capital(name)}Shape`,
    description: `Arguments and result of ${name}.`,
    type: "object",
    additionalProperties: false,
    required: ["args", "result"],
    properties: {
      args: { ...without(args, "$schema"), title: `${capital(name)}Args`, description: `What a program gives to ${name}.` },
      result,
    },
    definitions: shared,
  };
  const text = await interfaces(namedReferences(shape), name);
  // No list that is given is changed: it may be a `readonly` one.
  const readonlyLists = text.replace(/export interface \w+Args \{.*?^\}/ms, (given) =>
    given.replace(/: (\w+)\[\];/g, ": readonly $1[];"),
  );
  return `${banner}\n${readonlyLists}`;
}

/**
 * @param {Schema} schema
 * @param {string} name
 */
function functionOf(schema, name) {
  const types = capital(name);
  return `
/**
${docLines(schema)}
 */
export function ${name}(args: ${types}Args): Promise<${types}Result> {
  return invoke("${name}", args);
}

/** As {@link ${name}}, with arguments that may be outputs. */
export function ${name}Output(args: InputArgs<${types}Args>, opts?: FunctionOutputOptions): Output<${types}Result> {
  return invokeOutput("${name}", args, opts);
}
`;
}

/** @returns {Promise<Record<string, string>>} text by file */
export async function functionFiles() {
  const functions = schemasIn("functions");
  /** @type {Record<string, string>} */
  const types = {};
  for (const { module, schema, name } of functions)
    types[`provider/generated/functions/${module}.ts`] = await typesOf(schema, name);
  return {
    ...types,
    "provider/generated/functions/index.ts": `${banner}
${functions.map(({ name, file }) => `import ${name} from "#schema/functions/${file}";`).join("\n")}
${functions.map(({ name, module }) => `import type { ${capital(name)}Shape } from "./${module}";`).join("\n")}

/** Every function's schema by its name in a program. */
export const functionSchemas = { ${functions.map(({ name }) => name).join(", ")} };

/** The name of a function in a program, such as \`getDevices\`. */
export type FunctionName = keyof typeof functionSchemas;

/** Arguments and result of every function. */
export interface FunctionShapes {
${functions.map(({ name }) => `  ${name}: ${capital(name)}Shape;`).join("\n")}
}
`,
    "provider/dynamic/generated/functions.ts": `${banner}
import type { Output } from "@pulumi/pulumi";
import { invoke, invokeOutput, type FunctionOutputOptions } from "../invoke";
import type { InputArgs } from "../resource";
${functions.map(({ name, module }) => `import type { ${capital(name)}Args, ${capital(name)}Result } from "../../generated/functions/${module}";`).join("\n")}
${functions.map(({ schema, name }) => functionOf(schema, name)).join("")}`,
  };
}
