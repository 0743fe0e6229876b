import type { Reply } from "../ground/reply";
import { badBody } from "./refusal";
import type { FmcCall } from "./route";

/** An object of the API. */
export interface FmcObject {
  id: string;
  type: string;
  name?: string;
  [key: string]: unknown;
}

const leastPage = 1;
const usualPage = 25;
const largestPage = 1000;

function number(query: URLSearchParams, name: string, fallback: number, least: number, most: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw badBody(`Invalid value of the parameter ${name}.`);
  return value;
}

/** The object with the link to itself. */
export function linked(call: FmcCall, item: FmcObject, path: string): FmcObject {
  const { name, uuid } = call.fmc.domain;
  return { ...item, links: { self: `${call.origin}${path}` }, metadata: { domain: { name, id: uuid, type: "Domain" } } };
}

/** `{links, items, paging}`; an item is a reference unless `?expanded=true` (contracts 6). */
export function listReply(call: FmcCall, all: readonly FmcObject[]): Reply {
  const { query, origin, path } = call;
  const offset = number(query, "offset", 0, 0, Number.MAX_SAFE_INTEGER);
  const limit = number(query, "limit", usualPage, leastPage, largestPage);
  const expanded = query.get("expanded") === "true";
  const items = all.slice(offset, offset + limit).map((item) => {
    const full = linked(call, item, `${path}/${item.id}`);
    const { id, type, name, links } = full;
    return expanded ? full : { id, type, ...(name !== undefined && { name }), links };
  });
  return {
    status: 200,
    body: {
      links: { self: `${origin}${path}?offset=${offset}&limit=${limit}${expanded ? "&expanded=true" : ""}` },
      // FMC leaves `items` out of a list that has none [A].
      ...(items.length > 0 && { items }),
      paging: { offset, limit, count: all.length, pages: Math.ceil(all.length / limit) },
    },
  };
}
