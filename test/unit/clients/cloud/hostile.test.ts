/** Whatever the other side answers, byte by byte, in size, depth or words: bounded, and never taken for what it is not. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { compose } from "../../../../provider/base/errors";
import { Cloud } from "../../../../provider/clients/cloud";
import { parseBody } from "../../../../provider/clients/http/body";
import type { CloudClient, CloudRequest } from "../../../../provider/clients/cloud/client";
import { fresh } from "../../../../provider/clients/cloud/collection";
import { regions } from "../../../../provider/clients/cloud/regions";
import { pathSegment } from "../../../../provider/clients/http/path-segment";
import { pulumiWording } from "../../../../provider/pulumi/wording";
import { failure } from "../../../support/failure";
import { ScriptedApi, type Reply } from "../../../support/scripted-api";

const path = "/iroh/thing";
const get: CloudRequest<unknown> = { method: "GET", path, scopes: ["sse"], parse: (json) => json };
const post: CloudRequest<unknown> = { ...get, method: "POST", body: { name: "n" } };

let api: ScriptedApi;
let client: CloudClient;
let cloud: Cloud;

beforeEach(async () => {
  api = await ScriptedApi.start();
  client = api.client();
  cloud = new Cloud(regions.us, client);
});
afterEach(() => api.close());

describe.each(["headers", "body"] as const)("an answer whose %s drip", (drips) => {
  const works: [string, (budgetMs: number) => Promise<unknown>][] = [
    ["a list", (budgetMs) => cloud.devices.list(api.call(budgetMs), fresh)],
    ["a look", (budgetMs) => cloud.devices.get(api.call(budgetMs), "1")],
    ["a create", (budgetMs) => cloud.devices.create(api.call(budgetMs), { name: "n" })],
    ["a delete", (budgetMs) => cloud.devices.delete(api.call(budgetMs), "1")],
    ["a health check", (budgetMs) => cloud.modules.health(api.call(budgetMs), "1")],
  ];

  test.each(works)("%s: ends with the call's budget", async (_, work) => {
    await client.requireScopes(api.call(), ["sse"]);
    api.answer = () => ({ drips });
    expect(await failure(work(250))).toMatchObject({ code: "timeout" });
  });

  test("an access token: ends with the call's budget", async () => {
    api.token = () => ({ drips });
    expect(await failure(client.request(api.call(250), get))).toMatchObject({ code: "timeout" });
    expect(api.requests).toEqual([]);
  });

  test.each(works)("%s: ends when the engine goes away", async (_, work) => {
    await client.requireScopes(api.call(), ["sse"]);
    api.answer = () => {
      api.abort.abort();
      return { drips };
    };
    expect(await failure(work(300_000))).toMatchObject({ code: "cancelled" });
    expect(api.requests).toHaveLength(1);
  });

  test("who waits for another call's token or list, waits no longer than its own time", async () => {
    api.token = () => ({ drips });
    const patient = failure(cloud.devices.list(api.call(), fresh));
    expect(await failure(client.request(api.call(50), get))).toMatchObject({ code: "timeout", facts: { ofThisCall: true } });
    expect(await failure(cloud.devices.list(api.call(50), { maxAgeMs: 1_000, afterOwnChanges: false }))).toMatchObject({
      code: "timeout",
      facts: { ofThisCall: true },
    });
    api.abort.abort();
    expect(await patient).toMatchObject({ code: "cancelled" });
    expect(api.tokenRequests).toHaveLength(1);
  });
});

describe("a body", () => {
  const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

  test.each<[string, string, string | undefined]>([
    ["100 levels of lists", nested(100, "[", "]"), undefined],
    ["101 levels of lists", nested(101, "[", "]"), "the answer is nested more than 100 levels deep"],
    ["101 levels of objects", nested(101, '{"a":', "}").replace(":}", ":1}"), "the answer is nested more than 100 levels deep"],
    ["five million levels", nested(5_000_000, "[", "]"), "the answer is nested more than 100 levels deep"],
    ["five million levels without an end", "[".repeat(5_000_000), "the answer is nested more than 100 levels deep"],
    ["signs in a text", JSON.stringify({ a: '[[{{"\\' + "[".repeat(1_000) + ",".repeat(2_000_000) }), undefined],
    ["a million values", `[${"0,".repeat(999_998)}0]`, undefined],
    ["two million values", `[${"0,".repeat(2_000_000)}0]`, "the answer holds more than 1000000 values"],
    ["two million objects", `[${"{},".repeat(2_000_000)}{}]`, "the answer holds more than 1000000 values"],
    ["nothing", " \n", undefined],
    ["half of it", '{"a":', "the answer is cut off or is not JSON"],
    ["a page", "<html>[[</html>", "the answer is cut off or is not JSON"],
  ])("with %s", (_, text, problem) => {
    expect(parseBody(text).problem).toBe(problem);
  });

  test("is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), (text) => {
        expect(parseBody(text)).toEqual({ json: JSON.parse(text) as unknown });
      }),
    );
  });

  test("that is too deep is refused with any status, and is no object that is gone", async () => {
    for (const status of [200, 404, 500]) {
      api.answer = () => ({ status, text: nested(3_000_000, "[", "]") });
      const error = await failure(client.request(api.call(), { ...get, method: "DELETE" }));
      expect(error).toMatchObject({ code: "unexpected-answer" });
      expect(error.message.length).toBeLessThan(300);
    }
  });
});

test("a list of large pages without an end is bounded by its length", async () => {
  const filling = "x".repeat(5 * 1024 * 1024);
  api.answer = (_, n) => ({
    json: [n - 1, n].map((id) => ({ id: String(id), status: "Registered", description: id === n ? filling : "" })),
  });
  const error = await failure(cloud.devices.list(api.call(), fresh));
  expect(error.message).toBe("the list is longer than 32 MB (GET /iroh/iroh-sse/device). Run the command again.");
  expect(api.requests).toHaveLength(7);
});

describe("a 404", () => {
  const told = (error: unknown, more: object = {}): Reply => ({ status: 404, json: { error, ...more } });

  /** Everything that is asked for by its id, with the words that say of it, and of nothing else, that it is gone. */
  const kinds = {
    device: {
      words: ["device_not_found", "sse_device_not_found", "device-not-found"],
      works: [
        () => cloud.devices.get(api.call(), "1"),
        () => cloud.devices.delete(api.call(), "1"),
        () => cloud.devices.patch(api.call(), "1", {}),
        () => cloud.devices.issueToken(api.call(), "1", 3_600),
      ],
    },
    module: {
      words: ["module_instance_not_found", "module_not_found", "module-instance-not-found"],
      works: [
        () => cloud.modules.get(api.call(), "1"),
        () => cloud.modules.delete(api.call(), "1"),
        () => cloud.modules.patch(api.call(), "1", {}),
        () => cloud.modules.health(api.call(), "1"),
      ],
    },
    "module type": {
      words: ["module_type_not_found"],
      works: [
        () => cloud.moduleTypes.get(api.call(), "1"),
        () => cloud.moduleTypes.delete(api.call(), "1"),
        () => cloud.moduleTypes.patch(api.call(), "1", {}),
      ],
    },
    "API client": {
      words: ["client_not_found", "oauth2_client_not_found"],
      works: [
        () => cloud.apiClients.get(api.call(), "1"),
        () => cloud.apiClients.delete(api.call(), "1"),
        () => cloud.apiClients.patch(api.call(), "1", {}),
      ],
    },
  };
  const strangers = ["integration_not_found", "user_not_found", "org_not_found", "instance_not_found", "type_not_found"];
  const allWords = [...Object.values(kinds).flatMap(({ words }) => words), ...strangers];

  describe.each(Object.entries(kinds))("where a %s is asked for", (_, { words, works }) => {
    test.each(allWords)("with %s: gone only if it is the word for that", async (word) => {
      const [look, remove, ...others] = works;
      for (const more of [{}, { trace_id: "ctx-1" }, { error_description: "No such thing" }]) {
        api.answer = () => told(word, more);
        const settled = await Promise.allSettled([look?.(), remove?.()]);
        if (words.includes(word)) {
          expect(settled).toEqual(Array(2).fill({ status: "fulfilled", value: undefined }));
        } else {
          expect(settled).toEqual(
            Array(2).fill({ status: "rejected", reason: expect.objectContaining({ code: "unexpected-answer" }) }),
          );
        }
        for (const work of others) {
          expect(await failure(work())).toMatchObject({ code: words.includes(word) ? "not-found" : "unexpected-answer" });
        }
      }
    });
  });

  test.each(allWords)("with %s says nothing is gone where no object is asked for", async (word) => {
    api.answer = () => told(word);
    api.scopes += " profile";
    const works: (() => Promise<unknown>)[] = [
      () => cloud.devices.list(api.call(), fresh),
      () => cloud.modules.create(api.call(), {}),
      () => cloud.whoAmI(api.call()),
    ];
    for (const work of works) {
      expect(await failure(work())).toMatchObject({ code: "unexpected-answer" });
    }
  });

  test("about something else says what, and what to do", async () => {
    api.answer = () => told("module_type_not_found", { trace_id: "ctx-1" });
    const { facts } = await failure(cloud.modules.create(api.call(), {}));
    expect(compose(facts, pulumiWording)).toBe(
      "the API does not know the module type that this needs (POST /iroh/iroh-int/module-instance -> 404 module_type_not_found, " +
        "trace ctx-1). Run `pulumi refresh` to see what is there.",
    );
  });

  test.each<[string, Reply]>([
    ["without a body", { status: 404 }],
    ["with a page", { status: 404, text: "<h1>module_instance_not_found</h1>" }],
    ["with half of the JSON", { status: 404, text: '{"error":"module_instance_not_found"' }],
    ["with a list", { status: 404, json: [{ error: "module_instance_not_found" }] }],
    ["with a text", { status: 404, json: "module_instance_not_found" }],
    ["with the word elsewhere", { status: 404, json: { message: "module_instance_not_found", trace_id: "1" } }],
    ["of a gateway", { status: 404, json: { message: "no Route matched with those values", request_id: "1" } }],
    ["of a gateway with a trace id", { status: 404, json: { message: "Not Found", trace_id: "1" } }],
    ["of a framework", told("Not Found", { status: 404, path: "/", trace_id: "1" })],
    ["of a route that is not there", told("not_found", { error_description: "There is no such route.", trace_id: "1" })],
    ["of a route by name", told("route_not_found")],
    ["of a page", told("page_not_found")],
    ["of a host", told("host-not-found")],
    ["with another word", told("unknown-exception", { trace_id: "1" })],
    ["with a word that goes on", told("module_instance_not_found_here")],
    ["with a sentence", told("module_instance_not_found\n")],
    ["with capitals", told("MODULE_INSTANCE_NOT_FOUND")],
    ["with an object", told({ code: "module_instance_not_found" })],
    ["with a number", told(404)],
  ])("%s proves nothing", async (_, reply) => {
    api.answer = () => reply;
    for (const work of [cloud.modules.get(api.call(), "1"), cloud.modules.delete(api.call(), "1")]) {
      const error = await failure(work);
      expect(error).toMatchObject({ code: "unexpected-answer" });
      expect(error.message).toContain("something that is not the API answered 404");
    }
  });
});

describe("an id in a path", () => {
  const ids = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(".", "/", "\\", "%", "2", "e", "?", "#", ";", ":", "@", "\r", "\n", "\0", "a") }),
    fc.constantFrom("..", ".", "", "../../evil", "%2e%2e", "..%2f", ".%2E", "\ud800", "x".repeat(257)),
  );

  test("is one segment of it, or is refused", () => {
    fc.assert(
      fc.property(ids, (id) => {
        let segment: string;
        try {
          segment = pathSegment(id);
        } catch (error) {
          expect(error).toMatchObject({ code: "invalid-input" });
          expect(id === "" || id === "." || id === ".." || id.length > 256 || /\p{Surrogate}/u.test(id)).toBe(true);
          return;
        }
        const { pathname, search, hash } = new URL(`https://api.test/iroh/things/${segment}/token`);
        const [before, first, second, said = "", ...after] = pathname.split("/");
        expect([before, first, second, ...after, search, hash]).toEqual(["", "iroh", "things", "token", "", ""]);
        expect(decodeURIComponent(said)).toBe(id);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(["..", ".", ""])("%j leads nowhere else: nothing is sent", async (id) => {
    const works: (() => Promise<unknown>)[] = [
      () => cloud.devices.get(api.call(), id),
      () => cloud.devices.delete(api.call(), id),
      () => cloud.devices.patch(api.call(), id, {}),
      () => cloud.devices.issueToken(api.call(), id, 3_600),
      () => cloud.modules.health(api.call(), id),
    ];
    for (const work of works) await expect(Promise.resolve().then(work)).rejects.toMatchObject({ code: "invalid-input" });
    expect(api.requests).toEqual([]);
  });
});

describe("an access token that no header can carry", () => {
  test.each(["a\r\nX-Evil: 1", "a b", "tökén", "", "\u2028"])("%j is none", async (token) => {
    api.token = () => ({ json: { access_token: token, expires_in: 600, scope: "sse" } });
    const error = await failure(client.request(api.call(), post));
    expect(error.message).toContain("the answer holds no access token");
    expect(api.requests).toEqual([]);
  });
});
