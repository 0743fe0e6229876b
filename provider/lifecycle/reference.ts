import type { ExternalReference } from "../clients/cloud/references";
import { markText, parseMark, type Mark } from "./mark";

/** The label of the external reference that carries the mark of an object without a description of its own. */
const referenceLabel = "pulumi-cisco-ctr";

/** The mark among the references of an object, if it has one. */
export function markIn({ externalReferences }: { externalReferences: readonly ExternalReference[] }): Mark | undefined {
  return parseMark(externalReferences.find(({ label }) => label === referenceLabel)?.external_id);
}

/** The references of an object with its mark among them; other people's stay. */
export function withReference(references: readonly ExternalReference[], mark: Mark): ExternalReference[] {
  const others = references.filter(({ label }) => label !== referenceLabel);
  return [...others, { label: referenceLabel, external_id: markText(mark) }];
}
