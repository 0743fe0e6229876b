import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { Secrets } from "../../../../provider/base/known-secrets";
import type { CloudRequest } from "../../../../provider/clients/cloud/client";
import { FmcClient } from "../../../../provider/clients/fmc/client";
import { password, ScriptedApi } from "../../../support/scripted-api";

const transport = "../../../../provider/clients/http/transport";
const parse = (json: unknown): unknown => json;
const post: CloudRequest<unknown> = { method: "POST", path: "/iroh/thing", body: {}, scopes: ["sse"], parse };

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.start();
});
afterEach(async () => {
  jest.dontMock(transport);
  await api.close();
});

function fmc(): FmcClient {
  return new FmcClient({ host: "127.0.0.1", port: 9, domain: "Global", username: "admin", password }, new Secrets(), () => 0);
}

let failure: Error;
let asked: number;

function request(): Promise<never> {
  asked++;
  return Promise.reject(failure);
}

/** Every request fails with the error, before it is sent. */
function failWith(error: unknown): void {
  [failure, asked] = [error as Error, 0];
  jest.doMock(transport, () => ({ cloudAgent: () => undefined, openHttp: () => ({ request }) }));
}

const broken = (code: string): Error => Object.assign(new Error("why"), { code });

describe("a mistake in here", () => {
  test.each<[string, unknown]>([
    ["a TypeError", new TypeError("undefined is not iterable")],
    ["an unknown code", broken("ERR_NOBODY_KNOWS")],
    ["a code of files", broken("EISDIR")],
    ["a code of much else", broken("ERR_INVALID_ARG_TYPE")],
    ["a code that is no text", Object.assign(new Error("why"), { code: 5 })],
  ])("%s: is not asked for again, is no matter of the network, and its stack is in the debug log", async (_, mistake) => {
    failWith(mistake);
    for (const work of [
      api.client().request(api.call(), post),
      fmc().request(api.call(), { method: "GET", path: "/api", parse }),
    ]) {
      await expect(work).rejects.toBe(mistake);
    }
    expect([asked, api.clock.slept]).toEqual([2, []]);
    expect(api.logged).toEqual([
      expect.stringMatching(/^cisco-ctr debug: POST \/iroh\/oauth2\/token -> unforeseen: \w+: .+ at .*session\.test\.ts:/),
      expect.stringMatching(/^cisco-ctr debug: POST \/api\/.+generatetoken -> unforeseen: \w+: .+ at .*session\.test\.ts:/),
    ]);
  });

  test.each([undefined, null, "why", 5])("what is no error at all, %j, stays what it is", async (mistake) => {
    failWith(mistake);
    await expect(api.client().request(api.call(), post)).rejects.toBe(mistake);
    expect([asked, api.logged]).toEqual([
      1,
      [expect.stringMatching(/^cisco-ctr debug: POST \/iroh\/oauth2\/token -> unforeseen: /)],
    ]);
  });

  test("in the reader of an answer is no answer of another shape, and nothing is asked for again", async () => {
    const reader = () => (undefined as unknown as { id: string }).id;
    await expect(api.client().request(api.call(), { ...post, method: "GET", parse: reader })).rejects.toThrow(TypeError);
    expect([api.requests.length, api.clock.slept]).toEqual([1, []]);
    expect(api.logged.at(-1)).toMatch(/GET \/iroh\/thing -> unforeseen: TypeError: Cannot read .+session\.test\.ts:/);
  });

  test("shows no secret with its stack", async () => {
    failWith(new Error(`of ${password}`));
    await expect(api.client().request(api.call(), post)).rejects.toThrow("of ");
    expect(api.logged.join()).not.toContain(password);
  });
});

test.each(["ECONNRESET", "ECONNREFUSED", "HPE_INVALID_CONSTANT", "CERT_HAS_EXPIRED", "ERR_SSL_WRONG_VERSION_NUMBER"])(
  "%s is a failure of the network, without a stack in the log",
  async (code) => {
    failWith(broken(code));
    await expect(api.client().request(api.call(), post)).rejects.toMatchObject({ code: "unreachable" });
    expect([asked, api.logged.join().includes("unforeseen")]).toEqual([5, false]);
  },
);
