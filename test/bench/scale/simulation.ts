/** Hours of drift runs against one organisation, on the emulator's clock. */
import type { StackState } from "../../../cli/states/checkpoint";
import { lookForDrift, statesOf, type RunResult } from "./run";
import type { Tenant } from "./tenant";

export interface Plan {
  name: string;
  /** `each`: a run for every stack, spread over the interval. `all`: one run for all stacks. */
  runs: "each" | "all";
  everyMinutes: number;
  hours: number;
}

export interface Outcome {
  plan: Plan;
  runs: number;
  failedRuns: number;
  /** Runs that were due while the one before was not at its end: no CI runs a job beside itself. */
  skippedRuns: number;
  /** Accepted by the API, the drift runs' alone. */
  callsAnHour: number;
  callsARun: number;
  /** The longest run that could check everything, and the longest that could not. */
  longestRunMs: number;
  longestFailureMs: number;
  /** Changes by hand, and how long after them a run told of them. */
  changes: number;
  detected: number;
  medianMinutes: number | undefined;
  longestMinutes: number | undefined;
  /** Another client of the same organisation that asks once a minute: how many of its requests were refused. */
  others: { asked: number; refused: number };
  /** Why the first run failed that did. */
  reason?: string;
}

const minuteMs = 60_000;
/** Changes by hand: one in every so many minutes, of another stack each time. */
const changeEveryMinutes = 7;

export class Simulation {
  private constructor(
    private readonly tenant: Tenant,
    private readonly states: readonly StackState[],
  ) {}

  static async of(tenant: Tenant, stacks: number): Promise<Simulation> {
    return new Simulation(tenant, await tenant.clock.passDuring(statesOf(tenant, stacks)));
  }

  run(plan: Plan): Promise<Outcome> {
    return new Run(this.tenant, this.states, plan).toTheEnd();
  }
}

/** What happens from the plan's first moment to its last. */
class Run {
  private readonly begun: number;
  private readonly groups: (readonly StackState[])[];
  private readonly busy = new Set<number>();
  private readonly finished: RunResult[] = [];
  private skipped = 0;
  private readonly touched: string[] = [];
  private readonly changed = new Map<string, number>();
  private readonly waits: number[] = [];
  private readonly others = { asked: 0, refused: 0 };
  private readonly failures: unknown[] = [];

  constructor(
    private readonly tenant: Tenant,
    private readonly states: readonly StackState[],
    private readonly plan: Plan,
  ) {
    tenant.forgetRequests();
    this.begun = tenant.clock.now();
    this.groups = plan.runs === "all" ? [states] : states.map((state) => [state]);
  }

  async toTheEnd(): Promise<Outcome> {
    const { tenant, plan, groups, begun } = this;
    const { clock } = tenant;
    const stepMs = (plan.everyMinutes * minuteMs) / groups.length;
    const minutes = plan.hours * 60;
    const moments = [
      ...Array.from({ length: minutes }, (_, minute) => ({ at: minute * minuteMs, event: this.minute.bind(this, minute) })),
      ...Array.from({ length: Math.ceil((minutes * minuteMs) / stepMs) }, (_, index) => ({
        at: index * stepMs,
        event: this.look.bind(this, index % groups.length),
      })),
    ].sort((a, b) => a.at - b.at);
    for (const { at, event } of moments) {
      await clock.passTo(begun + at);
      event();
    }
    await clock.passTo(begun + minutes * minuteMs);
    const outcome = this.outcome();
    while (this.busy.size > 0) await clock.passTo(clock.now() + minuteMs);
    for (const id of this.touched) this.switchModule(id, true);
    if (this.failures.length > 0) throw this.failures[0];
    return outcome;
  }

  private minute(minute: number): void {
    this.others.asked++;
    this.goesOn(
      this.tenant.isAnswered().then((answered) => {
        if (!answered) this.others.refused++;
      }),
    );
    // Later ones no run would come to see.
    const last = this.plan.hours * 60 - this.plan.everyMinutes;
    if (minute % changeEveryMinutes === 1 && minute < last) this.changeByHand();
  }

  private look(group: number): void {
    if (this.busy.has(group)) {
      this.skipped++;
      return;
    }
    this.busy.add(group);
    this.goesOn(
      lookForDrift(this.tenant, this.groups[group] ?? [])
        .then((result) => {
          this.takesIn(result);
        })
        .finally(() => this.busy.delete(group)),
    );
  }

  private goesOn(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.failures.push(error));
  }

  private takesIn(result: RunResult): void {
    this.finished.push(result);
    for (const id of result.changed) {
      const at = this.changed.get(id);
      if (at === undefined) continue;
      this.changed.delete(id);
      this.waits.push((this.tenant.clock.now() - at) / minuteMs);
    }
  }

  /** Somebody disables a module of a stack, of another one each time. */
  private changeByHand(): void {
    const count = this.touched.length;
    const modules = this.states[(count * 7) % this.states.length]?.resources.filter(({ type }) => type === "CtrModule") ?? [];
    const id = modules[count % modules.length]?.id;
    if (id === undefined) throw new Error("a stack has no module");
    this.switchModule(id, false);
    this.touched.push(id);
    this.changed.set(id, this.tenant.clock.now());
  }

  private switchModule(id: string, enabled: boolean): void {
    Object.assign(this.tenant.organisation.modules.get(id) ?? {}, { enabled });
  }

  private outcome(): Outcome {
    const { plan, finished, waits, changed, others, skipped } = this;
    const failed = finished.filter(({ unchecked }) => unchecked > 0);
    const whole = finished.filter(({ unchecked }) => unchecked === 0);
    const sorted = [...waits].sort((a, b) => a - b);
    const sum = (of: readonly RunResult[]) => of.reduce((total, { calls }) => total + calls, 0);
    const longest = (of: readonly RunResult[]) => Math.max(0, ...of.map(({ ms }) => ms));
    const reason = failed[0]?.reason;
    return {
      plan,
      ...{ runs: finished.length, failedRuns: failed.length, skippedRuns: skipped },
      callsAnHour: Math.round(this.accepted() / plan.hours),
      callsARun: Math.round(sum(whole) / Math.max(1, whole.length)),
      ...{ longestRunMs: longest(whole), longestFailureMs: longest(failed) },
      ...{ changes: waits.length + changed.size, detected: waits.length },
      ...{ medianMinutes: sorted[Math.floor(sorted.length / 2)], longestMinutes: sorted.at(-1) },
      others: { ...others },
      ...(reason === undefined ? {} : { reason }),
    };
  }

  /** By the request log: all but refused requests, and but those of others. */
  private accepted(): number {
    return this.tenant.world.requests.list().filter(({ status, path }) => status !== 429 && !path.endsWith("/whoami")).length;
  }
}
