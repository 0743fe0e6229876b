import { createHash } from "node:crypto";
import { remaining, type Call } from "../base/call";
import { isProviderError, ProviderError } from "../base/errors";
import { leftByEarlierRuns, type Collection } from "../clients/cloud/collection";
import type { Change } from "./diff";
import { ownerProperty, type OnChange, type Schema } from "./keywords";
import type { Properties } from "./schema";

/** The sign by which an object is known as one resource's own, written where the API allows (design.md law 5). */
export interface Mark {
  /** Which kind of resource: an entry made for a token is not yet a registration. */
  kind: string;
  /** `project/stack/name`. */
  owner: string;
  /** 12 hexadecimal digits of owner and replacing inputs: a replacement's new object is never taken for the old one. */
  hash: string;
  /** Which of several objects of one resource, from 0. */
  item?: number;
  /** The appliance's host name, where its device goes by another name. */
  host?: string;
}

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

/** An owner that fits into a description; a long one ends with a hash that tells it from others with the same beginning. */
function bounded(owner: string): string {
  if (encoded(owner).length <= longestOwner) return owner;
  const end = `…${sha256(owner).slice(0, 8)}`;
  let short = "";
  for (const character of owner) {
    if (encoded(`${short}${character}${end}`).length > longestOwner) break;
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
  / ?\[ciscoctr:(?<kind>[A-Za-z]+) (?<owner>[^\s\]]+) #(?<hash>[0-9a-f]{12})(?:\/(?<item>\d+))?(?: @(?<host>[^\s\]]+))?\]\s*$/;

/** `[ciscoctr:<kind> <owner> #<hash>]`, at the end of a description or alone. */
export function markText({ kind, owner, hash, item, host }: Mark): string {
  const details = `${item === undefined ? "" : `/${item}`}${host === undefined ? "" : ` @${host}`}`;
  return `[ciscoctr:${kind} ${encoded(owner)} #${hash}${details}]`;
}

/** The mark in a text of the API, if there is one. */
export function parseMark(text: string | undefined): Mark | undefined {
  const groups = pattern.exec(text ?? "")?.groups;
  if (!groups) return undefined;
  const { kind = "", owner = "", hash = "", item, host } = groups;
  return {
    kind,
    owner: decode(owner),
    hash,
    ...(item === undefined ? {} : { item: Number(item) }),
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

/** A user's description with the mark behind it. */
export function withMark(description: string, mark: Mark): string {
  return description === "" ? markText(mark) : `${description} ${markText(mark)}`;
}

/** A description as its user wrote it. */
export function withoutMark(description: string): string {
  return description.replace(pattern, "");
}

/** True for the very object this resource, with these inputs, made before. */
export function isOwn(found: Mark | undefined, mark: Mark): boolean {
  return isOfOwner(found, mark) && found.hash === mark.hash;
}

/** Which resource asks: its mark, and its owner by the state where the program names another one. */
export interface Asker {
  mark: Mark;
  formerOwner?: string;
}

/** True for the mark of another resource of this kind: such an object is not taken over (design.md law 5). */
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

/** `project/stack` of an owner. */
export const stackOf = (owner: string): string => owner.split("/").slice(0, 2).join("/");

/** @param what such as `device 12 ("gate")` */
export function belongsToAnother(what: string, owner: string): ProviderError {
  return new ProviderError({
    code: "conflict",
    reason: `${what} belongs to ${owner}`,
    next: "Remove it there first, or let that stack keep it. A resource that was renamed or moved within this stack needs `aliases` that name where it was.",
  });
}

/** True for an object this resource made before, perhaps with other inputs. */
export function isOfOwner(found: Mark | undefined, mark: Mark): found is Mark {
  return found !== undefined && found.kind === mark.kind && found.owner === mark.owner;
}

/** Deletes what earlier runs made and no state ever heard of. The list may be old: each is looked at once more. */
export async function deleteLeft<Wire extends { id: string }>(
  call: Call,
  objects: Pick<Collection<Wire>, "list" | "get" | "delete">,
  isLeft: (wire: Wire) => boolean,
): Promise<void> {
  for (const { id } of (await objects.list(call, leftByEarlierRuns)).filter(isLeft)) {
    const wire = await objects.get(call, id);
    if (wire && isLeft(wire)) await objects.delete(call, id);
  }
}

/**
 * Makes one object so that it exists once: looks for its mark first, and again whenever an answer was lost (design.md laws 5, 6).
 * An object that comes to light even later is found by its mark: by the next run, or when the resource is deleted.
 *
 * @returns the object, and whether it was there already
 */
export async function ensure<Wire>(
  call: Call,
  steps: {
    /** Objects that carry this resource's mark; `again` asks for a look that is newer than the lost answer. */
    look: (again: boolean) => Promise<Wire | undefined>;
    create: () => Promise<Wire>;
  },
): Promise<{ wire: Wire; found: boolean }> {
  const existing = await steps.look(false);
  if (existing !== undefined) return { wire: existing, found: true };
  for (let attempt = 1; ; attempt++) {
    try {
      return { wire: await steps.create(), found: false };
    } catch (error) {
      if (!isProviderError(error) || error.facts.ambiguous !== true || remaining(call) < settlingMs) throw error;
      await call.clock.sleep(settlingMs, call.signal);
      const made = await steps.look(true);
      if (made !== undefined) return { wire: made, found: true };
      if (attempt === attempts) throw error;
    }
  }
}

const attempts = 2;
/** An API whose gateway gave up may still carry the request out: what it makes shows up a moment later. */
const settlingMs = 2_000;
