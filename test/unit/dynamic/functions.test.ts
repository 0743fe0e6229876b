import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { regions, reachedHosts } from "../../../provider/clients/cloud/regions";
import { toObservation } from "../../../provider/clients/cloud/observations";
import { UnexpectedShape } from "../../../provider/clients/http/shapes";
import { functions } from "../../../provider/functions";
import * as library from "../../../provider";

const valueOf = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

interface Invoked {
  token: string;
  inputs: Record<string, unknown>;
}

/** The functions that were asked for. */
let invoked: Invoked[];

async function underMocks(preview = false): Promise<void> {
  invoked = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name }) => ({ id: preview ? undefined : `id-of-${name}`, state: {} }),
      call: ({ token, inputs }) => {
        invoked.push({ token, inputs: inputs as Invoked["inputs"] });
        return { devices: [{ deviceId: "d1" }] };
      },
    },
    "shop",
    "prod",
    preview,
  );
}

beforeEach(() => underMocks());

describe("in a program", () => {
  test("every function has its plain form and its output form", () => {
    const exported = Object.keys(library);
    for (const name of Object.keys(functions)) expect(exported).toEqual(expect.arrayContaining([name, `${name}Output`]));
  });

  test("its own unit tests answer for functions with mocks", async () => {
    expect(await library.getDevices({ region: "us", name: "a" })).toEqual({ devices: [{ deviceId: "d1" }] });
    expect(invoked).toEqual([{ token: "ciscoctr:index:getDevices", inputs: { region: "us", name: "a" } }]);
  });

  test("the output form takes outputs, wherever they stand", async () => {
    const observables = [{ type: "ip", value: pulumi.output("1.2.3.4") }];
    await valueOf(library.observeOutput({ region: pulumi.output("eu" as const), moduleIds: [pulumi.output("m1")], observables }));
    const inputs = { region: "eu", moduleIds: ["m1"], observables: [{ type: "ip", value: "1.2.3.4" }] };
    expect(invoked).toEqual([{ token: "ciscoctr:index:observe", inputs }]);
  });

  test("a secret argument makes the result secret, others do not", async () => {
    const { getDevicesOutput } = library;
    expect(await pulumi.isSecret(getDevicesOutput({ region: "us", name: pulumi.secret("a") }))).toBe(true);
    expect(await pulumi.isSecret(getDevicesOutput({ region: "us", name: "a" }))).toBe(false);
  });

  test.each([null, { dependsOn: null }, { dependsOn: [undefined, null] }, undefined])(
    "%j for its options is none given",
    async (opts) => {
      await valueOf(library.getDevicesOutput({ region: "us" }, opts as object));
      expect(invoked).toHaveLength(1);
    },
  );

  test("it waits for the resources it depends on, also below a component", async () => {
    const order: string[] = [];
    class Site extends pulumi.ComponentResource {
      constructor() {
        super("my:index:Site", "site");
        const child = new library.SseToken("child", { region: "us" }, { parent: this });
        child.id.apply((id) => order.push(id));
      }
    }
    const result = library.getDevicesOutput({ region: "us" }, { dependsOn: [new Site()] });
    await valueOf(result.apply(() => order.push("asked")));
    expect(order).toEqual(["id-of-child", "asked"]);
  });
});

describe("with an engine", () => {
  const saved = { ...process.env };
  beforeEach(() => {
    jest.spyOn(pulumi.runtime, "getMonitor").mockReturnValue(undefined);
    for (const name of Object.keys(process.env)) if (name.startsWith("CISCO_CTR_")) Reflect.deleteProperty(process.env, name);
  });
  afterEach(() => {
    process.env = { ...saved };
    pulumi.runtime.setAllConfig({});
  });

  test("a failure is a sentence without a stack for Pulumi, a code for the program, and no cause with headers", async () => {
    const error: unknown = await library.getDevices({ region: "us" }).catch((problem: unknown) => problem);
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: "missing-credentials" });
    expect((error as Error).message).toMatch(
      /^cannot call function "getDevices": there are no credentials for region "us"\. Set /,
    );
    expect(error).not.toHaveProperty("cause");
  });

  test("credentials come from the stack's configuration too, and each stack of a process has its own", async () => {
    const url = "http://example.com"; // refused before anything is asked
    pulumi.runtime.setAllConfig({ "ciscoctr:usClientId": "one", "ciscoctr:usClientPassword": "password-1", "ciscoctr:url": url });
    await expect(library.getDevices({ region: "us" })).rejects.toMatchObject({ code: "invalid-input" });
    pulumi.runtime.setAllConfig({ "ciscoctr:usClientId": "two" });
    await expect(library.getDevices({ region: "us" })).rejects.toMatchObject({ code: "missing-credentials" });
  });

  test("a function that asks no cloud needs no credentials", async () => {
    const { hosts } = await library.getRegionHosts({ region: "eu", neededBy: "appliance" });
    expect(hosts.map(({ allow, port }) => `${allow}:${port}`)).toEqual(["api.eu.sse.itd.cisco.com:443", "est.sco.cisco.com:443"]);
    expect((await library.getRegionHosts({ region: "eu", neededBy: "fmc" })).hosts).toHaveLength(5);
  });
});

describe("the hosts of a region", () => {
  // Seed 003 lists them for FMC and FTD, seeds 001 and 004 for appliances.
  test.each([
    ["us", "api-sse.cisco.com", "", "visibility.amp.cisco.com"],
    ["eu", "api.eu.sse.itd.cisco.com", "eu.", "visibility.eu.amp.cisco.com"],
    ["apjc", "api.apj.sse.itd.cisco.com", "apj.", "visibility.apjc.amp.cisco.com"],
  ] as const)("%s", (name, server, part, api) => {
    const of = (who: string) =>
      reachedHosts(regions[name])
        .filter(({ neededBy }) => neededBy.some((each) => each === who))
        .map(({ allow }) => allow);
    expect(of("appliance")).toEqual([server, "est.sco.cisco.com"]);
    for (const firepower of ["ftd", "fmc"]) {
      expect(of(firepower)).toEqual([
        server,
        "est.sco.cisco.com",
        `eventing-ingest.${part}sse.itd.cisco.com`,
        `mx*.${part}sse.itd.cisco.com`,
        `dex.${part}sse.itd.cisco.com`,
      ]);
    }
    expect(of("provider")).toEqual([api]);
    expect(reachedHosts(regions[name]).filter(({ host, port }) => host.includes("*") || port !== 443)).toEqual([]);
  });
});

describe("what modules answer", () => {
  const bundle = (data: object, errors: object[] = []) => ({
    data: [{ module: "m", module_instance_id: "1", module_type_id: "2", data }],
    errors,
  });
  const bag = (doc: object) => ({ count: 1, docs: [doc] });
  const sighting = {
    type: "sighting",
    id: "s",
    schema_version: "1",
    count: 2,
    confidence: "High",
    observed_time: { start_time: "t" },
  };

  test("may leave out everything that is optional", () => {
    expect(toObservation({})).toEqual({ sightings: [], verdicts: [], errors: [] });
    expect(toObservation(bundle({})).sightings).toEqual([]);
    expect(toObservation(bundle({ sightings: bag(sighting) })).sightings).toEqual([
      expect.objectContaining({
        moduleId: "1",
        moduleName: "m",
        count: 2,
        observedFrom: "t",
        observables: [],
        targets: [],
        relations: [],
      }),
    ]);
  });

  test("a verdict without a name gets that of its number", () => {
    const verdict = { type: "verdict", disposition: 3, observable: { type: "ip", value: "1" }, valid_time: {} };
    expect(toObservation(bundle({ verdicts: bag(verdict) })).verdicts).toMatchObject([
      { disposition: 3, dispositionName: "Suspicious" },
    ]);
  });

  test.each([
    ["a list", []],
    ["a sighting without a time", bundle({ sightings: bag({ ...sighting, observed_time: undefined }) })],
    ["a sighting whose count is a text", bundle({ sightings: bag({ ...sighting, count: "2" }) })],
    ["an error without a message", bundle({}, [{ module_instance_id: "1", module_type_id: "2", code: "c", type: "fatal" }])],
    ["findings that are missing", { data: [{ module: "m", module_instance_id: "1", module_type_id: "2" }] }],
  ])("%s is nothing to believe", (_, json) => {
    expect(() => toObservation(json)).toThrow(UnexpectedShape);
  });
});
