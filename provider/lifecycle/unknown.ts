/** What stands for a value that is not known yet, also in place of numbers, lists and objects (the text is Pulumi's own). */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isUnknown(value: unknown): boolean {
  return value === unknown;
}

/** True when the value, or anything in it, is not known yet. */
export function containsUnknown(value: unknown): boolean {
  if (value !== null && typeof value === "object") return Object.values(value).some(containsUnknown);
  return isUnknown(value);
}
