import { errorsOf } from "../ground/schema";
import { badBody } from "./refusal";

/** What FMC adds to an object when it is read, and takes back unread: a client may send what it got. */
const readOnly = { name: {}, description: {}, links: {}, metadata: {}, version: {} };

/** JSON Schema of the body of a PUT: `id` and `type` are named again [A: keys that nobody knows are refused]. */
export function objectOf(type: string, properties: Record<string, object>, required: readonly string[]): object {
  return {
    type: "object",
    properties: { ...readOnly, id: { type: "string" }, type: { const: type }, ...properties },
    required: ["id", "type", ...required],
    additionalProperties: false,
  };
}

/** The body of a PUT to the object `id`; 400 that names what is wrong with it, without its values. */
export function readBody(schema: object, text: string, id: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw badBody("The payload is not JSON.");
  }
  const findings = errorsOf(schema, body).map(({ instancePath, message, params }) => {
    const { additionalProperty } = params as { additionalProperty?: string };
    return [instancePath.slice(1), message, additionalProperty && `(${additionalProperty})`].filter(Boolean).join(" ");
  });
  if (findings.length > 0) throw badBody(`Invalid payload: ${findings.join("; ")}.`);
  const object = body as Record<string, unknown>;
  if (object["id"] !== id) throw badBody("Invalid payload: the id is not that of the path.");
  return object;
}
