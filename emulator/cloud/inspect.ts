import type { Observable } from "../ground/observables";
import { closed } from "../ground/schema";
import { type Route, withBody } from "./route";

const domainPattern = "(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}";

/** In this order: what an earlier pattern took is not looked at again, so that an address is not also a domain. */
const patterns: readonly (readonly [type: string, pattern: RegExp])[] = [
  ["url", /https?:\/\/[^\s"'<>]+/gi],
  ["email", new RegExp(`[a-z0-9._%+-]+@${domainPattern}`, "gi")],
  ["sha256", /\b[0-9a-f]{64}\b/gi],
  ["sha1", /\b[0-9a-f]{40}\b/gi],
  ["md5", /\b[0-9a-f]{32}\b/gi],
  ["ip", /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/g],
  ["domain", new RegExp(`\\b${domainPattern}\\b`, "gi")],
];

/** The observables of a plain text; the console's syntax `type:"value"` is the console's, not this API's. */
export function findObservables(content: string): Observable[] {
  const found = new Map<string, Observable>();
  let rest = content;
  for (const [type, pattern] of patterns) {
    rest = rest.replace(pattern, (value) => {
      found.set(`${type} ${value}`, { type, value });
      return " ";
    });
  }
  return [...found.values()];
}

export const inspectRoutes: readonly Route[] = [
  withBody<{ content: string }>({
    method: "POST",
    path: "/iroh/iroh-inspect/inspect",
    scope: "inspect:read",
    mark: "documented",
    source: "Swagger iroh-inspect",
    differences: ["It finds `url`, `email`, `sha256`, `sha1`, `md5`, `ip` (version 4) and `domain`, and no other type."],
    body: closed({ content: { type: "string" } }, ["content"]),
    handler: ({ body }) => ({ status: 200, body: findObservables(body.content) }),
  }),
];
