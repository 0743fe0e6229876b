/** Modules of a relay's type really ask their relay, on this machine only. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ModuleInstance } from "../../../emulator/cloud/organisation";
import { send } from "../../support/emulator-api";
import { EmulatorWorkbench } from "../../support/emulator-workbench";
import { validateResponse } from "../../support/swagger";

const CUSTOM_RELAY = "a14ae422-01b6-5013-9876-695ff1b0ebe0";
const INSTANCES = "/iroh/iroh-int/module-instance";
const TYPES = "/iroh/iroh-int/module-type";
const bench = EmulatorWorkbench.ofThisFile({ record: true });

interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** A relay that is not ours: it answers what it is told to, and remembers what it was asked. */
class OtherRelay {
  readonly asked: Asked[] = [];
  private server: Server | undefined;

  async start(status: number, answer: unknown, headers: Record<string, string> = {}): Promise<string> {
    this.server = createServer((request, response) => {
      let text = "";
      request
        .on("data", (bytes: Buffer) => (text += bytes.toString()))
        .on("end", () => {
          const { method = "", url = "" } = request;
          this.asked.push({ method, path: url, headers: request.headers, body: JSON.parse(text) as unknown });
          response.writeHead(status, headers).end(typeof answer === "string" ? answer : JSON.stringify(answer));
        });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    server?.closeAllConnections();
    if (server) await new Promise((resolve) => server.close(resolve));
  }
}

const other = new OtherRelay();
const reference = {
  ...{ id: "ref-1", title: "t", description: "d", categories: ["c"], url: "https://a.example" },
  ...{ module: "somebody else", module_instance_id: "another" },
};

afterEach(async () => {
  await other.stop();
  other.asked.length = 0;
  const { body } = await bench.admin("GET", "/exchanges");
  const exchanges = body as { method: string; path: string; status: number; body: unknown }[];
  expect(exchanges.flatMap((one) => validateResponse(one.method, one.path, one.status, one.body))).toEqual([]);
});

interface Told {
  data: Record<string, unknown>[];
  errors: { code: string; message: string; type: string; module_instance_id: string }[];
}

async function relayModule(settings: object, module_type_id = CUSTOM_RELAY): Promise<string> {
  const wish = { name: "relay", module_type_id, visibility: "org", settings };
  return (await bench.us.expect<ModuleInstance>(201, "POST", INSTANCES, wish)).id;
}

async function health(id: string): Promise<[status: unknown, codes: string[]]> {
  const told = await bench.us.expect<{ data: { data: { status: string } }; errors: { code: string }[] }>(
    200,
    "POST",
    `/iroh/iroh-enrich/health/${id}`,
  );
  return [told.data.data.status, told.errors.map(({ code }) => code)];
}

async function ask(verb: string, id: string, ...values: string[]): Promise<Told> {
  const observables = values.map((value) => ({ type: "domain", value }));
  return bench.us.expect<Told>(200, "POST", `/iroh/iroh-enrich/${verb}/observables?mids=${id}`, observables);
}

describe("the emulator's own relay", () => {
  test("is healthy, observes, deliberates and refers", async () => {
    const id = await relayModule({ url: bench.emulator.relay });
    expect(await health(id)).toEqual(["ok", []]);
    const bad = "internetbadguys.com";
    const module = { module: "relay", module_instance_id: id, module_type_id: CUSTOM_RELAY };
    expect(await ask("observe", id, bad, "cisco.com")).toEqual({
      data: [
        {
          ...module,
          data: {
            sightings: { count: 1, docs: [expect.objectContaining({ observables: [{ type: "domain", value: bad }] })] },
            verdicts: { count: 1, docs: [expect.objectContaining({ disposition: 2, disposition_name: "Malicious" })] },
          },
        },
      ],
      errors: [],
    });
    expect(await ask("deliberate", id, bad)).toMatchObject({ data: [{ ...module, data: { verdicts: { count: 1 } } }] });
    expect(await ask("refer", id, "a.example", "b.example")).toMatchObject({ data: [module, module], errors: [] });
    expect(await ask("observe", id, "nothing.example")).toEqual({ data: [], errors: [] });
  });

  test("is found by a type of one's own, whose properties say where it is", async () => {
    const type = {
      ...{ title: "Desk", default_name: "Desk" },
      capabilities: ["health", "observe"].map((id) => ({ id, description: id })),
      properties: { url: `${bench.emulator.relay}/`, "supported-apis": ["health", "observe/observables"] },
    };
    const { id: typeId } = await bench.us.expect<{ id: string }>(201, "POST", TYPES, type);
    const id = await relayModule({}, typeId);
    expect(await health(id)).toEqual(["ok", []]);
    expect((await ask("observe", id, "internetbadguys.com")).data).toHaveLength(1);
  });

  test("says no to what is no list of observables, as published relays do", async () => {
    const { status, body } = await send(`${bench.emulator.relay}/observe/observables`, "POST", { type: "ip" });
    expect([status, body]).toEqual([200, { errors: [expect.objectContaining({ type: "fatal" })] }]);
  });

  test("makes a module unhealthy whose url leads past it", async () => {
    const id = await relayModule({ url: `${bench.emulator.relay}/nowhere` });
    expect(await health(id)).toEqual(["error", ["relay-refused"]]);
  });
});

describe("a relay of somebody else's", () => {
  test("is asked by POST below its url, with the observables and the authorization of the module", async () => {
    const url = await other.start(200, { data: {} });
    const settings = { url: `${url}/dev/`, "auth-type": "authorization-header", "authorization-header": "Bearer of-the-relay" };
    const id = await relayModule(settings);
    await health(id);
    expect(await ask("observe", id, "a.example")).toEqual({ data: [], errors: [] });
    expect(other.asked).toMatchObject([
      { method: "POST", path: "/dev/health", headers: { authorization: "Bearer of-the-relay" } },
      {
        method: "POST",
        path: "/dev/observe/observables",
        headers: { authorization: "Bearer of-the-relay", "content-type": "application/json" },
        body: [{ type: "domain", value: "a.example" }],
      },
    ]);
  });

  const basic = `Basic ${Buffer.from("u:p").toString("base64")}`;
  test.each<[string, object, string | undefined]>([
    ["none", {}, undefined],
    ["basic", { "auth-type": "basic", "basic-auth-user": "u", "basic-auth-password": "p" }, basic],
    ["bearer", { "auth-type": "bearer", token: "t" }, "Bearer t"],
  ])("is told who calls: %s", async (_, settings, authorization) => {
    await health(await relayModule({ url: await other.start(200, { data: { status: "ok" } }), ...settings }));
    expect(other.asked[0]?.headers.authorization).toBe(authorization);
  });

  test("is told the settings of the module in a token, signed with the key of its type", async () => {
    const url = await other.start(200, { data: { status: "ok" } });
    const properties = {
      url,
      "auth-type": "configuration-token",
      "configuration-token-key": "k",
      "configuration-token-audience": "a",
    };
    const type = { title: "T", default_name: "T", capabilities: [{ id: "health", description: "h" }], properties };
    const { id } = await bench.us.expect<{ id: string }>(201, "POST", TYPES, type);
    await health(await relayModule({ custom_host: "desk.example.com" }, id));
    const [header = "", claims = "", signature] = (other.asked[0]?.headers.authorization ?? "").slice(7).split(".");
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({ custom_host: "desk.example.com", aud: "a" });
    expect(signature).toBe(createHmac("sha256", "k").update(`${header}.${claims}`).digest("base64url"));
  });

  test.each<[string, number, unknown, string]>([
    [
      "its own errors",
      200,
      { errors: [{ type: "fatal", code: "authorization error", message: "m", more: 1 }] },
      "authorization error",
    ],
    ["another status", 500, { data: {} }, "relay-refused"],
    ["a redirect", 302, "", "relay-refused"],
    ["no JSON", 200, "<html>", "relay-failed"],
    ["nothing", 200, {}, "relay-failed"],
    ["null", 200, "null", "relay-failed"],
    ["errors of another form", 200, { errors: ["no"] }, "relay-failed"],
    ["more than anybody reads", 200, "x".repeat(2_000_000), "relay-failed"],
  ])("makes its module unhealthy by %s, and never the call", async (_, status, answer, code) => {
    const id = await relayModule({ url: await other.start(status, answer, { Location: "http://127.0.0.1:9/" }) });
    expect(await health(id)).toEqual(["error", [code]]);
    expect(await ask("observe", id, "a.example")).toMatchObject({ data: [], errors: [{ code, module_instance_id: id }] });
  });

  test("cannot speak for another module", async () => {
    const id = await relayModule({ url: await other.start(200, { data: [reference] }), "supported-apis": ["refer/observables"] });
    expect((await ask("refer", id, "a.example")).data).toEqual([
      { ...reference, module: "relay", module_instance_id: id, module_type_id: CUSTOM_RELAY },
    ]);
  });

  test("is unhealthy when nobody listens", async () => {
    const url = await other.start(200, {});
    await other.stop();
    expect(await health(await relayModule({ url }))).toEqual(["error", ["relay-failed"]]);
  });

  test("is not asked for what it does not support", async () => {
    const url = await other.start(200, { data: {} });
    const id = await relayModule({ url, "supported-apis": ["deliberate/observables"] });
    expect(await health(id)).toEqual(["ok", []]);
    expect(await ask("observe", id, "a.example")).toEqual({ data: [], errors: [] });
    expect(other.asked).toEqual([]);
  });
});

describe("a relay elsewhere", () => {
  test.each([
    "https://relay.example.com/prod",
    "http://relay.example.com",
    "http://127.0.0.1.nip.io:8080",
    "http://127.0.0.2:8080",
    "http://0.0.0.0:8080",
    "http://169.254.169.254/latest",
    "http://user@evil.example:80",
    "https://127.0.0.1:8443",
    "file:///etc/passwd",
    "ftp://127.0.0.1",
    "relay",
  ])("is never called: %s", async (url) => {
    const id = await relayModule({ url });
    expect(await health(id)).toEqual(["error", ["relay-not-called"]]);
    expect((await ask("observe", id, "a.example")).errors).toMatchObject([{ code: "relay-not-called" }]);
  });

  test.each([{}, { url: "" }, { url: 1 }])("is missing in %j", async (settings) => {
    expect(await health(await relayModule(settings))).toEqual(["error", ["url-not-set"]]);
  });
});
