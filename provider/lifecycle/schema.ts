import type { ErrorObject } from "ajv";
import { schemas, type ResourceName } from "../generated/schemas";
import { validators, type Validator } from "../generated/validators";
import { withDefaults } from "./defaults";
import type { Schema } from "./keywords";
import { logicalNameOf, ownerOf, ownerProperty } from "./owner";
import { containsUnknown } from "./unknown";

export type Properties = Record<string, unknown>;

/** One thing wrong with one input; `property` is a path such as `appliance.hostKey`. */
export interface Finding {
  property: string;
  reason: string;
}

/**
 * Says everything wrong with a value, and which page says more; what is not known yet passes.
 *
 * @param load what loads the validator: a refresh or a destroy never needs it
 */
export function checker(load: () => Validator, page: string): (value: unknown) => Finding[] {
  let isValid: Validator | undefined;
  return (value) => {
    isValid ??= load();
    return isValid(value) ? [] : sentences(isValid.errors ?? [], page);
  };
}

/** A resource's schema with what the lifecycle needs of it worked out. */
export class ResourceSchema {
  readonly inputs: Readonly<Record<string, Schema>>;
  /** What a state holds: inputs and outputs side by side. */
  readonly state: Schema;
  /** Paths of secrets among inputs and outputs. */
  readonly secretPaths: readonly string[][];
  /** False where the resource's id is made up, because it stands for several objects. */
  readonly idIsObjects: boolean;
  /** Everything wrong with the inputs; unknown values pass. */
  readonly findings: (inputs: Properties) => Finding[];

  constructor(readonly name: ResourceName) {
    const schema = schemas[name] as Schema;
    this.inputs = { ...schema.properties, [ownerProperty]: { type: "string", "x-on-change": "update" } };
    const outputs = schema.definitions?.["outputs"] ?? {};
    this.state = {
      properties: { ...outputs.properties, ...this.inputs },
      required: [...(schema.required ?? []), ...(outputs.required ?? [])],
      definitions: schema.definitions,
    };
    this.secretPaths = [...secretPaths(schema), ...secretPaths(outputs)];
    this.idIsObjects = Object.values(outputs.properties ?? {}).some((output) => output["x-id"]);
    this.findings = checker(validators[name], `docs/resources/${name}.md`);
  }

  /** The texts in inputs or outputs that no message may repeat. */
  maskedTexts(properties: Properties): string[] {
    return this.secretPaths.flatMap((path) => {
      const schema = path.reduce<Schema | undefined>((part, key) => part?.properties?.[key], this.state) ?? {};
      return maskedTexts(schema, valueAt(properties, path), this.state.definitions ?? {});
    });
  }

  /** The inputs with every absent default filled in. */
  withDefaults(inputs: Properties): Properties {
    return withDefaults(this.inputs, inputs, logicalNameOf(ownerOf(inputs)) || undefined);
  }
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(properties: Properties, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Properties | null | undefined)?.[key], properties);
}

/** The texts in a secret that no message may repeat: of a structure those that it marks itself, of anything else all. */
function maskedTexts(schema: Schema, value: unknown, definitions: Record<string, Schema>): string[] {
  if (schema["x-shown"]) return [];
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((each) => maskedTexts(schema.items ?? {}, each, definitions));
  if (value === null || typeof value !== "object") return [];
  const parts = [schema, ...(schema.anyOf ?? [])]
    .map(({ $ref, properties }) => properties ?? definitions[$ref?.replace("#/definitions/", "") ?? ""]?.properties)
    .find((each) => each !== undefined);
  if (parts === undefined) return Object.values(value).flatMap((each) => maskedTexts({}, each, definitions));
  return Object.entries(parts)
    .filter(([, part]) => part["x-secret"])
    .flatMap(([key, part]) => maskedTexts(part, (value as Properties)[key], definitions));
}

function secretPaths(schema: Schema, path: string[] = []): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
    property["x-secret"] ? [[...path, key]] : secretPaths(property, [...path, key]),
  );
}

/** ajv's findings as sentences that name the input; of alternatives, the one the value comes nearest to speaks. */
function sentences(errors: ErrorObject[], page: string): Finding[] {
  const alternatives = errors.filter(({ keyword }) => keyword === "anyOf");
  const others = errors.filter(
    (error) =>
      !["if", "anyOf"].includes(error.keyword) &&
      !alternatives.some(
        ({ schemaPath, instancePath }) =>
          error.schemaPath.startsWith(`${schemaPath}/`) ||
          (error.instancePath === instancePath && !(error.keyword in namedParts)),
      ),
  );
  const kept = errors.filter((error) =>
    error.keyword === "anyOf"
      ? !containsUnknown(error.data) && !others.some(({ instancePath }) => isWithin(instancePath, error.instancePath))
      : others.includes(error),
  );
  const findings = kept.map((error) => {
    const path = error.instancePath.split("/").slice(1).map(unescape);
    const part = namedParts[error.keyword];
    const subject = part === undefined ? path : [...path, String(error.params[part])];
    return { property: subject.join("."), reason: reasonOf(error, page) };
  });
  return findings.filter(({ property }, index) => findings.findIndex((other) => other.property === property) === index);
}

/** Findings about a part of the value that ajv names apart from its place, by the parameter that names it. */
const namedParts: Readonly<Record<string, string>> = { required: "missingProperty", additionalProperties: "additionalProperty" };

const isWithin = (path: string, whole: string): boolean => path === whole || path.startsWith(`${whole}/`);

const unescape = (segment: string): string => segment.replaceAll("~1", "/").replaceAll("~0", "~");

function reasonOf(error: ErrorObject, page: string): string {
  const params = error.params as Record<string, unknown>;
  const about = (error.parentSchema as { description?: string } | undefined)?.description;
  const shown = shownValue(error);
  switch (error.keyword) {
    case "required":
      return `is missing. Give it: ${descriptionOf(error, String(params["missingProperty"])) ?? `${page} says what it is`}`;
    case "additionalProperties":
      return `is not an input. Remove it, or look for the right name in ${page}`;
    case "enum":
      return `${shown}is none of ${(params["allowedValues"] as unknown[]).map(String).join(", ")}. Use one of them`;
    case "minimum":
      return `${shown}is below ${String(params["limit"])}. ${rangeOf(error)}`;
    case "maximum":
      return `${shown}is above ${String(params["limit"])}. ${rangeOf(error)}`;
    case "minLength":
    case "minItems":
      return `is empty. ${about === undefined ? "Remove it, or give it a value" : `Give it: ${about}`}`;
    case "maxLength":
      return `has ${Array.from(String(error.data)).length} characters. Use no more than ${String(params["limit"])}`;
    case "maxItems":
      return `has ${(error.data as unknown[]).length} entries. Use no more than ${String(params["limit"])}`;
    case "uniqueItems":
      return `has the same entry at ${String(params["j"])} and ${String(params["i"])}. Give each of them once`;
    case "pattern":
    case "anyOf":
      return `${shown}does not have the right form. ${about ?? `See ${page} for its form`}`;
    case "type":
      return `${shown}is not of type ${String(params["type"])}. Give a value of that type`;
    default:
      return `${shown}${error.message ?? "is not valid"}. See ${page} for what it takes`;
  }
}

function rangeOf(error: ErrorObject): string {
  const { minimum, maximum } = error.parentSchema as { minimum?: number; maximum?: number };
  return maximum === undefined ? `Use ${minimum ?? 0} or more` : `Use a number from ${minimum ?? 0} to ${maximum}`;
}

function descriptionOf(error: ErrorObject, property: string): string | undefined {
  const schema = (error.parentSchema as Schema | undefined)?.properties?.[property] as
    { else?: { description?: string } } | undefined;
  return schema?.else?.description;
}

/** The value itself, where it is short and cannot be a secret. */
function shownValue(error: ErrorObject): string {
  const secret = (error.parentSchema as Schema | undefined)?.["x-secret"] === true;
  const value: unknown = error.data;
  if (secret || typeof value === "object") return "";
  const text = JSON.stringify(value);
  return text.length <= 60 ? `${text} ` : "";
}
