import { Config } from "@pulumi/pulumi";
import { ApplianceIntegration } from "pulumi-cisco-ctr";

const config = new Config();

// Registers the appliance, adds the modules SMA Email and SMA Web, and makes the client for its casebook and pivot menu.
const sma = new ApplianceIntegration("sma1", {
  region: config.require<"us" | "eu" | "apjc">("region"),
  appliance: {
    host: config.require("host"),
    port: config.getNumber("port"),
    type: "SMA",
    hostKey: config.require("hostKey"),
    credentialsEnv: "SMA1", // SMA1_USERNAME and SMA1_PASSWORD: no credential in state
  },
  apiClient: true,
});

export const deviceId = sma.deviceId;
export const status = sma.status;
export const clientId = sma.clientId;
export const clientPassword = sma.clientPassword;
