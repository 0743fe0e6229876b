import type { Call } from "../../base/call";
import { cutError } from "../http/answers";
import { toList } from "../http/shapes";
import type { CloudClient } from "./client";
import type { Kind } from "./refusals";

/** Where objects of one kind are, and how one is read. */
export interface Contract<Wire> {
  path: string;
  /** What an object is: a 404 that names something else says nothing about it. */
  kind: Kind;
  scopes: { read: readonly string[]; write: readonly string[] };
  parse: (json: unknown) => Wire;
}

/** How many objects a page of a list has. */
export const pageSize = 100;
/** A shorter page that brings nothing new is the end. */
const leastFullPage = 20;
/** A list that goes on after this many pages has no end. */
const mostPages = 1_000;
/** The length of all pages of a list. */
const largestList = 32 * 1024 * 1024;
/** How often a list is read again because it shrank under the reader. */
const mostPasses = 5;

/** How many requests of one kind this process has begun, and how many have ended. */
export interface Tally {
  begun: number;
  ended: number;
}

/** What this process does to a list while it reads it: behind what it deletes all moves up, behind what it makes all may move down. */
export interface OwnShifts {
  deletions: Tally;
  creations: Tally;
}

/**
 * What objects were there on any pass: one that was deleted meanwhile does no harm, one that is not seen would be made again.
 *
 * @returns them by their ids, and how many calls they took
 */
export async function wholeList<Wire extends { id: string }>(
  call: Call,
  client: CloudClient,
  contract: Contract<Wire>,
  own: Readonly<OwnShifts>,
): Promise<{ items: Map<string, Wire>; calls: number }> {
  const items = new Map<string, Wire>();
  let calls = 0;
  for (let pass = 1; pass <= mostPasses; pass++) {
    const known = items.size;
    const { whole, pages } = await readThrough(call, client, contract, own, items);
    calls += pages;
    if (whole || items.size === known) break;
  }
  return { items, calls };
}

/**
 * Pages until one brings nothing new: a server may cap the page size, or ignore paging. Each page begins with the last object
 * of the one before, or as many before that as this process may have deleted meanwhile; where it begins with none that was seen, somebody
 * else has deleted some, and others slid past unseen.
 *
 * @returns whether no object can have slid past, and how many pages there were
 */
async function readThrough<Wire extends { id: string }>(
  call: Call,
  client: CloudClient,
  { path, scopes, parse }: Contract<Wire>,
  own: Readonly<OwnShifts>,
  all: Map<string, Wire>,
): Promise<{ whole: boolean; pages: number }> {
  const seen = new Set<string>();
  const ended = { up: own.deletions.ended, down: own.creations.ended };
  let before: Wire[] = [];
  let whole = true;
  let size = 0;
  for (let pages = 1; pages <= mostPages; pages++) {
    // More than half of a page back, a page could bring nothing new although it is not the last one.
    const back = Math.min(own.deletions.begun - ended.up, Math.floor(before.length / 2));
    const page: Wire[] = await client.request(call, {
      method: "GET",
      path,
      query: { limit: pageSize, offset: Math.max(0, seen.size - 1 - back) },
      scopes: scopes.read,
      parse: (json, length) => {
        size += length;
        return toList(json).map(parse);
      },
    });
    if (size > largestList) throw cutError({ method: "GET", path }, `the list is longer than ${largestList / 1024 ** 2} MB`);
    const known = seen.size;
    const last = before.at(-1)?.id;
    whole &&= last === undefined || page.some(({ id }) => id === last) || (page[0] !== undefined && seen.has(page[0].id));
    for (const item of page) {
      all.set(item.id, item);
      seen.add(item.id);
    }
    if (seen.size === known) {
      const shifted = back + own.creations.begun - ended.down;
      const isFull = page.length >= Math.max(before.length, leastFullPage);
      return { whole: whole && !(isFull && shifted + 1 >= page.length), pages };
    }
    before = page;
  }
  throw cutError({ method: "GET", path }, `the list has no end: page ${mostPages} still brought new objects`);
}
