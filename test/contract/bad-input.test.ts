/** What users get wrong: one sentence that names it, the next step, and nothing left behind in any region. */
import { describe, expect, test } from "@jest/globals";
import { schemas, type ResourceName } from "../../provider/generated/schemas";
import { badInputs, without } from "../support/bad-inputs";
import { cannotBeWrong, wrongShapes, type Wrong } from "../support/wrong-shapes";
import { esa, regions, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();

/** Every object of the cloud, whatever its kind. */
async function objects() {
  const state = await bench.state();
  return regions.map((region) => {
    const { devices, tokens, modules, clients } = state.regions[region];
    return { region, devices: devices.map(({ id, status }) => [id, status]), tokens, modules, clients };
  });
}

test.each(Object.entries(badInputs(() => bench)))("%s", async (_, { at, kind, given, message }) => {
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

interface Part {
  properties?: Record<string, Part>;
  required?: readonly string[];
}

/** The paths of inputs, those within objects included, and which of them are required. */
function pathsOf({ properties = {}, required = [] }: Part, within = ""): { path: string; required: boolean }[] {
  return Object.entries(properties).flatMap(([key, part]) => [
    { path: within + key, required: required.includes(key) },
    ...pathsOf(part, `${within}${key}.`),
  ]);
}

/** The value with another at this path; without one there, when that is undefined. */
function put(value: unknown, [key = "", ...rest]: readonly string[], other: unknown): Record<string, unknown> {
  const parts = { ...(value as Record<string, unknown> | undefined) };
  return { ...parts, [key]: rest.length === 0 ? other : put(parts[key], rest, other) };
}

const inputs = (Object.keys(schemas) as ResourceName[]).flatMap((kind) =>
  pathsOf(schemas[kind] as Part).map((input) => ({ kind, ...input })),
);
const wrong = Object.entries(wrongShapes).flatMap(([kind, rows]) =>
  Object.entries(rows).flatMap(([path, values]) => values.map((each) => [kind as ResourceName, path, each] as const)),
);
const shown = (value: unknown): string => JSON.stringify(value).slice(0, 40);

describe("every input of every resource", () => {
  /** Inputs that nothing is wrong with. */
  const right = (): Record<ResourceName, unknown> => ({
    SseToken: { region: "us" },
    DeviceRegistration: { region: "us", appliance: bench.login(esa) },
    CtrModule: { region: "us", type: "esa", deviceId: "874141f7-903f-4be9-b14e-45a7f34a2032" },
    CtrModuleType: { region: "us", configurationSpec: [{ key: "custom_host", type: "string", label: "Host" }] },
    ApiClient: { region: "us", preset: "casebook" },
    FmcCloudIntegration: { region: "us", fmc: { host: "fmc.example.com", username: "admin", password: "right" } },
  });

  /** What check says of these inputs; it must not have called anyone. */
  async function said(kind: ResourceName, given: unknown): Promise<string[]> {
    const { findings } = await bench.resource(kind).check(JSON.parse(JSON.stringify(given)) as never);
    expect(await bench.admin("GET", "/requests")).toEqual([]);
    return findings;
  }

  test("has a wrong value in the table, or a reason why none can be", () => {
    const listed = ({ kind, path }: (typeof inputs)[number]) =>
      (wrongShapes[kind][path] ?? []).length > 0 || cannotBeWrong[kind]?.[path] !== undefined;
    expect(inputs.filter((input) => !listed(input))).toEqual([]);
    const known = new Set(inputs.map(({ kind, path }) => `${kind} ${path}`));
    expect(wrong.map(([kind, path]) => `${kind} ${path}`).filter((each) => !known.has(each))).toEqual([]);
  });

  test.each(Object.keys(schemas) as ResourceName[])("of %s: right ones pass", async (kind) => {
    expect(await said(kind, right()[kind])).toEqual([]);
  });

  test.each(wrong.map(([kind, path, [value, message]]) => [kind, path, shown(value), [value, message] as Wrong] as const))(
    "%s %s: %s",
    async (kind, path, _, [value, message]) => {
      const findings = await said(kind, put(right()[kind], path.split("."), value));
      expect(findings).toEqual([expect.stringMatching(message)]);
      expect(findings[0]).toMatch(new RegExp(`^${path.replaceAll(".", "\\.")}\\b`));
    },
  );

  test.each(inputs.filter(({ required }) => required).map(({ kind, path }) => [kind, path] as const))(
    "%s %s: missing",
    async (kind, path) => {
      const findings = await said(kind, put(right()[kind], path.split("."), undefined));
      expect(findings).toEqual([expect.stringMatching(/^\S+ is missing\. Give it: [A-Z]/)]);
      expect(findings[0]?.split(" ")[0]).toBe(path);
    },
  );
});

test("missing credentials of the region an appliance is to leave are found at check, before it leaves", async () => {
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

test.each(["esa1.example.com:22", "ssh://esa1.example.com"])(
  "the host %s for an appliance that is registered is found at check, before it leaves",
  async (host) => {
    const resource = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) });
    const before = [await objects(), await bench.applianceState(esa)];
    await bench.forgetRequests();
    await expect(resource.replace({ region: "us", appliance: { ...bench.login(esa), host } })).rejects.toThrow(
      /^check: appliance\.host ".*" does not have the right form\. .*a port goes into `appliance\.port`/,
    );
    expect(await bench.requests()).toEqual([]);
    expect([await objects(), await bench.applianceState(esa)]).toEqual(before);
  },
);

test("everything wrong at once is said at once", async () => {
  const given = { region: "nam", devices: 0, validFor: "3h", expiry: "x" };
  const { findings } = await bench.resource("SseToken").check(given as never);
  expect(findings).toHaveLength(4);
});
