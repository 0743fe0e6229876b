import { atATime } from "../base/at-a-time";
import { forUndo, type Call } from "../base/call";
import { commandWord, sentence } from "../base/sentence";
import { leftByEarlierRuns, type Collection, type Freshness } from "../clients/cloud/collection";
import type { Context } from "./definition";
import { isAnothers, isOfOtherStack, isOwn, isUnheardOf, parseMark, type Mark } from "./mark";

interface MarkedWire {
  id: string;
  name: string;
  description: string;
}

/** Objects with a secret that no call shows again: nothing tells which stack has it. */
export interface Holders<Wire extends MarkedWire> {
  objects: Pick<Collection<Wire>, "list" | "get" | "patch" | "delete">;
  /** Such as `device entry`. */
  noun: string;
  /** What it holds, such as `token`. */
  secret: string;
  /** False for one that is taken: it is neither left over nor ours to delete. */
  isFree: (wire: Wire) => boolean;
}

/** How many objects of one resource are made, changed or deleted side by side: as many as there are connections. */
export const sideBySide = 32;

/** From here on a state may hold the object, whatever becomes of this run (decision 0013). */
export async function handOver<Wire extends MarkedWire>(
  { call, known }: Context,
  { objects }: Holders<Wire>,
  id: string,
  body: object,
): Promise<Wire> {
  const wire = await objects.patch(call, id, body);
  known.add(id);
  return wire;
}

/**
 * Removes what this call has made and nobody can use; when one cannot be removed, no other is tried, and the next run finds by its mark
 * what is left.
 *
 * @returns whether `all` of it is removed
 */
export async function takeBack<Wire extends MarkedWire>(
  { call, cloud }: Context,
  { objects, noun }: Pick<Holders<Wire>, "objects" | "noun">,
  made: readonly { id: string }[],
): Promise<{ all: boolean }> {
  const undo = forUndo(call);
  const left = new Set(made.map(({ id }) => id));
  try {
    await atATime(sideBySide, [...left], async (id) => {
      await objects.delete(undo, id);
      left.delete(id);
    });
  } catch {
    for (const id of left) {
      call.log.warn(
        sentence`${noun} ${id} stays in region "${cloud.region.name}" for now; the next ${commandWord("apply")} looks for it.`,
      );
    }
  }
  return { all: left.size === 0 };
}

/** Before a create: removes what nobody can use, and names what an earlier run handed over. */
export async function tidyUp<Wire extends MarkedWire>(
  context: Context,
  holders: Holders<Wire>,
  which?: (found: Mark) => boolean,
): Promise<void> {
  await deleteUnheardOf(context, holders, { which });
  // What has other inputs may be the one that this `up` rotates: who deletes that one names the rest.
  await name(context, holders, (found) => isOwn(found, context.mark));
}

/**
 * Names what an interrupted run handed over to a state that was not saved any more.
 *
 * @param held ids that the state holds
 */
export async function nameUnheld<Wire extends MarkedWire>(
  context: Context,
  holders: Holders<Wire>,
  held: Iterable<string>,
): Promise<void> {
  for (const id of held) context.known.add(id);
  await name(context, holders, (found) => isOfResource(found, context));
}

async function name<Wire extends MarkedWire>(
  { call, known }: Context,
  { objects, noun, secret, isFree }: Holders<Wire>,
  isOurs: (found: Mark) => boolean,
): Promise<void> {
  for (const each of await objects.list(call, leftByEarlierRuns)) {
    const found = parseMark(each.description);
    if (!found || !isOurs(found) || found.fresh || !isFree(each) || known.has(each.id)) continue;
    known.add(each.id);
    call.log.warn(
      `${noun} ${each.id} ("${each.name}"), which an earlier run made for this resource, stays for now: its ${secret} may be in use. If this command does not delete it and no stack holds it, delete it by hand.`,
    );
  }
}

/** True for this resource's mark, also under the name that the state has for it; a stack that was renamed is another one. */
const isOfResource = (found: Mark, { mark, formerOwner }: Context): boolean =>
  found.kind === mark.kind && !isAnothers(found, { mark, formerOwner }) && !isOfOtherStack(found, { mark });

/** Deletes what no state ever heard of; `besides` is the id of what is left alone. */
export async function deleteUnheardOf<Wire extends MarkedWire>(
  { call, mark }: Context,
  { objects, noun, isFree }: Holders<Wire>,
  { which = () => true, besides, freshness }: { which?: (found: Mark) => boolean; besides?: string; freshness?: Freshness } = {},
): Promise<void> {
  const isLeft = (each: Wire) => {
    const found = parseMark(each.description);
    return each.id !== besides && isUnheardOf(found, mark) && isFree(each) && which(found);
  };
  await deleteLeft(call, objects, isLeft, noun, freshness);
}

/**
 * Deletes what the create of this very object made a second time, by a request of which no answer came: it carries the same claim. What
 * another create made is named.
 */
export async function deleteTwins<Wire extends { id: string; name?: string; title?: string }>(
  { call, mark }: Context,
  objects: Pick<Collection<Wire>, "list" | "get" | "delete">,
  id: string,
  markIn: (wire: Wire) => Mark | undefined,
  noun: string,
): Promise<void> {
  const isTwin = (each: Wire) => each.id !== id && isOwn(markIn(each), mark);
  const cameLate = (each: Wire) => mark.claim !== undefined && markIn(each)?.claim === mark.claim;
  await deleteLeft(call, objects, (each) => isTwin(each) && cameLate(each), noun);
  for (const each of await objects.list(call, leftByEarlierRuns)) {
    if (!isTwin(each) || cameLate(each)) continue;
    call.log.warn(
      `${noun} ${each.id} ("${each.name ?? each.title ?? ""}") carries this resource's mark too, but was made by another run: it stays. Delete it if no stack holds it.`,
    );
  }
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
  const left = (await objects.list(call, freshness)).filter(isLeft);
  await atATime(sideBySide, left, async ({ id }) => {
    const wire = await objects.get(call, id);
    if (!wire || !isLeft(wire)) return;
    await objects.delete(call, id);
    call.log.info(`${noun} ${id}, made for this resource and then lost with an answer or a run, is removed: no state holds it.`);
  });
}
