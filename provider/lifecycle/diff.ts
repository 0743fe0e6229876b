import { isDeepStrictEqual } from "node:util";
import type { OnChange, Schema } from "./keywords";
import { isRecord } from "./defaults";
import type { Properties } from "./schema";
import { containsUnknown } from "./unknown";

/** Where a value stands among the inputs or outputs, such as `["appliance", "host"]`. */
export type Path = readonly string[];

/** An input, or a part of one, that differs, and what that means. */
export interface Difference {
  path: Path;
  kind: Exclude<OnChange, "ignore" | "nested">;
}

/**
 * Compares desired inputs with what was last observed, by the schema alone. An unknown value counts as different: in a replacing
 * property it is a replacement, which is what makes the engine delete a module before its device.
 */
export function differences(
  inputs: Readonly<Record<string, Schema>>,
  news: Properties,
  outs: Properties,
  within: Path = [],
): Difference[] {
  return Object.entries(inputs).flatMap(([key, schema]) => differencesOf(schema, [...within, key], news[key], outs[key]));
}

function differencesOf(schema: Schema, path: Path, news: unknown, outs: unknown): Difference[] {
  const kind = schema["x-on-change"] ?? "update";
  if (kind === "ignore" || same(schema, news, outs)) return [];
  if (kind !== "nested") return partsThatDiffer(schema, path, news, outs).map((part) => ({ path: part, kind }));
  const parts = Object.entries(schema.properties ?? {});
  const [newParts, outParts] = [asRecord(news), asRecord(outs)];
  return parts.flatMap(([key, part]) => differencesOf(part, [...path, key], newParts(key), outParts(key)));
}

/** Of an object whose keys are the user's own, those under which something differs; anything else differs as a whole. */
function partsThatDiffer({ type, properties }: Schema, path: Path, news: unknown, outs: unknown): Path[] {
  if (type !== "object" || properties || !isRecord(news) || !isRecord(outs)) return [path];
  const keys = new Set([...Object.keys(outs), ...Object.keys(news)]);
  return [...keys].filter((key) => !same({}, news[key], outs[key])).map((key) => [...path, key]);
}

/** The parts of an object; of an unknown one every part is unknown, of an absent one every part is absent. */
function asRecord(value: unknown): (key: string) => unknown {
  if (value !== null && typeof value === "object") return (key) => (value as Properties)[key];
  return () => value;
}

/** True when a value and an observed one mean the same. */
export function same(schema: Schema, news: unknown, outs: unknown): boolean {
  if (containsUnknown(news)) return false;
  if (news === undefined && schema["x-computed"]) return true;
  if (schema["x-set"] && Array.isArray(news) && Array.isArray(outs)) return isDeepStrictEqual(sorted(news), sorted(outs));
  return isDeepStrictEqual(news, outs);
}

/** Inputs as they are written, and the same with their defaults. */
export interface Written {
  given: Properties;
  whole: Properties;
}

/**
 * Inputs written as the state has them: a list whose order says nothing stands in its old order, a default is written out where the state
 * writes that input out, and only there. So no list of changes names what means the same, and it says of an input that is no longer given
 * what it becomes.
 */
export function inOldForm(inputs: Readonly<Record<string, Schema>>, news: Written, olds: Written): Properties {
  const settled = Object.keys(news.whole).map((key) => {
    const schema = inputs[key] ?? {};
    if (same(schema, news.whole[key], olds.whole[key])) return [key, olds.given[key]] as const;
    const [newParts, oldParts] = [partsOf(news, key), partsOf(olds, key)];
    const isNested = schema.properties && newParts && oldParts;
    if (isNested) return [key, inOldForm(schema.properties ?? {}, newParts, oldParts)] as const;
    return [key, news.given[key] ?? (olds.given[key] === undefined ? undefined : news.whole[key])] as const;
  });
  return Object.fromEntries(settled.filter(([, value]) => value !== undefined));
}

function partsOf({ given, whole }: Written, key: string): Written | undefined {
  const parts = { given: given[key], whole: whole[key] };
  return isRecord(parts.given) && isRecord(parts.whole) ? { given: parts.given, whole: parts.whole } : undefined;
}

const sorted = (values: unknown[]): string[] => [...new Set(values.map((value) => JSON.stringify(value, keysInOrder)))].sort();

const keysInOrder = (_: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
