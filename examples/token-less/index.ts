import { Config } from "@pulumi/pulumi";
import { CtrModule, DeviceRegistration } from "pulumi-cisco-ctr";

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");

// Without `token` a one-device, one-hour token is made, used and forgotten.
const device = new DeviceRegistration("sma1", {
  region,
  description: "Management appliance",
  appliance: {
    host: config.require("host"),
    port: config.getNumber("port"),
    type: "SMA",
    hostKey: config.require("hostKey"),
    credentialsEnv: "SMA1",
  },
});

new CtrModule("sma1-email", { region, type: "sma-email", deviceId: device.deviceId });
new CtrModule("sma1-web", { region, type: "sma-web", deviceId: device.deviceId, requestTimeframeDays: 60 });

export const deviceId = device.deviceId;
