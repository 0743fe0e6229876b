import type { Call } from "../../base/call";
import { isOfOneCall, isProviderError, type ErrorCode } from "../../base/errors";
import { ofAnotherCall } from "../http/in-time";
import { pathSegment } from "../http/path-segment";
import type { CloudClient } from "./client";
import { OwnAnswers } from "./own-answers";
import { wholeList, type Contract, type OwnShifts, type Tally } from "./whole-list";

/** How old a shared list may be, and whether it must have been begun after this process's last change. */
export interface Freshness {
  maxAgeMs: number;
  afterOwnChanges: boolean;
  /** The list is only a short cut to one object: where it fails, or is older by the time it is there, that one is asked for by id. */
  shortCut?: boolean;
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
export const beforeAChange: Freshness = { maxAgeMs: 5_000, afterOwnChanges: false, shortCut: true, listedFrom: 3 };

/** For whether a registration may be given up: its appliance may have left, or come back, in the last second. */
export const beforeGivingUp: Freshness = { ...shortly, shortCut: true };

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

interface Listed<Wire> {
  from: SharedList<Wire>;
  items: ReadonlyMap<string, Wire>;
}

/** Objects of one kind in one region, with one list shared by all who read it, so that calls do not grow with the number of resources. */
export class Collection<Wire extends { id: string }> {
  private shared?: SharedList<Wire>;
  /** How many calls the last whole list took. */
  private listCalls = 0;
  /** How many milliseconds it took; Infinity where it failed. */
  private listTook = 0;
  private changes = 0;
  private readonly shifts: OwnShifts = { deletions: { begun: 0, ended: 0 }, creations: { begun: 0, ended: 0 } };
  /** The last change of which it is not known what came of it. */
  private lastDoubt = 0;
  private readonly own = new OwnAnswers<Wire>();
  /** When each was looked for by whoever shares a list only with others, the oldest first. */
  private readonly sought = new Map<string, number>();

  constructor(
    protected readonly client: CloudClient,
    protected readonly contract: Contract<Wire>,
  ) {}

  async list(call: Call, freshness: Freshness): Promise<Wire[]> {
    return [...(await this.listed(call, freshness)).items.values()];
  }

  /** From the shared list; what is missing there is asked for by id, because only a confirmed 404 means gone. */
  async find(call: Call, id: string, freshness = ofThisRefresh): Promise<Wire | undefined> {
    const found = freshness.shortCut
      ? await this.byShortCut(call, id, freshness)
      : (await this.listed(call, freshness)).items.get(id);
    return found ?? this.get(call, id);
  }

  /** Asks for one object; undefined is a confirmed 404. */
  async get(call: Call, id: string): Promise<Wire | undefined> {
    const { kind, scopes, parse } = this.contract;
    return orGone(this.client.request(call, { method: "GET", path: this.pathOf(id), kind, scopes: scopes.read, parse }));
  }

  async create(call: Call, body: object): Promise<Wire> {
    const { path, scopes, parse } = this.contract;
    const request = this.client.request(call, { method: "POST", path, body, scopes: scopes.write, parse });
    return counted(this.shifts.creations, this.answered(call, request));
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
    await counted(this.shifts.deletions, this.change(orGone(request)));
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
    this.own.keep(id, { wire, change: this.changes, at: call.clock.now() });
  }

  private async byShortCut(call: Call, id: string, freshness: Freshness): Promise<Wire | undefined> {
    const answered = freshness.listedFrom === undefined ? undefined : this.justAnswered(call, id, freshness);
    if (answered !== undefined || !this.isWorthAList(call, id, freshness)) return answered;
    try {
      const { from, items } = await this.listed(call, freshness);
      return this.isUsable(from, call, freshness) ? items.get(id) : undefined;
    } catch {
      // Where it failed because this call is over, the look by id says so without a request.
      return undefined;
    }
  }

  /** The object as this process left it, where that is as new as a list may be old, and nothing is in doubt since. */
  private justAnswered(call: Call, id: string, { maxAgeMs }: Freshness): Wire | undefined {
    const own = this.own.of(id);
    return own && isYounger(call, own.at, maxAgeMs) && own.change >= this.lastDoubt ? own.wire : undefined;
  }

  /** True where so many look side by side that the list costs no more than they would: no more calls, and no more time. */
  private isWorthAList(call: Call, id: string, freshness: Freshness): boolean {
    const { maxAgeMs, listedFrom } = freshness;
    // One that takes longer is used for less time than it took, and single looks take as long as changes.
    const isQuick = this.listTook <= maxAgeMs / 2;
    if (listedFrom === undefined) return isQuick;
    this.sought.delete(id);
    this.sought.set(id, call.clock.now());
    for (const [each, at] of this.sought) {
      if (isYounger(call, at, maxAgeMs)) break;
      this.sought.delete(each);
    }
    if (!isQuick || this.sought.size < listedFrom) return false;
    return this.sought.size >= this.listCalls || (this.shared !== undefined && this.isUsable(this.shared, call, freshness));
  }

  private async listed(call: Call, freshness: Freshness): Promise<Listed<Wire>> {
    for (;;) {
      const { shared } = this;
      if (shared === undefined || !this.isUsable(shared, call, freshness)) return this.withOwnAnswers(this.begin(call));
      const listed = await ofAnotherCall(call, this.withOwnAnswers(shared));
      if (listed !== undefined) return listed;
    }
  }

  private isUsable(
    { begun, changes, failedAt }: SharedList<Wire>,
    call: Call,
    { maxAgeMs, afterOwnChanges }: Freshness,
  ): boolean {
    const [since, longest] = failedAt === undefined ? [begun, maxAgeMs] : [failedAt, Math.min(maxAgeMs, failureLastsMs)];
    return isYounger(call, since, longest) && changes >= (afterOwnChanges ? this.changes : this.lastDoubt);
  }

  private begin(call: Call): SharedList<Wire> {
    const { changes, own } = this;
    const begun: SharedList<Wire> = { begun: call.clock.now(), changes, items: this.read(call), told: own.count };
    this.shared = begun;
    begun.items.catch((error: unknown) => {
      const isOfAll = !isOfOneCall(error);
      if (isOfAll) this.listTook = Infinity;
      if (isOfAll && isProviderError(error) && shareable.has(error.code)) begun.failedAt = call.clock.now();
      else if (this.shared === begun) this.shared = undefined;
    });
    return begun;
  }

  private async read(call: Call): Promise<Map<string, Wire>> {
    const begun = call.clock.now();
    const { items, calls } = await wholeList(call, this.client, this.contract, this.shifts);
    this.listCalls = calls;
    this.listTook = call.clock.now() - begun;
    return items;
  }

  /** Nobody finds in a list what is older than this process's own changes: what it made or changed since is there as it left it. */
  private async withOwnAnswers(shared: SharedList<Wire>): Promise<Listed<Wire>> {
    const items = await shared.items;
    this.own.writeOver(items, shared);
    shared.told = this.own.count;
    return { from: shared, items };
  }
}

/** A clock that was set back makes nothing young. */
function isYounger(call: Call, since: number, maxAgeMs: number): boolean {
  const age = call.clock.now() - since;
  return age >= 0 && age < maxAgeMs;
}

/** The same request, counted from now until it ends. */
function counted<T>(tally: Tally, request: Promise<T>): Promise<T> {
  tally.begun++;
  return request.finally(() => tally.ended++);
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
