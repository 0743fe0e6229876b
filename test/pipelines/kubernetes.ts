/** Runs what a cluster would: the container of a CronJob, and the operator's update of a Stack. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { CronJobObject, StackObject } from "./files";
import type { Environment, Machine, Ran } from "./machine";

/** Secrets of the namespace by name and key. */
export type Secrets = Record<string, Environment>;

function secretOf(secrets: Secrets, { name, key }: { name: string; key: string }): string {
  const value = secrets[name]?.[key];
  if (value === undefined) throw new Error(`there is no key ${key} in a secret ${name}`);
  return value;
}

/**
 * @param backend in the place of the bucket
 * @param mounted the secret whose keys are files below /secrets
 */
export function runCronJob(
  machine: Machine,
  { spec }: CronJobObject,
  secrets: Secrets,
  backend: string,
  mounted: string,
): Promise<Ran> {
  const [container, ...others] = spec.jobTemplate.spec.template.spec.containers;
  if (container === undefined || others.length > 0) throw new Error("the job of the example has one container");
  const tmp = join(machine.scratch, "tmp");
  mkdirSync(tmp, { recursive: true });
  const onMachine = (text: string): string => {
    const [, key = ""] = /^\/secrets\/(.+)$/.exec(text) ?? [];
    if (key !== "") return machine.file(`mounted-${key}`, secretOf(secrets, { name: mounted, key }));
    return text.startsWith("s3://") ? backend : text.replace(/^\/tmp(?=\/|$)/, tmp);
  };
  const env = container.env.map(({ name, value, valueFrom }) => [
    name,
    valueFrom === undefined ? onMachine(value ?? "") : secretOf(secrets, valueFrom.secretKeyRef),
  ]);
  return machine.command(container.command, Object.fromEntries(env) as Environment);
}

/** What the operator's agent does with a commit: https://www.pulumi.com/docs/integrations/clouds/kubernetes/pulumi-kubernetes-operator/ */
export function runStack(machine: Machine, { spec }: StackObject, secrets: Secrets, backend: string): Promise<Ran> {
  const refs = Object.entries(spec.envRefs).map(([name, { secret }]) => [name, secretOf(secrets, secret)]);
  const env = [...refs, ["PULUMI_BACKEND_URL", backend]];
  const words = ["up", "--yes", "--skip-preview", "--stack", spec.stack, ...(spec.refresh ? ["--refresh"] : [])];
  return machine.command(["pulumi", ...words, "--non-interactive", "--color", "never"], Object.fromEntries(env) as Environment);
}
