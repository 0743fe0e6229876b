/** Runs what Pulumi Cloud and cron would. */
import type { DeploymentsProgram } from "./files";
import type { Environment, Machine, Ran } from "./machine";

/** Pulumi Cloud's look by the schedule: https://www.pulumi.com/docs/deployments/concepts/drift/ */
export async function runDriftSchedule(machine: Machine, { resources }: DeploymentsProgram, env: Environment): Promise<Ran> {
  const settings = resources["settings"]?.properties as { operationContext: { preRunCommands: string[] } };
  for (const command of settings.operationContext.preRunCommands) {
    const ran = await machine.script(command, ["sh", "-e"], env);
    if (ran.code !== 0) return ran;
  }
  const words = ["refresh", "--preview-only", "--expect-no-changes", "--non-interactive", "--color", "never"];
  return machine.command(["pulumi", ...words], env);
}

/** Where the crontab says the project is. */
const installed = "/opt/mail-gateways";

/** The one job of a file in /etc/cron.d, run as cron would: by `sh`, with hardly any environment. */
export function runCron(machine: Machine, crontab: string, environment: Environment): Promise<Ran> {
  const [job = "", ...others] = crontab.split("\n").filter((line) => /^[\d*]/.test(line));
  const command = /^(?:[\d*/,-]+ ){5}ciscoctr (\S.*)$/.exec(job)?.[1];
  if (command === undefined || others.length > 0) throw new Error(`no job of cron: ${job}`);
  const lines = Object.entries(environment).map(([name, value]) => `${name}='${value}'\n`);
  const env = { CISCOCTR_ENVIRONMENT: machine.file("environment", lines.join("")) };
  return machine.script(command.replace(installed, machine.checkout), ["sh"], env);
}
