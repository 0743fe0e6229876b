import type { ExternalReference } from "../clients/cloud/references";
import { markText, parseMark, type Mark } from "./mark";

/** The label of the external reference that carries the mark of an object without a description of its own. */
const referenceLabel = "pulumi-cisco-ctr";

/** The mark among the references of an object, if it has one. */
export function markIn({ externalReferences }: { externalReferences: readonly ExternalReference[] }): Mark | undefined {
  return parseMark(externalReferences.find(({ label }) => label === referenceLabel)?.external_id);
}

/** What to write so that an object has its mark among its references: other people's stay, and are not written where it is there. */
export function withReference(
  references: readonly ExternalReference[],
  mark: Mark,
): { external_references?: ExternalReference[] } {
  const text = markText(mark);
  const own = references.filter(({ label }) => label === referenceLabel);
  if (own.length === 1 && own[0]?.external_id === text) return {};
  const others = references.filter(({ label }) => label !== referenceLabel);
  return { external_references: [...others, { label: referenceLabel, external_id: text }] };
}
