import { schemas, type ResourceName } from "../../provider/generated/schemas";
import type { Properties } from "../../provider/lifecycle/schema";
import { UsageProblem } from "../exit-codes";

/** A resource of ours in a state. */
export interface StateResource {
  urn: string;
  type: ResourceName;
  /** The last part of the URN. */
  name: string;
  id: string;
  inputs: Properties;
  outs: Properties;
  /** Paths of secrets that were not given. */
  hidden: string[][];
}

/** The state of one stack, as far as it is ours. */
export interface StackState {
  /** `project/stack`, or `organization/project/stack`. */
  name: string;
  project: string;
  stack: string;
  /** What it was asked for by, where it was asked for by a name. */
  given?: string;
  resources: StateResource[];
  /** What the program was configured with when it was last run; a secret that was not given is absent. */
  config: Record<string, string>;
  /** Keys of configuration that were not given. */
  hiddenConfig: string[];
  /** URNs of operations that a run left unfinished. */
  pending: string[];
}

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const typePrefix = "pulumi-nodejs:dynamic/ciscoctr:";
const providerType = "pulumi:providers:pulumi-nodejs";

interface WireResource {
  urn: string;
  type: string;
  id?: string;
  inputs?: Properties;
  outputs?: Properties;
  delete?: boolean;
}

interface WireDeployment {
  resources?: WireResource[];
  pending_operations?: { resource?: { urn?: string } }[];
}

/**
 * Reads what `pulumi stack export` prints, or a file of a file backend.
 *
 * @param text JSON
 * @param from what to call it in a message
 * @throws UsageProblem when it is neither
 */
export function readCheckpoint(text: string, from: string): StackState {
  const deployment = deploymentIn(parsed(text, from));
  if (deployment === undefined) throw unusable(from, "it is not what `pulumi stack export` prints");
  const all = (deployment.resources ?? []).filter(isResource);
  const { stack = "", project = "" } = all.map(({ urn }) => partsOf(urn)).find((parts) => parts !== undefined) ?? {};
  const { config, hiddenConfig } = configIn(all.find(({ type }) => type === providerType)?.inputs ?? {});
  return {
    ...{ name: `${project}/${stack}`, project, stack, config, hiddenConfig },
    resources: all.flatMap(toResource),
    pending: (deployment.pending_operations ?? []).flatMap(({ resource }) => resource?.urn ?? []),
  };
}

function unusable(from: string, why: string): UsageProblem {
  return new UsageProblem(`cannot use the state in ${from}: ${why}; give what \`pulumi stack export\` wrote`);
}

function parsed(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable(from, "it is not JSON");
  }
}

/** An export has it as `deployment`, a file of a file backend as `checkpoint.latest`. An empty stack has no resources. */
function deploymentIn(json: unknown): WireDeployment | undefined {
  const { deployment, checkpoint } = (json ?? {}) as { deployment?: WireDeployment; checkpoint?: { latest?: WireDeployment } };
  const found = deployment ?? checkpoint?.latest;
  if (found === undefined || typeof found !== "object") return undefined;
  return found.resources === undefined || Array.isArray(found.resources) ? found : undefined;
}

const isResource = (given: unknown): given is WireResource => {
  const { urn, type } = (given ?? {}) as Partial<WireResource>;
  return typeof urn === "string" && typeof type === "string";
};

/** `urn:pulumi:STACK::PROJECT::TYPE::NAME` */
function partsOf(urn: string): { stack: string; project: string; name: string } | undefined {
  const groups = /^urn:pulumi:(?<stack>[^:]+)::(?<project>[^:]+)::(?:[^:]|:(?!:))+::(?<name>.*)$/s.exec(urn)?.groups;
  return groups as { stack: string; project: string; name: string } | undefined;
}

/** What a replacement has left to be deleted is nobody's any more: the stack's next `up` sees to it. */
function toResource({ urn, type, id, inputs = {}, outputs = {}, delete: goes }: WireResource): StateResource[] {
  const resource = type.startsWith(typePrefix) ? type.slice(typePrefix.length) : "";
  if (!isOurs(resource) || goes || !id) return [];
  const hidden: string[][] = [];
  const own = (properties: Properties, found: string[][]): Properties => {
    const values = given(properties, [], found) as Properties;
    return Object.fromEntries(Object.entries(values).filter(([key]) => key !== "__provider"));
  };
  return [
    { urn, type: resource, name: partsOf(urn)?.name ?? urn, id, inputs: own(inputs, []), outs: own(outputs, hidden), hidden },
  ];
}

const isOurs = (name: string): name is ResourceName => Object.hasOwn(schemas, name);

/** A value out of its envelopes; where one is locked, its path is noted and its value absent. */
function given(value: unknown, path: string[], hidden: string[][]): unknown {
  if (Array.isArray(value)) return value.map((each: unknown, index) => given(each, [...path, String(index)], hidden));
  if (value === null || typeof value !== "object") return value;
  const { [signatureKey]: signature, plaintext, value: plain } = value as Properties;
  if (signature === secretSignature) {
    if (typeof plaintext === "string") return JSON.parse(plaintext);
    if (plain !== undefined) return plain;
    hidden.push(path);
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, given(each, [...path, key], hidden)] as const)
      .filter(([, each]) => each !== undefined),
  );
}

/** The configuration that the provider's process was last given. */
function configIn(inputs: Properties): Pick<StackState, "config" | "hiddenConfig"> {
  const hidden: string[][] = [];
  const values = given(inputs, [], hidden) as Properties;
  const config = Object.entries(values).filter((each): each is [string, string] => typeof each[1] === "string");
  return { config: Object.fromEntries(config), hiddenConfig: hidden.flatMap(([key]) => key ?? []) };
}
