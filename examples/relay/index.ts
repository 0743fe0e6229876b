import { Config } from "@pulumi/pulumi";
import { CtrModule, CtrModuleType } from "pulumi-cisco-ctr";

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");

// What modules of the type can do, and what they ask for.
const type = new CtrModuleType("house-relay", {
  region,
  title: "House Relay",
  shortDescription: "Asks our own threat store.",
  capabilities: [
    { id: "health", description: "Says whether the store answers." },
    { id: "observe", description: "Finds what the store has seen." },
  ],
  configurationSpec: [{ key: "custom_store", type: "string", label: "Store", required: true }],
  properties: {
    url: config.require("url"),
    "supported-apis": ["health", "observe/observables"],
    "auth-type": "configuration-token",
  },
});

const relay = new CtrModule("house-relay", {
  region,
  type: { id: type.moduleTypeId },
  settings: { custom_store: "mail" },
});

export const moduleId = relay.moduleId;
export const health = relay.health;
