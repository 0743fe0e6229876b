import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { systemClock } from "../base/clock";
import { inLines } from "../base/log";
import { isProviderError, type ProviderError } from "../base/errors";
import type * as core from "../core/compose";
import type { Composition } from "../core/compose";
import type { InputArgs } from "./resource";
import type { FunctionName, FunctionShapes } from "../generated/functions";
import { pulumiWording } from "../pulumi/wording";

type Args<Name extends FunctionName> = FunctionShapes[Name]["args"];
type Result<Name extends FunctionName> = FunctionShapes[Name]["result"];

/** Options of a function in its `...Output` form. */
export interface FunctionOutputOptions {
  /** Resources that must be there before the function looks; while one of them is still to be made, the result is unknown. */
  dependsOn?: pulumi.Input<pulumi.Input<pulumi.Resource>[] | pulumi.Resource>;
}

/** Calls a function in the program's own process: in preview too, with the environment and the stack's configuration. */
export async function invoke<Name extends FunctionName>(name: Name, args: Args<Name>): Promise<Result<Name>> {
  // A program's own unit tests answer for every function with `pulumi.runtime.setMocks`.
  if (pulumi.runtime.getMonitor() instanceof MockMonitor) {
    return pulumi.runtime.invoke(`ciscoctr:index:${name}`, args) as Promise<Result<Name>>;
  }
  try {
    return (await composition().functions[name](args)) as Result<Name>;
  } catch (error) {
    if (!isProviderError(error)) throw error;
    // Pulumi prints the message of such an error, and no stack.
    throw Object.assign(new pulumi.RunError(`${error.message}${hintFor(error)}`), { code: error.code });
  }
}

/** Providers get the variables that a workspace of the Automation API sets; an inline program runs in the process that called it. */
function hintFor({ code }: ProviderError): string {
  const isInline = !require.main?.path.includes(join("cmd", "run"));
  if (code !== "missing-credentials" || !isInline) return "";
  return " An inline program of the Automation API does not see the `envVars` of its workspace: set `process.env` too, or use Pulumi's config.";
}

/** {@link invoke} with arguments of which any part may be an output; secret arguments make the result secret. */
export function invokeOutput<Name extends FunctionName>(
  name: Name,
  args: InputArgs<Args<Name>>,
  opts?: FunctionOutputOptions | null,
): pulumi.Output<Result<Name>> {
  const there = pulumi.output(opts?.dependsOn).apply((given) => pulumi.all(awaited(given)));
  return pulumi.all([pulumi.output(args as object), there]).apply<Result<Name>>(([known]) => invoke(name, known as Args<Name>));
}

type Awaitable = pulumi.Resource | null | undefined | (pulumi.Resource | null | undefined)[];

/** What is unknown as long as a resource is not there: its id, or those of a component's children. */
function awaited(resources: Awaitable): pulumi.Output<string>[] {
  return [resources].flat().flatMap((resource) => {
    if (!resource) return [];
    if (pulumi.CustomResource.isInstance(resource)) return [resource.id];
    const { __childResources: children } = resource as { __childResources?: Set<pulumi.Resource> };
    return [resource.urn, ...awaited([...(children ?? [])])];
  });
}

/** One for each set of credentials: an Automation API program may run several stacks in one process. */
const compositions = new Map<string, Composition>();

function composition(): Composition {
  // Loaded at the first call: most programs have none.
  const { compose } = require("../core/compose") as typeof core;
  const config = pulumi.runtime.allConfig();
  const ours = [...entriesOf(process.env, "CISCO_CTR_"), ...entriesOf(config, "ciscoctr:")];
  const key = JSON.stringify(ours.sort());
  const existing = compositions.get(key);
  if (existing) return existing;
  const host = {
    env: { ...process.env },
    clock: systemClock,
    signal: new AbortController().signal,
    say: inLines((line) => process.stderr.write(`${line}\n`)),
  };
  const made = compose(host, pulumiWording);
  made.configure((name) => config[name]);
  compositions.set(key, made);
  return made;
}

const entriesOf = (all: Record<string, string | undefined>, prefix: string) =>
  Object.entries(all).filter(([name]) => name.startsWith(prefix));
