/** The pipelines of examples/gitops, read from their very files. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";

export const example = join(__dirname, "..", "..", "examples", "gitops");

export interface GitHubStep {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  with?: Record<string, string>;
  run?: string;
  shell?: string;
  env?: Record<string, string>;
  "working-directory"?: string;
}

export interface GitHubWorkflow {
  name: string;
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  concurrency: { group: string; "cancel-in-progress": boolean };
  jobs: Record<
    string,
    {
      if?: string;
      environment?: string;
      permissions: Record<string, string>;
      env?: Record<string, string>;
      steps: GitHubStep[];
    }
  >;
}

export interface GitLabJob {
  rules: { if: string }[];
  resource_group?: string;
  secrets?: Record<string, { vault: string; file?: boolean }>;
  script: string[];
  artifacts?: { paths?: string[]; reports?: { junit?: string } };
}

export interface GitLabFile {
  workflow: { rules: { if: string }[] };
  default: { before_script: string[] };
  [job: string]: unknown;
}

export interface AzureStep {
  bash?: string;
  task?: string;
  publish?: string;
  checkout?: string;
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  condition?: string;
}

interface AzureJob {
  job?: string;
  deployment?: string;
  steps?: AzureStep[];
  strategy?: { runOnce: { deploy: { steps: AzureStep[] } } };
}

export interface AzureStage {
  stage: string;
  condition: string;
  lockBehavior?: string;
  jobs: AzureJob[];
}

export interface StackObject {
  spec: {
    stack: string;
    refresh: boolean;
    envRefs: Record<string, { secret: { name: string; key: string } }>;
  };
}

interface Variable {
  name: string;
  value?: string;
  valueFrom?: { secretKeyRef: { name: string; key: string } };
}

export interface CronJobObject {
  spec: {
    schedule: string;
    concurrencyPolicy: string;
    jobTemplate: { spec: { template: { spec: { containers: { command: string[]; env: Variable[] }[] } } } };
  };
}

export interface DeploymentsProgram {
  resources: Record<string, { type: string; properties: Record<string, unknown> }>;
}

export function text(file: string): string {
  return readFileSync(join(example, file), "utf8");
}

/** GitLab's file has merge keys. */
function parsed(file: string): unknown {
  return parse(text(file), { merge: true });
}

/** Every file in a published format, as YAML has it. */
export function documentOf(file: string): Record<string, unknown> {
  return parsed(file) as Record<string, unknown>;
}

export const workflows = ["preview", "apply", "drift"] as const;

export const workflow = (name: (typeof workflows)[number]) => parsed(`.github/workflows/${name}.yml`) as GitHubWorkflow;
export const gitlabFile = () => parsed(".gitlab-ci.yml") as GitLabFile;
export const azureStages = () => (parsed("azure-pipelines.yml") as { stages: AzureStage[] }).stages;
export const stackObject = () => parsed("kubernetes/stack.yaml") as StackObject;
export const cronJobObject = () => parsed("kubernetes/drift.yaml") as CronJobObject;
export const deploymentsProgram = () => parsed("pulumi-deployments/Pulumi.yaml") as DeploymentsProgram;

export function stepsOf({ jobs }: AzureStage): AzureStep[] {
  return jobs.flatMap(({ steps, strategy }) => steps ?? strategy?.runOnce.deploy.steps ?? []);
}

/** What makes a file no YAML, such as a key that is there twice. */
export function yamlProblems(file: string): string[] {
  const documents = parseAllDocuments(text(file), { merge: true });
  return Array.isArray(documents) ? documents.flatMap(({ errors }) => errors.map(({ message }) => message)) : [];
}
