// schema/: what checks inputs, arguments and an ignore file, as code of its own: compiling a schema takes longer than all else at a start.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isIPv4, isIPv6 } from "node:net";
import { join } from "node:path";
import { minifySync } from "@swc/core";
import { _, Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { banner, root, schemasIn, without } from "./schema.mjs";

/** @typedef {import("./schema.mjs").Schema & { uniqueItems?: boolean, "x-secret"?: boolean }} Schema */

const require = createRequire(import.meta.url);
require("../typescript.cjs");
/** @type {unknown} */
const lifecycle = { ...require("../../provider/lifecycle/owner.ts"), ...require("../../provider/lifecycle/unknown.ts") };
const { ownerProperty, unknown } = /** @type {{ ownerProperty: string, unknown: string }} */ (lifecycle);

/** What no sentence about a value needs. */
const unsaid = ["$schema", "title", "default", "x-example", "x-default", "x-on-change", "x-set", "x-computed", "x-id", "x-shown"];

/**
 * Lets the text that stands for an unknown value stand wherever anything else may.
 * @param {Schema} schema
 * @returns {object}
 */
function acceptUnknowns(schema, withinSecret = false) {
  const secret = withinSecret || schema["x-secret"] === true;
  /** @param {Schema} each */
  const wrapped = (each) => ({ if: { const: unknown }, else: acceptUnknowns(each, secret) });
  /** @param {Record<string, Schema>} map */
  const eachOf = (map) => Object.fromEntries(Object.entries(map).map(([key, value]) => [key, wrapped(value)]));
  const { properties, definitions, items, anyOf, uniqueItems, ...rest } = schema;
  return {
    ...without(rest, ...unsaid),
    ...(secret ? { "x-secret": true } : {}),
    ...(properties ? { properties: eachOf(properties) } : {}),
    ...(definitions ? { definitions: eachOf(definitions) } : {}),
    ...(items ? { items: wrapped(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map((each) => acceptUnknowns(each, secret)) } : {}),
    // Two values that are not known yet look alike.
    ...(uniqueItems ? { if: { contains: { const: unknown } }, else: { uniqueItems } } : {}),
  };
}

const formats = _`({ ipv4: require("node:net").isIPv4, ipv6: require("node:net").isIPv6 })`;

/**
 * A schema's validator, with all that is wrong and where the schema says so; it loads of ajv only what compares and counts.
 * @param {Schema} schema
 */
function validatorOf(schema) {
  const definitions = without(schema.definitions ?? {}, "outputs", "result");
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    meta: false,
    validateSchema: false,
    formats: { ipv4: isIPv4, ipv6: isIPv6 },
    code: { source: true, esm: true, formats },
  });
  const code = standalone.default(ajv, ajv.compile(acceptUnknowns({ ...schema, definitions })));
  const once = code.replace("export const validate = validate0;", "");
  // Half as long, for the package: it ships this as the compiler lays it out.
  const { code: short } = minifySync(once, { module: true, compress: true, mangle: true });
  return `// @ts-nocheck: ajv writes JavaScript, without types.\n${banner}\n${short}\n`;
}

/** @returns {Record<string, string>} text by file */
export function validatorFiles() {
  const resources = schemasIn("resources").map(({ schema, ...names }) => {
    const properties = { ...schema.properties, [ownerProperty]: { type: "string" } };
    return { ...names, schema: { ...schema, properties } };
  });
  const all = [...resources, ...schemasIn("functions")];
  /** @type {unknown} */
  const ignored = JSON.parse(readFileSync(join(root, "schema", "ignore.schema.json"), "utf8"));
  /** @type {Record<string, string>} */
  const files = { "cli/generated/ignore.ts": validatorOf(/** @type {Schema} */ (ignored)) };
  for (const { module, schema } of all) files[`provider/generated/validators/${module}.ts`] = validatorOf(schema);
  return {
    ...files,
    "provider/generated/validators/index.ts": `${banner}
import type { ErrorObject } from "ajv";

/** Code that ajv has written of a schema: true when a value is as it says, and otherwise \`errors\` until the next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

const of = (loaded: unknown): Validator => (loaded as { default: Validator }).default;

/** What loads the validator of a resource or a function, by its name. */
export const validators = {
${all.map(({ name, module }) => `  ${name}: () => of(require("./${module}")),`).join("\n")}
};
`,
  };
}
