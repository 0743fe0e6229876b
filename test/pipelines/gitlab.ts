/** Runs jobs of GitLab CI, as its runner does. */
import { runInNewContext } from "node:vm";
import type { GitLabFile, GitLabJob } from "./files";
import type { Environment, Machine, Ran } from "./machine";

/** https://docs.gitlab.com/ci/yaml/ names no other key of the example that is no job. */
const noJobs = ["workflow", "stages", "default"];

/** Whether one of the rules holds: the expressions in use are JavaScript's too. A variable that is not set is null. */
function holds(rules: { if: string }[], variables: Environment): boolean {
  return rules.some(({ if: rule }) => {
    const named = [...rule.matchAll(/\$\w+/g)].map(([name]) => [name, variables[name.slice(1)] ?? null]);
    return Boolean(runInNewContext(rule, Object.fromEntries(named) as object));
  });
}

/** The jobs of a pipeline with these variables. */
export function jobsOf(file: GitLabFile, variables: Environment): string[] {
  if (!holds(file.workflow.rules, variables)) return [];
  const jobs = Object.entries(file).filter(([name]) => !name.startsWith(".") && !noJobs.includes(name));
  return jobs.filter(([, job]) => holds((job as GitLabJob).rules, variables)).map(([name]) => name);
}

/** @param vault what is in the vault, by its path there */
export async function runJob(
  machine: Machine,
  file: GitLabFile,
  name: string,
  vault: Environment,
  variables: Environment,
): Promise<Ran> {
  const { secrets = {}, script } = file[name] as GitLabJob;
  const given = Object.entries(secrets).map(([variable, { vault: path, file: asFile = true }]) => {
    const value = vault[path];
    if (value === undefined) throw new Error(`the vault has no ${path}`);
    return [variable, asFile ? machine.file(`gitlab-${variable}`, value) : value];
  });
  const lines = [...file.default.before_script, ...script];
  const env = { ...variables, ...(Object.fromEntries(given) as Environment) };
  return machine.script(lines.join("\n"), ["bash", "-eo", "pipefail"], env);
}
