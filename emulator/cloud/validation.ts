import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { Refusal } from "./refusal";

const ajv = new Ajv({ allErrors: true, strict: false, allowUnionTypes: true });
const compiled = new WeakMap<object, ValidateFunction>();

function word({ keyword }: ErrorObject): string {
  if (keyword === "required") return "missing-required-key";
  if (keyword === "additionalProperties") return "disallowed-key";
  return keyword === "type" ? "invalid-type" : "invalid-value";
}

function parameter({ instancePath, keyword, params }: ErrorObject): string {
  const path = instancePath.split("/").slice(1);
  const { missingProperty, additionalProperty } = params as { missingProperty?: string; additionalProperty?: string };
  if (keyword === "required" && missingProperty !== undefined) path.push(missingProperty);
  if (keyword === "additionalProperties" && additionalProperty !== undefined) path.push(additionalProperty);
  return path.join(".") || "body";
}

/** 400 with an object keyed by every offending parameter; nested ones are joined by dots. */
export function checkBody(schema: object, body: unknown): void {
  let validate = compiled.get(schema);
  if (!validate) compiled.set(schema, (validate = ajv.compile(schema)));
  if (validate(body)) return;
  throw new Refusal(400, Object.fromEntries((validate.errors ?? []).map((error) => [parameter(error), word(error)])));
}

/** JSON Schema of an object that takes no other keys: IROH's bodies are closed (contracts 3.1). */
export function closed(properties: Record<string, object>, required: string[] = []): object {
  return { type: "object", properties, required, additionalProperties: false };
}

/** JSON Schema of text of a sane size. */
export function text(minLength: number, maxLength: number): object {
  return { type: "string", minLength, maxLength };
}
