import type { Call } from "../../base/call";
import { isOfOneCall, isProviderError, type ErrorCode } from "../../base/errors";
import { cutError } from "../http/answers";
import { ofAnotherCall } from "../http/in-time";
import { pathSegment } from "../http/path-segment";
import { toList } from "../http/shapes";
import type { Kind } from "./refusals";
import type { CloudClient } from "./client";

/** How old a shared list may be, and whether it must have been begun after this process's last change. */
export interface Freshness {
  maxAgeMs: number;
  afterOwnChanges: boolean;
}

/** Of one refresh: reads run side by side for some seconds, and all of them see the same list. */
export const ofThisRefresh: Freshness = { maxAgeMs: 30_000, afterOwnChanges: true };

/** For finding what an earlier, killed run left behind: what this run makes is not looked for. */
export const leftByEarlierRuns: Freshness = { maxAgeMs: 30_000, afterOwnChanges: false };

/** For polling: a fleet that waits at the same time shares one list a second. */
export const shortly: Freshness = { maxAgeMs: 1_000, afterOwnChanges: false };

/** For looking after a lost answer. */
export const fresh: Freshness = { maxAgeMs: 0, afterOwnChanges: true };

interface Contract<Wire> {
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

/** How long a list that could not be had is not asked for again: a refresh of many fails as fast as one. */
const failureLastsMs = 5_000;

/** Failures of the API. */
const shareable: ReadonlySet<ErrorCode> = new Set([
  "authentication",
  "missing-scope",
  "quota",
  "unexpected-answer",
  "unreachable",
]);

interface SharedList<Wire> {
  begun: number;
  /** How many changes this process had made before it was asked for. */
  changes: number;
  items: Promise<Map<string, Wire>>;
  failedAt?: number;
}

/** Objects of one kind in one region, with one list shared by all who read it, so that calls do not grow with the number of resources. */
export class Collection<Wire extends { id: string }> {
  private shared?: SharedList<Wire>;
  private changes = 0;
  /** What this process deleted, and how many changes it had made by then. */
  private readonly deleted = new Map<string, number>();

  constructor(
    protected readonly client: CloudClient,
    protected readonly contract: Contract<Wire>,
  ) {}

  async list(call: Call, freshness: Freshness): Promise<Wire[]> {
    return [...(await this.items(call, freshness)).values()];
  }

  /**
   * From the shared list; what is missing there is asked for by id, because only a confirmed 404 means gone. What no list can be new
   * enough for is asked for by id alone.
   */
  async find(call: Call, id: string, freshness = ofThisRefresh): Promise<Wire | undefined> {
    if (freshness.maxAgeMs === 0) return this.get(call, id);
    return (await this.items(call, freshness)).get(id) ?? (await this.get(call, id));
  }

  /** Asks for one object; undefined is a confirmed 404. */
  async get(call: Call, id: string): Promise<Wire | undefined> {
    const { kind, scopes, parse } = this.contract;
    return orGone(this.client.request(call, { method: "GET", path: this.pathOf(id), kind, scopes: scopes.read, parse }));
  }

  async create(call: Call, body: object): Promise<Wire> {
    const { path, scopes, parse } = this.contract;
    return this.change(this.client.request(call, { method: "POST", path, body, scopes: scopes.write, parse }));
  }

  async patch(call: Call, id: string, body: object): Promise<Wire> {
    const { kind, scopes, parse } = this.contract;
    return this.change(
      this.client.request(call, { method: "PATCH", path: this.pathOf(id), kind, body, scopes: scopes.write, parse }),
    );
  }

  /** Deleting what is gone already is success. */
  async delete(call: Call, id: string): Promise<void> {
    const path = this.pathOf(id);
    const request = this.client.request(call, {
      method: "DELETE",
      path,
      kind: this.contract.kind,
      scopes: this.contract.scopes.write,
      parse: () => undefined,
    });
    await this.change(orGone(request));
    this.deleted.set(id, this.changes);
  }

  protected pathOf(id: string): string {
    return `${this.contract.path}/${pathSegment(id)}`;
  }

  /** Makes older lists stale for those who must see this process's changes, whether or not the answer came. */
  protected async change<T>(request: Promise<T>): Promise<T> {
    try {
      return await request;
    } finally {
      this.changes++;
    }
  }

  private async items(call: Call, freshness: Freshness): Promise<ReadonlyMap<string, Wire>> {
    for (;;) {
      const { shared } = this;
      if (shared === undefined || !this.isUsable(shared, call, freshness)) return this.withoutDeleted(this.begin(call));
      const items = await ofAnotherCall(call, this.withoutDeleted(shared));
      if (items !== undefined) return items;
    }
  }

  private isUsable(shared: SharedList<Wire>, call: Call, { maxAgeMs, afterOwnChanges }: Freshness): boolean {
    const age = call.clock.now() - (shared.failedAt ?? shared.begun);
    const longest = shared.failedAt === undefined ? maxAgeMs : Math.min(maxAgeMs, failureLastsMs);
    return age < longest && (!afterOwnChanges || shared.changes === this.changes);
  }

  private begin(call: Call): SharedList<Wire> {
    const begun: SharedList<Wire> = { begun: call.clock.now(), changes: this.changes, items: this.fetchAll(call) };
    this.shared = begun;
    begun.items.catch((error: unknown) => {
      if (isProviderError(error) && shareable.has(error.code) && !isOfOneCall(error)) begun.failedAt = call.clock.now();
      else if (this.shared === begun) this.shared = undefined;
    });
    return begun;
  }

  /** Those who look for what earlier runs left may use an older list: what this process deleted since must not be found in it. */
  private async withoutDeleted(shared: SharedList<Wire>): Promise<ReadonlyMap<string, Wire>> {
    const items = await shared.items;
    for (const [id, change] of this.deleted) if (shared.changes < change) items.delete(id);
    return items;
  }

  /** What objects were there on any pass: one that was deleted meanwhile does no harm, one that is not seen would be made again. */
  private async fetchAll(call: Call): Promise<Map<string, Wire>> {
    const all = new Map<string, Wire>();
    for (let pass = 1; pass <= mostPasses; pass++) {
      const known = all.size;
      if ((await this.readThrough(call, all)) || all.size === known) break;
    }
    return all;
  }

  /**
   * Pages until one brings nothing new: a server may cap the page size, or ignore paging. Each page begins with the last object
   * of the one before; where it is not found, objects before it were deleted meanwhile, and others slid past unseen.
   *
   * @returns whether no object can have slid past
   */
  private async readThrough(call: Call, all: Map<string, Wire>): Promise<boolean> {
    const { path, scopes, parse } = this.contract;
    const seen = new Set<string>();
    let last: string | undefined;
    let whole = true;
    let size = 0;
    for (let pages = 0; pages < mostPages; pages++) {
      const page = await this.client.request(call, {
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
      if (seen.size === known) return whole;
      last = page.at(-1)?.id;
    }
    throw cutError({ method: "GET", path }, `the list has no end: page ${mostPages} still brought new objects`);
  }
}

/** Turns a confirmed 404, and nothing else, into undefined. */
async function orGone<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isProviderError(error, "not-found")) return undefined;
    throw error;
  }
}
