/** Stacks as the engine exports them, and `cisco-ctr drift` on the workbench without its process. */
import { expect } from "@jest/globals";
import type { DriftReport, Finding } from "../../cli/drift/findings";
import { survey, type SurveyOptions } from "../../cli/drift/survey";
import type { StackState } from "../../cli/states/checkpoint";
import type { RequestEntry } from "../../emulator";
import { pulumiWording } from "../../provider/pulumi/wording";
import { progress } from "../../cli/progress";
import { stackOf, type ExportedResource, type ExportOptions } from "./exported-stack";
import { Workbench } from "./workbench";

export { exported, secretly, stackOf, type ExportOptions } from "./exported-stack";

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
  async findings(
    resources: readonly ExportedResource[],
    options: ExportOptions & Partial<SurveyOptions> = {},
  ): Promise<Finding[]> {
    return (await this.drift([stackOf(resources, options)], options)).findings;
  }

  static ofThisFile(): DriftBench {
    return new DriftBench(Workbench.ofThisFile());
  }
}
