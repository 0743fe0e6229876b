/** What users get wrong: one sentence that names it, the next step, and nothing left behind in any region. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "@jest/globals";
import { badInputs, without } from "../support/bad-inputs";
import { esa, regions, Workbench } from "../support/workbench";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.start();
});
beforeEach(() => bench.reset());
afterEach(async () => {
  expect(await bench.leaks()).toEqual([]);
});
afterAll(() => bench.close());

/** Every object of the cloud, whatever its kind. */
async function objects() {
  const state = await bench.state();
  return regions.map((region) => {
    const { devices, tokens, modules, clients } = state.regions[region];
    return { region, devices: devices.map(({ id, status }) => [id, status]), tokens, modules, clients };
  });
}

it.each(Object.entries(badInputs(() => bench)))("%s", async (_, { at, kind, given, message }) => {
  const wanted = await given();
  const before = await objects();
  await bench.forgetRequests();
  const resource = bench.resource(kind);
  const { findings } = await resource.check(wanted as never);
  if (at === "check") {
    expect(findings).toEqual([expect.stringMatching(message)]);
    expect(await bench.admin("GET", "/requests")).toEqual([]);
    return;
  }
  expect(findings).toEqual([]);
  const said = await resource.create(wanted as never).then(
    () => "it was created",
    (error: unknown) => (error as Error).message,
  );
  expect(said).toMatch(message);
  // One sentence about what, one about what next.
  expect(said).toMatch(/^cannot create [A-Za-z ]+ "one": [^\n]+[^.]\. [A-Z`][^\n]+$/);
  expect(resource.id).toBe("");
  await bench.noFaults();
  expect(await objects()).toEqual(before);
});

it("missing credentials of the region an appliance is to leave are found at check, before it leaves", async () => {
  const resource = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) });
  await without(bench, { region: "us" });
  await bench.forgetRequests();
  const { findings } = await resource.check({ region: "eu", appliance: bench.login(esa) });
  expect(findings).toEqual([
    expect.stringMatching(
      /^region .*there are no credentials for region "us"\. Set CISCO_CTR_US_CLIENT_ID .* moving an appliance needs both regions' clients/,
    ),
  ]);
  expect(await bench.requests()).toEqual([]);
});

it("everything wrong at once is said at once", async () => {
  const given = { region: "nam", devices: 0, validFor: "3h", expiry: "x" };
  const { findings } = await bench.resource("SseToken").check(given as never);
  expect(findings).toHaveLength(4);
});
