import type { Schema } from "./keywords";

type Values = Record<string, unknown>;

/** The values with every absent default filled in, at every depth. */
export function withDefaults(properties: Record<string, Schema>, given: Values, logicalName: string | undefined): Values {
  const filled = { ...given };
  for (const [key, schema] of Object.entries(properties)) {
    if (filled[key] === undefined) filled[key] = copyOf(schema.default);
    if (filled[key] === undefined && schema["x-default"] === "logical-name") filled[key] = logicalName;
    const value = filled[key];
    if (schema.properties && isRecord(value)) filled[key] = withDefaults(schema.properties, value, logicalName);
    if (filled[key] === undefined) Reflect.deleteProperty(filled, key);
  }
  return filled;
}

/** A default's own copy: nobody may change what the schema holds. */
const copyOf = (value: unknown): unknown =>
  value !== null && typeof value === "object" ? (JSON.parse(JSON.stringify(value)) as unknown) : value;

export const isRecord = (value: unknown): value is Values => value !== null && typeof value === "object" && !Array.isArray(value);
