/** Only what came over the verified connection to the API counts as the API's; a proxy's words never do (docs/decisions/0015). */
import { setMaxListeners } from "node:events";
import { createServer } from "node:http";
import { Agent } from "node:https";
import { connect, type AddressInfo, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { generate } from "selfsigned";
import type { Call } from "../../../../provider/base/call";
import { inLines, logTo } from "../../../../provider/base/log";
import { pulumiWording } from "../../../../provider/pulumi/wording";
import { Secrets } from "../../../../provider/base/known-secrets";
import { CloudClient, type CloudRequest } from "../../../../provider/clients/cloud/client";
import { regions } from "../../../../provider/clients/cloud/regions";
import { openHttp } from "../../../../provider/clients/http/transport";
import { failure } from "../../../support/failure";
import {
  drip,
  say,
  startHostileProxy,
  startTlsApi,
  tunnel,
  type Deed,
  type HostileProxy,
  type TlsApi,
} from "../../../support/hostile-proxy";
import { ManualClock } from "../../../support/manual-clock";
import { credentialsFor, password, ScriptedApi } from "../../../support/scripted-api";

const get: CloudRequest<unknown> = { method: "GET", path: "/iroh/thing/1", scopes: ["sse"], parse: (json) => json };
const remove: CloudRequest<unknown> = { ...get, method: "DELETE" };
const post: CloudRequest<unknown> = { ...get, method: "POST", path: "/iroh/thing", body: { name: "n" } };

const names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"].flatMap((name) => [name, name.toLowerCase()]);
const environment = Object.fromEntries(names.map((name) => [name, process.env[name]]));

let api: TlsApi;
let proxy: HostileProxy;
let secrets: Secrets;
let logged: string[];
let abort: AbortController;
let clock: ManualClock;

beforeAll(async () => {
  api = await startTlsApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  for (const name of names) Reflect.deleteProperty(process.env, name);
  proxy = await startHostileProxy(tunnel());
  process.env["HTTPS_PROXY"] = `http://127.0.0.1:${proxy.port}`;
  [secrets, logged, abort, api.asked] = [new Secrets(), [], new AbortController(), []];
  setMaxListeners(Infinity, abort.signal);
  clock = new ManualClock({ autoAdvance: (ms) => ms < 30_000 });
});
afterEach(async () => {
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  await proxy.close();
});

function client(): CloudClient {
  return new CloudClient(regions.us, credentialsFor(api.url), secrets, () => 0, { ca: api.ca });
}

function call(budgetMs = 300_000): Call {
  const log = logTo(
    inLines((line) => logged.push(line)),
    secrets,
    "debug",
    pulumiWording,
  );
  return { clock, signal: abort.signal, deadline: clock.now() + budgetMs, log };
}

/** What the API would say, for whatever is asked. */
const asTheApi = JSON.stringify({
  ...{ error: "device_not_found", trace_id: "ctx-1" },
  ...{ access_token: "of-the-proxy", expires_in: 600, scope: "sse integration oauth" },
  ...{ id: "forged", token: "forged-token", expires_at: "2030-01-01T00:00:00Z" },
});
const answer = (status: number | string, body = asTheApi): string =>
  `HTTP/1.1 ${status} Whatever\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

test("an honest proxy is asked for a tunnel, and sees nothing of what goes through it", async () => {
  await expect(client().request(call(), get)).resolves.toEqual({ of: "the api" });
  const basic = Buffer.from(`client-1:${password}`).toString("base64");
  expect(api.asked).toEqual([`POST /iroh/oauth2/token Basic ${basic}`, "GET /iroh/thing/1 Bearer of-the-api"]);
  expect(proxy.asked.map((each) => each.split("\r\n")[0])).toEqual(Array(2).fill(`CONNECT localhost:${api.port} HTTP/1.1`));
  expect(Buffer.concat(proxy.later).toString("latin1")).not.toMatch(/iroh|of-the-api|Basic|Bearer/);
});

test("an authority that Node does not know vouches for nobody", async () => {
  const error = await failure(new CloudClient(regions.us, credentialsFor(api.url), secrets, () => 0).request(call(), get));
  expect(error.message).toMatch(/localhost:\d+ cannot be reached \((DEPTH_ZERO_)?SELF_SIGNED_CERT/);
  expect(api.asked).toEqual([]);
});

describe("a proxy that answers CONNECT itself, in the API's form,", () => {
  const statuses = Array.from({ length: 500 }, (_, n) => 100 + n).filter((status) => status !== 200);

  test("with any status, is never taken for the API: nothing is gone, made or logged in", async () => {
    const cloud = client();
    await cloud.request(call(), get);
    api.asked = [];
    // One that may pass is asked five times.
    for (const status of statuses.filter((each) => each < 500 || each % 3 === 0)) {
      proxy.deed = say(answer(status));
      const error = await failure(cloud.request(call(), [get, remove, post][status % 3] ?? get));
      expect([status, error.code]).toEqual([status, expect.stringMatching(/^(unreachable|refused|authentication)$/)]);
      expect(error.message).toContain(`the proxy of HTTPS_PROXY (127.0.0.1:${proxy.port}) answers ${status} to CONNECT`);
      expect(error.message).not.toMatch(/region|CLIENT_ID|trace|device_not_found/);
      expect(error.facts.ambiguous ?? false).toBe(false);
    }
    expect(api.asked).toEqual([]);
  }, 60_000);

  test.each(statuses.filter((status) => status % 50 === 1 || status < 210))("with %d, gives no access token", async (status) => {
    proxy.deed = say(answer(status));
    expect((await failure(client().request(call(), get))).message).toContain("the proxy of HTTPS_PROXY");
    expect(api.asked).toEqual([]);
    expect(proxy.later).toEqual([]);
  });

  test.each([
    [400, "refused", "ask who runs the proxy to let CONNECT"],
    [401, "refused", "ask who runs the proxy to let CONNECT"],
    [403, "refused", "ask who runs the proxy to let CONNECT"],
    [404, "refused", "ask who runs the proxy to let CONNECT"],
    [407, "authentication", "Put its user name and password into HTTPS_PROXY"],
    [429, "unreachable", "Run the command again"],
    [502, "unreachable", "Run the command again"],
    [504, "unreachable", "Run the command again"],
  ])("with %d, is what the message is about", async (status, code, next) => {
    proxy.deed = say(answer(status));
    const error = await failure(client().request(call(), get));
    expect(error.code).toBe(code);
    expect(error.message).toContain(
      `the proxy of HTTPS_PROXY (127.0.0.1:${proxy.port}) answers ${status} to CONNECT localhost:${api.port} (POST /iroh/oauth2/token). `,
    );
    expect(error.message).toContain(next);
    expect(proxy.asked.length).toBe(code === "unreachable" ? 5 : 1);
  });

  test("with a body that repeats the request, shows nothing of its credentials", async () => {
    const [user, secret] = ["corp\\user", "pro/xy+pass word"];
    process.env["HTTPS_PROXY"] = `http://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@127.0.0.1:${proxy.port}`;
    const repeating =
      (status: number): Deed =>
      (socket, request) =>
        socket.write(answer(status, request));
    const cloud = client();
    for (const status of [201, 400, 404, 407, 502]) {
      proxy.deed = repeating(status);
      const error = await failure(cloud.request(call(), get));
      const said = [error.message, ...logged].join("\n");
      for (const form of [secret, encodeURIComponent(secret), Buffer.from(`${user}:${secret}`).toString("base64")]) {
        expect(said).not.toContain(form);
        expect(secrets.redact(`<${form}>`)).toBe("<[secret]>");
      }
    }
    expect(proxy.asked[0]).toContain(`Proxy-Authorization: Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}\r\n`);
    proxy.deed = tunnel();
    await expect(cloud.request(call(), get)).resolves.toEqual({ of: "the api" });
  });
});

describe("a proxy that opens no tunnel although it says so,", () => {
  const established = "HTTP/1.1 200 Connection established\r\n\r\n";

  test.each<[string, Deed]>([
    ["and sends an answer at once", say(established + answer(404))],
    ["and sends an answer a moment later", say(established, answer(404))],
    [
      "and answers what it is sent",
      (socket) => socket.write(established) && socket.once("data", () => socket.write(answer(404))),
    ],
    ["with a body of a length", say(`HTTP/1.1 200 OK\r\nContent-Length: ${asTheApi.length}\r\n\r\n${asTheApi}`)],
    [
      "with a body in chunks",
      say(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${asTheApi.length.toString(16)}\r\n${asTheApi}\r\n0\r\n\r\n`),
    ],
    ["and two answers in one", say(`${answer(200)}${answer(404)}`)],
    ["after an answer that goes on", say(`HTTP/1.1 100 Continue\r\n\r\n${answer(404)}`)],
    ["and closes", (socket) => socket.end(established)],
    ["and resets", (socket) => socket.write(established, () => socket.resetAndDestroy())],
    ["and resets what it is sent", (socket) => socket.write(established) && socket.once("data", () => socket.resetAndDestroy())],
    ["without HTTP", say(asTheApi)],
    ["with HTTP 0.9", say("<html>200</html>\r\n\r\n")],
    ["with headers without end", say(`HTTP/1.1 200 OK\r\n${"X-More: of it\r\n".repeat(20_000)}`)],
    ["with one endless header", say(`HTTP/1.1 200 ${"x".repeat(1_000_000)}`)],
    ["with nothing", (socket) => socket.end()],
    ["with a TLS alert", say(established, "\x15\x03\x03\x00\x02\x02\x28")],
  ])("%s: an error, and nothing is gone", async (_, deed) => {
    const cloud = client();
    await cloud.request(call(), get);
    api.asked = [];
    proxy.deed = deed;
    for (const request of [remove, post]) {
      const error = await failure(cloud.request(call(), request));
      expect(error.code).toMatch(/^(unreachable|refused)$/);
      expect(error.message).not.toMatch(/device_not_found|forged/);
    }
    expect(api.asked).toEqual([]);
  });

  test.each([
    ["another server", "localhost", "cannot be reached (DEPTH_ZERO_SELF_SIGNED_CERT)"],
    ["a server of another name", "visibility.amp.cisco.com", "cannot be reached (DEPTH_ZERO_SELF_SIGNED_CERT)"],
  ])("and leads to %s: nothing is sent to it", async (_, name, said) => {
    const { private: key, cert } = await generate([{ name: "commonName", value: name }], { keyType: "ec" });
    const read: Buffer[] = [];
    const impostor = createTlsServer({ key, cert }, (socket) => {
      socket.on("data", (data: Buffer) => read.push(data));
      socket.write(answer(404));
    });
    impostor.on("tlsClientError", () => undefined);
    await new Promise<void>((resolve) => impostor.listen(0, "127.0.0.1", resolve));
    const { port } = impostor.address() as AddressInfo;
    proxy.deed = (socket, request) => {
      tunnel()(socket, request.replace(/:\d+ /, `:${port} `));
    };
    const error = await failure(client().request(call(), remove));
    expect(error.message).toContain(said);
    expect(read).toEqual([]);
    await new Promise((resolve) => impostor.close(resolve));
  });
});

test("an answer over a connection that is not verified is not believed, whichever agent made it", async () => {
  const server = createServer((_, response) => response.end(asTheApi));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  class Plain extends Agent {
    override createConnection(): Socket {
      return connect((server.address() as AddressInfo).port, "127.0.0.1");
    }
  }
  await expect(openHttp("https://api.test", new Plain()).get("/")).rejects.toMatchObject({
    code: "unexpected-answer",
    message: expect.stringContaining("over a connection that is not verified"),
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe("whatever drips", () => {
  test.each<[string, Deed]>([
    ["from the proxy, in its answer", drip("HTTP/1.1 200 Connection established\r\nX-More: ")],
    [
      "from the proxy, in place of TLS",
      (socket, request) => {
        say("HTTP/1.1 200 OK\r\n\r\n")(socket, request);
        drip("\x16\x03\x03\x40\x00")(socket, request);
      },
    ],
    ["from a silent proxy", () => undefined],
  ])("%s: the call's budget ends it", async (_, deed) => {
    proxy.deed = deed;
    const error = await failure(client().request(call(300), post));
    expect(error.code).toBe("timeout");
    expect(api.asked).toEqual([]);
  });

  test("from the proxy: ends with the engine", async () => {
    const cloud = client();
    proxy.deed = (socket, request) => {
      abort.abort();
      drip("HTTP/1.1 200 Connection established\r\nX-More: ")(socket, request);
    };
    await expect(failure(cloud.request(call(), get))).resolves.toMatchObject({ code: "cancelled" });
  });
});

describe("a proxy that is not there", () => {
  test("is named, and asked for again", async () => {
    await proxy.close();
    const error = await failure(client().request(call(), post));
    expect(error).toMatchObject({ code: "unreachable" });
    expect(error.message).toContain(
      `the proxy of HTTPS_PROXY (127.0.0.1:${proxy.port}) cannot be used (ECONNREFUSED) (POST /iroh/oauth2/token). ` +
        "Check HTTPS_PROXY, and the way from here to that proxy.",
    );
  });
});

describe("an address of a proxy that cannot be one", () => {
  test.each([
    ["HTTPS_PROXY", "http://", "is not the address of a proxy"],
    ["HTTPS_PROXY", "http://hunter2 proxy:3128", "is not the address of a proxy"],
    ["https_proxy", "proxy.test:port", "is not the address of a proxy"],
    ["HTTPS_PROXY", "http://proxy.test:99999", "is not the address of a proxy"],
    ["HTTPS_PROXY", "http://proxy.test:0", "names port 0, on which no proxy can listen"],
    ["https_proxy", "proxy.test:0", "names port 0, on which no proxy can listen"],
    ["ALL_PROXY", "https://user:hunter2@proxy.test:00", "names port 0, on which no proxy can listen"],
    ["HTTPS_PROXY", "http://proxy.test:-1", "is not the address of a proxy"],
    ["HTTPS_PROXY", "http://proxy.test:65536", "is not the address of a proxy"],
    ["ALL_PROXY", "http://user:hunter2%zz@proxy.test:3128", "has a broken % escape in its user name or password"],
    ["HTTPS_PROXY", "http://us%er:hunter2@proxy.test:3128", "has a broken % escape in its user name or password"],
    ["HTTPS_PROXY", "socks5://user:hunter2@proxy.test:1080", "names a proxy that is neither http:// nor https://"],
    ["all_proxy", "pac+https://proxy.test/hunter2.pac", "names a proxy that is neither http:// nor https://"],
    ["HTTPS_PROXY", "hunter2://proxy.test", "names a proxy that is neither http:// nor https://"],
    ["HTTPS_PROXY", "file:///hunter2", "names a proxy that is neither http:// nor https://"],
  ])("%s=%s is named before anything is sent, and its value is not shown", (name, value, problem) => {
    Reflect.deleteProperty(process.env, "HTTPS_PROXY");
    process.env[name] = value;
    expect(() => client()).toThrow(
      expect.objectContaining({
        code: "invalid-input",
        message: `${name} ${problem}. Set ${name} to something like http://proxy.example.com:3128, or unset it.`,
      }),
    );
  });
});

describe("plain http", () => {
  test.each(["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"])(
    "stays on this machine, whatever %s says",
    async (name) => {
      const asked: string[] = [];
      const listener = createServer(({ url = "" }, response) => {
        asked.push(url);
        response.end(asTheApi);
      });
      await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
      const local = await ScriptedApi.start();
      process.env[name] = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
      for (const url of [local.url, local.url.replace("127.0.0.1", "localhost")]) {
        await expect(local.client({ url }).request(local.call(), get)).resolves.toEqual({});
      }
      expect(asked).toEqual([]);
      expect(local.requests).toHaveLength(2);
      await local.close();
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  );
});

test("a proxy that is spoken to over TLS is asked for by its own name", async () => {
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }]);
  const asked: string[] = [];
  const server = createTlsServer({
    ...{ cert, key },
    SNICallback: (name, done) => {
      asked.push(name);
      done(null);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    process.env["HTTPS_PROXY"] = `https://localhost:${(server.address() as AddressInfo).port}`;
    const beyond = new CloudClient(regions.us, credentialsFor("https://visibility.amp.cisco.com"), secrets, () => 0);
    expect((await failure(beyond.request(call(), get))).message).toContain("the proxy of HTTPS_PROXY (localhost:");
    expect(new Set(asked)).toEqual(new Set(["localhost"]));
  } finally {
    server.close();
  }
});
