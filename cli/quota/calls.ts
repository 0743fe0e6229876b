import { pageSize } from "../../provider/clients/cloud/whole-list";

/** What Cisco grants an organisation in a rolling hour, all its API clients together. */
export const hourlyQuota = 8_000;

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** How many objects of each kind an organisation has; 0: no stack has any, so nobody lists them. */
export interface Fleet {
  devices: number;
  modules: number;
  moduleTypes: number;
  clients: number;
}

/** Calls of one run that looks at everything: a refresh, or a look for drift. */
export interface Run extends Fleet {
  token: number;
  total: number;
}

/** What runs come to that are made again and again. */
export interface Load {
  callsPerRun: number;
  runsPerHour: number;
  callsPerHour: number;
  /** Of the whole quota; above 1 it is short. */
  share: number;
  /** The shortest time between rounds, in whole minutes, that stays within the part of the quota that runs may use. */
  shortestMinutes: number;
}

export interface Plan {
  stacks: number;
  everyMs: number;
  /** How much of the quota the runs may use, from 0 to 1. */
  allowed: number;
}

/**
 * Calls that it takes to list so many objects: each page begins with the last object of the one before, to see that nothing slid past,
 * and the last page brings nothing new.
 */
function callsToList(count: number): number {
  if (count === 0) return 0;
  return 1 + Math.ceil(Math.max(0, count - pageSize) / (pageSize - 1)) + 1;
}

/** A run has one access token and reads each list once, however many stacks and resources it looks at. */
export function callsOfRun(fleet: Fleet): Run {
  const lists = {
    devices: callsToList(fleet.devices),
    modules: callsToList(fleet.modules),
    moduleTypes: callsToList(fleet.moduleTypes),
    clients: callsToList(fleet.clients),
  };
  const token = 1;
  return { token, ...lists, total: token + Object.values(lists).reduce((a, b) => a + b, 0) };
}

/** @param runs how many a round has: one for each stack, or one for all of them */
function loadOf({ total }: Run, runs: number, { everyMs, allowed }: Plan): Load {
  const callsPerHour = (total * runs * hourMs) / everyMs;
  return {
    callsPerRun: total,
    runsPerHour: (runs * hourMs) / everyMs,
    callsPerHour,
    share: callsPerHour / hourlyQuota,
    shortestMinutes: Math.max(1, Math.ceil((total * runs * hourMs) / (hourlyQuota * allowed) / minuteMs)),
  };
}

/** What `cisco-ctr quota` calculates. */
export interface Division {
  fleet: Fleet;
  plan: Plan;
  run: Run;
  /** Each stack with a run of its own: one process of `pulumi refresh` or `cisco-ctr drift` each. */
  separate: Load;
  /** All stacks in one run, as `cisco-ctr drift --all` does. */
  together: Load;
}

export function divide(fleet: Fleet, plan: Plan): Division {
  const run = callsOfRun(fleet);
  return { fleet, plan, run, separate: loadOf(run, plan.stacks, plan), together: loadOf(run, 1, plan) };
}
