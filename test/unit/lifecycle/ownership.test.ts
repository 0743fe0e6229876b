import { describe, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import type { Call } from "../../../provider/base/call";
import { ProviderError } from "../../../provider/base/errors";
import type { Collection } from "../../../provider/clients/cloud/collection";
import {
  belongsToAnother,
  deleteLeft,
  ensure,
  isAnothers,
  isOfOtherStack,
  isOwn,
  markOf,
  claimAt,
  isClaimedAnew,
  markText,
  ownerOf,
  parseMark,
  stackOf,
  withMark,
  withoutMark,
  type Mark,
} from "../../../provider/lifecycle/ownership";
import type { Schema } from "../../../provider/lifecycle/keywords";
import { ResourceSchema, type Properties } from "../../../provider/lifecycle/schema";
import { ManualClock } from "../../support/manual-clock";

const mark: Mark = { kind: "DeviceRegistration", owner: "shop/prod/esa1", hash: "0123456789ab" };

describe("the mark as text", () => {
  test("is short and readable", () => {
    expect(markText(mark)).toBe("[ciscoctr:DeviceRegistration shop/prod/esa1 #0123456789ab]");
    expect(markText({ ...mark, item: 7 })).toBe("[ciscoctr:DeviceRegistration shop/prod/esa1 #0123456789ab/7]");
    expect(markText({ ...mark, claim: claimAt(Date.UTC(2026, 0, 1)) })).toBe(
      "[ciscoctr:DeviceRegistration shop/prod/esa1 #0123456789ab ~mjuohs00]",
    );
    expect(markText({ ...mark, item: 0, host: "esa1.example.com" })).toBe(
      "[ciscoctr:DeviceRegistration shop/prod/esa1 #0123456789ab/0 @esa1.example.com]",
    );
  });

  test("stands alone where there is no description, and behind one otherwise", () => {
    expect(withMark("", mark)).toBe(markText(mark));
    expect(withMark("mine", mark)).toBe(`mine ${markText(mark)}`);
  });

  test.each([
    "shop/prod/esa 1",
    "shop/prod/Ämter 電子 😀",
    "shop/prod/a]b[c",
    "shop/prod/#0123456789ab]",
    "shop/prod/a%20b%",
    "shop/prod/a/b//c",
    "shop/prod/ciscoctr:index:ApplianceIntegration$esa1",
    "shop/prod/line\nbreak\tand tab",
  ])("comes back from any name: %j", (owner) => {
    expect(parseMark(markText({ ...mark, owner }))).toEqual({ ...mark, owner });
    expect(parseMark(`mine ${markText({ ...mark, owner, item: 0 })}\n`)).toEqual({ ...mark, owner, item: 0 });
    const full = { ...mark, owner, item: 0, claim: "mjuohs00", fresh: true, used: true, host: "esa1.example.com" };
    expect(parseMark(markText(full))).toEqual(full);
  });

  test.each([
    undefined,
    "",
    "an appliance",
    "[ciscoctr:DeviceRegistration shop/prod/esa1 #0123456789ab] and more",
    "[ciscoctr:DeviceRegistration shop/prod/esa1 #0123456789AB]",
    "[ciscoctr:DeviceRegistration shop/prod/esa1 #0123]",
    "[ciscoctr:DeviceRegistration #0123456789ab]",
    "[other:DeviceRegistration shop/prod/esa1 #0123456789ab]",
  ])("none in %j", (text) => {
    expect(parseMark(text)).toBeUndefined();
    if (text !== undefined) expect(withoutMark(text)).toBe(text);
  });

  test("a mark someone has broken is still a foreign mark", () => {
    expect(parseMark("[ciscoctr:DeviceRegistration shop/100%/esa1 #0123456789ab]")?.owner).toBe("shop/100%/esa1");
  });

  const segment = fc.string({ unit: "binary", minLength: 1 });
  const marks = fc
    .record({
      kind: fc.stringMatching(/^[A-Za-z]+$/),
      owner: fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join("/")),
      hash: fc.stringMatching(/^[0-9a-f]{12}$/),
      item: fc.option(fc.nat(), { nil: undefined }),
      host: fc.option(fc.stringMatching(/^[a-z0-9.:-]+$/), { nil: undefined }),
      fresh: fc.boolean(),
    })
    .map(({ item, host, fresh, ...rest }): Mark => ({
      ...rest,
      ...(fresh ? { fresh } : {}),
      ...(item === undefined ? {} : { item }),
      ...(host === undefined ? {} : { host }),
    }));

  test("any mark, behind any description, comes back, and so does the description", () => {
    fc.assert(
      fc.property(marks, fc.string({ unit: "binary" }), (any, description) => {
        const text = withMark(description, any);
        expect(parseMark(text)).toStrictEqual(any);
        expect(withoutMark(text)).toBe(description);
      }),
    );
  });

  test.each(["", " ", "two lines\nend\n", "  indented", "trailing  "])(
    "a description keeps its white space: %j",
    (description) => {
      expect(withoutMark(withMark(description, mark))).toBe(description);
    },
  );

  test("is looked for in no more than linear time", () => {
    expect(parseMark(`${" ".repeat(1_000_000)}x`)).toBeUndefined();
    expect(parseMark("[ciscoctr:A ".repeat(100_000))).toBeUndefined();
  });
});

describe("whose it is", () => {
  test.each<[string, Mark | undefined, boolean]>([
    ["the very same", { ...mark }, true],
    ["another item of it", { ...mark, item: 3 }, true],
    ["another stack's", { ...mark, owner: "shop/dev/esa1" }, false],
    ["another kind's", { ...mark, kind: "SseToken" }, false],
    ["the one before the replacement", { ...mark, hash: "ba9876543210" }, false],
    ["nobody's", undefined, false],
  ])("%s", (_, found, own) => {
    expect(isOwn(found, mark)).toBe(own);
  });

  test("any two resources of a stack are of that stack, and of no other, however long the names", () => {
    const part = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: "binary", minLength: 60, maxLength: 300 }));
    const segment = part.map((text) => text.replaceAll("/", "-"));
    const written = (owner: string) => parseMark(markText(markOf("K", {}, { owner })))?.owner ?? "";
    fc.assert(
      fc.property(segment, segment, part, part, (project, stack, one, two) => {
        const mark = markOf("K", {}, { owner: `${project}/${stack}/${one}` });
        const sibling = markOf("K", {}, { owner: `${project}/${stack}/${two}` });
        const twin = markOf("K", {}, { owner: `${project}/${stack}2/${one}` });
        expect(isOfOtherStack(sibling, { mark })).toBe(false);
        expect(isOfOtherStack(twin, { mark })).toBe(true);
        expect(stackOf(written(`${project}/${stack}/${one}`))).toBe(stackOf(written(`${project}/${stack}/${two}`)));
        for (const each of [mark, sibling, twin]) expect(markText(each).length).toBeLessThan(200);
      }),
    );
  });

  test.each(["x", "ä", "😀", "/"])("long owners that differ at their ends differ in their marks: %s", (character) => {
    const [one, two] = ["1", "2"].map((end) => markOf("K", {}, { owner: `shop/prod/${character.repeat(200)}${end}` })) as [
      Mark,
      Mark,
    ];
    expect(one.owner).not.toBe(two.owner);
    expect(one.owner).toMatch(/^shop\/prod\/.*…[0-9a-f]{8}$/);
    expect(parseMark(markText(one))).toEqual(one);
    const written = / (\S+) #/.exec(markText(one))?.[1];
    expect(written?.length).toBeLessThanOrEqual(160);
  });

  test("an owner is shortened only where it must be, and then keeps what fits", () => {
    const ownerIn = (length: number) => markOf("K", {}, { owner: "shop/prod/".padEnd(length, "x") }).owner;
    expect(ownerIn(160)).toBe("shop/prod/".padEnd(160, "x"));
    expect(encodeURIComponent(ownerIn(161)).replaceAll("%2F", "/")).toHaveLength(160);
  });

  test.each<[string, Partial<Mark>, string | undefined, boolean]>([
    ["its own, from other inputs", { hash: "ba9876543210" }, undefined, false],
    ["another stack's", { owner: "shop/dev/esa1" }, undefined, true],
    ["its own from before it was renamed", { owner: "shop/prod/old" }, "shop/prod/old", false],
    ["its own already, in a renaming that goes on", {}, "shop/prod/old", false],
    ["another stack's, in a renaming", { owner: "shop/dev/esa1" }, "shop/prod/old", true],
    ["an entry made for a token, which is nobody's registration", { kind: "SseToken", owner: "shop/dev/esa1" }, undefined, false],
  ])("another's: %s", (_, found, formerOwner, anothers) => {
    expect(isAnothers({ ...mark, ...found }, { mark, ...(formerOwner === undefined ? {} : { formerOwner }) })).toBe(anothers);
  });

  test("what is another's names it, and the way out", () => {
    expect(belongsToAnother('device 12 ("gate")', "shop/dev/esa1")).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/^device 12 \("gate"\) belongs to shop\/dev\/esa1\. Remove it there first, .*`aliases`/),
    });
  });

  test("the owner is a text or nobody", () => {
    expect(ownerOf({ owner: "a/b/c" })).toBe("a/b/c");
    expect(ownerOf({ owner: 5 })).toBe("");
    expect(ownerOf({})).toBe("");
  });
});

describe("the hash", () => {
  const inputs: Record<string, Schema> = {
    region: { "x-on-change": "replace" },
    keepers: { "x-on-change": "rotate" },
    scopes: { "x-on-change": "replace", "x-set": true },
    name: { "x-on-change": "update" },
    plain: {},
    once: { "x-on-change": "ignore" },
    later: { "x-on-change": "record" },
    appliance: { "x-on-change": "nested", properties: { host: { "x-on-change": "replace" }, port: { "x-on-change": "record" } } },
    owner: { "x-on-change": "update" },
  };
  const values: Properties = {
    region: "us",
    keepers: { a: "1", b: "2" },
    scopes: ["x", "y"],
    name: "n",
    plain: 1,
    once: 1,
    later: 1,
    appliance: { host: "h", port: 22 },
    owner: "shop/prod/esa1",
  };
  const hashOf = (changed: Properties = {}, kind = "K") => markOf(kind, inputs, { ...values, ...changed }).hash;

  test("is twelve digits, with kind and owner beside it", () => {
    expect(markOf("K", inputs, values)).toEqual({
      kind: "K",
      owner: "shop/prod/esa1",
      hash: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
  });

  test.each<[string, Properties]>([
    ["region", { region: "eu" }],
    ["keepers", { keepers: { a: "1", b: "3" } }],
    ["keepers, one removed", { keepers: { a: "1" } }],
    ["keepers, all removed", { keepers: undefined }],
    ["a set", { scopes: ["x"] }],
    ["a replacing part", { appliance: { host: "i", port: 22 } }],
    ["the whole object removed", { appliance: undefined }],
    ["the owner", { owner: "shop/dev/esa1" }],
  ])("depends on %s", (_, changed) => {
    expect(hashOf(changed)).not.toBe(hashOf());
  });

  test.each<[string, Properties]>([
    ["what is updated", { name: "m", plain: 2 }],
    ["what is recorded or ignored", { once: 2, later: 2 }],
    ["a recorded part", { appliance: { host: "h", port: 23 } }],
    ["the order of a set", { scopes: ["y", "x"] }],
    ["the order of keys", { keepers: { b: "2", a: "1" } }],
    ["outputs", { status: "Registered", deviceId: "d" }],
  ])("does not depend on %s", (_, changed) => {
    expect(hashOf(changed)).toBe(hashOf());
  });

  test("is the one that objects of earlier releases carry", () => {
    expect(hashOf()).toBe("2ddeff5cf75a");
  });

  test("does not depend on the order in which the schema names the inputs", () => {
    const reversed = Object.fromEntries(Object.entries(inputs).reverse());
    expect(markOf("K", reversed, values).hash).toBe(hashOf());
  });

  test("takes null for absent", () => {
    expect(hashOf({ keepers: null, appliance: null })).toBe(hashOf({ keepers: undefined, appliance: undefined }));
  });

  test("depends on the kind", () => {
    expect(hashOf({}, "L")).not.toBe(hashOf());
  });

  test("is the same from inputs and from the outputs that hold them", () => {
    const schema = new ResourceSchema("ApiClient");
    const given = schema.withDefaults({ region: "us", scopes: ["sse"], keepers: { turn: "1" }, owner: "a/b/c" });
    const outs = { ...given, clientId: "x", clientPassword: "y", description: "seen" };
    expect(markOf("ApiClient", schema.inputs, outs)).toEqual(markOf("ApiClient", schema.inputs, given));
  });

  test("is no secret's: a password does not drive a replacement", () => {
    const schema = new ResourceSchema("DeviceRegistration");
    const of = (password: string) =>
      markOf("DeviceRegistration", schema.inputs, {
        region: "us",
        owner: "a/b/c",
        appliance: { host: "h", type: "ESA", password },
      });
    expect(of("one")).toEqual(of("two"));
  });
});

describe("what earlier runs left", () => {
  interface Wire {
    id: string;
    description: string;
  }
  const left = markText(mark);
  const isLeft = ({ description }: Wire) => description === left;
  const said: string[] = [];
  const call = { log: { info: (text: string) => said.push(text) } } as unknown as Call;

  /** A collection whose list is older than its objects. */
  function collection(listed: Wire[], there: Wire[]) {
    const objects = new Map(there.map((wire) => [wire.id, wire]));
    const asked: string[] = [];
    const shared: Pick<Collection<Wire>, "list" | "get" | "delete"> = {
      list: () => Promise.resolve(listed),
      get: (_call, id) => {
        asked.push(id);
        return Promise.resolve(objects.get(id));
      },
      delete: (_call, id) => {
        objects.delete(id);
        return Promise.resolve();
      },
    };
    return { shared, asked, there: () => [...objects.keys()] };
  }

  test("is deleted, all of it, and nothing else is even asked for", async () => {
    const wires = [
      { id: "1", description: left },
      { id: "2", description: "by hand" },
      { id: "3", description: left },
    ];
    const { shared, asked, there } = collection(wires, wires);
    await deleteLeft(call, shared, isLeft, "entry");
    expect([asked, there()]).toEqual([["1", "3"], ["2"]]);
    expect(said).toEqual([expect.stringMatching(/^entry 1, made for this/), expect.stringMatching(/^entry 3, /)]);
  });

  test("is looked at once more: what changed since, or is gone, is left alone", async () => {
    const listed = ["1", "2", "3"].map((id) => ({ id, description: left }));
    const { shared, there } = collection(listed, [
      { id: "1", description: "taken over by hand" },
      { id: "3", description: left },
    ]);
    const deleted = jest.spyOn(shared, "delete");
    await deleteLeft(call, shared, isLeft);
    expect(there()).toEqual(["1"]);
    expect(deleted.mock.calls.map(([, id]) => id)).toEqual(["3"]);
  });
});

describe("ensure", () => {
  const lost = new ProviderError({ code: "unreachable", reason: "the connection broke", next: "Wait.", ambiguous: true });
  const refused = new ProviderError({ code: "refused", reason: "no", next: "Stop." });
  const clock = new ManualClock({ autoAdvance: true });
  const call = (budgetMs = 60_000) =>
    ({
      clock,
      signal: new AbortController().signal,
      deadline: clock.now() + budgetMs,
      log: { info: () => undefined },
    }) as unknown as Call;

  /** Steps that say what they did; each is a list of what happens, in turn. */
  function script({ looks, creates }: { looks: (string | undefined)[]; creates: (string | Error)[] }) {
    const done: string[] = [];
    return {
      done,
      look: jest.fn((again: boolean) => {
        done.push(again ? "look again" : "look");
        return Promise.resolve(looks.shift());
      }),
      create: jest.fn(() => {
        done.push("create");
        const next = creates.shift();
        return typeof next === "string" ? Promise.resolve(next) : Promise.reject(next ?? new Error("not expected"));
      }),
    };
  }

  test("looks before it makes", async () => {
    const steps = script({ looks: [undefined], creates: ["new"] });
    await expect(ensure(call(), steps)).resolves.toEqual({ wire: "new", found: false, doubted: false });
    expect(steps.done).toEqual(["look", "create"]);
  });

  test("makes nothing when an earlier run did", async () => {
    const steps = script({ looks: ["old"], creates: [] });
    await expect(ensure(call(), steps)).resolves.toEqual({ wire: "old", found: true, doubted: false });
    expect(steps.done).toEqual(["look"]);
  });

  test("a lost answer: looks again and finds what it made", async () => {
    const steps = script({ looks: [undefined, "made"], creates: [lost] });
    await expect(ensure(call(), steps)).resolves.toEqual({ wire: "made", found: true, doubted: true });
    expect(steps.done).toEqual(["look", "create", "look again"]);
  });

  test("a lost answer and nothing made: makes it again", async () => {
    const steps = script({ looks: [undefined, undefined], creates: [lost, "new"] });
    await expect(ensure(call(), steps)).resolves.toEqual({ wire: "new", found: false, doubted: true });
    expect(steps.done).toEqual(["look", "create", "look again", "create"]);
  });

  test("an API that carries the request out a second after its gateway gave up: one object", async () => {
    const made: number[] = [];
    const create = () => {
      made.push(clock.now() + 1_000);
      return Promise.reject(lost);
    };
    const look = () => Promise.resolve(made.find((at) => at <= clock.now()));
    await expect(ensure(call(), { look, create })).resolves.toMatchObject({ found: true });
    expect(made.length).toBe(1);
  });

  test("a lost answer and no time left to see what became of it: makes nothing more", async () => {
    const steps = script({ looks: [undefined], creates: [lost, "never"] });
    await expect(ensure(call(1_999), steps)).rejects.toBe(lost);
    expect(steps.done).toEqual(["look", "create"]);
  });

  test("answers lost for good: goes on while its time lasts, and the last thing it does is to look", async () => {
    const steps = script({ looks: [], creates: Array<Error>(100).fill(lost) });
    const begun = clock.now();
    await expect(ensure(call(60_000), steps)).rejects.toBe(lost);
    expect(clock.now() - begun).toBeGreaterThan(50_000);
    expect(clock.now() - begun).toBeLessThanOrEqual(60_000);
    expect(steps.create.mock.calls.length).toBeGreaterThan(5);
    expect(steps.done.at(-1)).toBe("look again");
    // Before each, a look had proved that nothing was made.
    expect(steps.done.join()).not.toContain("create,create");
  });

  test.each([
    ["a gateway's 504", new ProviderError({ ...lost.facts, request: { method: "POST", path: "/", status: 504 } })],
    ["no answer in time", new ProviderError({ ...lost.facts, code: "timeout" })],
  ])("%s: what is made ten seconds later is found, and not made twice", async (_, error) => {
    const made: number[] = [];
    const create = () => {
      made.push(clock.now() + 10_000);
      return Promise.reject(error);
    };
    const look = () => Promise.resolve(made.find((at) => at <= clock.now()));
    await expect(ensure(call(), { look, create })).resolves.toMatchObject({ found: true, doubted: true });
    expect(made.length).toBe(1);
  });

  test.each<[string, Error]>([
    ["a refusal", refused],
    ["an error without a meaning", new Error("ambiguous")],
  ])("%s is not repeated", async (_, error) => {
    const steps = script({ looks: [], creates: [error, "never"] });
    await expect(ensure(call(), steps)).rejects.toBe(error);
    expect(steps.done).toEqual(["look", "create"]);
  });

  test("without a look nothing is made", async () => {
    const steps = script({ looks: [], creates: ["never"] });
    steps.look.mockRejectedValueOnce(refused);
    await expect(ensure(call(), steps)).rejects.toBe(refused);
    expect(steps.create).not.toHaveBeenCalled();
  });
});

test.each([
  ["mjuohs00", "mjuohs01", true],
  ["zzzzzzzz", "100000000", true],
  ["mjuohs00", "mjuohs00", false],
  ["mjuohs01", "mjuohs00", false],
  ["mjuohs00", undefined, false],
  [undefined, "mjuohs00", false],
])("a state of the claim %s and an object of the claim %s", (own, found, anew) => {
  const mark = { kind: "K", owner: "a/b/c", hash: "0123456789ab" };
  expect(isClaimedAnew({ ...mark, claim: found }, { ...mark, claim: own })).toBe(anew);
});
