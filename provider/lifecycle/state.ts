import { commandWord, sentence } from "../base/sentence";
import { durationPattern } from "../base/duration";
import { ProviderError } from "../base/errors";
import { listed } from "../base/screen";
import { regionNames } from "../clients/cloud/regions";
import type { Schema } from "./keywords";
import type { Properties, ResourceSchema } from "./schema";

/** A resource's state as the lifecycle may use it, whoever wrote the checkpoint: a person by hand, or something older. */
export interface State {
  /** What it says, without what is of no use. */
  kept: Properties;
  /** The same, with defaults and empty values in the place of what is missing: what a definition is given. */
  whole: Properties;
  /** Names of what is of no use: it has another type than it must. */
  unusable: string[];
}

/** Reads a state of any shape. */
export function readState(schema: ResourceSchema, outs: Properties): State {
  const unusable: string[] = [];
  const kept = usableParts(schema.state, outs, [], { definitions: schema.state.definitions ?? {}, unusable });
  return { kept, whole: { ...emptyValues(schema.state), ...schema.withDefaults(kept) }, unusable };
}

/**
 * A state after a look at its object. This is all that holds for what the other side stops saying: a value that is not said stays as the
 * state has it, because an API leaves out what it has no news of. Only null takes one away.
 */
export function afterLook(state: Properties, look: object): Properties {
  const said = Object.entries(look).filter(([, value]) => value !== undefined);
  const taken = new Set(said.filter(([, value]) => value === null).map(([key]) => key));
  const all = Object.entries({ ...state, ...Object.fromEntries(said) });
  return Object.fromEntries(all.filter(([key]) => !taken.has(key)));
}

interface Reading {
  definitions: Record<string, Schema>;
  unusable: string[];
}

type Path = readonly string[];

/** The value, without those of its parts that are of no use; undefined when it is of none itself. */
function usable(given: Schema, value: unknown, path: Path, reading: Reading): unknown {
  if (value === undefined || value === null) return undefined;
  const schema = resolved(given, reading);
  if (schema.anyOf) return schema.anyOf.some((each) => isUsable(each, value, reading)) ? value : refused(path, reading);
  if (schema.type === undefined) return value;
  if (!isOfType(schema, value)) return refused(path, reading);
  if (Array.isArray(value))
    return value.every((each) => isUsable(schema.items ?? {}, each, reading)) ? value : refused(path, reading);
  if (typeof value !== "object") return value;
  const parts = usableParts(schema, value as Properties, path, reading);
  const lacks = schema.required?.some((key) => parts[key] === undefined);
  return lacks ? refused(path, reading) : parts;
}

function refused(path: Path, { unusable }: Reading): unknown {
  unusable.push(path.join("."));
  return undefined;
}

/** Properties that the schema does not know stay: something newer may have written them. */
function usableParts(schema: Schema, value: Properties, path: Path, reading: Reading): Properties {
  const others = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
  const parts = Object.entries(value).map(([key, each]) => {
    const part = schema.properties?.[key] ?? others;
    return [key, part ? usable(part, each, [...path, key], reading) : each] as const;
  });
  if (parts.every(([key, each]) => each !== undefined && each === value[key])) return value;
  return Object.fromEntries(parts.filter(([, each]) => each !== undefined));
}

/** True for a value that is whole: nothing in it is of no use, and nothing that it must have is missing. */
function isUsable(schema: Schema, value: unknown, { definitions }: Reading): boolean {
  const unusable: string[] = [];
  return usable(schema, value, [], { definitions, unusable }) !== undefined && unusable.length === 0;
}

function resolved(schema: Schema, { definitions }: Reading): Schema {
  if (schema.$ref === undefined) return schema;
  return { ...definitions[schema.$ref.replace("#/definitions/", "")], ...schema };
}

/** The type, and that a duration is one; a value that is only out of its range harms nobody. */
function isOfType({ type, pattern }: Schema, value: unknown): boolean {
  switch (type) {
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "string":
      return typeof value === "string" && (pattern !== durationPattern || new RegExp(pattern).test(value));
    default:
      return typeof value === type;
  }
}

/** What stands for each value that must be there. Of an object nothing can be said, and a secret is not made up. */
function emptyValues({ properties = {}, required = [] }: Schema): Properties {
  const empty = required.map((key) => [key, emptyOf(properties[key] ?? {})] as const);
  return Object.fromEntries(empty.filter(([, value]) => value !== undefined));
}

function emptyOf({ type, "x-secret": secret }: Schema): unknown {
  if (type === "array") return [];
  if (type === "integer") return 0;
  return type === "string" && !secret ? "" : undefined;
}

/** The warning of what is of no use. @param what such as `API client 12` */
export function doneWithout(what: string, unusable: readonly string[]): string {
  return `the state of ${what} has no usable ${listed(unusable)}: it is done without.`;
}

/** Throws where one of these is missing; an empty list holds nothing. */
export function requireParts({ kept }: State, names: readonly string[] = []): void {
  const lacking = names.filter((name) => kept[name] === undefined || (Array.isArray(kept[name]) && kept[name].length === 0));
  if (lacking.length === 0) return;
  throw new ProviderError({
    code: "invalid-state",
    reason: `its state has no usable ${lacking.join(", ")}: the checkpoint was edited, or something older wrote it`,
    next: sentence`Put back an earlier checkpoint with ${commandWord("import-state")}, or make it anew with ${commandWord("replace")}: it can still be deleted.`,
  });
}

/** Where its object is cannot be told, so it can be neither looked at nor deleted. */
export function namesNoRegion(): ProviderError {
  return new ProviderError({
    code: "invalid-state",
    reason: "its state names no known region: the checkpoint was edited, or something older wrote it",
    next: sentence`Put \`region\` right with ${commandWord("export-state")} and ${commandWord("import-state")}, or take the resource out of the state with ${commandWord("forget")}: its object then stays where it is.`,
  });
}

/** Without a state, an id says nothing of where its object is. */
export function givesNoRegion(): ProviderError {
  return new ProviderError({
    code: "invalid-input",
    reason: "its id does not say in which region it is",
    next: `Give \`region\`: ${listed(regionNames)}.`,
  });
}
