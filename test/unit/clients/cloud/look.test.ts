import { describe, expect, test } from "@jest/globals";
import { api, client, path } from "../../../support/cloud-client-bench";
import { failure } from "../../../support/failure";
import { envelope, inTurn } from "../../../support/scripted-api";

describe("who looks at the API itself", () => {
  test("has an answer whole: status, headers and body", async () => {
    api.answer = () => ({ status: 200, headers: { "X-Iroh-Version": "1.2" }, json: [{ id: "1" }] });
    const answer = await client.look(api.call(), path, { limit: "1" });
    expect(answer).toMatchObject({ status: 200, headers: { "x-iroh-version": "1.2" }, body: [{ id: "1" }] });
    expect(api.requests).toMatchObject([
      { method: "GET", query: { limit: "1" }, headers: { authorization: "Bearer access-token-1" } },
    ]);
  });

  test.each([
    [400, { name: "missing-required-key" }],
    [403, envelope("missing_scope", { "missing-scopes": ["sse:read"] })],
    [404, envelope("device_not_found")],
    [404, "<html>"],
  ])("has a refusal with %d for an answer too, and asks once", async (status, json) => {
    api.answer = () => ({ status, headers: { "X-Ratelimit-Org-Limit": "8000" }, json });
    expect(await client.look(api.call(), path)).toMatchObject({
      status,
      headers: { "x-ratelimit-org-limit": "8000" },
      body: json,
    });
    expect(api.requests.length).toBe(1);
  });

  test("asks also where the token grants no scope for it", async () => {
    api.scopes = "casebook";
    expect(await client.look(api.call(), path)).toMatchObject({ status: 200 });
  });

  test("may ask as nobody", async () => {
    api.answer = () => ({ status: 401, json: envelope("invalid_request") });
    expect(await client.look(api.call(), path, undefined, "nobody")).toMatchObject({ status: 401 });
    expect([api.tokenRequests.length, api.requests[0]?.headers.authorization]).toEqual([0, undefined]);
  });

  test("gets another token after a 401, and takes a second 401 as it is", async () => {
    api.answer = inTurn({ status: 401, json: envelope("invalid_request") }, { json: {} });
    expect(await client.look(api.call(), path)).toMatchObject({ status: 200 });
    api.answer = () => ({ status: 401, json: envelope("invalid_token") });
    expect(await client.look(api.call(), path)).toMatchObject({ status: 401, body: { error: "invalid_token" } });
  });

  test.each([
    ["a failure of the API", { status: 503, json: envelope("unavailable") }, "unexpected-answer"],
    ["a used up quota", { status: 429, json: { error: "rate limit reached" } }, "quota"],
    ["no JSON", { status: 200, text: "<html>" }, "unexpected-answer"],
    ["no answer", "reset", "unreachable"],
  ] as const)("has no answer in %s", async (_, reply, code) => {
    api.answer = () => reply;
    expect((await failure(client.look(api.call(), path))).code).toBe(code);
  });

  test("waits and asks again where that may help, and is not misled by what came before", async () => {
    api.answer = inTurn({ status: 503, json: envelope("unavailable") }, { status: 404, json: envelope("device_not_found") });
    expect(await client.look(api.call(), path)).toMatchObject({ status: 404 });
    api.answer = inTurn({ status: 503, json: envelope("unavailable") }, "reset");
    expect((await failure(client.look(api.call(), path))).code).toBe("unreachable");
  });

  test("sees what the token call answers, to its own credentials and to others, and remembers the token", async () => {
    const { body } = await client.lookAtLogin(api.call());
    expect(body).toMatchObject({ access_token: "access-token-1", scope: api.scopes });
    expect(api.secrets.redact("access-token-1")).toBe("[secret]");
    api.token = () => ({ status: 401, json: { error: "invalid_client" } });
    const other = { clientId: "client-none", clientPassword: "none" };
    expect(await client.lookAtLogin(api.call(), other)).toMatchObject({ status: 401, body: { error: "invalid_client" } });
    const basic = `Basic ${Buffer.from("client-none:none").toString("base64")}`;
    expect(api.tokenRequests[1]).toMatchObject({ method: "POST", headers: { authorization: basic } });
  });
});
