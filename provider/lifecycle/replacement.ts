import type { Difference } from "./diff";
import type { Schema } from "./keywords";

/** What makes one object take the place of another. In which order they do, the schema's word for each says. */
export const replacements = (differing: readonly Difference[]): Difference[] =>
  differing.filter(({ kind }) => kind === "replace" || kind === "rotate");

/** True where the old object has to be gone before the new one is made: what finds its own mark would take it over. */
export const deletesFirst = (replacing: readonly Difference[]): boolean =>
  replacing.length === 0 || replacing.some(({ kind }) => kind === "replace");

/** True for a resource whose new object stands beside the old one when nobody says which input changed: both have to live for a moment. */
export const rotates = (schema: Schema): boolean =>
  Object.values(schema.properties ?? {}).some((property) => property["x-on-change"] === "rotate");
