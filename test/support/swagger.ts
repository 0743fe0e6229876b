/**
 * Cisco's published contract, as far as the emulator serves it: test/contract/facts, taken from the Swagger files by tools/extract-facts.mjs.
 * Any response the tests cause can be held against it, whoever caused it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import type { ApiExchange } from "../../emulator";

interface Operation {
  scopes: string | null;
  query: string[];
  body: object | null;
  responses: Record<string, object | null>;
}

interface Facts {
  version: string;
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, object>;
}

/** Services whose Swagger is not public: nothing to hold their answers against. */
export const UNPUBLISHED = [
  "/iroh/iroh-sse/",
  "/iroh/oauth2-clients/",
  "/iroh/oauth2/",
  "/iroh/session/",
  "/iroh/profile/",
  "/.well-known/",
  "/clouds.json",
];

/** True for the path of a service's own Swagger, which is no operation of it. */
export const isDocument = (path: string): boolean => path.endsWith("/swagger.json");

const SERVICES = ["iroh-int", "iroh-enrich", "iroh-inspect"];
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Swagger 2.0 of Cisco to JSON Schema: x-oneOf (of overlapping types) is anyOf, x-nullable admits null, references name their file. */
function toJsonSchema(value: unknown, service: string): unknown {
  if (Array.isArray(value)) return value.map((inner) => toJsonSchema(inner, service));
  if (typeof value !== "object" || value === null) return value;
  const { "x-nullable": nullable, ...rest } = value as Record<string, unknown>;
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => {
      if (key === "$ref") return [key, `${service}${String(inner)}`];
      return [key === "x-oneOf" ? "anyOf" : key, toJsonSchema(inner, service)];
    }),
  );
  return nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

const ajv = new Ajv({ strict: false, allErrors: true, formats: { "date-time": DATE_TIME, int64: true, double: true } });

function load(service: string): Facts {
  const facts = JSON.parse(readFileSync(join(__dirname, `../contract/facts/${service}.json`), "utf8")) as Facts;
  ajv.addSchema({ $id: service, definitions: toJsonSchema(facts.definitions, service) });
  return facts;
}

const text = { type: "string" };
const texts = { type: "array", items: text };
const error = { error: text, error_description: text, trace_id: text };
const closed = (properties: object, required: string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
/** The trace id is mostly there (contracts 8). */
const envelope = closed(error, ["error", "error_description"]);
const missingScope = closed(
  { ...error, "missing-scopes": texts, "required-scopes": texts, scopes: texts, "user-id": text, "org-id": text },
  ["error", "error_description", "missing-scopes", "required-scopes", "scopes"],
);

/** Envelopes for the statuses that the Swagger leaves out; 400 is keyed by the offending parameter. */
const ENVELOPES: Record<number, object> = {
  400: { anyOf: [envelope, { type: "object", minProperties: 1, additionalProperties: text, not: { required: ["error"] } }] },
  401: envelope,
  // What is forbidden whatever the scopes has the common form; that is assumed.
  403: { anyOf: [missingScope, { ...envelope, not: { properties: { error: { const: "missing_scope" } } } }] },
  404: envelope,
  413: envelope,
  415: envelope,
  429: closed({ error: text }, ["error"]),
  500: envelope,
};

interface Known {
  service: string;
  method: string;
  template: string;
  pattern: RegExp;
  operation: Operation;
}

const known: Known[] = SERVICES.flatMap((service) =>
  Object.entries(load(service).paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      service,
      method: method.toUpperCase(),
      template,
      pattern: new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}/?$`),
      operation,
    })),
  ),
);

/** Every published operation the emulator is to serve. */
export const OPERATIONS: readonly Pick<Known, "method" | "template" | "operation">[] = known;

const compiled = new Map<string, ValidateFunction>();

function check(key: string, schema: object, service: string, value: unknown): string[] {
  let validate = compiled.get(key);
  if (!validate) compiled.set(key, (validate = ajv.compile(toJsonSchema(schema, service) as object)));
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = "", params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
  );
}

function find(method: string, path: string): Known | undefined {
  return known.find((one) => one.method === method && one.pattern.test(path));
}

/** The schema of one status: the Swagger's own, the 200 for a live 201 (contracts 3.1), else the common envelope. */
function schemaOf({ operation }: Known, status: number): object | null | undefined {
  const { responses } = operation;
  // The published 400 of inspect knows one parameter only; unknown keys are reported by the same rule as everywhere.
  if (status !== 400 && Object.hasOwn(responses, status)) return responses[status];
  if (status === 201) return responses[200];
  if (status === 204) return null;
  return ENVELOPES[status];
}

/**
 * What is wrong with a response of the API, by Cisco's published contract; empty when nothing is.
 * Services without a published Swagger are passed over; any other unknown operation or status is wrong.
 */
export function validateResponse(method: string, path: string, status: number, body: unknown): string[] {
  if (isDocument(path) || UNPUBLISHED.some((prefix) => path.startsWith(prefix))) return [];
  const where = `${method} ${path} -> ${status}`;
  const operation = find(method, path);
  if (!operation) return [`${where}: no such operation in the Swagger`];
  const schema = schemaOf(operation, status);
  if (schema === undefined) return [`${where}: no such status in the contract`];
  if (schema === null) return body === undefined || body === null ? [] : [`${where}: there must be no body`];
  return check(`${method} ${operation.template} ${status}`, schema, operation.service, body).map(
    (problem) => `${where}: ${problem}`,
  );
}

/** What is wrong with a request body, by the Swagger. */
export function validateRequest(method: string, path: string, body: unknown): string[] {
  const operation = find(method, path);
  if (!operation?.operation.body) return [`${method} ${path}: the Swagger has no body for it`];
  return check(`${method} ${operation.template} body`, operation.operation.body, operation.service, body);
}

/** Collects what `startEmulator`'s `onResponse` hands over, and says what is wrong with it. */
export class SwaggerRecorder {
  readonly exchanges: ApiExchange[] = [];

  readonly onResponse = (exchange: ApiExchange): void => {
    this.exchanges.push(exchange);
  };

  problems(): string[] {
    return this.exchanges.flatMap(({ method, path, status, body }) => validateResponse(method, path, status, body));
  }
}
