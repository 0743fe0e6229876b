import { exitCodes, isOfLogin, UsageProblem, type ExitCode } from "../exit-codes";
import { findingKinds, type DriftReport, type Finding, type FindingKind } from "./findings";

/** What makes a run fail. */
export interface Strictness {
  failOn: readonly FindingKind[];
  /** Whether what could not be checked counts. */
  strict: boolean;
}

/** Every kind is drift but what could not be checked: `--strict` is for that. */
export const driftKinds = findingKinds.filter((kind) => kind !== "could-not-check");

/**
 * The kinds in `--fail-on`.
 *
 * @param list names with commas between, or `none`; every kind of drift where it is absent
 */
export function failOnKinds(list?: string): FindingKind[] {
  if (list === undefined) return driftKinds;
  if (list.trim() === "none") return [];
  return list.split(",").map((word) => {
    const name = word.trim();
    if (name === "could-not-check")
      throw new UsageProblem("--fail-on takes kinds of drift; for what could not be checked give --strict");
    const kind = driftKinds.find((each) => each === name);
    if (kind === undefined)
      throw new UsageProblem(`--fail-on does not know "${name}"; give some of ${driftKinds.join(",")}, or none`);
    return kind;
  });
}

/** How the command ends: a region that nobody could log in to first, then drift, then what else could not be checked. */
export function verdict({ findings }: Pick<DriftReport, "findings">, { failOn, strict }: Strictness): ExitCode {
  const unchecked = findings.filter(({ kind }) => kind === "could-not-check");
  const isOfCloud = ({ region, place }: Finding): boolean => region !== undefined && place === region;
  if (unchecked.some((each) => isOfCloud(each) && isOfLogin(each.code))) return exitCodes.authentication;
  if (findings.some(({ kind }) => failOn.includes(kind))) return exitCodes.drift;
  return strict && unchecked.length > 0 ? exitCodes.unchecked : exitCodes.clean;
}
