import fc, { type Arbitrary } from "fast-check";
import { schemas, type ResourceName } from "../../provider/generated/schemas";

export const names = Object.keys(schemas) as ResourceName[];

const formats = { ipv4: fc.ipV4, ipv6: fc.ipV6 };

interface JsonSchema {
  $ref?: string;
  type?: string;
  enum?: string[];
  pattern?: string;
  format?: keyof typeof formats;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  required?: string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  definitions?: Record<string, JsonSchema>;
}

/** Any inputs that a resource's schema allows, made from the schema itself. */
export function validInputs(name: ResourceName): Arbitrary<Record<string, unknown>> {
  const schema = schemas[name] as JsonSchema;
  return valuesOf(schema, schema.definitions ?? {}).map(
    (inputs) => JSON.parse(JSON.stringify(inputs)) as Record<string, unknown>,
  );
}

function valuesOf(schema: JsonSchema, definitions: Record<string, JsonSchema>): Arbitrary<unknown> {
  const inner = (part: JsonSchema) => valuesOf(part, definitions);
  const { minimum = 0, maximum = 1_000_000, minLength = 0, maxLength = 40, minItems = 0, maxItems = 4 } = schema;
  if (schema.$ref) return inner(definitions[schema.$ref.replace("#/definitions/", "")] ?? {});
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(inner));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.format) return formats[schema.format]();
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
  switch (schema.type) {
    case "string":
      return fc.string({ minLength, maxLength: Math.min(maxLength, 40) });
    case "integer":
      return fc.integer({ min: minimum, max: maximum });
    case "boolean":
      return fc.boolean();
    case "array": {
      const [items, size] = [inner(schema.items ?? {}), { minLength: minItems, maxLength: maxItems }];
      return schema.uniqueItems ? fc.uniqueArray(items, size) : fc.array(items, size);
    }
    case "object": {
      if (schema.properties === undefined) {
        const { additionalProperties } = schema;
        return fc.dictionary(
          fc.string(),
          typeof additionalProperties === "object" ? inner(additionalProperties) : fc.jsonValue(),
        );
      }
      const parts = Object.entries(schema.properties).map(([key, part]) => [key, inner(part)] as const);
      return fc.record(Object.fromEntries(parts), { requiredKeys: schema.required ?? [] });
    }
    default:
      throw new Error(`no values for ${JSON.stringify(schema)}`);
  }
}

/** Every place in a value: the keys that lead there, the value itself first. */
export function placesIn(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== "object") return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]))];
}

/** The value with another in one place. */
export function withAt(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value))
    return value.map((part: unknown, index) => (String(index) === key ? withAt(part, rest, other) : part));
  const parts = value as Record<string, unknown>;
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, name === key ? withAt(part, rest, other) : part]));
}
