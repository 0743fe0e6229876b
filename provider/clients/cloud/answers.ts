import { commandWord, sentence, type Sentence } from "../../base/sentence";
import { howToApply, named } from "../../base/settings";
import type { RegionCredentials } from "./credentials";
import { ProviderError, type ErrorCode, type FailedRequest } from "../../base/errors";
import { listed } from "../../base/screen";
import { wordsOf, type Redact } from "../http/failures";
import type { Region } from "./regions";

/** Whom the API answers, a region's client, and where its settings stand. */
export interface Asking {
  region: Region;
  from: RegionCredentials["from"];
  /** What the path leads to: only the 404 that names it says that it is gone. */
  kind?: Kind;
}

/** The text of an answer, read as JSON where it is JSON. */
export interface Body {
  json: unknown;
  /** Why nothing was read although there is text: it is cut off, or from something that is not the API. */
  problem?: string;
  /** True where it is more than is parsed. */
  tooMuch?: true;
}

const deepest = 100;
const mostValues = 1_000_000;

export function parseBody(text: string): Body {
  if (text.trim() === "") return { json: undefined };
  const problem = excess(text);
  if (problem !== undefined) return { json: undefined, problem, tooMuch: true };
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { json: undefined, problem: "the answer is cut off or is not JSON" };
  }
}

/** What a JSON text has too much of to be parsed, by one pass that builds nothing and ends where it is too much. */
function excess(text: string): string | undefined {
  let level = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) at = endOfString(text, at);
    else if (sign === openList || sign === openObject) {
      values++;
      if (++level > deepest) return `the answer is nested more than ${deepest} levels deep`;
    } else if (sign === closeList || sign === closeObject) level--;
    else if (sign === comma && ++values > mostValues) return `the answer holds more than ${mostValues} values`;
  }
  return values > mostValues ? `the answer holds more than ${mostValues} values` : undefined;
}

const [quote, backslash, comma, openList, closeList, openObject, closeObject] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/** @param start where the opening quote stands */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) break;
    if (sign === backslash) at++;
  }
  return at;
}

/** What each status means; a new one is a row. */
const meanings: { from: number; to: number; code: ErrorCode; reason: string; next: Sentence }[] = [
  {
    from: 300,
    to: 399,
    code: "unexpected-answer",
    reason: "the API answered with a redirect, which is not followed",
    next: "Check the region's URL.",
  },
  {
    from: 401,
    to: 401,
    code: "authentication",
    reason: "the API refuses the access token",
    next: "Check that the API client is still enabled.",
  },
  {
    from: 403,
    to: 403,
    code: "missing-scope",
    reason: "the API refuses access",
    next: "Check the API client's scopes and the rights of the user who owns it.",
  },
  {
    from: 404,
    to: 404,
    code: "not-found",
    reason: "the API does not know the object",
    next: sentence`Run ${commandWord("refresh")} to see what is there.`,
  },
  {
    from: 409,
    to: 409,
    code: "conflict",
    reason: "the API says the object is in conflict with another",
    next: sentence`Run ${commandWord("refresh")} to see what is there.`,
  },
  {
    from: 429,
    to: 429,
    code: "quota",
    reason: "the organisation's request quota is used up",
    next: "Try again later: the quota is 8000 requests an hour for the organisation.",
  },
  { from: 400, to: 499, code: "refused", reason: "the API refuses the request", next: "Check the inputs it names." },
  {
    from: 500,
    to: 599,
    code: "unexpected-answer",
    reason: "the API failed",
    next: "Run the command again; give Cisco the trace id if it goes on.",
  },
];

/** The failure an answer stands for; undefined for a good one. */
export function answerError(
  asking: Asking,
  request: FailedRequest & { status?: number },
  body: Body,
  redact: Redact,
): ProviderError | undefined {
  const status = request.status ?? 0;
  if (status >= 200 && status < 300) {
    return body.problem === undefined ? undefined : cutError(request, body.problem);
  }
  const envelope = isRecord(body.json) ? body.json : undefined;
  const text = (value: unknown): string | undefined => (typeof value === "string" && wordsOf(value, redact)) || undefined;
  const facts: FailedRequest = { ...request, error: text(envelope?.["error"]), traceId: text(envelope?.["trace_id"]) };
  const missing = status === 403 ? scopeNames(envelope).flatMap((name) => text(name) ?? []) : [];
  if (missing.length > 0) return missingScopes(asking, missing, facts);
  const stray = status === 404 ? strayNotFound(asking, missingKind(envelope), facts) : undefined;
  if (stray !== undefined) return stray;
  const meaning = meanings.find(({ from, to }) => status >= from && status <= to);
  const said = text(envelope?.["error_description"]) ?? (status === 400 ? text(parameters(envelope)) : undefined);
  return new ProviderError({
    code: meaning?.code ?? "unexpected-answer",
    reason: `${meaning?.reason ?? "the API gave an answer without meaning"}${said ? `: ${said}` : ""}`,
    request: facts,
    next: meaning?.next ?? "Run the command again.",
  });
}

/** A 404 that says nothing about the object in the path: it is about another one, or of a gateway, a wrong address or no route. */
function strayNotFound({ kind, from }: Asking, missing: Kind | undefined, request: FailedRequest): ProviderError | undefined {
  if (missing !== undefined && missing === kind) return undefined;
  const [reason, next] = missing
    ? [`the API does not know the ${missing} that this needs`, sentence`Run ${commandWord("refresh")} to see what is there.`]
    : ["something that is not the API answered 404", sentence`Check ${named(from.url)} and the proxy${howToApply(from.url)}.`];
  return new ProviderError({ code: "unexpected-answer", reason, request, next });
}

/** An answer of which nothing can be believed. */
export function cutError(request: FailedRequest, reason: string, cause?: unknown): ProviderError {
  return new ProviderError({ code: "unexpected-answer", reason, request, next: "Run the command again." }, { cause });
}

export function missingScopes(
  { region, from: { clientId } }: Asking,
  missing: readonly string[],
  request: FailedRequest | undefined,
): ProviderError {
  return new ProviderError({
    code: "missing-scope",
    reason: `the API client of region "${region.name}" lacks ${missing.length === 1 ? "the scope" : "the scopes"} ${listed(missing)}`,
    request,
    next: sentence`Give it ${missing.length === 1 ? "that scope" : "those scopes"}, or use another client in ${named(clientId)}; the user who owns it must hold them too${howToApply(clientId)}.`,
  });
}

/** What Cisco's error word calls an object that is not there, such as `module_instance_not_found`. */
const nouns = {
  device: ["device"],
  module: ["module_instance", "module"],
  "module type": ["module_type"],
  "API client": ["client"],
  integration: ["integration"],
} as const;

/** What a path leads to, as a sentence calls it. */
export type Kind = keyof typeof nouns;

const goneWords = Object.entries(nouns).map(([kind, names]) => ({
  kind: kind as Kind,
  word: new RegExp(`^(?:[a-z0-9]+[_-])*(?:${names.join("|").replaceAll("_", "[_-]")})[_-]not[_-]found$`),
}));

/** What the API says is not there; undefined when it does not say so in its own words. */
function missingKind({ error }: Record<string, unknown> = {}): Kind | undefined {
  return typeof error === "string" ? goneWords.find(({ word }) => word.test(error))?.kind : undefined;
}

/** The names in `{"missing-scopes":["sse:write"]}`. */
function scopeNames(envelope: Record<string, unknown> | undefined): unknown[] {
  const names: unknown = envelope?.["missing-scopes"];
  return Array.isArray(names) ? names : [];
}

/** `{"name":"missing-required-key"}` as `name: missing-required-key`. */
function parameters(envelope: Record<string, unknown> = {}): string | undefined {
  const named = Object.entries(envelope).filter(
    ([key, value]) => typeof value === "string" && key !== "trace_id" && key !== "error",
  );
  return named.length > 0 ? named.map(([key, value]) => `${key}: ${String(value)}`).join(", ") : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);
