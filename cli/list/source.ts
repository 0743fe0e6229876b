import { jsonText } from "../terminal/json";

/** An expression of a program, as it is written. */
export class Code {
  constructor(readonly text: string) {}
}

export type Value = string | number | boolean | Code | readonly Value[] | { readonly [key: string]: Value | undefined };

/** A value as a program writes it; a text is a literal whatever is in it. */
export function source(value: Value, indent = ""): string {
  if (value instanceof Code) return value.text;
  if (typeof value !== "object") return jsonText(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = (value as readonly Value[]).map((each) => `${inner}${source(each, inner)},\n`);
    return items.length === 0 ? "[]" : `[\n${items.join("")}${indent}]`;
  }
  const parts = Object.entries(value).flatMap(([key, each]: [string, Value | undefined]) =>
    each === undefined ? [] : `${inner}${key}: ${source(each, inner)},\n`,
  );
  return `{\n${parts.join("")}${indent}}`;
}
