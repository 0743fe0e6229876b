import { describe, expect, test } from "@jest/globals";
import { tokenCall } from "../support/emulator-api";
import { Managed, nothing, type Given } from "../support/managed";
import { Workbench } from "../support/workbench";

const CLIENTS = "/iroh/oauth2-clients/clients";
const all = ["casebook", "enrich:read", "private-intel", "response", "inspect:read"];
const envelope = "4dabf18193072939515e22adb298388d";
const bench = Workbench.ofThisFile();

/** The clients of the Americas but for the one this provider logs in with. */
async function clients() {
  const { clientId } = bench.emulator.regions.us;
  return (await bench.in("us")).clients.filter(({ id }) => id !== clientId);
}

async function logsIn({ clientId, clientPassword }: { clientId: string; clientPassword: string }): Promise<boolean> {
  return (await tokenCall(bench.emulator.regions.us.url, clientId, clientPassword)).status === 200;
}

describe("create", () => {
  test("makes a client that can log in, marked as ours", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook-and-pivot-menu" }, "sma");
    const [wire, ...more] = await clients();
    expect(more).toEqual([]);
    expect(wire).toMatchObject({
      ...{ id: client.id, name: "sma", scopes: all, grants: ["client-creds"], redirects: [], availability: "org" },
      ...{
        "enabled?": true,
        description: expect.stringMatching(/^\[ciscoctr:ApiClient workbench\/dev\/sma #[0-9a-f]{12} ~[0-9a-z]+\]$/),
      },
    });
    expect(client.outs).toMatchObject({
      ...{ clientId: client.id, name: "sma", description: "", enabled: true, grants: ["client-creds"], redirects: [] },
      ...{ availability: "org", keepers: {}, grantedScopes: all, ownerId: wire?.["owner-id"], createdAt: wire?.["created-at"] },
    });
    expect(client.raw["clientPassword"]).toHaveProperty(envelope);
    expect(client.outs.clientPassword).toHaveLength(54);
    expect(await logsIn(client.outs)).toBe(true);
  });

  test.each([
    ["casebook", ["casebook", "private-intel", "inspect:read"]],
    ["pivot-menu", ["enrich:read", "response"]],
  ] as const)("gives the scopes of the guide to the preset %s", async (preset, scopes) => {
    const client = await bench.made("ApiClient", { region: "us", preset });
    expect(client.outs.grantedScopes).toEqual(scopes);
    expect(client.outs).not.toHaveProperty("scopes");
  });

  test("makes one with everything given, disabled and for auth-code", async () => {
    const given: Given<"ApiClient"> = {
      ...{ region: "us", name: "portal", description: "For the portal", enabled: false, scopes: ["casebook"] },
      ...{ grants: ["auth-code", "client-creds"], redirects: ["https://portal.example.com/back"], availability: "user" },
    };
    const client = await bench.made("ApiClient", given);
    expect(await clients()).toEqual([
      expect.objectContaining({
        ...{ name: "portal", description: expect.stringMatching(/^For the portal \[ciscoctr:/), "enabled?": false },
        ...{ scopes: given.scopes, grants: given.grants, redirects: given.redirects, availability: "user" },
      }),
    ]);
    expect(await logsIn(client.outs)).toBe(false);
    expect(await client.diff()).toMatchObject(nothing);
    expect(await client.read()).toEqual({ there: true });
  });

  test("then has nothing to do, and refresh changes nothing, the password least of all", async () => {
    const client = await bench.made("ApiClient", { region: "us", scopes: ["response", "casebook"], description: "one" });
    const before = client.outs;
    expect(await client.diff()).toMatchObject(nothing);
    expect(await client.read()).toEqual({ there: true });
    expect(client.outs).toEqual(before);
    expect(client.raw["clientPassword"]).toHaveProperty(envelope);
    expect(await client.diff()).toMatchObject(nothing);
    expect(await client.diff({ region: "us", scopes: ["casebook", "response"], description: "one" })).toMatchObject(nothing);
  });
});

describe("update", () => {
  test.each([
    [{ name: "two" }, { name: "two" }],
    [{ description: "Why it is" }, { description: expect.stringMatching(/^Why it is \[ciscoctr:/) }],
    [{ enabled: false }, { "enabled?": false }],
    [{ preset: "pivot-menu" }, { scopes: ["enrich:read", "response"] }],
    [{ preset: undefined, scopes: ["casebook", "response"] }, { scopes: ["casebook", "response"] }],
  ] as const)("changes %j in place, and keeps the password", async (change, wire) => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const { clientPassword } = client.outs;
    const given = JSON.parse(JSON.stringify({ region: "us", preset: "casebook", ...change })) as { region: "us" };
    await bench.forgetRequests();
    expect(await client.up(given)).toMatchObject({ changes: true, replaces: [] });
    expect(await bench.changes()).toEqual([`us PATCH ${CLIENTS}/${client.id}`]);
    expect(await clients()).toEqual([expect.objectContaining({ id: client.id, ...wire })]);
    expect(client.outs.clientPassword).toBe(clientPassword);
    expect(client.raw["clientPassword"]).toHaveProperty(envelope);
    expect(await client.diff()).toMatchObject(nothing);
    expect(await client.read()).toEqual({ there: true });
  });

  test("goes back to the defaults when inputs are taken away", async () => {
    const client = await bench.made("ApiClient", {
      region: "us",
      scopes: ["casebook"],
      name: "n",
      description: "d",
      enabled: false,
    });
    await client.up({ region: "us", preset: "casebook" });
    expect(await clients()).toEqual([
      expect.objectContaining({ name: "one", "enabled?": true, description: expect.stringMatching(/^\[/) }),
    ]);
    expect(client.outs).not.toHaveProperty("scopes");
    expect(await client.diff()).toMatchObject(nothing);
  });

  test("keeps the mark as it is, whatever else changes", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const [before] = await clients();
    await client.up({ region: "us", preset: "casebook", name: "two" });
    expect((await clients())[0]?.description).toBe(before?.description);
  });
});

describe("replacement", () => {
  test.each([
    [{ region: "eu" as const }, "region"],
    [{ grants: ["client-creds" as const, "device-grant" as const] }, "grants"],
    [{ grants: ["auth-code" as const], redirects: ["https://a.example.com"] }, "redirects"],
    [{ availability: "user" as const }, "availability"],
  ])("of %j deletes first", async (change, property) => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const diff = await client.diff({ region: "us", preset: "casebook", ...change });
    expect(diff).toMatchObject({ changes: true, replaces: expect.arrayContaining([property]), deleteBeforeReplace: true });
  });

  test("for rotation creates first: old and new live side by side until the old one goes", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook", keepers: { month: "1" } });
    const old = client.outs;
    const given = { region: "us", preset: "casebook", keepers: { month: "2" } } as const;
    expect(await client.diff(given)).toEqual({ changes: true, replaces: ["keepers"], deleteBeforeReplace: false });
    await bench.forgetRequests();
    await client.replace(given);
    expect(await bench.changes()).toEqual([
      `us POST ${CLIENTS}`,
      `us PATCH ${CLIENTS}/${client.id}`,
      `us DELETE ${CLIENTS}/${old.clientId}`,
    ]);
    expect(await clients()).toEqual([expect.objectContaining({ id: client.id })]);
    expect(client.outs.clientPassword).not.toBe(old.clientPassword);
    expect(await logsIn(client.outs)).toBe(true);
    expect(await logsIn(old)).toBe(false);
  });

  test("does not happen for the order of lists, or their doubles in another order", async () => {
    const client = await bench.made("ApiClient", {
      ...{ region: "us", scopes: ["casebook"], grants: ["auth-code", "client-creds"] },
      redirects: ["https://a.example.com", "https://b.example.com"],
    });
    expect(
      await client.diff({
        ...{ region: "us", scopes: ["casebook"], grants: ["client-creds", "auth-code"] },
        redirects: ["https://b.example.com", "https://a.example.com"],
      }),
    ).toMatchObject(nothing);
  });
});

describe("drift by hand", () => {
  test.each([
    [{ name: "renamed" }, { name: "renamed" }],
    [{ description: "who was it" }, { description: "who was it" }],
    [{ "enabled?": false }, { enabled: false }],
    [{ scopes: ["casebook"] }, { scopes: ["casebook"] }],
  ])("of %j is seen, and repaired", async (patch, inputs) => {
    const client = await bench.made("ApiClient", { region: "us", scopes: all });
    const [before] = await clients();
    await (await bench.api("us")).expect(200, "PATCH", `${CLIENTS}/${client.id}`, patch);
    expect(await client.read()).toMatchObject({ there: true, inputs });
    await bench.forgetRequests();
    expect(await client.up()).toMatchObject({ changes: true, replaces: [] });
    expect(await bench.changes()).toEqual([`us PATCH ${CLIENTS}/${client.id}`]);
    expect(await clients()).toEqual([before]);
    expect(await client.diff()).toMatchObject(nothing);
    expect(await logsIn(client.outs)).toBe(true);
  });

  test("of the scopes is seen and repaired with a preset too", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    await (await bench.api("us")).expect(200, "PATCH", `${CLIENTS}/${client.id}`, { scopes: ["casebook"] });
    expect(await client.read()).toEqual({ there: true });
    expect(client.outs.grantedScopes).toEqual(["casebook"]);
    expect(await client.up()).toMatchObject({ changes: true, replaces: [] });
    expect((await clients())[0]?.scopes).toEqual(["casebook", "private-intel", "inspect:read"]);
    expect(await client.diff()).toMatchObject(nothing);
  });

  test("is gone when it was deleted; deleting it then is success, twice", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    await (await bench.api("us")).expect(204, "DELETE", `${CLIENTS}/${client.id}`);
    expect(await client.read()).toEqual({ there: false });
    await client.delete();
    await client.delete();
    expect(await clients()).toEqual([]);
  });
});

describe("recovery", () => {
  test.each([
    ["", { keepers: {} }],
    [", also when its keepers have changed since", { keepers: { a: "1" } }],
  ])("deletes the client of a killed run, whose password is lost, says so, and makes a new one%s", async (_, more) => {
    const killed = await halfMade();
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook", ...more });
    expect((await clients()).map(({ id }) => id)).toEqual([client.id]);
    expect(bench.logged.join("\n")).toContain(`API client ${killed}, made for this resource and then lost`);
    expect(await logsIn(client.outs)).toBe(true);
  });

  test("leaves a client whose password may be in use as it is, names it, and makes another beside it", async () => {
    const old = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    expect((await clients()).map(({ id }) => id)).toEqual([old.id, client.id]);
    expect(bench.logged.join("\n")).toContain(`API client ${old.id} ("one"), which an earlier run made for this resource, stays`);
    await client.delete();
    expect((await clients()).map(({ id }) => id)).toEqual([old.id]);
    expect(await logsIn(old.outs)).toBe(true);
  });

  describe("names a client that a rotation made which was killed before its answer was saved", () => {
    const given = (month: string): Given<"ApiClient"> => ({ region: "us", preset: "casebook", keepers: { month } });
    const warnings = () => bench.logged.filter((line) => line.includes("stays for now"));

    /** A client, rotated by one process as one command of the engine does it. */
    async function rotated(client: Managed<"ApiClient">, month: string): Promise<Managed<"ApiClient">> {
      const process = bench.process();
      const one = () => new Managed({ process: () => process, shown: bench.shown }, "ApiClient", "workbench/dev/one");
      const next = one();
      await next.create(given(month));
      const old = one();
      old.id = client.id;
      old.raw = client.raw;
      await old.delete();
      return next;
    }

    test("at the deletion of the old one, when the keepers have changed again", async () => {
      const client = await bench.made("ApiClient", given("1"));
      const unheld = await bench.made("ApiClient", given("2"));
      const next = await rotated(client, "3");
      expect(warnings()).toEqual([expect.stringMatching(new RegExp(`API client ${unheld.id} .*its password may be in use`))]);
      expect((await clients()).map(({ id }) => id)).toEqual([unheld.id, next.id]);
      expect(await logsIn(unheld.outs)).toBe(true);
    });

    test("at the next change, when the keepers were put back", async () => {
      const client = await bench.made("ApiClient", given("1"));
      const unheld = await bench.made("ApiClient", given("2"));
      await client.up({ ...given("1"), name: "two" });
      expect(warnings()).toEqual([expect.stringContaining(`API client ${unheld.id} `)]);
    });

    test("and no client whose rotation is ended by the command after a killed one", async () => {
      const old = await bench.made("ApiClient", given("1"));
      const process = bench.process();
      const next = new Managed({ process: () => process, shown: bench.shown }, "ApiClient", "workbench/dev/one");
      const saved = await bench.made("ApiClient", given("2"));
      next.id = saved.id;
      next.raw = saved.raw;
      await next.diff(given("2"));
      const going = new Managed({ process: () => process, shown: bench.shown }, "ApiClient", "workbench/dev/one");
      going.id = old.id;
      going.raw = old.raw;
      await going.delete();
      expect(warnings()).toEqual([]);
      expect((await clients()).map(({ id }) => id)).toEqual([saved.id]);
    });

    test("and no client of a plain rotation", async () => {
      const next = await rotated(await bench.made("ApiClient", given("1")), "2");
      expect(warnings()).toEqual([]);
      expect((await clients()).map(({ id }) => id)).toEqual([next.id]);
    });
  });

  /** A client as a run leaves it that was killed before it could hand its password over. */
  async function halfMade(): Promise<string> {
    const description = async () => (await clients()).at(-1)?.description ?? "";
    const made = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const fresh = (await description()).replace(/\]$/, " new]");
    await (await bench.api("us")).expect(200, "PATCH", `${CLIENTS}/${made.id}`, { description: fresh });
    return made.id;
  }

  test("leaves clients of the same name alone: unmarked, another stack's, another kind's, and the one being rotated", async () => {
    const api = await bench.api("us");
    const foreign = [
      "",
      "[ciscoctr:ApiClient workbench/prod/one #0123456789ab]",
      "[ciscoctr:SseToken workbench/dev/one #0123456789ab]",
    ];
    for (const description of foreign) {
      await api.expect(201, "POST", CLIENTS, { name: "one", description, scopes: ["casebook"], grants: ["client-creds"] });
    }
    const before = await clients();
    const old = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook", keepers: { a: "1" } });
    const after = await clients();
    expect(after.slice(0, 3)).toEqual(before);
    expect(after.slice(3).map(({ id }) => id)).toEqual([old.id, client.id]);
  });

  test("has exactly one that works when an answer is lost", async () => {
    await bench.faults({ kind: "resetAfterAccept", method: "POST", path: CLIENTS, count: 1 });
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
    expect((await clients()).map(({ id }) => id)).toEqual([client.id]);
    expect(await logsIn(client.outs)).toBe(true);
  });

  test("leaves none that works behind when every answer is lost, and the next run puts it right", async () => {
    await bench.faults({ kind: "resetAfterAccept", method: "POST", path: CLIENTS });
    const client = bench.resource("ApiClient");
    await expect(client.create({ region: "us", preset: "casebook" })).rejects.toThrow(/cannot create API client "one".*broke/);
    await bench.noFaults();
    await client.create({ region: "us", preset: "casebook" });
    expect((await clients()).map(({ id }) => id)).toEqual([client.id]);
  });

  describe("of a client that cannot be disabled", () => {
    const given = { region: "us", preset: "casebook", enabled: false } as const;
    const refusal = { kind: "status", status: 403, body: { error: "forbidden" }, path: `${CLIENTS}/` } as const;

    test("takes it away again", async () => {
      await bench.faults({ ...refusal, method: "PATCH" });
      const client = bench.resource("ApiClient");
      await expect(client.create(given)).rejects.toThrow(/cannot create API client "one".*PATCH.*403/);
      expect(await clients()).toEqual([]);
      expect(client.id).toBe("");
    });

    test("nor taken away is named, never held by a state, and replaced by the next run", async () => {
      await bench.faults({ ...refusal, method: "PATCH" }, { ...refusal, method: "DELETE" });
      const client = bench.resource("ApiClient");
      await expect(client.create(given)).rejects.toThrow(/cannot create API client "one".*PATCH.*403/);
      await bench.noFaults();
      const [left] = await clients();
      expect(client.id).toBe("");
      expect(bench.logged.join("\n")).toContain(`API client ${left?.id} stays in region "us" for now`);
      await client.create(given);
      expect(await clients()).toEqual([expect.objectContaining({ id: client.id, "enabled?": false })]);
      expect(client.id).not.toBe(left?.id);
      expect(await client.diff()).toMatchObject(nothing);
    });
  });
});
