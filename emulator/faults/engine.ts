import { Seeded } from "../ground/seeded";
import type { ApplianceEvent, ApplianceStrike, CloudRequest, Interceptor } from "./interceptor";
import { type ApplianceFaultKind, befalls, faultKinds } from "./kinds";
import { type CloudFault, defaultFaults, type FaultRule } from "./rules";

/** What an appliance asks about its faults. */
export interface ApplianceFaults {
  /** The first matching rule of one of these kinds, which is thereby used up once; undefined when none applies. */
  take(appliance: string, kinds: readonly ApplianceFaultKind[]): { kind: ApplianceFaultKind } | undefined;
  /** What a test wants to happen at this very connection or line. */
  intercept?(event: ApplianceEvent): ApplianceStrike | undefined;
}

interface Armed {
  rule: FaultRule;
  draws: Seeded;
  seen: number;
  fired: number;
}

function matchesRequest(rule: FaultRule, request: CloudRequest): boolean {
  return (
    befalls("request", rule.kind) &&
    (rule.region ?? request.region) === request.region &&
    (rule.fmc ?? request.fmc) === request.fmc &&
    (rule.method ?? request.method) === request.method &&
    request.path.startsWith(rule.path ?? "/") &&
    (faultKinds.request[rule.kind].when?.(request) ?? true)
  );
}

/**
 * True when the rule strikes now; counts the look either way.
 *
 * @param who the draw is of this one's own series: which of two came first does not change it
 */
function strikes(armed: Armed, who: string): boolean {
  const { after = 0, count = Infinity, probability = 1 } = armed.rule;
  armed.seen++;
  if (armed.seen <= after || armed.fired >= count) return false;
  if (probability < 1 && armed.draws.of(who).number() >= probability) return false;
  armed.fired++;
  return true;
}

const identityOf = ({ region, fmc, method, path, content = "" }: CloudRequest): string =>
  [region ?? fmc, method, path, content].join(" ");

/**
 * The injected faults: rules in order, the first that strikes wins. The same seed and the same requests give the same faults, in
 * whichever order those requests arrive: a probability is drawn for the nth time that very request comes. `after` and `count` count
 * arrivals.
 */
export class FaultEngine implements ApplianceFaults {
  private armed: Armed[] = [];
  private added = 0;
  private postponed: { at: number; carryOut: () => void }[] = [];

  constructor(
    private readonly seed: number,
    private readonly atStart: readonly FaultRule[],
    readonly interceptor: Interceptor = {},
  ) {
    this.add(atStart);
  }

  add(rules: readonly FaultRule[]): void {
    for (const rule of rules) {
      this.armed.push({ rule, draws: new Seeded(`${this.seed}:fault/${this.added++}`), seen: 0, fired: 0 });
    }
  }

  /** The rules with how often each matched and struck. */
  list(): (FaultRule & { seen: number; fired: number })[] {
    return this.armed.map(({ rule, seen, fired }) => ({ ...rule, seen, fired }));
  }

  clear(): void {
    this.armed = [];
  }

  reset(): void {
    this.clear();
    this.postponed = [];
    this.added = 0;
    this.add(this.atStart);
  }

  /** `late`: what a request asked for happens at this time, by the emulator's clock. */
  postpone(at: number, carryOut: () => void): void {
    this.postponed.push({ at, carryOut });
  }

  /** Carries out what is due; everybody who looks has to see it. */
  settle(now: number): void {
    const due = this.postponed.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    this.postponed = this.postponed.filter((each) => !due.includes(each));
    for (const { carryOut } of due) carryOut();
  }

  intercept(event: ApplianceEvent): ApplianceStrike | undefined {
    return this.interceptor.appliance?.(event);
  }

  takeCloud(request: CloudRequest): CloudFault | undefined {
    return this.armed.find((one) => matchesRequest(one.rule, request) && strikes(one, identityOf(request)))?.rule as
      CloudFault | undefined;
  }

  take(appliance: string, kinds: readonly ApplianceFaultKind[]): { kind: ApplianceFaultKind } | undefined {
    const struck = this.armed.find(
      (one) =>
        kinds.some((kind) => kind === one.rule.kind) &&
        (one.rule.appliance ?? appliance) === appliance &&
        strikes(one, `${appliance} ${kinds.join()}`),
    );
    return struck && { kind: struck.rule.kind as ApplianceFaultKind };
  }
}

/** The rules of `--faults`: a name, or a list. */
export function faultsNamed(faults: "default" | "none" | readonly FaultRule[]): readonly FaultRule[] {
  if (faults === "none") return [];
  return faults === "default" ? defaultFaults : faults;
}
