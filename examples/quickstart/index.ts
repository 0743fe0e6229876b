import { Config } from "@pulumi/pulumi";
import { ApiClient, CtrModule, DeviceRegistration, SseToken } from "pulumi-cisco-ctr";

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");

const token = new SseToken("esa1", { region });

const device = new DeviceRegistration("esa1", {
  region,
  token: token.tokens[0],
  appliance: {
    host: config.require("host"),
    port: config.getNumber("port"),
    type: "ESA",
    hostKey: config.require("hostKey"),
    credentialsEnv: "ESA1", // ESA1_USERNAME and ESA1_PASSWORD: no credential in state
  },
});

const esaModule = new CtrModule("esa1", { region, type: "esa", deviceId: device.deviceId });

const client = new ApiClient("Management_Appliance", { region, preset: "casebook-and-pivot-menu" });

export const deviceId = device.deviceId;
export const server = device.server;
export const health = esaModule.health;
export const clientId = client.clientId;
export const clientPassword = client.clientPassword;
