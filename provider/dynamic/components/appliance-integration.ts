import * as pulumi from "@pulumi/pulumi";
import type { InputArgs } from "../resource";
import {
  ApiClient,
  CtrModule,
  DeviceRegistration,
  type ApiClientArgs,
  type CtrModuleArgs,
  type DeviceRegistrationArgs,
} from "../generated/classes";
import type { ApplianceGiven, DeviceRegistrationGiven } from "../../generated/device-registration";
import { schemas } from "../../generated/schemas";
import { isRecord } from "../../lifecycle/defaults";
import { givenOptions, guarded, refuseOptions } from "../options";

/** The module types that ask an appliance of each type. */
const modulesFor = { ESA: ["esa"], SMA: ["sma-email", "sma-web"] } as const;

/** What an appliance can be asked through. */
export type ApplianceModule = (typeof modulesFor)[keyof typeof modulesFor][number];

/** A module with inputs of its own, such as `{ type: "esa", name: "mail", onExisting: "adopt" }`. */
export type ApplianceModuleArgs = { type: ApplianceModule } & Omit<CtrModuleArgs, "region" | "type" | "deviceId">;

/** Inputs of {@link ApplianceIntegration}: those of its DeviceRegistration, and which modules and client to make with it. */
export interface ApplianceIntegrationArgs extends Omit<DeviceRegistrationArgs, "appliance" | "method"> {
  /** The region the appliance belongs to. A change moves everything: modules go first, then the appliance. */
  region: pulumi.Input<DeviceRegistrationGiven["region"]>;
  /** The appliance and how to log in to it. Its type must be plain, unless `modules` are given: it says which modules there are. */
  appliance: Omit<InputArgs<ApplianceGiven>, "type"> & { type: pulumi.Input<ApplianceGiven["type"]> };
  /** Which modules ask the appliance, each by its type or with inputs. Default: `esa` for an ESA, `sma-email` and `sma-web` for an SMA. */
  modules?: readonly (ApplianceModule | ApplianceModuleArgs)[];
  /** How many days back the modules ask. Default: 30. */
  requestTimeframeDays?: CtrModuleArgs["requestTimeframeDays"];
  /** True makes an API client for the casebook and the pivot menu; inputs of an ApiClient make that one. Default: none. */
  apiClient?: boolean | Omit<ApiClientArgs, "region">;
}

/** Every input, as an output. */
type Inputs = { readonly [Key in keyof Required<ApplianceIntegrationArgs>]: pulumi.Output<unknown> };

const defaultDays = schemas.CtrModule.properties.requestTimeframeDays.default;

/**
 * An appliance joined to Cisco Threat Response with all that belongs to it: the registration, its modules and, if wanted, the API
 * client for its casebook and pivot menu. The eight steps of Cisco's guide in one resource; each part is a child of its own.
 *
 * @example
 * ```ts
 * import { ApplianceIntegration } from "pulumi-cisco-ctr";
 *
 * const hostKey = "SHA256:tFikFoghowjcn0gn0hkp/E9C9tkZJ10bXvOHV077RUI";
 * const appliance = { host: "sma1.example.com", type: "SMA", hostKey, credentialsEnv: "SMA1" } as const;
 * const sma = new ApplianceIntegration("sma1", { region: "eu", appliance, apiClient: true });
 *
 * export const { deviceId, clientId, clientPassword } = sma;
 * ```
 */
export class ApplianceIntegration extends pulumi.ComponentResource implements Inputs {
  /** Id of the device in Security Services Exchange. */
  readonly deviceId: pulumi.Output<string>;
  /** `Registered`, or what Security Services Exchange says instead. */
  readonly status: pulumi.Output<string>;
  /** Ids of the modules, in the order of `modules`. */
  readonly moduleIds: pulumi.Output<string[]>;
  /** Id of the API client; unset when none was asked for. */
  readonly clientId: pulumi.Output<string | undefined>;
  /** Password of the API client; unset when none was asked for. */
  readonly clientPassword: pulumi.Output<string | undefined>;
  /** The region the appliance belongs to. */
  readonly region: DeviceRegistration["region"];
  /** The appliance and how to log in to it. */
  readonly appliance: DeviceRegistration["appliance"];
  /** The token it was registered with, where one was given. */
  readonly token: DeviceRegistration["token"];
  /** Of a device that registers from outside; never set here. */
  readonly externalDeviceId: DeviceRegistration["externalDeviceId"];
  /** Name of the device in Security Services Exchange. */
  readonly deviceName: DeviceRegistration["deviceName"];
  /** Text beside the device in Security Services Exchange. */
  readonly description: DeviceRegistration["description"];
  /** What happens when the appliance is registered already. */
  readonly onExisting: DeviceRegistration["onExisting"];
  /** What happens to the registration when this goes. */
  readonly onDelete: DeviceRegistration["onDelete"];
  /** How long the appliance may take. */
  readonly timeouts: DeviceRegistration["timeouts"];
  /** Which modules ask the appliance. */
  readonly modules: pulumi.Output<ApplianceModule[]>;
  /** How many days back the modules ask. */
  readonly requestTimeframeDays: CtrModule["requestTimeframeDays"];
  /** Whether there is an API client, or which one. */
  readonly apiClient: pulumi.Output<boolean | pulumi.Unwrap<Omit<ApiClientArgs, "region">>>;

  constructor(name: string, args: ApplianceIntegrationArgs, opts?: pulumi.ComponentResourceOptions) {
    const options = givenOptions(opts);
    refuseOptions("ApplianceIntegration", name, { ...options, provider: undefined, providers: undefined });
    // Inputs of a component stand in state as they are: it has none, its children mark what is secret.
    super("ciscoctr:index:ApplianceIntegration", name, {}, guarded(options));
    this.checkShapes(args);
    const { modules, requestTimeframeDays, apiClient, ...registration } = args;
    const { region } = args;
    const child = { parent: this };

    const wanted = this.modulesOf(modules, args.appliance);
    const device = new DeviceRegistration(name, registration, child);
    const { deviceId } = device;
    const made = wanted.map(
      (module) => new CtrModule(`${name}-${module.type}`, { requestTimeframeDays, ...module, region, deviceId }, child),
    );
    const client = clientArgs(apiClient);
    const maker = client && new ApiClient(name, { ...client, region }, child);

    this.deviceId = device.deviceId;
    this.status = device.status;
    this.moduleIds = pulumi.all(made.map(({ moduleId }) => moduleId));
    this.clientId = pulumi.output(maker?.clientId);
    this.clientPassword = pulumi.output(maker?.clientPassword);
    this.region = device.region;
    this.appliance = device.appliance;
    this.token = device.token;
    this.externalDeviceId = device.externalDeviceId;
    this.deviceName = device.deviceName;
    this.description = device.description;
    this.onExisting = device.onExisting;
    this.onDelete = device.onDelete;
    this.timeouts = device.timeouts;
    this.modules = pulumi.output(wanted.map(({ type }) => type));
    this.requestTimeframeDays = pulumi.output(requestTimeframeDays).apply((days) => days ?? defaultDays);
    this.apiClient = pulumi.output(apiClient ?? false);
    const { status, moduleIds, clientId, clientPassword } = this;
    this.registerOutputs({ deviceId, status, moduleIds, clientId, clientPassword });
  }

  /** What a program without types gets wrong, where a child could not say it in the program's own words. */
  private checkShapes(given: Partial<ApplianceIntegrationArgs> | undefined): void {
    const { appliance, modules, apiClient } = (given ?? {}) as Partial<Record<keyof ApplianceIntegrationArgs, unknown>>;
    if (!isRecord(appliance)) {
      throw this.wrong(
        'appliance is missing, or not an object. Give it, such as { host, type: "ESA", hostKey, credentialsEnv }.',
      );
    }
    if (appliance["type"] === undefined) throw this.wrong('appliance.type is missing. Use "ESA" or "SMA".');
    if (modules !== undefined && !Array.isArray(modules)) throw this.wrong('modules is not a list. Give one, such as ["esa"].');
    const isModule = (each: unknown) => typeof each === "string" || (isRecord(each) && typeof each["type"] === "string");
    if (Array.isArray(modules) && !modules.every(isModule)) {
      throw this.wrong('modules holds what is neither a type nor inputs with a plain type. Use "esa", or { type: "esa", name }.');
    }
    if (apiClient !== undefined && typeof apiClient !== "boolean" && !isRecord(apiClient)) {
      throw this.wrong('apiClient is neither true nor inputs of an ApiClient. Use true, or such as { preset: "casebook" }.');
    }
  }

  /** Children must be known when the program runs: their number cannot depend on an output. */
  private modulesOf(
    modules: ApplianceIntegrationArgs["modules"],
    { type }: ApplianceIntegrationArgs["appliance"],
  ): readonly ApplianceModuleArgs[] {
    const plain =
      typeof type === "string" ? (modulesFor as Partial<Record<string, readonly ApplianceModule[]>>)[type] : undefined;
    if (modules === undefined && typeof type !== "string") {
      throw this.wrong(
        'modules is missing, and appliance.type is an output. Give modules, or a plain appliance.type, "ESA" or "SMA".',
      );
    }
    const wanted = (modules ?? plain ?? []).map((each) => (typeof each === "string" ? { type: each } : each));
    const stranger = plain && wanted.find((each) => !plain.includes(each.type));
    if (stranger !== undefined && typeof type === "string") {
      throw this.wrong(`modules holds "${stranger.type}", which asks no ${type}. Use ${plain?.join(" and ") ?? ""}.`);
    }
    return wanted;
  }

  private wrong(sentence: string): pulumi.ResourceError {
    return new pulumi.ResourceError(sentence, this, true);
  }
}

function clientArgs(apiClient: ApplianceIntegrationArgs["apiClient"]): Omit<ApiClientArgs, "region"> | undefined {
  if (apiClient === undefined || apiClient === false) return undefined;
  return apiClient === true ? { preset: "casebook-and-pivot-menu" } : apiClient;
}
