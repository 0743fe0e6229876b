/** Bad input to the admin API or the command; its message is one sentence for a person. */
export class InputProblem extends Error {}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Refuses keys nobody knows: a misspelt one would otherwise do nothing, silently. */
export function checkKeys(input: unknown, allowed: readonly string[], what: string): Record<string, unknown> {
  if (!isRecord(input)) throw new InputProblem(`${what} must be a JSON object`);
  const unknown = Object.keys(input).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw new InputProblem(`${what}: "${unknown}" is not known; it takes ${allowed.join(", ")}`);
  return input;
}
