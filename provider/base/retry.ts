/** Retry timing and judgement without I/O: what a failure proves, and how long to wait. */

import { parseHttpDate } from "./http-date";

/** What is known of a request that brought no usable answer. */
export type Failure =
  /** The connection was never made: name resolution, refused, TLS. */
  | { kind: "not-sent" }
  /** The connection broke, timed out, or the answer was cut or not what was promised. */
  | { kind: "cut" }
  /** The answer is more than is read: another one would be no smaller. */
  | { kind: "too-much" }
  | { kind: "status"; status: number; retryAfterMs?: number };

export interface RetryDecision {
  /** `retry`: send it again after `delayMs`. `look`: it may have been accepted. `fail`: sending it again changes nothing. */
  action: "retry" | "look" | "fail";
  delayMs: number;
}

/** Attempts of one request in all. */
export const maxAttempts = 5;
const firstDelayMs = 250;
const longestDelayMs = 8_000;

/** Statuses of which the API says, or HTTP implies, that a later attempt may succeed. */
const transient = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Decides after a failure. `repeatable` tells whether a second arrival does no harm (GET, PUT, PATCH, DELETE);
 * anything else is sent again only when nothing can have been accepted.
 *
 * @param attempt the attempt that failed, from 1
 * @param random a number in [0, 1)
 */
export function afterFailure(failure: Failure, attempt: number, repeatable: boolean, random: number): RetryDecision {
  const delayMs =
    failure.kind === "status" && failure.retryAfterMs !== undefined ? failure.retryAfterMs : backoff(attempt, random);
  if (failure.kind === "status" && !transient.has(failure.status)) return { action: "fail", delayMs };
  const provenUnsent = failure.kind === "not-sent" || (failure.kind === "status" && failure.status === 429);
  if (!repeatable && !provenUnsent) return { action: "look", delayMs };
  return { action: attempt < maxAttempts && failure.kind !== "too-much" ? "retry" : "fail", delayMs };
}

/** Exponential from 250 ms to 8 s, of which a random half is taken off. */
export function backoff(attempt: number, random: number): number {
  return Math.round(Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1)) * (1 - random / 2));
}

/**
 * Milliseconds of a `Retry-After` header: seconds with or without a trailing `s` (a published example reads `3172s`), or a date of HTTP.
 * A malformed value loses only its timing: undefined.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const seconds = /^(\d{1,9}(?:\.\d+)?)s?$/i.exec(text)?.[1];
  if (seconds !== undefined) return Math.ceil(Number(seconds) * 1_000);
  const at = parseHttpDate(text, now);
  return at === undefined ? undefined : Math.max(0, at - now);
}
