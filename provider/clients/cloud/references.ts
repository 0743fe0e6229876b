import type { Answer } from "../http/shapes";

export interface ExternalReference {
  label: string;
  link?: string;
  external_id?: string;
  class?: string;
}

/** As they are, because they go back with a change; what is no reference would not be one there either. */
export function toReferences(answer: Answer): ExternalReference[] {
  const references = answer.list("external_references", "the reference").map((each) => each.json);
  return references as ExternalReference[];
}
