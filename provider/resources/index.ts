import type { ResourceName } from "../generated/schemas";
import { anyDefinition, type AnyDefinition } from "../lifecycle/definition";
import { apiClient } from "./api-client";
import { ctrModule } from "./ctr-module";
import { ctrModuleType } from "./ctr-module-type";
import { deviceRegistration } from "./device-registration";
import { fmcCloudIntegration } from "./fmc-cloud-integration";
import { sseToken } from "./sse-token";

/** Every resource, by the name of its class. */
export const resources: Record<ResourceName, AnyDefinition> = {
  ApiClient: anyDefinition(apiClient),
  CtrModule: anyDefinition(ctrModule),
  CtrModuleType: anyDefinition(ctrModuleType),
  DeviceRegistration: anyDefinition(deviceRegistration),
  FmcCloudIntegration: anyDefinition(fmcCloudIntegration),
  SseToken: anyDefinition(sseToken),
};
