import { Config } from "@pulumi/pulumi";
import { ApiClient, FmcCloudIntegration } from "pulumi-cisco-ctr";

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");

const ribbon = new ApiClient("fmc1-ribbon", { region, preset: "casebook-and-pivot-menu" });

const integration = new FmcCloudIntegration("fmc1", {
  region,
  fmc: {
    host: config.require("host"),
    port: config.getNumber("port"),
    fingerprint: config.require("fingerprint"),
    credentialsEnv: "FMC1",
  },
  events: { connection: config.getBoolean("connection") },
  securex: { clientId: ribbon.clientId, clientPassword: ribbon.clientPassword },
});

export const version = integration.version;
export const previous = integration.previous;
