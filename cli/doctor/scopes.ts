import { covers, readScopes } from "../../provider/clients/cloud/access-token";
import { resources } from "../../provider/resources";
import type { Finding } from "./findings";

/** What the API client may do, resource type by resource type. */
export function scopeFindings(granted: readonly string[], places: string): Finding[] {
  const own = granted.filter((scope) => scope !== "").sort();
  const all: Finding = {
    ...{ check: "scopes", level: "ok", details: { granted: own } },
    says: own.length === 0 ? "none is granted" : `granted: ${own.join(" ")}`,
  };
  const needing = Object.values(resources).filter(({ scopes }) => scopes.length > 0);
  return [all, ...needing.map(({ name, scopes }) => ofResource(name, scopes, own, places))];
}

function ofResource(name: string, needed: readonly string[], granted: readonly string[], places: string): Finding {
  const lacking = (scopes: readonly string[]) => scopes.filter((scope) => !covers(granted, scope));
  const [read, write] = [lacking(readScopes(needed)), lacking(needed)];
  const about = { check: "scopes", subject: name, details: { lackedToRead: read, lackedToWrite: write } } as const;
  if (write.length === 0) return { ...about, level: "ok", says: "can be read and changed" };
  const can = read.length === 0 ? "can be read, as `cisco-ctr drift` does, and not changed" : "can be neither read nor changed";
  return {
    ...about,
    ...{ level: "warning", says: `${can}: lacks ${write.join(", ")}` },
    next: `Give the API client of ${places} the scopes that it lacks, for those types that a program uses; the user who owns it must hold them too.`,
  };
}
