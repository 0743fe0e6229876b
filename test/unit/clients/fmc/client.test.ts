import { createServer, type Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { X509Certificate } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { generate } from "selfsigned";
import type { Call } from "../../../../provider/base/call";
import { inLines, logTo } from "../../../../provider/base/log";
import { pulumiWording } from "../../../../provider/pulumi/wording";
import { Secrets } from "../../../../provider/base/known-secrets";
import { Fmc } from "../../../../provider/clients/fmc";
import { FmcClient, type FmcRequest } from "../../../../provider/clients/fmc/client";
import { fmcNames } from "../../../../provider/resources/fmc-cloud-integration/names";
import { ManualClock } from "../../../support/manual-clock";

interface Reply {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  /** Byte for byte, without an end. */
  drips?: "headers" | "body";
}

const minutes = 60_000;
const login = "/api/fmc_platform/v1/auth/generatetoken";
const refresh = "/api/fmc_platform/v1/auth/refreshtoken";
const settings = "/api/fmc_config/v1/domain/e276abec-e0f2-11e3-8169-6d9ed49b625f/integration/cloudregions";
const get: FmcRequest<unknown> = { method: "GET", path: "integration/cloudregions", parse: (json) => json };

let certificate: { cert: string; private: string };
let server: Server;
let clock: ManualClock;
let secrets: Secrets;
let logged: string[];
/** `<METHOD> <path> <token or scheme>`. */
let asked: string[];
let sockets: number;
let answer: (path: string, n: number) => Reply;
let tokens: number;

beforeAll(async () => {
  certificate = await generate([{ name: "commonName", value: "fmc" }]);
});

beforeEach(async () => {
  server = createServer({ key: certificate.private, cert: certificate.cert }, receive);
  server.on("connection", () => sockets++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  clock = new ManualClock({ autoAdvance: (ms) => ms !== 30_000 });
  [secrets, logged, asked, sockets, tokens] = [new Secrets(), [], [], 0, 0];
  answer = () => ({ json: { ok: true } });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function receive({ method = "", url = "", headers }: IncomingMessage, response: ServerResponse): void {
  const said = headers["x-auth-access-token"] ?? (headers.authorization ? "Basic" : "nothing");
  asked.push(`${method} ${url} ${String(said)}`);
  const reply = answer(url, asked.filter((each) => each.includes(url)).length);
  const fresh = {
    "X-auth-access-token": `token-${++tokens}`,
    "X-auth-refresh-token": `refresh-${tokens}`,
    DOMAINS: JSON.stringify([{ name: "Global", uuid: "e276abec-e0f2-11e3-8169-6d9ed49b625f" }]),
  };
  if (reply.drips !== undefined) {
    drip(response, reply.drips);
    return;
  }
  const { status = [login, refresh].includes(url) ? 204 : 200, json, headers: more } = reply;
  response.writeHead(status, { ...([login, refresh].includes(url) && status === 204 ? fresh : {}), ...more });
  response.end(status === 204 || json === undefined ? undefined : JSON.stringify(json));
}

function drip(response: ServerResponse, where: "headers" | "body"): void {
  if (where === "headers") response.socket?.write("HTTP/1.1 200 OK\r\nX-More: ");
  else response.writeHead(200);
  const timer = setInterval(() => (where === "headers" ? response.socket?.write("x") : response.write(" ")), 5);
  response.once("close", () => {
    clearInterval(timer);
  });
}

function client(more: object = {}): FmcClient {
  const { port } = server.address() as AddressInfo;
  const { fingerprint256: fingerprint } = new X509Certificate(certificate.cert);
  const address = { host: "127.0.0.1", port, username: "admin", password: "pass/word+of=fmc", domain: "Global", fingerprint };
  return new FmcClient({ ...address, names: fmcNames, ...more }, secrets, () => 0);
}

function call(budgetMs = 5 * minutes, { signal } = new AbortController()): Call {
  const log = logTo(
    inLines((line) => logged.push(line)),
    secrets,
    "debug",
    pulumiWording,
  );
  return { clock, signal, deadline: clock.now() + budgetMs, log };
}

describe("more than is read", () => {
  const large = { status: 200, json: "x".repeat(17 * 1024 * 1024) };
  const deep = { status: 200, json: Array.from({ length: 101 }).reduce<unknown>((inner) => [inner], 1) };

  test.each([
    [
      "to a login",
      login,
      large,
      /^127\.0\.0\.1:\d+ sent an answer of more than 16 MiB \(POST [^ ]+generatetoken\)\. Check `fmc\.host`/,
    ],
    [
      "to a request",
      settings,
      large,
      /^127\.0\.0\.1:\d+ sent an answer of more than 16 MiB \(GET [^ ]+cloudregions\)\. Check `fmc/,
    ],
    ["in depth", settings, deep, /^the answer is nested more than 100 levels deep \(GET [^ ]+cloudregions -> 200\)\. /],
  ])("%s: is named for what it is, and not asked for again", async (_, path, reply, said) => {
    answer = (url) => (url === path ? reply : { json: { ok: true }, ...(url === login && { json: undefined }) });
    await expect(client().request(call(), get)).rejects.toMatchObject({
      code: "unexpected-answer",
      message: expect.stringMatching(said),
    });
    expect(asked.filter((each) => each.includes(path))).toHaveLength(1);
  });
});

describe("the session", () => {
  test("is one for all who ask", async () => {
    const fmc = client();
    await Promise.all([1, 2, 3].map(() => fmc.request(call(), get)));
    expect(asked.filter((each) => each.includes(login))).toEqual([`POST ${login} Basic`]);
    expect(asked.filter((each) => each.includes(settings))).toEqual(Array(3).fill(`GET ${settings} token-1`));
  });

  test("is prolonged three times, and then begun anew", async () => {
    const fmc = client();
    for (let turn = 0; turn < 6; turn++) {
      await fmc.request(call(), get);
      await clock.advance(29.6 * minutes);
    }
    const logins = asked.filter((each) => each.startsWith("POST"));
    const prolonged = (token: number) => `POST ${refresh} token-${token}`;
    expect(logins).toEqual([
      `POST ${login} Basic`,
      prolonged(1),
      prolonged(3),
      prolonged(5),
      `POST ${login} Basic`,
      prolonged(9),
    ]);
  });

  test("that ended long ago is begun anew", async () => {
    const fmc = client();
    await fmc.request(call(), get);
    await clock.advance(31 * minutes);
    await fmc.request(call(), get);
    expect(asked.filter((each) => each.startsWith("POST"))).toEqual(Array(2).fill(`POST ${login} Basic`));
  });

  test("that the FMC ended is begun anew, once", async () => {
    const refused = { status: 401, json: { error: { messages: [{ description: "Access token invalid." }] } } };
    answer = (path, n) => (path === settings && n === 1 ? refused : { json: { ok: true } });
    await client().request(call(), get);
    expect(asked.map((each) => each.split(" ")[1])).toEqual([login, settings, login, settings]);
    answer = (path) => (path === settings ? refused : {});
    asked = [];
    await expect(client().request(call(), get)).rejects.toMatchObject({ code: "authentication" });
    expect(asked).toHaveLength(4);
  });

  test("a refused refresh leads to a login", async () => {
    const fmc = client();
    await fmc.request(call(), get);
    await clock.advance(29.6 * minutes);
    answer = (path) => (path === refresh ? { status: 401 } : { json: {} });
    await fmc.request(call(), get);
    expect(asked.map((each) => each.split(" ")[1])).toEqual([login, settings, refresh, login, settings]);
  });

  test("without a token in the answer is an error, and no secret is logged", async () => {
    answer = () => ({ status: 200 });
    await expect(client().request(call(), get)).rejects.toThrow(/the answer holds no access token/);
    expect([...logged].join("\n")).not.toMatch(/pass\/word|token-|refresh-\d/);
  });
});

test("the FMC's words stay short and on one line, and a secret at the cut shows no part of itself", async () => {
  secrets.remember("hunter-and-gatherer");
  const said = (description: string) => ({ status: 400, json: { error: { messages: [{ description }] } } });
  answer = (path) =>
    path === settings ? said(`one\u001b[2J\r\ntwo ${"y".repeat(282)}hunter-and-gatherer${"x".repeat(10_000)}`) : {};
  const message = await client()
    .request(call(), get)
    .then(String, (error: unknown) => (error as Error).message);
  expect(message).toContain(": one [2J two yyy");
  expect(message).not.toMatch(/\p{C}|hunt|x{9}/u);
  expect(message.length).toBeLessThan(600);
});

describe.each(["headers", "body"] as const)("an answer whose %s drip", (drips) => {
  const put: FmcRequest<unknown> = { ...get, method: "PUT", body: {} };

  test.each<[string, string, FmcRequest<unknown>]>([
    ["a login", login, get],
    ["a look", settings, get],
    ["a change", settings, put],
  ])("%s: ends with the call's budget", async (_, dripping, request) => {
    answer = (path) => (path === dripping ? { drips } : path === login ? {} : { json: {} });
    await expect(client().request(call(250), request)).rejects.toMatchObject({ code: "timeout" });
  });

  test.each<[string, string, FmcRequest<unknown>]>([
    ["a login", login, get],
    ["a look", settings, get],
    ["a change", settings, put],
  ])("%s: ends when the engine goes away", async (_, dripping, request) => {
    const engine = new AbortController();
    answer = (path) => {
      if (path !== dripping) return {};
      engine.abort();
      return { drips };
    };
    await expect(client().request(call(5 * minutes, engine), request)).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("a domain's id that is no UUID", () => {
  test.each([
    ...["../../evil", "..", "%2e%2e", "", "e276abec-e0f2-11e3-8169-6d9ed49b625f/../../evil", "e276abec", " "],
    ...["e276abec-e0f2-11e3-8169-6d9ed49b625f?x=1", "e276abec-e0f2-11e3-8169-6d9ed49b625f#", "null"],
  ])("%j gets into no path", async (uuid) => {
    const listed = JSON.stringify([{ name: "Global", uuid }]);
    const shown: Record<string, string>[] = [{ DOMAINS: listed }, { DOMAINS: "[]", DOMAIN_UUID: uuid }];
    for (const headers of shown) {
      asked = [];
      answer = (path) => (path === login ? { headers } : { json: {} });
      await expect(client().request(call(), get)).rejects.toMatchObject({
        code: expect.stringMatching(/^(unexpected-answer|invalid-input)$/),
      });
      expect(asked).toEqual([`POST ${login} Basic`]);
    }
  });
});

test.each(["..", ".", "", "\ud800"])("an object's id %j gets into no path", async (id) => {
  const { address } = client();
  const fmc = new Fmc(address, secrets);
  const [set, off] = [{ intrusion: true, file: true, connection: true }, { enabled: false }];
  for (const work of [
    fmc.selectRegion(call(), { id, name: "eu", current: false }),
    fmc.setEvents(call(), { id, ...set, whole: {} }, set),
    fmc.setSecurex(call(), { id, ...off }, off),
  ]) {
    await expect(work).rejects.toMatchObject({ code: "invalid-input" });
  }
  expect(asked).toEqual([]);
});

describe("429", () => {
  const busy = (headers = {}): Reply => ({ status: 429, headers, json: { error: { messages: [{ description: "Too many." }] } } });

  test("without Retry-After waits for the minute to end", async () => {
    answer = (path, n) => (path === settings && n === 1 ? busy() : { json: { ok: true } });
    await expect(client().request(call(), get)).resolves.toEqual({ ok: true });
    expect(clock.slept.filter((ms) => ms === minutes)).toHaveLength(1);
  });

  test("with it waits for that", async () => {
    answer = (path, n) => (path === settings && n === 1 ? busy({ "Retry-After": "7" }) : { json: { ok: true } });
    await client().request(call(), get);
    expect(clock.slept).toContain(7_000);
  });

  test("holds back the others too, and nobody longer than its budget", async () => {
    answer = (path) => (path === settings ? busy() : {});
    const fmc = client();
    await expect(fmc.request(call(30_001), get)).rejects.toMatchObject({
      code: "quota",
      facts: { next: expect.stringMatching(/^Try again after/) },
    });
    asked = [];
    await expect(fmc.request(call(30_001), get)).rejects.toThrow(/120 requests a minute.*Try again after/);
    expect(asked).toEqual([]);
  });
});

describe("the certificate", () => {
  test("another gets no request, and is asked for once", async () => {
    await expect(client({ fingerprint: "00".repeat(32) }).request(call(), get)).rejects.toMatchObject({ code: "certificate" });
    expect([asked, sockets]).toEqual([[], 1]);
  });

  describe("that is out of date", () => {
    const days = 24 * 60 * minutes;
    const folder = mkdtempSync(join(tmpdir(), "fmc-dates-"));
    const today = Date.now();

    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    test.each<[string, number, "fingerprint" | "caFile"]>([
      ["CERT_HAS_EXPIRED", -20, "fingerprint"],
      ["CERT_HAS_EXPIRED", -20, "caFile"],
      ["CERT_NOT_YET_VALID", 10, "fingerprint"],
      ["CERT_NOT_YET_VALID", 10, "caFile"],
    ])("gets no request (%s, %d days, %s), and what to do is no other pin", async (problem, begins, trust) => {
      const [notBeforeDate, notAfterDate] = [begins, begins + 10].map((each) => new Date(today + each * days));
      const { cert, private: key } = await generate([{ name: "commonName", value: "fmc" }], { notBeforeDate, notAfterDate });
      server.setSecureContext({ key, cert });
      const caFile = join(folder, "fmc.pem");
      writeFileSync(caFile, cert);
      const { fingerprint256: fingerprint } = new X509Certificate(cert);
      const trusted = { fingerprint: undefined, ...(trust === "caFile" ? { caFile } : { fingerprint }) };
      await expect(client(trusted).request(call(), get)).rejects.toMatchObject({
        code: "certificate",
        message: expect.stringMatching(
          new RegExp(
            `is not trusted \\(${problem}\\); nothing was sent to it\\. Renew it on the FMC itself .* or set the clock right`,
          ),
        ),
      });
      expect(asked).toEqual([]);
    });
  });

  describe("that is in no usable file", () => {
    const folder = mkdtempSync(join(tmpdir(), "fmc-ca-"));
    const path = join(folder, "ca.pem");

    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    test.each<[string, () => unknown]>([
      ["is not a regular file", () => execFileSync("mkfifo", [path])],
      ["is not a regular file", () => mkdirSync(path, { recursive: true })],
      [
        "is larger than 1 MiB",
        () => {
          writeFileSync(path, "");
          truncateSync(path, 3 * 2 ** 30);
        },
      ],
      [
        "is not text in UTF-8",
        () => {
          writeFileSync(path, new X509Certificate(certificate.cert).raw);
        },
      ],
      [
        "holds no certificate in PEM form",
        () => {
          writeFileSync(path, "no certificate");
        },
      ],
      ["cannot be read", () => undefined],
    ])("gets no request: the file %s", async (problem, make) => {
      rmSync(path, { recursive: true, force: true });
      make();
      await expect(client({ fingerprint: undefined, caFile: path }).request(call(), get)).rejects.toMatchObject({
        code: "invalid-input",
        message: `\`fmc.caFile\` names "${path}", which ${problem}. Let it name a PEM file where the provider runs; a relative path begins at the program's folder.`,
      });
      expect(asked).toEqual([]);
    });
  });

  test("is asked for again after a failure to connect", async () => {
    const { port } = server.address() as AddressInfo;
    const fmc = client();
    await new Promise((resolve) => server.close(resolve));
    const work = fmc.request(call(), get);
    await expect(work).rejects.toThrow(/127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/);
    server = createServer({ key: certificate.private, cert: certificate.cert }, receive);
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    await expect(fmc.request(call(), get)).resolves.toEqual({ ok: true });
  });
});
