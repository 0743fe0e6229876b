import { Config } from "@pulumi/pulumi";
import { ApplianceIntegration, getModulesOutput, observeOutput } from "pulumi-cisco-ctr";

const config = new Config();
const region = config.require<"us" | "eu" | "apjc">("region");

const esa = new ApplianceIntegration("esa1", {
  region,
  requestTimeframeDays: 60,
  appliance: {
    host: config.require("host"),
    port: config.getNumber("port"),
    type: "ESA",
    hostKey: config.require("hostKey"),
    credentialsEnv: "ESA1",
  },
});

// As in the console: email_subject:"test test". Other types: ip domain email email_messageid cisco_mid sha256 file_name url.
const seen = observeOutput({
  region,
  moduleIds: esa.moduleIds,
  observables: [{ type: "email_subject", value: config.get("subject") ?? "test test" }],
});

export const sightings = seen.sightings.apply((all) =>
  all.map(({ moduleName, description, confidence, severity }) => ({ moduleName, description, confidence, severity })),
);
export const problems = seen.errors.apply((all) => all.map(({ moduleName, message, hint }) => ({ moduleName, message, hint })));
export const modules = getModulesOutput({ region, deviceId: esa.deviceId }, { dependsOn: esa }).modules.apply((all) =>
  all.map(({ name, moduleTypeTitle, requestTimeframeDays }) => ({ name, moduleTypeTitle, requestTimeframeDays })),
);
