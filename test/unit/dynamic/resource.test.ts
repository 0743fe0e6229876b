import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { providerText } from "../../../provider/dynamic/resource";
import { DeviceRegistration, SseToken } from "../../../provider/dynamic/generated/classes";
import { schemas, type ResourceName } from "../../../provider/generated/schemas";
import { logicalNameOf } from "../../../provider/lifecycle/owner";
import { makers, resourceNames } from "../../support/resource-makers";

interface Registered {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
}

/** What the program sent to the engine, secrets still in their envelopes. */
let sent: Registered[];

async function underEngine(): Promise<void> {
  sent = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs, type, custom }) => {
        if (custom) sent.push({ type, name, inputs: inputs as Registered["inputs"] });
        return { id: `id-of-${name}`, state: {} };
      },
      call: () => ({}),
    },
    "shop",
    "prod",
  );
}

type Register = (
  request: { getName(): string; getAdditionalsecretoutputsList(): string[]; getDeletebeforereplace(): boolean },
  callback: () => void,
) => Promise<void>;

let secretOutputs: Map<string, string[]>;
let deletedFirst: Map<string, boolean>;

beforeEach(async () => {
  secretOutputs = new Map();
  deletedFirst = new Map();
  const monitor = MockMonitor.prototype as unknown as { registerResource: Register };
  const { registerResource } = monitor;
  jest.spyOn(monitor, "registerResource").mockImplementation(function (this: unknown, request, callback) {
    secretOutputs.set(request.getName(), request.getAdditionalsecretoutputsList());
    deletedFirst.set(request.getName(), request.getDeletebeforereplace());
    return registerResource.call(this, request, callback);
  });
  await underEngine();
});

/** What was sent for the one resource made. */
async function sentFor(make: () => pulumi.Resource): Promise<Registered> {
  const resource = make();
  await valueOf(resource.urn);
  const [first] = sent.slice(-1);
  if (!first) throw new Error("nothing was sent");
  return first;
}

const valueOf = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

const secret = (value: unknown) => ({ [pulumi.runtime.specialSigKey]: pulumi.runtime.specialSecretSig, value });
const fingerprint = `SHA256:${"a".repeat(43)}`;

const names = resourceNames;

test("every resource is tested here", () => {
  expect([...names].sort()).toEqual(Object.keys(schemas).sort());
});

describe("the program text, which stays for ever", () => {
  test.each<[ResourceName, string]>([
    ["ApiClient", 'exports.handler = () => require("pulumi-cisco-ctr/runtime").ApiClient;'],
    ["CtrModule", 'exports.handler = () => require("pulumi-cisco-ctr/runtime").CtrModule;'],
    ["CtrModuleType", 'exports.handler = () => require("pulumi-cisco-ctr/runtime").CtrModuleType;'],
    ["DeviceRegistration", 'exports.handler = () => require("pulumi-cisco-ctr/runtime").DeviceRegistration;'],
    ["FmcCloudIntegration", 'exports.handler = () => require("pulumi-cisco-ctr/runtime").FmcCloudIntegration;'],
    ["SseToken", 'exports.handler = () => require("pulumi-cisco-ctr/runtime").SseToken;'],
  ])("%s", async (name, text) => {
    expect(providerText(name)).toBe(text);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(120);
    expect((await sentFor(() => makers[name]("x"))).inputs["__provider"]).toBe(text);
  });

  test.each(names)("%s: evaluated, it asks the package for its provider", (name) => {
    const asked: string[] = [];
    const exports: { handler?: () => unknown } = {};
    const runtime = { [name]: "the provider" };
    const require = (path: string) => {
      asked.push(path);
      return runtime;
    };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- this is what the engine does with it
    new Function("exports", "require", providerText(name))(exports, require);
    expect(asked).toEqual([]);
    expect(exports.handler?.()).toBe("the provider");
    expect(asked).toEqual(["pulumi-cisco-ctr/runtime"]);
  });
});

describe.each(names)("%s", (name) => {
  test("has its type token, its owner and nothing of ours besides", async () => {
    const { type, inputs } = await sentFor(() => makers[name]("esa1"));
    expect(type).toBe(`pulumi-nodejs:dynamic/ciscoctr:${name}`);
    expect(inputs["owner"]).toBe("shop/prod/esa1");
    const given = Object.keys(inputs).filter((key) => !(key in schemas[name].properties));
    expect(given.sort()).toEqual(["__provider", "owner"]);
  });

  test("tells the engine which outputs are secret", async () => {
    const { properties, definitions } = schemas[name];
    const all = Object.entries({ ...properties, ...definitions.outputs.properties } as Record<string, { "x-secret"?: boolean }>);
    const expected = all.filter(([, part]) => part["x-secret"]).map(([key]) => key);
    await sentFor(() => makers[name]("esa1", { additionalSecretOutputs: ["mine"] }));
    expect([...(secretOutputs.get("esa1") ?? [])].sort()).toEqual([...expected, "mine"].sort());
  });
});

test.each([undefined, null, true])(
  "deleteBeforeReplace: %s lets all go first that would find its own mark",
  async (deleteBeforeReplace) => {
    for (const name of names) await sentFor(() => makers[name](name, { deleteBeforeReplace: deleteBeforeReplace as boolean }));
    const expected = names.map((name) => [name, deleteBeforeReplace ?? name !== "ApiClient"]);
    expect(Object.fromEntries(deletedFirst)).toEqual(Object.fromEntries(expected));
  },
);

test("the secrets of each are these", async () => {
  for (const name of names) await sentFor(() => makers[name](name));
  expect(Object.fromEntries(secretOutputs)).toMatchObject({
    ApiClient: ["clientPassword"],
    CtrModule: [],
    CtrModuleType: [],
    DeviceRegistration: ["token"],
    SseToken: ["tokens", "value"],
  });
});

describe("the owner", () => {
  class Site extends pulumi.ComponentResource {
    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
      super("my:index:Site", name, {}, opts);
    }
  }

  test("below two components both types stand before the name", async () => {
    const inner = new Site("inner", { parent: new Site("outer") });
    const { inputs } = await sentFor(() => new SseToken("esa1", { region: "us" }, { parent: inner }));
    expect(inputs["owner"]).toBe("shop/prod/my:index:Site$my:index:Site$esa1");
    expect(logicalNameOf(inputs["owner"] as string)).toBe("esa1");
  });

  test.each(["esa1", "team/esa1", "Ämter 1", "a$b"])("below a component its type stands before the name: %s", async (name) => {
    const { inputs } = await sentFor(() => new SseToken(name, { region: "us" }, { parent: new Site("site") }));
    expect(inputs["owner"]).toBe(`shop/prod/my:index:Site$${name.replace("$", "%24")}`);
    expect(logicalNameOf(inputs["owner"] as string)).toBe(name);
  });

  test("below another resource likewise", async () => {
    const device = makers.DeviceRegistration("esa1");
    const { inputs } = await sentFor(() => makers.CtrModule("esa1-module", { parent: device }));
    expect(inputs["owner"]).toBe("shop/prod/pulumi-nodejs:dynamic/ciscoctr:DeviceRegistration$esa1-module");
    expect(logicalNameOf(inputs["owner"] as string)).toBe("esa1-module");
  });

  test("is ours to say", async () => {
    const args = { region: "us", owner: "somebody/else/x", __provider: "evil" } as { region: "us" };
    const { inputs } = await sentFor(() => new SseToken("x", args));
    expect(inputs).toMatchObject({ owner: "shop/prod/x", __provider: providerText("SseToken") });
  });
});

describe("secrets among the inputs", () => {
  const appliance = { host: "esa1.example.com", type: "ESA" as const, hostKey: fingerprint };

  test("are wrapped wherever they stand, marked by the user or not", async () => {
    const { inputs } = await sentFor(
      () =>
        new DeviceRegistration("a", {
          region: "us",
          token: "plainplain",
          appliance: { ...appliance, username: "admin", password: pulumi.secret("hunter2"), privateKey: pulumi.output("key") },
        }),
    );
    expect(inputs["token"]).toEqual(secret("plainplain"));
    // Pulumi moves a secret part up to its object.
    expect(inputs["appliance"]).toEqual(secret({ ...appliance, username: "admin", password: "hunter2", privateKey: "key" }));
    expect(inputs["region"]).toBe("us");
  });

  test.each<[string, pulumi.Input<Record<string, string>>]>([
    ["an output", pulumi.output({ ...appliance, password: "hunter2" })],
    ["a promise", Promise.resolve({ ...appliance, password: "hunter2" })],
  ])("also when the object as a whole is %s", async (_, given) => {
    const { inputs } = await sentFor(() => new DeviceRegistration("a", { region: "us", appliance: given as never }));
    expect(inputs["appliance"]).toEqual(secret({ ...appliance, password: "hunter2" }));
  });

  test("what holds none is in plain sight", async () => {
    const { inputs } = await sentFor(
      () => new DeviceRegistration("a", { region: "us", appliance: { ...appliance, credentialsEnv: "ESA1" } }),
    );
    expect(inputs["appliance"]).toEqual({ ...appliance, credentialsEnv: "ESA1" });
  });

  test("absent is absent", async () => {
    const { inputs } = await sentFor(() => new DeviceRegistration("a", { region: "us", token: undefined, appliance: undefined }));
    expect(Object.keys(inputs).sort()).toEqual(["__provider", "owner", "region"]);
  });
});

describe("the id", () => {
  test.each<[string, () => pulumi.CustomResource, string]>([
    ["deviceId", () => makers.DeviceRegistration("x"), "id-of-x"],
    ["moduleId", () => makers.CtrModule("x"), "id-of-x"],
    ["clientId", () => makers.ApiClient("x"), "id-of-x"],
  ])("is the output %s too", async (key, make, id) => {
    const resource = make() as unknown as Record<string, pulumi.Output<string>>;
    const output = resource[key];
    expect(output && (await valueOf(output))).toBe(id);
  });
});
