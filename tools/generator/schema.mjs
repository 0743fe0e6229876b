// What both kinds of schema/ have in common on their way to TypeScript.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const banner = "// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.\n";

/**
 * @typedef {object} Schema what of JSON Schema the generator looks at
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
 * @property {string[]} [x-example] lines of a program
 * @property {boolean} [additionalProperties]
 * @property {string} [$ref]
 * @property {string} [tsType] what json-schema-to-typescript writes in its place
 */

const suffix = ".schema.json";

/**
 * The schemas of a folder, by their files.
 * @param {"resources" | "functions"} folder
 */
export function schemasIn(folder) {
  const files = readdirSync(join(root, "schema", folder)).filter((file) => file.endsWith(suffix));
  return files.sort().map((file) => {
    /** @type {unknown} */
    const parsed = JSON.parse(readFileSync(join(root, "schema", folder, file), "utf8"));
    const schema = /** @type {Schema} */ (parsed);
    return { file, module: file.replace(suffix, ""), schema, name: schema.title ?? "" };
  });
}

/**
 * Applies `change` to every schema within a schema, the innermost first.
 * @param {Schema} schema
 * @param {(schema: Schema) => Schema} change
 * @returns {Schema}
 */
export function rewrite(schema, change) {
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
 * @template {object} T
 * @param {T} object
 * @param {string[]} keys
 * @returns {T}
 */
export function without(object, ...keys) {
  return /** @type {T} */ (Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key))));
}

/**
 * The types of a schema and of all that has a title in it.
 * @param {Schema} schema
 * @param {string} name
 */
export function interfaces(schema, name) {
  return compile(/** @type {import("json-schema-to-typescript").JSONSchema} */ (schema), name, {
    bannerComment: "",
    additionalProperties: false,
    unreachableDefinitions: false,
    format: true,
    style: { printWidth: 130 },
    ignoreMinAndMaxItems: true,
  });
}

/**
 * Sentence and example of a schema, as the lines of a docstring.
 * @param {Schema} schema
 */
export function docLines({ description = "", "x-example": example = [] }) {
  const lines = [description, "", "@example", "```ts", ...example, "```"];
  return lines.map((line) => ` * ${line}`.trimEnd()).join("\n");
}
