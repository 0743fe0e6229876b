import type { ApplianceView, DialectName } from "./dialogue";
import type { ApplianceType } from "./ports";

/** What tells one release of AsyncOS from those before it. */
export interface Release {
  dialect: DialectName;
  /** Whether `settrs` lists APJC: not up to 13.x, later it does (contracts 4). */
  apjc: boolean;
  /** Whether `commit` asks to save the configuration for rollback (contracts 5.2). */
  rollbackQuestion: boolean;
  /** Whether appliance and feature go by their newer names (contracts 5.5). */
  renamed: boolean;
  /** Whether a smart licence registers it: classic licences are gone from 15.5 on (contracts 5.5). */
  smartLicence: boolean;
}

const guide: Release = { dialect: "ctr", apjc: false, rollbackQuestion: false, renamed: false, smartLicence: false };
const later: Release = { ...guide, dialect: "cloud" };
const worldwide: Release = { ...later, apjc: true, rollbackQuestion: true };
const renamed: Release = { ...worldwide, renamed: true };
const licensed: Release = { ...renamed, smartLicence: true };

/**
 * The release trains, the newest first. Documented are the guide's dialogue up to 13.x (seed 004 prints it for the SMA's 13.6 still), the
 * `cloud` dialect from 13.5 on and 15.5; where APJC, the rollback question and the newer names begin is [A], and so is the SMA's 13.8.
 */
const trains: Record<ApplianceType, readonly (readonly [from: string, Release])[]> = {
  ESA: [
    ["15.5", licensed],
    ["15.0", renamed],
    ["14.0", worldwide],
    ["13.5", later],
  ],
  SMA: [
    ["15.5", licensed],
    ["15.0", renamed],
    ["14.0", worldwide],
    ["13.8", later],
  ],
};

function atLeast(version: string, from: string): boolean {
  const [[major = 0, minor = 0], [fromMajor = 0, fromMinor = 0]] = [version, from].map((text) =>
    text.split(/[.-]/).map(Number),
  ) as [number[], number[]];
  return major > fromMajor || (major === fromMajor && minor >= fromMinor);
}

/** The release a version belongs to. */
export function releaseOf({ type, version }: Pick<ApplianceView, "type" | "version">): Release {
  return trains[type].find(([from]) => atLeast(version, from))?.[1] ?? guide;
}
