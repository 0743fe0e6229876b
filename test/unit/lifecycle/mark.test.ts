import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Schema } from "../../../provider/lifecycle/keywords";
import {
  belongsToAnother,
  isAnothers,
  isOfOtherStack,
  isOwn,
  markOf,
  claimAt,
  isClaimedAnew,
  markText,
  parseMark,
  withMark,
  withoutMark,
  type Mark,
} from "../../../provider/lifecycle/mark";
import { ownerOf, stackOf } from "../../../provider/lifecycle/owner";
import { ResourceSchema, type Properties } from "../../../provider/lifecycle/schema";
import { inPulumisWords } from "../../support/in-pulumis-words";

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

  test("is read once, and nobody changes what others read", () => {
    const text = `read once ${markText(mark)}`;
    const read = parseMark(text);
    expect(parseMark(text)).toBe(read);
    expect(() => Object.assign(read ?? {}, { used: true })).toThrow(TypeError);
    expect(read).toEqual(mark);
    for (const none of ["no mark", "no mark", undefined]) expect(parseMark(none)).toBeUndefined();
  });

  test("is read right of more texts than are remembered", () => {
    const texts = Array.from({ length: 20_002 }, (_, item) => markText({ ...mark, item }));
    expect(texts.map((text) => parseMark(text)?.item)).toEqual([...texts.keys()]);
    expect(parseMark(texts[0])?.item).toBe(0);
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
    expect(inPulumisWords(belongsToAnother('device 12 ("gate")', "shop/dev/esa1"))).toMatchObject({
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
