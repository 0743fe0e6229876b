import { describe, expect, test } from "@jest/globals";
import { Cloud } from "../../../../provider/clients/cloud";
import { fresh } from "../../../../provider/clients/cloud/collection";
import { regions } from "../../../../provider/clients/cloud/regions";
import { api, client, get, post } from "../../../support/cloud-client-bench";
import { failure } from "../../../support/failure";
import { envelope, inTurn, password, ScriptedApi, type Reply } from "../../../support/scripted-api";

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
