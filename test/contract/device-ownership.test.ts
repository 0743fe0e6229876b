/** Whose a device is: its mark, and the token it was registered with, tell. */
import { describe, expect, test } from "@jest/globals";
import type { ResourceName } from "../../provider/generated/schemas";
import type { Given } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const DEVICES = "/iroh/iroh-sse/device";
const bench = Workbench.ofThisFile();

const given = (more: Partial<Given<"DeviceRegistration">> = {}, name = esa): Given<"DeviceRegistration"> => ({
  ...{ region: "us", appliance: bench.login(name) },
  ...more,
});
const devices = async () => (await bench.in("us")).devices;
const ids = (objects: readonly { id: string }[]) => objects.map(({ id }) => id);
const of = <Name extends ResourceName>(stack: string, kind: Name, name = "one") => bench.resource(kind, name, stack);

test("a device that lost its mark and was taken over by another stack is not marked again", async () => {
  const first = of("a", "DeviceRegistration");
  await first.create(given());
  await (await bench.api("us")).expect(200, "PATCH", `${DEVICES}/${first.id}`, { description: "" });
  const second = of("b", "DeviceRegistration");
  await second.create(given());
  await expect(first.up(given({ description: "rack" }))).rejects.toThrow("belongs to workbench/b/one");
  expect(await devices()).toMatchObject([{ id: second.id, description: expect.stringContaining("workbench/b/one") }]);
});

test.each(["DeviceRegistration", "SseToken"] as const)("entries of other stacks outlive a %s", async (kind) => {
  const api = await bench.api("us");
  const marks = [
    "[ciscoctr:DeviceRegistration workbench/prod/one #0123456789ab]",
    "[ciscoctr:SseToken workbench/prod/one #0123456789ab/0]",
  ];
  for (const description of marks) await api.expect(201, "POST", DEVICES, { name: "planned", description });
  const resource = bench.resource(kind);
  await resource.create(kind === "SseToken" ? { region: "us" } : given());
  await resource.delete();
  expect((await devices()).map(({ description }) => description)).toEqual(marks);
});

describe("what another stack's token has registered", () => {
  async function registeredByTheirToken() {
    const theirs = of("prod", "SseToken", "theirs");
    await theirs.create({ region: "us" });
    await bench.type(esa, "threatresponseconfig", "enable", "commit", "");
    await bench.type(esa, `cloudserviceconfig register ${theirs.outs.value}`);
    return theirs;
  }

  test("is not taken over without the token", async () => {
    const theirs = await registeredByTheirToken();
    await expect(bench.made("DeviceRegistration", given())).rejects.toThrow("belongs to workbench/prod/theirs");
    expect(await devices()).toMatchObject([
      { id: theirs.outs.deviceIds[0], description: expect.stringContaining("prod/theirs") },
    ]);
  });

  test("is taken over with it", async () => {
    const theirs = await registeredByTheirToken();
    const device = await bench.made("DeviceRegistration", given({ token: theirs.outs.tokens[0] }));
    expect(device.id).toBe(theirs.outs.deviceIds[0]);
  });
});

test("of two stacks that register one appliance at once, one is told so at once and leaves nothing", async () => {
  const [a, b] = [of("a", "DeviceRegistration"), of("b", "DeviceRegistration")];
  const begun = bench.clock.now();
  const results = await Promise.allSettled([a.create(given()), b.create(given())]);
  const [refusal] = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
  const winner = a.id === "" ? b : a;
  expect(refusal).toMatch(/was registered (meanwhile as device|already)|belongs to workbench/);
  expect(bench.clock.now() - begun).toBeLessThan(5 * 60_000);
  expect(ids(await devices())).toEqual([winner.id]);
  expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: winner.id });
});

describe("onDelete retain", () => {
  test.each(["a", "b"])("lets stack %s take a device over that had a name of its own", async (next) => {
    const program = given({ deviceName: "gate", onDelete: "retain" });
    const first = of("a", "DeviceRegistration");
    await first.create(program);
    await first.delete();
    expect(await devices()).toMatchObject([{ id: first.id, name: esa, description: "" }]);
    const second = of(next, "DeviceRegistration");
    await second.create(program);
    expect(second.id).toBe(first.id);
    expect(await devices()).toMatchObject([{ id: first.id, name: "gate" }]);
  });
});

test("a list that came late does not say whether a registration may be given up: its entry is asked for", async () => {
  const device = await bench.made("DeviceRegistration", given());
  const path = `${DEVICES}/${device.id}`;
  await bench.forgetRequests();
  // The look before the change is by id; the list after the login is refused once, and takes more than a second with it.
  await bench.faults({
    ...{ kind: "status", status: 429, headers: { "Retry-After": "2" } },
    ...{ method: "GET", region: "us", path: DEVICES, after: 1, count: 1 },
  });
  await device.delete();
  expect((await bench.requests()).filter((each) => each === `us GET ${path}`)).toHaveLength(2);
  expect(await devices()).toEqual([]);
});
