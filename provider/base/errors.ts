import { cut, plain } from "./screen";
import { inWords, ownNames, sentence, type Sentence } from "./sentence";

/** The closed list of reasons for which a call can fail; what to do about one never depends on message text. */
export type ErrorCode =
  | "invalid-input"
  | "invalid-state"
  | "missing-credentials"
  | "not-installed"
  | "authentication"
  | "missing-scope"
  | "not-found"
  | "refused"
  | "conflict"
  | "quota"
  | "unreachable"
  | "unexpected-answer"
  | "timeout"
  | "cancelled"
  | "host-key"
  | "certificate"
  | "unsupported-version"
  | "server-not-offered"
  | "registration-failed"
  | "smart-licence";

/** The API call that failed, as far as it may be shown: never a body, never a header. */
export interface FailedRequest {
  method: string;
  path: string;
  status?: number;
  /** The `error` word of Cisco's envelope, such as `missing_scope`. */
  error?: string;
  traceId?: string;
}

/** What the call was about; added once, by the lifecycle. */
export interface Subject {
  verb: string;
  noun: string;
  name: string;
}

export interface ErrorFacts {
  code: ErrorCode;
  /** A clause without capital and full stop: why it failed. */
  reason: string;
  /** One sentence: what the reader can do now. */
  next: Sentence;
  request?: FailedRequest;
  subject?: Subject;
  /** True when the other side may have carried the change out although no answer came. */
  ambiguous?: boolean;
  /** True when the call's own time decided: it says nothing to another call that waits for the same answer. */
  ofThisCall?: boolean;
}

/** Every failure this provider reports. `message` is one sentence and the next step; see {@link compose}. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly code: ErrorCode;

  constructor(
    readonly facts: ErrorFacts,
    options?: { cause?: unknown },
  ) {
    super(compose(facts), options);
    this.code = facts.code;
  }
}

/** The longest each part may be, so that a whole message fits on a screen and its end, which says what to do, is never the part that is cut. */
const longest = { name: 120, reason: 800, path: 200, word: 80, next: 600 } as const;

/** `cannot <verb> <noun> "<name>": <reason> (<METHOD> <path> -> <status> <error>, trace <id>). <next>`, on one line. */
export function compose({ subject, reason, request, next }: ErrorFacts, wording = ownNames): string {
  const about = subject ? `${describeSubject(subject)}: ` : "";
  const asked = request ? ` (${describeRequest(request)})` : "";
  return `${about}${cut(plain(reason), longest.reason)}${asked}. ${cut(plain(inWords(next, wording)), longest.next)}`;
}

/** The same without its subject, to stand within another sentence. */
export const described = ({ facts: { reason, request, next } }: ProviderError): Sentence =>
  sentence`${cut(plain(reason), longest.reason)}${request ? ` (${describeRequest(request)})` : ""}. ${next}`;

/** `cannot <verb> <noun> "<name>"` */
export function describeSubject({ verb, noun, name }: Subject): string {
  return `cannot ${verb} ${noun} "${cut(plain(name), longest.name)}"`;
}

function describeRequest({ method, path, status, error, traceId }: FailedRequest): string {
  const word = (text: string | undefined) => text && cut(plain(text), longest.word);
  const answer = status === undefined ? "" : ` -> ${status}${error ? ` ${word(error)}` : ""}`;
  return `${method} ${cut(plain(path), longest.path)}${answer}${traceId ? `, trace ${word(traceId)}` : ""}`;
}

/** True for a failure that is due to the call that asked, its time or its end, and not to the other side. */
export function isOfOneCall(error: unknown): boolean {
  return isProviderError(error) && (error.facts.ofThisCall === true || error.code === "cancelled");
}

/** True for a failure of exactly this kind. */
export function isProviderError(error: unknown, code?: ErrorCode): error is ProviderError {
  return error instanceof ProviderError && (code === undefined || error.code === code);
}
