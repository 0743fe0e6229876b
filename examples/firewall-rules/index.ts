import { Config } from "@pulumi/pulumi";
import { getRegionHosts } from "pulumi-cisco-ctr";

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");

async function rules(neededBy: "appliance" | "ftd" | "provider"): Promise<string[]> {
  const { hosts } = await getRegionHosts({ region, neededBy });
  return hosts.map(({ allow, port, purpose }) => `allow ${neededBy} -> ${allow}:${port} # ${purpose}`);
}

// Feed these to the firewall's own provider.
export const forAppliances = rules("appliance");
export const forFtds = rules("ftd");
export const forPulumi = rules("provider");
