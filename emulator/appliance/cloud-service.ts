import {
  type ApplianceView,
  asks,
  change,
  choice,
  type CloudVerb,
  type Command,
  type ConsoleState,
  done,
  effective,
  notAnOption,
  type Reply,
  type ServiceStatus,
  yesOrNo,
} from "./dialogue";
import { deregistrationBlocked, productOf, serverRows, statusLines, wordingOf, wrap } from "./texts";

/** The setting that lets the connector run: up to 13.x the feature itself, later a switch of the Cisco Cloud Service of its own [A]. */
export function connectorSwitch({ dialect }: Pick<ApplianceView, "dialect">): "threatResponse" | "cloudService" {
  return dialect === "ctr" ? "threatResponse" : "cloudService";
}

const verbsByStatus: Record<ServiceStatus, readonly CloudVerb[]> = {
  ready: ["REGISTER", "SETTRS"],
  "invalid-token": ["REGISTER", "SETTRS"],
  unreachable: ["REGISTER", "SETTRS"],
  registered: ["DEREGISTER", "SETTRS"],
  // [A] While the service is at work only the server can be set.
  busy: ["SETTRS"],
  registering: ["SETTRS"],
  deregistering: ["SETTRS"],
};

/**
 * What the menu offers. Not enabled: only ENABLE [A] (contracts 5.4). Enabled but not committed: no REGISTER (seed 001, "ESA is not requesting
 * the Registration token"), and SETTRS all the same [A], so that one commit can do for both.
 */
function offered(state: ConsoleState, box: ApplianceView, status: ServiceStatus): readonly CloudVerb[] {
  const key = connectorSwitch(box);
  if (!effective(state, box)[key]) return ["ENABLE"];
  const verbs: readonly CloudVerb[] = box.settings[key] ? verbsByStatus[status] : ["SETTRS"];
  // [A] The later dialect switches the service off here as well, once nothing is registered.
  const switches: readonly CloudVerb[] = box.dialect === "cloud" && !verbs.includes("DEREGISTER") ? ["DISABLE"] : [];
  return [...switches, ...verbs, ...furtherVerbs(state, box, verbs)];
}

/** [A] Offered as soon as the service is committed, the certificate once it is registered. */
function furtherVerbs(state: ConsoleState, box: ApplianceView, verbs: readonly CloudVerb[]): CloudVerb[] {
  if (!box.settings[connectorSwitch(box)]) return [];
  const { threatResponse, successNetwork } = effective(state, box);
  const further: CloudVerb[] = [];
  if (box.moreVerbs && verbs.includes("DEREGISTER")) further.push("FETCHCERTIFICATE");
  if (box.featureSwitch === "cloudserviceconfig") further.push(threatResponse ? "DISABLESECUREX" : "ENABLESECUREX");
  if (box.moreVerbs) further.push(successNetwork ? "DISABLECSN" : "ENABLECSN");
  return further;
}

/** The line about the service, for one that is committed and wanted. */
function about(state: ConsoleState, box: ApplianceView, status: ServiceStatus): string[] {
  const key = connectorSwitch(box);
  return box.settings[key] && effective(state, box)[key] ? statusLines(box, status) : [];
}

function menu(state: ConsoleState, box: ApplianceView, status: ServiceStatus, error: readonly string[] = []): Reply {
  const verbs = offered(state, box, status).flatMap((verb) => wordingOf(box).verbs[verb]);
  return asks([...error, ...about(state, box, status), "Choose the operation you want to perform:", ...verbs], state, {
    kind: "cloudserviceconfig",
    ask: choice,
    status,
  });
}

function askServer(state: ConsoleState, box: ApplianceView, status: ServiceStatus, before: readonly string[] = []): Reply {
  const { servers, enterServer } = wordingOf(box);
  const { server, addedServers } = effective(state, box);
  const rows = serverRows(box, addedServers).map(({ text }) => text);
  const current = box.dialect === "cloud" ? [`Currently configured Cisco Secure Cloud Server is ${server}.`, ""] : [];
  return asks([...before, ...current, servers, "", ...rows, "", enterServer], state, { kind: "server", ask: choice, status });
}

function askToken(state: ConsoleState, box: ApplianceView, status: ServiceStatus): Reply {
  const text = wrap(`Enter a registration token key to register your appliance with the ${wordingOf(box).portal}.`);
  return asks(text, state, { kind: "token", ask: choice, status });
}

function askDeregister(state: ConsoleState, box: ApplianceView, status: ServiceStatus): Reply {
  if (box.licensed) return done(deregistrationBlocked, state);
  return asks([`Do you want to deregister your appliance from the ${wordingOf(box).portal}.`, ""], state, {
    kind: "deregister",
    ask: "If you deregister, you will not be able to access the Cloud Service features. [N]> ",
    status,
  });
}

/**
 * A server was chosen. The guide wants the appliance deregistered first, yet its own menu offers SETTRS to a registered one; what then happens
 * is not public. [A] It is accepted and, once committed, used from the next registration on: the appliance stays registered where it is.
 */
function select(host: string, state: ConsoleState, box: ApplianceView): Reply {
  const text = [`${wordingOf(box).selected} ${host}.`, 'Make sure you run "commit" to make these changes active.'];
  return done(text, change(state, { server: host }));
}

function register(token: string, state: ConsoleState): Reply {
  return done(["The appliance registration is in progress."], state, { kind: "register", token });
}

function deregister(state: ConsoleState, box: ApplianceView): Reply {
  if (box.licensed) return done(deregistrationBlocked, state);
  return done([`The ${productOf(box).name} deregistration is in progress.`], state, { kind: "deregister" });
}

/** [A] In the later dialect enabling leads straight to the choice of the server (contracts 5.5), but not from the batch form. */
function enable(state: ConsoleState, box: ApplianceView, status?: ServiceStatus): Reply {
  const on = change(state, { [connectorSwitch(box)]: true });
  const text =
    box.dialect === "ctr" ? wordingOf(box).enabled : ["The Cisco Cloud Service is currently enabled on your appliance."];
  if (box.dialect === "ctr" || status === undefined) return done(text, on);
  return askServer(on, box, status, [...text, ""]);
}

function disable(state: ConsoleState, box: ApplianceView): Reply {
  return done(
    ["The Cisco Cloud Service is currently disabled on your appliance."],
    change(state, { [connectorSwitch(box)]: false }),
  );
}

/** [A] Each is a setting that `commit` makes active; of the certificate nothing is emulated but the sentence. */
function setFeature(verb: CloudVerb, state: ConsoleState): Reply | undefined {
  const said = (feature: string, on: boolean, changes: Parameters<typeof change>[1]): Reply =>
    done([`The ${feature} feature is currently ${on ? "enabled" : "disabled"} on your appliance.`], change(state, changes));
  const on = verb.startsWith("ENABLE");
  if (verb.endsWith("SECUREX")) return said("Cisco SecureX / Threat Response", on, { threatResponse: on });
  if (verb.endsWith("CSN")) return said("Cisco Success Network", on, { successNetwork: on });
  return verb === "FETCHCERTIFICATE" ? done(["The certificate and key are fetched."], state) : undefined;
}

/** The hidden verb (contracts 5.5); its questions are [A]. */
function askServerLabel(state: ConsoleState): Reply {
  return asks(["Enter the label of the server:"], state, { kind: "serverLabel", ask: choice });
}

export function answerServerLabel(answer: string, state: ConsoleState): Reply {
  if (answer === "") return done([], state);
  return asks(["Enter the FQDN of the server:"], state, { kind: "serverHost", ask: choice, label: answer });
}

export function answerServerHost(host: string, label: string, state: ConsoleState, box: ApplianceView): Reply {
  if (host === "") return done([], state);
  const addedServers = [...effective(state, box).addedServers, { label, host }];
  return done([`${label} (${host}) is added to the list of servers.`], change(state, { addedServers }));
}

function findVerb(answer: string, state: ConsoleState, box: ApplianceView, status: ServiceStatus): CloudVerb | undefined {
  return offered(state, box, status).find((verb) => verb === answer.toUpperCase());
}

/** [A] The batch form is documented to exist, its arguments are not (contracts 5.6). */
function batch(answer: string, argument: string | undefined, state: ConsoleState, box: ApplianceView): Reply {
  const verb = findVerb(answer, state, box, box.status);
  if (verb === undefined) return done([...about(state, box, box.status), notAnOption(answer)], state);
  if (verb === "DEREGISTER") return deregister(state, box);
  if (verb === "ENABLE") return enable(state, box);
  if (verb === "DISABLE") return disable(state, box);
  const set = setFeature(verb, state);
  if (set) return set;
  if (argument === undefined) return verb === "REGISTER" ? askToken(state, box, box.status) : askServer(state, box, box.status);
  if (verb === "REGISTER") return register(argument, state);
  const rows = serverRows(box, effective(state, box).addedServers);
  const row = rows.find(({ number, label, host }) => [String(number), label, host].includes(argument));
  return row?.host === undefined ? done([notAnOption(argument)], state) : select(row.host, state, box);
}

/** `cloudserviceconfig`: registers, deregisters and sets the server (contracts 5.4, 5.5). */
export const cloudServiceConfig: Command = ([verb, argument], state, box) =>
  verb === undefined ? menu(state, box, box.status) : batch(verb, argument, state, box);

export function answerCloudService(answer: string, status: ServiceStatus, state: ConsoleState, box: ApplianceView): Reply {
  if (answer === "") return done([], state);
  if (box.moreVerbs && answer.toLowerCase() === "setfqdn") return askServerLabel(state);
  const verb = findVerb(answer, state, box, status);
  switch (verb) {
    case "ENABLE":
      return enable(state, box, status);
    case "DISABLE":
      return disable(state, box);
    case "REGISTER":
      return askToken(state, box, status);
    case "DEREGISTER":
      return askDeregister(state, box, status);
    case "SETTRS":
      return askServer(state, box, status);
    case undefined:
      return menu(state, box, status, [notAnOption(answer), ""]);
    default:
      return setFeature(verb, state) ?? menu(state, box, status);
  }
}

export function answerToken(answer: string, status: ServiceStatus, state: ConsoleState, box: ApplianceView): Reply {
  return answer === "" ? menu(state, box, status) : register(answer, state);
}

export function answerServer(answer: string, status: ServiceStatus, state: ConsoleState, box: ApplianceView): Reply {
  if (answer === "") return menu(state, box, status);
  const row = serverRows(box, effective(state, box).addedServers).find(({ number }) => String(number) === answer);
  return row?.host === undefined ? askServer(state, box, status, [notAnOption(answer), ""]) : select(row.host, state, box);
}

export function answerDeregister(answer: string, status: ServiceStatus, state: ConsoleState, box: ApplianceView): Reply {
  const sure = yesOrNo(answer, false);
  if (sure === undefined) return askDeregister(state, box, status);
  return sure ? deregister(state, box) : menu(state, box, status);
}
