import { setMaxListeners } from "node:events";
import type { Call } from "../base/call";
import type { Clock } from "../base/clock";
import { applianceCredentials, fmcCredentials, regionCredentials, type Settings } from "../base/config";
import { isProviderError } from "../base/errors";
import { logTo, type Sink } from "../base/log";
import type { Wording } from "../base/sentence";
import { Secrets } from "../base/redact";
import { Steps } from "../base/steps";
import { Cloud } from "../clients/cloud";
import { CloudClient } from "../clients/cloud/client";
import { regions, type RegionName } from "../clients/cloud/regions";
import type * as applianceClient from "../clients/appliance/client";
import type * as fmcClient from "../clients/fmc";
import type { Fmc, FmcAddress } from "../clients/fmc";
import { functions, type FunctionName } from "../functions";
import { cloudFunction, type CloudFunction, type FunctionEnvironment } from "../functions/definition";
import type { ResourceName } from "../generated/schemas";
import type { Context, LookUp } from "../lifecycle/definition";
import type { Mark } from "../lifecycle/mark";
import { ResourceLifecycle, type Environment } from "../lifecycle/resource-lifecycle";
import { resources } from "../resources";

/** The process the providers live in, as far as a test may want another one. */
export interface Host {
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  /** Aborts when the engine goes away. */
  signal: AbortSignal;
  say: Sink;
}

const functionBudgetMs = 2 * 60_000;

/** Reads a key of the stack's configuration, such as `ciscoctr:usClientId`. */
export type StackConfig = (key: string) => string | undefined;

/** Every resource's lifecycle, every function, and the way in for what only the front end learns. */
export interface Composition {
  lifecycles: Record<ResourceName, ResourceLifecycle>;
  functions: Record<FunctionName, CloudFunction>;
  /** The configuration comes after the start, and before the first call. */
  configure: (config: StackConfig) => void;
}

/**
 * Puts the core together, for whichever front end: everything that resources share in a process (access tokens, lists, pacing,
 * secrets) exists once.
 */
export function compose(host: Host, wording: Wording): Composition {
  // Every call in hand listens to the one signal, and Node would warn of that on the user's screen.
  setMaxListeners(Infinity, host.signal);
  const secrets = new Secrets();
  const known = new Set<string>();
  const log = logTo(host.say, secrets, host.env["CISCO_CTR_LOG"] === "debug" ? "debug" : "info", wording);
  let config: StackConfig = () => undefined;
  const settings: Settings = { env: (name) => host.env[name], pulumiConfig: (key) => config(`ciscoctr:${key}`) };
  const clouds = new Map<RegionName, Cloud>();

  const cloudOf = (region: RegionName): Cloud => {
    const existing = clouds.get(region);
    if (existing) return existing;
    const cloud = new Cloud(regions[region], new CloudClient(regions[region], regionCredentials(settings, region), secrets));
    clouds.set(region, cloud);
    return cloud;
  };

  // As with appliances, the client is loaded when an FMC is really called.
  const fmcs = new Map<string, Fmc>();
  const connectFmc = (address: FmcAddress): Fmc => {
    const key = JSON.stringify(Object.entries(address).sort());
    const existing = fmcs.get(key);
    if (existing) return existing;
    const { Fmc } = require("../clients/fmc") as typeof fmcClient;
    const fmc = new Fmc(address, secrets);
    fmcs.set(key, fmc);
    return fmc;
  };

  const lookUp: LookUp = {
    applianceCredentials: (prefix) => applianceCredentials(settings, prefix),
    fmcCredentials: (prefix) => fmcCredentials(settings, prefix),
  };

  const contextOf = (region: RegionName, mark: Mark, call: Call, formerOwner?: string): Context => ({
    ...lookUp,
    call,
    get cloud() {
      return cloudOf(region);
    },
    cloudOf: (other) => (problem(() => cloudOf(other)) ? undefined : cloudOf(other)),
    // Loaded when an appliance is really called: a refresh never is.
    connectAppliance: async (address, patience) =>
      (require("../clients/appliance/client") as typeof applianceClient).connectAppliance(address, call, secrets, patience),
    connectFmc: (address) => Promise.resolve(connectFmc(address)),
    secrets,
    known,
    mark,
    formerOwner,
    withCall: (other) => contextOf(region, mark, other, formerOwner),
  });

  const callFor = (budgetMs: number, steps?: Steps): Call => ({
    clock: host.clock,
    signal: host.signal,
    deadline: host.clock.now() + budgetMs,
    log,
    steps,
  });

  const environment: Environment = {
    now: () => host.clock.now(),
    known,
    ...lookUp,
    redact: (text) => secrets.redact(text),
    wording,
    regionProblem: (region) => problem(() => cloudOf(region)),
    steps: ({ noun, name }) => {
      return new Steps(host.clock, (text) => {
        log.info(`${noun} "${name}": ${text}`);
      });
    },
    context: (region, mark, budgetMs, steps, formerOwner) => contextOf(region, mark, callFor(budgetMs, steps), formerOwner),
  };

  const functionEnvironment: FunctionEnvironment = {
    redact: (text) => secrets.redact(text),
    wording,
    context: (region) => ({
      wording,
      call: callFor(functionBudgetMs),
      region: regions[region],
      // Asked for when it is used: who asks no cloud needs no credentials.
      get cloud() {
        return cloudOf(region);
      },
    }),
  };

  const lifecycles = Object.entries(resources).map(([name, definition]) => [
    name,
    new ResourceLifecycle(definition, environment),
  ]);
  return {
    lifecycles: Object.fromEntries(lifecycles) as Composition["lifecycles"],
    functions: Object.fromEntries(
      Object.entries(functions).map(([name, definition]) => [name, cloudFunction(definition, functionEnvironment)]),
    ) as Composition["functions"],
    configure: (given) => {
      config = given;
    },
  };
}

function problem(action: () => unknown) {
  try {
    action();
    return undefined;
  } catch (error) {
    if (isProviderError(error)) return error;
    throw error;
  }
}
