/** How an object is looked for before it is changed or deleted: decision 0026. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { beforeAChange, leftByEarlierRuns, type Collection } from "../../../../provider/clients/cloud/collection";
import { ScriptedApi, type Received, type Reply } from "../../../support/scripted-api";
import { thingsAsked, thingsOf, thingsPath as path, type Thing } from "../../../support/things";

let api: ScriptedApi;
let things: Collection<Thing>;
let stored: Map<string, string>;

beforeEach(async () => {
  api = await ScriptedApi.start();
  stored = new Map(["a", "b", "c", "d"].map((id) => [id, "old"]));
  api.answer = serve;
  things = thingsOf(api);
});

afterEach(async () => {
  await api.close();
});

function serve({ method, path: asked, query, body }: Received): Reply {
  const all = [...stored].map(([id, name]) => ({ id, name }));
  if (asked === path && method === "GET") return { json: all.slice(Number(query["offset"])).slice(0, 100) };
  const sent = body === "" ? {} : (JSON.parse(body) as Partial<Thing>);
  const id = sent.id ?? asked.slice(path.length + 1);
  if (method !== "POST" && !stored.has(id)) return { status: 404, json: { error: "device_not_found", trace_id: "ctx-1" } };
  if (method === "DELETE") stored.delete(id);
  else if (method !== "GET") stored.set(id, sent.name ?? "");
  return { json: { id, name: stored.get(id) ?? "" } };
}

const look = (id: string) => things.find(api.call(), id, beforeAChange);
const asked = () => thingsAsked(api);

describe("before a change", () => {
  test("two are looked at by themselves, and from the third on all in one list", async () => {
    for (const id of ["a", "b", "a", "b"]) await look(id);
    expect(asked()).toEqual(["a", "b", "a", "b"]);
    await Promise.all(["c", "d", "a"].map(look));
    expect(asked()).toEqual(["all", "all"]);
  });

  test("three that are looked at with seconds between them are looked at by themselves", async () => {
    for (const id of ["a", "b", "c", "d"]) {
      await look(id);
      await api.clock.advance(2_500);
    }
    expect(asked()).toEqual(["a", "b", "c", "d"]);
  });

  test("no list is older than five seconds", async () => {
    await Promise.all(["a", "b", "c"].map(look));
    await api.clock.advance(4_999);
    stored.set("d", "new");
    await Promise.all(["a", "b", "c", "d"].map(look));
    asked();
    await api.clock.advance(1);
    expect(await Promise.all(["a", "b", "d"].map(look))).toContainEqual({ id: "d", name: "new" });
    expect(asked()).toEqual(["all", "all"]);
  });

  test("what is not in the list is gone only when the API says so", async () => {
    await Promise.all(["a", "b", "c"].map(look));
    asked();
    stored.set("late", "new");
    expect(await look("late")).toEqual({ id: "late", name: "new" });
    expect(await look("never")).toBeUndefined();
    expect(asked()).toEqual(["late", "never"]);
  });

  test("nothing in a list is older than this process's own changes", async () => {
    await Promise.all(["a", "b", "c"].map(look));
    await things.patch(api.call(), "a", { name: "ours" });
    await things.create(api.call(), { id: "e", name: "made" });
    await things.delete(api.call(), "b");
    const listed = await things.list(api.call(), leftByEarlierRuns);
    expect(listed).toEqual([
      { id: "a", name: "ours" },
      { id: "c", name: "old" },
      { id: "d", name: "old" },
      { id: "e", name: "made" },
    ]);
    asked();
    expect(await look("b")).toBeUndefined();
    expect(asked()).toEqual(["b"]);
  });

  test("a list at hand takes up one answer after another, and of one object the last", async () => {
    const listed = async () => (await things.list(api.call(), leftByEarlierRuns)).map(({ id, name }) => `${id} ${name}`);
    await listed();
    await things.patch(api.call(), "a", { name: "first" });
    expect(await listed()).toEqual(["a first", "b old", "c old", "d old"]);
    await things.patch(api.call(), "a", { name: "second" });
    await things.create(api.call(), { id: "e", name: "made" });
    await things.delete(api.call(), "e");
    await things.patch(api.call(), "a", { name: "third" });
    expect(await listed()).toEqual(["a third", "b old", "c old", "d old"]);
  });

  test("what is looked at again counts from then on", async () => {
    for (const id of ["a", "b", "a"]) {
      await look(id);
      await api.clock.advance(2_500);
    }
    asked();
    await look("c");
    expect(asked()).toEqual(["c"]);
  });

  test("what a change has just answered is not asked for again, for five seconds", async () => {
    await things.patch(api.call(), "a", { name: "ours" });
    asked();
    expect(await look("a")).toEqual({ id: "a", name: "ours" });
    expect(asked()).toEqual([]);
    await api.clock.advance(5_000);
    await look("a");
    expect(asked()).toEqual(["a"]);
  });

  test("no list and no answer is taken from before a change whose outcome nobody knows", async () => {
    await things.patch(api.call(), "a", { name: "ours" });
    await Promise.all(["b", "c", "d"].map(look));
    api.answer = (request) => (request.method === "PATCH" ? { status: 500 } : serve(request));
    await expect(things.patch(api.call(), "a", { name: "lost" })).rejects.toThrow();
    asked();
    await look("a");
    expect(asked()).toEqual(["all", "all"]);
  });

  test("a change that was refused leaves the list as it is", async () => {
    await Promise.all(["a", "b", "c"].map(look));
    api.answer = (request) => (request.method === "PATCH" ? { status: 403, json: { error: "no" } } : serve(request));
    await expect(things.patch(api.call(), "a", { name: "refused" })).rejects.toThrow();
    asked();
    await look("a");
    expect(asked()).toEqual([]);
  });

  test("a list is read once, although this process deletes meanwhile what stands before the end of a page", async () => {
    stored = new Map(Array.from({ length: 250 }, (_, n) => [`thing-${n}`, "old"]));
    api.answer = (request) => {
      const reply = serve(request);
      // What is on its way while the first page is read is done before the second.
      if (request.query["offset"] === "0") for (let n = 0; n < 20; n++) stored.delete(`thing-${n}`);
      return reply;
    };
    const listing = things.list(api.call(), leftByEarlierRuns);
    const deletions = Array.from({ length: 20 }, (_, n) => things.delete(api.call(), `thing-${n}`));
    const [listed] = await Promise.all([listing, ...deletions]);
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining([...stored.keys()]));
    expect(asked().filter((each) => each === "all")).toHaveLength(4);
  });

  test("a long list is not read for a few", async () => {
    for (let n = 0; n < 500; n++) stored.set(`more-${n}`, "old");
    await things.list(api.call(), leftByEarlierRuns);
    const pages = asked().length;
    expect(pages).toBe(7);
    await api.clock.advance(5_000);
    for (let n = 1; n < pages; n++) await look(`more-${n}`);
    expect(asked()).toHaveLength(pages - 1);
    await look("more-0");
    await look("more-499");
    expect(asked()).toEqual(Array.from({ length: pages }, () => "all"));
  });
});
