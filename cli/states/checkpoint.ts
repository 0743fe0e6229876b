import type * as generated from "../../provider/generated/schemas";
import type { ResourceName } from "../../provider/generated/schemas";
import type { Properties } from "../../provider/lifecycle/schema";
import { UsageProblem } from "../exit-codes";
import type * as envelopes from "./envelopes";
import type { Path } from "./envelopes";

/** A resource of ours in a state. */
export interface StateResource {
  urn: string;
  type: ResourceName;
  /** The last part of the URN. */
  name: string;
  id: string;
  /** An unknown value stands for a secret that was not given. */
  inputs: Properties;
  /** A secret that was not given is absent. */
  outs: Properties;
  /** Paths among the outputs of secrets that were not given. */
  hidden: Path[];
  /** Paths among the outputs of all that the state keeps as a secret: it may be compared, and not shown. */
  secret: Path[];
}

/** A resource that a run has not finished with: its state does not say what is there. */
export interface Unsettled {
  urn: string;
  type: ResourceName;
  name: string;
  /** An operation that was begun, such as `creating`; or a replacement that has deleted and not made anew. */
  operation: string;
}

/** The state of one stack, as far as it is ours. */
export interface StackState {
  /** `project/stack`; of an empty stack what it was asked for by. */
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
  unsettled: Unsettled[];
  /** What a replacement has left to be deleted: the stack's next `up` sees to it. */
  leaving: StateResource[];
}

/** Characters of a state: with what is made of it, several times as many bytes. */
export const longestState = 100_000_000;

const typePrefix = "pulumi-nodejs:dynamic/ciscoctr:";
const providerType = "pulumi:providers:pulumi-nodejs";

interface WireResource {
  urn: string;
  type: string;
  id?: unknown;
  inputs?: unknown;
  outputs?: unknown;
  delete?: unknown;
  pendingReplacement?: unknown;
}

/**
 * Reads what `pulumi stack export` prints, or a file of a file backend.
 *
 * @param text JSON
 * @param from what to call it in a message
 * @throws UsageProblem when it is neither
 */
export function readCheckpoint(text: string, from: string): StackState {
  if (text.length > longestState) throw tooLong(from);
  const deployment = deploymentIn(parsed(text, from));
  if (deployment === undefined) throw unusable(from, "it is not what `pulumi stack export` prints");
  const all = listIn(deployment, "resources").filter(isResource);
  const { stack = "", project = "" } = all.map(({ urn }) => partsOf(urn)).find((parts) => parts !== undefined) ?? {};
  const ours = all.filter(({ type, id }) => resourceOf(type) !== undefined && typeof id === "string" && id !== "");
  const left = ours.filter((each) => each.delete === true);
  const there = ours.filter((each) => each.delete !== true);
  return {
    ...{ name: stack === "" ? from : `${project}/${stack}`, project, stack },
    ...configIn(asRecord(all.find(({ type }) => type === providerType)?.inputs)),
    resources: there.filter((each) => each.pendingReplacement !== true).flatMap(toResource),
    unsettled: [
      ...there.filter((each) => each.pendingReplacement === true).flatMap((each) => unsettled(each, "replacing")),
      ...listIn(deployment, "pending_operations").flatMap(toUnsettled),
    ],
    leaving: left.flatMap(toResource),
  };
}

function unusable(from: string, why: string): UsageProblem {
  return new UsageProblem(`cannot use the state in ${from}: ${why}; give what \`pulumi stack export\` wrote`);
}

export const tooLong = (from: string): UsageProblem => unusable(from, `it is longer than ${longestState / 1_000_000} MB`);

function parsed(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable(from, "it is not JSON");
  }
}

const isRecord = (value: unknown): value is Properties => value !== null && typeof value === "object" && !Array.isArray(value);

const asRecord = (value: unknown): Properties => (isRecord(value) ? value : {});

/** An export has it as `deployment`, a file of a file backend as `checkpoint.latest`, which a new stack has not yet. */
function deploymentIn(json: unknown): Properties | undefined {
  if (!isRecord(json)) return undefined;
  const { deployment, checkpoint } = json;
  const found = deployment ?? (isRecord(checkpoint) ? (checkpoint["latest"] ?? {}) : undefined);
  if (!isRecord(found)) return undefined;
  return found["resources"] === undefined || Array.isArray(found["resources"]) ? found : undefined;
}

function listIn(deployment: Properties, key: string): unknown[] {
  const list = deployment[key];
  return Array.isArray(list) ? list : [];
}

const isResource = (given: unknown): given is WireResource => {
  const { urn, type } = asRecord(given);
  return typeof urn === "string" && typeof type === "string";
};

/** `urn:pulumi:STACK::PROJECT::TYPE::NAME` */
function partsOf(urn: string): { stack: string; project: string; name: string } | undefined {
  const groups = /^urn:pulumi:(?<stack>[^:]+)::(?<project>[^:]+)::(?:[^:]|:(?!:))+::(?<name>.*)$/s.exec(urn)?.groups;
  return groups as { stack: string; project: string; name: string } | undefined;
}

function resourceOf(type: string): ResourceName | undefined {
  if (!type.startsWith(typePrefix)) return undefined;
  const name = type.slice(typePrefix.length);
  const { schemas } = require("../../provider/generated/schemas") as typeof generated;
  return Object.hasOwn(schemas, name) ? (name as ResourceName) : undefined;
}

function toResource({ urn, type: wireType, id, inputs, outputs }: WireResource): StateResource[] {
  const type = resourceOf(wireType);
  if (type === undefined) return [];
  const [given, outs] = [openedValues(own(inputs), "unknown"), openedValues(own(outputs), "absent")];
  return [{ urn, type, name: nameOf(urn), id: String(id), inputs: given.values, outs: outs.values, ...outs.paths }];
}

/** What opens envelopes is loaded where there are values. */
const openedValues: typeof envelopes.opened = (values, hidden) =>
  Object.keys(values).length === 0
    ? { values, paths: { hidden: [], secret: [] } }
    : (require("./envelopes") as typeof envelopes).opened(values, hidden);

const nameOf = (urn: string): string => partsOf(urn)?.name ?? urn;

/** Without the provider's text. */
const own = (properties: unknown): Properties =>
  Object.fromEntries(Object.entries(asRecord(properties)).filter(([key]) => key !== "__provider"));

function toUnsettled(operation: unknown): Unsettled[] {
  const { resource, type } = asRecord(operation);
  return isResource(resource) ? unsettled(resource, typeof type === "string" ? type : "changing") : [];
}

function unsettled({ urn, type: wireType }: WireResource, operation: string): Unsettled[] {
  const type = resourceOf(wireType);
  return type === undefined ? [] : [{ urn, type, name: nameOf(urn), operation }];
}

/** The configuration that the provider's process was last given. */
function configIn(inputs: Properties): Pick<StackState, "config" | "hiddenConfig"> {
  const { values, paths } = openedValues(inputs, "absent");
  const config = Object.entries(values).filter((each): each is [string, string] => typeof each[1] === "string");
  return { config: Object.fromEntries(config), hiddenConfig: paths.hidden.flatMap(([key]) => key ?? []) };
}
