import * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../lifecycle/defaults";
import type { Schema } from "../lifecycle/keywords";

/** An output's part that the SDK does not publish: what is known of a value that is partly unknown stays known. */
interface Applicable {
  apply(change: (value: unknown) => unknown, runWithUnknowns: true): pulumi.Output<unknown>;
}

/**
 * An input or output of a resource as its program sees it: with its defaults, which no state holds, and in its own shape. Of a secret
 * within a secret Pulumi opens the outer envelope only. Most are never looked at: it is worked out at the first look.
 *
 * @param isGiven false for an input that the program leaves out: its default is known before the resource is there
 */
export function shown(output: unknown, schema: Schema, logicalName: string, isGiven: boolean): pulumi.Output<unknown> {
  // A transformation of the program may have left no room for it.
  const told = pulumi.Output.isInstance(output) ? output : pulumi.output(output);
  return new Proxy(told, new Shown(schema, logicalName, isGiven));
}

/** Stands before an output as the SDK's own proxy does, and answers as what is made of it. */
class Shown implements ProxyHandler<pulumi.Output<unknown>> {
  private made: pulumi.Output<unknown> | undefined;

  constructor(
    private readonly schema: Schema,
    private readonly logicalName: string,
    private readonly isGiven: boolean,
  ) {}

  get(told: pulumi.Output<unknown>, key: string | symbol): unknown {
    this.made ??= (told as unknown as Applicable).apply((value) => this.shape(value), true);
    return Reflect.get(this.made, key);
  }

  private shape(value: unknown): unknown {
    const open = opened(value);
    const given = pulumi.containsUnknowns(open) && !this.isGiven ? undefined : open;
    if (pulumi.containsUnknowns(given)) return given;
    return withDefaults({ given: this.schema }, { given }, this.logicalName)["given"] ?? open;
  }
}

function opened(value: unknown): unknown {
  if (value === null || typeof value !== "object" || pulumi.isUnknown(value)) return value;
  if (Array.isArray(value)) return value.map(opened);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  if (pulumi.runtime.isRpcSecret(value)) return opened(pulumi.runtime.unwrapRpcSecret(value));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, opened(part)]));
}
