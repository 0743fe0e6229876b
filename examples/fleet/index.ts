import { Config } from "@pulumi/pulumi";
import { DeviceRegistration } from "pulumi-cisco-ctr";

interface Machine {
  name: string;
  host: string;
  port: number;
  type: "ESA" | "SMA";
  hostKey: string;
}

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");
const fleet = config.requireObject<Machine[]>("fleet");

const devices = fleet.map(
  ({ name, host, port, type, hostKey }) =>
    new DeviceRegistration(name, { region, appliance: { host, port, type, hostKey, credentialsEnv: "FLEET" } }),
);

export const registered = devices.length;
