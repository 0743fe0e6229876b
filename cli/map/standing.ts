import { findingKinds, type FindingKind } from "../drift/findings";

/** How something stands: the worst that was found of it, or that nothing was. */
export type Standing = FindingKind | "clean";

/** The worst first. */
export const standings: readonly Standing[] = [...findingKinds, "clean"];

/** Positive when the second is the worse one. */
export const bySeverity = (one: Standing, other: Standing): number => standings.indexOf(one) - standings.indexOf(other);

/** The worst of some. */
export const worstOf = (some: readonly Standing[]): Standing => [...some].sort(bySeverity)[0] ?? "clean";

/** A word for legends. */
export const standingWords: Readonly<Record<Standing, string>> = {
  missing: "missing",
  unregistered: "unregistered",
  changed: "changed",
  "wrong-region": "wrong region",
  duplicate: "duplicate",
  expired: "expired",
  expiring: "expiring",
  unmanaged: "unmanaged",
  "ignored-too-long": "ignored too long",
  "could-not-check": "unchecked",
  clean: "as the stacks say",
};
