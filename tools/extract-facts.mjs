// Takes from Cisco's published Swagger files what the emulator serves, for test/contract:
//   node tools/extract-facts.mjs FOLDER [OUTPUT]
// FOLDER holds cisco-xdr-iroh-{int,enrich,inspect}-openapi.json (api-evangelist/cisco-xdr, openapi/_original).
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{in: string, name: string, schema?: object}} Parameter */
/** @typedef {{description?: string, parameters?: Parameter[], responses: Record<string, {schema?: object}>}} Operation */
/** @typedef {{info: {version: string}, paths: Record<string, Record<string, Operation>>, definitions: Record<string, object>}} Swagger */

/** What the emulator serves of each service: paths with their methods. The contract test compares it with the route table. */
const SERVED = {
  int: {
    "/iroh/iroh-int/module-type": ["get", "post"],
    "/iroh/iroh-int/module-type/{id}": ["get", "patch", "delete"],
    "/iroh/iroh-int/module-instance": ["get", "post"],
    "/iroh/iroh-int/module-instance/{id}": ["get", "patch", "delete"],
  },
  enrich: {
    "/iroh/iroh-enrich/health": ["post"],
    "/iroh/iroh-enrich/health/{module_instance_id}": ["post"],
    "/iroh/iroh-enrich/observe/observables": ["post"],
    "/iroh/iroh-enrich/deliberate/observables": ["post"],
    "/iroh/iroh-enrich/refer/observables": ["post"],
  },
  inspect: { "/iroh/iroh-inspect/inspect": ["post"] },
};

/**
 * A schema without its prose. `description` is also the name of a property, which is told by being an object.
 * @param {unknown} value
 * @returns {unknown}
 */
function withoutProse(value) {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !/^(description|example|title)$/.test(key) || isSchema(inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutProse(inner)]));
}

/** @param {unknown} value */
function isSchema(value) {
  return typeof value === "object" && value !== null && ("type" in value || "$ref" in value || "x-oneOf" in value);
}

/**
 * Names of the definitions a schema refers to.
 * @param {unknown} schema
 * @returns {string[]}
 */
function referred(schema) {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map(([, name]) => String(name));
}

/** @param {Operation} operation */
function extractOperation({ description = "", parameters = [], responses }) {
  const schemas = Object.entries(responses).map(([status, { schema = null }]) => [status, withoutProse(schema)]);
  return {
    scopes: /`([^`]+)`/.exec(description)?.[1] ?? null,
    query: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
    body: withoutProse(parameters.find((parameter) => parameter.in === "body")?.schema ?? null),
    /** @type {unknown} */
    responses: Object.fromEntries(schemas),
  };
}

/**
 * @param {Swagger} swagger
 * @param {Record<string, string[]>} served
 */
function extract(swagger, served) {
  /** @type {Record<string, Record<string, object>>} */
  const paths = {};
  for (const [path, methods] of Object.entries(served)) {
    const extracted = methods.map((method) => {
      const operation = swagger.paths[path]?.[method];
      if (!operation) throw new Error(`the Swagger has no ${method.toUpperCase()} ${path}`);
      return /** @type {const} */ ([method, extractOperation(operation)]);
    });
    paths[path] = Object.fromEntries(extracted);
  }
  /** @type {Map<string, unknown>} */
  const definitions = new Map();
  for (let open = referred(paths); open.length > 0;) {
    const name = String(open.pop());
    if (definitions.has(name)) continue;
    definitions.set(name, withoutProse(swagger.definitions[name]));
    open = open.concat(referred(definitions.get(name)));
  }
  const sorted = [...definitions].sort(([left], [right]) => (left < right ? -1 : 1));
  return { version: swagger.info.version, paths, definitions: Object.fromEntries(sorted) };
}

const [folder, output = join(import.meta.dirname, "../test/contract/facts")] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node tools/extract-facts.mjs FOLDER [OUTPUT]");
  process.exit(2);
}
mkdirSync(output, { recursive: true });
for (const [service, served] of Object.entries(SERVED)) {
  /** @type {unknown} */
  const parsed = JSON.parse(readFileSync(join(folder, `cisco-xdr-iroh-${service}-openapi.json`), "utf8"));
  const swagger = /** @type {Swagger} */ (parsed);
  const file = join(output, `iroh-${service}.json`);
  writeFileSync(file, `${JSON.stringify(extract(swagger, served), null, 1)}\n`);
  console.log(file);
}
