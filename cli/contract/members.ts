import type { Finding } from "./assumption";
import { confirmed, differs, isObject, kindOf, words } from "./settle";

/** What a member of an answer can be. */
export type Kind = "text" | "flag" | "number" | "moment" | "texts" | "list" | "object";

/** ISO 8601 in UTC with milliseconds (contracts 8). */
const momentForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const kinds: Readonly<Record<Kind, { named: string; fits: (value: unknown) => boolean }>> = {
  text: { named: "a text", fits: (value) => typeof value === "string" },
  flag: { named: "true or false", fits: (value) => typeof value === "boolean" },
  number: { named: "a number", fits: (value) => typeof value === "number" },
  moment: { named: "a time such as 2020-05-11T20:41:05.000Z", fits: (value) => momentForm.test(String(value)) },
  texts: { named: "a list of texts", fits: (value) => Array.isArray(value) && value.every((each) => typeof each === "string") },
  list: { named: "a list", fits: Array.isArray },
  object: { named: "an object", fits: isObject },
};

/** True for what can be the name of a member that Cisco chose, and not a text of the organisation's. */
export const isVocabulary = (key: string): boolean => /^[A-Za-z][A-Za-z_-]{0,38}[A-Za-z?]$/.test(key) || key === "id";

const folded = (name: string): string => name.replace(/[-_?]/g, "").toLowerCase();

/** A text of digits and what stands between them in a time, with all digits alike: its form and nothing of its content. */
function formOf(value: unknown): string {
  if (typeof value !== "string") return kindOf(value);
  return /^[\d:. TZ+-]{6,40}(?:UTC|GMT)?$/.test(value) ? value.replace(/\d/g, "9") : "a text";
}

/** What is there for a member of which nothing is there by its own name. */
function otherSpelling(items: readonly Record<string, unknown>[], name: string): string | undefined {
  return items.flatMap((item) => Object.keys(item)).find((key) => folded(key) === folded(name));
}

function memberProblem(items: readonly Record<string, unknown>[], name: string, kind: Kind): Finding | undefined {
  const { named, fits } = kinds[kind];
  const values = items.flatMap((item) => (item[name] === undefined ? [] : [item[name]]));
  if (values.length === 0) return differs(`\`${name}\``, otherSpelling(items, name) ?? `no \`${name}\``);
  const wrong = values.find((value) => value !== null && !fits(value));
  return wrong === undefined ? undefined : differs(`\`${name}\`: ${named}`, kind === "moment" ? formOf(wrong) : kindOf(wrong));
}

/**
 * Whether objects have members of these names and kinds, each at least once. Members beside them are told.
 *
 * @param known what may be there too, and is no news
 */
export function members(
  items: readonly Record<string, unknown>[],
  wanted: Readonly<Record<string, Kind>>,
  known: readonly string[] = [],
): Finding {
  const problems = Object.entries(wanted).flatMap(([name, kind]) => memberProblem(items, name, kind) ?? []);
  if (problems.length > 0) {
    const texts = (of: "expected" | "seen") => problems.map((problem) => problem[of]).join(", ");
    return differs(texts("expected"), texts("seen"));
  }
  const names = [...Object.keys(wanted), ...known].map(folded);
  const more = items.flatMap((item) => Object.keys(item)).filter((key) => isVocabulary(key) && !names.includes(folded(key)));
  return confirmed(more.length > 0 ? `members beside them: ${words(more)}` : undefined);
}
