import type { Menu } from "./menu";
import { says } from "./texts";

/** A switch of the Threat Response feature: the command that has it, the verb that turns it on, and the one offered while it is on. */
export interface FeatureSwitch {
  command: string;
  enable: string;
  disable?: string;
}

/** Up to 13.x and beyond, ESA 14, SMA 14: the first that the appliance has is used. */
export const featureSwitches: readonly FeatureSwitch[] = [
  { command: "threatresponseconfig", enable: "ENABLE", disable: "DISABLE" },
  { command: "cloudserviceconfig", enable: "ENABLESECUREX", disable: "DISABLESECUREX" },
  { command: "generalconfig", enable: "SECUREX" },
];

export type FeatureState = "on" | "off";

/** What the menu of a switch shows; `asks` where only the question behind its verb tells, undefined where it offers nothing of the kind. */
export function shownBy({ enable, disable }: FeatureSwitch, { offers, before }: Menu): FeatureState | "asks" | undefined {
  const isOwnCommand = enable === "ENABLE";
  if (disable !== undefined && offers.includes(disable)) return "on";
  if (isOwnCommand && says(before, "enabled")) return "on";
  if (!offers.includes(enable)) return undefined;
  return disable === undefined ? "asks" : "off";
}
