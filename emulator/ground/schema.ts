import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";

const ajv = new Ajv({ allErrors: true, strict: false, allowUnionTypes: true });
ajv.addKeyword({
  keyword: "passes",
  type: "string",
  validate: (passes: (text: string) => boolean, text: string) => passes(text),
});
const compiled = new WeakMap<object, ValidateFunction>();

/** All that a JSON Schema finds wrong with a value. Beside its own keywords there is `passes`, a function that a text has to satisfy. */
export function errorsOf(schema: object, value: unknown): readonly ErrorObject[] {
  let validate = compiled.get(schema);
  if (!validate) compiled.set(schema, (validate = ajv.compile(schema)));
  return validate(value) ? [] : (validate.errors ?? []);
}

/** JSON Schema of an object that takes no other keys. */
export function closed(properties: Record<string, object>, required: readonly string[] = []): object {
  return { type: "object", properties, required, additionalProperties: false };
}

/** JSON Schema of text of a sane size. */
export function text(minLength: number, maxLength: number): object {
  return { type: "string", minLength, maxLength };
}
