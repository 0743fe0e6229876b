import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Cloud } from "../../../../provider/clients/cloud";
import { fresh } from "../../../../provider/clients/cloud/collection";
import { regions } from "../../../../provider/clients/cloud/regions";
import type { CloudClient, CloudRequest } from "../../../../provider/clients/cloud/client";
import { checkedOrigin } from "../../../../provider/clients/cloud/origin";
import { unanswered } from "../../../../provider/clients/http/unanswered";
import { UnexpectedShape } from "../../../../provider/clients/http/shapes";
import { failure } from "../../../support/failure";
import { password, ScriptedApi, type Answer, type Reply } from "../../../support/scripted-api";

const path = "/iroh/thing";
const get: CloudRequest<unknown> = { method: "GET", path, scopes: ["sse"], parse: (json) => json };
const post: CloudRequest<unknown> = { method: "POST", path, body: { name: "n" }, scopes: ["sse"], parse: (json) => json };

let api: ScriptedApi;
let client: CloudClient;

beforeEach(async () => {
  api = await ScriptedApi.start();
  client = api.client();
});

afterEach(async () => {
  await api.close();
});

/** One reply after the other, the last one for ever. */
const inTurn =
  (...replies: Reply[]): Answer =>
  (_, n) =>
    replies[Math.min(n, replies.length) - 1] ?? "reset";

const envelope = (error: string, more: object = {}) => ({ error, trace_id: "ctx-1", ...more });

describe("a request", () => {
  test("carries the token, and JSON where it has a body", async () => {
    api.answer = () => ({ json: { made: true } });
    await expect(client.request(api.call(), { ...post, query: { limit: 5 } })).resolves.toEqual({ made: true });
    expect(api.requests).toMatchObject([
      {
        method: "POST",
        path,
        query: { limit: "5" },
        body: '{"name":"n"}',
        headers: { authorization: "Bearer access-token-1", "content-type": "application/json", accept: "application/json" },
      },
    ]);
  });

  test.each<Reply>([{ status: 204 }, { text: " \n" }])("an empty answer is an answer: %j", async (reply) => {
    api.answer = () => reply;
    await expect(client.request(api.call(), { ...get, method: "DELETE" })).resolves.toBeUndefined();
  });
});

describe("the access token", () => {
  test("is asked for with the client's id and password, once for fifty calls side by side", async () => {
    await Promise.all(Array.from({ length: 50 }, () => client.request(api.call(), get)));
    expect([api.tokenRequests.length, api.requests.length]).toEqual([1, 50]);
    expect(api.tokenRequests[0]).toMatchObject({
      method: "POST",
      body: "grant_type=client_credentials",
      headers: {
        authorization: `Basic ${Buffer.from(`client-1:${password}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
    });
  });

  test("is renewed before it ends", async () => {
    await client.request(api.call(), get);
    await api.clock.advance(569_000);
    await client.request(api.call(), get);
    expect(api.tokenRequests.length).toBe(1);
    await api.clock.advance(1_000);
    await client.request(api.call(), get);
    expect(api.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer access-token-1",
      "Bearer access-token-1",
      "Bearer access-token-2",
    ]);
  });

  test("lives for 600 s where the API does not say", async () => {
    api.token = (_, n) => ({ json: { access_token: `access-token-${n}`, scope: "sse" } });
    await client.request(api.call(), get);
    await api.clock.advance(569_000);
    await client.request(api.call(), get);
    await api.clock.advance(1_000);
    await client.request(api.call(), get);
    expect(api.tokenRequests.length).toBe(2);
  });

  test("after a 401 a new one, and the request once more, also a POST: it was not accepted", async () => {
    api.answer = inTurn({ status: 401, json: envelope("invalid_request") }, { json: { made: true } });
    await expect(client.request(api.call(), post)).resolves.toEqual({ made: true });
    expect(api.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer access-token-1", "Bearer access-token-2"]);
    expect(api.clock.slept).toEqual([]);
  });

  test("after a second 401 nothing more", async () => {
    api.answer = () => ({ status: 401, json: envelope("invalid_request") });
    await expect(failure(client.request(api.call(), get))).resolves.toMatchObject({
      code: "authentication",
      facts: { request: { method: "GET", path, status: 401, error: "invalid_request", traceId: "ctx-1" } },
    });
    expect([api.tokenRequests.length, api.requests.length]).toEqual([2, 2]);
  });

  test("a 401 takes none of the five attempts", async () => {
    api.answer = inTurn({ status: 401, json: envelope("invalid_token") }, { status: 503, json: envelope("unavailable") });
    await expect(failure(client.request(api.call(), get))).resolves.toMatchObject({ facts: { request: { status: 503 } } });
    expect(api.requests.length).toBe(6);
  });

  test("fifty calls that get 401 side by side share one new token", async () => {
    api.answer = ({ headers }) => (headers.authorization === "Bearer access-token-1" ? { status: 401 } : { json: {} });
    await Promise.all(Array.from({ length: 50 }, () => client.request(api.call(), get)));
    expect(api.tokenRequests.length).toBe(2);
  });

  test.each([400, 401])("a refusal with %d names the variables and is not repeated", async (status) => {
    api.token = () => ({ status, json: envelope("invalid_client") });
    const error = await failure(client.request(api.call(), get));
    expect(error.code).toBe("authentication");
    expect(error.message).toContain("Check CISCO_CTR_US_CLIENT_ID and CISCO_CTR_US_CLIENT_PASSWORD");
    expect([api.tokenRequests.length, api.requests.length]).toEqual([1, 0]);
  });

  test("a 404 where tokens come from is not an object that is gone", async () => {
    api.token = () => ({ status: 404, json: envelope("client_not_found") });
    await expect(failure(client.request(api.call(), get))).resolves.toMatchObject({ code: "unexpected-answer" });
  });

  test.each<[string, Reply]>([
    ["a failure of the API", { status: 503 }],
    ["a broken connection", "reset"],
    ["half an answer", { cut: '{"access_token":' }],
    ["an answer without a token", { json: { scope: "sse" } }],
    ["an answer without scopes", { json: { access_token: "half" } }],
    ["no JSON", { text: "<html>" }],
    ["null", { text: "null" }],
  ])("%s: asked for again", async (_, reply) => {
    api.token = inTurn(reply, reply, { json: { access_token: "good-one", expires_in: 600, scope: "sse" } });
    await client.request(api.call(), get);
    expect(api.tokenRequests.length).toBe(3);
    expect(api.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer good-one"]);
  });

  test("asking for it ends", async () => {
    api.token = () => ({ status: 503 });
    await expect(failure(client.request(api.call(), get))).resolves.toMatchObject({ code: "unexpected-answer" });
    expect([api.tokenRequests.length, api.requests.length]).toEqual([5, 0]);
  });
});

describe("scopes", () => {
  test("are compared before the call, and the message lists what is missing", async () => {
    api.scopes = "sse integration/module-instance:read";
    const scopes = ["sse", "integration/module-instance:write", "integration/module-instance:read", "oauth"];
    const error = await failure(client.request(api.call(), { ...get, scopes }));
    expect(error.code).toBe("missing-scope");
    expect(error.message).toBe(
      'the API client of region "us" lacks the scopes integration/module-instance:write, oauth. ' +
        "Give it those scopes, or use another client in CISCO_CTR_US_CLIENT_ID; the user who owns it must hold them too.",
    );
    expect(api.requests).toEqual([]);
  });

  test("can be asked for alone", async () => {
    api.scopes = "sse";
    await expect(client.requireScopes(api.call(), ["sse/device:read"])).resolves.toBeUndefined();
    const error = await failure(client.requireScopes(api.call(), ["oauth"]));
    expect(error.message).toContain("lacks the scope oauth. Give it that scope,");
    expect([api.tokenRequests.length, api.requests.length]).toEqual([1, 0]);
  });

  test("a 403 that names them says the same", async () => {
    api.answer = () => ({
      status: 403,
      json: envelope("missing_scope", { "missing-scopes": ["sse:write"], scopes: ["sse:read"] }),
    });
    const error = await failure(client.request(api.call(), get));
    expect(error.code).toBe("missing-scope");
    expect(error.message).toContain(
      'the API client of region "us" lacks the scope sse:write (GET /iroh/thing -> 403 missing_scope, trace ctx-1)',
    );
    expect(api.requests.length).toBe(1);
  });

  test("what is no name among them is left out", async () => {
    api.answer = () => ({ status: 403, json: envelope("missing_scope", { "missing-scopes": [null, "sse:write", 5] }) });
    expect((await failure(client.request(api.call(), get))).message).toContain("lacks the scope sse:write (");
  });

  test("a 403 without their names is a 403", async () => {
    api.answer = () => ({ status: 403, text: "<html>" });
    await expect(failure(client.request(api.call(), get))).resolves.toMatchObject({
      code: "missing-scope",
      facts: { reason: "the API refuses access" },
    });
  });
});

describe("what an answer means", () => {
  test.each<[string, Reply, string, string]>([
    [
      "404 of the API",
      { status: 404, json: envelope("module_instance_not_found") },
      "not-found",
      "GET /iroh/thing -> 404 module_instance_not_found, trace ctx-1",
    ],
    [
      "404 of the API, without a trace id",
      { status: 404, json: { error: "module_instance_not_found" } },
      "not-found",
      "GET /iroh/thing -> 404 module_instance_not_found)",
    ],
    [
      "404 of the API about something else",
      { status: 404, json: envelope("module_type_not_found") },
      "unexpected-answer",
      "the API does not know the module type that this needs (GET /iroh/thing -> 404 module_type_not_found, trace ctx-1)",
    ],
    [
      "404 of a proxy",
      { status: 404, text: "<html>no</html>" },
      "unexpected-answer",
      "something that is not the API answered 404",
    ],
    ["404 with nothing", { status: 404 }, "unexpected-answer", "CISCO_CTR_US_URL"],
    ["404 with other JSON", { status: 404, json: { message: "no route" } }, "unexpected-answer", "something that is not the API"],
    [
      "404 with an error that is no word",
      { status: 404, json: { error: { code: 5 } } },
      "unexpected-answer",
      "something that is not the API",
    ],
    [
      "404 of a proxy that answers in JSON",
      { status: 404, json: { status: 404, error: "Not Found", trace_id: "p-1" } },
      "unexpected-answer",
      "something that is not the API",
    ],
    [
      "404 of a route that is not there",
      { status: 404, json: { error: "not_found" } },
      "unexpected-answer",
      "something that is not the API answered 404",
    ],
    ["409", { status: 409, json: envelope("conflict") }, "conflict", "409 conflict"],
    [
      "400 that names a parameter",
      { status: 400, json: { name: "missing-required-key" } },
      "refused",
      "the API refuses the request: name: missing-required-key (",
    ],
    [
      "400 with a description",
      { status: 400, json: envelope("invalid", { error_description: "too long" }) },
      "refused",
      "the API refuses the request: too long (",
    ],
    [
      "400 that names a parameter beside its error and what is no text",
      { status: 400, json: envelope("invalid", { name: "missing-required-key", count: 3 }) },
      "refused",
      "the API refuses the request: name: missing-required-key (GET /iroh/thing -> 400 invalid, trace ctx-1)",
    ],
    ["400 with a list", { status: 400, json: ["name"] }, "refused", "the API refuses the request (GET"],
    [
      "409 with fields that are no parameters",
      { status: 409, json: envelope("conflict", { name: "esa1" }) },
      "conflict",
      "in conflict with another (GET",
    ],
    ["a status without meaning", { status: 799 }, "unexpected-answer", "an answer without meaning (GET /iroh/thing -> 799)"],
    ["418", { status: 418 }, "refused", "418"],
    ["501", { status: 501, json: envelope("unknown") }, "unexpected-answer", "the API failed"],
    ["302", { status: 302, headers: { Location: "/elsewhere" } }, "unexpected-answer", "redirect, which is not followed"],
  ])("%s", async (_, reply, code, said) => {
    api.answer = () => reply;
    const error = await failure(client.request(api.call(), { ...get, kind: "module" }));
    expect(error.code).toBe(code);
    expect(error.message).toContain(said);
    expect(api.requests.length).toBe(1);
  });

  test.each([301, 302, 303, 307, 308])("a redirect with %d takes neither token nor body elsewhere", async (status) => {
    const elsewhere = await ScriptedApi.start();
    try {
      api.answer = () => ({ status, headers: { Location: `${elsewhere.url}/iroh/thing` } });
      await expect(failure(client.request(api.call(), post))).resolves.toMatchObject({ code: "unexpected-answer" });
      expect([api.requests.length, elsewhere.requests.length]).toEqual([1, 0]);
    } finally {
      await elsewhere.close();
    }
  });

  const long = "x".repeat(1_000_000);
  test.each<[string, number, object]>([
    ["description", 409, envelope("conflict", { error_description: long })],
    ["field", 400, { [long]: long }],
    ["number of fields", 400, Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`field-${n}`, "invalid-value"]))],
    ["error word and trace id", 409, { error: long, trace_id: long }],
    ["name of a missing scope", 403, envelope("missing_scope", { "missing-scopes": [long, long] })],
    ["number of missing scopes", 403, envelope("missing_scope", { "missing-scopes": Array(10_000).fill("sse") })],
  ])("a long %s is cut", async (_, status, json) => {
    api.answer = () => ({ status, json });
    const error = await failure(client.request(api.call(), get));
    expect(error.message.length).toBeLessThan(1_000);
  });

  test.each<[string, number, (words: string) => object]>([
    ["the description", 409, (words) => envelope("conflict", { error_description: words })],
    ["a parameter", 400, (words) => ({ name: words })],
    ["the error word", 409, (words) => ({ error: words })],
    ["a missing scope", 403, (words) => envelope("missing_scope", { "missing-scopes": [words] })],
  ])("%s stays on one line, and a secret at the cut shows no part of itself", async (_, status, json) => {
    for (let filling = 270; filling < 310; filling++) {
      api.answer = () => ({ status, json: json(`${"y".repeat(filling)}${password}`) });
      expect((await failure(client.request(api.call(), get))).message).not.toContain(password.slice(0, 4));
    }
    api.answer = () => ({ status, json: json("one\u001b[2J\r\n\u202e \u200btwo") });
    const { message } = await failure(client.request(api.call(), get));
    expect(message).toMatch(/one,? \[2J,? two/);
    expect(message).not.toMatch(/\p{C}/u);
  });
});

describe("429", () => {
  test.each(["2", "2s"])("with `Retry-After: %s`: that long, then again, also a POST", async (value) => {
    api.answer = inTurn({ status: 429, headers: { "Retry-After": value } }, { json: { made: true } });
    await expect(client.request(api.call(), post)).resolves.toEqual({ made: true });
    expect([api.requests.length, api.clock.slept]).toEqual([2, [2_000]]);
  });

  test("with a date", async () => {
    api.answer = inTurn({ status: 429, headers: { "Retry-After": "Thu, 01 Jan 2026 00:00:07 GMT" } }, { json: {} });
    await client.request(api.call(), get);
    expect(api.clock.slept).toEqual([7_000]);
  });

  test.each(["3172s", "3172"])("with `Retry-After: %s`: fails at once and names the time", async (value) => {
    api.answer = () => ({ status: 429, headers: { "Retry-After": value } });
    const error = await failure(client.request(api.call(), get));
    expect(error.code).toBe("quota");
    expect(error.message).toContain("Try again after 2026-01-01T00:52:52.000Z.");
    expect([api.requests.length, api.clock.slept]).toEqual([1, []]);
  });

  test("with a long one, nobody else asks either until then", async () => {
    api.answer = inTurn({ status: 429, headers: { "Retry-After": "3172s" } }, { json: {} });
    await failure(client.request(api.call(), get));
    const error = await failure(client.request(api.call(), get));
    expect(error.code).toBe("quota");
    expect(error.message).toContain("Try again after 2026-01-01T00:52:52.000Z.");
    expect(api.requests.length).toBe(1);
    await api.clock.advance(3_172_000);
    await expect(client.request(api.call(), get)).resolves.toEqual({});
  });

  test("is the only status that holds back others", async () => {
    api.answer = inTurn({ status: 503, headers: { "Retry-After": "3172" }, json: envelope("unavailable") }, { json: {} });
    expect((await failure(client.request(api.call(), get))).message).toContain("Try again after 2026-01-01T00:52:52.000Z.");
    await expect(client.request(api.call(), get)).resolves.toEqual({});
    expect(api.clock.slept).toEqual([]);
  });

  test.each(["soon", "-5", ""])("with a malformed time (%j): loses only that", async (value) => {
    api.answer = inTurn({ status: 429, headers: { "Retry-After": value } }, { json: {} });
    await client.request(api.call(), get);
    expect([api.requests.length, api.clock.slept]).toEqual([2, [250]]);
  });

  test("for ever: five attempts", async () => {
    api.answer = () => ({ status: 429 });
    await expect(failure(client.request(api.call(), post))).resolves.toMatchObject({ code: "quota" });
    expect([api.requests.length, api.clock.slept]).toEqual([5, [250, 500, 1_000, 2_000]]);
  });
});

describe("the remaining quota", () => {
  test("spreads the next requests while it is said to be scarce, and no longer", async () => {
    const scarce: Reply = { headers: { "X-Ratelimit-Org-Remaining": "0" }, json: {} };
    api.answer = inTurn(scarce, scarce, { json: {} });
    for (let n = 0; n < 4; n++) await client.request(api.call(), get);
    expect(api.clock.slept).toEqual([2_000]);
    for (let n = 0; n < 4; n++) await client.request(api.call(), get);
    expect(api.clock.slept).toEqual([2_000]);
  });

  test("stays scarce when an error says nothing of it", async () => {
    const scarce: Reply = { headers: { "X-Ratelimit-Org-Remaining": "0" }, json: {} };
    api.answer = inTurn(scarce, { status: 409, json: envelope("conflict") }, { json: {} });
    await client.request(api.call(), get);
    await failure(client.request(api.call(), get));
    await client.request(api.call(), get);
    expect(api.clock.slept).toEqual([2_000]);
  });

  test.each(["few", "5, 7"])("that is no number says nothing: %s", async (left) => {
    api.answer = () => ({ headers: { "X-Ratelimit-Org-Remaining": left }, json: {} });
    for (let n = 0; n < 4; n++) await client.request(api.call(), get);
    expect(api.clock.slept).toEqual([]);
  });
});

const broken: [string, Reply][] = [
  ["a broken connection", "reset"],
  ["an answer cut off", { cut: '{"id": "1", "na' }],
  ["half a JSON", { text: '{"id": "1", "na' }],
  ["no JSON", { text: "<html>Sign in to the network</html>" }],
  ["a failure of the API", { status: 503, json: envelope("unavailable") }],
  ["a gateway's timeout", { status: 504, text: "gateway" }],
];

describe("a request that may have been accepted", () => {
  test.each(broken)("%s: a POST is not sent again, and the failure says so", async (_, reply) => {
    api.answer = () => reply;
    await expect(failure(client.request(api.call(), post))).resolves.toMatchObject({ facts: { ambiguous: true } });
    expect([api.requests.length, api.clock.slept]).toEqual([1, []]);
  });

  test.each(broken)("%s: a POST that may come twice is sent again", async (_, reply) => {
    api.answer = inTurn(reply, { json: { made: true } });
    await expect(client.request(api.call(), { ...post, repeatable: true })).resolves.toEqual({ made: true });
    expect([api.requests.length, api.clock.slept]).toEqual([2, [250]]);
  });

  test.each(
    broken.flatMap(([what, reply]) => (["GET", "PATCH", "DELETE"] as const).map((method) => [method, what, reply] as const)),
  )("%s after %s: sent again, five times in all", async (method, _, reply) => {
    api.answer = inTurn(reply, reply, { json: {} });
    await client.request(api.call(), { ...get, method });
    expect([api.requests.length, api.clock.slept]).toEqual([3, [250, 500]]);
    api.answer = () => reply;
    await failure(client.request(api.call(), { ...get, method }));
    expect(api.requests.length).toBe(8);
  });

  test("an answer of another shape than promised is one of those", async () => {
    const parse = (): never => {
      throw new UnexpectedShape("no id");
    };
    const error = await failure(client.request(api.call(), { ...post, parse }));
    expect(error).toMatchObject({
      code: "unexpected-answer",
      facts: { ambiguous: true, reason: "the answer is not what the API promises" },
    });
    expect(api.requests.length).toBe(1);
    await failure(client.request(api.call(), { ...get, parse }));
    expect(api.requests.length).toBe(6);
  });

  test.each([400, 403, 404, 409])("%d is not one of those", async (status) => {
    api.answer = () => ({ status, json: envelope("no") });
    const error = await failure(client.request(api.call(), post));
    expect(error.facts["ambiguous"]).toBeUndefined();
  });
});

describe("a server that is not there", () => {
  test("a POST is sent again, since nothing was accepted", async () => {
    await client.requireScopes(api.call(), ["sse"]);
    const { port } = new URL(api.url);
    await api.close();
    const error = await failure(client.request(api.call(), post));
    expect(error).toMatchObject({ code: "unreachable", facts: { ambiguous: false } });
    expect(error.message).toContain(`127.0.0.1:${port} cannot be reached (ECONNREFUSED) (POST /iroh/thing)`);
    expect(api.clock.slept).toEqual([250, 500, 1_000, 2_000]);
    api = await ScriptedApi.start();
  });
});

describe("what is no failure of a network", () => {
  const host = "api.test";
  const request = { method: "GET", path };
  const of = (code?: string): Error => Object.assign(new Error("why"), code === undefined ? {} : { code });

  test.each([undefined, "MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND", "ERR_INVALID_CHAR", "ERR_INVALID_ARG_TYPE", "ERR_CANCELED"])(
    "(%s) stays what it is: a mistake, and not said of the network",
    (code) => {
      const cause = of(code);
      expect(() => unanswered(host, request, cause)).toThrow(cause);
    },
  );

  test.each<[string, string, "cut" | "not-sent"]>([
    ["ECONNRESET", "the connection to api.test broke (ECONNRESET)", "cut"],
    ["EPIPE", "the connection to api.test broke (EPIPE)", "cut"],
    ["EPROTO", "the connection to api.test broke (EPROTO)", "cut"],
    ["HPE_INVALID_CONSTANT", "the connection to api.test broke (HPE_INVALID_CONSTANT)", "cut"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "the connection to api.test broke (ERR_SSL_WRONG_VERSION_NUMBER)", "cut"],
    ["ERR_BAD_RESPONSE", "the connection to api.test broke (ERR_BAD_RESPONSE)", "cut"],
    ["Z_DATA_ERROR", "the connection to api.test broke (Z_DATA_ERROR)", "cut"],
    ["ETIMEDOUT", "api.test did not answer in time", "cut"],
    ["ENOTFOUND", "api.test cannot be reached (ENOTFOUND)", "not-sent"],
    ["EAI_AGAIN", "api.test cannot be reached (EAI_AGAIN)", "not-sent"],
    ["CERT_HAS_EXPIRED", "api.test cannot be reached (CERT_HAS_EXPIRED)", "not-sent"],
    ["INVALID_CA", "api.test cannot be reached (INVALID_CA)", "not-sent"],
  ])("%s is one: %s", (code, reason, kind) => {
    expect(unanswered(host, request, of(code))).toMatchObject({ failure: { kind }, error: { facts: { reason } } });
  });
});

describe("time", () => {
  test("a budget that is used up sends nothing", async () => {
    await client.requireScopes(api.call(), ["sse"]);
    await expect(failure(client.request(api.call(0), get))).resolves.toMatchObject({
      code: "timeout",
      facts: { reason: "the time for this operation is used up", request: { method: "GET", path } },
    });
    expect(api.requests).toEqual([]);
  });

  test("no pause is longer than what is left", async () => {
    await client.requireScopes(api.call(), ["sse"]);
    api.answer = () => ({ status: 503 });
    const error = await failure(client.request(api.call(600), get));
    expect(error.message).toContain("Try again after 2026-01-01T00:00:00.750Z.");
    expect([api.requests.length, api.clock.slept]).toEqual([2, [250]]);
  });

  test("a server that never answers costs no more than what is left", async () => {
    await client.requireScopes(api.call(), ["sse"]);
    api.answer = () => "silence";
    await expect(failure(client.request(api.call(20), post))).resolves.toMatchObject({
      code: "timeout",
      facts: { ambiguous: true, reason: expect.stringContaining("did not answer in time") as unknown },
    });
  });

  test("when the engine goes away, a change that is on its way is seen to its end, so that it can be taken back", async () => {
    api.answer = () => {
      api.abort.abort();
      return { status: 201, json: { id: "made" } };
    };
    await expect(client.request(api.call(), post)).resolves.toEqual({ id: "made" });
    await expect(client.request(api.call(), post)).rejects.toMatchObject({ code: "cancelled" });
    expect(api.requests.length).toBe(1);
  });

  test("when the engine goes away, so does the request", async () => {
    api.answer = () => {
      api.abort.abort();
      return "silence";
    };
    await expect(failure(client.request(api.call(), get))).resolves.toMatchObject({ code: "cancelled" });
    await expect(failure(client.request(api.call(), get))).resolves.toMatchObject({ code: "cancelled" });
    expect(api.requests.length).toBe(1);
  });
});

describe("a huge answer", () => {
  const megabyte = " ".repeat(1024 * 1024);

  const tooLarge: Reply = { chunks: 17, of: megabyte };
  const said =
    /^127\.0\.0\.1:\d+ sent an answer of more than 16 MiB \([A-Z]+ [^ )]+\)\. Check what answers at 127\.0\.0\.1:\d+: /;

  test("is not read to its end, is named for what it is, and is not asked for again", async () => {
    api.answer = () => tooLarge;
    const error = await failure(client.request(api.call(), get));
    expect(error).toMatchObject({ code: "unexpected-answer", message: expect.stringMatching(said) });
    expect(error.facts["ambiguous"]).toBeUndefined();
    expect(api.requests.length).toBe(1);
  });

  test("to what cannot be repeated leaves it in doubt", async () => {
    api.answer = () => tooLarge;
    const error = await failure(client.request(api.call(), post));
    expect(error).toMatchObject({ code: "unexpected-answer", message: expect.stringMatching(said), facts: { ambiguous: true } });
    expect(api.requests.length).toBe(1);
  });

  test("in place of an access token is the same", async () => {
    api.token = () => tooLarge;
    expect((await failure(client.request(api.call(), get))).message).toMatch(said);
    expect([api.tokenRequests.length, api.requests.length]).toEqual([1, 0]);
  });

  test.each([3, 16])("that breaks off after %d MiB is a broken connection, and asked for again", async (megabytes) => {
    api.answer = inTurn({ cut: megabyte.repeat(megabytes) }, { json: [] });
    await expect(client.request(api.call(), get)).resolves.toEqual([]);
    api.answer = () => ({ cut: megabyte });
    expect((await failure(client.request(api.call(), get))).message).toMatch(/the connection to .+ broke \(/);
  });

  test("in its headers is named too", async () => {
    api.answer = () => ({ headers: { "X-More": "x".repeat(20_000) } });
    const { message } = await failure(client.request(api.call(), get));
    expect(message).toMatch(/sent headers of more than 16 KiB \(GET \/iroh\/thing\)\. Check what answers at /);
    expect(api.requests.length).toBe(1);
  });

  test("a large one is", async () => {
    api.answer = () => ({ text: `[${megabyte.repeat(8)}]` });
    await expect(client.request(api.call(), get)).resolves.toEqual([]);
  });
});

describe("a deep answer", () => {
  const depth = 500_000;
  const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;

  test.each([200, 400, 503])("with %d is one clear failure where a list of objects is promised", async (status) => {
    api.answer = () => ({ status, text: deep });
    const error = await failure(new Cloud(regions.us, client).devices.list(api.call(), fresh));
    expect(api.requests.length).toBe(status === 503 ? 5 : 1);
    expect(["unexpected-answer", "refused"]).toContain(error.code);
    expect(error.message.length).toBeLessThan(600);
  });
});

describe("the log", () => {
  test("names requests, answers and trace ids, and no secret in any form", async () => {
    const basic = Buffer.from(`client-1:${password}`).toString("base64");
    api.answer = inTurn({ status: 503, json: envelope("unavailable") }, "reset", {
      status: 409,
      json: envelope("conflict", { error_description: `${password} ${basic} access-token-1 ${encodeURIComponent(password)}` }),
    });
    const error = await failure(client.request(api.call(), get));
    api.call().log.warn(error.message);
    expect(api.logged).toEqual([
      "cisco-ctr debug: POST /iroh/oauth2/token -> 200 (0 ms)",
      "cisco-ctr debug: GET /iroh/thing -> 503 (0 ms, trace ctx-1)",
      expect.stringMatching(/^cisco-ctr debug: GET \/iroh\/thing -> the connection to 127\.0\.0\.1:\d+ broke \(ECONNRESET\)$/),
      "cisco-ctr debug: GET /iroh/thing -> 409 (0 ms, trace ctx-1)",
      expect.stringContaining("in conflict with another: [secret] [secret] [secret] [secret] (GET"),
    ]);
  });
});

describe("addresses", () => {
  test.each([
    ["https://visibility.amp.cisco.com", "https://visibility.amp.cisco.com"],
    ["https://visibility.amp.cisco.com/iroh/", "https://visibility.amp.cisco.com"],
    ["https://user:hunter2@proxy.test:8443/x?y#z", "https://proxy.test:8443"],
    ["http://127.0.0.1:4101", "http://127.0.0.1:4101"],
    ["http://localhost:4101/", "http://localhost:4101"],
    ["http://[::1]:4101", "http://[::1]:4101"],
  ])("%s", (text, origin) => {
    expect(checkedOrigin(text, { name: "CISCO_CTR_US_URL", copied: false })).toBe(origin);
  });

  test.each([
    "http://visibility.amp.cisco.com",
    "http://10.0.0.1",
    "http://127.0.0.1.evil.test",
    "http://localhost.evil.test",
    "http://127.0.0.1@evil.test",
    "http://0.0.0.0",
    "ftp://127.0.0.1",
    "file:///etc/passwd",
    "visibility.amp.cisco.com",
    "https://visibility.amp.cisco.com:0",
    "https://visibility.amp.cisco.com:65536",
    "",
  ])("refused: %j", (url) => {
    expect(() => api.client({ url })).toThrow(expect.objectContaining({ code: "invalid-input" }));
    expect(() => api.client({ url })).toThrow("CISCO_CTR_US_URL");
  });
});
