import { isDeepStrictEqual } from "node:util";
import type { dynamic } from "@pulumi/pulumi";
import type { Providers } from "../../provider/dynamic/provider";
import { providerText } from "../../provider/dynamic/resource";
import type { ApiClientGiven, ApiClientInputs, ApiClientOutputs } from "../../provider/generated/api-client";
import type { CtrModuleGiven, CtrModuleInputs, CtrModuleOutputs } from "../../provider/generated/ctr-module";
import type { CtrModuleTypeGiven, CtrModuleTypeInputs, CtrModuleTypeOutputs } from "../../provider/generated/ctr-module-type";
import type {
  DeviceRegistrationGiven,
  DeviceRegistrationInputs,
  DeviceRegistrationOutputs,
} from "../../provider/generated/device-registration";
import type {
  FmcCloudIntegrationGiven,
  FmcCloudIntegrationInputs,
  FmcCloudIntegrationOutputs,
} from "../../provider/generated/fmc-cloud-integration";
import type { ResourceName } from "../../provider/generated/schemas";
import type { SseTokenGiven, SseTokenInputs, SseTokenOutputs } from "../../provider/generated/sse-token";
import { ResourceSchema, type Properties } from "../../provider/lifecycle/schema";

/** What {@link Managed} needs of its bench. */
interface Bench {
  /** A fresh provider process. */
  process(): Providers;
  /** Collects what a person may come to see. */
  readonly shown: string[];
}

interface Shapes {
  SseToken: { given: SseTokenGiven; outs: SseTokenInputs & SseTokenOutputs };
  DeviceRegistration: { given: DeviceRegistrationGiven; outs: DeviceRegistrationInputs & DeviceRegistrationOutputs };
  CtrModule: { given: CtrModuleGiven; outs: CtrModuleInputs & CtrModuleOutputs };
  CtrModuleType: { given: CtrModuleTypeGiven; outs: CtrModuleTypeInputs & CtrModuleTypeOutputs };
  ApiClient: { given: ApiClientGiven; outs: ApiClientInputs & ApiClientOutputs };
  FmcCloudIntegration: { given: FmcCloudIntegrationGiven; outs: FmcCloudIntegrationInputs & FmcCloudIntegrationOutputs };
}

/** What a program gives to a resource. */
export type Given<Name extends ResourceName> = Shapes[Name]["given"];

/** The answer of a diff where nothing is to do. */
export const nothing = { changes: false, replaces: [] };

const secretKey = "4dabf18193072939515e22adb298388d";
const secretText = "1b47061264138c4ac30d75fd1eb44270";

const isEnvelope = (value: object): value is { value: unknown } => (value as Properties)[secretKey] === secretText;

/** Replaces every secret envelope by what `put` makes of its value. */
function openEnvelopes(value: unknown, put: (secret: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => openEnvelopes(each, put));
  if (value === null || typeof value !== "object") return value;
  if (isEnvelope(value)) return put(openEnvelopes(value.value, put));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, openEnvelopes(each, put)]));
}

/** What the engine and a provider tell each other is JSON; anything else in a result fails after the call, and leaks the object. */
function overTheWire<T>(value: T): T {
  refuseWhatIsNotJson(value);
  return JSON.parse(JSON.stringify(value)) as T;
}

function refuseWhatIsNotJson(value: unknown): void {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return;
  const isPlain =
    typeof value === "object" && (Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]");
  if (!isPlain) throw new TypeError(`a ${typeof value} is no JSON`);
  for (const each of Object.values(value)) refuseWhatIsNotJson(each);
}

/** One resource of a stack, treated as the engine treats it: check before everything, a process a command, envelopes off. */
export class Managed<Name extends ResourceName> {
  id = "";
  /** As the provider answered last, envelopes included. */
  raw: Properties = {};
  private inputs: Properties = {};
  private given: Given<Name> | undefined;

  constructor(
    private readonly bench: Bench,
    readonly kind: Name,
    readonly owner: string,
  ) {}

  /** The inputs in state, in clear. */
  get saved(): Properties {
    return this.inputs;
  }

  /** The outputs as a program sees them, in clear: with the defaults, which no state holds. */
  get outs(): Shapes[Name]["outs"] {
    return new ResourceSchema(this.kind).withDefaults(this.opened) as unknown as Shapes[Name]["outs"];
  }

  /** What check makes of the inputs, and its findings as sentences. */
  async check(given: Given<Name>): Promise<{ inputs: Properties; findings: string[] }> {
    const news = overTheWire({ ...given, owner: this.owner, __provider: providerText(this.kind) });
    const checked = await this.call((provider) => provider.check?.(this.inputs, news));
    const failures: { property?: string; reason?: string }[] = checked.failures ?? [];
    const findings = failures.map(({ property = "", reason = "" }) => `${property} ${reason}`.trim());
    this.bench.shown.push(...findings);
    return { inputs: { ...(checked.inputs as Properties), __provider: news.__provider }, findings };
  }

  async create(given: Given<Name>): Promise<void> {
    const inputs = await this.checked(given);
    try {
      const created = await this.call((provider) => provider.create(inputs));
      this.save(created.id, created.outs as Properties, inputs);
    } catch (error) {
      this.savePartial(error, inputs);
      throw error;
    }
  }

  /** What the engine would do for this program; without an argument for the same as before. Left the choice, it compares inputs. */
  async diff(given = this.given): Promise<dynamic.DiffResult> {
    if (given === undefined) throw new Error("was never given anything");
    const inputs = await this.checked(given);
    const answer = await this.call((provider) => provider.diff?.(this.id, this.opened, inputs));
    return { changes: !isDeepStrictEqual(this.inputs, inputs), ...answer };
  }

  /** Calls update, whatever diff says. */
  async update(given: Given<Name>): Promise<void> {
    const inputs = await this.checked(given);
    try {
      const updated = await this.call((provider) => provider.update?.(this.id, this.opened, inputs));
      this.save(this.id, updated.outs as Properties, inputs);
    } catch (error) {
      this.savePartial(error, inputs);
      throw error;
    }
  }

  /** `pulumi up` of a resource that is there: update in place where diff asks for it. Answers what diff said. */
  async up(given = this.given): Promise<dynamic.DiffResult> {
    if (given === undefined) throw new Error("was never given anything");
    const wanted = await this.diff(given);
    if (wanted.replaces && wanted.replaces.length > 0) throw new Error(`would replace ${wanted.replaces.join(", ")}`);
    if (wanted.changes) await this.update(given);
    return wanted;
  }

  /** `pulumi up` with a change that replaces, in the order diff asks for. */
  async replace(given: Given<Name>): Promise<void> {
    const { replaces = [], deleteBeforeReplace = false } = await this.diff(given);
    if (replaces.length === 0) throw new Error("would not replace");
    const { id, opened } = this;
    if (deleteBeforeReplace) await this.destroy(id, opened);
    await this.create(given);
    if (!deleteBeforeReplace) await this.destroy(id, opened);
  }

  /** `pulumi refresh`: answers whether the object is there, and the inputs that read gave back because they drifted. */
  async read(): Promise<{ there: boolean; inputs?: Properties }> {
    const result = await this.call((provider) => provider.read?.(this.id, this.opened));
    const there = result.id !== undefined && result.id !== "";
    const { inputs: given } = result as { inputs?: Properties };
    const inputs = given && (openEnvelopes(given, (secret) => secret) as Properties);
    const { __provider } = this.inputs;
    if (there) this.save(this.id, result.props as Properties, inputs ? { ...inputs, __provider } : this.inputs);
    return { there, ...(inputs ? { inputs } : {}) };
  }

  async delete(): Promise<void> {
    await this.destroy(this.id, this.opened);
  }

  private async destroy(id: string, outs: Properties): Promise<void> {
    await this.call(async (provider) => {
      await provider.delete?.(id, outs);
      return null;
    });
  }

  private get opened(): Properties {
    return openEnvelopes(this.raw, (secret) => secret) as Properties;
  }

  private async checked(given: Given<Name>): Promise<Properties> {
    const { inputs, findings } = await this.check(given);
    if (findings.length > 0) throw new Error(`check: ${findings.join("; ")}`);
    this.given = given;
    return inputs;
  }

  private save(id: string, outs: Properties, inputs: Properties): void {
    this.id = id;
    this.raw = { ...outs, __provider: inputs["__provider"] };
    this.inputs = inputs;
    this.bench.shown.push(JSON.stringify(openEnvelopes(outs, () => "secret")));
  }

  /** An error with id and properties: the engine keeps both, and calls update next time. */
  private savePartial(error: unknown, inputs: Properties): void {
    const { id, properties } = error as { id?: string; properties?: Properties };
    if (id !== undefined && properties !== undefined) this.save(id, properties, inputs);
  }

  /** Calls a fresh provider process, and remembers what it says when it fails. */
  private async call<T>(method: (provider: dynamic.ResourceProvider) => Promise<T> | undefined): Promise<T> {
    try {
      const promise = method(this.bench.process()[this.kind]);
      if (promise === undefined) throw new TypeError("the provider has no such method");
      return overTheWire(await promise);
    } catch (error) {
      if (error instanceof Error) this.bench.shown.push(error.message, error.stack ?? "");
      throw error;
    }
  }
}
