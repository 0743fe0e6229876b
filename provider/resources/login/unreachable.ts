import { isProviderError, ProviderError } from "../../base/errors";
import { commandWord, sentence } from "../../base/sentence";

/**
 * What cannot be reached can be neither deregistered nor put back; the way out is named.
 *
 * @param besides what is left to do by hand then, as the end of a sentence
 */
export function unreachableAtDelete(error: unknown, besides = ""): unknown {
  if (!isProviderError(error, "unreachable")) return error;
  return new ProviderError({
    ...error.facts,
    next: sentence`Run the command again when it answers. If it is gone for good, set onDelete: "retain", run ${commandWord("apply")}, then delete${besides}.`,
  });
}
