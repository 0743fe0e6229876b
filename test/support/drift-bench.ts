/** Stacks as the engine exports them, and `cisco-ctr drift` on the workbench without its process. */
import { expect } from "@jest/globals";
import type { DriftReport, Finding } from "../../cli/drift/findings";
import { survey, type SurveyOptions } from "../../cli/drift/survey";
import { readCheckpoint, type StackState } from "../../cli/states/checkpoint";
import type { RequestEntry } from "../../emulator";
import type { ResourceName } from "../../provider/generated/schemas";
import { ResourceSchema, type Properties } from "../../provider/lifecycle/schema";
import { markSecrets } from "../../provider/pulumi/secret-envelope";
import { pulumiWording } from "../../provider/pulumi/wording";
import { progress } from "../../cli/progress";
import type { Managed } from "./managed";
import { Workbench } from "./workbench";

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

type Resource = Pick<Managed<ResourceName>, "kind" | "owner" | "id" | "raw" | "saved">;

/** What `pulumi stack export` prints of a stack with these resources. */
export function exported(resources: readonly Resource[], options: ExportOptions = {}): string {
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

export const stackOf = (resources: readonly Resource[], options: ExportOptions = {}): StackState =>
  readCheckpoint(exported(resources, options), "the test");

const isLogin = ({ method, path }: RequestEntry): boolean =>
  method === "POST" && /^\/(iroh\/oauth2\/token|api\/fmc_platform\/v1\/auth\/generatetoken)$/.test(path);

export class DriftBench {
  constructor(readonly bench: Workbench) {}

  /** A survey, after which the emulator has seen nothing but looks and logins, and nobody a secret. */
  async drift(
    stacks: readonly StackState[],
    options: Partial<SurveyOptions> & { signal?: AbortSignal } = {},
  ): Promise<DriftReport> {
    const { bench } = this;
    const { signal = new AbortController().signal, ...own } = options;
    const before = (await bench.admin<RequestEntry[]>("GET", "/requests")).at(-1)?.seq ?? 0;
    const report = await survey(stacks, {
      withinMs: 60_000,
      now: () => bench.clock.now(),
      open: (config) => {
        const core = bench.core(pulumiWording, signal);
        core.configure(config);
        return { ...core, signal, progress };
      },
      ...own,
    });
    const asked = (await bench.admin<RequestEntry[]>("GET", "/requests")).filter(({ seq }) => seq > before);
    expect(asked.filter((each) => each.method !== "GET" && !isLogin(each))).toEqual([]);
    expect(report.calls).toBe(asked.filter(({ region }) => region !== undefined).length);
    bench.shown.push(JSON.stringify(report));
    return report;
  }

  /** The findings of a survey of one stack. */
  async findings(resources: readonly Resource[], options: ExportOptions & Partial<SurveyOptions> = {}): Promise<Finding[]> {
    return (await this.drift([stackOf(resources, options)], options)).findings;
  }

  static ofThisFile(): DriftBench {
    return new DriftBench(Workbench.ofThisFile());
  }
}
