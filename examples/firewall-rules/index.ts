import { Config } from "@pulumi/pulumi";
import { getRegionHosts, type Reaching } from "pulumi-cisco-ctr";

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");

async function rules(neededBy: Reaching): Promise<string[]> {
  const { hosts } = await getRegionHosts({ region, neededBy });
  return hosts.map(({ allow, port, purpose }) => `allow ${neededBy} -> ${allow}:${port} # ${purpose}`);
}

// Feed these to the firewall's own provider.
export const forAppliances = rules("appliance");
export const forFtds = rules("ftd");
export const forFmcs = rules("fmc");
export const forPulumi = rules("provider");
