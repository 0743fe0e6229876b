/** Lists that are read while objects come and go, and lists that take long: decision 0026. */
import { describe, expect, test } from "@jest/globals";
import { setMaxListeners } from "node:events";
import { atATime } from "../../../../provider/base/at-a-time";
import type { CloudClient, CloudRequest } from "../../../../provider/clients/cloud/client";
import { beforeAChange, Collection, fresh, shortly } from "../../../../provider/clients/cloud/collection";
import type { Call } from "../../../../provider/base/call";
import { fakeCall } from "../../../support/fake-call";
import { ManualClock } from "../../../support/manual-clock";

interface Thing {
  id: string;
}

/** A store of its own time, in which every request is served after half of what it takes. */
class Store {
  readonly clock = new ManualClock();
  readonly call: Call;
  readonly things: Collection<Thing>;
  readonly asked = { pages: 0, ids: 0 };
  stored: Thing[];
  private made = 0;

  constructor(
    count: number,
    private readonly takesMs: () => number,
    private readonly options: { newestFirst?: boolean; ignoresPaging?: boolean } = {},
  ) {
    const { signal } = new AbortController();
    setMaxListeners(Infinity, signal);
    this.call = fakeCall({ clock: this.clock, signal, budgetMs: 3_600_000 });
    this.stored = Array.from({ length: count }, (_, n) => ({ id: `t${n}` }));
    this.things = new Collection<Thing>(
      { request: (call: Call, request: CloudRequest<unknown>) => this.request(call, request) } as unknown as CloudClient,
      { path: "/things", kind: "device", scopes: { read: [], write: [] }, parse: (json) => json as Thing },
    );
  }

  /** How long it takes until all of it is done. */
  async passDuring(work: Promise<unknown>, stepMs = 50): Promise<number> {
    const begun = this.clock.now();
    const pending = new Set([work]);
    const ended = work.finally(() => {
      pending.clear();
    });
    await this.clock.advance(0);
    while (pending.size > 0) await this.clock.advance(stepMs);
    await ended;
    return this.clock.now() - begun;
  }

  private async request(call: Call, request: CloudRequest<unknown>): Promise<unknown> {
    const half = this.takesMs() / 2;
    await this.clock.sleep(half, call.signal);
    const answer = this.serve(request);
    await this.clock.sleep(half, call.signal);
    return request.parse(answer, 0);
  }

  private serve({ method, path, query }: CloudRequest<unknown>): unknown {
    const id = path.split("/")[2];
    if (method === "POST") return this.make();
    if (method === "DELETE") this.stored = this.stored.filter((each) => each.id !== id);
    if (id !== undefined) {
      if (method === "GET") this.asked.ids++;
      return { id };
    }
    this.asked.pages++;
    const offset = this.options.ignoresPaging ? 0 : Number(query?.["offset"]);
    return this.stored.slice(offset, this.options.ignoresPaging ? undefined : offset + 100);
  }

  private make(): Thing {
    const thing = { id: `new${this.made++}` };
    this.stored = this.options.newestFirst ? [thing, ...this.stored] : [...this.stored, thing];
    return thing;
  }
}

/** Numbers from 0 to 1, the same at every run. */
function randomFrom(seed: number): () => number {
  let last = seed;
  return () => (last = (last * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
}

const makeMany = (store: Store, parallel: number, count: number) =>
  atATime(parallel, Array.from({ length: count }), () => store.things.create(store.call, {}));

describe("a list that is read while this process makes and deletes", () => {
  test.each(["the newest first", "the newest last"])("misses nothing that stays, with %s", async (order) => {
    const random = randomFrom(1);
    const between = (least: number, most: number) => least + Math.floor(random() * (most - least));
    for (let trial = 0; trial < 25; trial++) {
      const store = new Store(between(150, 650), () => 20 + random() * 300, { newestFirst: order === "the newest first" });
      const { things, call } = store;
      const [goes, stays] = [[] as string[], [] as string[]];
      for (const { id } of store.stored) (random() < 0.5 ? goes : stays).push(id);
      const lists: Thing[][] = [];
      const listing = async () => {
        for (let n = 0; n < 3; n++) lists.push(await things.list(call, fresh));
      };
      const deleting = atATime(between(1, 60), goes, (id) => things.delete(call, id));
      await store.passDuring(Promise.all([deleting, makeMany(store, between(1, 60), between(150, 300)), listing()]), 20);
      for (const list of lists) {
        const listed = new Set(list.map(({ id }) => id));
        expect(stays.filter((id) => !listed.has(id))).toEqual([]);
      }
    }
  });

  test("ends soon where a server ignores paging", async () => {
    const store = new Store(60, () => 200, { ignoresPaging: true });
    const listing = store.things.list(store.call, fresh);
    await store.passDuring(Promise.all([makeMany(store, 100, 100), listing]));
    expect(store.asked.pages).toBeLessThanOrEqual(6);
  });

  test("ends at a short page as ever", async () => {
    const store = new Store(150, () => 200);
    await store.passDuring(Promise.all([makeMany(store, 15, 15), store.things.list(store.call, fresh)]));
    expect(store.asked.pages).toBe(3);
  });
});

describe("a list that takes longer than it may be old", () => {
  const destroy = (store: Store, count: number) =>
    atATime(
      64,
      store.stored.slice(0, count).map(({ id }) => id),
      async (id) => {
        await store.things.find(store.call, id, beforeAChange);
        await store.things.delete(store.call, id);
      },
    );

  test("is read once for a destroy of many, and each is asked for by id", async () => {
    const store = new Store(3_000, () => 200);
    const tookMs = await store.passDuring(destroy(store, 600));
    expect(store.asked).toEqual({ pages: 32, ids: 600 });
    // The one list, and two requests for each.
    expect(tookMs).toBeLessThanOrEqual(6_400 + 4_000 + 200);
  });

  test("is shared by those who poll for a second, and each has what it waited for", async () => {
    const store = new Store(1_000, () => 200);
    const polls: Thing[][] = [];
    const poll = async () => polls.push(await store.things.list(store.call, shortly));
    const first = Promise.all([poll(), poll()]);
    await store.clock.advance(999);
    const joined = poll();
    await store.clock.advance(1);
    const later = Promise.all([poll(), poll()]);
    await store.passDuring(Promise.all([first, joined, later]));
    expect(polls.map((each) => each.length)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
    expect(store.asked).toEqual({ pages: 24, ids: 0 });
  });
});
