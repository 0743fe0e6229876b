import { sentence, type Sentence } from "../../base/sentence";
/** What every client of an HTTP API does alike once it has an answer, or none. */
import { remaining, type Call } from "../../base/call";
import { isProviderError, ProviderError, type FailedRequest } from "../../base/errors";
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
  const own = [cause, (cause as { cause?: unknown }).cause].find((each) => isProviderError(each));
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
  const { code } = cause as { code?: string };
  if (code === undefined || !isOfNetwork(code)) throw cause;
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

/** Certificates that are not trusted, as Node names what is wrong with them. */
export const certificateCodes: ReadonlySet<string> = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_SIGNATURE_FAILURE",
  "CERT_REVOKED",
  "CERT_REJECTED",
  "CERT_UNTRUSTED",
  "CERT_CHAIN_TOO_LONG",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
  "HOSTNAME_MISMATCH",
  "UNABLE_TO_GET_ISSUER_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Failures before a byte of the request can have been read by anyone. */
const neverConnectedCodes: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"],
  ...certificateCodes,
]);

/** Of the system (`ECONNRESET`), of TLS, of the parser of HTTP (`HPE_`), of what was compressed (`Z_`), or of a stream that ended. */
const networkCode = /^(?:E[A-Z0-9]+|EAI_[A-Z]+|HPE_.+|Z_.+|ERR_SSL_.+|ERR_TLS_.+|ERR_STREAM_PREMATURE_CLOSE|ERR_BAD_RESPONSE)$/;

const isOfNetwork = (code: string): boolean => networkCode.test(code) || certificateCodes.has(code);

export function outOfTime(request?: FailedRequest): ProviderError {
  return new ProviderError({
    code: "timeout",
    reason: "the time for this operation is used up",
    request,
    next: "Run the command again: it goes on from here.",
    ofThisCall: true,
  });
}
