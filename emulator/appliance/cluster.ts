import {
  type ApplianceView,
  asks,
  choice,
  type Command,
  type ConsoleState,
  done,
  type Mode,
  notAnOption,
  type Reply,
} from "./dialogue";
import { wrap } from "./texts";

/** The group every new cluster begins with. */
export const mainGroup = "Main_Group";

const modes: readonly Mode[] = ["cluster", "group", "machine"];

/** The commands restricted to machine mode, in cluster and group mode (contracts 5.7). */
export function isRestricted(command: string, mode: Mode): boolean {
  return (mode === "cluster" || mode === "group") && ["threatresponseconfig", "cloudserviceconfig"].includes(command);
}

/** [A-recall] The warning and offer of contracts 5.7. */
export function askSwitch(line: string, state: ConsoleState): Reply {
  const lines = wrap('This command is restricted to "machine" mode. Would you like to switch to "machine" mode? [Y]>');
  return asks(lines.slice(0, -1), state, { kind: "switch", ask: `${lines.at(-1) ?? ""} `, line });
}

function menu(state: ConsoleState, error: readonly string[] = []): Reply {
  return asks([...error, "Choose the desired mode:", "1. Cluster", "2. Group", "3. Machine"], state, {
    kind: "clustermode",
    ask: choice,
  });
}

function askMachine(state: ConsoleState, box: ApplianceView, error: readonly string[] = []): Reply {
  const lines = [...error, "Choose a machine.", `1. ${box.name} (group ${mainGroup})`];
  return asks(lines, state, { kind: "machine", ask: choice });
}

function to(mode: Mode, state: ConsoleState): Reply {
  return done([], { ...state, mode });
}

/** `clustermode`, by its menu or as `clustermode machine <host>`. The emulator's cluster has this one machine [A]. */
export const clusterMode: Command = ([mode, name], state, box) => {
  // Of both sentences the second half is observed (contracts 5.7).
  if (box.cluster === undefined) return done(['The command "clustermode" is only available on cluster system.'], state);
  if (box.outOfStep) return done(wrap(`This machine is not yet resynchronized with the cluster after upgrading.`), state);
  if (mode === undefined) return menu(state);
  const wanted = modes.find((known) => known === mode.toLowerCase());
  if (wanted === undefined) return done([notAnOption(mode)], state);
  if (wanted !== "machine") return to(wanted, state);
  if (name === undefined) return askMachine(state, box);
  return name === box.name ? to("machine", state) : done([`Machine "${name}" is not in the cluster.`], state);
};

export function answerClusterMode(answer: string, state: ConsoleState, box: ApplianceView): Reply {
  if (answer === "") return done([], state);
  const wanted = modes[Number(answer) - 1] ?? modes.find((known) => known === answer.toLowerCase());
  if (wanted === undefined) return menu(state, [notAnOption(answer), ""]);
  return wanted === "machine" ? askMachine(state, box) : to(wanted, state);
}

export function answerMachine(answer: string, state: ConsoleState, box: ApplianceView): Reply {
  if (answer === "") return menu(state);
  return answer === "1" || answer === box.name ? to("machine", state) : askMachine(state, box, [notAnOption(answer), ""]);
}
