import { setMaxListeners } from "node:events";
import type { Call } from "../base/call";
import type { Clock } from "../base/clock";
import type { ProviderError } from "../base/errors";
import { logTo, type Sink } from "../base/log";
import { Secrets } from "../base/known-secrets";
import type { Wording } from "../base/sentence";
import type { Settings } from "../base/settings";
import { Steps } from "../base/steps";
import type { Appliance, ApplianceAddress, Patience } from "../clients/appliance/client";
import type { Cloud } from "../clients/cloud";
import { regions, type RegionName } from "../clients/cloud/regions";
import type { Fmc, FmcAddress } from "../clients/fmc";
import { functions } from "../functions";
import { cloudFunction, type CloudFunction, type FunctionEnvironment } from "../functions/definition";
import type { FunctionName } from "../generated/functions";
import type { ResourceName } from "../generated/schemas";
import type { Context, LookUp } from "../lifecycle/definition";
import type { Mark } from "../lifecycle/mark";
import { ResourceLifecycle, type Environment } from "../lifecycle/resource-lifecycle";
import { resources } from "../resources";
import { Connections } from "./connections";
import { applianceCredentials, fmcCredentials } from "./credentials";

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
  /** The way to the other side for who looks at more than resources. */
  access: Access;
}

/** What a front end may ask beside resources and functions: it shares their tokens, lists, pacing and secrets. */
export interface Access extends LookUp {
  call(budgetMs: number): Call;
  /** The cloud of a region; fails when there are no usable credentials for it. */
  cloud(region: RegionName): Cloud;
  connectAppliance: (address: ApplianceAddress, call: Call, patience: Patience) => Promise<Appliance>;
  connectFmc: (address: FmcAddress) => Promise<Fmc>;
  /** Why a region cannot be used, before anything is called. */
  cloudProblem(region: RegionName): ProviderError | undefined;
  /** How many requests have gone to the clouds, logins among them. */
  requests(): number;
  readonly secrets: Secrets;
  readonly settings: Settings;
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
  const settings: Settings = { env: (name) => host.env[name], config: (key) => config(`ciscoctr:${key}`) };
  const connections = new Connections(settings, secrets);
  const lookUp: LookUp = {
    applianceCredentials: (prefix) => applianceCredentials(settings, prefix),
    fmcCredentials: (prefix) => fmcCredentials(settings, prefix),
  };

  const contextOf = (region: RegionName, mark: Mark, call: Call, formerOwner?: string): Context => ({
    ...lookUp,
    call,
    get cloud() {
      return connections.cloud(region);
    },
    cloudOf: (other) => (connections.cloudProblem(other) ? undefined : connections.cloud(other)),
    connectAppliance: (address, patience) => connections.appliance(address, call, patience),
    connectFmc: (address) => connections.fmc(address),
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
    regionProblem: (region) => connections.cloudProblem(region),
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
        return connections.cloud(region);
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
    access: {
      ...lookUp,
      call: (budgetMs) => callFor(budgetMs),
      cloud: (region) => connections.cloud(region),
      cloudProblem: (region) => connections.cloudProblem(region),
      requests: () => connections.requests,
      connectAppliance: (address, call, patience) => connections.appliance(address, call, patience),
      connectFmc: (address) => connections.fmc(address),
      secrets,
      settings,
    },
  };
}
