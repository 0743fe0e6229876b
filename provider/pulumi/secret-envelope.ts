import type { Properties } from "../lifecycle/schema";

/** Pulumi's envelope of a secret value is known by this key with this text: both are part of its wire format. */
export const signatureKey = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

const envelope = (value: unknown): Properties => ({ [signatureKey]: secretSignature, value });

/** Properties with the values at these paths in envelopes, so that no checkpoint holds one in plain text. */
export function markSecrets(paths: readonly (readonly string[])[], properties: Properties): Properties {
  return paths.reduce((marked, path) => markAt(path, marked), properties);
}

function markAt([key, ...rest]: readonly string[], properties: Properties): Properties {
  if (key === undefined || properties[key] === undefined) return properties;
  const value = properties[key];
  if (rest.length === 0) return { ...properties, [key]: envelope(value) };
  if (value === null || typeof value !== "object") return properties;
  return { ...properties, [key]: markAt(rest, value as Properties) };
}
