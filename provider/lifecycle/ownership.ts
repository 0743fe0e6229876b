import { createHash } from "node:crypto";
import { remaining, type Call } from "../base/call";
import { isProviderError, ProviderError } from "../base/errors";
import { leftByEarlierRuns, type Collection } from "../clients/cloud/collection";
import type { Change } from "./diff";
import { ownerProperty, type OnChange, type Schema } from "./keywords";
import type { Properties } from "./schema";

/** The sign by which an object is known as one resource's own, written where the API allows. */
export interface Mark {
  /** Which kind of resource: an entry made for a token is not yet a registration. */
  kind: string;
  /** `project/stack/name`. */
  owner: string;
  /** 12 hexadecimal digits of owner and replacing inputs: a replacement's new object is never taken for the old one. */
  hash: string;
  /** When the create began that made the object or took it over last, in milliseconds to the base of 36 (decision 0019). */
  claim?: string;
  /** Which of several objects of one resource, from 0. */
  item?: number;
  /** The appliance's host name, where its device goes by another name. */
  host?: string;
  /** Just made: no answer of the provider has named the object yet, so no state can hold it (decision 0013). */
  fresh?: boolean;
  /** An entry whose token registered an appliance that has left since: nothing is to be had from it but a new token. */
  used?: boolean;
}

/** Stands for the mark of an object that is there and carries none. */
export const unmarked = "unmarked";

const replacing: readonly OnChange[] = ["replace", "rotate"] satisfies Change["onChange"][];

/** `project/stack/name` of a resource's inputs or outputs. */
export function ownerOf(values: Properties): string {
  const owner = values[ownerProperty];
  return typeof owner === "string" ? owner : "";
}

/** The mark of a resource with these inputs. */
export function markOf(kind: string, inputs: Readonly<Record<string, Schema>>, values: Properties): Mark {
  const owner = ownerOf(values);
  const drivers = JSON.stringify([kind, owner, replacingValues(inputs, values)]);
  return { kind, owner: bounded(owner), hash: sha256(drivers).slice(0, 12) };
}

const longestOwner = 160;
/** Leaves room for the end of an owner: what is cut is never the line between stack and name. */
const longestStack = 142;
const longestPart = 70;

/** An owner that fits into a description; a long one ends with a hash that tells it from others with the same beginning. */
function bounded(owner: string): string {
  if (encoded(owner).length <= longestOwner) return owner;
  const name = owner.slice(wholeStack(owner).length);
  return cut(`${stackOf(owner)}${name}`, owner, longestOwner);
}

/** The beginning of a text, with the hash of the whole. */
function cut(text: string, whole: string, longest: number): string {
  const end = `…${sha256(whole).slice(0, 8)}`;
  let short = "";
  for (const character of text) {
    if (encoded(`${short}${character}${end}`).length > longest) break;
    short += character;
  }
  return `${short}${end}`;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const encoded = (owner: string): string => Buffer.from(owner).toString().split("/").map(encodeURIComponent).join("/");

function replacingValues(inputs: Readonly<Record<string, Schema>>, values: Properties): unknown[] {
  return Object.entries(inputs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, schema]) => {
      const value = values[key];
      if (schema["x-on-change"] === "nested") return [key, replacingValues(schema.properties ?? {}, (value ?? {}) as Properties)];
      return replacing.includes(schema["x-on-change"] ?? "update") ? [key, canonical(value, schema)] : [];
    });
}

/** The same text for values that mean the same: keys and sets in one order. */
function canonical(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) return schema["x-set"] ? [...(value as unknown[])].sort() : value;
  if (value !== null && typeof value === "object") return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return value ?? null;
}

const pattern =
  / ?\[ciscoctr:(?<kind>[A-Za-z]+) (?<owner>[^\s\]]+) #(?<hash>[0-9a-f]{12})(?:\/(?<item>\d+))?(?: ~(?<claim>[0-9a-z]{1,10}))?(?<fresh> new)?(?<used> used)?(?: @(?<host>[^\s\]]+))?\]\s*$/;

/** `[ciscoctr:<kind> <owner> #<hash>]`, at the end of a description or alone. */
export function markText({ kind, owner, hash, item, claim, fresh, used, host }: Mark): string {
  const which = `${item === undefined ? "" : `/${item}`}${claim === undefined ? "" : ` ~${claim}`}`;
  const details = `${which}${fresh ? " new" : ""}${used ? " used" : ""}${host === undefined ? "" : ` @${host}`}`;
  return `[ciscoctr:${kind} ${encoded(owner)} #${hash}${details}]`;
}

export const claimAt = (now: number): string => now.toString(36);

/** The mark in a text of the API, if there is one. */
export function parseMark(text: string | undefined): Mark | undefined {
  const groups = pattern.exec(text ?? "")?.groups;
  if (!groups) return undefined;
  const { kind = "", owner = "", hash = "", item, claim, fresh, used, host } = groups;
  return {
    kind,
    owner: decode(owner),
    hash,
    ...(item === undefined ? {} : { item: Number(item) }),
    ...(claim === undefined ? {} : { claim }),
    ...(fresh === undefined ? {} : { fresh: true }),
    ...(used === undefined ? {} : { used: true }),
    ...(host === undefined ? {} : { host }),
  };
}

function decode(owner: string): string {
  try {
    return owner.split("/").map(decodeURIComponent).join("/");
  } catch {
    return owner;
  }
}

/** A user's description with the mark behind it; between them the mark of the token whose entry it is. */
export function withMark(description: string, mark: Mark, issuer?: Mark): string {
  const marks = [...(issuer ? [issuer] : []), mark].map(markText).join(" ");
  return description === "" ? marks : `${description} ${marks}`;
}

/** A description as its user wrote it. */
export function withoutMark(description: string): string {
  const without = description.replace(pattern, "");
  return issuerIn(description) ? without.replace(pattern, "") : without;
}

/** The mark of the token that an entry was made for, also when a registration has it now. */
export function issuerIn(description: string): Mark | undefined {
  const marks = [description, description.replace(pattern, "")].map(parseMark);
  return marks.find((mark) => mark?.kind === "SseToken");
}

/** True for the very object this resource, with these inputs, made before. */
export function isOwn(found: Mark | undefined, mark: Mark): found is Mark {
  return isOfOwner(found, mark) && found.hash === mark.hash;
}

/** True when a later create than the one of this mark has taken the object over. A state that has lost its claim cannot tell. */
export function isClaimedAnew({ claim: found }: Mark, { claim: own }: Mark): boolean {
  return found !== undefined && own !== undefined && parseInt(found, 36) > parseInt(own, 36);
}

/** Which resource asks: its mark, and its owner by the state where the program names another one. */
export interface Asker {
  mark: Mark;
  formerOwner?: string;
}

/** True for the mark of another resource of this kind: such an object is not taken over. */
export function isAnothers(found: Mark, { mark, formerOwner }: Asker): boolean {
  return found.kind === mark.kind && ![mark.owner, formerOwner].includes(found.owner);
}

/**
 * True for the mark of another stack: such an object is neither changed nor deleted, though the state holds it. Within a stack the
 * mark may be ahead of the state, after a renaming that was not seen to its end. A state that has lost its owner cannot tell.
 */
export function isOfOtherStack(found: Mark, { mark, formerOwner = mark.owner }: Asker): boolean {
  return mark.owner !== "" && found.kind === mark.kind && ![mark.owner, formerOwner].map(stackOf).includes(stackOf(found.owner));
}

const wholeStack = (owner: string): string => owner.split("/").slice(0, 2).join("/");

/** `project/stack` of an owner; of one that was cut it is the same as of the whole one. */
export function stackOf(owner: string): string {
  const stack = wholeStack(owner);
  if (encoded(stack).length <= longestStack) return stack;
  const parts = stack.split("/");
  return parts.map((part) => (encoded(part).length <= longestPart ? part : cut(part, part, longestPart))).join("/");
}

/** @param what such as `device 12 ("gate")` */
export function belongsToAnother(what: string, owner: string): ProviderError {
  return new ProviderError({
    code: "conflict",
    reason: `${what} belongs to ${owner}`,
    next: "Remove it there first, or let that stack keep it. A resource that was renamed or moved within this stack needs `aliases` that name where it was.",
  });
}

/**
 * Said of an object that an earlier run made: after a killed run that is as it should be, after `pulumi stack rename` another stack may
 * still hold it.
 *
 * @param what such as `device 12 ("gate")`
 */
export const takenOver = (what: string): string =>
  `${what}, which an earlier run made for this resource, is taken over. If a stack that was renamed still holds it, run \`pulumi up\` there first.`;

/** True for an object this resource made before, perhaps with other inputs. */
export function isOfOwner(found: Mark | undefined, mark: Mark): found is Mark {
  return found !== undefined && found.kind === mark.kind && found.owner === mark.owner;
}

/** True for what this resource made, perhaps with other inputs, and no state can have heard of: only that may go unasked. */
export function isUnheardOf(found: Mark | undefined, mark: Mark): found is Mark {
  return isOfOwner(found, mark) && found.fresh === true;
}

/**
 * Deletes what no state ever heard of, and says so. The list may be old: each is looked at once more.
 *
 * @param noun such as `device entry`
 */
export async function deleteLeft<Wire extends { id: string }>(
  call: Call,
  objects: Pick<Collection<Wire>, "list" | "get" | "delete">,
  isLeft: (wire: Wire) => boolean,
  noun = "object",
  freshness = leftByEarlierRuns,
): Promise<void> {
  for (const { id } of (await objects.list(call, freshness)).filter(isLeft)) {
    const wire = await objects.get(call, id);
    if (!wire || !isLeft(wire)) continue;
    await objects.delete(call, id);
    call.log.info(`${noun} ${id}, made for this resource and then lost with an answer or a run, is removed: no state holds it.`);
  }
}

/**
 * Makes one object so that it exists once: looks for its mark first, and again whenever an answer was lost. It
 * goes on as long as looking proves that nothing was made and the call's budget lasts.
 *
 * @returns the object, and whether it was there already; `doubted` when an answer was lost on the way, so that a second one may come late
 */
export async function ensure<Wire>(
  call: Call,
  steps: {
    /** Objects that carry this resource's mark; `again` asks for a look that is newer than the lost answer. */
    look: (again: boolean) => Promise<Wire | undefined>;
    create: () => Promise<Wire>;
  },
): Promise<{ wire: Wire; found: boolean; doubted: boolean }> {
  const existing = await steps.look(false);
  if (existing !== undefined) return { wire: existing, found: true, doubted: false };
  for (let attempt = 1; ; attempt++) {
    try {
      return { wire: await steps.create(), found: false, doubted: attempt > 1 };
    } catch (error) {
      if (!isInDoubt(error)) throw error;
      const made = await lookLater(call, error, attempt, () => steps.look(true));
      if (made !== undefined) return { wire: made, found: true, doubted: true };
      call.log.info(`no answer to ${requestOf(error)}, and nothing was made: trying again.`);
    }
  }
}

/** True when the other side may have carried the request out, or still may. */
export const isInDoubt = (error: unknown): error is ProviderError => isProviderError(error) && error.facts.ambiguous === true;

const requestOf = ({ facts: { request } }: ProviderError): string =>
  request ? `${request.method} ${request.path}` : "a request";

/** Looks what became of a request whose answer was lost, as long as it may still be carried out; throws its error when time is up. */
async function lookLater<Wire>(
  call: Call,
  error: ProviderError,
  attempt: number,
  look: () => Promise<Wire | undefined>,
): Promise<Wire | undefined> {
  for (const pause of isOfGateway(error) ? gatewayLooksMs : [backOff(attempt)]) {
    if (remaining(call) < pause) throw error;
    await call.clock.sleep(pause, call.signal);
    const made = await look();
    if (made !== undefined) return made;
  }
  if (remaining(call) < settlingMs) throw error;
  return undefined;
}

/** An API whose gateway gave up may still carry the request out: what it makes shows up some seconds later. */
function isOfGateway({ code, facts }: ProviderError): boolean {
  return code === "timeout" || facts.request?.status === 504;
}

/** Waits before a request is made anew of which no answer came; throws its error when time is up. */
export async function pauseAfterDoubt(call: Call, error: ProviderError, attempt: number): Promise<void> {
  if (remaining(call) < backOff(attempt) + settlingMs) throw error;
  call.log.info(`no answer to ${requestOf(error)}: trying again.`);
  await call.clock.sleep(backOff(attempt), call.signal);
}

/** Waits until what was asked for cannot come any more; throws its error when time is up. */
export async function outlastDoubt(call: Call, error: ProviderError): Promise<void> {
  await lookLater(call, error, 1, () => Promise.resolve(undefined));
  call.log.info(`no answer to ${requestOf(error)}: trying again.`);
}

const backOff = (attempt: number): number => Math.min(longestPauseMs, settlingMs * attempt);
const settlingMs = 2_000;
const longestPauseMs = 8_000;
const gatewayLooksMs = [2_000, 3_000, 5_000, 5_000];
