import {
  answerCloudService,
  answerDeregister,
  answerServer,
  answerServerHost,
  answerServerLabel,
  answerToken,
  cloudServiceConfig,
} from "./cloud-service";
import { answerClusterMode, answerMachine, askSwitch, clusterMode, isRestricted, mainGroup } from "./cluster";
import { answerComment, answerDiscard, answerRollback, commit } from "./commit";
import { type ApplianceView, type Command, type ConsoleState, done, type Reply, yesOrNo } from "./dialogue";
import { answerExit, answerGeneral, answerSecureX, exit, generalConfig, help, version } from "./general";
import { answerLogin } from "./login";
import { answerThreatResponse, threatResponseConfig } from "./threat-response";

/**
 * The AsyncOS command line as a pure machine: a line and a view of the appliance give text, the next state, and at most one effect.
 */
const commands: Partial<Record<string, Command>> = {
  cloudserviceconfig: cloudServiceConfig,
  clustermode: clusterMode,
  commit,
  exit,
  generalconfig: generalConfig,
  help,
  "?": help,
  quit: exit,
  threatresponseconfig: threatResponseConfig,
  version,
};

/** A new session: at the command prompt, in cluster mode on a member of a cluster (contracts 5.1). */
export function loggedIn({ cluster }: ApplianceView): ConsoleState {
  return { at: { kind: "command" }, mode: cluster === undefined ? "standalone" : "cluster", pending: {} };
}

/** What is printed before the cursor, blank included. */
export function promptOf({ at, mode }: ConsoleState, { name, cluster, prompt }: ApplianceView): string {
  if (at.kind !== "command") return at.ask;
  if (mode === "standalone") return prompt === "short" ? `${name}> ` : `(${name})> `;
  const places = { cluster: `Cluster ${cluster ?? ""}`, group: `Group ${mainGroup}`, machine: `Machine ${name}` };
  return `${prompt === "short" ? "" : `${name} `}(${places[mode]})> `;
}

/** What an operator may not use [A]. */
const administrators = new Set(["cloudserviceconfig", "commit", "generalconfig", "threatresponseconfig"]);

/** The command of that name, where this appliance has it. */
function commandNamed(name: string, { featureSwitch }: ApplianceView): Command | undefined {
  if (name === "threatresponseconfig" && featureSwitch !== "threatresponseconfig") return undefined;
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

/** Words of a line; double quotes hold one together. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

/** The command that this line starts, if any: typed at the prompt, or having waited for the switch to machine mode. */
export function commandOf(line: string, { at, mode }: ConsoleState): string | undefined {
  const started = (text: string): string | undefined => words(text)[0]?.toLowerCase();
  if (at.kind === "switch") return yesOrNo(line.trim(), true) === true ? started(at.line) : undefined;
  const command = at.kind === "command" ? started(line) : undefined;
  return command !== undefined && isRestricted(command, mode) ? undefined : command;
}

function run(line: string, state: ConsoleState, box: ApplianceView): Reply {
  const [typed, ...args] = words(line);
  if (typed === undefined) return { lines: [], state };
  const name = typed.toLowerCase();
  const command = commandNamed(name, box);
  if (command === undefined)
    return done([`Unknown command${box.namesFeatureKey ? " or missing feature key" : ""}: ${typed}`], state);
  // The first half is observed (contracts 5.1).
  if (box.role === "operator" && administrators.has(name))
    return done([`You are not in the correct access group to use ${name}.`], state);
  return isRestricted(name, state.mode) ? askSwitch(line, state) : command(args, state, box);
}

function answerSwitch(answer: string, line: string, state: ConsoleState, box: ApplianceView): Reply {
  const sure = yesOrNo(answer, true);
  if (sure === undefined) return askSwitch(line, state);
  return sure ? run(line, { ...state, mode: "machine", at: { kind: "command" } }, box) : done([], state);
}

/** One line typed. The first change of several remembers on which settings it was made. */
export function respond(line: string, state: ConsoleState, box: ApplianceView): Reply {
  const reply = replyTo(line, state, box);
  const begins = Object.keys(state.pending).length === 0 && Object.keys(reply.state.pending).length > 0;
  return begins ? { ...reply, state: { ...reply.state, basis: box.revision } } : reply;
}

function replyTo(line: string, state: ConsoleState, box: ApplianceView): Reply {
  const answer = line.trim();
  const { at } = state;
  switch (at.kind) {
    case "command":
      return run(answer, state, box);
    case "threatresponseconfig":
      return answerThreatResponse(answer, state, box);
    case "cloudserviceconfig":
      return answerCloudService(answer, at.status, state, box);
    case "token":
      return answerToken(answer, at.status, state, box);
    case "server":
      return answerServer(answer, at.status, state, box);
    case "serverLabel":
      return answerServerLabel(answer, state);
    case "serverHost":
      return answerServerHost(answer, at.label, state, box);
    case "generalconfig":
      return answerGeneral(answer, state, box);
    case "securex":
      return answerSecureX(answer, state, box);
    case "login":
      return answerLogin(answer, at.left, state, box);
    case "discard":
      return answerDiscard(answer, state);
    case "deregister":
      return answerDeregister(answer, at.status, state, box);
    case "comment":
      return answerComment(state, box);
    case "rollback":
      return answerRollback(answer, state, box);
    case "clustermode":
      return answerClusterMode(answer, state, box);
    case "machine":
      return answerMachine(answer, state, box);
    case "switch":
      return answerSwitch(answer, at.line, state, box);
    case "exit":
      return answerExit(answer, state, box);
  }
}

/** Control-C: back to the command prompt; what is pending stays. */
export function interrupt(state: ConsoleState): Reply {
  return { lines: [], state: { ...state, at: { kind: "command" } } };
}
