import { isProviderError, ProviderError, type ErrorFacts, type Subject } from "../base/errors";
import { cut, plain, printable } from "../base/screen";
import { inWords, type Wording } from "../base/sentence";
import type { Finding } from "./schema";

/** Who reads what the core says. */
export interface Audience {
  /** Takes every known secret out of a text. */
  redact: (text: string) => string;
  /** What commands are called in the tool in use. */
  wording: Wording;
}

/** A failure as it may be shown: in the words of the tool, with what it was about, without any known secret, and without the cause, which may hold headers. */
export function reported(error: unknown, subject: Subject, { redact, wording }: Audience): ProviderError {
  const facts = isProviderError(error) ? error.facts : notOurs(error);
  const worded = { ...facts, subject, next: inWords(facts.next, wording) };
  return new ProviderError(inAll(worded, (text) => printable(text, redact, Infinity)));
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

/** The value with every text in it changed. */
function inAll<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inAll(each as unknown, change)])) as T;
  }
  return value;
}

const mostFindings = 20;
const longest = { property: 120, reason: 1_500 } as const;

/** Findings as they may be shown: what is wrong is somebody's text, of any length. */
export function shownFindings(findings: readonly Finding[]): Finding[] {
  const shown = findings.slice(0, mostFindings).map(({ property, reason }) => ({
    property: cut(plain(property), longest.property),
    reason: cut(plain(reason), longest.reason),
  }));
  const more = findings.length - shown.length;
  return more > 0 ? [...shown, { property: "…", reason: `and ${more} more inputs are wrong` }] : shown;
}
