import { Config } from "@pulumi/pulumi";
import { ApplianceIntegration } from "pulumi-cisco-ctr";

interface Machine {
  name: string;
  host: string;
  port?: number;
  type: "ESA" | "SMA";
  hostKey: string;
}

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");
const appliances = config.requireObject<Machine[]>("appliances");

// Who adds an appliance to the list in Pulumi.<stack>.yaml and merges it has joined it; who takes it off has let it go.
const joined = appliances.map(
  ({ name, ...machine }) => new ApplianceIntegration(name, { region, appliance: { ...machine, credentialsEnv: "FLEET" } }),
);

export const deviceIds = joined.map(({ deviceId }) => deviceId);
