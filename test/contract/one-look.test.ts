/** One look before whatever is done to an object, for every resource whose object carries a mark; and what a look does not say. */
import { describe, expect, test } from "@jest/globals";
import type { ResourceName } from "../../provider/generated/schemas";
import { nothing, type Given, type Managed } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();

interface Kind<Name extends ResourceName = ResourceName> {
  kind: Name;
  path: string;
  given: () => Given<Name> | Promise<Given<Name>>;
  /** The same, with a change in place. */
  changed: (given: Given<Name>) => Given<Name>;
  /** Keys of its answers that the API may leave out. */
  optional: RegExp;
}

const one = <Name extends ResourceName>(kind: Kind<Name>): Kind => kind as unknown as Kind;

const kinds: Kind[] = [
  one<"ApiClient">({
    kind: "ApiClient",
    path: "/iroh/oauth2-clients/clients",
    given: () => ({ region: "us", preset: "casebook" }),
    changed: (given) => ({ ...given, description: "another" }),
    optional: /^owner.?id$/i,
  }),
  one<"CtrModule">({
    kind: "CtrModule",
    path: "/iroh/iroh-int/module-instance",
    given: async () => ({ region: "us", type: "esa", deviceId: await bench.registerByHand(esa, "us") }),
    changed: (given) => ({ ...given, requestTimeframeDays: 7 }),
    optional: /^updated_at$/,
  }),
  one<"CtrModuleType">({
    kind: "CtrModuleType",
    path: "/iroh/iroh-int/module-type",
    given: () => ({ region: "us", title: "Relay" }),
    changed: (given) => ({ ...given, tips: "another" }),
    optional: /^(updated_at|created_at|record)$/,
  }),
  one<"DeviceRegistration">({
    kind: "DeviceRegistration",
    path: "/iroh/iroh-sse/device",
    given: () => ({ region: "us", appliance: bench.login(esa) }),
    changed: (given) => ({ ...given, description: "another" }),
    optional: /^(type|version|ip_address|connector_version|created_at|updated_at)$/,
  }),
];

describe.each(kinds)("a $kind", ({ kind, path, given, changed, optional }) => {
  let program: Given<typeof kind>;
  let managed: Managed<typeof kind>;

  const make = async (): Promise<void> => {
    program = await given();
    managed = await bench.made(kind, program);
    await bench.forgetRequests();
  };
  const asked = async (): Promise<string[]> => (await bench.requests()).filter((each) => each.endsWith(`${path}/${managed.id}`));

  test("is looked at once before it is changed", async () => {
    await make();
    await managed.update(changed(program));
    expect(await asked()).toEqual([`us GET ${path}/${managed.id}`, `us PATCH ${path}/${managed.id}`]);
  });

  test("is read from the list that all of its kind share", async () => {
    await make();
    expect(await managed.read()).toEqual({ there: true });
    expect(await asked()).toEqual([]);
  });

  test("keeps what the API does not say any more", async () => {
    await make();
    const before = managed.outs;
    const all = await (await bench.api("us")).expect<Record<string, unknown>[]>(200, "GET", path);
    const left = all.map((each) => Object.fromEntries(Object.entries(each).filter(([key]) => !optional.test(key))));
    expect(left).not.toEqual(all);
    await bench.faults({ kind: "status", status: 200, body: left, method: "GET", path });
    expect(await managed.read()).toEqual({ there: true });
    expect(managed.outs).toEqual(before);
    await bench.noFaults();
    expect(await managed.diff()).toMatchObject(nothing);
  });
});

test("a registration that is retained is looked at once before it is given up", async () => {
  const device = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa), onDelete: "retain" });
  await bench.forgetRequests();
  await device.delete();
  const path = `/iroh/iroh-sse/device/${device.id}`;
  expect(await bench.requests()).toEqual([`us GET ${path}`, `us PATCH ${path}`]);
});

test("what somebody changed by hand is told part by part, with what it was", async () => {
  const client = await bench.made("ApiClient", { region: "us", preset: "casebook" });
  const path = `/iroh/oauth2-clients/clients/${client.id}`;
  await (await bench.api("us")).expect(200, "PATCH", path, { name: "renamed", scopes: ["casebook"] });
  const found = await bench.core().lifecycles.ApiClient.read(client.id, { ...client.outs });
  const before = client.outs.grantedScopes;
  expect(found?.drift).toEqual([
    { path: ["name"], kind: "update", before: "one", after: "renamed", secret: false },
    { path: ["grantedScopes"], before, after: ["casebook"], secret: false },
  ]);
});
