import type { dynamic } from "@pulumi/pulumi";
import { describeSubject, isProviderError } from "../base/errors";
import { compose, type Host } from "../core/compose";
import type { ResourceName } from "../generated/schemas";
import { PartialState } from "../lifecycle/definition";
import type { ResourceLifecycle } from "../lifecycle/resource-lifecycle";
import type { DiffResult } from "../lifecycle/results";
import type { Properties } from "../lifecycle/schema";
import { markSecrets } from "../pulumi/secret-envelope";
import { pulumiWording } from "../pulumi/wording";

export type Providers = Record<ResourceName, dynamic.ResourceProvider>;

/** Every resource as Pulumi's dynamic provider process wants it: the front end that needs no plugin. */
export function createProviders(host: Host): Providers {
  const { lifecycles, configure } = compose(host, pulumiWording);
  const learn = (request: dynamic.ConfigureRequest): Promise<void> => {
    configure((key) => request.config.get(key));
    return Promise.resolve();
  };
  const provided = Object.entries(lifecycles).map(([name, lifecycle]) => [name, dynamicProvider(lifecycle, learn)]);
  return Object.fromEntries(provided) as Providers;
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
    diff: (id: string, olds: Properties, news: Properties) => settle(() => answerOf(lifecycle.diff(id, own(news), own(olds)))),
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

/**
 * Without `changes` the engine compares the inputs itself: that is how it comes to know which of them differ, for `replaceOnChanges` and
 * for what it shows. Where it would see nothing, or something that means nothing, it is told (docs/decisions/0012).
 */
function answerOf({ changes, inInputs, replaces, deleteBeforeReplace }: DiffResult): dynamic.DiffResult {
  return { ...(changes && inInputs ? {} : { changes }), replaces, deleteBeforeReplace };
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
      Object.assign(error, { toString: () => "cisco-ctr", stack: describeSubject(error.facts.subject) });
    }
    throw error;
  }
}
