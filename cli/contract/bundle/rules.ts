import { isVocabulary } from "../members";
import { isObject } from "../settle";
import type { Hidden } from "./hidden";

/** What of a value passes; whatever has no rule is hidden. */
export type Rule = (value: unknown, hidden: Hidden) => unknown;

/** Passes what is on a list of Cisco's own words. */
export const oneOf =
  (...words: readonly string[]): Rule =>
  (value, hidden) =>
    typeof value === "string" && words.includes(value) ? value : hidden.value(value);

export const hide: Rule = (value, hidden) => hidden.value(value);

/** For what Cisco says itself. */
export const pass: Rule = (value) => value;

export const number: Rule = (value, hidden) => (typeof value === "number" ? value : hidden.value(value));

/** One word, such as `Offline`, where the other side alone chooses it. */
export const bareWord: Rule = (value, hidden) =>
  typeof value === "string" && /^[A-Za-z]{2,20}(?:[ _-][A-Za-z]{2,20}){0,2}$/.test(value) ? value : hidden.value(value);

export const each =
  (rule: Rule): Rule =>
  (value, hidden) =>
    Array.isArray(value) ? value.map((item) => rule(item, hidden)) : hidden.value(value);

/**
 * An object of the API's: names of members pass, unless one looks as nothing that Cisco would choose, and what has a rule is ruled by it.
 */
export const members =
  (rules: Readonly<Record<string, Rule>>): Rule =>
  (value, hidden) => {
    if (!isObject(value)) return hidden.value(value);
    const entries = Object.entries(value).map(([key, inner]) => {
      const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
      return [isVocabulary(key) ? key : hidden.text(key), (rule ?? hide)(inner, hidden)] as const;
    });
    return Object.fromEntries(entries);
  };

const roots = new Set([
  ...["admin", "ao", "asset", "base-telemetry", "casebook", "cognitive", "detection", "enrich", "event", "feedback"],
  ...["forensics_admin", "forensics_analyst", "forensics_responder", "global-intel", "insights", "inspect", "integration"],
  ...["investigation", "invite", "notification", "oauth", "orbital", "playbook", "private-intel", "profile", "registry"],
  ...["response", "security-events", "sse", "telemetry", "users", "vault", "webhook"],
]);
const subs = new Set([
  ...["module-instance", "module-type", "module-type-patch", "health", "integration", "observables", "observable", "targets"],
  ...["observe", "deliberate", "refer", "reputation", "query", "trigger"],
]);

/** True for a scope that is made of Cisco's words alone. */
export function isKnownScope(scope: string): boolean {
  const [path = "", access = "read", ...more] = scope.split(":");
  const [root = "", ...below] = path.split("/");
  return more.length === 0 && ["read", "write"].includes(access) && roots.has(root) && below.every((part) => subs.has(part));
}

export const scope: Rule = (value, hidden) => (typeof value === "string" && isKnownScope(value) ? value : hidden.value(value));

/** Scopes with blanks or commas between. */
export const scopes: Rule = (value, hidden) =>
  typeof value === "string"
    ? value
        .split(/([ ,]+)/)
        .map((part) => (/^[ ,]*$/.test(part) || isKnownScope(part) ? part : hidden.text(part)))
        .join("")
    : hidden.value(value);
