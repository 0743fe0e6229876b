import { differences, same, type Difference, type Path } from "./diff";
import { valueAt, type Properties, type ResourceSchema } from "./schema";

/** A value that is found to be another one than the state has. */
export interface Drift {
  path: Path;
  before: unknown;
  after: unknown;
  /** True where one of the two is a secret, or holds one. */
  secret: boolean;
  /** What it means to put it back; absent for an output, which is only told. */
  kind?: Difference["kind"];
}

/** Names of the inputs that a look found to mean another thing than the state says. */
export function driftedInputs({ inputs }: ResourceSchema, look: Properties, whole: Properties): string[] {
  return Object.entries(inputs)
    .filter(([key, schema]) => look[key] !== undefined && !same(schema, look[key], whole[key]))
    .map(([key]) => key);
}

/**
 * What has drifted, part by part.
 *
 * @param inputs names of the inputs that mean another thing than before
 * @param secrets texts that are secrets although the schema does not say so
 */
export function driftOf(
  { inputs, state, secretPaths }: ResourceSchema,
  names: readonly string[],
  { before, after, secrets }: { before: Properties; after: Properties; secrets: readonly string[] },
): Drift[] {
  const drifted = Object.fromEntries(Object.entries(inputs).filter(([key]) => names.includes(key)));
  const outputs = Object.keys(state.properties ?? {}).filter((key) => !(key in inputs));
  const places: Pick<Drift, "path" | "kind">[] = [
    ...differences(drifted, after, before),
    ...outputs.filter((key) => !same(state.properties?.[key] ?? {}, after[key], before[key])).map((key) => ({ path: [key] })),
  ];
  return places.map((place) => {
    const values = { before: valueAt(before, place.path), after: valueAt(after, place.path) };
    const secret = secretPaths.some((path) => isWithin(path, place.path) || isWithin(place.path, path));
    return { ...place, ...values, secret: secret || secrets.some((text) => holds(values, text)) };
  });
}

/** True for a path that is the other one, or of a part of what stands there. */
export const isWithin = (path: Path, whole: Path): boolean => whole.every((key, depth) => path[depth] === key);

function holds(value: unknown, text: string): boolean {
  if (value !== null && typeof value === "object") return Object.values(value).some((each) => holds(each, text));
  return value === text;
}
