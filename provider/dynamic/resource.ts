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

/**
 * What one resource gives Pulumi, and what its program sees of it then. Each class is a `CustomResource` of Pulumi's itself, with no other
 * between: Pulumi takes what called the class to be the place in the program.
 */
export class Declaration {
  private readonly kind: Kind;
  private readonly given: Record<string, unknown>;
  private readonly options: pulumi.CustomResourceOptions;
  private resume?: (error?: unknown) => void;

  constructor(
    private readonly name: ResourceName,
    private readonly logicalName: string,
    args?: object | null,
    opts?: pulumi.CustomResourceOptions | null,
  ) {
    this.kind = kindOf(name);
    this.options = guarded(checkedOptions(name, logicalName, givenOptions(opts)));
    checkReachable();
    this.given = (args ?? {}) as Record<string, unknown>;
  }

  /** What a custom resource is made with: a constant text instead of a captured program is its provider (docs/decisions/0001). */
  begin(maker: NewableFunction): ConstructorParameters<typeof pulumi.CustomResource> {
    const { name, logicalName, given, options } = this;
    const { schema, places, secrets } = this.kind;
    const props = {
      ...places,
      ...withSecrets(schema, given),
      [ownerProperty]: ownerOf(logicalName, options.parent),
      [providerProperty]: providerText(name),
    };
    const whole = pulumi.mergeOptions(options, { additionalSecretOutputs: secrets });
    if (!runsTransformations(options)) this.resume = withoutStackTraces(maker);
    return [`${typePrefix}${name}`, logicalName, props, whole];
  }

  /** @returns the error, which says where it comes from */
  failed(error: unknown): unknown {
    this.resume?.(error);
    return error;
  }

  /** Shows the program its inputs and outputs. */
  end(resource: pulumi.CustomResource): void {
    this.resume?.();
    for (const [key, property] of Object.entries(this.kind.properties)) {
      const output: unknown = Reflect.get(resource, key);
      const isGiven = this.given[key] !== undefined;
      // The id is known in the preview of an update, when outputs are not: a module must not seem to be replaced with its device's password.
      Reflect.set(resource, key, property["x-id"] ? resource.id : shown(output, property, this.logicalName, isGiven));
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
