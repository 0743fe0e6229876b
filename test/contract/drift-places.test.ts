/** What is not where, or not as long, as the stacks say: missing, unregistered, wrong-region, expired, expiring. */
import { describe, expect, test } from "@jest/globals";
import type { FindingKind } from "../../cli/drift/findings";
import type { ResourceName } from "../../provider/generated/schemas";
import { stackOf, DriftBench } from "../support/drift-bench";
import type { Managed } from "../support/managed";
import { esa, sma } from "../support/workbench";

const drift = DriftBench.ofThisFile();
const { bench } = drift;
const [devices, modules] = ["/iroh/iroh-sse/device", "/iroh/iroh-int/module-instance"];
const [types, clients] = ["/iroh/iroh-int/module-type", "/iroh/oauth2-clients/clients"];

type Made = Managed<ResourceName>;

/** Each kind that can be gone; an FMC is there or cannot be asked. */
const made: Record<Exclude<ResourceName, "FmcCloudIntegration">, { path: string; make: () => Promise<Made> }> = {
  ApiClient: { path: clients, make: () => bench.made("ApiClient", { region: "us", preset: "casebook" }) },
  CtrModule: {
    path: modules,
    make: () => bench.made("CtrModule", { region: "us", type: { title: "Private Intelligence" }, verify: false }),
  },
  CtrModuleType: { path: types, make: () => bench.made("CtrModuleType", { region: "us", title: "Relay" }) },
  DeviceRegistration: {
    path: devices,
    make: () => bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa), deviceName: "gate" }),
  },
  SseToken: { path: devices, make: () => bench.made("SseToken", { region: "us", devices: 2, validFor: "5d" }) },
};
const names = Object.keys(made) as (keyof typeof made)[];

async function removeByHand(path: string, each: Made): Promise<void> {
  const { deviceIds = [each.id] } = each.outs as { deviceIds?: string[] };
  const api = await bench.api("us");
  for (const id of deviceIds) {
    const { status } = await api.call("DELETE", `${path}/${id}`);
    expect([200, 204]).toContain(status);
  }
}

describe.each(names)("a %s that somebody has deleted", (name) => {
  test("is missing, with and without the secrets, and says how it is made again", async () => {
    const { path, make } = made[name];
    const each = await make();
    await removeByHand(path, each);
    for (const shown of [true, false]) {
      const found = await drift.findings([each], { shown });
      expect(found).toMatchObject([{ kind: "missing", type: name, name: "one", region: "us", place: "us", changes: [] }]);
      expect(found[0]?.repair[0]).toMatch(
        /^pulumi up --refresh --stack 'dev' --target 'urn:pulumi:dev::workbench::.*::one' --target-dependents$/,
      );
    }
  });
});

describe("an appliance", () => {
  test("that somebody has deregistered is unregistered, once", async () => {
    const gate = await made.DeviceRegistration.make();
    await bench.type(esa, "cloudserviceconfig deregister");
    const [found, ...more] = await drift.findings([gate]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      ...{ kind: "unregistered", summary: expect.stringMatching(/^the appliance is not registered: somebody deregistered it/) },
      changes: [{ path: "status", before: "Registered", after: "Unregistered" }],
    });
  });

  test("that was registered anew by hand is there twice, and its old entry unregistered", async () => {
    const gate = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) });
    await bench.type(esa, "cloudserviceconfig deregister");
    const again = await bench.registerByHand(esa, "us");
    expect(await drift.findings([gate])).toMatchObject([
      { kind: "unregistered", id: gate.id },
      { kind: "duplicate", id: again, summary: expect.stringMatching(/has the same name and carries no mark/) },
    ]);
  });

  test("that was moved by hand stands in another region, whether or not its old entry is there", async () => {
    const gate = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) });
    await bench.type(esa, "cloudserviceconfig deregister");
    const there = await bench.registerByHand(esa, "eu");
    const moved = {
      ...{ kind: "wrong-region", region: "us", object: `eu/DeviceRegistration/${there}` },
      summary: `device ${there} of region eu has its name and is registered there, and the state says us`,
    };
    expect(await drift.findings([gate])).toMatchObject([moved]);
    await removeByHand(devices, gate);
    expect(await drift.findings([gate])).toMatchObject([moved]);
  });

  test("that was moved where other stacks have resources too is told once", async () => {
    const gate = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) });
    const manager = await bench.made("DeviceRegistration", { region: "eu", appliance: bench.login(sma) }, "two");
    await bench.type(esa, "cloudserviceconfig deregister");
    await bench.registerByHand(esa, "eu");
    expect(await drift.findings([gate, manager])).toMatchObject([{ kind: "wrong-region" }]);
  });

  test("is not taken for another one of its name that is registered elsewhere for a stack", async () => {
    const gate = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) });
    await bench.type(esa, "cloudserviceconfig deregister");
    const there = await bench.registerByHand(esa, "eu");
    const adopted = await bench.made(
      "DeviceRegistration",
      { region: "eu", method: "external", externalDeviceId: there, onDelete: "retain" },
      "two",
    );
    expect(await drift.findings([gate, adopted])).toMatchObject([{ kind: "unregistered", name: "one" }]);
  });
});

test("what is gone here and carries its mark in another region stands there", async () => {
  const client = await made.ApiClient.make();
  const wire = (await bench.in("us")).clients.find(({ id }) => id === client.id);
  const eu = await bench.api("eu");
  const copy = { name: "moved", description: wire?.description, scopes: ["casebook"], grants: ["client-creds"] };
  const { id } = await eu.expect<{ id: string }>(201, "POST", clients, copy);
  await removeByHand(clients, client);
  expect(await drift.findings([client])).toMatchObject([
    { kind: "wrong-region", summary: `API client ${id} of region eu carries its mark, and the state says us` },
  ]);
  for (const name of ["CLIENT_ID", "CLIENT_PASSWORD"]) bench.env[`CISCO_CTR_EU_${name}`] = undefined;
  expect(await drift.findings([client])).toMatchObject([{ kind: "missing" }]);
});

describe("a token", () => {
  const kindsOf = async (each: Made, withinMs?: number): Promise<FindingKind[]> => {
    const found = (await drift.drift([stackOf([each])], withinMs === undefined ? {} : { withinMs })).findings;
    return found.map(({ kind }) => kind);
  };

  test("that nobody has used expires, and has expired", async () => {
    const token = await bench.made("SseToken", { region: "us", validFor: "2h" });
    // One that lives two hours is not about to expire when it is made, whatever a day's warning would say.
    expect(await kindsOf(token, 24 * 3_600_000)).toEqual([]);
    await bench.advance(6_000);
    expect(await kindsOf(token, 600_000)).toEqual([]);
    expect(await kindsOf(token, 24 * 3_600_000)).toEqual(["expiring"]);
    await bench.advance(1_300);
    const { expiresAt } = token.outs as unknown as { expiresAt: string };
    const [found] = await drift.findings([token], { shown: false });
    expect(found).toMatchObject({ kind: "expired", summary: `an unused token expired at ${expiresAt}` });
    expect(found?.changes).toEqual([{ path: "status", before: "active", after: "expired", secret: false }]);
    expect(found?.repair[0]).toMatch(/^Change `keepers`/);
  });

  test("that the next up renews says so", async () => {
    const token = await bench.made("SseToken", { region: "us", onExpiry: "renew" });
    await bench.advance(3_700);
    expect(await drift.findings([token])).toMatchObject([{ kind: "expired", repair: ["pulumi up --stack 'dev'"] }]);
  });

  test("that was used is none of this", async () => {
    const token = await bench.made("SseToken", { region: "us" });
    const [first] = token.outs.tokens;
    const gate = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa), token: first }, "gate");
    await bench.advance(7_200);
    expect(await drift.findings([token, gate])).toEqual([]);
  });

  test("of several, of which one was used, is the one that is left", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2 });
    const [first] = token.outs.tokens;
    const gate = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa), token: first }, "gate");
    await bench.advance(7_200);
    for (const shown of [true, false])
      expect(await drift.findings([token, gate], { shown })).toMatchObject([{ kind: "expired", name: "one" }]);
  });
});
