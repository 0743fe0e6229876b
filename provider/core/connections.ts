import type { Call } from "../base/call";
import { isProviderError, type ProviderError } from "../base/errors";
import type { Secrets } from "../base/known-secrets";
import type { Settings } from "../base/settings";
import type * as applianceClient from "../clients/appliance/client";
import type { Appliance, ApplianceAddress, Patience } from "../clients/appliance/client";
import { Cloud } from "../clients/cloud";
import { CloudClient } from "../clients/cloud/client";
import { regions, type RegionName } from "../clients/cloud/regions";
import type * as fmcClient from "../clients/fmc";
import type { Fmc, FmcAddress } from "../clients/fmc";
import { regionCredentials } from "./credentials";

/** Everything that the resources of a process reach: one client for each region and each FMC, so that tokens, lists and pacing are shared. */
export class Connections {
  private readonly clouds = new Map<RegionName, Cloud>();
  private readonly fmcs = new Map<string, Fmc>();

  constructor(
    private readonly settings: Settings,
    private readonly secrets: Secrets,
  ) {}

  /** The cloud of a region; fails when there are no usable credentials for it. */
  cloud(region: RegionName): Cloud {
    const existing = this.clouds.get(region);
    if (existing) return existing;
    const client = new CloudClient(regions[region], regionCredentials(this.settings, region), this.secrets);
    const cloud = new Cloud(regions[region], client);
    this.clouds.set(region, cloud);
    return cloud;
  }

  /** How many requests have gone to the clouds. */
  get requests(): number {
    return [...this.clouds.values()].reduce((sum, { client }) => sum + client.requests, 0);
  }

  /** Why a region cannot be used, before anything is called. */
  cloudProblem(region: RegionName): ProviderError | undefined {
    try {
      this.cloud(region);
      return undefined;
    } catch (error) {
      if (isProviderError(error)) return error;
      throw error;
    }
  }

  /** A session of its own. Its client is loaded when an appliance is really called: a refresh never is. */
  async appliance(address: ApplianceAddress, call: Call, patience: Patience): Promise<Appliance> {
    const { connectAppliance } = require("../clients/appliance/client") as typeof applianceClient;
    return connectAppliance(address, call, this.secrets, patience);
  }

  /** As with appliances, the client is loaded when an FMC is really called. */
  fmc(address: FmcAddress): Promise<Fmc> {
    const key = JSON.stringify(Object.entries(address).sort());
    const existing = this.fmcs.get(key);
    if (existing) return Promise.resolve(existing);
    const { Fmc } = require("../clients/fmc") as typeof fmcClient;
    const fmc = new Fmc(address, this.secrets);
    this.fmcs.set(key, fmc);
    return Promise.resolve(fmc);
  }
}
