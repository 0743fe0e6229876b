import type { ApplianceType, ApplianceView, DialectName, FeatureSwitch } from "./dialogue";

/** What tells one release of AsyncOS from those before it. */
export interface Release {
  dialect: DialectName;
  featureSwitch: FeatureSwitch;
  /** The verbs that drivers for 13.8 and 14.0 show (contracts 5.5). */
  moreVerbs: boolean;
  /** Which of the two wordings of "unknown command" (contracts 5.1); that the longer one is the later one is [A]. */
  namesFeatureKey: boolean;
  /** Whether `settrs` lists APJC: not up to 13.x, later it does (contracts 4). */
  apjc: boolean;
  /** Whether `commit` asks to save the configuration for rollback (contracts 5.2). */
  rollbackQuestion: boolean;
  /** Whether appliance and feature go by their newer names (contracts 5.5). */
  renamed: boolean;
  /** Whether a smart licence registers it: classic licences are gone from 15.5 on (contracts 5.5). */
  smartLicence: boolean;
}

const guide: Release = {
  ...{ dialect: "ctr", featureSwitch: "threatresponseconfig", moreVerbs: false, namesFeatureKey: false },
  ...{ apjc: false, rollbackQuestion: false, renamed: false, smartLicence: false },
};
const later: Release = { ...guide, dialect: "cloud" };
const worldwide: Release = { ...later, apjc: true, rollbackQuestion: true, moreVerbs: true, namesFeatureKey: true };
const secureX = (featureSwitch: FeatureSwitch): Release => ({ ...worldwide, featureSwitch });
const renamed: Release = { ...worldwide, renamed: true };
const licensed: Release = { ...renamed, smartLicence: true };

/**
 * The release trains, the newest first. Documented are the guide's dialogue up to 13.x (seed 004 prints it for the SMA's 13.6 still), the
 * `cloud` dialect from 13.5 on and 15.5; where APJC, the rollback question and the newer names begin is [A]. Drivers show the switch of an ESA
 * in `cloudserviceconfig` and that of an SMA 14.0 in `generalconfig` [O]; that it is a command of its own before and again after is [A].
 */
const trains: Record<ApplianceType, readonly (readonly [from: string, Release])[]> = {
  ESA: [
    ["15.5", licensed],
    ["15.0", renamed],
    ["14.0", secureX("cloudserviceconfig")],
    ["13.5", later],
  ],
  SMA: [
    ["15.5", licensed],
    ["15.0", renamed],
    ["14.0", secureX("generalconfig")],
    ["13.8", { ...later, moreVerbs: true }],
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
