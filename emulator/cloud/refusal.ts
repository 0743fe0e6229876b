/** A refusal with its envelope; the pipeline adds the trace id. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
    readonly headers: Record<string, string> = {},
  ) {
    super(`refused with ${status}`);
  }
}

/** `{"error": ..., "error_description": ...}`, the shape of every refusal that is not about a parameter. */
export function refusal(status: number, error: string, description: string, headers?: Record<string, string>): Refusal {
  return new Refusal(status, { error, error_description: description }, headers);
}

/** 500: what went wrong is nobody's business. */
export function unexpected(): Refusal {
  return refusal(500, "unknown-exception", "This exception has been logged for further inspection.");
}

/** 404 with the error word of the noun, such as `module_instance_not_found`. */
export function notFound(noun: string, id: string): Refusal {
  return refusal(404, `${noun}_not_found`, `No such ${noun.replaceAll("_", " ")}: ${id}`);
}

/** 400: an object keyed by the offending parameter. */
export function badParameter(parameter: string, word: string): Refusal {
  return new Refusal(400, { [parameter]: word });
}

/** 403 with both lists of scopes. */
export function missingScope(
  missing: string[],
  required: string[],
  caller: { scopes: readonly string[]; userId: string; organisationId: string },
  description = "You do not have the required credentials to access this route.",
): Refusal {
  return new Refusal(403, {
    error: "missing_scope",
    error_description: description,
    "missing-scopes": missing,
    "required-scopes": required,
    scopes: caller.scopes,
    "user-id": caller.userId,
    "org-id": caller.organisationId,
  });
}

/** 429: its body is 30 bytes long (contracts 8), which leaves no room for a trace id. */
export const rateLimitedBody = { error: "rate limit reached" };
