import type * as pulumi from "@pulumi/pulumi";
import {
  ApiClient,
  CtrModule,
  CtrModuleType,
  DeviceRegistration,
  FmcCloudIntegration,
  SseToken,
} from "../../provider/dynamic/generated/classes";
import type { ResourceName } from "../../provider/generated/schemas";

/** A resource of each class with the least that it needs. */
export const makers: Record<ResourceName, (name: string, opts?: pulumi.CustomResourceOptions) => pulumi.CustomResource> = {
  ApiClient: (name, opts) => new ApiClient(name, { region: "us", preset: "casebook" }, opts),
  CtrModule: (name, opts) => new CtrModule(name, { region: "us", type: "esa", deviceId: "d" }, opts),
  CtrModuleType: (name, opts) => new CtrModuleType(name, { region: "us" }, opts),
  DeviceRegistration: (name, opts) => new DeviceRegistration(name, { region: "us", method: "external", deviceName: "d" }, opts),
  FmcCloudIntegration: (name, opts) =>
    new FmcCloudIntegration(name, { region: "us", fmc: { host: "fmc1.example.com", credentialsEnv: "FMC1" } }, opts),
  SseToken: (name, opts) => new SseToken(name, { region: "us" }, opts),
};

export const resourceNames = Object.keys(makers) as ResourceName[];
