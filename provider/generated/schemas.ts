// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

import ApiClient from "#schema/resources/api-client.schema.json";
import CtrModuleType from "#schema/resources/ctr-module-type.schema.json";
import CtrModule from "#schema/resources/ctr-module.schema.json";
import DeviceRegistration from "#schema/resources/device-registration.schema.json";
import FmcCloudIntegration from "#schema/resources/fmc-cloud-integration.schema.json";
import SseToken from "#schema/resources/sse-token.schema.json";

/** Every resource's schema by the name of its class. */
export const schemas = { ApiClient, CtrModuleType, CtrModule, DeviceRegistration, FmcCloudIntegration, SseToken };

/** The name of a resource's class, such as `SseToken`. */
export type ResourceName = keyof typeof schemas;
