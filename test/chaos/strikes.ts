/** The moments of a run, each with a name that the same run has again, and what can befall it there. */
import { setTimeout as delay } from "node:timers/promises";
import type { ApplianceEvent, ApplianceStrike, CloudFault, CloudRequest, Interceptor } from "../../emulator";

export type StepKind = "request" | "connection" | "line" | "look";

/** A moment at which something can be struck. */
export interface Step {
  /** What the engine was doing, such as `create CtrModule`. */
  doing: string;
  /** Such as `us POST /iroh/iroh-sse/device` or `esa1.example.com command> commit`. */
  what: string;
  /** Which of those with the same name, from 1. */
  turn: number;
  kind: StepKind;
}

export interface Strike {
  doing: string;
  what: string;
  turn: number;
  how: string;
}

/** The engine and its provider process, as far as a strike ends them. */
export interface Victims {
  killEngine: () => void;
  /** One Ctrl-C, where there is somebody who can press it. */
  interrupt?: () => void;
  killProvider: () => void;
  doing: () => string;
}

const status = (code: number, headers?: Record<string, string>): CloudFault => ({
  kind: "status",
  status: code,
  ...(headers && { headers }),
});

/** What the emulator answers to a request that is struck; those that end a process are below. */
const requestFaults: Record<string, CloudFault> = {
  reset: { kind: "reset" },
  resetAfterAccept: { kind: "resetAfterAccept" },
  truncate: { kind: "truncate" },
  invalidJson: { kind: "invalidJson" },
  slow: { kind: "slow", delayMs: 700 },
  expireToken: { kind: "expireToken" },
  "401": status(401),
  "403": status(403),
  "429-long": status(429, { "Retry-After": "3172s" }),
  "429-malformed": status(429, { "Retry-After": "soon, perhaps" }),
  "500": status(500),
  "502": status(502),
  "504": status(504),
};

/** Once is survived by trying again; these stay until the `up` has failed. */
const lasting = ["reset", "resetAfterAccept", "truncate", "401", "403", "500"];
const deaths = ["engine-before", "engine-after", "kill-before", "kill-after"];

/** Every way to strike a step of a kind. */
export const ways: Record<StepKind, readonly string[]> = {
  request: [...deaths, ...Object.keys(requestFaults), ...lasting.map((each) => `${each}-stays`)],
  connection: ["engine-before", "kill-before", "refuse", "wrongHostKey", "refuse-stays"],
  line: [...deaths, "drop-before", "drop-after", "hang-before", "hang-after", "pager"],
  look: [...deaths, "drop-before", "drop-after", "hang-before", "hang-after", "pager", "busy", "busy-stays"],
};

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const busyLooks = 4;
/** A POST of which nothing came goes on for as long as its call has time: some minutes. */
const lostPosts = 5;

function looksOf({ how, what }: Strike): number {
  if (how.startsWith("busy")) return busyLooks;
  return what.includes(" POST ") && (how.startsWith("reset") || how.startsWith("5") || how.startsWith("truncate"))
    ? lostPosts
    : Infinity;
}

/** Draws what befalls a step; `time`: which arming it is, from 1. */
export type Draw = (step: Step, time: number) => string | undefined;

/** Names the moments of a run, and strikes those it was told to. */
export class Striker {
  /** In the order in which they came. */
  readonly steps: Step[] = [];
  readonly fired: Strike[] = [];
  private lastDone = "connect";
  private readonly turns = new Map<string, number>();
  private readonly afterwards = new WeakMap<object, () => Promise<void>>();
  private strikes: Strike[] = [];
  private random: Draw | undefined;
  private times = 0;
  private lasting: { strike: Strike; left: number }[] = [];

  constructor(private readonly victims: Victims) {}

  readonly interceptor: Interceptor = {
    request: async (request) => {
      const { region, fmc, method, path } = request;
      const name = path.replace(ids, "{id}").replace(/client-[^/]+/, "{id}");
      const strike = this.struck(this.step("request", `${region ?? fmc} ${method} ${name}`));
      return strike && this.strikeRequest(request, strike);
    },
    decided: async (request) => this.afterwards.get(request)?.(),
    appliance: (event) => {
      const { appliance, line, at = "" } = event;
      // How a session is left proves nothing, and comes when the engine may be elsewhere.
      if (line === "exit" && at === "command") return undefined;
      const typed = at === "token" ? "[token]" : (line ?? "");
      const kind = line === undefined ? "connection" : at === "command" && line === "cloudserviceconfig" ? "look" : "line";
      const what = line === undefined ? "connect" : `${at}> ${typed}`;
      const passing = kind === "look" || (at === "cloudserviceconfig" && typed === "");
      // How often a wait looks is up to the clock: its looks are counted from what it waits for.
      const where = passing ? ` after ${this.lastDone}` : "";
      if (!passing) this.lastDone = kind === "connection" ? "connect" : at === "command" ? typed : at;
      const strike = this.struck(this.step(kind, `${appliance} ${what}${where}`));
      return strike && this.strikeAppliance(event, strike);
    },
  };

  /** From now on. */
  arm(strikes: Strike[], random?: Draw): void {
    this.times++;
    this.steps.length = 0;
    this.turns.clear();
    this.strikes = strikes;
    this.random = random;
  }

  disarm(): void {
    this.strikes = [];
    this.lasting = [];
    this.random = undefined;
  }

  private step(kind: StepKind, what: string): Step {
    const doing = this.victims.doing();
    const turn = (this.turns.get(`${doing}|${what}`) ?? 0) + 1;
    this.turns.set(`${doing}|${what}`, turn);
    const step = { doing, what, turn, kind };
    this.steps.push(step);
    return step;
  }

  private struck(step: Step): Strike | undefined {
    const still = this.lasting.find(({ strike, left }) => strike.what === step.what && left > 0);
    if (still) {
      still.left--;
      return still.strike;
    }
    const drawn = this.random?.(step, this.times);
    const strike =
      drawn === undefined
        ? this.strikes.find(({ doing, what, turn }) => doing === step.doing && what === step.what && turn === step.turn)
        : { doing: step.doing, what: step.what, turn: step.turn, how: drawn };
    if (!strike) return undefined;
    this.fired.push(strike);
    // The step itself goes on.
    if (strike.how === "interrupt") {
      this.victims.interrupt?.();
      return undefined;
    }
    if (strike.how.endsWith("-stays")) {
      this.lasting.push({ strike, left: looksOf(strike) });
    }
    return strike;
  }

  private async strikeRequest(request: CloudRequest, { how }: Strike): Promise<CloudFault | undefined> {
    const death = this.deathBy(how);
    if (!death) return requestFaults[how.replace("-stays", "")];
    const die = async () => {
      death.kill();
      await delay(30);
    };
    if (death.after) {
      this.afterwards.set(request, die);
      return undefined;
    }
    await die();
    return { kind: "reset" };
  }

  private strikeAppliance(event: ApplianceEvent, { how }: Strike): ApplianceStrike {
    const death = this.deathBy(how);
    if (!death) {
      const [kind, when] = how.split("-") as [ApplianceStrike["kind"], string?];
      return { kind, ...(when === "after" && { afterEffect: () => undefined }) };
    }
    if (death.after) return { kind: "hang", afterEffect: death.kill };
    death.kill();
    return { kind: event.line === undefined ? "refuse" : "hang" };
  }

  /** The process that ends before or after the effect of what is struck; undefined where none does. */
  private deathBy(how: string): { kill: () => void; after: boolean } | undefined {
    if (!deaths.includes(how)) return undefined;
    const { killEngine, killProvider } = this.victims;
    return { kill: how.startsWith("engine") ? killEngine : killProvider, after: how.endsWith("after") };
  }
}
