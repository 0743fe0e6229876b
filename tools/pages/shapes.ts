import { code } from "./markdown";

/** What of a schema its page tells. */
export interface Shape {
  title?: string;
  description?: string;
  $ref?: string;
  type?: string;
  enum?: readonly string[];
  anyOf?: readonly Shape[];
  items?: Shape;
  properties?: Readonly<Record<string, Shape>>;
  required?: readonly string[];
  additionalProperties?: boolean | Shape;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  definitions?: Definitions;
  "x-default"?: string;
  "x-example"?: readonly string[];
  "x-on-change"?: string;
  "x-secret"?: boolean;
}

type Definitions = Readonly<Record<string, Shape>>;

/** A property, and where it stands within its section, such as `appliance.host`. */
export interface Part {
  path: string;
  shape: Shape;
  required: boolean;
}

/** What a table tells: the properties of a schema, or of an object somewhere below, such as `fields[]`. */
export interface Section {
  path: string;
  parts: Part[];
}

/** The name of the definition that a schema refers to. */
const referenceIn = ({ $ref = "" }: Shape): string => $ref.replace("#/definitions/", "");

/** The definitions that stand for a kind of text, such as a duration, and are called by their name. */
export function textKinds(parts: readonly Part[], definitions: Definitions): [name: string, description: string][] {
  const names = parts.flatMap(({ shape }) => [shape, ...(shape.anyOf ?? [])].map(referenceIn));
  return [...new Set(names)].flatMap((name) => {
    const { properties, description } = definitions[name] ?? {};
    return name === "" || properties || description === undefined ? [] : [[name, description]];
  });
}

/**
 * A type in a reader's words.
 *
 * @param nameOf how a definition is called; undefined where it is shown as it is
 */
export function typeWords(shape: Shape, definitions: Definitions, nameOf: (definition: string) => string | undefined): string {
  const words = (part: Shape) => typeWords(part, definitions, nameOf);
  const name = referenceIn(shape);
  if (name !== "") return nameOf(name) ?? words(definitions[name] ?? {});
  if (shape.anyOf) return shape.anyOf.map(words).join(" or ");
  if (shape.enum) return shape.enum.map(code).join(", ");
  if (shape.type === "array") return listOf(words(shape.items ?? {}));
  if (shape.properties) return shape.required ? code(`{ ${shape.required.join(", ")} }`) : "object";
  if (shape.type === "object") return shape.additionalProperties === true ? "map" : "map of strings";
  if (shape.type === "integer" && shape.minimum !== undefined) {
    return shape.maximum === undefined ? `integer from ${shape.minimum}` : `integer ${shape.minimum} to ${shape.maximum}`;
  }
  return shape.type ?? "";
}

const listOf = (item: string): string => (/^\w+$/.test(item) ? `list of ${item}s` : `list of ${item}`);

/** The properties of a schema; those of an object stand behind it. */
const partsOf = (shape: Shape, above = ""): Part[] =>
  Object.entries(shape.properties ?? {}).flatMap(([key, each]) => {
    const path = `${above}${key}`;
    return [{ path, shape: each, required: shape.required?.includes(key) ?? false }, ...partsOf(each, `${path}.`)];
  });

/** A schema and all objects below it that are listed, or one of several, each once; of a definition only what `isInline` says. */
export function sectionsOf(
  shape: Shape,
  definitions: Definitions,
  isInline: (definition: Shape) => boolean,
  path = "",
): Section[] {
  const parts = partsOf(shape);
  const below = parts.flatMap((part) =>
    objectsIn(part.shape, definitions, isInline).flatMap(({ object, end }) =>
      sectionsOf(object, definitions, isInline, `${path === "" ? "" : `${path}.`}${part.path}${end}`),
    ),
  );
  return [{ path, parts }, ...below];
}

function objectsIn(
  shape: Shape,
  definitions: Definitions,
  isInline: (definition: Shape) => boolean,
): { object: Shape; end: string }[] {
  const objects = (each: Shape) => objectsIn(each, definitions, isInline);
  const target = definitions[referenceIn(shape)];
  if (target) return isInline(target) ? alone(target) : [];
  if (shape.items) {
    const within = shape.items.properties ? alone(shape.items) : objects(shape.items);
    return within.map(({ object }) => ({ object, end: "[]" }));
  }
  return (shape.anyOf ?? []).flatMap((each) => (each.properties ? alone(each) : objects(each)));
}

const alone = (object: Shape) => (object.properties ? [{ object, end: "" }] : []);
