import type { Call } from "../../base/call";
import { isOfOneCall, isProviderError, type ErrorCode } from "../../base/errors";
import { ofAnotherCall } from "../http/in-time";
import { pathSegment } from "../http/path-segment";
import type { CloudClient } from "./client";
import { wholeList, type Contract, type Deletions } from "./whole-list";

/** How old a shared list may be, and whether it must have been begun after this process's last change. */
export interface Freshness {
  maxAgeMs: number;
  afterOwnChanges: boolean;
  /** From how many objects on, within that time, a look at one is a look into the list: fewer are asked for by id. */
  listedFrom?: number | undefined;
}

/** Of one refresh: reads run side by side for some seconds, and all of them see the same list. */
export const ofThisRefresh: Freshness = { maxAgeMs: 30_000, afterOwnChanges: true };

/** For finding what an earlier, killed run left behind: what this run makes is not looked for. */
export const leftByEarlierRuns: Freshness = { maxAgeMs: 30_000, afterOwnChanges: false };

/** For polling: a fleet that waits at the same time shares one list a second. */
export const shortly: Freshness = { maxAgeMs: 1_000, afterOwnChanges: false };

/** For whose an object is, before it is changed or deleted: a few are asked for by id, many share a list (decision 0026). */
export const beforeAChange: Freshness = { maxAgeMs: 5_000, afterOwnChanges: false, listedFrom: 3 };

/** For looking after a lost answer. */
export const fresh: Freshness = { maxAgeMs: 0, afterOwnChanges: true };

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
  /** How many of this process's answers it has taken up. */
  told: number;
  failedAt?: number;
}

/** What the answer to this process's last change of an object said of it. */
interface OwnAnswer<Wire> {
  /** Undefined where it was deleted. */
  wire: Wire | undefined;
  /** How many changes this process had made by then. */
  change: number;
  at: number;
}

/** Objects of one kind in one region, with one list shared by all who read it, so that calls do not grow with the number of resources. */
export class Collection<Wire extends { id: string }> {
  private shared?: SharedList<Wire>;
  /** How many calls the last whole list took. */
  private listCalls = 0;
  private changes = 0;
  private readonly deletions: Deletions = { begun: 0, ended: 0 };
  /** The last change of which it is not known what came of it. */
  private lastDoubt = 0;
  private readonly own = new Map<string, OwnAnswer<Wire>>();
  /** Ids of what was changed, in the order of the answers. */
  private readonly answers: string[] = [];
  /** When each was looked for by whoever shares a list only with others, the oldest first. */
  private readonly sought = new Map<string, number>();

  constructor(
    protected readonly client: CloudClient,
    protected readonly contract: Contract<Wire>,
  ) {}

  async list(call: Call, freshness: Freshness): Promise<Wire[]> {
    return [...(await this.items(call, freshness)).values()];
  }

  /** From the shared list; what is missing there is asked for by id, because only a confirmed 404 means gone. */
  async find(call: Call, id: string, freshness = ofThisRefresh): Promise<Wire | undefined> {
    const { listedFrom } = freshness;
    if (listedFrom !== undefined) {
      const answered = this.justAnswered(call, id, freshness);
      if (answered !== undefined) return answered;
      if (!this.isWorthAList(call, id, { ...freshness, listedFrom })) return this.get(call, id);
    }
    return (await this.items(call, freshness)).get(id) ?? (await this.get(call, id));
  }

  /** Asks for one object; undefined is a confirmed 404. */
  async get(call: Call, id: string): Promise<Wire | undefined> {
    const { kind, scopes, parse } = this.contract;
    return orGone(this.client.request(call, { method: "GET", path: this.pathOf(id), kind, scopes: scopes.read, parse }));
  }

  async create(call: Call, body: object): Promise<Wire> {
    const { path, scopes, parse } = this.contract;
    return this.answered(call, this.client.request(call, { method: "POST", path, body, scopes: scopes.write, parse }));
  }

  async patch(call: Call, id: string, body: object): Promise<Wire> {
    const { kind, scopes, parse } = this.contract;
    return this.answered(
      call,
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
    this.deletions.begun++;
    await this.change(orGone(request)).finally(() => this.deletions.ended++);
    this.keep(call, id, undefined);
  }

  protected pathOf(id: string): string {
    return `${this.contract.path}/${pathSegment(id)}`;
  }

  /** Makes older lists stale for those who must see this process's changes, whether or not the answer came; without it, for all. */
  protected async change<T>(request: Promise<T>): Promise<T> {
    try {
      return await request;
    } catch (error) {
      if (!isRefusal(error)) this.lastDoubt = this.changes + 1;
      throw error;
    } finally {
      this.changes++;
    }
  }

  private async answered(call: Call, request: Promise<Wire>): Promise<Wire> {
    const wire = await this.change(request);
    this.keep(call, wire.id, wire);
    return wire;
  }

  private keep(call: Call, id: string, wire: Wire | undefined): void {
    this.own.set(id, { wire, change: this.changes, at: call.clock.now() });
    this.answers.push(id);
  }

  /** The object as this process left it, where that is as new as a list may be old, and nothing is in doubt since. */
  private justAnswered(call: Call, id: string, { maxAgeMs }: Freshness): Wire | undefined {
    const own = this.own.get(id);
    return own && call.clock.now() - own.at < maxAgeMs && own.change >= this.lastDoubt ? own.wire : undefined;
  }

  /** True where so many look side by side that the list costs no more calls than they would. */
  private isWorthAList(call: Call, id: string, freshness: Freshness & { listedFrom: number }): boolean {
    const now = call.clock.now();
    this.sought.delete(id);
    this.sought.set(id, now);
    for (const [each, at] of this.sought) {
      if (now - at < freshness.maxAgeMs) break;
      this.sought.delete(each);
    }
    if (this.sought.size < freshness.listedFrom) return false;
    return this.sought.size >= this.listCalls || (this.shared !== undefined && this.isUsable(this.shared, call, freshness));
  }

  private async items(call: Call, freshness: Freshness): Promise<ReadonlyMap<string, Wire>> {
    for (;;) {
      const { shared } = this;
      if (shared === undefined || !this.isUsable(shared, call, freshness)) return this.withOwnAnswers(this.begin(call));
      const items = await ofAnotherCall(call, this.withOwnAnswers(shared));
      if (items !== undefined) return items;
    }
  }

  private isUsable(shared: SharedList<Wire>, call: Call, { maxAgeMs, afterOwnChanges }: Freshness): boolean {
    const age = call.clock.now() - (shared.failedAt ?? shared.begun);
    const longest = shared.failedAt === undefined ? maxAgeMs : Math.min(maxAgeMs, failureLastsMs);
    return age < longest && shared.changes >= (afterOwnChanges ? this.changes : this.lastDoubt);
  }

  private begin(call: Call): SharedList<Wire> {
    const { changes, answers } = this;
    const begun: SharedList<Wire> = { begun: call.clock.now(), changes, items: this.read(call), told: answers.length };
    this.shared = begun;
    begun.items.catch((error: unknown) => {
      if (isProviderError(error) && shareable.has(error.code) && !isOfOneCall(error)) begun.failedAt = call.clock.now();
      else if (this.shared === begun) this.shared = undefined;
    });
    return begun;
  }

  private async read(call: Call): Promise<Map<string, Wire>> {
    const { items, calls } = await wholeList(call, this.client, this.contract, this.deletions);
    this.listCalls = calls;
    return items;
  }

  /** Nobody finds in a list what is older than this process's own changes: what it made or changed since is there as it left it. */
  private async withOwnAnswers(shared: SharedList<Wire>): Promise<ReadonlyMap<string, Wire>> {
    const items = await shared.items;
    for (const id of this.answers.slice(shared.told)) {
      const own = this.own.get(id);
      if (own === undefined || shared.changes >= own.change) continue;
      if (own.wire === undefined) items.delete(id);
      else items.set(id, own.wire);
    }
    shared.told = this.answers.length;
    return items;
  }
}

/** True when nothing can have come of a request. */
function isRefusal(error: unknown): boolean {
  const status = isProviderError(error) ? error.facts.request?.status : undefined;
  return status !== undefined && status >= 400 && status < 500;
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
