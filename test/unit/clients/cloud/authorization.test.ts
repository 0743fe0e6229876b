import { describe, expect, test } from "@jest/globals";
import { api, client, get, path, post } from "../../../support/cloud-client-bench";
import { failure } from "../../../support/failure";
import { envelope, inTurn, password, type Reply } from "../../../support/scripted-api";

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
