/** A person at the console of an appliance, without the wire between. */
import { loggedIn, promptOf, respond } from "../../emulator/appliance/console";
import type { ApplianceView, ConsoleState, Effect, Settings } from "../../emulator/appliance/dialogue";

export const americas = "api-sse.cisco.com";

export type Change = Partial<Omit<ApplianceView, "settings">> & { settings?: Partial<Settings> };

export function view({ settings, ...change }: Change = {}): ApplianceView {
  return {
    name: "mail1.example.com",
    type: "SMA",
    version: "13.6.2-023",
    serial: "42AB",
    cluster: undefined,
    dialect: "ctr",
    rollbackQuestion: false,
    prompt: "short",
    idleMinutes: 30,
    licensed: false,
    featureSwitch: "threatresponseconfig",
    moreVerbs: false,
    namesFeatureKey: true,
    loginQuestions: [],
    role: "administrator",
    outOfStep: false,
    revision: 0,
    now: Date.UTC(2018, 10, 19, 10, 4, 35),
    status: "ready",
    ...change,
    settings: {
      ...{ threatResponse: false, cloudService: false, server: americas, successNetwork: false, addedServers: [] },
      ...settings,
    },
  };
}

/** A console with its appliance's settings, as a person at the keyboard sees it. */
export class Sitting {
  state: ConsoleState;
  screen = "";
  readonly effects: Effect[] = [];

  constructor(readonly box: ApplianceView) {
    this.state = loggedIn(box);
    this.screen = this.prompt;
  }

  get prompt(): string {
    return promptOf(this.state, this.box);
  }

  /** Types lines, one after the other, and returns what the last one printed, prompt included. */
  type(...lines: string[]): string {
    let printed = "";
    for (const line of lines) {
      const reply = respond(line, this.state, this.box);
      if (reply.effect) this.effects.push(reply.effect);
      if (reply.effect?.kind === "commit") Object.assign(this.box.settings, reply.effect.changes);
      this.state = reply.state;
      printed = [...reply.lines, this.prompt].join("\n");
      this.screen += `${line}\n${printed}`;
    }
    return printed;
  }
}
