import { isProviderError, ProviderError, type Subject } from "../base/errors";

/** A failure as it may be shown: with what it was about, without any known secret, and without the cause, which may hold headers. */
export function reported(error: unknown, subject: Subject, redact: (text: string) => string): ProviderError {
  const facts = isProviderError(error)
    ? error.facts
    : {
        code: "unexpected-answer" as const,
        reason: `something unforeseen happened: ${error instanceof Error ? error.message : String(error)}`,
        next: "Run the command again with CISCO_CTR_LOG=debug, and report it.",
      };
  return new ProviderError(redactAll({ ...facts, subject }, redact));
}

function redactAll<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === "string") return redact(value) as T;
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redactAll(each as unknown, redact)])) as T;
  }
  return value;
}
