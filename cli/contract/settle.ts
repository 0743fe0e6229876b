import { listed } from "../../provider/base/screen";
import { UnexpectedShape } from "../../provider/clients/http/shapes";
import type { Finding, Look, Noun, Seen, Service } from "./assumption";

/** Thrown where a check has its finding before its end; never seen outside. */
class Settled extends Error {
  constructor(readonly finding: Finding) {
    super(finding.verdict);
  }
}

export const confirmed = (also?: string): Finding => ({ verdict: "confirmed", ...(also !== undefined && { also }) });
export const differs = (expected: string, seen: string): Finding => ({ verdict: "differs", expected, seen });
export const open = (why: string): Finding => ({ verdict: "open", why });

/** What a check finds, however far it came. */
export function settled(check: (seen: Seen) => Finding, seen: Seen): Finding {
  try {
    return check(seen);
  } catch (problem) {
    if (problem instanceof Settled) return problem.finding;
    if (problem instanceof UnexpectedShape) return differs("an answer that can be read", problem.message);
    throw problem;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names and words of Cisco's, in a sentence. */
export const words = (names: readonly string[]): string => listed([...new Set(names)].sort(), 12);

/** True for what can be an error word of the API. */
export const isErrorWord = (text: string): boolean => /^[a-z]{2,20}(?:[_-][a-z]{1,20}){0,6}$/.test(text);

/** The error word of an answer, beside its status. */
export function statusOf({ answer }: Look): string {
  const body = isObject(answer?.body) ? answer.body : {};
  const word = body["error"];
  return `${answer?.status ?? 0}${typeof word === "string" && isErrorWord(word) ? ` ${word}` : ""}`;
}

const callOf = ({ method, path }: Look): string => `${method} ${path}`;

/** An answer with one of these statuses; otherwise the check ends: nothing is known of what may not be read. */
export function answerOf(look: Look, ...statuses: readonly number[]): NonNullable<Look["answer"]> {
  const { answer, problem } = look;
  if (!answer) throw new Settled(open(problem ?? "it was not asked"));
  if (statuses.includes(answer.status)) return answer;
  if (answer.status === 403) throw new Settled(open(`the API client may not look there: ${lackOf(answer.body)}`));
  throw new Settled(differs(`${callOf(look)} -> ${statuses.join(" or ")}`, statusOf(look)));
}

function lackOf(body: unknown): string {
  const missing = isObject(body) ? body["missing-scopes"] : undefined;
  return Array.isArray(missing) && missing.length > 0 ? `it lacks ${words(missing.map(String))}` : "403";
}

/** The object that an answer is. */
export function objectIn(look: Look): Record<string, unknown> {
  const { body } = answerOf(look, 200);
  if (isObject(body)) return body;
  throw new Settled(differs(`${callOf(look)} -> an object`, kindOf(body)));
}

/** All objects of a list, bare or under `data`; the check ends where there are none. */
export function itemsOf({ lists }: Seen, noun: Noun): Record<string, unknown>[] {
  const items = lists[noun].pages.flatMap((page) => listIn(page));
  if (items.length === 0) throw new Settled(open("the organisation has none to look at"));
  return items;
}

/** The objects of one page. */
export function listIn(look: Look): Record<string, unknown>[] {
  const { body } = answerOf(look, 200);
  const list: unknown = isObject(body) ? body["data"] : body;
  if (Array.isArray(list) && list.every(isObject)) return list;
  throw new Settled(differs(`${callOf(look)} -> a list of objects`, kindOf(body)));
}

/** Those that a check is about; it ends where there is none. */
export function some<T>(items: readonly T[], why: string): readonly T[] {
  if (items.length === 0) throw new Settled(open(why));
  return items;
}

/** The Swagger document of a service; the check ends where there is none. */
export function documentOf({ documents }: Seen, service: Service): Record<string, unknown> {
  const look = documents[service];
  if (look.answer && look.answer.status !== 200) {
    throw new Settled(open(`${service} publishes no Swagger at ${look.path}: ${statusOf(look)}`));
  }
  return objectIn(look);
}

/** One finding of several: what differs outweighs what is open, and that what is confirmed. */
export function all(findings: readonly Finding[]): Finding {
  const different = findings.filter(({ verdict }) => verdict === "differs");
  const texts = (name: "expected" | "seen" | "why" | "also", of = findings) => {
    const said = [...new Set(of.flatMap((each) => each[name] ?? []))];
    return said.length > 0 ? said.join("; ") : undefined;
  };
  if (different.length > 0) return differs(texts("expected", different) ?? "", texts("seen", different) ?? "");
  const unknown = texts("why");
  return unknown === undefined ? confirmed(texts("also")) : open(unknown);
}

/** What kind of JSON a value is. */
export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return { string: "a text", number: "a number", boolean: "true or false" }[typeof value as string] ?? "an object";
}
