import type { ErrorObject } from "ajv";
import { errorsOf } from "./schema";

/** Bad input to the admin API or the command; its message is one sentence for a person. */
export class InputProblem extends Error {}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * JSON Schema of an input, with the words its sentences are made of: `title` says what it is, such as "an appliance", `description` what it
 * must be, such as "a host name". What has no words goes by those of what it is a part of.
 */
export interface InputSchema {
  title?: string;
  description?: string;
  /** What is said when a key is missing; by default what its value must be. */
  lacks?: (key: string) => string;
  properties?: Record<string, InputSchema>;
  items?: InputSchema;
  [keyword: string]: unknown;
}

/** The schema of an input that is a `T` when it passes. No schema really has `describes`: it is there for the compiler. */
export interface InputOf<T> extends InputSchema {
  describes?: T;
}

/** The first thing that is wrong with an input: a key nobody knows, which would otherwise do nothing silently, one that is missing, or a value. */
export type Finding = { kind: "unknown" | "missing"; key: string; sentence: string } | { kind: "wrong"; sentence: string };

/** What is spoken of at a place of the input, and the sentence when it is wrong. */
interface Place {
  schema: InputSchema;
  subject: string;
  sentence: string;
}

function inside({ schema, subject, sentence }: Place, step: string): Place {
  const inner = schema.properties?.[step] ?? schema.items ?? {};
  const property = subject === "" ? `"${step}"` : `${subject}'s "${step}"`;
  const named = inner.title ?? (schema.properties ? property : subject);
  return inner.title === undefined && inner.description === undefined
    ? { schema: inner, subject: named, sentence }
    : placeOf(inner, named);
}

function placeOf(schema: InputSchema, subject = schema.title ?? ""): Place {
  return { schema, subject, sentence: `${subject} must be ${schema.description ?? "a JSON object"}` };
}

const firstOf = (errors: readonly ErrorObject[]): ErrorObject | undefined =>
  ["additionalProperties", "required"].map((word) => errors.find(({ keyword }) => keyword === word)).find(Boolean) ?? errors[0];

export function findingOf(root: InputSchema, input: unknown): Finding | undefined {
  const error = firstOf(errorsOf(root, input));
  if (!error) return undefined;
  const place = error.instancePath.split("/").slice(1).reduce(inside, placeOf(root));
  const { additionalProperty, missingProperty } = error.params as { additionalProperty?: string; missingProperty?: string };
  if (additionalProperty !== undefined) {
    const known = Object.keys(place.schema.properties ?? {}).join(", ");
    const sentence = `${place.subject}: "${additionalProperty}" is not known; it takes ${known}`;
    return { kind: "unknown", key: additionalProperty, sentence };
  }
  if (missingProperty === undefined) return { kind: "wrong", sentence: place.sentence };
  const sentence = place.schema.lacks?.(missingProperty) ?? inside(place, missingProperty).sentence;
  return { kind: "missing", key: missingProperty, sentence };
}

/** The input, checked; otherwise an {@link InputProblem} with the first thing that is wrong. */
export function checkInput<T>(schema: InputOf<T>, input: unknown): T {
  const finding = findingOf(schema, input);
  if (finding) throw new InputProblem(finding.sentence);
  return input as T;
}

/** An object with no other keys than these. */
export function objectInput<T>(properties: Record<keyof T & string, InputSchema>, more: InputSchema = {}): InputOf<T> {
  return { ...more, type: "object", properties, additionalProperties: false };
}

/** One of these words. */
export function choice(words: readonly string[], description: string): InputSchema {
  return { enum: words, description };
}

export function matching(pattern: RegExp, description: string): InputSchema {
  return { type: "string", pattern: pattern.source, description };
}

/** A number within bounds, or with `integer` a whole one. */
export function numeric(minimum: number, maximum: number, type: "number" | "integer" = "number"): InputSchema {
  const noun = type === "integer" ? "a whole number" : "a number";
  const upTo = maximum === Number.MAX_SAFE_INTEGER ? "" : ` to ${maximum}`;
  return { type, minimum, maximum, description: `${noun} from ${minimum}${upTo}` };
}

export const hostName = matching(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,126}[A-Za-z0-9])?$/, "a host name");
export const password = matching(/^.{1,128}$/, "a text of 1 to 128 characters");
export const yesOrNo: InputSchema = { type: "boolean", description: "true or false" };
export const upToAnHourMs = numeric(0, 3_600_000);
