import type { Call } from "../../provider/base/call";
import { inLines, logTo } from "../../provider/base/log";
import { pulumiWording } from "../../provider/pulumi/wording";
import { Secrets } from "../../provider/base/known-secrets";
import type { Appliance } from "../../provider/clients/appliance/appliance";
import { startSession } from "../../provider/clients/appliance/commands";
import { Conversation, type Channel } from "../../provider/clients/appliance/conversation";
import { applianceNames } from "../../provider/resources/device-registration/names";
import { ManualClock } from "./manual-clock";

/** What must be typed, and what the appliance then prints, prompt included. A line that is not the next one gets no answer. */
export type Step = readonly [typed: string, prints: string];

export const top = "\nmail1.example.com> ";
export const welcome =
  "AsyncOS 13.0.0 for Cisco C100V build 392\n\nWelcome to the Cisco C100V Email Security Virtual Appliance\n";
export const version: Step = [
  "version",
  `Current Version\n===============\nModel: C100V\nVersion: 13.0.0-392\nBuild Date: 2019-10-01\n${top}`,
];
export const token = "de7c55f3ff0absdfsf4a25aae94dfb064642";

export class Script implements Channel {
  readonly typed: string[] = [];
  readonly logged: string[] = [];
  readonly clock = new ManualClock();
  readonly abort = new AbortController();
  readonly secrets = new Secrets();
  open = true;
  private listener: Parameters<Channel["listen"]>[0] | undefined;

  constructor(
    private readonly steps: Step[],
    private readonly login = welcome + top,
    private readonly passwords: readonly string[] = [],
  ) {
    this.secrets.remember(token);
  }

  listen(listener: Parameters<Channel["listen"]>[0]): void {
    this.listener = listener;
    this.print(this.login);
  }

  write(text: string): void {
    const typed = text.replace(/\n$/, "");
    this.typed.push(typed);
    const [step] = this.steps;
    if (step?.[0] !== typed) return;
    this.steps.shift();
    // A pager's key is not echoed.
    this.print(text === " " ? step[1] : `${typed}\n${step[1]}`);
  }

  close(): void {
    this.open = false;
  }

  drop(): void {
    this.listener?.closed();
  }

  /** Prints without having been asked. */
  say(text: string): void {
    this.print(text);
  }

  start(machine?: string): Promise<Appliance> {
    const log = logTo(
      inLines((line) => this.logged.push(line)),
      this.secrets,
      "debug",
      pulumiWording,
    );
    const call: Call = { clock: this.clock, signal: this.abort.signal, deadline: this.clock.now() + 3_600_000, log };
    return startSession(new Conversation(this, call, this.secrets, "esa:22", this.passwords, applianceNames), machine);
  }

  private print(text: string): void {
    queueMicrotask(() => this.listener?.data(Buffer.from(text.replace(/\n/g, "\r\n"))));
  }
}

export async function session(...steps: Step[]): Promise<{ script: Script; appliance: Appliance }> {
  const script = new Script([version, ...steps]);
  return { script, appliance: await script.start() };
}

// The menus of seed 004, with its odd spacing and wrapping.
export const choose = "\nChoose the operation you want to perform:\n";
export const settrs = "-SETTRS - Set the Threat Response Server to connect to the Cisco Threat Response portal.\n";
export const ready = `${choose}\n- REGISTER - To register the appliance with the Cisco Threat Response portal.\n${settrs}[]> `;
export const registered = `\nThe Content Security Management appliance is successfully registered with the\nCisco Threat Response portal.\n${choose}- DEREGISTER - To deregister the appliance from the Cisco Threat Response\nportal.\n${settrs}[]> `;
export const servers =
  "\nAvailable list of Threat Response Servers:\n\n1.\n2. EUROPE (api.eu.sse.itd.cisco.com)\n3.AMERICAS (api-sse.cisco.com)\n\nEnter threat response server to connect to the Cisco Threat Response portal.:\n[]> ";
export const askToken =
  "\nEnter a registration token key to register your appliance with the Cisco Threat\nResponse portal.\n[]> ";
export const selected = `\nSelected threat response server is api.eu.sse.itd.cisco.com.\nMake sure you run "commit" to make these changes active.\n${top}`;
export const inProgress = `\nThe appliance registration is in progress.\n${top}`;
export const askDeregister =
  "\nDo you want to deregister your appliance from the Cisco Threat Response portal.\n\nIf you deregister, you will not be able to access the Cloud Service features. [N]> ";
export const askComment = "\nPlease enter some comments describing your changes:\n[]> ";
export const committed = `\nChanges committed: Mon Nov 19 10:04:35 2018 GMT\n${top}`;
export const offersEnable = `${choose}- ENABLE - To enable the Cisco Threat Response feature on your appliance.\n\n[]> `;
export const enabled = `\nThe Cisco Threat Response feature is currently enabled on your appliance. Use the \ncloudserviceconfig command to register your appliance with the Cisco Threat\nResponse portal.\n${top}`;
