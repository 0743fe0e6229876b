import { Config } from "@pulumi/pulumi";
import { CtrModule, DeviceRegistration } from "pulumi-cisco-ctr";

const config = new Config();

// Change this one line (here: `pulumi config set region eu`), run `pulumi up`, and the appliance has moved.
const region = config.require<"us" | "eu" | "apjc">("region");

const device = new DeviceRegistration("esa1", {
  region,
  appliance: {
    host: config.require("host"),
    port: config.getNumber("port"),
    type: "ESA",
    hostKey: config.require("hostKey"),
    credentialsEnv: "ESA1",
  },
});

new CtrModule("esa1", { region, type: "esa", deviceId: device.deviceId });

export const server = device.server;
