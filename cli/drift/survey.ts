import type { StackConfig } from "../../provider/core/compose";
import type { Core } from "../session";
import type { StackState } from "../states/checkpoint";
import type * as comparison from "./comparison";
import type { DriftReport, Finding } from "./findings";
import type { Held } from "./managed";

/** What a survey is made with. */
export interface SurveyOptions {
  /** Milliseconds: what expires within them is a finding. */
  withinMs: number;
  now: () => number;
  /** A session for stacks with this configuration: those with the same one share it. */
  open: (config: StackConfig) => Core;
  /** Hears how far it is. */
  tell?: (soFar: string) => void;
  /** What is found beside the clouds, such as by a login to the appliances. */
  beyond?: (session: Core, held: readonly Held[]) => Promise<Finding[]>;
}

/** Compares stacks with what is there. It makes no change, and takes no lock. */
export async function survey(stacks: readonly StackState[], options: SurveyOptions): Promise<DriftReport> {
  const now = options.now();
  const isEmpty = stacks.every(({ resources, unsettled }) => resources.length + unsettled.length === 0);
  const found = isEmpty ? nothing : await (require("./comparison") as typeof comparison).compare(stacks, options, now);
  return {
    version: 1,
    checkedAt: new Date(now).toISOString(),
    stacks: stacks.map(({ name, resources }) => ({ name, resources: resources.length })),
    ...found,
    ignored: [],
  };
}

const nothing: comparison.Compared = { regions: [], resources: 0, calls: 0, findings: [], objects: [] };
