import type { Call } from "../../base/call";
import { isProviderError, type ErrorCode } from "../../base/errors";
import type { CloudClient } from "./client";
import { toList } from "./wire";

/** How old a shared list may be, and whether it must have been begun after this process's last change. */
export interface Freshness {
  maxAgeMs: number;
  afterOwnChanges: boolean;
}

/** Of one refresh: reads run side by side for some seconds, and all of them see the same list. */
const ofThisRefresh: Freshness = { maxAgeMs: 30_000, afterOwnChanges: true };

/** For finding what an earlier, killed run left behind: what this run makes is not looked for. */
export const leftByEarlierRuns: Freshness = { maxAgeMs: 30_000, afterOwnChanges: false };

/** For polling: a fleet that waits at the same time shares one list a second. */
export const shortly: Freshness = { maxAgeMs: 1_000, afterOwnChanges: false };

/** For looking after a lost answer. */
export const fresh: Freshness = { maxAgeMs: 0, afterOwnChanges: true };

interface Contract<Wire> {
  path: string;
  scopes: { read: readonly string[]; write: readonly string[] };
  parse: (json: unknown) => Wire;
}

const pageSize = 100;

/** How long a list that could not be had is not asked for again: a refresh of many fails as fast as one. */
const failureLastsMs = 5_000;

/** Failures of the API; what ended because of one caller's time is nothing for the others. */
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

  constructor(
    protected readonly client: CloudClient,
    protected readonly contract: Contract<Wire>,
  ) {}

  async list(call: Call, freshness: Freshness): Promise<Wire[]> {
    return [...(await this.items(call, freshness)).values()];
  }

  /** From the shared list; what is missing there is asked for by id, because only a confirmed 404 means gone (design.md law 2). */
  async find(call: Call, id: string): Promise<Wire | undefined> {
    return (await this.items(call, ofThisRefresh)).get(id) ?? (await this.get(call, id));
  }

  /** Asks for one object; undefined is a confirmed 404. */
  async get(call: Call, id: string): Promise<Wire | undefined> {
    const { scopes, parse } = this.contract;
    return orGone(this.client.request(call, { method: "GET", path: this.pathOf(id), scopes: scopes.read, parse }));
  }

  async create(call: Call, body: object): Promise<Wire> {
    const { path, scopes, parse } = this.contract;
    return this.change(this.client.request(call, { method: "POST", path, body, scopes: scopes.write, parse }));
  }

  async patch(call: Call, id: string, body: object): Promise<Wire> {
    const { scopes, parse } = this.contract;
    return this.change(this.client.request(call, { method: "PATCH", path: this.pathOf(id), body, scopes: scopes.write, parse }));
  }

  /** Deleting what is gone already is success. */
  async delete(call: Call, id: string): Promise<void> {
    const path = this.pathOf(id);
    const request = this.client.request(call, {
      method: "DELETE",
      path,
      scopes: this.contract.scopes.write,
      parse: () => undefined,
    });
    await this.change(orGone(request));
    // Those who look for what earlier runs left may use an older list: this must not be found in it.
    await this.shared?.items.then((items) => items.delete(id)).catch(() => undefined);
  }

  protected pathOf(id: string): string {
    return `${this.contract.path}/${encodeURIComponent(id)}`;
  }

  /** Makes older lists stale for those who must see this process's changes, whether or not the answer came. */
  protected async change<T>(request: Promise<T>): Promise<T> {
    try {
      return await request;
    } finally {
      this.changes++;
    }
  }

  private async items(call: Call, { maxAgeMs, afterOwnChanges }: Freshness): Promise<ReadonlyMap<string, Wire>> {
    const now = call.clock.now();
    const { shared } = this;
    const age = shared?.failedAt === undefined ? now - (shared?.begun ?? 0) : now - shared.failedAt;
    const longest = shared?.failedAt === undefined ? maxAgeMs : Math.min(maxAgeMs, failureLastsMs);
    if (shared && age < longest && (!afterOwnChanges || shared.changes === this.changes)) return shared.items;
    const begun: SharedList<Wire> = { begun: now, changes: this.changes, items: this.fetchAll(call) };
    this.shared = begun;
    begun.items.catch((error: unknown) => {
      if (isProviderError(error) && shareable.has(error.code)) begun.failedAt = call.clock.now();
      else if (this.shared === begun) this.shared = undefined;
    });
    return begun.items;
  }

  /** Pages until one brings nothing new: a server may cap the page size, or ignore paging. */
  private async fetchAll(call: Call): Promise<Map<string, Wire>> {
    const { path, scopes, parse } = this.contract;
    const all = new Map<string, Wire>();
    for (;;) {
      const page = await this.client.request(call, {
        method: "GET",
        path,
        query: { limit: pageSize, offset: all.size },
        scopes: scopes.read,
        parse: (json) => toList(json).map(parse),
      });
      const known = all.size;
      for (const item of page) all.set(item.id, item);
      if (all.size === known) return all;
    }
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
