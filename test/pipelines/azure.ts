/** Runs stages of Azure Pipelines, as its agent does. */
import { runInNewContext } from "node:vm";
import { stepsOf, type AzureStage, type AzureStep } from "./files";
import type { Environment, Machine } from "./machine";

const functions = {
  and: (...all: boolean[]) => all.every(Boolean),
  eq: (a: unknown, b: unknown) => a === b,
  ne: (a: unknown, b: unknown) => a !== b,
  isIn: (needle: unknown, ...all: unknown[]) => all.includes(needle),
};

/** Azure's functions are called as JavaScript's, except `in`. */
const evaluated = (condition: string, given: object): boolean =>
  Boolean(runInNewContext(condition.replace(/\bin\(/g, "isIn("), { ...functions, ...given }));

/** The stages of a run with these variables. */
export function stagesOf(stages: readonly AzureStage[], variables: Record<string, string>): string[] {
  return stages.filter(({ condition }) => evaluated(condition, { variables })).map(({ stage }) => stage);
}

export interface StageRun {
  failed: boolean;
  log: string;
  /** Test results and artefacts by file. */
  published: Record<string, string | undefined>;
}

/** @param vaults secrets by vault and name */
export async function runStage(
  machine: Machine,
  stage: AzureStage,
  vaults: Record<string, Environment>,
  variables: Environment,
): Promise<StageRun> {
  const run: StageRun = { failed: false, log: "", published: {} };
  const secrets: Environment = {};
  const fill = (text: string) => text.replace(/\$\(([\w-]+)\)/g, (whole, name: string) => secrets[name] ?? whole);

  const bash = async ({ bash: script = "", env = {} }: AzureStep): Promise<void> => {
    const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)]));
    const { code, text } = await machine.script(script, ["bash", "--noprofile", "--norc"], { ...variables, ...own });
    run.log += text;
    run.failed ||= code !== 0;
  };

  /** What stands in for a task. One that is not named here fails the test. */
  const tasks: Record<string, (inputs: Environment) => void> = {
    "AzureKeyVault@2": ({ KeyVaultName = "", SecretsFilter = "" }) => {
      for (const name of SecretsFilter.split(",")) {
        const value = vaults[KeyVaultName]?.[name];
        if (value === undefined) throw new Error(`the vault ${KeyVaultName} has no ${name}`);
        secrets[name] = value;
      }
    },
    "PublishTestResults@2": ({ testResultsFiles = "" }) => {
      run.published[testResultsFiles] = machine.left(testResultsFiles);
    },
  };

  for (const step of stepsOf(stage)) {
    const { condition = "succeeded()", task, publish, inputs = {} } = step;
    const states = { succeeded: () => !run.failed, failed: () => run.failed, succeededOrFailed: () => true };
    if (!evaluated(condition, states)) continue;
    if (step.bash !== undefined) await bash(step);
    else if (publish !== undefined) run.published[publish] = machine.left(publish);
    else if (task !== undefined) {
      const standIn = tasks[task];
      if (standIn === undefined) throw new Error(`no stand-in for ${task}`);
      standIn(inputs);
    } else if (step.checkout !== "self") throw new Error(`no stand-in for ${JSON.stringify(step)}`);
  }
  return run;
}
