export type ApplianceType = "ESA" | "SMA";

/** A server that somebody has added with the hidden verb `setfqdn` (contracts 5.5). */
export interface AddedServer {
  label: string;
  host: string;
}

/** What `commit` makes active. */
export interface Settings {
  /** The switch of the feature, in whichever command it is. */
  threatResponse: boolean;
  /** The switch of `cloudserviceconfig` in the `cloud` dialect; the `ctr` dialect has none, and leaves it alone. */
  cloudService: boolean;
  /** The SSE host. */
  server: string;
  /** Cisco Success Network. */
  successNetwork: boolean;
  addedServers: readonly AddedServer[];
}

export type DialectName = "ctr" | "cloud";

/** The command that switches the feature: its own, `cloudserviceconfig` > ENABLESECUREX, `generalconfig` > SECUREX, or none at all. */
export type FeatureSwitch = "threatresponseconfig" | "cloudserviceconfig" | "generalconfig" | "none";

/** A question before the first prompt of a session (contracts 5.1). */
export type LoginQuestion = "expiry" | "upgrade" | "agreement" | "newPassword";

/** An operator may look at the appliance, and neither configure it nor commit [A]. */
export type Role = "administrator" | "operator";

/** Both forms were seen (contracts 5.1): `mail> ` and `(Cluster c1)> `, or `(mail)> ` and `mail (Cluster c1)> `. */
export type PromptForm = "short" | "long";

/** What the connector to Security Services Exchange is doing, as the menus see it. */
export type ServiceStatus = "busy" | "ready" | "registering" | "registered" | "deregistering" | "invalid-token" | "unreachable";

/** All the console knows of its appliance; it changes nothing but through an `Effect`. */
export interface ApplianceView {
  name: string;
  type: ApplianceType;
  /** Such as `13.0.0-392`. */
  version: string;
  serial: string;
  /** The cluster it is a member of. */
  cluster: string | undefined;
  dialect: DialectName;
  featureSwitch: FeatureSwitch;
  /** Whether `cloudserviceconfig` has the verbs of 13.8/14.0 on: FETCHCERTIFICATE, ENABLECSN and the hidden `setfqdn`. */
  moreVerbs: boolean;
  /** Whether an unknown command is said to be one that may lack its feature key. */
  namesFeatureKey: boolean;
  loginQuestions: readonly LoginQuestion[];
  role: Role;
  /** Whether its cluster has not been synchronised since an upgrade. */
  outOfStep: boolean;
  /** How often a commit has changed the settings. */
  revision: number;
  /** Whether `commit` asks to save the configuration for rollback. */
  rollbackQuestion: boolean;
  prompt: PromptForm;
  /** After how long without a key a session is ended. */
  idleMinutes: number;
  /** Whether a smart licence holds the registration. */
  licensed: boolean;
  /** Milliseconds since the epoch. */
  now: number;
  /** What is committed. */
  settings: Settings;
  status: ServiceStatus;
}

export type Mode = "standalone" | "cluster" | "group" | "machine";
export type CloudVerb =
  | "ENABLE"
  | "DISABLE"
  | "REGISTER"
  | "DEREGISTER"
  | "SETTRS"
  | "FETCHCERTIFICATE"
  | "ENABLESECUREX"
  | "DISABLESECUREX"
  | "ENABLECSN"
  | "DISABLECSN";

/** What the next line answers. `ask` is the prompt it is typed after. */
export type Question =
  | { kind: "command" }
  | { kind: "threatresponseconfig"; ask: string }
  | { kind: "cloudserviceconfig"; ask: string; status: ServiceStatus }
  | { kind: "token"; ask: string; status: ServiceStatus }
  | { kind: "server"; ask: string; status: ServiceStatus }
  | { kind: "serverLabel"; ask: string }
  | { kind: "serverHost"; ask: string; label: string }
  | { kind: "generalconfig"; ask: string }
  | { kind: "securex"; ask: string }
  | { kind: "login"; ask: string; left: readonly LoginQuestion[] }
  | { kind: "discard"; ask: string }
  | { kind: "deregister"; ask: string; status: ServiceStatus }
  | { kind: "comment"; ask: string }
  | { kind: "rollback"; ask: string }
  | { kind: "clustermode"; ask: string }
  | { kind: "machine"; ask: string }
  | { kind: "switch"; ask: string; line: string }
  | { kind: "exit"; ask: string };

/** One session. Changes are pending per session [A], and are gone with it. */
export interface ConsoleState {
  at: Question;
  mode: Mode;
  pending: Partial<Settings>;
  /** The revision of the settings that the pending changes were made on. */
  basis?: number;
}

export type Effect =
  | { kind: "commit"; changes: Partial<Settings> }
  | { kind: "register"; token: string }
  | { kind: "deregister" }
  | { kind: "logout" };

export interface Reply {
  lines: readonly string[];
  state: ConsoleState;
  effect?: Effect;
}

/** A command's implementation; `args` is what follows it on the line (batch form, contracts 5.6). */
export type Command = (args: readonly string[], state: ConsoleState, box: ApplianceView) => Reply;

/** The prompt of every menu, and of every question without a default. */
export const choice = "[]> ";

/** A finished command: its text between blank lines, then the command prompt. */
export function done(lines: readonly string[], state: ConsoleState, effect?: Effect): Reply {
  const text = lines.length === 0 ? [] : ["", ...lines, ""];
  return { lines: text, state: { ...state, at: { kind: "command" } }, ...(effect && { effect }) };
}

/** A question: its text after a blank line, then its own prompt. */
export function asks(lines: readonly string[], state: ConsoleState, at: Question): Reply {
  return { lines: ["", ...lines], state: { ...state, at } };
}

/** The settings as this session sees them, its own pending changes included. */
export function effective(state: ConsoleState, box: ApplianceView): Settings {
  return { ...box.settings, ...state.pending };
}

export function change(state: ConsoleState, changes: Partial<Settings>): ConsoleState {
  return { ...state, pending: { ...state.pending, ...changes } };
}

export function hasChanges({ pending }: ConsoleState, { settings }: ApplianceView): boolean {
  return (Object.keys(pending) as (keyof Settings)[]).some((key) => pending[key] !== settings[key]);
}

/** The answer to a `[Y]>` or `[N]>` question; undefined when it is neither. */
export function yesOrNo(answer: string, preset: boolean): boolean | undefined {
  if (answer === "") return preset;
  if (/^y(es)?$/i.test(answer)) return true;
  return /^no?$/i.test(answer) ? false : undefined;
}

/** [A] No public text tells what AsyncOS says to a wrong choice. */
export function notAnOption(answer: string): string {
  return `"${answer}" is not a valid option.`;
}
