import { Config } from "@pulumi/pulumi";
import { CtrModule, DeviceRegistration } from "pulumi-cisco-ctr";

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");

// Waits until a device of this name is registered in Security Services Exchange, then takes it over.
const device = new DeviceRegistration("ces", {
  region,
  method: "external",
  deviceName: config.require("deviceName"),
  // Who registered the device takes it away too: nothing here could make it register again.
  onDelete: "retain",
  timeouts: { registration: config.get("wait") ?? "30m" },
});

new CtrModule("ces", { region, type: "sma-email", deviceId: device.deviceId });

export const status = device.status;
