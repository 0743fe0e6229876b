import * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../lifecycle/defaults";
import type { Schema } from "../lifecycle/keywords";

/** An output's part that the SDK does not publish: what is known of a value that is partly unknown stays known. */
interface Applicable {
  apply(change: (value: unknown) => unknown, runWithUnknowns: true): pulumi.Output<unknown>;
}

/**
 * An input or output of a resource as its program sees it: with its defaults, which no state holds, and in its own shape. Of a secret
 * within a secret Pulumi opens the outer envelope only.
 *
 * @param isGiven false for an input that the program leaves out: its default is known before the resource is there
 */
export function shown(output: unknown, schema: Schema, logicalName: string, isGiven: boolean): pulumi.Output<unknown> {
  return (pulumi.output(output) as unknown as Applicable).apply((value) => {
    const open = opened(value);
    const given = pulumi.containsUnknowns(open) && !isGiven ? undefined : open;
    if (pulumi.containsUnknowns(given)) return given;
    return withDefaults({ given: schema }, { given }, logicalName)["given"] ?? open;
  }, true);
}

function opened(value: unknown): unknown {
  if (value === null || typeof value !== "object" || pulumi.isUnknown(value)) return value;
  if (Array.isArray(value)) return value.map(opened);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  if (pulumi.runtime.isRpcSecret(value)) return opened(pulumi.runtime.unwrapRpcSecret(value));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, opened(part)]));
}
