import { commandWord, sentence } from "../../base/sentence";
import { ProviderError } from "../../base/errors";

const longestId = 256;

/** An id as one segment of a path, whoever said it: none leads anywhere else. */
export function pathSegment(id: string): string {
  // A URL takes dots for folders, also encoded ones.
  if (id === "" || id === "." || id === ".." || id.length > longestId) throw noId();
  try {
    return encodeURIComponent(id);
  } catch {
    throw noId(); // half of a surrogate pair
  }
}

function noId(): ProviderError {
  return new ProviderError({
    code: "invalid-input",
    reason: `what should be an id is empty, "." or "..", longer than ${longestId} characters or broken Unicode`,
    next: sentence`Check the ids in the program and in the state (${commandWord("export-state")}).`,
  });
}
