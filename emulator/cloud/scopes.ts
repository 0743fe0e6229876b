/** The root scopes IROH advertises. */
export const rootScopes: readonly string[] = [
  ...["admin", "ao", "asset", "base-telemetry", "casebook", "cognitive", "detection", "enrich", "event", "feedback"],
  ...["forensics_admin", "forensics_analyst", "forensics_responder", "global-intel", "insights", "inspect", "integration"],
  ...["investigation", "invite", "notification", "oauth", "orbital", "playbook", "private-intel", "profile", "registry"],
  ...["response", "security-events", "sse", "telemetry", "users", "webhook"],
];

/** What the bootstrap client holds: all a provider needs, and what the presets of seed 004 hand on. */
export const bootstrapScopes: readonly string[] = [
  ...["oauth", "sse", "integration", "profile"],
  ...["casebook", "enrich:read", "inspect:read", "private-intel", "response"],
];

const scopePattern = /^([a-z][a-z0-9_-]*)((?:\/[a-z0-9_-]+)*)(?::(read|write))?$/;

/** True when `scope` has the form root[/sub...][:read|:write] and a known root. */
export function isKnownScope(scope: string): boolean {
  const root = scopePattern.exec(scope)?.[1];
  return root !== undefined && rootScopes.includes(root);
}

/** True when holding `held` is enough for `wanted`: a root covers its children, no suffix covers both (contracts 1.4). */
export function covers(held: string, wanted: string): boolean {
  const [heldPath = "", heldAccess] = held.split(":");
  const [wantedPath = "", wantedAccess] = wanted.split(":");
  const inside = wantedPath === heldPath || wantedPath.startsWith(`${heldPath}/`);
  return inside && (heldAccess === undefined || heldAccess === wantedAccess);
}

/** The wanted scopes nobody of `held` covers. */
export function missingScopes(held: readonly string[], wanted: readonly string[]): string[] {
  return wanted.filter((scope) => !held.some((one) => covers(one, scope)));
}

/** What both sides allow: the narrower of each pair that covers one another. */
export function intersectScopes(left: readonly string[], right: readonly string[]): string[] {
  const both = [
    ...left.filter((scope) => right.some((one) => covers(one, scope))),
    ...right.filter((scope) => left.some((one) => covers(one, scope))),
  ];
  return [...new Set(both)];
}
