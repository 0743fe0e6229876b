import { leftByEarlierRuns, type Collection, type Freshness } from "../clients/cloud/collection";
import type { Context } from "./definition";
import { deleteLeft, isAnothers, isClaimedAnew, isOfOtherStack, isOwn, isUnheardOf, parseMark, type Mark } from "./ownership";

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

/** Behind this an answer does not come any more: gateways give up after a minute or two. */
const latestMs = 10 * 60_000;

/**
 * Deletes what was made for this very object a second time, by a request of which no answer came. What is older or younger than such a
 * one can be, or has been claimed by a later create, was made by somebody else, and is named.
 *
 * @param own the object itself
 */
export async function deleteTwins<Wire extends { id: string; name?: string; title?: string; createdAt?: string }>(
  { call, mark }: Context,
  objects: Pick<Collection<Wire>, "list" | "get" | "delete">,
  own: { id: string; createdAt: string },
  markIn: (wire: Wire) => Mark | undefined,
  noun: string,
): Promise<void> {
  const isTwin = (each: Wire) => each.id !== own.id && isOwn(markIn(each), mark);
  const cameLate = (each: Wire) => {
    const [found, distance] = [markIn(each), Date.parse(each.createdAt ?? "") - Date.parse(own.createdAt)];
    return found !== undefined && !isClaimedAnew(found, mark) && Math.abs(distance) <= latestMs;
  };
  await deleteLeft(call, objects, (each) => isTwin(each) && cameLate(each), noun);
  for (const each of await objects.list(call, leftByEarlierRuns)) {
    if (!isTwin(each) || cameLate(each)) continue;
    call.log.warn(
      `${noun} ${each.id} ("${each.name ?? each.title ?? ""}") carries this resource's mark too, but was made by another run: it stays. Delete it if no stack holds it.`,
    );
  }
}
