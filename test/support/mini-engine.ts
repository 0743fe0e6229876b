/**
 * A small stand-in for the Pulumi engine over a real provider process. It does what the engine was found to do (docs/architecture.md, "What the engine
 * forces"): check and diff before everything, deletion before replacement with the dependents asked by an unknown, partial state, pending operations of a
 * killed engine, and state that stays when a deletion fails.
 */
import { isDeepStrictEqual } from "node:util";
import { Ref, refersTo, type Declared, type Options, type Program } from "./program";
import { ProviderFailure, type ProviderProcess, type Properties } from "./provider-process";

/** Options of `pulumi up`. */
export interface UpOptions {
  /** `--replace`: names. */
  replace?: readonly string[];
  /** `--target`: names. */
  targets?: readonly string[];
  /** `--target-dependents`. */
  withDependents?: boolean;
}

export interface ResourceState {
  name: string;
  type: string;
  id: string;
  inputs: Properties;
  outs: Properties;
  initErrors: string[];
  /** Per input, the resources it was made from. */
  from: Record<string, string[]>;
  /** Deleted already, to be created anew. */
  pendingReplacement?: boolean;
  /** Replaced already, to be deleted. */
  pendingDelete?: boolean;
  options?: Options;
}

/** What the engine asks of a provider, wherever that runs. */
export type EngineProvider = Pick<ProviderProcess, "check" | "diff" | "create" | "read" | "update" | "delete" | "endInput">;

/** What the engine does at the moment, such as `create CtrModule`. */
export type Verb = "create" | "update" | "delete" | "read";

export class EngineDied extends Error {
  constructor() {
    super("the engine was killed");
  }
}

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const envelopeKey = "4dabf18193072939515e22adb298388d";
const envelopeText = "1b47061264138c4ac30d75fd1eb44270";

/** Opens every secret envelope; `put` says what stands in its place. */
function open(value: unknown, put: (secret: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => open(each, put));
  if (value === null || typeof value !== "object") return value;
  const properties = value as Properties;
  if (properties[envelopeKey] === envelopeText) return put(open(properties["value"], put));
  return Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, open(each, put)]));
}

/** What the engine finds where the provider leaves it the choice. */
const differ = (old: ResourceState, inputs: Properties): boolean => !isDeepStrictEqual(old.inputs, inputs);

export interface EngineOptions {
  project: string;
  stack: string;
}

/** A stack: its state, and the commands on it. Each command is given the provider process the engine would start for it. */
export class MiniEngine {
  state: ResourceState[] = [];
  /** Operations of which no answer came before the engine died. */
  pending: string[] = [];
  /** Messages of failures, and outputs outside secret envelopes: what a person may come to see, or finds in state in clear. */
  readonly shown: string[] = [];
  /** The call in hand, for who asks meanwhile. */
  doing: { verb: Verb; type: string; name: string } | undefined;
  /** Hears of each call before it is made. */
  onCall: ((doing: { verb: Verb; type: string; name: string }) => void) | undefined;
  /** What left the state and was not deleted, because options say so. */
  readonly retained: ResourceState[] = [];
  private died: (() => void) | undefined;
  private dead = false;

  constructor(readonly options: EngineOptions) {}

  /** As `kill -9`: the command in hand ends here, and its answers are lost. The provider's standard input ends with it. */
  die(provider: EngineProvider): void {
    this.dead = true;
    provider.endInput();
    this.died?.();
  }

  /** `pulumi up`; throws on the first failure. */
  async up(program: Program, provider: EngineProvider, options: UpOptions = {}): Promise<void> {
    await this.command(async () => {
      this.pending = [];
      const targets = options.targets && new Set(options.targets);
      for (const declared of program) {
        if (options.withDependents && refersTo(declared, targets)) targets?.add(declared.name);
        const targeted = targets?.has(declared.name) ?? true;
        if (targeted) await this.step(declared, program, provider, options.replace?.includes(declared.name));
        else await this.untargeted(declared, provider);
      }
      const names = new Set(program.map(({ name }) => name));
      const going = [...this.state].reverse().filter((each) => each.pendingDelete || !names.has(each.name));
      for (const each of targets ? going.filter(({ name }) => targets.has(name)) : going)
        await this.remove(each, provider, going);
    });
  }

  /** `pulumi state delete`. */
  stateDelete(name: string): void {
    this.state = this.state.filter((each) => each.name !== name);
  }

  /** `pulumi preview`: what would be done. */
  async preview(program: Program, provider: EngineProvider): Promise<string[]> {
    const plan: string[] = this.pending.map((each) => `pending ${each}`);
    const changing = new Set<string>();
    for (const declared of program) {
      const old = this.find(declared.name);
      const { news } = this.resolve(declared, changing);
      const { inputs, failures } = await provider.check(this.urn(declared), old?.inputs ?? {}, news);
      if (failures.length > 0) plan.push(`check of ${declared.name}: ${failures.join("; ")}`);
      const verb = !old || old.pendingReplacement ? "create" : await this.planned(old, inputs, provider);
      if (verb === undefined) continue;
      plan.push(`${verb} ${declared.name}`);
      if (verb !== "update") changing.add(declared.name);
    }
    const names = new Set(program.map(({ name }) => name));
    for (const { name, pendingDelete } of this.state) if (pendingDelete || !names.has(name)) plan.push(`delete ${name}`);
    return plan;
  }

  /** `pulumi refresh`; throws when a resource could not be read, after all were tried. */
  async refresh(provider: EngineProvider): Promise<void> {
    await this.command(async () => {
      const failures: string[] = [];
      for (const each of [...this.state]) {
        if (each.pendingReplacement || each.pendingDelete) continue;
        try {
          const found = await this.call("read", each, () => provider.read(this.urn(each), each.id, each.outs));
          if (found.id === "") {
            this.forget(each);
            continue;
          }
          each.outs = this.received(found.properties);
          if (found.inputs) each.inputs = open(found.inputs, (secret) => secret) as Properties;
          each.initErrors = [];
        } catch (error) {
          if (!(error instanceof ProviderFailure)) throw error;
          failures.push(error.message);
        }
      }
      if (failures.length > 0) throw new ProviderFailure(failures.join("\n"));
    });
  }

  async destroy(provider: EngineProvider): Promise<void> {
    await this.up([], provider);
  }

  find(name: string): ResourceState | undefined {
    return this.state.find((each) => each.name === name && !each.pendingDelete);
  }

  private async command(work: () => Promise<void>): Promise<void> {
    this.dead = false;
    const death = new Promise<never>((_, reject) => {
      this.died = () => {
        reject(new EngineDied());
      };
    });
    death.catch(() => undefined);
    try {
      await Promise.race([work(), death]);
    } finally {
      this.doing = undefined;
      this.died = undefined;
    }
  }

  /** What is not targeted stays as it is; what went with its dependency is made anew from its old inputs. */
  private async untargeted(declared: Declared, provider: EngineProvider): Promise<void> {
    const old = this.find(declared.name);
    if (!old?.pendingReplacement) return;
    await this.create(declared, old.inputs, old.from, provider, () => {
      this.forget(old);
    });
  }

  private async step(declared: Declared, program: Program, provider: EngineProvider, replaced = false): Promise<void> {
    const { options = {} } = declared;
    const old = this.find(declared.name) ?? (options.formerly === undefined ? undefined : this.find(options.formerly));
    if (old) old.name = declared.name;
    const { news, from } = this.resolve(declared, new Set());
    for (const key of old && !replaced ? (options.ignoreChanges ?? []) : []) news[key] = old?.inputs[key];
    const urn = this.urn(declared);
    const { inputs, failures } = await provider.check(urn, (!replaced && old?.inputs) || {}, news);
    this.alive();
    if (failures.length > 0) {
      this.shown.push(...failures);
      throw new ProviderFailure(`check of ${declared.name}: ${failures.join("; ")}`);
    }
    if (!old || old.pendingReplacement) {
      await this.create(declared, inputs, from, provider, () => {
        if (old) this.forget(old);
      });
      return;
    }
    // A replacement by command does not ask the provider.
    const asked = replaced
      ? { changes: true, replaces: ["id"], deleteBeforeReplace: false }
      : await provider.diff(urn, old.id, old.outs, inputs);
    this.alive();
    const { changes = differ(old, inputs) } = asked;
    const forced = (options.replaceOnChanges ?? []).some((key) => !isDeepStrictEqual(inputs[key], old.inputs[key]));
    const replaces = changes && (asked.replaces.length > 0 || forced);
    if (replaces && old.options?.protect && options.protect) throw new ProviderFailure(`${old.name} is protected`);
    if (replaces) {
      if (options.deleteBeforeReplace ?? asked.deleteBeforeReplace) {
        await this.removeBefore(old, program, provider);
        await this.create(declared, inputs, from, provider, () => {
          this.forget(old);
        });
      } else {
        await this.create(declared, inputs, from, provider, () => {
          old.pendingDelete = true;
        });
      }
    } else if (changes || old.initErrors.length > 0) {
      await this.update(old, inputs, from, provider);
      old.options = options;
    } else {
      Object.assign(old, { inputs, from, options });
    }
  }

  private async planned(old: ResourceState, inputs: Properties, provider: EngineProvider): Promise<string | undefined> {
    const { changes = differ(old, inputs), replaces } = await provider.diff(this.urn(old), old.id, old.outs, inputs);
    if (changes && replaces.length > 0) return "replace";
    return changes || old.initErrors.length > 0 ? "update" : undefined;
  }

  private async create(
    declared: Declared,
    inputs: Properties,
    from: Record<string, string[]>,
    provider: EngineProvider,
    saved: () => void,
  ): Promise<void> {
    const { name, type, options } = declared;
    const save = (id: string, properties: Properties, initErrors: string[]): void => {
      saved();
      this.state.push({ name, type, id, inputs, outs: this.received(properties), initErrors, from, options });
    };
    try {
      const { id, properties } = await this.call("create", declared, () => provider.create(this.urn(declared), inputs));
      save(id, properties, []);
    } catch (error) {
      if (error instanceof ProviderFailure && error.partial) save(error.partial.id, error.partial.properties, [error.message]);
      throw error;
    }
  }

  private async update(
    old: ResourceState,
    inputs: Properties,
    from: Record<string, string[]>,
    provider: EngineProvider,
  ): Promise<void> {
    try {
      const properties = await this.call("update", old, () => provider.update(this.urn(old), old.id, old.outs, inputs));
      Object.assign(old, { inputs, from, outs: this.received(properties), initErrors: [] });
    } catch (error) {
      if (error instanceof ProviderFailure && error.partial) {
        Object.assign(old, { inputs, from, outs: this.received(error.partial.properties), initErrors: [error.message] });
      }
      throw error;
    }
  }

  private async remove(old: ResourceState, provider: EngineProvider, going: readonly ResourceState[]): Promise<void> {
    if (old.options?.protect && !old.pendingDelete) throw new ProviderFailure(`${old.name} is protected`);
    await this.delete(old, provider, going);
    this.forget(old);
  }

  /** Options may keep the provider out of it. */
  private async delete(old: ResourceState, provider: EngineProvider, going: readonly ResourceState[]): Promise<void> {
    const { retainOnDelete, deletedWith } = old.options ?? {};
    const goesAlong = deletedWith !== undefined && going.some(({ name }) => name === deletedWith);
    if (old.pendingReplacement) return;
    if (retainOnDelete || goesAlong) this.retained.push({ ...old });
    else await this.call("delete", old, () => provider.delete(this.urn(old), old.id, old.outs));
  }

  /** Deletes what is to be replaced, and before it those of its dependents whose diff says that they go with it. */
  private async removeBefore(replaced: ResourceState, program: Program, provider: EngineProvider): Promise<void> {
    const going = [replaced];
    for (const each of this.state) {
      if (each.pendingDelete || going.includes(each)) continue;
      const names = going.map(({ name }) => name);
      const touched = Object.keys(each.from).filter((key) => each.from[key]?.some((name) => names.includes(name)));
      if (touched.length === 0 || each.pendingReplacement) continue;
      const asked = { ...each.inputs, ...Object.fromEntries(touched.map((key) => [key, unknown])) };
      const { replaces } = await provider.diff(this.urn(each), each.id, each.outs, asked);
      this.alive();
      if (replaces.length > 0) going.push(each);
    }
    const held = going.find((each) => each !== replaced && each.options?.protect);
    if (held) throw new ProviderFailure(`${held.name} is protected`);
    for (const each of [...going].reverse()) {
      await this.delete(each, provider, going);
      if (program.some(({ name }) => name === each.name)) each.pendingReplacement = true;
      else this.forget(each);
    }
  }

  /** One call of the engine: a pending operation until its answer is there. */
  private async call<T>(verb: Verb, { type, name }: { type: string; name: string }, work: () => Promise<T>): Promise<T> {
    this.alive();
    this.doing = { verb, type, name };
    this.onCall?.(this.doing);
    this.alive();
    const pending = `${verb} ${name}`;
    if (verb !== "read") this.pending.push(pending);
    try {
      const answer = await work();
      this.alive();
      return answer;
    } catch (error) {
      this.alive();
      if (error instanceof ProviderFailure) {
        this.shown.push(error.message);
        if (error.partial) this.received(error.partial.properties);
      }
      throw error;
    } finally {
      if (!this.dead) this.pending = this.pending.filter((each) => each !== pending);
    }
  }

  /** An engine that was killed saves nothing any more. */
  private alive(): void {
    if (this.dead) throw new EngineDied();
  }

  private forget(old: ResourceState): void {
    this.state = this.state.filter((each) => each !== old);
  }

  private resolve(declared: Declared, changing: ReadonlySet<string>): { news: Properties; from: Record<string, string[]> } {
    const { project, stack } = this.options;
    const from: Record<string, string[]> = {};
    const news = Object.fromEntries(
      Object.entries(declared.inputs).map(([key, value]) => {
        if (!(value instanceof Ref)) return [key, value];
        from[key] = [value.name];
        const target = this.find(value.name);
        if (changing.has(value.name) || !target) return [key, unknown];
        return [key, value.path.reduce<unknown>((part, step) => (part as Properties | undefined)?.[step], target.outs)];
      }),
    );
    const whole = {
      ...news,
      owner: `${project}/${stack}/${declared.name}`,
      __provider: `exports.handler = () => require("pulumi-cisco-ctr/runtime").${declared.type};`,
    };
    return { news: declared.options?.transform?.(whole) ?? whole, from };
  }

  private received(properties: Properties): Properties {
    this.shown.push(JSON.stringify(open(properties, () => "secret")));
    return open(properties, (secret) => secret) as Properties;
  }

  /** What the engine calls a resource. */
  urn({ name, type }: { name: string; type: string }): string {
    const { project, stack } = this.options;
    return `urn:pulumi:${stack}::${project}::pulumi-nodejs:dynamic/ciscoctr:${type}::${name}`;
  }
}
