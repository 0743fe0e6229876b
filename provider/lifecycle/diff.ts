import { isDeepStrictEqual } from "node:util";
import type { OnChange, Schema } from "./keywords";
import { isRecord } from "./defaults";
import type { Properties } from "./schema";
import { containsUnknown } from "./unknown";

/** An input that differs, and what that means. */
export interface Change {
  /** The top-level input, which is what Pulumi shows. */
  property: string;
  onChange: Exclude<OnChange, "ignore" | "nested">;
}

/**
 * Compares desired inputs with what was last observed, by the schema alone. An unknown value counts as different: in a replacing
 * property it is a replacement, which is what makes the engine delete a module before its device.
 */
export function changes(inputs: Readonly<Record<string, Schema>>, news: Properties, outs: Properties): Change[] {
  return Object.entries(inputs).flatMap(([property, schema]) =>
    meanings(schema, news[property], outs[property]).map((onChange) => ({ property, onChange })),
  );
}

function meanings(schema: Schema, news: unknown, outs: unknown): Change["onChange"][] {
  const onChange = schema["x-on-change"] ?? "update";
  if (onChange === "ignore" || same(schema, news, outs)) return [];
  if (onChange !== "nested") return [onChange];
  const parts = Object.entries(schema.properties ?? {});
  const [newParts, outParts] = [asRecord(news), asRecord(outs)];
  const differing = new Set(parts.flatMap(([key, part]) => meanings(part, newParts(key), outParts(key))));
  return [...differing];
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

/** Inputs in which a list whose order says nothing stands in its old order, where it holds the same: no list of changes names it then. */
export function inOldOrder(inputs: Readonly<Record<string, Schema>>, news: Properties, olds: Properties): Properties {
  const settled = Object.entries(news).map(([key, value]) => [key, settle(inputs[key], value, olds[key])]);
  return Object.fromEntries(settled) as Properties;
}

function settle(schema: Schema | undefined, news: unknown, olds: unknown): unknown {
  if (schema?.["x-set"]) return olds !== undefined && same(schema, news, olds) ? olds : news;
  if (!schema?.properties || !isRecord(news) || !isRecord(olds)) return news;
  return inOldOrder(schema.properties, news, olds);
}

const sorted = (values: unknown[]): string[] => [...new Set(values.map((value) => JSON.stringify(value, keysInOrder)))].sort();

const keysInOrder = (_: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
