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
  /** The calls of each, in a process of its own. */
  calls: { create: string[]; update: string[]; delete: string[] };
}

const one = <Name extends ResourceName>(kind: Kind<Name>): Kind => kind as unknown as Kind;

const kinds: Kind[] = [
  one<"ApiClient">({
    kind: "ApiClient",
    path: "/iroh/oauth2-clients/clients",
    given: () => ({ region: "us", preset: "casebook" }),
    changed: (given) => ({ ...given, description: "another" }),
    optional: /^owner.?id$/i,
    calls: {
      create: ["GET clients", "POST clients", "PATCH clients/1"],
      update: ["GET clients/1", "GET clients", "PATCH clients/1"],
      delete: ["GET clients/1", "DELETE clients/1", "GET clients"],
    },
  }),
  one<"CtrModule">({
    kind: "CtrModule",
    path: "/iroh/iroh-int/module-instance",
    given: async () => ({ region: "us", type: "esa", deviceId: await bench.registerByHand(esa, "us") }),
    changed: (given) => ({ ...given, requestTimeframeDays: 7 }),
    optional: /^updated_at$/,
    calls: {
      create: ["GET module-type", "GET device/1", "GET module-instance", "POST module-instance", "POST health/1"],
      update: ["GET module-instance/1", "GET module-type", "PATCH module-instance/1", "POST health/1"],
      delete: ["GET module-instance/1", "DELETE module-instance/1", "GET module-instance"],
    },
  }),
  one<"CtrModuleType">({
    kind: "CtrModuleType",
    path: "/iroh/iroh-int/module-type",
    given: () => ({ region: "us", title: "Relay" }),
    changed: (given) => ({ ...given, tips: "another" }),
    optional: /^(updated_at|created_at|record)$/,
    calls: {
      create: ["GET module-type", "POST module-type"],
      update: ["GET module-type/1", "PATCH module-type/1"],
      delete: ["GET module-type/1", "DELETE module-type/1", "GET module-type"],
    },
  }),
  one<"SseToken">({
    kind: "SseToken",
    path: "/iroh/iroh-sse/device",
    given: () => ({ region: "us", devices: 2 }),
    changed: (given) => ({ ...given, keepers: { turn: "2" } }),
    optional: /^(created_at|updated_at)$/,
    calls: {
      create: [
        ...["GET device", "POST device", "POST device", "POST device/1/token", "POST device/1/token"],
        ...["PATCH device/1", "PATCH device/1"],
      ],
      update: ["GET device", "POST device/1/token", "POST device/1/token"],
      delete: ["GET device/1", "GET device/1", "DELETE device/1", "DELETE device/1", "GET device"],
    },
  }),
  one<"DeviceRegistration">({
    kind: "DeviceRegistration",
    path: "/iroh/iroh-sse/device",
    given: () => ({ region: "us", appliance: bench.login(esa) }),
    changed: (given) => ({ ...given, description: "another" }),
    optional: /^(type|version|ip_address|connector_version|created_at|updated_at)$/,
    calls: {
      create: ["GET device", "POST device", "POST device/1/token"],
      update: ["GET device/1", "PATCH device/1"],
      delete: ["GET device/1", "GET device", "apjc GET device", "eu GET device", "DELETE device/1"],
    },
  }),
];

/** Of whatever id, in whatever order; a list counts once, because how long its pages and a wait take is the machine's. */
function told(requests: readonly string[]): string[] {
  const plain = requests.map((each) =>
    each
      .replace(/^us /, "")
      .replace(/\/iroh\/[\w-]+\//, "")
      .replace(/\/[\w-]{20,}/, "/1"),
  );
  const isList = (each: string) => each.includes("GET ") && !each.includes("/");
  return [...plain.filter((each) => !isList(each)), ...new Set(plain.filter(isList))].sort();
}

test.each(kinds)("a $kind makes the calls that it needs, and none twice", async ({ kind, given, changed, calls }) => {
  const program = await given();
  const calledSince = async (): Promise<string[]> => {
    const requests = told(await bench.requests());
    await bench.forgetRequests();
    return requests;
  };
  await bench.forgetRequests();
  const managed = await bench.made(kind, program);
  expect(await calledSince()).toEqual([...calls.create].sort());
  await managed.update(changed(program));
  expect(await calledSince()).toEqual([...calls.update].sort());
  await managed.delete();
  expect(await calledSince()).toEqual([...calls.delete].sort());
});

describe.each(kinds.filter(({ kind }) => kind !== "SseToken"))("a $kind", ({ kind, path, given, changed, optional }) => {
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
