import type { Sentence } from "../../base/sentence";
import { ProviderError, type ErrorCode, type FailedRequest } from "../../base/errors";

/** An answer that is a failure. */
export type Answered = FailedRequest & { status: number };

/** What one status, or a range of them, means to an API. */
export interface Meaning {
  from: number;
  to: number;
  code: ErrorCode;
  reason: string;
  next: Sentence;
  /** In place of `next` where something was to be changed, and the refusal has causes of its own. */
  change?: Sentence;
}

/**
 * The failure a status stands for: the first row that fits counts.
 *
 * @param name what a sentence calls the API, such as `the FMC`
 * @param said the API's own words, already fit to be shown
 */
export function statusError(
  meanings: readonly Meaning[],
  request: Answered,
  said: string | undefined,
  { name, changes = false }: { name: string; changes?: boolean },
): ProviderError {
  const meaning = meanings.find(({ from, to }) => request.status >= from && request.status <= to);
  const reason = meaning?.reason ?? `${name} gave an answer without meaning`;
  return new ProviderError({
    code: meaning?.code ?? "unexpected-answer",
    reason: said ? `${reason}: ${said}` : reason,
    request,
    next: (changes ? meaning?.change : undefined) ?? meaning?.next ?? "Run the command again.",
  });
}

/** A 404 that is not the API's own: it is of a gateway, a wrong address or no route, and proves nothing. */
export function strange404(reason: string, request: FailedRequest, next: Sentence): ProviderError {
  return new ProviderError({ code: "unexpected-answer", reason, request, next });
}

/** An answer of which nothing can be believed. */
export function cutError(request: FailedRequest, reason: string, cause?: unknown): ProviderError {
  return new ProviderError({ code: "unexpected-answer", reason, request, next: "Run the command again." }, { cause });
}
