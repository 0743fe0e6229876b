import { isDeepStrictEqual } from "node:util";
import { forUndo } from "../base/call";
import { cancelled } from "../base/clock";
import { compose, type ProviderError, type Subject } from "../base/errors";
import type { Steps } from "../base/steps";
import { beforeAChange, ofThisRefresh } from "../clients/cloud/collection";
import { readScopes } from "../clients/cloud/access-token";
import { isRegionName, type RegionName } from "../clients/cloud/regions";
import { PartialState, type AnyDefinition, type Context, type Inspected, type LookUp, type Stale } from "./definition";
import { differences, inOldForm, type Path, type Written } from "./diff";
import { driftedInputs, driftOf, isWithin, type Drift } from "./drift";
import { deletesFirst, replacements } from "./replacement";
import { belongsToAnother, claimAt, isClaimedAnew, isOfOtherStack, markOf, type Mark } from "./mark";
import { isOwner, logicalNameOf, ownerOf, ownerProperty } from "./owner";
import { reported, shownFindings, type Audience } from "./reported";
import type { CheckResult, CreateResult, DiffResult, ReadResult, Whereabouts } from "./results";
import { ResourceSchema, type Finding, type Properties } from "./schema";
import { afterLook, doneWithout, givesNoRegion, namesNoRegion, readState, requireParts, type State } from "./state";

/** What the lifecycle needs of the process it runs in. */
export interface Environment extends LookUp, Audience {
  /** Why a region cannot be used, before anything is called: missing credentials. */
  regionProblem(region: RegionName): ProviderError | undefined;
  now(): number;
  /** See {@link Context.known}: the same for every context. */
  readonly known: Set<string>;
  /** @param steps who hears what the call is at */
  context(region: RegionName, mark: Mark, budgetMs: number, steps: Steps, formerOwner?: string): Context;
  steps(subject: Subject): Steps;
}

const defaultBudgetMs = 5 * 60_000;

/** What a call may do with less of than the definition says. */
interface Limits {
  scopes?: readonly string[];
  budgetMs?: number;
}

/** Stands beside outputs that are not what the inputs saved with them want: nobody finds that out who compares inputs only. */
const unsettledProperty = "unsettled";

/** Stands beside the outputs of an object with a mark, and says the same as the mark. */
const claimProperty = "claim";

/**
 * The life of one kind of resource: plain JSON in, plain JSON out. It knows no front end; a dynamic provider and a plugin stand on
 * it alike.
 */
export class ResourceLifecycle {
  readonly schema: ResourceSchema;
  /** Ids of what this command of the engine wants, with the state that it has found: undefined where the command has made it. */
  private readonly wanted = new Map<string, Properties | undefined>();

  constructor(
    private readonly definition: AnyDefinition,
    private readonly environment: Environment,
  ) {
    this.schema = new ResourceSchema(definition.name);
  }

  /**
   * Checks shape, rules and credentials, all findings at once; touches nothing. The inputs stay as the program gives them: defaults are
   * filled in where they are needed, and no state holds them.
   */
  check(olds: Properties, news: Properties): CheckResult {
    const given = withoutNulls(news) as Properties;
    const inputs = this.schema.withDefaults(given);
    const failures = [...ownerFindings(news), ...this.schema.findings(inputs)];
    if (failures.length === 0) failures.push(...(this.definition.check?.(checked(inputs), this.environment) ?? []));
    if (failures.length === 0) failures.push(...this.regionFindings(olds["region"], news["region"]));
    return { inputs: this.inOldForm({ given, whole: inputs }, olds), failures: shownFindings(failures) };
  }

  diff(id: string, news: Properties, outs: Properties): DiffResult {
    this.want(id, outs);
    const { whole, unusable } = readState(this.schema, outs);
    const wanted = this.schema.withDefaults(news);
    const differing = differences(this.schema.inputs, wanted, whole);
    const replacing = replacements(differing);
    const stale = this.stale(whole, wanted);
    return {
      changes: differing.length > 0 || stale.length > 0,
      differences: differing,
      stale,
      inInputs: differing.length > 0 && outs[unsettledProperty] !== true && unusable.length === 0,
      replaces: [...new Set(replacing.flatMap(({ path }) => path.slice(0, 1)))],
      deleteBeforeReplace: deletesFirst(replacing),
    };
  }

  async create(given: Properties): Promise<CreateResult> {
    return this.tell("create", { properties: given }, async (steps) => {
      const inputs = this.schema.withDefaults(given);
      const context = await this.context(steps, inputs, this.newClaim());
      const { id, outs, takenOver } = await this.definition.create(context, checked(inputs)).catch((error: unknown) => {
        if (error instanceof PartialState) this.want(error.id);
        throw withClaim(error, context.mark);
      });
      if (context.call.signal.aborted) {
        // Nobody is there any more to take the answer: what was made here is taken back; its mark tells of the rest.
        if (!takenOver) {
          await this.definition.delete(context.withCall(forUndo(context.call)), id, checked({ ...inputs, ...outs }));
        }
        throw cancelled();
      }
      this.want(id);
      const said = { ...this.news(outs, driftedInputs(this.schema, outs, inputs)), [claimProperty]: context.mark.claim };
      return { id, outs: this.settled(given, afterLook(given, said)) };
    });
  }

  /**
   * What is there now; undefined when it is gone.
   *
   * @param outs what the state says; empty where there is none
   * @param place what is known beside the state: where it is and whose it is to be where there is none, what was held back of it
   */
  async read(id: string, outs: Properties, { hidden = [], ...place }: Whereabouts = {}): Promise<ReadResult | undefined> {
    const isRemembered = Object.keys(outs).length > 0;
    const given = isRemembered ? outs : { ...place };
    return this.tell("read", { id, properties: given }, async (steps) => {
      const state = readState(this.schema, given);
      const whole = checked(state.whole);
      const visible = hidden.length > 0 ? (this.definition.withoutSecrets?.(whole) ?? whole) : whole;
      const known = isRemembered ? visible : undefined;
      if (known) requireParts({ ...state, kept: { ...state.kept, ...heldBack(hidden) } }, this.definition.needs);
      else if (!isRegionName(given["region"])) throw givesNoRegion();
      // It asks no appliance, so it does not have the time of one.
      const limits = { scopes: readScopes(this.definition.scopes), budgetMs: defaultBudgetMs };
      const context = await this.contextOf(steps, id, state, given, undefined, limits);
      const found = await this.definition.observe(context, id, known, ofThisRefresh);
      if (found === undefined) return undefined;
      const look = (await this.definition.read(context, found, known)) as Properties;
      if (known) return this.compared({ ...state, kept: { ...state.kept, ...changedParts(whole, known) } }, look, hidden);
      const unshown = (await this.definition.hidden?.(context, found)) ?? [];
      return this.asFound(context, state, look, unshown, this.markOn(found));
    });
  }

  /** What the machine behind an object says of itself, where that is not as its state says; undefined for an object without one. */
  async inspect(id: string, outs: Properties): Promise<Inspected[] | undefined> {
    if (this.definition.inspect === undefined) return undefined;
    return this.tell("inspect", { id, properties: outs }, async (steps) => {
      const state = readState(this.schema, outs);
      const limits = { scopes: readScopes(this.definition.scopes) };
      const context = await this.contextOf(steps, id, state, outs, undefined, limits);
      return this.definition.inspect?.(context, id, checked(state.whole));
    });
  }

  async update(id: string, outs: Properties, given: Properties): Promise<Properties> {
    return this.tell("update", { id, properties: given }, async (steps) => {
      const state = readState(this.schema, outs);
      const { whole } = state;
      const news = this.schema.withDefaults(given);
      const called = differences(this.schema.inputs, news, whole).some(({ kind }) => kind !== "record");
      const kept = { ...this.withoutInputs(state.kept), ...given };
      if (!called && this.stale(whole, news).length === 0) return plainJson(kept);
      requireParts(state, this.definition.needs);
      const context = await this.contextOf(steps, id, state, outs, news);
      const wanted = { ...this.withoutInputs(whole), ...news };
      const found = await this.definition.observe(context, id, checked(wanted), beforeAChange);
      const mark = this.markOn(found);
      if (isAnotherStacks(mark, context)) throw belongsToAnother(`${this.definition.noun} ${id}`, mark.owner);
      if (mark === unmarked) context.call.log.warn(`${this.definition.noun} ${id} had lost its mark, and gets it again.`);
      const updated = await this.definition.update(context, id, checked(whole), checked(news), found).catch((error: unknown) => {
        throw withClaim(error, context.mark, kept);
      });
      const said = { ...this.news(updated, driftedInputs(this.schema, updated, news)), [claimProperty]: context.mark.claim };
      const saved = this.settled(given, afterLook(kept, said));
      this.want(id, saved);
      return saved;
    });
  }

  async delete(id: string, outs: Properties): Promise<void> {
    await this.tell("delete", { id, properties: outs }, async (steps) => {
      const state = readState(this.schema, outs);
      const context = await this.contextOf(steps, id, state, outs);
      const object = `${this.definition.noun} ${id}`;
      const whole = checked(state.whole);
      const found = this.definition.markIn && (await this.definition.observe(context, id, whole, beforeAChange));
      const mark = this.markOn(found);
      if (isAnotherStacks(mark, context)) {
        context.call.log.warn(`${object} belongs to ${mark.owner} by now: it stays, only the state forgets it.`);
      } else if ((isMark(mark) && isClaimedAnew(mark, context.mark)) || this.isWantedOtherwise(id, outs)) {
        // Made before its predecessor is deleted, the two are one: whatever options the engine was given, the program wants it.
        context.call.log.warn(
          `${object} stays: a later create has taken it over. If no stack holds it any more, delete it by hand.`,
        );
      } else if (mark === unmarked) {
        context.call.log.warn(`${object} carries no mark, so it may be somebody else's: it stays, only the state forgets it.`);
      } else {
        await this.definition.delete(context, id, whole, found);
      }
    });
  }

  /** A look, beside what the state says. */
  private compared({ kept, whole }: State, look: Properties, hidden: readonly Path[]): ReadResult {
    const drifted = driftedInputs(this.schema, look, whole);
    const outs = plainJson(afterLook(kept, this.news(look, drifted)));
    const secrets = [whole, this.schema.withDefaults(outs)].flatMap((each) => this.definition.secretsIn?.(checked(each)) ?? []);
    const all = driftOf(this.schema, drifted, { before: { ...kept, ...this.inputsOf(whole) }, after: outs, secrets });
    const isHidden = ({ path }: Drift) => hidden.some((each) => isWithin(path, each) || isWithin(each, path));
    const drift = all.filter((each) => !isHidden(each));
    const unreadable = this.notCompared(look, hidden, all.filter(isHidden));
    if (drifted.length === 0) return { outs, drift, unreadable };
    const shape = this.inputsOf(outs);
    return { outs: this.settled(shape, outs), inputs: shape, drift, unreadable };
  }

  /** What a look says beside what the inputs say already. @param drifted names of the inputs of which it says another thing */
  private news(look: object, drifted: readonly string[]): Properties {
    const isNews = ([key]: [string, unknown]) => !(key in this.schema.inputs) || drifted.includes(key);
    return Object.fromEntries(Object.entries(look).filter(isNews));
  }

  /** What was held back, as far as the look says something of it. */
  private notCompared(look: Properties, hidden: readonly Path[], differing: readonly Drift[]): string[] {
    const isSaid = (path: Path) =>
      look[path[0] ?? ""] !== undefined && !this.schema.secretPaths.some((each) => isWithin(path, each));
    const paths = [...hidden.filter(isSaid), ...differing.map(({ path }) => path)];
    return [...new Set(paths.map((path) => path.join(".")))];
  }

  /** A look without a state: what it cannot say of the inputs is as it is by default, or is named. */
  private asFound(
    { secrets }: Context,
    { kept }: State,
    look: Properties,
    hidden: readonly Path[],
    mark: Mark | typeof unmarked | undefined,
  ): ReadResult {
    const ownedBy = isMark(mark) ? mark.owner : undefined;
    // Whose it is stands on it: without an owner, a delete could not tell that it is another stack's.
    const known = { ...(ownedBy === undefined ? {} : { [ownerProperty]: ownedBy }), ...kept };
    const outs = plainJson(this.schema.withDefaults(afterLook(known, look)));
    for (const each of this.definition.secretsIn?.(checked(outs)) ?? []) secrets.remember(each);
    const unreadable = [...this.schema.secretPaths, ...hidden].map((path) => path.join("."));
    return { outs, inputs: this.inputsOf(outs), drift: [], unreadable, ownedBy };
  }

  private inputsOf(outs: Properties): Properties {
    return Object.fromEntries(Object.entries(outs).filter(([key]) => key in this.schema.inputs));
  }

  /** The mark on what was found; undefined where nothing was found, or nothing of its kind has one. */
  private markOn(found: unknown): Mark | typeof unmarked | undefined {
    if (found === undefined || !this.definition.markIn) return undefined;
    return this.definition.markIn(found) ?? unmarked;
  }

  private want(id: string, outs?: Properties): void {
    this.wanted.set(id, outs);
    this.environment.known.add(id);
  }

  /** True for another state than the one with which this command has made the object or found it wanted. */
  private isWantedOtherwise(id: string, outs: Properties): boolean {
    return this.schema.idIsObjects && this.wanted.has(id) && !isDeepStrictEqual(this.wanted.get(id), outs);
  }

  /** Outputs to be saved with these inputs. */
  private settled(inputs: Properties, outs: object): Properties {
    const saved = plainJson(outs);
    Reflect.deleteProperty(saved, unsettledProperty);
    const [whole, wanted] = [saved, plainJson(inputs)].map((each) => this.schema.withDefaults(each)) as [Properties, Properties];
    return differences(this.schema.inputs, wanted, whole).length === 0 ? saved : { ...saved, [unsettledProperty]: true };
  }

  private inOldForm(news: Written, olds: Properties): Properties {
    if (Object.keys(olds).length === 0) return news.given;
    return inOldForm(this.schema.inputs, news, { given: olds, whole: this.schema.withDefaults(olds) });
  }

  private stale(whole: Properties, news: Properties): Stale[] {
    return this.definition.stale?.(checked(news), checked(whole), this.environment.now()) ?? [];
  }

  /** Outputs alone; an input that the program no longer gives must not live on among them. */
  private withoutInputs(outs: Properties): Properties {
    const inputs = this.schema.inputs;
    const stays = (key: string) => (key in inputs ? inputs[key]?.["x-computed"] : key !== unsettledProperty);
    return Object.fromEntries(Object.entries(outs).filter(([key]) => stays(key)));
  }

  private regionFindings(old: unknown, wanted: unknown): Finding[] {
    if (this.definition.scopes.length === 0) return [];
    const problem = [wanted, old]
      .filter(isRegionName)
      .map((region) => this.environment.regionProblem(region))
      .find((each) => each !== undefined);
    const need = problem?.code === "missing-credentials" ? "needs credentials" : "cannot be used";
    return problem
      ? [{ property: "region", reason: `${need}: ${compose(problem.facts, this.environment.wording).replace(/\.$/, "")}` }]
      : [];
  }

  /** The context of a call on an object that is there. @param news what it is to be, where that is not what its state says */
  private async contextOf(
    steps: Steps,
    id: string,
    { whole, unusable }: State,
    outs: Properties,
    news?: Properties,
    limits: Limits = {},
  ): Promise<Context> {
    const formerOwner = news && this.markOf(whole).owner;
    // What was made without a claim gets one with its next update.
    const claim = claimOf(whole) ?? (news && this.newClaim());
    const context = await this.context(steps, news ?? whole, claim, { whole, outs }, formerOwner, limits);
    if (unusable.length > 0) context.call.log.warn(doneWithout(`${this.definition.noun} ${id}`, unusable));
    return context;
  }

  /**
   * @param steps who hears what the call is at
   * @param claim of the create that the call is, or whose outputs the state holds
   * @param state where there is one, with what is of no use in it and without: its secrets are kept as well
   */
  private async context(
    steps: Steps,
    inputs: Properties,
    claim: string | undefined,
    state?: { whole: Properties; outs: Properties },
    formerOwner?: string,
    limits: Limits = {},
  ): Promise<Context> {
    const { scopes = this.definition.scopes } = limits;
    const region = inputs["region"] as RegionName;
    if (scopes.length > 0 && !isRegionName(region)) throw namesNoRegion();
    const budgetMs = limits.budgetMs ?? this.definition.budgetMs?.(checked(inputs)) ?? defaultBudgetMs;
    const context = this.environment.context(region, { ...this.markOf(inputs), claim }, budgetMs, steps, formerOwner);
    const usable = state ? [inputs, state.whole] : [inputs];
    const secrets = [
      ...[...usable, ...(state ? [state.outs] : [])].flatMap((each) => this.schema.maskedTexts(each)),
      ...usable.flatMap((each) => this.definition.secretsIn?.(checked(each)) ?? []),
    ];
    for (const each of secrets) context.secrets.remember(each);
    if (scopes.length > 0) await context.cloud.client.requireScopes(context.call, scopes);
    return context;
  }

  /** Only where there is a mark to hold it. */
  private newClaim(): string | undefined {
    return this.definition.markIn && claimAt(this.environment.now());
  }

  private markOf(properties: Properties): Mark {
    return markOf(this.definition.name, this.schema.inputs, properties);
  }

  /** Gives every step and every failure its subject, and takes every known secret out of the latter. A state that names no owner has lost the name, not the id. */
  private async tell<T>(
    verb: string,
    { id = "", properties }: { id?: string; properties: Properties },
    action: (steps: Steps) => Promise<T>,
  ): Promise<T> {
    const subject: Subject = { verb, noun: this.definition.noun, name: logicalNameOf(ownerOf(properties)) || id };
    const steps = this.environment.steps(subject);
    try {
      return await action(steps);
    } catch (error) {
      if (error instanceof PartialState) {
        throw new PartialState(error.id, this.settled(properties, error.outs), this.clean(error.reason, subject));
      }
      throw this.clean(error, subject);
    } finally {
      steps.end();
    }
  }

  private clean(error: unknown, subject: Subject): ProviderError {
    return reported(error, subject, this.environment);
  }
}

/** What the schema has checked, or read out of a state, is not checked again by types. */
const checked = (properties: Properties) => properties as Properties & { region: RegionName };

/** Stands for the mark of an object that is there and carries none. */
const unmarked = "unmarked";

const isMark = (found: Mark | typeof unmarked | undefined): found is Mark => found !== undefined && found !== unmarked;

const isAnotherStacks = (found: Mark | typeof unmarked | undefined, context: Context): found is Mark =>
  isMark(found) && isOfOtherStack(found, context);

function claimOf({ [claimProperty]: claim }: Properties): string | undefined {
  return typeof claim === "string" && /^[0-9a-z]{1,10}$/.test(claim) ? claim : undefined;
}

/** A partial state with the claim that its object's mark has, or will have when it is finished. @param kept what the state says already */
function withClaim(error: unknown, { claim }: Mark, kept: Properties = {}): unknown {
  if (!(error instanceof PartialState)) return error;
  return new PartialState(error.id, { ...afterLook(kept, error.outs), [claimProperty]: claim }, error.reason);
}

/** What is another value now. */
const changedParts = (before: object, after: object): Properties =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== (before as Properties)[key]));

/** Something in the place of each value that is there and was not given. */
const heldBack = (hidden: readonly Path[]): Properties =>
  Object.fromEntries(hidden.flatMap(([key, ...rest]) => (key === undefined || rest.length > 0 ? [] : [[key, true]])));

/** Without an owner no object would be known again. The class sets it; a transform may take it away. */
function ownerFindings(news: Properties): Finding[] {
  if (isOwner(ownerOf(news))) return [];
  return [
    {
      property: ownerProperty,
      reason: "is missing or no owner: a transform of the program took it away. Let transforms pass on inputs they do not know",
    },
  ];
}

/** An absent value inside an output arrives as `null`, and means absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .map(([key, each]) => [key, withoutNulls(each)]),
  );
}

/** Only what JSON can say: an `undefined`, a Date or a Buffer in a result would fail after the call, and leak the object. */
function plainJson(value: object): Properties {
  return JSON.parse(JSON.stringify(value)) as Properties;
}
