/** The workflows of this repository itself, read from their very files. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { GitHubWorkflow } from "./files";

export const root = join(__dirname, "..", "..");

export interface OwnJob extends Partial<GitHubWorkflow["jobs"][string]> {
  /** Another workflow that is the whole job. */
  uses?: string;
  needs?: string;
  "timeout-minutes"?: number;
}

export interface OwnWorkflow {
  on: Record<string, unknown>;
  permissions: object;
  concurrency: object;
  jobs: Record<string, OwnJob>;
}

export const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

export const ownWorkflow = (name: string): OwnWorkflow => parse(textOf(`.github/workflows/${name}.yml`)) as OwnWorkflow;

/** A job that has steps. */
export function jobOf(workflow: OwnWorkflow, name: string): GitHubWorkflow["jobs"][string] {
  const { steps, permissions, ...job } = workflow.jobs[name] ?? {};
  if (steps === undefined || permissions === undefined) throw new Error(`no job ${name} with steps and permissions`);
  return { ...job, steps, permissions };
}
