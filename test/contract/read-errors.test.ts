/** Law 2 of the lifecycle, for every resource: only a confirmed 404 means gone. */
import { describe, expect, test } from "@jest/globals";
import type { FaultRule } from "../../emulator";
import type { ResourceName } from "../../provider/generated/schemas";
import { nothing, type Managed } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();

/** Those of the cloud; an FMC's failures are in fmc-cloud-integration.test.ts. */
type CloudResource = Exclude<ResourceName, "FmcCloudIntegration">;

const kinds: Record<CloudResource, { noun: string; path: string; make: () => Promise<Managed<ResourceName>> }> = {
  SseToken: {
    noun: "registration token",
    path: "/iroh/iroh-sse/device",
    make: () => bench.made("SseToken", { region: "us", devices: 2 }),
  },
  DeviceRegistration: {
    noun: "device registration",
    path: "/iroh/iroh-sse/device",
    make: () => bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) }),
  },
  CtrModule: {
    noun: "CTR module",
    path: "/iroh/iroh-int/module-instance",
    make: async () => bench.made("CtrModule", { region: "us", type: "esa", deviceId: await bench.registerByHand(esa, "us") }),
  },
  CtrModuleType: {
    noun: "module type",
    path: "/iroh/iroh-int/module-type",
    make: () => bench.made("CtrModuleType", { region: "us" }),
  },
  ApiClient: {
    noun: "API client",
    path: "/iroh/oauth2-clients/clients",
    make: () => bench.made("ApiClient", { region: "us", preset: "casebook" }),
  },
};

const failures: [string, FaultRule, RegExp][] = [
  ["401 again and again", { kind: "status", status: 401 }, /refuses the access token.* -> 401 .*Check that the API client/],
  ["403", { kind: "status", status: 403 }, /refuses access.* -> 403 .*Check the API client's scopes/],
  ["429 for most of an hour", tooMany("3172s"), /request quota .*Try again after \d{4}-/],
  ["429 without an end", tooMany("1"), /quota is used up.* -> 429/],
  ["500", { kind: "status", status: 500 }, /the API failed.* -> 500 injected_fault, trace .*Run the command again/],
  ["502 with a page", { kind: "status", status: 502 }, /the API failed.* -> 502.*Run the command again/],
  ["a cut connection", { kind: "reset" }, /the connection to 127\.0\.0\.1:\d+ broke.*Check the network/],
  ["half an answer", { kind: "truncate" }, /the connection to 127\.0\.0\.1:\d+ broke|cut off/],
  ["an answer that is not JSON", { kind: "invalidJson" }, /the answer is cut off or is not JSON/],
  [
    "another server's 404",
    { kind: "status", status: 404, body: "<h1>Not Found</h1>" },
    /something that is not the API answered 404/,
  ],
  ["an answer of another shape", { kind: "status", status: 200, body: { ok: true } }, /not what the API promises/],
  ["a list under a login page", { kind: "status", status: 302, headers: { Location: "/login" }, body: "" }, /redirect/],
];

function tooMany(seconds: string): FaultRule {
  return { kind: "status", status: 429, headers: { "Retry-After": seconds } };
}

describe.each(Object.keys(kinds) as CloudResource[])("%s", (kind) => {
  test("fails its refresh, and is never gone, whatever goes wrong", async () => {
    const { noun, path, make } = kinds[kind];
    const resource = await make();
    const before = resource.outs;
    for (const [what, fault, message] of failures) {
      await bench.faults({ ...fault, method: "GET", path });
      const failure = await resource.read().then(
        ({ there }) => `answered ${there ? "there" : "gone"}`,
        (error: unknown) => (error as Error).message,
      );
      await bench.noFaults();
      expect([what, failure]).toEqual([what, expect.stringMatching(message)]);
      expect(failure).toContain(`cannot read ${noun} "one": `);
      expect(resource.outs).toEqual(before);
    }
    expect(await resource.read()).toEqual({ there: true });
    expect(await resource.diff()).toMatchObject(nothing);
  });

  test("gets over failures that pass", async () => {
    const { path, make } = kinds[kind];
    const resource = await make();
    const passing = failures.map(([, fault]) => ({ ...fault, method: "GET", path, count: 1 }));
    for (const fault of passing.filter(({ kind, status = 0 }) => kind !== "status" || [429, 500, 502].includes(status))) {
      if (fault.headers?.["Retry-After"] === "3172s") continue;
      await bench.faults(fault, { kind: "expireToken", path, count: 1 });
      expect(await resource.read()).toEqual({ there: true });
      await bench.noFaults();
    }
    expect(await resource.diff()).toMatchObject(nothing);
  });

  test("is not gone for a client that may not look", async () => {
    const { noun, make } = kinds[kind];
    const resource = await make();
    const { clientId, clientPassword } = bench.emulator.regions.us;
    const narrow = await (
      await bench.api("us")
    ).expect<{ id: string; password: string }>(201, "POST", "/iroh/oauth2-clients/clients", {
      ...{ name: "narrow", scopes: ["casebook"], grants: ["client-creds"] },
    });
    Object.assign(bench.env, { CISCO_CTR_US_CLIENT_ID: narrow.id, CISCO_CTR_US_CLIENT_PASSWORD: narrow.password });
    await expect(resource.read()).rejects.toThrow(
      new RegExp(
        `cannot read ${noun} "one": the API client of region "us" lacks the scopes? \\w+.*Give it th.*CISCO_CTR_US_CLIENT_ID`,
      ),
    );
    Object.assign(bench.env, { CISCO_CTR_US_CLIENT_PASSWORD: "wrong-password" });
    await expect(resource.read()).rejects.toThrow(/region "us" refuses the API client's id and password.*CISCO_CTR_US_CLIENT_ID/);
    Object.assign(bench.env, { CISCO_CTR_US_CLIENT_ID: clientId, CISCO_CTR_US_CLIENT_PASSWORD: clientPassword });
    expect(await resource.read()).toEqual({ there: true });
  });
});

test("a refresh of many asks for the list, not for each", async () => {
  const tokens = await Promise.all(
    ["a", "b", "c", "d", "e", "f"].map((name) => bench.made("SseToken", { region: "us", devices: 2 }, name)),
  );
  await bench.forgetRequests();
  const provider = bench.process().SseToken;
  for (const token of tokens) expect(await provider.read?.(token.id, token.outs)).toMatchObject({ id: token.id });
  const asked = await bench.requests();
  expect(new Set(asked)).toEqual(new Set(["us GET /iroh/iroh-sse/device"]));
  // The list, and the page after it.
  expect(asked).toHaveLength(2);
});

test("the bench itself finds a secret that was shown", async () => {
  const { outs } = await bench.made("SseToken", { region: "us" });
  bench.shown.push(`the token is ${outs.value}`);
  bench.logged.push(`Basic ${Buffer.from(bench.secret("canary")).toString("base64")}`);
  expect(await bench.leaks()).toEqual(["registration-token", "of the test"]);
  bench.shown.length = 0;
  bench.logged.length = 0;
});
