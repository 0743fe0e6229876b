import { ProviderError, type FailedRequest } from "../../base/errors";
import { commandWord, sentence } from "../../base/sentence";
import { howToApply, named } from "../../base/settings";
import type { RegionCredentials } from "./credentials";
import { listed } from "../../base/screen";
import { statusError, strange404, type Answered, type Meaning } from "../http/answers";
import { wordsOf, type Redact } from "../http/unanswered";
import type { Region } from "./regions";

/** Whom the API answers, a region's client, and where its settings stand. */
export interface Asking {
  region: Region;
  from: RegionCredentials["from"];
  /** What the path leads to: only the 404 that names it says that it is gone. */
  kind?: Kind;
}

/** What each status means; a new one is a row. */
const meanings: readonly Meaning[] = [
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

/** The failure that an answer without success stands for. */
export function answerError(asking: Asking, request: Answered, json: unknown, redact: Redact): ProviderError {
  const { status } = request;
  const envelope = isRecord(json) ? json : undefined;
  const text = (value: unknown): string | undefined => (typeof value === "string" && wordsOf(value, redact)) || undefined;
  const facts = { ...request, error: text(envelope?.["error"]), traceId: text(envelope?.["trace_id"]) };
  const missing = status === 403 ? scopeNames(envelope).flatMap((name) => text(name) ?? []) : [];
  if (missing.length > 0) return missingScopes(asking, missing, facts);
  const stray = status === 404 ? strayNotFound(asking, missingKind(envelope), facts) : undefined;
  if (stray !== undefined) return stray;
  const said = text(envelope?.["error_description"]) ?? (status === 400 ? text(parameters(envelope)) : undefined);
  return statusError(meanings, facts, said, { name: "the API" });
}

/** A 404 that says nothing about the object in the path: it is about another one, or of a gateway, a wrong address or no route. */
function strayNotFound({ kind, from }: Asking, missing: Kind | undefined, request: FailedRequest): ProviderError | undefined {
  if (missing !== undefined && missing === kind) return undefined;
  if (missing === undefined) {
    return strange404(
      "something that is not the API answered 404",
      request,
      sentence`Check ${named(from.url)} and the proxy${howToApply(from.url)}.`,
    );
  }
  return new ProviderError({
    code: "unexpected-answer",
    reason: `the API does not know the ${missing} that this needs`,
    request,
    next: sentence`Run ${commandWord("refresh")} to see what is there.`,
  });
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
const goneWords = {
  device: ["device"],
  module: ["module_instance", "module"],
  "module type": ["module_type"],
  "API client": ["client"],
  integration: ["integration"],
} as const;

/** What a path leads to, as a sentence calls it. */
export type Kind = keyof typeof goneWords;

const goneByWord = Object.entries(goneWords).map(([kind, names]) => ({
  kind: kind as Kind,
  word: new RegExp(`^(?:[a-z0-9]+[_-])*(?:${names.join("|").replaceAll("_", "[_-]")})[_-]not[_-]found$`),
}));

/** What the API says is not there; undefined when it does not say so in its own words. */
function missingKind({ error }: Record<string, unknown> = {}): Kind | undefined {
  return typeof error === "string" ? goneByWord.find(({ word }) => word.test(error))?.kind : undefined;
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
