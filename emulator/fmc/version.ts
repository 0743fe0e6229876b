/** What a version of an FMC or FTD looks like: 7.4.1-172, or without the build. */
export const versionPattern = /^\d+\.\d+(\.\d+){0,2}(-\d+)?$/;

const buildWhenNoneIsSaid = "1";

/** The version without its build, as Security Services Exchange shows it. */
export function release(version: string): string {
  return version.split("-")[0] ?? version;
}

/** As `info/serverversion` says it: `7.4.1 (build 172)` (contracts 6). */
export function serverVersion(version: string): string {
  const [number = version, build = buildWhenNoneIsSaid] = version.split("-");
  return `${number} (build ${build})`;
}

/** True when `version` is `least` or later, number by number. */
export function isAtLeast(version: string, least: string): boolean {
  const [have, need] = [version, least].map((one) => release(one).split(".").map(Number)) as [number[], number[]];
  const differing = need.findIndex((number, index) => (have[index] ?? 0) !== number);
  return differing === -1 || (have[differing] ?? 0) > (need[differing] ?? 0);
}
