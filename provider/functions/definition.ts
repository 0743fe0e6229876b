import type { Call } from "../base/call";
import { isProviderError, ProviderError } from "../base/errors";
import type { Wording } from "../base/sentence";
import type { Cloud } from "../clients/cloud";
import type { Freshness } from "../clients/cloud/collection";
import { regionNames, type Region, type RegionName } from "../clients/cloud/regions";
import { reported, type Audience } from "../lifecycle/reported";
import { checker, type Finding } from "../lifecycle/schema";

/** What a function may use of the world. */
export interface FunctionContext {
  readonly call: Call;
  readonly region: Region;
  /** The cloud of the region; fails when there are no credentials for it. */
  readonly cloud: Cloud;
  /** What commands are called where the result is read. */
  readonly wording: Wording;
}

/** A function of a program, declared: it looks, and changes nothing. */
export interface FunctionDefinition<Args extends { region: RegionName }, Result extends object> {
  name: string;
  /** What the access token must grant; a function without any asks no cloud. */
  scopes: readonly string[];
  /** The schema of each argument; `region` is every function's. */
  args: Record<Exclude<keyof Args, "region">, object>;
  required?: (keyof Args)[];
  /** Rules over more than one argument. */
  check?(args: Args): Finding[];
  run(context: FunctionContext, args: Args): Promise<Result> | Result;
}

/** Any function, as a front end handles it: what the schema has checked is not checked again by types. */
export type AnyFunction = FunctionDefinition<{ region: RegionName }, object>;

/** What a front end calls: arguments in, a result out, or a {@link ProviderError} that may be shown. */
export type CloudFunction = (args: unknown) => Promise<object>;

/** What functions need of the process they run in. */
export interface FunctionEnvironment extends Audience {
  context(region: RegionName): FunctionContext;
}

const region = { enum: regionNames, description: "The cloud region to ask." };

/** Puts check, scopes and wording around a function. */
export function cloudFunction(definition: AnyFunction, environment: FunctionEnvironment): CloudFunction {
  const { name, scopes, required = [] } = definition;
  const findings = checker({
    type: "object",
    properties: { region, ...definition.args },
    required: ["region", ...required],
    additionalProperties: false,
  });
  return async (given) => {
    try {
      const args = withoutAbsent(given) as { region: RegionName };
      const wrong = findings(args);
      if (wrong.length === 0) wrong.push(...(definition.check?.(args) ?? []));
      if (wrong.length > 0) throw invalid(wrong);
      const context = environment.context(args.region);
      if (scopes.length > 0) await context.cloud.client.requireScopes(context.call, scopes);
      return JSON.parse(JSON.stringify(await definition.run(context, args))) as object;
    } catch (error) {
      throw reported(error, { verb: "call", noun: "function", name }, environment);
    }
  };
}

/** An argument that is `undefined` or `null` is absent. */
function withoutAbsent(given: unknown): unknown {
  if (given === null || typeof given !== "object" || Array.isArray(given)) return given ?? {};
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
}

function invalid(findings: Finding[]): ProviderError {
  const parts = findings.map(({ property, reason }) => {
    const [why = "", ...next] = reason.split(". ");
    return { why: `${property} ${why}`.trim(), next: `${next.join(". ").replace(/\.$/, "")}.` };
  });
  return new ProviderError({
    code: "invalid-input",
    reason: parts.map(({ why }) => why).join("; "),
    next: [...new Set(parts.map(({ next }) => next))].join(" "),
  });
}

/** Not older than the call, so that a program sees what its resources have just made; what it asks for in one breath is asked once. */
export const ofThisMoment: Freshness = { maxAgeMs: 5, afterOwnChanges: true };

/** True for a value that was not asked about, or is the one; letters' case does not count. */
export function fits(wanted: string | undefined, value: string | undefined): boolean {
  return wanted === undefined || wanted.toLowerCase() === value?.toLowerCase();
}

/** True for a value that was not searched, or that holds the text somewhere; letters' case does not count. */
export function contains(searched: string | undefined, value: string): boolean {
  return searched === undefined || value.toLowerCase().includes(searched.toLowerCase());
}

/** What `look` finds; undefined when the API client may not look there. */
export async function ifAllowed<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (isProviderError(error, "missing-scope")) return undefined;
    throw error;
  }
}

const text = (description: string) => ({ type: "string", description });

/** Schemas of arguments. */
export const argument = {
  text,
  flag: (description: string) => ({ type: "boolean", description }),
  oneOf: (values: readonly string[], description: string) => ({ enum: values, description }),
  texts: (description: string) => ({ type: "array", items: { type: "string" }, minItems: 1, description }),
};
