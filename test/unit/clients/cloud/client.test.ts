import { describe, expect, test } from "@jest/globals";
import { checkedOrigin } from "../../../../provider/clients/cloud/origin";
import { api, client, get, path, post } from "../../../support/cloud-client-bench";
import { failure } from "../../../support/failure";
import { envelope, inTurn, password, type Reply } from "../../../support/scripted-api";

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
