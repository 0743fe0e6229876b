import { CtrModule, DeviceRegistration } from "pulumi-cisco-ctr";

const region = "us";
const { ESA1_HOST: host = "", ESA1_PORT: port = "22", ESA1_HOSTKEY: hostKey = "" } = process.env;
const appliance = { host, port: Number(port), type: "ESA", hostKey, credentialsEnv: "ESA1" } as const;
const device = new DeviceRegistration("esa1", { region, appliance });
new CtrModule("esa1", { region, type: "esa", deviceId: device.deviceId });
