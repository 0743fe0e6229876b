type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a partial body leaves: null removes a key, an object is merged, anything else replaces (assumed). */
export function merge(live: object, patch: object): Fields {
  const merged = new Map<string, unknown>(Object.entries(live));
  for (const [key, value] of Object.entries(patch) as [string, unknown][]) {
    const before = merged.get(key);
    if (value === null) merged.delete(key);
    else merged.set(key, isFields(value) ? merge(isFields(before) ? before : {}, value) : value);
  }
  return Object.fromEntries(merged);
}
