import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Cloud } from "../../../../provider/clients/cloud";
import type { Call } from "../../../../provider/base/call";
import { cancelled } from "../../../../provider/base/clock";
import type { CloudClient, CloudRequest } from "../../../../provider/clients/cloud/client";
import { Collection, fresh, leftByEarlierRuns, shortly } from "../../../../provider/clients/cloud/collection";
import { regions } from "../../../../provider/clients/cloud/regions";
import { Answer } from "../../../../provider/clients/http/shapes";
import { ScriptedApi, type Received, type Reply } from "../../../support/scripted-api";

interface Thing {
  id: string;
}

const path = "/iroh/things";
let api: ScriptedApi;
let things: Collection<Thing>;
let stored: string[];

beforeEach(async () => {
  api = await ScriptedApi.start();
  stored = ["a", "b", "c"];
  api.answer = (request) => serve(request);
  things = collection();
});

afterEach(async () => {
  await api.close();
});

function collection(): Collection<Thing> {
  return new Collection<Thing>(api.client(), {
    path,
    kind: "device",
    scopes: { read: ["sse"], write: ["sse"] },
    parse: (json) => ({ id: new Answer(json, "the thing").text("id") }),
  });
}

const notFound: Reply = { status: 404, json: { error: "device_not_found", trace_id: "ctx-1" } };

/** A store that pages as asked, at most `cap` at a time. */
function serve({ method, path: asked, query, body }: Received, cap = 100): Reply {
  const id = asked === path ? undefined : decodeURIComponent(asked.slice(path.length + 1));
  if (method === "POST") {
    stored.push((JSON.parse(body) as Thing).id);
    return { status: 201, json: JSON.parse(body) as unknown };
  }
  if (id === undefined) {
    const offset = Number(query["offset"]);
    return { json: stored.slice(offset, offset + Math.min(cap, Number(query["limit"]))).map((each) => ({ id: each })) };
  }
  if (!stored.includes(id)) return notFound;
  if (method === "DELETE") stored = stored.filter((each) => each !== id);
  return { json: { id } };
}

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `thing-${index}`);
const ids = (list: readonly Thing[]): string[] => list.map(({ id }) => id);
const asked = (): string[] =>
  api.requests.map(({ method, path: at, query }) => `${method} ${at}${query["offset"] ? `+${query["offset"]}` : ""}`);

describe("a list", () => {
  test("of everything, page by page, until one brings nothing new", async () => {
    stored = many(250);
    expect(ids(await things.list(api.call(), fresh))).toEqual(stored);
    expect(asked()).toEqual([0, 99, 198, 249].map((offset) => `GET ${path}+${offset}`));
    expect(api.requests[0]?.query["limit"]).toBe("100");
  });

  test("from a server with smaller pages", async () => {
    stored = many(25);
    api.answer = (request) => serve(request, 10);
    expect(ids(await things.list(api.call(), fresh))).toEqual(stored);
    expect(asked()).toEqual([0, 9, 18, 24].map((offset) => `GET ${path}+${offset}`));
  });

  test("from a server that ignores paging", async () => {
    stored = many(250);
    api.answer = () => ({ json: stored.map((id) => ({ id })) });
    expect(ids(await things.list(api.call(), fresh))).toEqual(stored);
    expect(api.requests.length).toBe(2);
  });

  test.each([1, 30, 200])("from which somebody deletes %i objects between two pages misses none that stays", async (count) => {
    stored = many(350);
    api.answer = (request, n) => {
      const reply = serve(request);
      if (n === 2) stored = stored.slice(count);
      return reply;
    };
    expect(ids(await things.list(api.call(), fresh))).toEqual(expect.arrayContaining(stored));
  });

  test("that changes at every page is not read for ever", async () => {
    stored = many(350);
    api.answer = (request, n) => {
      const reply = serve(request);
      stored = [...stored.slice(2), `new-${n}`, `newer-${n}`];
      return reply;
    };
    const seen = ids(await things.list(api.call(), fresh));
    expect(seen).toEqual(expect.arrayContaining(stored.filter((id) => id.startsWith("thing-"))));
    expect(asked().filter((each) => each === `GET ${path}+0`).length).toBe(5);
  });

  test("under data", async () => {
    api.answer = (request) => ({ json: { data: (serve(request) as { json: unknown }).json } });
    expect(ids(await things.list(api.call(), fresh))).toEqual(stored);
  });

  test("of nothing is one call", async () => {
    stored = [];
    expect(await things.list(api.call(), fresh)).toEqual([]);
    expect(api.requests.length).toBe(1);
  });

  test("whose second page fails is no list", async () => {
    stored = many(150);
    api.answer = (request) => (request.query["offset"] === "99" ? { status: 400, json: { error: "no" } } : serve(request));
    await expect(things.list(api.call(), fresh)).rejects.toMatchObject({ code: "refused" });
  });

  test("without an end is no list", async () => {
    api.answer = ({ query }) => ({ json: [0, 1].map((ahead) => ({ id: `thing-${Number(query["offset"]) + ahead}` })) });
    await expect(things.list(api.call(), fresh)).rejects.toMatchObject({
      code: "unexpected-answer",
      message: expect.stringContaining("the list has no end"),
    });
    expect(api.requests.length).toBe(1_000);
  });

  test("with one broken object is no list", async () => {
    const strict = new Cloud(regions.us, api.client());
    api.answer = () => ({ json: [{ id: "d1", status: "Registered" }, { id: "d2" }] });
    await expect(strict.devices.list(api.call(), fresh)).rejects.toMatchObject({ code: "unexpected-answer" });
  });

  test("that fails is asked for again by the next", async () => {
    api.answer = () => ({ status: 400, json: { error: "no" } });
    const both = await Promise.allSettled([things.find(api.call(), "a"), things.find(api.call(), "b")]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(api.requests.length).toBe(1);
    api.answer = (request) => serve(request);
    await expect(things.find(api.call(), "a")).resolves.toEqual({ id: "a" });
  });
});

describe("a list that the API fails to give", () => {
  const outage: Reply = { status: 503, json: { error: "unavailable" } };

  test("fails for all readers of a refresh as for one, and is asked for again some seconds later", async () => {
    api.answer = () => outage;
    for (const id of many(400)) await expect(things.find(api.call(), id)).rejects.toMatchObject({ code: "unexpected-answer" });
    expect(api.requests.length).toBe(5);
    api.answer = (request) => serve(request);
    await api.clock.advance(4_999);
    await expect(things.find(api.call(), "a")).rejects.toMatchObject({ code: "unexpected-answer" });
    await api.clock.advance(1);
    await expect(things.find(api.call(), "a")).resolves.toEqual({ id: "a" });
  });

  test("is asked for again by a fresh look, and after a change of this process", async () => {
    api.answer = () => outage;
    await expect(things.find(api.call(), "a")).rejects.toThrow();
    api.answer = (request) => serve(request);
    await expect(things.list(api.call(), fresh)).resolves.toHaveLength(3);
    api.answer = () => outage;
    await expect(things.list(api.call(), fresh)).rejects.toThrow();
    api.answer = (request) => serve(request);
    await things.patch(api.call(), "a", {});
    await expect(things.find(api.call(), "a")).resolves.toEqual({ id: "a" });
  });

  test("because one reader ran out of time is asked for by the others", async () => {
    await expect(things.find(api.call(0), "a")).rejects.toMatchObject({ code: "timeout" });
    await expect(things.find(api.call(), "a")).resolves.toEqual({ id: "a" });
  });

  test.each(["side by side", "one after the other"])(
    "because one reader cannot wait for the quota is asked for by the others: %s",
    async (when) => {
      api.answer = (request, n) => (n === 1 ? { status: 429, headers: { "Retry-After": "25" } } : serve(request));
      const hasty = expect(things.find(api.call(10_000), "a")).rejects.toMatchObject({ code: "quota" });
      if (when === "one after the other") await hasty;
      await expect(things.find(api.call(1_200_000), "a")).resolves.toEqual({ id: "a" });
      await hasty;
      expect(api.clock.slept).toEqual([25_000]);
    },
  );
});

describe("the shared list", () => {
  async function callsFor(readers: number): Promise<number> {
    stored = many(400);
    const shared = collection();
    const before = api.requests.length;
    const found = await Promise.all(many(readers).map((id) => shared.find(api.call(), id)));
    expect(ids(found as Thing[])).toEqual(many(readers));
    return api.requests.length - before;
  }

  test("costs as many calls for four hundred readers as for one", async () => {
    await expect(callsFor(1)).resolves.toBe(6);
    await expect(callsFor(400)).resolves.toBe(6);
  });

  test("serves a refresh of some seconds, not the next one", async () => {
    await things.find(api.call(), "a");
    await api.clock.advance(29_999);
    await things.find(api.call(), "b");
    expect(api.requests.length).toBe(2);
    await api.clock.advance(1);
    await things.find(api.call(), "c");
    expect(api.requests.length).toBe(4);
  });

  test("what is missing in it is asked for by id", async () => {
    await things.find(api.call(), "a");
    stored.push("late");
    await expect(things.find(api.call(), "late")).resolves.toEqual({ id: "late" });
    await expect(things.find(api.call(), "never")).resolves.toBeUndefined();
    expect(asked().slice(2)).toEqual([`GET ${path}/late`, `GET ${path}/never`]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["create", () => things.create(api.call(), { id: "new" })],
    ["patch", () => things.patch(api.call(), "b", { name: "n" })],
    ["delete", () => things.delete(api.call(), "b")],
  ])("is stale after our own %s, except for those who look for what earlier runs left", async (_, change) => {
    await things.find(api.call(), "a");
    await change();
    const before = api.requests.length;
    await things.list(api.call(), leftByEarlierRuns);
    expect(api.requests.length).toBe(before);
    await things.find(api.call(), "a");
    expect(api.requests.length).toBe(before + 2);
  });

  test("is stale also after a change whose answer was lost", async () => {
    await things.find(api.call(), "a");
    api.answer = (request) => {
      const reply = serve(request);
      return request.method === "POST" ? "reset" : reply;
    };
    await expect(things.create(api.call(), { id: "lost" })).rejects.toMatchObject({ facts: { ambiguous: true } });
    await expect(things.find(api.call(), "lost")).resolves.toEqual({ id: "lost" });
    expect(asked()).not.toContain(`GET ${path}/lost`);
  });

  test("that was begun during a change is stale after it", async () => {
    let listing: Promise<unknown> | undefined;
    api.answer = (request) => {
      if (request.method === "POST") listing = things.find(api.call(), "a");
      return serve(request);
    };
    await things.create(api.call(), { id: "new" });
    await listing;
    await things.find(api.call(), "new");
    expect(asked().filter((each) => each === `GET ${path}+0`).length).toBe(2);
  });

  test("a fresh look never takes it", async () => {
    await things.find(api.call(), "a");
    await things.list(api.call(), fresh);
    expect(api.requests.length).toBe(4);
  });
});

describe("gone", () => {
  test("is a 404 of the API and nothing else", async () => {
    await expect(things.get(api.call(), "never")).resolves.toBeUndefined();
    for (const reply of [
      { status: 401 },
      { status: 403, json: { error: "missing_scope" } },
      { status: 404, text: "<html>" },
      { status: 404 },
      { status: 404, json: { error: "module_instance_not_found", trace_id: "ctx-1" } },
      { status: 429, headers: { "Retry-After": "3172s" } },
      { status: 500 },
      { status: 503 },
      { status: 200, text: "" },
      { status: 200, json: null },
      { cut: "{" },
      "reset",
    ] satisfies Reply[]) {
      const other = collection();
      api.answer = () => reply;
      await expect(other.get(api.call(), "a")).rejects.toMatchObject({ name: "ProviderError" });
    }
  });

  test("a token endpoint that answers 404 does not make anything gone", async () => {
    api.token = () => notFound;
    await expect(things.get(api.call(), "a")).rejects.toMatchObject({ code: "unexpected-answer" });
    await expect(things.delete(api.call(), "a")).rejects.toMatchObject({ code: "unexpected-answer" });
  });

  test("deleting what is gone is success, deleting what is not is a call", async () => {
    await things.delete(api.call(), "never");
    await things.delete(api.call(), "a");
    expect(stored).toEqual(["b", "c"]);
    expect(asked()).toEqual([`DELETE ${path}/never`, `DELETE ${path}/a`]);
  });

  test.each(["in flight", "at hand"])("what was deleted is not found in a list that was %s", async (where) => {
    let arrive = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    const client = api.client();
    const held = new Collection<Thing>(
      {
        request: async (call: Call, request: CloudRequest<unknown>) => {
          if (request.method !== "GET") return client.request(call, request);
          if (where === "in flight") await arrival;
          return request.parse([{ id: "a" }, { id: "b" }], 0);
        },
      } as unknown as CloudClient,
      { path, kind: "device", scopes: { read: ["sse"], write: ["sse"] }, parse: (json) => ({ id: (json as Thing).id }) },
    );
    const before = held.list(api.call(), leftByEarlierRuns);
    if (where === "at hand") await before;
    await held.delete(api.call(), "a");
    arrive();
    if (where === "in flight") expect(ids(await before)).toEqual(["b"]);
    expect(ids(await held.list(api.call(), leftByEarlierRuns))).toEqual(["b"]);
    expect(ids(await held.list(api.call(), fresh))).toEqual(["a", "b"]);
  });

  test("a delete that is refused is no success", async () => {
    api.answer = () => ({ status: 403, json: { error: "no" } });
    await expect(things.delete(api.call(), "a")).rejects.toMatchObject({ code: "missing-scope" });
  });
});

test("an id with the characters of paths stays one segment", async () => {
  stored = ["../a/b?c#d"];
  await expect(things.get(api.call(), "../a/b?c#d")).resolves.toEqual({ id: "../a/b?c#d" });
  expect(api.requests[0]?.path).toBe(`${path}/..%2Fa%2Fb%3Fc%23d`);
});

test("who polls shares a list for a second", async () => {
  stored = [];
  await things.list(api.call(), shortly);
  await api.clock.advance(999);
  await things.list(api.call(), shortly);
  expect(api.requests).toHaveLength(1);
  await api.clock.advance(1);
  await things.list(api.call(), shortly);
  expect(api.requests).toHaveLength(2);
});

test("a list that is given up does not take a newer one with it", async () => {
  const gone = new AbortController();
  let fail = (): void => undefined;
  const given = new Promise<never>(
    (_, reject) =>
      (fail = () => {
        reject(cancelled());
      }),
  );
  let pages = 0;
  const held = new Collection<Thing>(
    {
      request: (call: Call, request: CloudRequest<unknown>) => {
        if (call.signal === gone.signal) return given;
        pages++;
        return Promise.resolve(request.parse([{ id: "a" }], 0));
      },
    } as unknown as CloudClient,
    { path, kind: "device", scopes: { read: ["sse"], write: ["sse"] }, parse: (json) => ({ id: (json as Thing).id }) },
  );
  const older = held.list({ ...api.call(), signal: gone.signal }, fresh);
  await held.list(api.call(), fresh);
  const read = pages;
  fail();
  await expect(older).rejects.toMatchObject({ code: "cancelled" });
  await expect(held.find(api.call(), "a")).resolves.toEqual({ id: "a" });
  expect(pages).toBe(read);
});
