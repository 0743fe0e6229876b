import { inWords } from "../../provider/base/sentence";
import { isRegistered } from "../../provider/clients/cloud/devices";
import { regions, type RegionName } from "../../provider/clients/cloud/regions";
import { notAnswering } from "../../provider/functions/observe";
import { pulumiWording } from "../../provider/pulumi/wording";
import type { Answer } from "./ask";
import type { Module } from "./modules";

export const isSilent = ({ sightings, verdicts, errors }: Answer): boolean =>
  sightings.length === 0 && verdicts.length === 0 && errors.length === 0;

/** What the silence of this module means, in the order in which to look; nothing of a module that asks no device. */
export function meaningOf({ region, module }: Answer): string[] {
  const { enabled, device } = module;
  const isWell = enabled && (device === undefined || (device.found !== undefined && isRegistered(device.found)));
  const seen = isWell ? undefined : notAnswering(regions[region], module, device);
  if (seen !== undefined) return [inWords(seen, pulumiWording)];
  const asksDevice = device !== undefined || module.requestTimeframeDays !== undefined;
  return asksDevice ? [...ofTheGuide(region), ...ofThisModule(module)] : [];
}

/** Troubleshoot, "CTR investigation is not showing data from the ESA" and the paragraph before it (seed 001). */
function ofTheGuide(region: RegionName): string[] {
  const { sseServer, sseAdmin } = regions[region];
  return [
    'Is the syntax of the investigation correct? A value is compared as a whole: email_subject:"test test" does not find "Re: test test".',
    `Is the proper Threat Response Server selected on the appliance? In region "${region}" it is ${sseServer}; each region has its own.`,
    `Is Cisco Threat Response enabled under Cloud Services in ${sseAdmin}?`,
  ];
}

function ofThisModule({ requestTimeframeDays: days, device }: Module): string[] {
  const type = device?.found?.type;
  return [
    ...(days === undefined ? [] : [`Is it older than the Request Timeframe of ${days} days?`]),
    ...(type === "FTD" || type === "FMC" ? ofFirepower : ofMail),
  ];
}

/** Verify, and the beginning of Troubleshoot (seed 001). */
const ofMail = [
  "Did the appliance see it? Look under Monitor > Message Tracking.",
  "Is it a Cloud Email Security, or an ESA that an SMA manages? Those connect to Threat Response via the SMA only: ask its module.",
];

/** Seed 003: "Check that the cloud services are enabled". */
const ofFirepower = [
  "Does the FMC send events? Look at Cisco Cloud Event Configuration under System > Integration > Cloud Services.",
  "Can the FMC and its devices reach the hosts of the region? `npx --no cisco-ctr doctor` looks from here.",
];
