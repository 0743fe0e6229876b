import type { Call } from "../base/call";
import { isProviderError, ProviderError } from "../base/errors";
import type { Wording } from "../base/sentence";
import type { Cloud } from "../clients/cloud";
import type { Freshness } from "../clients/cloud/collection";
import type { Region, RegionName } from "../clients/cloud/regions";
import type { FunctionName, FunctionShapes } from "../generated/functions";
import { validators } from "../generated/validators";
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

/** A function of a program, declared: the schema says its shapes, and this how it looks; it changes nothing. */
export interface FunctionDefinition<Name extends FunctionName> {
  name: Name;
  /** What the access token must grant; a function without any asks no cloud. */
  scopes: readonly string[];
  /** Rules over more than one argument. */
  check?(args: FunctionShapes[Name]["args"]): Finding[];
  run(context: FunctionContext, args: FunctionShapes[Name]["args"]): Result<Name> | Promise<Result<Name>>;
}

type Result<Name extends FunctionName> = FunctionShapes[Name]["result"];

/** What a front end calls: arguments in, a result out, or a {@link ProviderError} that may be shown. */
export type CloudFunction = (args: unknown) => Promise<object>;

/** What functions need of the process they run in. */
export interface FunctionEnvironment extends Audience {
  context(region: RegionName): FunctionContext;
}

/** Puts check, scopes and wording around a function. */
export function cloudFunction<Name extends FunctionName>(
  definition: FunctionDefinition<Name>,
  environment: FunctionEnvironment,
): CloudFunction {
  const { name, scopes } = definition;
  const findings = checker(validators[name], "docs/functions.md");
  return async (given) => {
    try {
      const args = withoutAbsent(given) as FunctionShapes[Name]["args"];
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
