import type { Paint } from "../terminal/colour";
import { table } from "../terminal/table";
import { hourlyQuota, type Division, type Load } from "./calls";

const number = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 1 });
const percent = (share: number): string => `${number(share * 100)} %`;

function minutes(count: number): string {
  const [hours, rest] = [Math.floor(count / 60), count % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${number(hours)} h` : `${number(hours)} h ${rest} min`;
}

/** For people: what a run is made of, then what runs come to. */
export function quotaText({ fleet, plan, run, separate, together }: Division, every: string, paint: Paint): string {
  const calls = table(
    [
      ["access token", "", number(run.token)],
      ["devices", number(fleet.devices), number(run.devices)],
      ["modules", number(fleet.modules), number(run.modules)],
      ["module types", number(fleet.moduleTypes), number(run.moduleTypes)],
      ["API clients", number(fleet.clients), number(run.clients)],
      ["one run", "", number(run.total)],
    ],
    { titles: ["", "Objects", "Calls"], right: [1, 2], paint },
  );
  const row = (name: string, { runsPerHour, callsPerHour, share, shortestMinutes }: Load) => [
    name,
    number(runsPerHour),
    number(callsPerHour),
    { text: percent(share), style: share > 1 ? ("red" as const) : share > plan.allowed ? ("yellow" as const) : [] },
    minutes(shortestMinutes),
  ];
  const stacks = plan.stacks === 1 ? "1 stack" : `${number(plan.stacks)} stacks`;
  const loads = table(
    [
      row(plan.stacks === 1 ? "1 run" : `${number(plan.stacks)} runs, one for each stack`, separate),
      ...(plan.stacks === 1 ? [] : [row("1 run for all, as drift --all", together)]),
    ],
    { titles: ["Round", "Runs/h", "Calls/h", "Of the quota", "Shortest"], right: [1, 2, 3, 4], paint },
  );
  return `${calls}

${stacks} every ${every}, of ${number(hourlyQuota)} calls an hour that an organisation has:

${loads}

Shortest: the time between rounds that uses no more than ${percent(plan.allowed)} of the quota.`;
}

/** As schema/quota.schema.json says. */
export function quotaJson({ fleet, plan, run, separate, together }: Division, every: string): object {
  return {
    version: 1,
    quota: { callsPerHour: hourlyQuota, allowedShare: plan.allowed },
    ...{ stacks: plan.stacks, every, fleet },
    ...{ callsPerRun: run, separate, together },
  };
}
