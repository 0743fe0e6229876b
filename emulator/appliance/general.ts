import {
  type ApplianceView,
  asks,
  change,
  choice,
  type Command,
  type ConsoleState,
  done,
  effective,
  hasChanges,
  notAnOption,
  type Reply,
  yesOrNo,
} from "./dialogue";
import { dateText, productOf, wrap } from "./texts";

/** What a session begins with (contracts 5.1). */
export function banner(box: ApplianceView): string[] {
  const { model, welcome } = productOf(box);
  const [release = "", build = ""] = box.version.split("-");
  return [
    `Last login: ${dateText(box.now)} from 127.0.0.1`,
    `AsyncOS ${release} for Cisco ${model} build ${build}`,
    "",
    `Welcome to the Cisco ${model} ${welcome}`,
    "",
    ...wrap(
      `NOTE: This session will expire if left idle for ${box.idleMinutes} minutes. Any uncommitted configuration changes will be lost. Commit the configuration changes as soon as they are made.`,
    ),
    "",
  ];
}

/** `version`: the block of model, version and serial number [A-recall] (contracts 5.1). */
export const version: Command = (_args, state, box) => {
  const { model, welcome } = productOf(box);
  return done(
    [
      "Current Version",
      "===============",
      `Product: Cisco ${model} ${welcome}`,
      `Model: ${model}`,
      `Version: ${box.version}`,
      "Build Date: 2019-12-06",
      "Install Date: 2020-05-04 18:11:31",
      `Serial #: ${box.serial}`,
      "BIOS: 6.00",
      "CPUs: 2 expected, 2 allocated",
      "Memory: 6144 MB expected, 6144 MB allocated",
      "Hard disk: 200 GB, or 250 GB, or 350 GB expected; 200 GB allocated",
      "RAID: NA",
      "RAID Status: Unknown",
      "RAID Type: NA",
      "BMC: NA",
    ],
    state,
  );
};

export const help: Command = (_args, state) =>
  done(
    [
      "cloudserviceconfig - Register the appliance with the cloud service",
      "clustermode - Switch between cluster, group and machine mode",
      "commit - Commit changes",
      "exit - Exit (log out)",
      "generalconfig - Configure general settings",
      "help - View the list of commands",
      "quit - Exit (log out)",
      "threatresponseconfig - Configure the threat response feature",
      "version - View system version information",
    ],
    state,
  );

/** `exit` and `quit`: ask first when changes would be lost. The wording is [A]. */
export const exit: Command = (_args, state, box) => {
  if (!hasChanges(state, box)) return done([], state, { kind: "logout" });
  return asks(["You have uncommitted changes. If you exit now, they will be lost."], state, {
    kind: "exit",
    ask: "Are you sure you want to exit? [N]> ",
  });
};

export function answerExit(answer: string, state: ConsoleState, box: ApplianceView): Reply {
  const sure = yesOrNo(answer, false);
  if (sure === undefined) return exit([], state, box);
  return done([], state, sure ? { kind: "logout" } : undefined);
}

function generalMenu(state: ConsoleState, box: ApplianceView, error: readonly string[] = []): Reply {
  const verbs = ["- IEOVERRIDE - Override the compatibility mode of Internet Explorer."];
  if (box.featureSwitch === "generalconfig") verbs.push("- SECUREX - Configure Cisco SecureX/ Threat Response feature.");
  return asks([...error, "Choose the operation you want to perform:", ...verbs], state, { kind: "generalconfig", ask: choice });
}

/** `generalconfig`: on an SMA 14.0 it has the switch of the feature [O] (contracts 5.5). What else it has is [A]. */
export const generalConfig: Command = (_args, state, box) => generalMenu(state, box);

export function answerGeneral(answer: string, state: ConsoleState, box: ApplianceView): Reply {
  if (answer === "") return done([], state);
  if (answer.toLowerCase() === "ieoverride") return generalMenu(state, box);
  if (answer.toLowerCase() !== "securex" || box.featureSwitch !== "generalconfig")
    return generalMenu(state, box, [notAnOption(answer), ""]);
  // [A] The question to one that is on.
  const wish = effective(state, box).threatResponse ? "disable" : "enable";
  const ask = `Would you like to ${wish} Cisco SecureX/ Threat Response feature? [N]> `;
  return asks([], state, { kind: "securex", ask });
}

export function answerSecureX(answer: string, state: ConsoleState, box: ApplianceView): Reply {
  const sure = yesOrNo(answer, false);
  if (sure === undefined) return answerGeneral("securex", state, box);
  const next = sure ? change(state, { threatResponse: !effective(state, box).threatResponse }) : state;
  return generalMenu(next, box);
}
