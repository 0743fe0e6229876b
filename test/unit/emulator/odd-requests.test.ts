/** What the servers of the emulator answer to requests that no honest client sends, and what becomes of the connection. */
import { describe, expect, test } from "@jest/globals";
import { gzipSync } from "node:zlib";
import { EmulatorWorkbench } from "../../support/emulator-workbench";
import { FmcClient } from "../../support/fmc-client";
import { type RawAnswer, RawConnection } from "../../support/raw-connection";

let failing = false;
const bench = EmulatorWorkbench.ofThisFile({
  interceptor: {
    request: () => {
      if (failing) throw new Error("of the test");
      return undefined;
    },
  },
});

interface Sent {
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** What is odd, the request, and what is told of the answer: "good" is that to an honest request, "missing" that to one without a route. */
type Row = [what: string, line: string, answer: string, sent?: Sent];

interface Server {
  name: string;
  port: () => number;
  tls?: boolean;
  headers: () => Record<string, string> | Promise<Record<string, string>>;
  /** An honest request, and what is told of its answer. */
  good: string;
  goodAnswer: string;
  missing: (method: string, path: string) => string;
  /** To a body in an encoding. */
  encoded: string;
  /** Whether `GET /requests` lists its requests. */
  logs: boolean;
  rows: Row[];
}

const DEVICES = "/iroh/iroh-sse/device";
const VERSION = "/api/fmc_platform/v1/info/serverversion";
const CLOUD_LIMIT = 1_000_000;
const json = { "Content-Type": "application/json" };
const chunked = { ...json, "Transfer-Encoding": "chunked" };
const inChunks = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
const long = (length: number): Sent => ({ body: "x".repeat(length) });
const portOf = (url: string): number => Number(new URL(url).port);

async function loggedIn(): Promise<Record<string, string>> {
  const [fmc] = bench.emulator.fmcs;
  if (!fmc) throw new Error("no FMC");
  const { headers } = await new FmcClient(fmc).logIn();
  return { "X-auth-access-token": String(headers["x-auth-access-token"]) };
}

/** What is odd at every server alike. */
function everywhere(method: string, path: string, encoded: string): Row[] {
  return [
    ["asks whether it has changed", `${method} ${path}`, "good", { headers: { "If-None-Match": "*" } }],
    ["names the whole address", `${method} http://127.0.0.1:PORT${path}`, "good"],
    ["has a fragment", `${method} ${path}#x`, "good"],
    ["has nothing behind its question mark", `${method} ${path}?`, "good"],
    ["has a broken escape in the query", `${method} ${path}?x=%zz`, "good"],
    ["has a slash too many before the path", `${method} /${path}`, "missing"],
    ["has two slashes at the end", `${method} ${path}//`, "missing"],
    ["is two slashes", `${method} //`, "missing"],
    ["has dots in the path", `${method} /x/..${path}`, "missing"],
    [
      "has an encoded letter",
      `${method} ${path.replace(/[ae]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`,
      "missing",
    ],
    ["has a broken escape where there is nothing", `${method} /x%zz`, "missing"],
    ["asks for the options of a path", `OPTIONS ${path}`, "missing"],
    ["asks for the options of all", "OPTIONS *", "missing"],
    ["is of WebDAV", `PROPFIND ${path}`, "missing"],
    ["has a method that nobody knows", `BREW ${path}`, "400, closed"],
    ["wants a tunnel", "CONNECT 127.0.0.1:443", "nothing, closed"],
    ["has a packed body", `POST ${path}`, encoded, { headers: { ...json, "Content-Encoding": "gzip" }, body: gzipSync("[]") }],
    ["has a body packed as nobody can", `POST ${path}`, encoded, { headers: { "Content-Encoding": "rot13" }, body: "[]" }],
    [
      "says of its body that it is as it is",
      `${method} ${path}`,
      "good",
      { headers: { "Content-Encoding": "identity" }, body: "[]" },
    ],
  ];
}

const servers: Server[] = [
  {
    name: "a region",
    port: () => portOf(bench.us.url),
    headers: () => ({ Authorization: `Bearer ${bench.us.token}` }),
    good: `GET ${DEVICES}`,
    goodAnswer: "200 list of 0",
    missing: () => "404 not_found: There is no such route.",
    encoded: "415 unsupported_media_type: The request could not be read.",
    logs: true,
    rows: [
      ["is a HEAD", `HEAD ${DEVICES}`, "200"],
      ["has a slash at the end", `GET ${DEVICES}/`, "good"],
      ["is in capitals", `GET ${DEVICES.toUpperCase()}`, "missing"],
      ["has a method that the path has not", `PUT ${DEVICES}`, "missing"],
      ["has a slash within an id", `GET ${DEVICES}/a%2Fb`, "404 device_not_found: No such device: a/b"],
      ["has a broken escape in an id", `GET ${DEVICES}/%zz`, "400 malformed_request: The request could not be read."],
      ["has both", `PUT ${DEVICES}/%zz`, "400 malformed_request: The request could not be read."],
      ["has a broken escape in a parameter", `GET ${DEVICES}?limit=%zz`, '400 {"limit":"invalid-value"}'],
      ["has no body", `POST ${DEVICES}`, "415 unsupported_media_type: The body has to be application/json."],
      [
        "has an empty body",
        `POST ${DEVICES}`,
        "400 malformed_body: The body is not JSON.",
        { headers: { ...json, "Content-Length": "0" } },
      ],
      ["comes in chunks", `POST ${DEVICES}`, "201 object", { headers: chunked, body: inChunks('{"name":"odd"}') }],
      [
        "has the longest body",
        `POST ${DEVICES}`,
        "400 malformed_body: The body is not JSON.",
        { ...long(CLOUD_LIMIT), headers: json },
      ],
      ["has a longer one", `POST ${DEVICES}`, "413 body_too_large: The request could not be read.", long(CLOUD_LIMIT + 1)],
      [
        "has a longer one in chunks",
        `POST ${DEVICES}`,
        "413 body_too_large: The request could not be read.",
        { headers: chunked, body: inChunks("x".repeat(CLOUD_LIMIT + 1)) },
      ],
      ["has a body that nobody asked for", `GET ${DEVICES}`, "good", { body: "{oops" }],
    ],
  },
  {
    name: "an FMC",
    port: () => bench.emulator.fmcs[0]?.port ?? 0,
    tls: true,
    headers: loggedIn,
    good: `GET ${VERSION}`,
    goodAnswer: "200 object",
    missing: (_, path) => `404 The path ${path} does not exist.`,
    encoded: "415 The request could not be read.",
    logs: true,
    rows: [
      ["is a HEAD", `HEAD ${VERSION}`, "200"],
      ["has a slash at the end", `GET ${VERSION}/`, "missing"],
      ["is in capitals", `GET ${VERSION.toUpperCase()}`, "missing"],
      ["has a method that the path has not", `PUT ${VERSION}`, "missing"],
      [
        "has a broken escape in an id",
        "PUT /api/fmc_config/v1/domain/x/integration/cloudregions/%zz",
        "400 The request could not be read.",
      ],
      ["has too long a body", `PUT ${VERSION}`, "413 The request could not be read.", long(CLOUD_LIMIT + 1)],
    ],
  },
  {
    name: "the admin",
    port: () => portOf(bench.emulator.admin),
    headers: () => ({}),
    good: "GET /faults",
    goodAnswer: "200 list of 0",
    missing: (method, path) => `404 there is no admin call ${method} ${path}; docs/emulator.md lists them`,
    encoded: "415 the body is encoded",
    logs: false,
    rows: [
      ["is a HEAD", "HEAD /faults", "200"],
      ["has a slash at the end", "GET /faults/", "good"],
      ["is in capitals", "GET /FAULTS", "good"],
      ["has a method that the path has not", "PUT /faults", "missing"],
      ["has a broken escape in a name", "POST /appliances/%zz/reimage", "400 the path has a broken % escape"],
      ["has a body that is no JSON", "POST /clock", "400 the body is not JSON", { body: "{oops" }],
      ["has a body that is no object", "POST /clock", "400 the clock must be a JSON object", { body: "5" }],
      ["has no body", "POST /clock", "400 the clock must be a JSON object"],
      ["has an empty body", "POST /clock", "400 the clock must be a JSON object", { headers: { "Content-Length": "0" } }],
      ["has a mark of its encoding", "POST /faults", "201 list of 0", { body: "\ufeff[]" }],
      ["has the longest body", "POST /clock", "400 the body is not JSON", long(5 * 2 ** 20)],
      ["has too long a body", "POST /clock", "413 the body is longer than 5242880 bytes", long(5 * 2 ** 20 + 1)],
      ["has a body that nobody asked for", "GET /faults", "good", { body: "{oops" }],
    ],
  },
  {
    name: "the relay",
    port: () => portOf(bench.emulator.relay),
    headers: () => ({}),
    good: "POST /health",
    goodAnswer: '200 {"status":"ok"}',
    missing: (method, path) => `404 the relay has no call ${method} ${path}`,
    encoded: "415 the body is encoded",
    logs: false,
    rows: [
      ["has a slash at the end", "POST /health/", "good"],
      ["is in capitals", "POST /HEALTH", "good"],
      ["is a GET", "GET /health", "missing"],
      ["has a body that is no JSON", "POST /observe/observables", "400 the body is not JSON", { body: "{oops" }],
      ["has no body", "POST /observe/observables", "200 The body is no list of observables"],
      ["has too long a body", "POST /health", "413 the body is longer than 1048576 bytes", long(2 ** 20 + 1)],
    ],
  },
];

/** The words of an answer: those of its refusal, or what kind of thing it is. */
function wordsOf(body: string): string {
  const answer = JSON.parse(body) as Record<string, unknown>;
  const { error, errors, data, error_description: description } = answer;
  if (Array.isArray(answer)) return `list of ${answer.length}`;
  if (typeof error === "string") return [error, description].filter(Boolean).join(": ");
  const [refusal] = ((error as { messages?: unknown } | undefined)?.messages ?? errors ?? []) as Record<string, string>[];
  if (refusal) return refusal["message"] ?? refusal["description"] ?? "";
  return Object.keys(answer).length > 2 ? "object" : JSON.stringify(data ?? answer);
}

/** What is told of an answer, in one line. */
function told(answer: RawAnswer | undefined): string {
  if (answer === undefined) return "nothing";
  return answer.body === "" ? String(answer.status) : `${answer.status} ${wordsOf(answer.body)}`;
}

describe.each(servers)("$name", ({ port, tls, headers, good, goodAnswer, missing, encoded, logs, rows }) => {
  async function open(): Promise<{ connection: RawConnection; write: (line: string, sent?: Sent, version?: string) => void }> {
    const connection = await RawConnection.open(port(), tls);
    const usual = { Host: `127.0.0.1:${port()}`, ...(await headers()) };
    const write = (line: string, { headers: own = {}, body = "" }: Sent = {}, version = "1.1") => {
      const length = body === "" || "Transfer-Encoding" in own ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
      const lines = Object.entries({ ...usual, ...length, ...own }).map(([name, value]) => `${name}: ${value}\r\n`);
      connection.write(`${line.replace("PORT", String(port()))} HTTP/${version}\r\n${lines.join("")}\r\n`);
      connection.write(body);
    };
    return { connection, write };
  }

  /** The requests that were made since `act` began, as `GET /requests` tells them. */
  async function logged(act: () => Promise<unknown>): Promise<unknown[][]> {
    await bench.admin("DELETE", "/requests");
    await act();
    return (await bench.requests()).map(({ method, path, status }) => [method, path, status]);
  }

  const [goodMethod = "", goodPath = ""] = good.split(" ");

  test.each([...everywhere(goodMethod, goodPath, encoded), ...rows])(
    "answers a request that %s: %s",
    async (_, line, expected, sent = {}) => {
      const { connection, write } = await open();
      const [method = "", target = ""] = line.split(" ");
      const path = target.replace(/^http:\/\/[^/]+|[?#].*$/g, "");
      const ask = async () => {
        write(line, sent);
        return await connection.answer(method === "HEAD");
      };
      let answer: RawAnswer | undefined;
      const log = await logged(async () => (answer = await ask()));
      if (expected.endsWith(", closed")) {
        expect([`${told(answer)}, closed`, await connection.rest(), log]).toEqual([expected, "", []]);
        return;
      }
      const known: Record<string, string> = { good: goodAnswer, missing: missing(method, path) };
      expect(told(answer)).toBe(known[expected] ?? expected);
      expect(answer?.headers["content-type"]).toBe("application/json;charset=utf-8");
      expect(Object.keys(answer?.headers ?? {}).filter((name) => /etag|x-powered-by/.test(name))).toEqual([]);
      expect(log).toEqual(logs ? [[method, path, answer?.status]] : []);
      write(good);
      expect((await connection.answer())?.status).toBe(Number(goodAnswer.slice(0, 3)));
      connection.destroy();
    },
  );

  test("answers two requests that come at once, in their order", async () => {
    const { connection, write } = await open();
    write("POST /x", { body: "{}" });
    write(good);
    expect([await connection.answer(), await connection.answer()].map(told)).toEqual([missing("POST", "/x"), goodAnswer]);
    connection.destroy();
  });

  test("lets a client go on that asks whether it may send its body", async () => {
    const { connection, write } = await open();
    write(good, { headers: { Expect: "100-continue", "Content-Length": "2" } });
    expect((await connection.answer())?.status).toBe(100);
    connection.write("[]");
    expect(told(await connection.answer())).toBe(goodAnswer);
    connection.destroy();
  });

  test("closes after an answer by HTTP/1.0, and after one that was asked for with it", async () => {
    for (const [sent, version] of [[{}, "1.0"] as const, [{ headers: { Connection: "close" } }, "1.1"] as const]) {
      const { connection, write } = await open();
      write(good, sent, version);
      expect([told(await connection.answer()), await connection.rest()]).toEqual([goodAnswer, ""]);
    }
  });

  test("outlives a client that goes away in the middle of its body", async () => {
    const { connection, write } = await open();
    const log = await logged(async () => {
      write(good, { headers: { "Content-Length": "5" }, body: "{" });
      connection.destroy();
      const { connection: next, write: ask } = await open();
      ask(good);
      expect(told(await next.answer())).toBe(goodAnswer);
      next.destroy();
    });
    expect(log.map(([, path, status]) => [path, status])).toEqual(
      logs
        ? expect.arrayContaining([
            [goodPath, 400],
            [goodPath, 200],
          ])
        : [],
    );
  });

  test("says no more than that something went wrong when something does", async () => {
    const { connection, write } = await open();
    failing = logs;
    write(good);
    const answer = await connection.answer();
    failing = false;
    expect(told(answer)).toMatch(logs ? /^500 (unknown-exception: |Internal error)/ : goodAnswer);
    write(good);
    expect(told(await connection.answer())).toBe(goodAnswer);
    connection.destroy();
  });
});
