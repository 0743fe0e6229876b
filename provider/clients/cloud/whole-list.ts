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
/** A list that goes on after this many pages has no end. */
const mostPages = 1_000;
/** The length of all pages of a list. */
const largestList = 32 * 1024 * 1024;
/** How often a list is read again because it shrank under the reader. */
const mostPasses = 5;

/**
 * What objects were there on any pass: one that was deleted meanwhile does no harm, one that is not seen would be made again.
 *
 * @returns them by their ids, and how many calls they took
 */
export async function wholeList<Wire extends { id: string }>(
  call: Call,
  client: CloudClient,
  contract: Contract<Wire>,
): Promise<{ items: Map<string, Wire>; calls: number }> {
  const items = new Map<string, Wire>();
  let calls = 0;
  for (let pass = 1; pass <= mostPasses; pass++) {
    const known = items.size;
    const { whole, pages } = await readThrough(call, client, contract, items);
    calls += pages;
    if (whole || items.size === known) break;
  }
  return { items, calls };
}

/**
 * Pages until one brings nothing new: a server may cap the page size, or ignore paging. Each page begins with the last object
 * of the one before; where it is not found, objects before it were deleted meanwhile, and others slid past unseen.
 *
 * @returns whether no object can have slid past, and how many pages there were
 */
async function readThrough<Wire extends { id: string }>(
  call: Call,
  client: CloudClient,
  { path, scopes, parse }: Contract<Wire>,
  all: Map<string, Wire>,
): Promise<{ whole: boolean; pages: number }> {
  const seen = new Set<string>();
  let last: string | undefined;
  let whole = true;
  let size = 0;
  for (let pages = 1; pages <= mostPages; pages++) {
    const page = await client.request(call, {
      method: "GET",
      path,
      query: { limit: pageSize, offset: Math.max(0, seen.size - 1) },
      scopes: scopes.read,
      parse: (json, length) => {
        size += length;
        return toList(json).map(parse);
      },
    });
    if (size > largestList) throw cutError({ method: "GET", path }, `the list is longer than ${largestList / 1024 ** 2} MB`);
    const known = seen.size;
    for (const item of page) {
      all.set(item.id, item);
      seen.add(item.id);
    }
    whole &&= last === undefined || page.some(({ id }) => id === last);
    if (seen.size === known) return { whole, pages };
    last = page.at(-1)?.id;
  }
  throw cutError({ method: "GET", path }, `the list has no end: page ${mostPages} still brought new objects`);
}
