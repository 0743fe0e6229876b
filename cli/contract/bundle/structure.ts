/** A Swagger document as its structure alone: calls, names, types, alternatives and scopes. All prose goes, and so do examples. */
import { isObject } from "../settle";
import { isKnownScope } from "./rules";

const methods = ["get", "post", "put", "patch", "delete"];
const jsonTypes = ["object", "array", "string", "integer", "number", "boolean", "null", "file"];

type Schema = Record<string, unknown>;

/** True for a name in a published document: of a member, a parameter, a definition or a value of a list. */
const isName = (text: unknown): text is string => typeof text === "string" && /^[\w.$?:/+ -]{1,80}$/.test(text);
const isPath = (text: string): boolean => /^(?:\/[A-Za-z][\w.-]{0,60}|\/\{\w{1,40}\})+\/?$/.test(text);

function kept<T>(value: unknown, name: string, take: (value: unknown) => T | undefined): Record<string, T> {
  const taken = value === undefined ? undefined : take(value);
  return taken === undefined ? {} : { [name]: taken };
}

const names = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.filter(isName) : undefined);
const flag = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);

function mapped(value: unknown, accepts: (key: string) => boolean, take: (inner: unknown) => unknown): Schema | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (accepts(key) ? [[key, take(each)]] : [])));
}

const schemas = (value: unknown): unknown[] | undefined => (Array.isArray(value) ? value.map(schema) : undefined);

/** That anything else may be there is said by true or false, too. */
const schemaOrFlag = (value: unknown): unknown => (typeof value === "boolean" ? value : schema(value));

function schema(value: unknown): Schema {
  if (!isObject(value)) return {};
  return {
    ...kept(value["$ref"], "$ref", (text) => (isName(String(text).replace(/^#/, "")) ? text : undefined)),
    ...kept(value["type"], "type", (type) => (jsonTypes.includes(String(type)) ? type : undefined)),
    ...kept(value["format"], "format", (format) => (isName(format) ? format : undefined)),
    ...kept(value["x-nullable"], "x-nullable", flag),
    ...kept(value["required"], "required", names),
    ...kept(value["enum"], "enum", names),
    ...kept(value["properties"], "properties", (properties) => mapped(properties, isName, schema)),
    ...kept(value["additionalProperties"], "additionalProperties", schemaOrFlag),
    ...kept(value["items"], "items", schema),
    ...kept(value["allOf"], "allOf", schemas),
    ...kept(value["anyOf"], "anyOf", schemas),
    ...kept(value["oneOf"], "oneOf", schemas),
    ...kept(value["x-oneOf"], "x-oneOf", schemas),
  };
}

function parameter(value: unknown): unknown {
  const { in: place, name, required, schema: body, ...rest } = isObject(value) ? value : {};
  return {
    ...kept(place, "in", (text) => (["body", "query", "path", "header", "formData"].includes(String(text)) ? text : undefined)),
    ...kept(name, "name", (text) => (isName(text) ? text : undefined)),
    ...kept(required, "required", flag),
    ...(body === undefined ? schema(rest) : { schema: schema(body) }),
  };
}

/** The scopes that a description names, and nothing else of it. */
function scopesIn(value: unknown): string {
  const quoted = typeof value === "string" ? [...value.matchAll(/`([^`]*)`/g)].map(([, text = ""]) => text) : [];
  return quoted
    .filter((text) => text.split(",").every(isKnownScope))
    .map((text) => `\`${text}\``)
    .join(" ");
}

function operation(value: unknown): unknown {
  const { description, parameters, responses } = isObject(value) ? value : {};
  return {
    description: scopesIn(description),
    ...kept(parameters, "parameters", (list) => (Array.isArray(list) ? list.map(parameter) : undefined)),
    responses: mapped(
      responses,
      (status) => /^(?:\d{3}|default)$/.test(status),
      (each) => ({
        description: "",
        ...kept(isObject(each) ? each["schema"] : undefined, "schema", schema),
      }),
    ),
  };
}

export function structureOf(document: Schema): Schema {
  return {
    ...kept(document["swagger"], "swagger", (text) => (isName(text) ? text : undefined)),
    ...kept(document["basePath"], "basePath", (text) => (text === "/" || isPath(String(text)) ? text : undefined)),
    ...kept(document["paths"], "paths", (paths) =>
      mapped(paths, isPath, (each) => mapped(each, (method) => methods.includes(method), operation)),
    ),
    ...kept(document["definitions"], "definitions", (definitions) => mapped(definitions, isName, schema)),
  };
}
