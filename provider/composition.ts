import { setMaxListeners } from "node:events";
import type { dynamic } from "@pulumi/pulumi";
import type { Clock } from "./base/clock";
import { applianceCredentials, regionCredentials, type Settings } from "./base/config";
import { isProviderError } from "./base/errors";
import { lineLog } from "./base/log";
import { Secrets } from "./base/redact";
import { Cloud } from "./clients/cloud";
import { CloudClient } from "./clients/cloud/client";
import { regions, type RegionName } from "./clients/cloud/regions";
import type { ResourceName } from "./generated/schemas";
import { PartialState, type AnyDefinition } from "./lifecycle/definition";
import { ResourceLifecycle, type Environment } from "./lifecycle/provider";
import { markSecrets } from "./lifecycle/secrets";
import type { Properties } from "./lifecycle/schema";
import { resources } from "./resources";

/** The process the providers live in, as far as a test may want another one. */
export interface Host {
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  /** Aborts when the engine goes away. */
  signal: AbortSignal;
  write: (line: string) => void;
}

export type Providers = Record<ResourceName, dynamic.ResourceProvider>;

/**
 * Puts the far side of the boundary together: everything that resources share in a process (access tokens, lists, pacing, secrets)
 * exists once.
 */
export function createProviders(host: Host): Providers {
  // Every call in hand listens to the one signal, and Node would warn of that on the user's screen.
  setMaxListeners(Infinity, host.signal);
  const secrets = new Secrets();
  const log = lineLog(host.write, secrets, host.env["CISCO_CTR_LOG"] === "debug" ? "debug" : "info");
  const config: { get?: (key: string) => string | undefined } = {};
  const settings: Settings = { env: (name) => host.env[name], pulumiConfig: (key) => config.get?.(`ciscoctr:${key}`) };
  const clouds = new Map<RegionName, Cloud>();

  const cloudOf = (region: RegionName): Cloud => {
    const existing = clouds.get(region);
    if (existing) return existing;
    const cloud = new Cloud(regions[region], new CloudClient(regions[region], regionCredentials(settings, region), secrets));
    clouds.set(region, cloud);
    return cloud;
  };

  const environment: Environment = {
    now: () => host.clock.now(),
    applianceCredentials: (prefix) => applianceCredentials(settings, prefix),
    redact: (text) => secrets.redact(text),
    regionProblem: (region) => problem(() => cloudOf(region)),
    context: (region, mark, budgetMs) => {
      const call = { clock: host.clock, signal: host.signal, deadline: host.clock.now() + budgetMs, log };
      return {
        call,
        cloud: cloudOf(region),
        cloudOf: (other) => (problem(() => cloudOf(other)) ? undefined : cloudOf(other)),
        // Loaded when an appliance is really called: a refresh never is.
        connectAppliance: async (address) =>
          (await import("./clients/appliance/client.js")).connectAppliance(address, call, secrets),
        applianceCredentials: (prefix) => applianceCredentials(settings, prefix),
        secrets,
        mark,
      };
    },
  };

  const configure = (req: dynamic.ConfigureRequest): Promise<void> => {
    config.get = (key) => req.config.get(key);
    return Promise.resolve();
  };
  const provide = (definition: AnyDefinition) => dynamicProvider(new ResourceLifecycle(definition, environment), configure);
  return Object.fromEntries(Object.entries(resources).map(([name, definition]) => [name, provide(definition)])) as Providers;
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

const providerKey = "__provider";

/** Puts a lifecycle behind Pulumi's dynamic provider interface. */
function dynamicProvider(
  lifecycle: ResourceLifecycle,
  configure: dynamic.ResourceProvider["configure"],
): dynamic.ResourceProvider {
  const own = (properties: Properties): Properties =>
    Object.fromEntries(Object.entries(properties).filter(([key]) => key !== providerKey));
  const secret = (outs: Properties): Properties => markSecrets(lifecycle.schema.secretPaths, outs);
  return {
    configure,
    check: (olds: Properties, news: Properties) =>
      settle(() => {
        const { inputs, failures } = lifecycle.check(own(olds), own(news));
        // The engine prints the value of a property that is named: the reason names it instead, and no secret is shown.
        return { inputs, failures: failures.map(({ property, reason }) => ({ property: "", reason: `${property} ${reason}` })) };
      }),
    diff: (_id: string, olds: Properties, news: Properties) => settle(() => lifecycle.diff(own(news), own(olds))),
    create: async (inputs: Properties) => {
      const { id, outs } = await partial(inputs, lifecycle.create(own(inputs)), secret);
      return { id, outs: secret(outs) };
    },
    read: async (id: string, outs: Properties) => {
      const found = await quiet(lifecycle.read(id, own(outs)));
      if (found === undefined) return { id: "", props: {} };
      return { id, props: secret(found.outs), ...(found.inputs ? { inputs: secret(found.inputs) } : {}) };
    },
    update: async (id: string, olds: Properties, news: Properties) => ({
      outs: secret(await partial(news, lifecycle.update(id, own(olds), own(news)), secret)),
    }),
    delete: async (id: string, outs: Properties) => quiet(lifecycle.delete(id, own(outs))),
  };
}

/** Created but not finished: Pulumi wants id, properties and the provider's text on the error, and then saves them. */
async function partial<T>(inputs: Properties, work: Promise<T>, secret: (outs: Properties) => Properties): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PartialState)) throw error;
    const properties = { ...secret(error.outs as Properties), [providerKey]: inputs[providerKey] };
    throw Object.assign(new Error(error.message), { id: error.id, properties, reasons: [error.message] });
  }
}

const settle = <T>(work: () => T): Promise<T> =>
  quiet(
    new Promise((resolve) => {
      resolve(work());
    }),
  );

/**
 * The runtime prints name and stack of an error of check, diff, read and delete before it hands the message to the engine, which
 * prints the whole sentence: a heading is enough here.
 */
async function quiet<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isProviderError(error) && error.facts.subject) {
      const { verb, noun, name } = error.facts.subject;
      Object.assign(error, { toString: () => "cisco-ctr", stack: `cannot ${verb} ${noun} "${name}"` });
    }
    throw error;
  }
}
