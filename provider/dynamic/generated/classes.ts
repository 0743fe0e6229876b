// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

import { CustomResource, type CustomResourceOptions, type Output } from "@pulumi/pulumi";
import { Declaration, type InputArgs } from "../resource";
import type { ApiClientGiven, ApiClientInputs, ApiClientOutputs } from "../../generated/api-client";
import type { CtrModuleTypeGiven, CtrModuleTypeInputs, CtrModuleTypeOutputs } from "../../generated/ctr-module-type";
import type { CtrModuleGiven, CtrModuleInputs, CtrModuleOutputs } from "../../generated/ctr-module";
import type { DeviceRegistrationGiven, DeviceRegistrationInputs, DeviceRegistrationOutputs } from "../../generated/device-registration";
import type { FmcCloudIntegrationGiven, FmcCloudIntegrationInputs, FmcCloudIntegrationOutputs } from "../../generated/fmc-cloud-integration";
import type { SseTokenGiven, SseTokenInputs, SseTokenOutputs } from "../../generated/sse-token";

/** Inputs of {@link ApiClient}. */
export type ApiClientArgs = InputArgs<ApiClientGiven>;

/**
 * An API client (id and password) of Cisco Threat Response, such as the one an SMA needs for the casebook and the pivot menu.
 *
 * @example
 * ```ts
 * import { ApiClient } from "pulumi-cisco-ctr";
 *
 * const client = new ApiClient("Management_Appliance", {
 *   region: "eu",
 *   preset: "casebook-and-pivot-menu",
 *   keepers: { rotated: "2026-01" },
 * });
 *
 * export const clientId = client.clientId;
 * export const clientPassword = client.clientPassword;
 * ```
 */
export class ApiClient extends CustomResource {
  /** The client's id; the resource's id. */
  declare readonly clientId: Output<ApiClientOutputs["clientId"]>;
  /** Given once by the API, when the client is made. */
  declare readonly clientPassword: Output<ApiClientOutputs["clientPassword"]>;
  /** The scopes the client has. */
  declare readonly grantedScopes: Output<ApiClientOutputs["grantedScopes"]>;
  /** Id of the user who owns the client. */
  declare readonly ownerId: Output<ApiClientOutputs["ownerId"]>;
  /** ISO 8601 time. */
  declare readonly createdAt: Output<ApiClientOutputs["createdAt"]>;
  /** The region the client belongs to. */
  declare readonly region: Output<ApiClientInputs["region"]>;
  /** Name in the list of clients. Default: the resource's name. */
  declare readonly name: Output<ApiClientInputs["name"]>;
  /** Text beside the client. */
  declare readonly description: Output<ApiClientInputs["description"]>;
  /** A disabled client gets no access token. */
  declare readonly enabled: Output<ApiClientInputs["enabled"]>;
  /** A scope set of the SMA guide. Give this or `scopes`. */
  declare readonly preset: Output<ApiClientInputs["preset"]>;
  /** The client's scopes, in any order. Give this or `preset`. */
  declare readonly scopes: Output<ApiClientInputs["scopes"]>;
  /** OAuth2 grants the client may use. */
  declare readonly grants: Output<ApiClientInputs["grants"]>;
  /** Redirect addresses, for the `auth-code` grant only, which needs one. */
  declare readonly redirects: Output<ApiClientInputs["redirects"]>;
  /** Who may use the client. */
  declare readonly availability: Output<ApiClientInputs["availability"]>;
  /** Any texts of yours; a change makes a new client and then deletes the old one: the password cannot be reset, so this is rotation. */
  declare readonly keepers: Output<ApiClientInputs["keepers"]>;

  constructor(name: string, args: ApiClientArgs, opts?: CustomResourceOptions) {
    const declaration = new Declaration("ApiClient", name, args, opts);
    try {
      super(...declaration.begin(new.target));
    } catch (error) {
      throw declaration.failed(error);
    }
    declaration.end(this);
  }
}

/** Inputs of {@link CtrModuleType}. */
export type CtrModuleTypeArgs = InputArgs<CtrModuleTypeGiven>;

/**
 * A module type of your organisation, such as that of a relay: what its modules can do, and which settings they ask for.
 *
 * @example
 * ```ts
 * import { CtrModule, CtrModuleType } from "pulumi-cisco-ctr";
 *
 * const relay = new CtrModuleType("relay", {
 *   region: "eu",
 *   title: "House Relay",
 *   capabilities: [{ id: "observe", description: "Finds what our store has seen." }],
 *   configurationSpec: [{ key: "custom_store", type: "string", label: "Store", required: true }],
 *   properties: { url: "https://relay.example.com", "supported-apis": ["observe/observables"], "auth-type": "configuration-token" },
 * });
 * new CtrModule("relay", { region: "eu", type: { id: relay.moduleTypeId }, settings: { custom_store: "mail" } });
 * ```
 */
export class CtrModuleType extends CustomResource {
  /** The module type's id; the resource's id. */
  declare readonly moduleTypeId: Output<CtrModuleTypeOutputs["moduleTypeId"]>;
  /** Which of Cisco's handlers serves the type. */
  declare readonly record: Output<CtrModuleTypeOutputs["record"]>;
  /** ISO 8601 time. */
  declare readonly createdAt: Output<CtrModuleTypeOutputs["createdAt"]>;
  /** ISO 8601 time of the last change. */
  declare readonly updatedAt: Output<CtrModuleTypeOutputs["updatedAt"]>;
  /** The region whose catalogue gets the type. */
  declare readonly region: Output<CtrModuleTypeInputs["region"]>;
  /** Title in the catalogue. Default: the resource's name. */
  declare readonly title: Output<CtrModuleTypeInputs["title"]>;
  /** The name a new module gets in the console. Default: the resource's name. */
  declare readonly defaultName: Output<CtrModuleTypeInputs["defaultName"]>;
  /** One line in the catalogue. */
  declare readonly shortDescription: Output<CtrModuleTypeInputs["shortDescription"]>;
  /** What the type is, in Markdown. */
  declare readonly description: Output<CtrModuleTypeInputs["description"]>;
  /** How to set a module up, in Markdown; the console shows it beside the form. */
  declare readonly tips: Output<CtrModuleTypeInputs["tips"]>;
  /** A picture as a `data:` address. */
  declare readonly logo: Output<CtrModuleTypeInputs["logo"]>;
  /** What modules of the type can do, in any order. */
  declare readonly capabilities: Output<CtrModuleTypeInputs["capabilities"]>;
  /** The settings a module of the type asks for, in the order of the form. */
  declare readonly configurationSpec: Output<CtrModuleTypeInputs["configurationSpec"]>;
  /** How modules of the type are reached: for a relay `url`, `supported-apis`, `auth-type` and what that needs. */
  declare readonly properties: Output<CtrModuleTypeInputs["properties"]>;
  /** Flags of the type, in any order. */
  declare readonly flags: Output<CtrModuleTypeInputs["flags"]>;
  /** Whether modules of the type can be made. */
  declare readonly enabled: Output<CtrModuleTypeInputs["enabled"]>;

  constructor(name: string, args: CtrModuleTypeArgs, opts?: CustomResourceOptions) {
    const declaration = new Declaration("CtrModuleType", name, args, opts);
    try {
      super(...declaration.begin(new.target));
    } catch (error) {
      throw declaration.failed(error);
    }
    declaration.end(this);
  }
}

/** Inputs of {@link CtrModule}. */
export type CtrModuleArgs = InputArgs<CtrModuleGiven>;

/**
 * A module (integration) of Cisco Threat Response that lets investigations ask a registered device.
 *
 * @example
 * ```ts
 * import { CtrModule } from "pulumi-cisco-ctr";
 *
 * const deviceId = "874141f7-903f-4be9-b14e-45a7f34a2032"; // or the deviceId of a DeviceRegistration
 * new CtrModule("sma1-email", { region: "eu", type: "sma-email", deviceId, requestTimeframeDays: 60 });
 * new CtrModule("intel", { region: "eu", type: { title: "Private Intelligence" } });
 * ```
 */
export class CtrModule extends CustomResource {
  /** The module instance's id; the resource's id. */
  declare readonly moduleId: Output<CtrModuleOutputs["moduleId"]>;
  /** Id of the module type in this region. */
  declare readonly moduleTypeId: Output<CtrModuleOutputs["moduleTypeId"]>;
  /** Title of the module type. */
  declare readonly moduleTypeTitle: Output<CtrModuleOutputs["moduleTypeTitle"]>;
  /** `ok`, what the health check said instead, or `unknown` when it was not asked. */
  declare readonly health: Output<CtrModuleOutputs["health"]>;
  /** ISO 8601 time. */
  declare readonly createdAt: Output<CtrModuleOutputs["createdAt"]>;
  /** ISO 8601 time of the last change. */
  declare readonly updatedAt: Output<CtrModuleOutputs["updatedAt"]>;
  /** The region of the device. */
  declare readonly region: Output<CtrModuleInputs["region"]>;
  /** Name in investigations. Default: the resource's name. */
  declare readonly name: Output<CtrModuleInputs["name"]>;
  /** Which module type: `esa`, `sma-email`, `sma-web` or `firepower`, or { title } as the catalogue prints it, or { id }. */
  declare readonly type: Output<CtrModuleInputs["type"]>;
  /** Id of a DeviceRegistration. Required by every module type that asks a device. */
  declare readonly deviceId: Output<CtrModuleInputs["deviceId"]>;
  /** How many days back the device is asked. */
  declare readonly requestTimeframeDays: Output<CtrModuleInputs["requestTimeframeDays"]>;
  /** Whether investigations use the module. */
  declare readonly enabled: Output<CtrModuleInputs["enabled"]>;
  /** Who sees the module. The API cannot change it later. */
  declare readonly visibility: Output<CtrModuleInputs["visibility"]>;
  /** Settings of the module type by key, for other types or to override what this resource sets. */
  declare readonly settings: Output<CtrModuleInputs["settings"]>;
  /** Ask the module's health after creating it, and report what it says. */
  declare readonly verify: Output<CtrModuleInputs["verify"]>;
  /** When a module of the type asks that device already and nobody manages it: `adopt` takes it over, `create` makes another. */
  declare readonly onExisting: Output<CtrModuleInputs["onExisting"]>;

  constructor(name: string, args: CtrModuleArgs, opts?: CustomResourceOptions) {
    const declaration = new Declaration("CtrModule", name, args, opts);
    try {
      super(...declaration.begin(new.target));
    } catch (error) {
      throw declaration.failed(error);
    }
    declaration.end(this);
  }
}

/** Inputs of {@link DeviceRegistration}. */
export type DeviceRegistrationArgs = InputArgs<DeviceRegistrationGiven>;

/**
 * An appliance bound to a region of Cisco Threat Response through Security Services Exchange.
 *
 * @example
 * ```ts
 * import { DeviceRegistration } from "pulumi-cisco-ctr";
 *
 * const sma = new DeviceRegistration("sma1", {
 *   region: "eu",
 *   description: "rack 3",
 *   onExisting: "move",
 *   appliance: {
 *     host: "sma1.example.com",
 *     type: "SMA",
 *     hostKey: "SHA256:tFikFoghowjcn0gn0hkp/E9C9tkZJ10bXvOHV077RUI",
 *     credentialsEnv: "SMA1",
 *   },
 * });
 *
 * export const deviceId = sma.deviceId;
 * ```
 */
export class DeviceRegistration extends CustomResource {
  /** Id of the device in Security Services Exchange; the resource's id. */
  declare readonly deviceId: Output<DeviceRegistrationOutputs["deviceId"]>;
  /** The device's name in Security Services Exchange. */
  declare readonly deviceName: Output<DeviceRegistrationOutputs["deviceName"]>;
  /** Such as `ESA`. */
  declare readonly deviceType: Output<DeviceRegistrationOutputs["deviceType"]>;
  /** The device's software version. */
  declare readonly version: Output<DeviceRegistrationOutputs["version"]>;
  /** The address the device reports. */
  declare readonly ipAddress: Output<DeviceRegistrationOutputs["ipAddress"]>;
  /** Version of the device's connector. */
  declare readonly connectorVersion: Output<DeviceRegistrationOutputs["connectorVersion"]>;
  /** `Registered`, or what Security Services Exchange says instead. */
  declare readonly status: Output<DeviceRegistrationOutputs["status"]>;
  /** The Security Services Exchange host the device is bound to. */
  declare readonly server: Output<DeviceRegistrationOutputs["server"]>;
  /** ISO 8601 time at which the entry was made. */
  declare readonly createdAt: Output<DeviceRegistrationOutputs["createdAt"]>;
  /** ISO 8601 time at which the appliance was given a token, while its registration is unfinished. */
  declare readonly tokenGivenAt: Output<DeviceRegistrationOutputs["tokenGivenAt"]>;
  /** The region the appliance belongs to. A change moves it: deregistered there, registered here. */
  declare readonly region: Output<DeviceRegistrationInputs["region"]>;
  /** The appliance and how to log in to it. Required with `method: ssh`. */
  declare readonly appliance: Output<DeviceRegistrationInputs["appliance"]>;
  /** An element of `SseToken.tokens`, or the bare text of a token. Absent: a one-device, one-hour token is made, used and forgotten. */
  declare readonly token: Output<DeviceRegistrationInputs["token"]>;
  /** `external`: someone or something else registers (Cloud Email Security, FTD, FMC); waits until the device is registered. */
  declare readonly method: Output<DeviceRegistrationInputs["method"]>;
  /** With `method: external`: id of the device to wait for, such as one of an SseToken's `deviceIds`. Absent: it is found by `deviceName`. */
  declare readonly externalDeviceId: Output<DeviceRegistrationInputs["externalDeviceId"]>;
  /** Text beside the device in Security Services Exchange. Absent: what stands there stays. */
  declare readonly description: Output<DeviceRegistrationInputs["description"]>;
  /** When the appliance is registered already: `adopt` takes over a registration of this region; `move` also deregisters one elsewhere. */
  declare readonly onExisting: Output<DeviceRegistrationInputs["onExisting"]>;
  /** `retain` leaves the appliance registered and its entry in place. */
  declare readonly onDelete: Output<DeviceRegistrationInputs["onDelete"]>;
  /** How long the appliance may take. */
  declare readonly timeouts: Output<DeviceRegistrationInputs["timeouts"]>;

  constructor(name: string, args: DeviceRegistrationArgs, opts?: CustomResourceOptions) {
    const declaration = new Declaration("DeviceRegistration", name, args, opts);
    try {
      super(...declaration.begin(new.target));
    } catch (error) {
      throw declaration.failed(error);
    }
    declaration.end(this);
  }
}

/** Inputs of {@link FmcCloudIntegration}. */
export type FmcCloudIntegrationArgs = InputArgs<FmcCloudIntegrationGiven>;

/**
 * The cloud settings of a Firepower Management Center: region, events it sends, SecureX.
 *
 * @example
 * ```ts
 * import { ApiClient, FmcCloudIntegration } from "pulumi-cisco-ctr";
 *
 * const region = "eu";
 * const ribbon = new ApiClient("ribbon", { region, preset: "casebook-and-pivot-menu" });
 * const fingerprint = "6B:AB:7A:72:AB:3D:59:C4:05:20:56:C2:79:46:27:BF:71:5E:24:36:CF:2C:D5:B0:54:53:6D:AC:4F:72:8C:C9";
 *
 * new FmcCloudIntegration("fmc1", {
 *   region,
 *   fmc: { host: "fmc1.example.com", fingerprint, credentialsEnv: "FMC1" },
 *   securex: { clientId: ribbon.clientId, clientPassword: ribbon.clientPassword },
 * });
 * ```
 */
export class FmcCloudIntegration extends CustomResource {
  /** The FMC's host, with its port unless that is 443, and the id of its domain; the resource's id. */
  declare readonly integrationId: Output<FmcCloudIntegrationOutputs["integrationId"]>;
  /** The FMC's software version. */
  declare readonly version: Output<FmcCloudIntegrationOutputs["version"]>;
  /** `Applied`, or `Unfinished` after a failure: the next `pulumi up` goes on. */
  declare readonly status: Output<FmcCloudIntegrationOutputs["status"]>;
  /** What was there before the first change, for delete. An FMC has no room for it: a run killed before its state was saved leaves its own settings for the next to find. */
  declare readonly previous: Output<FmcCloudIntegrationOutputs["previous"]>;
  /** The cloud region the FMC and the devices it manages send to. A change puts back what was there before, then selects the new one. */
  declare readonly region: Output<FmcCloudIntegrationInputs["region"]>;
  /** The FMC and how to log in to it. */
  declare readonly fmc: Output<FmcCloudIntegrationInputs["fmc"]>;
  /** Which events go to the cloud. */
  declare readonly events: Output<FmcCloudIntegrationInputs["events"]>;
  /** The SecureX ribbon, from FMC 7.0 on. Absent: it is left alone; taken away later: it is put back as at delete. */
  declare readonly securex: Output<FmcCloudIntegrationInputs["securex"]>;
  /** `restore` puts back what was there before; `retain` leaves the FMC as it is. */
  declare readonly onDelete: Output<FmcCloudIntegrationInputs["onDelete"]>;

  constructor(name: string, args: FmcCloudIntegrationArgs, opts?: CustomResourceOptions) {
    const declaration = new Declaration("FmcCloudIntegration", name, args, opts);
    try {
      super(...declaration.begin(new.target));
    } catch (error) {
      throw declaration.failed(error);
    }
    declaration.end(this);
  }
}

/** Inputs of {@link SseToken}. */
export type SseTokenArgs = InputArgs<SseTokenGiven>;

/**
 * Registration tokens of Security Services Exchange: one pre-created device entry and one token for each device.
 *
 * @example
 * ```ts
 * import { SseToken } from "pulumi-cisco-ctr";
 *
 * const tokens = new SseToken("offices", { region: "eu", devices: 3, validFor: "1d", onExpiry: "renew", renewBefore: "6h" });
 *
 * export const values = tokens.tokens;
 * ```
 */
export class SseToken extends CustomResource {
  /** One token for each entry, in the order of `deviceIds`. */
  declare readonly tokens: Output<SseTokenOutputs["tokens"]>;
  /** The first token's value. */
  declare readonly value: Output<SseTokenOutputs["value"]>;
  /** Ids of the device entries. */
  declare readonly deviceIds: Output<SseTokenOutputs["deviceIds"]>;
  /** ISO 8601 time at which the first of the tokens expires. */
  declare readonly expiresAt: Output<SseTokenOutputs["expiresAt"]>;
  /** How many of the tokens were used. */
  declare readonly registered: Output<SseTokenOutputs["registered"]>;
  /** `consumed`: every token was used. `expired`: an unused one has expired. */
  declare readonly status: Output<SseTokenOutputs["status"]>;
  /** The cloud region that issues the tokens. An appliance can register only with a token of its own region. */
  declare readonly region: Output<SseTokenInputs["region"]>;
  /** How many devices may register: as many entries, with one token each. Fewer later removes only entries that never registered. */
  declare readonly devices: Output<SseTokenInputs["devices"]>;
  /** Name of the device entries until an appliance registers and brings its own. Default: the resource's name. */
  declare readonly name: Output<SseTokenInputs["name"]>;
  /** How long a token may be used after it was issued. A change applies to the next issue. */
  declare readonly validFor: Output<SseTokenInputs["validFor"]>;
  /** `renew` issues new tokens for entries that are still unregistered when the old ones expire. A used token never renews. */
  declare readonly onExpiry: Output<SseTokenInputs["onExpiry"]>;
  /** With `onExpiry: renew`: renew already when less than this is left. */
  declare readonly renewBefore: Output<SseTokenInputs["renewBefore"]>;
  /** Any texts of yours; a change issues new tokens for entries that are still unregistered. */
  declare readonly keepers: Output<SseTokenInputs["keepers"]>;

  constructor(name: string, args: SseTokenArgs, opts?: CustomResourceOptions) {
    const declaration = new Declaration("SseToken", name, args, opts);
    try {
      super(...declaration.begin(new.target));
    } catch (error) {
      throw declaration.failed(error);
    }
    declaration.end(this);
  }
}
