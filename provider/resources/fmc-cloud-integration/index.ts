import { at, forUndo, type Call } from "../../base/call";
import { isProviderError, ProviderError } from "../../base/errors";
import { isOlder } from "../../base/version";
import type { RegionName } from "../../clients/cloud/regions";
import type { Fmc } from "../../clients/fmc";
import { regionOf } from "../../clients/fmc/wire";
import type {
  FmcCloudIntegrationInputs,
  FmcCloudIntegrationOutputs,
  PreviousSettings,
} from "../../generated/fmc-cloud-integration";
import { PartialState, type Context, type Definition, type LookUp, type Said } from "../../lifecycle/definition";
import type { Finding } from "../../lifecycle/schema";
import { containsUnknown, isUnknown } from "../../lifecycle/unknown";
import { credentialsFindings, saysHowToLogIn } from "../login/credentials";
import { unreachableAtDelete } from "../login/unreachable";
import { fmcNames } from "./names";
import * as settings from "./settings";

/** The cloud settings of a Firepower Management Center. */
export const fmcCloudIntegration: Definition<FmcCloudIntegrationInputs, FmcCloudIntegrationOutputs, Reached> = {
  name: "FmcCloudIntegration",
  noun: "FMC cloud integration",
  scopes: [],
  needs: ["fmc", "previous"],

  /** Nobody tries to log in with half of what that takes: an FMC counts such attempts. */
  withoutSecrets(known) {
    if (saysHowToLogIn(known.fmc)) return known;
    throw new ProviderError({
      code: "missing-credentials",
      reason: "its state holds how to log in to the FMC, and was given without its secrets",
      next: "Give the state with its secrets, or the program `fmc.credentialsEnv` in place of username and password.",
    });
  },

  check({ fmc, securex }, lookUp) {
    return [...(isUnknown(fmc) ? [] : fmcFindings(fmc, lookUp)), ...securexFindings(securex)];
  },

  stale(_inputs, { status }) {
    return status === "Applied" ? [] : [{ path: ["status"], reason: "unfinished" }];
  },

  async create(context, inputs) {
    const { call } = context;
    const { fmc, version } = await reach(context, inputs);
    refuseUnsupported(fmc, version, inputs);
    const found = await settings.look(call, fmc, { version, securex: inputs.securex !== undefined });
    const wanted = { ...inputs, region: settings.entryOf(found, inputs.region, fmc) };
    const previous = settings.recordOf(found);
    const outs = { integrationId: await idOf(call, fmc), version, status: "Applied", previous };
    sayWhatWasThere(call, fmc, previous, settings.steps(call, fmc, found, wanted, inputs.securex?.clientPassword).length > 0);
    await putAll(context, settings.steps(call, fmc, found, wanted), {
      unfinished: (reason) => new PartialState(outs.integrationId, { ...inputs, ...outs, status: "Unfinished" }, reason),
      undo: (undo) => putBack(undo, fmc, outs),
    });
    return { id: outs.integrationId, outs };
  },

  observe(context, id, known) {
    if (known === undefined) throw loginUnsaid(id);
    return reach(context, known);
  },

  async read({ call }, { fmc, version }, outs) {
    const found = await settings.look(call, fmc, { version, securex: outs?.securex !== undefined });
    return { version, ...fromFound(found, outs?.securex) };
  },

  async update(context, id, outs, news, reached) {
    const { call } = context;
    const { fmc, version } = reached ?? (await reach(context, news));
    refuseUnsupported(fmc, version, news);
    const managed = news.securex !== undefined || outs.previous.securex !== undefined;
    const found = await settings.look(call, fmc, { version, securex: managed });
    // SecureX that comes under management only now: what was there is recorded now.
    const added = outs.previous.securex ?? (found.securex && settings.securexRecordOf(found.securex));
    const previous = { ...outs.previous, ...(added ? { securex: added } : {}) };
    const handedBack = news.onDelete === "retain" ? undefined : settings.securexToPutBack(call, news.fmc.host, found, previous);
    const wanted = {
      region: settings.entryOf(found, news.region, fmc),
      events: news.events,
      securex: news.securex ?? handedBack,
    };
    const knownPassword = outs.status === "Applied" ? outs.securex?.clientPassword : undefined;
    await putAll(context, settings.steps(call, fmc, found, wanted, knownPassword), {
      unfinished: (reason) =>
        new PartialState(id, { ...news, integrationId: id, version, previous, status: "Unfinished" }, reason),
    });
    const { region, events } = previous;
    const kept = news.securex ? previous : { ...(region ? { region } : {}), events };
    return { integrationId: id, version, status: "Applied", previous: kept };
  },

  async delete(context, id, outs) {
    if (outs.onDelete === "retain") return;
    if (!canPutBack(outs)) {
      context.call.log.warn(
        `the state of ${id} does not say how to log in there, or what was set before: the FMC stays as it is.`,
      );
      return;
    }
    if (outs.status === "Applied" && settings.wereThere(outs, outs.previous)) {
      context.call.log.warn(`${outs.fmc.host} keeps ${settings.inWords(outs.previous)}, as it was found.`);
      return;
    }
    try {
      await putBack(context.call, await connect(context, outs), outs);
    } catch (error) {
      throw unreachableAtDelete(error);
    }
  },
};

function fromFound(found: settings.Found, securex: Securex | undefined): Said<FmcCloudIntegrationInputs, object> {
  const region = settings.currentRegion(found);
  const { intrusion, file, connection } = found.events;
  return {
    // An FMC knows regions of which Cisco Threat Response knows nothing: such a one shows by the FMC's name for it.
    region: found.regions ? (((region && regionOf(region)) ?? region?.name ?? "none") as RegionName) : settings.onlyRegion,
    events: { intrusion, file, connection },
    ...(securex && found.securex ? { securex: observedSecurex(found.securex, securex) } : {}),
  };
}

type Securex = NonNullable<FmcCloudIntegrationInputs["securex"]>;

/** While SecureX is off, the client it does not use is no drift. */
function observedSecurex({ enabled, clientId }: NonNullable<settings.Found["securex"]>, known: Securex): Securex {
  return { ...known, enabled, ...(enabled && clientId !== undefined ? { clientId } : {}) };
}

type FmcInputs = FmcCloudIntegrationInputs["fmc"];

function fmcFindings(fmc: FmcInputs, environment: LookUp): Finding[] {
  const { username, fingerprint, caFile } = fmc;
  const findings: Finding[] = [];
  if (fingerprint !== undefined && caFile !== undefined) {
    findings.push({ property: "fmc.caFile", reason: "is given together with fingerprint. Give one of the two" });
  }
  if (typeof username === "string" && username.includes(":")) {
    findings.push({
      property: "fmc.username",
      reason: "holds a colon, and no login of an FMC can carry that. Use another account",
    });
  }
  const lookUp = (prefix: string) => environment.fmcCredentials(prefix);
  return [...findings, ...credentialsFindings(fmc, { input: "fmc", secrets: ["password"], lookUp })];
}

function securexFindings(securex: Securex | undefined): Finding[] {
  if (securex === undefined || containsUnknown(securex.enabled) || isUnknown(securex) || !securex.enabled) return [];
  const missing = (["clientId", "clientPassword"] as const).filter((key) => securex[key] === undefined);
  return missing.map((key) => ({
    property: `securex.${key}`,
    reason: "is missing: SecureX is on only with an API client. Give that of an ApiClient, or set enabled to false",
  }));
}

/** An id names the FMC and the domain; its login stands in no cloud, and what was there before nowhere but in a state. */
function loginUnsaid(id: string): ProviderError {
  return new ProviderError({
    code: "missing-credentials",
    reason: `the id ${id} does not say how to log in there: \`fmc\` is missing, with username and password or credentialsEnv`,
    next: "Create it with `fmc` instead: a create goes on from the settings that are there.",
  });
}

/** An FMC that answers; which settings it can be asked for depends on its version. */
interface Reached {
  fmc: Fmc;
  version: string;
}

async function reach(context: Context, inputs: Pick<FmcCloudIntegrationInputs, "fmc">): Promise<Reached> {
  const fmc = await connect(context, inputs);
  return { fmc, version: await fmc.version(context.call) };
}

function connect(context: Context, { fmc }: Pick<FmcCloudIntegrationInputs, "fmc">): Promise<Fmc> {
  const { host, port, domain, fingerprint, caFile, username = "", password = "", credentialsEnv } = fmc;
  const credentials = credentialsEnv === undefined ? { username, password } : context.fmcCredentials(credentialsEnv);
  at(context.call, `looking at the FMC ${host}`);
  return context.connectFmc({ host, port, domain, fingerprint, caFile, ...credentials, names: fmcNames });
}

const httpsPort = 443;

async function idOf(call: Call, fmc: Fmc): Promise<string> {
  const { host, port } = fmc.address;
  // The Global domain has the same id on every FMC, and several may stand behind one name.
  return `${host}${port === httpsPort ? "" : `:${port}`}/${await fmc.domainId(call)}`;
}

function refuseUnsupported(fmc: Fmc, version: string, { region, securex }: FmcCloudIntegrationInputs): void {
  if (settings.isLeftOut(version)) {
    throw new ProviderError({
      code: "unsupported-version",
      reason: `the FMC ${fmc.address.host} runs ${version}, with which Cisco XDR does not work: it does with 7.0.2 to 7.0.x, and with 7.2 and later`,
      next: "Upgrade the FMC to one of these first; nothing was changed on it.",
    });
  }
  const asked = { events: true, region: region !== settings.onlyRegion, securex: securex !== undefined };
  const lacking = (["events", "region", "securex"] as const).find((key) => asked[key] && isOlder(version, settings.since[key]));
  if (lacking === undefined) return;
  throw new ProviderError({
    code: "unsupported-version",
    reason: `the FMC ${fmc.address.host} runs ${version}, and \`${lacking}\` can be set from ${settings.since[lacking]} on`,
    next: `${waysOut[lacking]} first; nothing was changed on it.`,
  });
}

const waysOut = {
  events: "Upgrade the FMC",
  region: `Use region "${settings.onlyRegion}", the only one it sends to, or upgrade the FMC`,
  securex: "Leave `securex` out, or upgrade the FMC",
};

/** Also for whoever reads the output of a run that was killed before its state was saved: an FMC has no room for a mark. */
function sayWhatWasThere(call: Call, { address: { host } }: Fmc, previous: PreviousSettings, changes: boolean): void {
  if (!changes) {
    call.log.warn(
      `${host} has all of these settings already: a delete will change nothing. If a run that was killed has made them, what was there before it is in that run's output.`,
    );
    return;
  }
  call.log.info(`${host} had ${settings.inWords(previous)}; a delete puts that back.`);
}

interface Ways {
  /** What stands for a change that is begun and not finished. */
  unfinished: (reason: ProviderError) => PartialState;
  undo?: (call: Call) => Promise<void>;
}

/**
 * Puts one setting after the other. What is refused is taken back, and so is what nobody waits for any more; after any other failure
 * the record of what was there lives on in a partial state. A no to the first step proves nothing by itself: it may answer a second
 * arrival of what was done at the first.
 */
async function putAll({ call }: Context, steps: readonly settings.Step[], { unfinished, undo }: Ways): Promise<void> {
  for (const [index, step] of steps.entries()) {
    at(call, step.doing);
    try {
      await step.put();
    } catch (error) {
      if (!isProviderError(error)) throw error;
      const forGood = error.code === "refused" || (index === 0 && isAnsweredNo(error)) || call.signal.aborted;
      const undone = undo && forGood ? undo(forUndo(call)) : Promise.reject(error);
      await undone.catch(() => {
        throw unfinished(error);
      });
      throw error;
    }
  }
}

/** The FMC itself says that it did not do it. */
function isAnsweredNo({ facts: { request } }: ProviderError): boolean {
  return request?.status !== undefined && request.status >= 400 && request.status < 500;
}

/** False for a state of which somebody has taken away what that takes. */
const canPutBack = ({ fmc, previous }: Partial<FmcCloudIntegrationInputs & FmcCloudIntegrationOutputs>): boolean =>
  saysHowToLogIn(fmc) && previous !== undefined;

/** Backwards: no event goes to the region of before that did not go there before. */
async function putBack(call: Call, fmc: Fmc, { version, previous }: FmcCloudIntegrationOutputs): Promise<void> {
  const known = version === "" ? await fmc.version(call) : version;
  const found = await settings.look(call, fmc, { version: known, securex: previous.securex !== undefined });
  const steps = settings.steps(call, fmc, found, settings.toPutBack(call, fmc, found, previous));
  for (const step of steps.reverse()) {
    at(call, `${step.doing} as it was`);
    await step.put();
  }
}
