/** Where a shared list is only a short cut to one object, that object is asked for by id if the list is late or fails: decision 0026. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { beforeAChange, beforeGivingUp, leftByEarlierRuns, type Collection } from "../../../../provider/clients/cloud/collection";
import type { Call } from "../../../../provider/base/call";
import { ScriptedApi, type Received, type Reply } from "../../../support/scripted-api";
import { thingsAsked, thingsOf, thingsPath as path, type Thing } from "../../../support/things";

let api: ScriptedApi;
let things: Collection<Thing>;
let stored: Map<string, string>;
/** By how much the clock was set back. */
let setBackMs: number;

beforeEach(async () => {
  api = await ScriptedApi.start();
  setBackMs = 0;
  stored = new Map(Array.from({ length: 150 }, (_, n) => [`t${n}`, "old"]));
  api.answer = serve;
  things = thingsOf(api);
});

afterEach(async () => {
  await api.close();
});

function serve({ method, path: asked, query, body }: Received): Reply {
  if (asked === path) {
    const all = [...stored].map(([id, name]) => ({ id, name }));
    return { json: all.slice(Number(query["offset"])).slice(0, 100) };
  }
  const id = asked.slice(path.length + 1);
  if (method === "PATCH") stored.set(id, (JSON.parse(body) as Thing).name);
  return { json: { id, name: stored.get(id) } };
}

/** The second page of a list is refused once, for so many seconds; meanwhile somebody else takes an object over. */
function serveLate(seconds: number): void {
  let isLate = false;
  api.answer = (request) => {
    if (request.query["offset"] !== "99" || isLate) return serve(request);
    isLate = true;
    stored.set("t3", "another's");
    return { status: 429, headers: { "Retry-After": `${seconds}` }, json: { error: "too many" } };
  };
}

/** A call whose clock can be set back. */
function callNow(): Call {
  const { clock } = api;
  const shown = { now: () => clock.now() - setBackMs, sleep: clock.sleep.bind(clock), after: clock.after.bind(clock) };
  const call = api.call();
  return { ...call, clock: shown, deadline: call.deadline - setBackMs };
}

const look = (id: string, freshness = beforeAChange) => things.find(callNow(), id, freshness);
const three = () => Promise.all(["t1", "t2", "t3"].map((id) => look(id)));
const asked = () => thingsAsked(api);
const lists = () => asked().filter((each) => each === "all").length;

describe("before a change", () => {
  test("a list that is older than five seconds when it is there is not looked into", async () => {
    serveLate(25);
    expect((await three())[2]).toEqual({ id: "t3", name: "another's" });
    expect(asked().sort()).toEqual(["all", "all", "all", "all", "t1", "t2", "t3"]);
  });

  test("whoever waits for another's list does not take it late either", async () => {
    serveLate(25);
    const listing = things.list(callNow(), leftByEarlierRuns);
    const [found] = await Promise.all([look("t3", { ...beforeAChange, listedFrom: undefined }), listing]);
    expect(found).toEqual({ id: "t3", name: "another's" });
    expect(asked()).toEqual(["all", "all", "all", "all", "t3"]);
  });

  test("a list that is there in time is looked into, although it had to wait", async () => {
    serveLate(2);
    await three();
    expect(asked().filter((each) => each !== "all")).toEqual(["t1", "t2"]);
  });

  test("a list that took more than half of what it may be old is not begun again", async () => {
    serveLate(3);
    await three();
    await api.clock.advance(5_000);
    asked();
    await three();
    expect(asked().sort()).toEqual(["t1", "t2", "t3"]);
  });

  test.each<[string, () => Reply]>([
    ["an outage of the list alone", () => ({ status: 500 })],
    ["a scope that it needs", () => ({ status: 403, json: { error: "missing_scope" } })],
    ["an object in it that cannot be read", () => ({ json: [{ id: "t9" }] })],
  ])("a list that fails, by %s, is not needed", async (_, failure) => {
    api.answer = (request) => (request.path === path ? failure() : serve(request));
    expect(await three()).toHaveLength(3);
    await api.clock.advance(5_000);
    asked();
    expect(await three()).toContainEqual({ id: "t3", name: "old" });
    expect(lists()).toBe(0);
  });

  test("once a list was had again, it is a short cut again", async () => {
    api.answer = (request) => (request.path === path ? { status: 500 } : serve(request));
    await three();
    api.answer = serve;
    await api.clock.advance(5_000);
    await things.list(callNow(), leftByEarlierRuns);
    asked();
    await three();
    expect(asked()).toEqual(["t1", "t2"]);
  });

  test("a call that is over asks for nothing more", async () => {
    const ending = new AbortController();
    api.answer = (request) => {
      if (request.path === path) ending.abort();
      return request.path === path ? "silence" : serve(request);
    };
    await Promise.all([look("t1"), look("t2")]);
    asked();
    await expect(things.find({ ...callNow(), signal: ending.signal }, "t3", beforeAChange)).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(asked()).toEqual(["all"]);
  });

  test("a call that has no time left asks for nothing more", async () => {
    api.answer = (request) => {
      // What the list takes is more than there is.
      if (request.path === path) setBackMs -= 600_000;
      return request.path === path ? { status: 500 } : serve(request);
    };
    await Promise.all([look("t1"), look("t2")]);
    asked();
    await expect(look("t3")).rejects.toMatchObject({ code: "timeout" });
    expect(asked()).toEqual(["all"]);
  });
});

describe("before a registration is given up", () => {
  test("a list of the last second is looked into", async () => {
    await look("t1", beforeGivingUp);
    await api.clock.advance(999);
    await look("t2", beforeGivingUp);
    expect(asked()).toEqual(["all", "all", "all"]);
  });

  test("what is older when it is there is asked for by id", async () => {
    serveLate(1);
    expect(await look("t3", beforeGivingUp)).toEqual({ id: "t3", name: "another's" });
    expect(asked()).toEqual(["all", "all", "all", "all", "t3"]);
  });
});

describe("after the clock was set back", () => {
  const setBack = () => (setBackMs = 3_600_000);

  test("a list from before is old", async () => {
    await three();
    setBack();
    stored.set("t1", "another's");
    asked();
    expect((await three())[0]).toEqual({ id: "t1", name: "another's" });
    expect(lists()).toBe(3);
  });

  test("an answer from before is old", async () => {
    await things.patch(callNow(), "t1", { name: "ours" });
    setBack();
    stored.set("t1", "another's");
    expect(await look("t1")).toEqual({ id: "t1", name: "another's" });
  });

  test("looks from before do not count", async () => {
    await Promise.all([look("t1"), look("t2")]);
    setBack();
    asked();
    await look("t3");
    expect(asked()).toEqual(["t3"]);
  });
});
