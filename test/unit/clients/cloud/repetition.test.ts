import { describe, expect, test } from "@jest/globals";
import { UnexpectedShape } from "../../../../provider/clients/http/shapes";
import { api, client, get, post } from "../../../support/cloud-client-bench";
import { failure } from "../../../support/failure";
import { envelope, inTurn, type Reply } from "../../../support/scripted-api";

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
    await failure(api.client().request(api.call(), { ...get, method }));
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
  });
});
