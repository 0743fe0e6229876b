import type { Secrets } from "../base/redact";
import type { Properties } from "./schema";

export function valueAt(properties: Properties, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Properties | null | undefined)?.[key], properties);
}

/** Takes note of a secret from the program or the state, whoever may repeat it. Of a structure only what is under `value` is secret. */
export function rememberSecrets(value: unknown, secrets: Secrets): void {
  if (typeof value === "string") secrets.remember(value);
  else if (Array.isArray(value)) for (const each of value) rememberSecrets(each, secrets);
  else if (value !== null && typeof value === "object") rememberSecrets((value as Properties)["value"], secrets);
}
