/** What every client of an HTTP API does alike once it has an answer, or none. */
import { sentence, type Sentence } from "../../base/sentence";
import { remaining, type Call } from "../../base/call";
import { isProviderError, ProviderError, type FailedRequest } from "../../base/errors";
import { isOfNetwork, neverConnectedCodes } from "../../base/network-codes";
import { afterFailure, type Failure } from "../../base/retry";
import { printable } from "../../base/screen";

/** For a connection on which nothing moves. */
export const requestTimeoutMs = 30_000;

/** A request that brought no usable answer: what that proves, and what to say. */
export interface Failed {
  ok: false;
  failure: Failure;
  error: ProviderError;
  status?: number;
}

export type Redact = (text: string) => string;

const longestWords = 300;

/** Words of an API as they may be shown: without secrets, on one line, and short. Secrets go first: a cut would hide half of one. */
export function wordsOf(text: string, redact: Redact): string {
  return printable(
    redact(text)
      .replace(/[\p{C}\s]+/gu, " ")
      .trim(),
    redact,
    longestWords,
  );
}

/** Waits before the next attempt, or throws when there is none. */
export async function pauseOrThrow(
  call: Call,
  outcome: Failed,
  { attempt, repeatable, random }: { attempt: number; repeatable: boolean; random: number },
): Promise<void> {
  const { action, delayMs } = afterFailure(outcome.failure, attempt, repeatable, random);
  if (action === "look") throw new ProviderError({ ...outcome.error.facts, ambiguous: true }, { cause: outcome.error });
  if (action === "fail") throw repeatable ? unambiguous(outcome.error) : outcome.error;
  if (delayMs > remaining(call)) {
    const at = new Date(call.clock.now() + delayMs).toISOString();
    throw new ProviderError(
      { ...outcome.error.facts, next: `Try again after ${at}.`, ofThisCall: true },
      { cause: outcome.error },
    );
  }
  await call.clock.sleep(delayMs, call.signal);
}

/** A request that may arrive twice leaves nothing to look for. */
function unambiguous(error: ProviderError): ProviderError {
  return error.facts.ambiguous ? new ProviderError({ ...error.facts, ambiguous: undefined }, { cause: error }) : error;
}

/** The other side sent more than is read; the message is a clause that follows its name. */
export class TooMuch extends Error {}

/**
 * What is known of a request that brought no answer; throws where sending it again changes nothing.
 *
 * @param advice a sentence beside what there is to check about the network
 */
export function unanswered(host: string, request: FailedRequest, cause: unknown, advice?: Sentence): Failed {
  if (cause instanceof TooMuch) return { ok: false, failure: { kind: "too-much" }, error: excessive(host, request, cause) };
  const own = [cause, (Object(cause) as { cause?: unknown }).cause].find((each) => isProviderError(each));
  if (own && own.code !== "unreachable") throw new ProviderError({ ...own.facts, request }, { cause });
  const error = own ? new ProviderError({ ...own.facts, request }, { cause }) : transportError(host, request, cause, advice);
  return { ok: false, failure: { kind: error.facts.ambiguous ? "cut" : "not-sent" }, error };
}

function excessive(host: string, request: FailedRequest, cause: TooMuch): ProviderError {
  const next = `Check what answers at ${host}: no answer that is meant for this provider is so large.`;
  return new ProviderError({ code: "unexpected-answer", reason: `${host} ${cause.message}`, request, next }, { cause });
}

/** The failure of a request that brought no answer. What is no failure of a network is a mistake in here, and stays what it is. */
function transportError(host: string, request: FailedRequest, cause: unknown, advice?: Sentence): ProviderError {
  const { code } = Object(cause) as { code?: unknown };
  if (!isOfNetwork(code)) throw cause;
  const neverConnected = neverConnectedCodes.has(code);
  const tooLong = code === "ECONNABORTED" || code === "ETIMEDOUT";
  return new ProviderError(
    {
      code: tooLong ? "timeout" : "unreachable",
      reason: tooLong
        ? `${host} did not answer in time`
        : neverConnected
          ? `${host} cannot be reached (${code})`
          : `the connection to ${host} broke (${code})`,
      request,
      next: sentence`Check the network, proxy and certificates between here and ${host}, then run the command again.${advice ? sentence` ${advice}` : ""}`,
      ambiguous: !neverConnected,
    },
    { cause },
  );
}

export function outOfTime(request?: FailedRequest): ProviderError {
  return new ProviderError({
    code: "timeout",
    reason: "the time for this operation is used up",
    request,
    next: "Run the command again: it goes on from here.",
    ofThisCall: true,
  });
}
