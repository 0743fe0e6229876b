import type { ProviderError } from "../../provider/base/errors";
import { isRegionName } from "../../provider/clients/cloud/regions";
import type { Path } from "../../provider/lifecycle/diff";
import { isWithin, type Drift } from "../../provider/lifecycle/drift";
import { reported } from "../../provider/lifecycle/reported";
import type { DiffResult, ReadResult } from "../../provider/lifecycle/results";
import { valueAt, type Properties } from "../../provider/lifecycle/schema";
import { containsUnknown, isUnknown } from "../../provider/lifecycle/unknown";
import type { Stale } from "../../provider/lifecycle/definition";
import { parseDuration } from "../../provider/base/duration";
import { inWords } from "../../provider/base/sentence";
import { pulumiWording } from "../../provider/pulumi/wording";
import type { Core } from "../session";
import type { Change, Finding, FindingKind } from "./findings";
import type { StateResource } from "../states/checkpoint";
import type { Held } from "./managed";
import { accept, applyStack, makeAnew, putRight } from "./repair";

/** One resource, compared. */
export interface Looked {
  held: Held;
  /** As it is now; undefined when it is gone, or could not be looked at. */
  outs?: Properties;
  findings: Finding[];
}

export interface LookOptions {
  withinMs: number;
  now: number;
  /** By place, why nobody is asked there any more: with its quota used up, each further resource would wait as long as the first one did. */
  closed: Map<string, ProviderError>;
}

/** Asks the core for one resource what a refresh would ask. */
export async function look(session: Core, held: Held, options: LookOptions): Promise<Looked> {
  const { type, id, inputs, outs, hidden } = held.resource;
  const lifecycle = session.lifecycles[type];
  const refusal = options.closed.get(placeOf(held.resource));
  if (refusal) return { held, findings: [notChecked(held, refusal)] };
  try {
    const read = await lifecycle.read(id, outs, { hidden });
    if (read === undefined) return { held, findings: [missing(held)] };
    const diff = lifecycle.diff(id, inputs, read.outs);
    return { held, outs: read.outs, findings: compared(held, read, diff, options) };
  } catch (error) {
    // A state that somebody has edited may hold anything: one resource that cannot be compared does not keep the others from it.
    const subject = { verb: "compare", noun: type, name: held.resource.name };
    const problem = reported(error, subject, { redact: (text) => session.access.secrets.redact(text), wording: pulumiWording });
    if (problem.code === "cancelled") throw problem;
    if (problem.code === "quota" || problem.code === "timeout") options.closed.set(placeOf(held.resource), problem);
    return { held, findings: [notChecked(held, problem)] };
  }
}

/** What a finding of a resource says whatever its kind. */
export function findingOf(held: Held, kind: FindingKind, summary: string, repair: string[]): Finding {
  const { stack, resource } = held;
  const { type, urn, name, id, outs } = resource;
  const region = isRegionName(outs["region"]) ? outs["region"] : undefined;
  return {
    ...{ kind, urn, stack: stack.name, type, name, id },
    ...(region === undefined ? {} : { region }),
    ...{ place: placeOf(resource), summary, changes: [], repair, object: keyOf(held) },
  };
}

/** Key of the box of a resource in the map. */
export function keyOf({ resource: { type, id, outs } }: Held): string {
  return `${typeof outs["region"] === "string" ? outs["region"] : ""}/${type}/${id}`;
}

/** An FMC is where it is, whichever region it sends to; its id begins with its host. */
function placeOf({ type, id, outs }: StateResource): string {
  if (type === "FmcCloudIntegration") return id.split("/")[0] ?? id;
  return typeof outs["region"] === "string" ? outs["region"] : "";
}

function missing(held: Held): Finding {
  return findingOf(held, "missing", "it is gone: somebody has deleted it, or its organisation was reset", [
    putRight(held),
    accept(held),
  ]);
}

/** @param error as the lifecycle reports it */
export function notChecked(held: Held, error: ProviderError): Finding {
  const { reason, next, request, code } = error.facts;
  const status = request?.status === undefined ? "" : ` (${request.method} ${request.path} -> ${request.status})`;
  const steps = [
    inWords(next, pulumiWording),
    ...(needsSecrets(held, error) ? ["Give --show-secrets: the stack's state has it."] : []),
  ];
  return { ...findingOf(held, "could-not-check", `${reason}${status}`, steps), code };
}

/** True where the state holds the credentials and was given without them. */
function needsSecrets({ stack, resource }: Held, { code }: ProviderError): boolean {
  const login = resource.hidden.some(([first]) => first === "appliance" || first === "fmc");
  const config = stack.hiddenConfig.some((key) => key.startsWith("ciscoctr:"));
  return (login || config) && (code === "missing-credentials" || code === "invalid-state" || (login && code === "invalid-input"));
}

/** What tokens do in their life: appliances use them, after the `up` that made them too. When they end is told by itself. */
const lifeOfTokens: ReadonlySet<string> = new Set(["registered", "status", "expiresAt"]);

function compared(held: Held, { outs, drift, unreadable }: ReadResult, diff: DiffResult, options: LookOptions): Finding[] {
  const { stale } = diff;
  const unregistered = stale.some(({ reason }) => reason === "unregistered");
  const expiry = expiryOf(held, outs, options);
  const isStatus = ({ path: [first] }: Drift): boolean => first === "status";
  const isTold = ({ path: [first = ""] }: Drift): boolean =>
    (held.resource.type === "SseToken" && lifeOfTokens.has(first)) ||
    (unregistered && first === "status") ||
    (first === "updatedAt" && drift.length > 1);
  const shown = (each: Drift): Change => changeOf(each, held.resource.secret);
  const changes = drift.filter((each) => !isTold(each)).map(shown);
  const status = drift.filter(isStatus).map(shown);
  const unlike = diff.differences.map(({ path }) => path).filter((path) => !isHeldBack(held.resource.inputs, path));
  const begun = stale.filter(({ reason }) => reason === "unfinished" || reason === "in doubt" || reason === "drifted");
  const edited = drift.find(({ path: [first] }) => first === "updatedAt")?.after;
  const findings: Finding[] = [];
  if (unregistered)
    findings.push({ ...findingOf(held, "unregistered", unregisteredSummary(held), [putRight(held)]), changes: status });
  if (expiry) findings.push({ ...expiry, changes: status });
  // What the program does not say is news, such as a later release of an appliance: to the engine it is no change either.
  if (unlike.length > 0 || begun.length > 0)
    findings.push({ ...changed(held, unlike, changes, begun), ...(typeof edited === "string" ? { at: edited } : {}) });
  if (unreadable.length > 0) {
    const summary = `${unreadable.join(", ")} could not be compared: the state was given without its secrets`;
    findings.push({ ...findingOf(held, "could-not-check", summary, ["Give --show-secrets to compare them."]), code: "secret" });
  }
  return findings;
}

function unregisteredSummary({ resource }: Held): string {
  return resource.type === "DeviceRegistration"
    ? "the appliance is not registered: somebody deregistered it, it was re-imaged, or it has lost its connection"
    : "it is not registered";
}

/** True for an input that the state keeps as a secret and was not given with, or for a part of one. */
const isHeldBack = (inputs: Properties, path: Path): boolean =>
  containsUnknown(valueAt(inputs, path)) || path.some((_, depth) => isUnknown(valueAt(inputs, path.slice(0, depth))));

/** @param unlike inputs that are not as the state has them, whoever left them so */
function changed(held: Held, unlike: readonly Path[], changes: Change[], begun: readonly Stale[]): Finding {
  const are = (paths: readonly string[], how: string) => `${paths.join(", ")} ${paths.length === 1 ? "is" : "are"} ${how}`;
  const parts = changes.map(({ path }) => path);
  const unfinished = unlike.map((path) => path.join("."));
  const summary = [
    ...begun.map(({ reason }) => words[reason] ?? reason),
    ...(parts.length > 0 ? [are(parts, "not as the state says")] : []),
    ...(parts.length + begun.length === 0
      ? [`${are(unfinished, "not as the program wants")}: a change was begun and failed`]
      : []),
  ];
  return {
    ...findingOf(held, "changed", summary.join("; "), [putRight(held), accept(held)]),
    changes,
  };
}

const words: Readonly<Partial<Record<string, string>>> = {
  unfinished: "a change was begun and failed",
  "in doubt": "a token may have been revoked by a request whose answer was lost",
  drifted: "somebody else has changed it",
};

/** A secret is masked; what is not there is null. @param kept paths of what the state keeps as a secret, whatever the schema says */
function changeOf({ path, before, after, ...drift }: Drift, kept: readonly Path[]): Change {
  const secret = drift.secret || kept.some((each) => isWithin(path, each) || isWithin(each, path));
  const shown = (value: unknown): unknown => (secret && value !== undefined ? "[secret]" : (value ?? null));
  return { path: path.join("."), before: shown(before), after: shown(after), secret };
}

const msOf = (duration: unknown): number => (typeof duration === "string" ? (parseDuration(duration) ?? 0) : 0);

/** A token that was used never expires for anybody. */
function expiryOf(held: Held, outs: Properties, { withinMs, now }: LookOptions): Finding | undefined {
  const { expiresAt, status } = outs;
  if (held.resource.type !== "SseToken" || typeof expiresAt !== "string" || status === "consumed") return undefined;
  const left = Date.parse(expiresAt) - now;
  const renews = outs["onExpiry"] === "renew";
  // What renews itself does so in its own time, and a short-lived token is not about to expire from the hour it was made.
  const soonMs = Math.min(withinMs, renews ? msOf(outs["renewBefore"]) : msOf(outs["validFor"]) / 4);
  const repair = renews
    ? [applyStack(held)]
    : ["Change `keepers` of the SseToken, or take it out of the program", makeAnew(held)];
  if (left <= 0) return findingOf(held, "expired", `an unused token expired at ${expiresAt}`, repair);
  return left <= soonMs ? findingOf(held, "expiring", `an unused token expires at ${expiresAt}`, repair) : undefined;
}
