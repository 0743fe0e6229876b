import { Config } from "@pulumi/pulumi";
import { getDevicesOutput, SseToken } from "pulumi-cisco-ctr";

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");

// "Add Devices and Generate Tokens" of the portal: entries for devices to come, with one token each.
const tokens = new SseToken("new-devices", { region, devices: config.getNumber("devices") ?? 3, validFor: "1d" });

// The portal's list, with the entries just made.
const { devices } = getDevicesOutput({ region }, { dependsOn: tokens });

export const registrationTokens = tokens.tokens;
export const list = devices.apply((all) =>
  all.map(({ name, type, version, status, owner }) => ({ name, type, version, status, owner })),
);
export const notRegistered = devices.apply((all) => all.filter(({ status }) => status !== "Registered").length);
