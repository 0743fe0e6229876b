// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

import type { ErrorObject } from "ajv";

/** Code that ajv has written of a schema: true when a value is as it says, and otherwise `errors` until the next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

const of = (loaded: unknown): Validator => (loaded as { default: Validator }).default;

/** What loads the validator of a resource or a function, by its name. */
export const validators = {
  ApiClient: () => of(require("./api-client")),
  CtrModuleType: () => of(require("./ctr-module-type")),
  CtrModule: () => of(require("./ctr-module")),
  DeviceRegistration: () => of(require("./device-registration")),
  FmcCloudIntegration: () => of(require("./fmc-cloud-integration")),
  SseToken: () => of(require("./sse-token")),
  getApiClients: () => of(require("./get-api-clients")),
  getDevices: () => of(require("./get-devices")),
  getModuleTypes: () => of(require("./get-module-types")),
  getModules: () => of(require("./get-modules")),
  getRegionHosts: () => of(require("./get-region-hosts")),
  observe: () => of(require("./observe")),
  whoAmI: () => of(require("./who-am-i")),
};
