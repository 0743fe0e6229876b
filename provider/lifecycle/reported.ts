import { isProviderError, ProviderError, type ErrorFacts, type Subject } from "../base/errors";

/** A failure as it may be shown: with what it was about, without any known secret, and without the cause, which may hold headers. */
export function reported(error: unknown, subject: Subject, redact: (text: string) => string): ProviderError {
  const facts = isProviderError(error) ? error.facts : notOurs(error);
  return new ProviderError(redactAll({ ...facts, subject }, redact));
}

function notOurs(error: unknown): ErrorFacts {
  const message = error instanceof Error ? error.message : String(error);
  const { code } = Object(error) as { code?: unknown };
  if (code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND") {
    const [missing = ""] = message.split("\n");
    return {
      code: "not-installed",
      reason: `a package that pulumi-cisco-ctr needs is not installed: ${missing}`,
      next: "Install the project's packages again, with `npm ci` or as the project does it.",
    };
  }
  return {
    code: "unexpected-answer",
    reason: `something unforeseen happened: ${message}`,
    next: "Run the command again with CISCO_CTR_LOG=debug, and report it.",
  };
}

function redactAll<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === "string") return redact(value) as T;
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redactAll(each as unknown, redact)])) as T;
  }
  return value;
}
