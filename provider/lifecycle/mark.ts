import { commandWord, sentence, type Sentence } from "../base/sentence";
import { ProviderError } from "../base/errors";
import type { Difference } from "./diff";
import type { OnChange, Schema } from "./keywords";
import { bounded, decoded, encoded, ownerOf, sha256, stackOf } from "./owner";
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

const replacing: readonly OnChange[] = ["replace", "rotate"] satisfies Difference["kind"][];

/** The mark of a resource with these inputs. */
export function markOf(kind: string, inputs: Readonly<Record<string, Schema>>, values: Properties): Mark {
  const owner = ownerOf(values);
  const drivers = JSON.stringify([kind, owner, replacingValues(inputs, values)]);
  return { kind, owner: bounded(owner), hash: sha256(drivers).slice(0, 12) };
}

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

/** Marks by the texts in which they stand, null for none: who makes or deletes many objects looks through the list of them for each. */
const parsed = new Map<string, Readonly<Mark> | null>();
const mostParsed = 20_000;

/** The mark in a text of the API, if there is one. */
export function parseMark(text = ""): Readonly<Mark> | undefined {
  const known = parsed.get(text);
  if (known !== undefined) return known ?? undefined;
  if (parsed.size >= mostParsed) parsed.clear();
  const mark = Object.freeze(markIn(text));
  parsed.set(text, mark ?? null);
  return mark;
}

function markIn(text: string): Mark | undefined {
  const groups = pattern.exec(text)?.groups;
  if (!groups) return undefined;
  const { kind = "", owner = "", hash = "", item, claim, fresh, used, host } = groups;
  return {
    kind,
    owner: decoded(owner),
    hash,
    ...(item === undefined ? {} : { item: Number(item) }),
    ...(claim === undefined ? {} : { claim }),
    ...(fresh === undefined ? {} : { fresh: true }),
    ...(used === undefined ? {} : { used: true }),
    ...(host === undefined ? {} : { host }),
  };
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

/** @param what such as `device 12 ("gate")` */
export function belongsToAnother(what: string, owner: string): ProviderError {
  return new ProviderError({
    code: "conflict",
    reason: `${what} belongs to ${owner}`,
    next: sentence`Remove it there first, or let that stack keep it. A resource that was renamed or moved within this stack needs ${commandWord("name-before")}.`,
  });
}

/**
 * Said of an object that an earlier run made: after a killed run that is as it should be, after `pulumi stack rename` another stack may
 * still hold it.
 *
 * @param what such as `device 12 ("gate")`
 */
export const takenOver = (what: string): Sentence =>
  sentence`${what}, which an earlier run made for this resource, is taken over. If a stack that was renamed still holds it, run ${commandWord("apply")} there first.`;

/** True for an object this resource made before, perhaps with other inputs. */
export function isOfOwner(found: Mark | undefined, mark: Mark): found is Mark {
  return found !== undefined && found.kind === mark.kind && found.owner === mark.owner;
}

/** True for what this resource made, perhaps with other inputs, and no state can have heard of: only that may go unasked. */
export function isUnheardOf(found: Mark | undefined, mark: Mark): found is Mark {
  return isOfOwner(found, mark) && found.fresh === true;
}
