import * as pulumi from "@pulumi/pulumi";
import { schemas, type ResourceName } from "../generated/schemas";
import { type Schema } from "../lifecycle/keywords";
import { ownerProperty, ownerText } from "../lifecycle/owner";
import { checkedOptions, givenOptions, guarded, providerProperty, runsTransformations, typePrefix } from "./options";
import { checkReachable } from "./reachable";
import { shown } from "./shown";
import { withoutStackTraces } from "./stack-traces";

/** A value of which every part may still be an output. A list may be a `readonly` one: none is changed. */
export type DeepInput<T> = pulumi.Input<
  T extends readonly (infer Item)[] ? readonly DeepInput<Item>[] : T extends object ? { [Key in keyof T]: DeepInput<T[Key]> } : T
>;

/** The arguments of a resource: each input, and each part of it, may be an output. */
export type InputArgs<Given> = { [Key in keyof Given]: DeepInput<Given[Key]> };

/**
 * The program text by which the engine finds the provider of a resource. It is stored in every stack's state and evaluated there for
 * as long as the resource lives: it is the same in every release, at most 120 bytes, and holds nothing of the program.
 */
export function providerText(name: ResourceName): string {
  return `exports.handler = () => require("pulumi-cisco-ctr/runtime").${name};`;
}

/** What the class of a resource says of each of its instances. */
interface Kind {
  schema: Schema;
  /** Inputs and outputs. */
  properties: Record<string, Schema>;
  /** Room for what Pulumi finds out: it fills in what a resource was made with, and nothing else. */
  places: Record<string, undefined>;
  secrets: string[];
}

const kinds = new Map<ResourceName, Kind>();

function kindOf(name: ResourceName): Kind {
  const existing = kinds.get(name);
  if (existing) return existing;
  const schema = schemas[name] as Schema;
  const properties = { ...schema.properties, ...schema.definitions?.["outputs"]?.properties };
  const kind = {
    schema,
    properties,
    places: Object.fromEntries(Object.keys(properties).map((key) => [key, undefined])),
    secrets: Object.keys(properties).filter((key) => properties[key]?.["x-secret"]),
  };
  kinds.set(name, kind);
  return kind;
}

/** The base of every resource: a custom resource whose provider is a constant text instead of a captured program (docs/decisions/0001). */
export abstract class CiscoResource extends pulumi.CustomResource {
  protected constructor(
    name: ResourceName,
    logicalName: string,
    args?: object | null,
    opts?: pulumi.CustomResourceOptions | null,
  ) {
    const { schema, properties, places, secrets } = kindOf(name);
    const options = guarded(checkedOptions(name, logicalName, givenOptions(opts)));
    checkReachable();
    const given = (args ?? {}) as Record<string, unknown>;
    const props = {
      ...places,
      ...withSecrets(schema, given),
      [ownerProperty]: ownerOf(logicalName, options.parent),
      [providerProperty]: providerText(name),
    };
    const resume = runsTransformations(options) ? () => undefined : withoutStackTraces(new.target);
    try {
      super(`${typePrefix}${name}`, logicalName, props, pulumi.mergeOptions(options, { additionalSecretOutputs: secrets }));
      resume();
    } catch (error) {
      resume(error);
      throw error;
    }
    for (const [key, property] of Object.entries(properties)) {
      // The id is known in the preview of an update, when outputs are not: a module must not seem to be replaced with its device's password.
      const output = property["x-id"] ? this.id : shown(this[key as keyof this], property, logicalName, given[key] !== undefined);
      Object.assign(this, { [key]: output });
    }
  }
}

/** Marks every secret input, wherever it stands, so that none is in plain text in state whether or not the user marked it. */
function withSecrets(schema: Schema, args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, protectedValue(schema.properties?.[key], value)]));
}

function protectedValue(schema: Schema | undefined, value: unknown): unknown {
  if (value === undefined || value === null || schema === undefined) return value;
  if (schema["x-secret"]) return pulumi.secret(value);
  if (schema.properties === undefined || typeof value !== "object") return value;
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return pulumi.output(value).apply((known) => protectedValue(schema, known));
  }
  return withSecrets(schema, value as Record<string, unknown>);
}

/** What the SDK keeps of a resource and does not publish. */
interface Parent {
  __pulumiType?: string;
  __parentResource?: Parent;
}

function ownerOf(logicalName: string, parent: pulumi.Resource | undefined): string {
  const parents: string[] = [];
  for (let each = parent as Parent | undefined; each !== undefined; each = each.__parentResource) {
    if (each.__pulumiType !== undefined && each.__pulumiType !== "pulumi:pulumi:Stack") parents.unshift(each.__pulumiType);
  }
  return ownerText({ project: pulumi.getProject(), stack: pulumi.getStack(), parents, logicalName });
}
