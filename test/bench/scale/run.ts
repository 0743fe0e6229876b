/** One run of `cisco-ctr drift`: a process of its own, with its own access token and lists. */
import { survey } from "../../../cli/drift/survey";
import type { Core } from "../../../cli/session";
import type { StackState, StateResource } from "../../../cli/states/checkpoint";
import { ownNames } from "../../../provider/base/sentence";
import { compose } from "../../../provider/core/compose";
import type { Tenant } from "./tenant";

export interface RunResult {
  /** Requests that went out. */
  calls: number;
  /** From its beginning to its end, on the clock. */
  ms: number;
  /** Ids of what somebody has changed. */
  changed: string[];
  /** How many things could not be checked, and why the first one could not. */
  unchecked: number;
  reason?: string;
}

const withinMs = 24 * 3_600_000;

function coreWith({ url, organisation, clock }: Tenant): Core {
  const { clientId, clientPassword } = organisation.bootstrap;
  const env = { CISCO_CTR_US_URL: url, CISCO_CTR_US_CLIENT_ID: clientId, CISCO_CTR_US_CLIENT_PASSWORD: clientPassword };
  const { signal } = new AbortController();
  return { ...compose({ env, clock, signal, say: () => undefined }, ownNames), signal };
}

/** The stacks' states: what an import of everything that is there gives, cut into stacks of one size. */
export async function statesOf(tenant: Tenant, stacks: number): Promise<StackState[]> {
  const { lifecycles } = coreWith(tenant);
  const states = Array.from({ length: stacks }, (_, index): StackState => {
    const stack = `site${index}`;
    return {
      name: `bench/${stack}`,
      project: "bench",
      stack,
      resources: [],
      config: {},
      hiddenConfig: [],
      unsettled: [],
      leaving: [],
    };
  });
  const join = async (type: StateResource["type"], ids: readonly string[]): Promise<void> => {
    for (const [index, id] of ids.entries()) {
      const state = states[Math.floor((index * stacks) / ids.length)];
      const name = `gateway${index}`;
      const found = await lifecycles[type].read(id, {}, { region: "us", owner: `bench/${state?.stack ?? ""}/${name}` });
      if (found === undefined) throw new Error(`${type} ${id} is gone`);
      const { outs, inputs = {} } = found;
      const urn = `urn:pulumi:${state?.stack ?? ""}::bench::pulumi-nodejs:dynamic/ciscoctr:${type}::${name}`;
      state?.resources.push({ urn, type, name, id, inputs, outs, hidden: [], secret: [] });
    }
  };
  await join("DeviceRegistration", [...tenant.organisation.devices.keys()]);
  await join("CtrModule", tenant.moduleIds);
  return states;
}

export async function lookForDrift(tenant: Tenant, stacks: readonly StackState[]): Promise<RunResult> {
  const { clock } = tenant;
  const begun = clock.now();
  const { findings, calls } = await survey(stacks, { withinMs, now: () => clock.now(), open: () => coreWith(tenant) });
  const unchecked = findings.filter(({ kind }) => kind === "could-not-check");
  const changed = findings.filter(({ kind }) => kind === "changed").flatMap(({ id }) => id ?? []);
  const reason = unchecked.map(({ summary, repair: [next = ""] }) => `${summary}. ${next}`)[0];
  return { calls, ms: clock.now() - begun, changed, unchecked: unchecked.length, ...(reason && { reason }) };
}
