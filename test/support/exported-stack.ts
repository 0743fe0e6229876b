/** Stacks as the engine exports them. */
import { readCheckpoint, type StackState } from "../../cli/states/checkpoint";
import type { ResourceName } from "../../provider/generated/schemas";
import { ResourceSchema, type Properties } from "../../provider/lifecycle/schema";
import { markSecrets } from "../../provider/pulumi/secret-envelope";

const signatureKey = "4dabf18193072939515e22adb298388d";
const signature = "1b47061264138c4ac30d75fd1eb44270";

/** Envelopes as they travel, and as an export has them: in clear, or locked. */
function sealed(value: unknown, shown: boolean): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => sealed(each, shown));
  if (value === null || typeof value !== "object") return value;
  const properties = value as Properties;
  if (properties[signatureKey] === signature)
    return {
      [signatureKey]: signature,
      ...(shown ? { plaintext: JSON.stringify(sealed(properties["value"], true)) } : { ciphertext: "v1:AAAA:BBBB" }),
    };
  return Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, sealed(each, shown)]));
}

/** A value that the user has marked as a secret. */
export const secretly = (value: unknown): Properties => ({ [signatureKey]: signature, value });

export interface ExportOptions {
  stack?: string;
  project?: string;
  /** As with `--show-secrets`. */
  shown?: boolean;
  /** What the provider was configured with; a value may be in an envelope. */
  config?: Properties;
  pending?: object[];
  /** Changes a resource, named by its logical name, as the engine would have written it. */
  edit?: (name: string, wire: Properties) => Properties;
}

/** A resource as its last command left it. */
export interface ExportedResource {
  kind: ResourceName;
  owner: string;
  id: string;
  /** Outputs, secrets in envelopes. */
  raw: Properties;
  /** Inputs in clear. */
  saved: Properties;
}

/** What `pulumi stack export` prints of a stack with these resources. */
export function exported(resources: readonly ExportedResource[], options: ExportOptions = {}): string {
  const { stack = "dev", project = "workbench", shown = true, config = {}, pending = [], edit } = options;
  const urn = (type: string, name: string) => `urn:pulumi:${stack}::${project}::${type}::${name}`;
  const [root, provider] = ["pulumi:pulumi:Stack", "pulumi:providers:pulumi-nodejs"];
  const ours = resources.map(({ kind, owner, id, raw, saved }) => {
    const type = `pulumi-nodejs:dynamic/ciscoctr:${kind}`;
    const name = owner.split("/").slice(2).join("/");
    const inputs = markSecrets(new ResourceSchema(kind).secretPaths, saved);
    const wire = { urn: urn(type, name), custom: true, id, type, inputs, outputs: raw };
    return edit ? edit(name, wire) : wire;
  });
  const deployment = {
    manifest: {},
    resources: [
      { urn: urn(root, `${project}-${stack}`), custom: false, type: root },
      { urn: urn(provider, "default"), custom: true, id: "p", type: provider, inputs: config },
      ...ours,
    ],
    pending_operations: pending,
  };
  return JSON.stringify(sealed({ version: 3, deployment }, shown));
}

export const stackOf = (resources: readonly ExportedResource[], options: ExportOptions = {}): StackState =>
  readCheckpoint(exported(resources, options), "the test");
