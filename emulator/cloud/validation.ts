import type { ErrorObject } from "ajv";
import { errorsOf } from "../ground/schema";
import { Refusal } from "./refusal";

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

/** 400 with an object keyed by every offending parameter; nested ones are joined by dots. Bodies are closed (contracts 3.1). */
export function checkBody(schema: object, body: unknown): void {
  const errors = errorsOf(schema, body);
  if (errors.length > 0) throw new Refusal(400, Object.fromEntries(errors.map((error) => [parameter(error), word(error)])));
}
