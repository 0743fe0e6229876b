/** Every check says yes to a world as it is taken for given, and no to one that is otherwise. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Finding, Look, Seen } from "../../cli/contract/assumption";
import { assumptions } from "../../cli/contract/assumptions";
import { Gatherer } from "../../cli/contract/gather";
import { settled } from "../../cli/contract/settle";
import { startEmulator, type RunningEmulator } from "../../emulator";
import { clientWith } from "../support/command-line";
import { accessOf, furnish } from "../support/contract-bench";
import { RegionApi } from "../support/emulator-api";

let emulator: RunningEmulator;
let seen: Seen;

async function gathered(clients = {}): Promise<Seen> {
  const access = accessOf(emulator, ["us"], clients);
  return new Gatherer(access.cloud("us"), access.call(60_000)).gather();
}

beforeAll(async () => {
  emulator = await startEmulator();
  await furnish(emulator, "us");
  seen = await gathered();
});
afterAll(() => emulator.close());

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

const at = (json: unknown, path: Path): Json => path.reduce<unknown>((inner, key) => (inner as Json)[key], json) as Json;
/** Puts a value to where a path leads; absent, it takes away what is there. */
const put = (json: unknown, path: Path, value?: unknown) => {
  const holder = at(json, path.slice(0, -1));
  return value === undefined
    ? Reflect.deleteProperty(holder, String(path.at(-1)))
    : Object.assign(holder, { [String(path.at(-1))]: value });
};
const bodyOf = (look: Look | undefined): Json => look?.answer?.body as Json;
const answered = (look: Look | undefined, status: number, body: unknown) =>
  look && Object.assign(look, { answer: { status, headers: {}, body } });
const items = (world: Seen, noun: keyof Seen["lists"]): Json[] => bodyOf(world.lists[noun].pages[0]) as unknown as Json[];
const each = (world: Seen, noun: keyof Seen["lists"], change: (item: Json) => unknown) => items(world, noun).map(change);
const inEach = (world: Seen, noun: keyof Seen["lists"], path: Path, value?: unknown) =>
  each(world, noun, (item) => put(item, path, value));
const operation = (world: Seen, service: keyof Seen["documents"], path: string, method: string): Json =>
  at(bodyOf(world.documents[service]), ["paths", path, method]);
const parameters = (of: Json) => of["parameters"] as { in: string; schema: Json }[];
const bodyParameter = (of: Json) => parameters(of).find((each) => each.in === "body")?.schema;
const unpublished = (world: Seen, service: keyof Seen["documents"], path: string, method: string) =>
  put(bodyOf(world.documents[service]), ["paths", path, method]);
const esaType = (world: Seen): Json => items(world, "type").find(({ title }) => title === "Email Security Appliance") ?? {};
const renamed = (world: Seen, title: RegExp) =>
  items(world, "type")
    .filter((type) => title.test([type["title"], type["former_title"]].map(String).join(" ")))
    .map((type) => Object.assign(type, { title: "x", former_title: "x", default_name: "x" }));
const device = "/iroh/iroh-sse/device";
const clients = "/iroh/oauth2-clients/clients";
const instances = "/iroh/iroh-int/module-instance";
const spelt = (item: Json | undefined, from: string, to: string) => {
  put(item, [to], item?.[from]);
  return put(item, [from]);
};

/** For each check, how a world differs: and what is then said to be seen. */
const otherwise: Record<string, [change: (world: Seen) => unknown, seen: RegExp]> = {
  "The token call answers": [(world) => put(bodyOf(world.single.login), ["expires_in"], 3600), /^3600$/],
  "The provider can read an access token.": [(world) => put(bodyOf(world.single.login), ["scope"]), /no access token/],
  "`GET /iroh/session/session-status`": [
    (world) => answered(world.single.session, 404, { error: "not_found" }),
    /^404 not_found$/,
  ],
  "The authorization server": [
    (world) => put(bodyOf(world.single.authorizationServer), ["token_endpoint"], "https://x/y"),
    /another address/,
  ],
  "A wrong id or password": [(world) => answered(world.single.stranger, 401, { error: "unauthorized" }), /^401 unauthorized$/],
  "An access token is a JWT": [(world) => put(bodyOf(world.single.login), ["access_token"], "opaque"), /another form/],
  "The roots of scopes": [(world) => put(bodyOf(world.single.authorizationServer), ["scopes_supported"], ["sse"]), /not among/],
  "A root scope covers": [(world) => answered(world.lists.module.pages[0], 403, { error: "missing_scope" }), /403 missing_scope/],
  "`POST /iroh/oauth2-clients/clients` makes": [
    (world) => put(bodyParameter(operation(world, "oauth2-clients", clients, "post")), ["required"], ["name", "org-id"]),
    /needs org-id/,
  ],
  "Below that path clients": [(world) => answered(world.lists.client.one, 404, { error: "not_found" }), /404/],
  "Clients are listed as modules": [(world) => (world.lists.client.second = world.lists.client.pages[0] as Look), /^\d$/],
  "The Swagger of API clients": [
    (world) => unpublished(world, "oauth2-clients", `${clients}/{id}`, "patch"),
    /not in the Swagger/,
  ],
  "A client has these members": [
    (world) => each(world, "client", (one) => spelt(one, "created-at", "created_at")),
    /^created_at$/,
  ],
  "The provider can read every API client.": [(world) => inEach(world, "client", ["scopes"], "all"), /not a list of texts/],
  "Reading a client leaves": [(world) => inEach(world, "client", ["password"], "x"), /`password`/],
  "A client that is not there": [(world) => answered(world.lists.client.missing, 404, { error: "gone" }), /404 gone/],
  "`GET /iroh/iroh-sse/device` lists": [(world) => answered(world.lists.device.pages[0], 200, { items: [] }), /an object/],
  "The Swagger of Security": [(world) => unpublished(world, "iroh-sse", `${device}/{id}/token`, "post"), /not in the Swagger/],
  "A module refers to its device": [(world) => inEach(world, "module", ["settings", "device-id"], "other"), /something else/],
  "A device has these members": [
    (world) => inEach(world, "device", ["created_at"], "2020-05-11 20:41:05 UTC"),
    /^9999-99-99 99:99:99 UTC$/,
  ],
  "A registered device has": [(world) => each(world, "device", (one) => spelt(one, "ip_address", "ipAddress")), /^ipAddress$/],
  "The status of a device": [(world) => inEach(world, "device", ["status"], "Offline"), /^Offline$/],
  "`POST` takes name, description and type": [
    (world) => put(bodyParameter(operation(world, "iroh-sse", device, "post")), ["properties", "type"]),
    /takes description, name$/,
  ],
  "`PATCH` takes name and description": [
    (world) => put(bodyParameter(operation(world, "iroh-sse", `${device}/{id}`, "patch")), ["properties", "name"]),
    /takes description$/,
  ],
  "`POST /device/{id}/token` takes": [
    (world) =>
      spelt(
        bodyParameter(operation(world, "iroh-sse", `${device}/{id}/token`, "post"))?.["properties"] as Json,
        "expires_in",
        "ttl",
      ),
    /takes ttl/,
  ],
  "The list of devices is bare": [(world) => answered(world.lists.device.second, 200, []), /^none$/],
  "The Swagger of the list": [(world) => put(operation(world, "iroh-sse", device, "get"), ["parameters"], []), /takes none/],
  "A list takes a slash": [(world) => answered(world.single.slash, 404, { error: "not_found" }), /404 not_found/],
  "A device that is not there": [(world) => answered(world.lists.device.missing, 400, { error: "bad_id" }), /400 bad_id/],
  "Members of a device are written": [
    (world) => each(world, "device", (one) => spelt(one, "created_at", "createdAt")),
    /^createdAt$/,
  ],
  "The provider can read every device": [(world) => inEach(world, "device", ["status"]), /has no status/],
  "The Swagger has the calls by which": [
    (world) => unpublished(world, "iroh-int", instances, "get"),
    /not in the Swagger of iroh-int/,
  ],
  "The Swagger has the calls that": [(world) => unpublished(world, "iroh-int", "/iroh/iroh-int/module-type", "post"), /not in/],
  "A module is made of": [
    (world) => put(bodyParameter(operation(world, "iroh-int", instances, "post")), ["properties", "external_references"]),
    /^takes enabled, module_type_id, name, parent_id, settings, visibility$/,
  ],
  "`PATCH` takes what the provider sends": [
    (world) => put(bodyParameter(operation(world, "iroh-int", `${instances}/{id}`, "patch")), ["properties", "visibility"], {}),
    /takes visibility/,
  ],
  "A module has these members": [(world) => inEach(world, "module", ["enabled"], "yes"), /^a text$/],
  "The provider can read every module.": [(world) => inEach(world, "module", ["settings"], []), /settings of the module/],
  "Lists of modules": [(world) => answered(world.lists.type.pages[0], 200, { data: items(world, "type") }), /under `data`/],
  "A module that is not there": [(world) => answered(world.lists.type.missing, 404, { error: "not_found" }), /^404 not_found$/],
  "Passwords in `settings`": [
    (world) => inEach(world, "module", ["settings", "authorization-header"], "Bearer shown"),
    /^a value$/,
  ],
  "The user of what Cisco": [(world) => inEach(world, "type", ["user_id"], "system"), /another user/],
  "The health of a module": [
    (world) => put(bodyOf(world.documents["iroh-enrich"]), ["paths"], { "/iroh/iroh-enrich/health": {} }),
    /not in the Swagger of iroh-enrich/,
  ],
  "Modules are asked by": [
    (world) => put(operation(world, "iroh-enrich", "/iroh/iroh-enrich/observe/observables", "post"), ["parameters"], []),
    /no body/,
  ],
  "A module type has these members": [(world) => inEach(world, "type", ["title"]), /no `title`/],
  "A field of a `configuration_spec`": [
    (world) => inEach(world, "type", ["configuration_spec"], [{ key: "k", kind: "device", label: "l" }]),
    /no `type`/,
  ],
  "The type of a field": [(world) => put(esaType(world), ["configuration_spec", 0, "type"], "appliance"), /^appliance$/],
  "The provider can read every module type.": [(world) => inEach(world, "type", ["id"]), /has no id/],
  "Types for ESA, SMA and Firepower": [(world) => put(esaType(world), ["configuration_spec", 1, "default_value"], 90), /^90$/],
  "The keys of an ESA's module": [
    (world) => put(esaType(world), ["configuration_spec", 0, "key"], "sse-device"),
    /^sse-device, request-timeframe$/,
  ],
  "Custom relay and Private": [(world) => inEach(world, "type", ["id"], "1"), /no type of that id/],
  "The type for an ESA": [(world) => renamed(world, /^Email/), /none by any/],
  "The type for an SMA's web": [(world) => renamed(world, /^SMA Web/), /none by any/],
  "The type for an SMA's e-mail": [(world) => renamed(world, /SMA Email/), /none by any/],
  "The type for Firepower": [(world) => renamed(world, /Firepower/), /none by any/],
  "`GET /clouds.json`": [(world) => answered(world.single.clouds, 200, { Europe: { services: "x" } }), /something else/],
  "`GET /iroh/profile/whoami`": [(world) => put(bodyOf(world.single.whoami), ["org"]), /^user$/],
  "`user` has": [(world) => spelt(bodyOf(world.single.whoami)["user"] as Json, "user-name", "user-nick"), /no `user-name`/],
  "The provider can read who": [(world) => put(bodyOf(world.single.whoami), ["org", "id"]), /has no id/],
  "`GET /iroh/profile/org`": [(world) => answered(world.single.organisation, 200, []), /a list/],
  "Every answer has `X-Ratelimit": [
    (world) => put(world.single.whoami.answer?.headers, ["x-ratelimit-org-limit"], "5000"),
    /5000/,
  ],
  "Every answer has `X-Iroh": [
    (world) => put(world.single.session.answer?.headers, ["x-iroh-version"]),
    /none on .*session-status/,
  ],
  "Every answer has the `Date`": [(world) => put(world.single.session.answer?.headers, ["date"]), /none on .*session-status/],
  "Without a token": [(world) => answered(world.single.anonymous, 401, { error: "unauthorized" }), /401 unauthorized/],
  "What is not there is told": [
    (world) => answered(world.lists.type.missing, 404, { error: "module_type_not_found" }),
    /no `error_desc/,
  ],
  "`iroh-int` and `iroh-enrich` publish": [
    (world) => answered(world.documents["iroh-int"], 401, { error: "invalid_request" }),
    /401/,
  ],
  "`iroh-sse` and `oauth2-clients` publish": [
    (world) => answered(world.documents["iroh-sse"], 404, { error: "not_found" }),
    /404/,
  ],
};

const checked = assumptions.filter(({ check }) => check);
const find = (world: Seen, beginning: string): Finding[] =>
  checked.flatMap(({ says, check }) => (check && says.startsWith(beginning) ? [settled(check, world)] : []));

/** It takes a client that lacks a scope; see below. */
const withLesserClient = "Without a scope";

test("each check is there once", () => {
  const beginnings = [...Object.keys(otherwise), withLesserClient];
  const unmatched = checked.filter(({ says }) => beginnings.filter((each) => says.startsWith(each)).length !== 1);
  expect(unmatched.map(({ says }) => says)).toEqual([]);
  expect(beginnings.length).toBe(checked.length);
});

describe.each(Object.entries(otherwise))("%s", (beginning, [change, said]) => {
  test("is confirmed by the world as it is", () => {
    expect(find(seen, beginning)).toEqual([expect.objectContaining({ verdict: "confirmed" })]);
  });

  test("differs in a world that is otherwise", () => {
    const other = structuredClone(seen);
    change(other);
    expect(find(other, beginning)).toEqual([
      { verdict: "differs", expected: expect.stringMatching(/./), seen: expect.stringMatching(said) },
    ]);
  });
});

describe("what cannot be seen stays open", () => {
  test("where the client lacks a scope, with the scope; and what it is told is looked at", async () => {
    const { id, password } = await clientWith(await RegionApi.open(emulator, "us"), ["oauth:read", "profile:read"]);
    const lesser = await gathered({ us: { id, password } });
    expect(find(lesser, "The provider can read every device")).toEqual([
      { verdict: "open", why: "the API client may not look there: it lacks sse:read" },
    ]);
    expect(find(lesser, withLesserClient)).toEqual([{ verdict: "confirmed" }]);
    const other = structuredClone(lesser);
    put(bodyOf(other.lists.device.missing), ["missing-scopes"]);
    expect(find(other, withLesserClient)).toMatchObject([{ verdict: "differs", seen: "no `missing-scopes`" }]);
    expect(find(seen, withLesserClient)).toMatchObject([{ verdict: "open", why: expect.stringMatching(/lacks no scope/) }]);
  });

  test("where nothing is there, and where a service publishes nothing", () => {
    const empty = structuredClone(seen);
    for (const noun of ["device", "module", "type", "client"] as const) answered(empty.lists[noun].pages[0], 200, []);
    answered(empty.documents["iroh-sse"], 404, { error: "not_found" });
    expect(find(empty, "A device has these members")).toEqual([{ verdict: "open", why: "the organisation has none to look at" }]);
    expect(find(empty, "`POST` takes name, description and type")).toEqual([
      { verdict: "open", why: "iroh-sse publishes no Swagger at /iroh/iroh-sse/swagger.json: 404 not_found" },
    ]);
    expect(find(empty, "Types for ESA")).toMatchObject([{ verdict: "open" }]);
  });

  test("where no answer came, with the reason", () => {
    const cut = structuredClone(seen);
    delete cut.single.whoami.answer;
    cut.single.whoami.problem = "the connection broke";
    expect(find(cut, "The provider can read who")).toEqual([{ verdict: "open", why: "the connection broke" }]);
  });
});

test("a member that is no longer unknown is told beside what is confirmed", () => {
  const other = structuredClone(seen);
  each(other, "device", (one) => Object.assign(one, { serial_number: "4711", "acme host 7": "x" }));
  expect(find(other, "A device has these members")).toEqual([
    { verdict: "confirmed", also: "members beside them: serial_number" },
  ]);
});
