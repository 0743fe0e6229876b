import { regionNames } from "../../provider/clients/cloud/regions";
import { regionCredentials } from "../../provider/core/credentials";
import type { Core } from "../session";
import type { Held, Managed } from "./managed";
import type { SurveyOptions } from "./survey";

const prefix = "ciscoctr:";

/**
 * Resources by the session that asks about them. Stacks with the same credentials share one, and with it its lists: nearly always all of
 * them, because the environment goes before their configuration.
 */
export function bySession({ all }: Managed, open: SurveyOptions["open"]): Map<Core, Held[]> {
  const byConfiguration = new Map<string, Core>();
  const byCredentials = new Map<string, Core>();
  const groups = new Map<Core, Held[]>();
  for (const held of all) {
    const { config } = held.stack;
    const own = JSON.stringify(Object.entries(config).filter(([key]) => key.startsWith(prefix)));
    const session = byConfiguration.get(own) ?? shared(byCredentials, () => open((key) => config[key]));
    byConfiguration.set(own, session);
    const group = groups.get(session);
    if (group) group.push(held);
    else groups.set(session, [held]);
  }
  return groups;
}

/** The session that is opened, or the one that has the same credentials. */
function shared(known: Map<string, Core>, open: () => Core): Core {
  const session = open();
  const credentials = credentialsOf(session);
  const found = known.get(credentials) ?? session;
  known.set(credentials, found);
  return found;
}

function credentialsOf({ access }: Core): string {
  const each = regionNames.map((region) => {
    const problem = access.cloudProblem(region);
    return problem ? [problem.code, problem.message] : regionCredentials(access.settings, region);
  });
  return JSON.stringify(each);
}
