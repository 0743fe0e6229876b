/** The dynamic provider without a process of its own, spoken to as {@link ProviderProcess} is. */
import type { dynamic } from "@pulumi/pulumi";
import type { Providers } from "../../provider/dynamic/provider";
import type { ResourceName } from "../../provider/generated/schemas";
import type { EngineProvider } from "./mini-engine";
import { ProviderFailure, type Properties } from "./provider-process";

const providerKey = "__provider";

export class ProviderInProcess implements EngineProvider {
  constructor(private readonly providers: Providers) {}

  endInput(): void {
    throw new Error("a provider without a process has no input that could end");
  }

  async check(urn: string, olds: Properties, news: Properties) {
    const checked = (await this.of(urn).check?.(olds, news)) as { inputs: Properties; failures?: dynamic.CheckFailure[] };
    const { inputs, failures = [] } = checked;
    const texts = failures.map(({ property, reason }) => `${property} ${reason}`.trim());
    return { inputs: whole(inputs, news), failures: texts };
  }

  async diff(urn: string, id: string, olds: Properties, news: Properties) {
    const { changes, replaces = [], deleteBeforeReplace = false } = (await this.of(urn).diff?.(id, olds, news)) ?? {};
    return { ...(changes === undefined ? {} : { changes }), replaces, deleteBeforeReplace };
  }

  async create(urn: string, inputs: Properties) {
    const { id, outs } = (await told(this.of(urn).create(inputs))) as { id: string; outs: Properties };
    return { id, properties: whole(outs, inputs) };
  }

  async read(urn: string, id: string, outs: Properties) {
    const found = (await told(this.of(urn).read?.(id, outs))) as { id: string; props: Properties; inputs?: Properties };
    if (!found.id) return { id: "", properties: {} };
    const inputs = found.inputs && { inputs: whole(found.inputs, outs) };
    return { id: found.id, properties: whole(found.props, outs), ...inputs };
  }

  async update(urn: string, id: string, olds: Properties, news: Properties): Promise<Properties> {
    const { outs } = (await told(this.of(urn).update?.(id, olds, news))) as { outs: Properties };
    return whole(outs, news);
  }

  async delete(urn: string, id: string, outs: Properties): Promise<void> {
    await told(this.of(urn).delete?.(id, outs));
  }

  private of(urn: string): dynamic.ResourceProvider {
    const [type = ""] = /\w+(?=::[^:]*$)/.exec(urn) ?? [];
    return this.providers[type as ResourceName];
  }
}

/** As it travels, with the text by which the engine finds the provider again. */
const whole = (values: Properties, { [providerKey]: text }: Properties): Properties =>
  JSON.parse(JSON.stringify({ ...values, [providerKey]: text })) as Properties;

/** A failure as the engine hears of it. */
async function told<T>(work: Promise<T> | undefined): Promise<T> {
  if (work === undefined) throw new TypeError("the provider has no such method");
  try {
    return await work;
  } catch (error) {
    const { message, id, properties } = error as Error & { id?: string; properties?: Properties };
    const partial = id !== undefined && properties !== undefined ? { id, properties } : undefined;
    throw new ProviderFailure(message, partial);
  }
}
