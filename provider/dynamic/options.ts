import * as pulumi from "@pulumi/pulumi";
import { ProviderError } from "../base/errors";
import { schemas, type ResourceName } from "../generated/schemas";
import { type Schema } from "../lifecycle/keywords";
import { ownerProperty } from "../lifecycle/owner";
import { rotates } from "../lifecycle/replacement";

/** The beginning of the type of every resource; the name of its class follows. */
export const typePrefix = "pulumi-nodejs:dynamic/ciscoctr:";

/** The input that holds the program text of the provider. */
export const providerProperty = "__provider";

type Options = pulumi.CustomResourceOptions & Pick<pulumi.ComponentResourceOptions, "providers">;

/** Why an option cannot be obeyed, and the way out. */
interface Objection {
  reason: string;
  next: string;
}

const noExisting: Omit<Objection, "reason"> = {
  next: "Leave it out: a DeviceRegistration takes an existing registration over (onExisting), an FmcCloudIntegration takes the FMC as it is, and getDevices, getModules and getApiClients show what is there.",
};

const noPlugin: Omit<Objection, "reason"> = {
  next: "Leave it out: the provider is the installed npm package pulumi-cisco-ctr, whose version stands in package.json.",
};

/** Options that no resource of ours can obey, with what is said about each; everything else is Pulumi's to do. */
const objections: Partial<Record<keyof Options, (value: never, noun: string) => Objection | undefined>> = {
  id: () => ({ reason: "the option id reads an existing object, which these resources do not do", ...noExisting }),
  import: () => ({ reason: "the option import reads an existing object, which these resources do not do", ...noExisting }),
  urn: () => ({
    reason: "the option urn reads a resource that is declared elsewhere, which these resources do not do",
    next: "Use that resource itself, or the outputs of its stack (StackReference).",
  }),
  customTimeouts: (value: pulumi.CustomTimeouts, noun) => {
    if (!Object.values(value).some(isGiven)) return undefined;
    const next = hasTimeouts(noun)
      ? "Give the input timeouts in its place."
      : "Leave it out: every call here has a time limit of its own.";
    return { reason: "the option customTimeouts does not reach this provider", next };
  },
  provider: (value: pulumi.ProviderResource) => foreign([value]),
  providers: (value: Record<string, pulumi.ProviderResource> | pulumi.ProviderResource[]) => foreign(Object.values(value)),
  envVarMappings: () => ({
    reason: "the option envVarMappings is for providers, and this is a resource",
    next: "Leave it out: the provider reads variables of its own, which the documents list under Credentials.",
  }),
  version: () => ({ reason: "the option version is for plugins, and this provider is none", ...noPlugin }),
  pluginDownloadURL: () => ({ reason: "the option pluginDownloadURL is for plugins, and this provider is none", ...noPlugin }),
};

function foreign(providers: readonly pulumi.ProviderResource[]): Objection | undefined {
  const packages = providers.map((each) => (each as Inherited).__pulumiType?.replace("pulumi:providers:", ""));
  const stranger = packages.find((name) => name !== "pulumi-nodejs");
  return stranger === undefined
    ? undefined
    : {
        reason: `the option provider names a provider of package "${stranger}", which does not know this resource`,
        next: "Leave it out: credentials come from environment variables or Pulumi's configuration.",
      };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

const schemaOf = (noun: string): Schema | undefined => (schemas as Partial<Record<string, Schema>>)[noun];

const hasTimeouts = (noun: string): boolean => "timeouts" in (schemaOf(noun)?.properties ?? { timeouts: {} });

/** False for what is no class of ours. */
const isRotated = (noun: string): boolean => rotates(schemaOf(noun) ?? {});

/** The options that are given: to Pulumi `null` is none, whether it stands for one of them or for all. */
export function givenOptions<Given extends object>(options: Given | null | undefined): Partial<Given> {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== null)) as Partial<Given>;
}

/** Refuses, before anything is called, the first option that cannot be obeyed; `noun` is the class, a component's too. */
export function refuseOptions(noun: string, name: string, options: Options): void {
  for (const [key, objection] of Object.entries(objections)) {
    const value: unknown = options[key as keyof Options];
    const found = isGiven(value) ? objection(value as never, noun) : undefined;
    if (found) throw refusal(noun, name, found);
  }
}

/** The options of a resource as Pulumi gets them: `undefined` is the default, and what would lose the object is refused. */
export function checkedOptions(noun: ResourceName, name: string, options: Options): pulumi.CustomResourceOptions {
  refuseOptions(noun, name, options);
  // `pulumi up --replace` and `pulumi state taint` do not ask the provider for the order: what finds its own mark must be gone before.
  const { deleteBeforeReplace = null, ...others } = options;
  if (deleteBeforeReplace === false && !isRotated(noun)) throw refusal(noun, name, createFirst("deleteBeforeReplace is false"));
  return { ...others, deleteBeforeReplace: deleteBeforeReplace ?? !isRotated(noun) };
}

const createFirst = (reason: string): Objection => ({
  reason: `${reason}: its replacement would take the object over that is then deleted`,
  next: "Set deleteBeforeReplace to true, or let it be.",
});

function refusal(noun: string, name: string, { reason, next }: Objection): pulumi.RunError {
  const { message, code } = new ProviderError({
    code: "invalid-input",
    subject: { verb: "declare", noun, name },
    reason,
    next,
  });
  // Pulumi prints the message of such an error, and no stack.
  return Object.assign(new pulumi.RunError(message), { code });
}

/** What the SDK keeps of a resource and does not publish. */
interface Inherited {
  __pulumiType?: string;
  __transformations?: unknown[];
}

/**
 * Options of which our own transform is the last, where the program transforms the resource: what comes out is judged like options. What
 * a transform of the stack or of another's component does later, the provider sees to: it deletes nothing that it has just made.
 */
export function guarded<Given extends pulumi.ResourceOptions>(options: Given): Given {
  const { transforms = [] } = options;
  const transformed = transforms.length > 0 || runsTransformations(options);
  return transformed && engineTransforms() ? { ...options, transforms: [...transforms, judgeTransformed] } : options;
}

/** True where code of the program runs while the resource is made. */
export function runsTransformations({ parent, transformations = [] }: pulumi.ResourceOptions): boolean {
  const inherited = ((parent ?? pulumi.runtime.getStackResource()) as Inherited | undefined)?.__transformations ?? [];
  return transformations.length > 0 || inherited.length > 0;
}

/** An older engine, and a program's own unit tests, have no transforms. */
function engineTransforms(): boolean {
  const { getStore } = require("@pulumi/pulumi/runtime/state") as { getStore: () => { supportsTransforms?: boolean } };
  return getStore().supportsTransforms === true;
}

function judgeTransformed({ type, name, props, opts }: pulumi.ResourceTransformArgs): undefined {
  const noun = type.startsWith(typePrefix) ? type.slice(typePrefix.length) : undefined;
  if (noun === undefined) return;
  const lost = [ownerProperty, providerProperty].find((key) => !isGiven((props as Record<string, unknown>)[key]));
  if (lost !== undefined) {
    throw refusal(noun, name, {
      reason: `a transform has taken its input ${lost} away`,
      next: "Let transforms pass on the inputs that they do not know.",
    });
  }
  refuseOptions(noun, name, opts);
  if (!(opts as Options).deleteBeforeReplace && !isRotated(noun)) {
    throw refusal(noun, name, createFirst("a transform has set deleteBeforeReplace to false, or left it out"));
  }
}
