import { Config } from "@pulumi/pulumi";
import { CtrModule, DeviceRegistration } from "pulumi-cisco-ctr";

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");

// Nobody pastes a token here: when cloud events are on, the FMC hands one to each FTD. This waits until the FTD is there.
const ftd = new DeviceRegistration("ftd1", {
  region,
  method: "external",
  deviceName: config.require("deviceName"),
  // An FTD whose entry is deleted stays away until the cloud events are saved again on its FMC.
  onDelete: "retain",
  timeouts: { registration: config.get("wait") ?? "30m" },
});

const firepower = new CtrModule("ftd1", { region, type: "firepower", deviceId: ftd.deviceId });

export const deviceType = ftd.deviceType;
export const status = ftd.status;
export const health = firepower.health;
