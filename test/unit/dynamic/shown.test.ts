import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { schemas, type ResourceName } from "../../../provider/generated/schemas";
import { withDefaults } from "../../../provider/lifecycle/defaults";
import type { Schema } from "../../../provider/lifecycle/keywords";
import { ResourceSchema } from "../../../provider/lifecycle/schema";
import { ApplianceIntegration, DeviceRegistration, FmcCloudIntegration, SseToken } from "../../../provider";
import { makers, resourceNames } from "../../support/resource-makers";

type Values = Record<string, unknown>;

/** What the engine answers for a resource: in preview what check makes of its inputs, else the inputs, as a program's own mocks do. */
let answer: (inputs: Values, type: string) => Values;

async function underEngine(preview: boolean): Promise<void> {
  answer = (inputs, type) => {
    const name = type.split(":").at(-1) as ResourceName;
    if (!preview || !(name in schemas)) return inputs;
    return JSON.parse(JSON.stringify(new ResourceSchema(name).withDefaults(inputs))) as Values;
  };
  const mocks = {
    newResource: ({ name, inputs, type }: pulumi.runtime.MockResourceArgs) => ({
      id: preview ? undefined : `id-of-${name}`,
      state: answer(inputs as Values, type),
    }),
    call: () => ({}),
  };
  await pulumi.runtime.setMocks(mocks, "shop", "prod", preview);
}

/** What the program may know of an output at this moment. */
async function seen(output: unknown): Promise<{ known: boolean; secret: boolean; value: unknown }> {
  if (!pulumi.Output.isInstance(output)) throw new Error(`no output: ${String(output)}`);
  const part = output as unknown as {
    promise(): Promise<unknown>;
    isKnown: Promise<boolean>;
    isSecret: Promise<boolean>;
  };
  const [value, known, secret] = await Promise.all([part.promise(), part.isKnown, part.isSecret]);
  return { known, secret, value };
}

const propertiesOf = (name: ResourceName): Record<string, Schema> => {
  const { properties, definitions } = schemas[name] as Schema;
  return { ...properties, ...definitions?.["outputs"]?.properties };
};

afterEach(async () => {
  await pulumi.runtime.disconnect();
});

describe.each([
  ["in preview", true],
  ["in an update", false],
])("%s", (_, preview) => {
  beforeEach(async () => {
    await underEngine(preview);
  });

  test.each(resourceNames)("every input and output of %s is an output, with its default", async (name) => {
    const resource = makers[name]("one") as unknown as Values;
    const properties = propertiesOf(name);
    const defaults = withDefaults(properties, {}, "one");
    const ids = Object.keys(properties).filter((key) => properties[key]?.["x-id"]);
    for (const key of ids) {
      const { value } = await seen(resource[key]);
      expect({ key, value }).toEqual({ key, value: preview ? undefined : "id-of-one" });
    }
    const filled = Object.keys(properties).filter((key) => !ids.includes(key) && key in defaults && key !== "method");
    expect(filled).not.toEqual([]);
    for (const key of filled) {
      const { known, value } = await seen(resource[key]);
      expect({ key, known, value }).toEqual({ key, known: true, value: defaults[key] });
    }
  });

  test.each(resourceNames)("what nobody knows yet of %s is unknown in preview, and undefined afterwards", async (name) => {
    const resource = makers[name]("one") as unknown as Values;
    const outputs = (schemas[name] as Schema).definitions?.["outputs"]?.properties ?? {};
    const open = Object.entries(propertiesOf(name))
      .filter(([key, schema]) => (schema["x-computed"] || key in outputs) && !schema["x-id"] && key !== "deviceName")
      .map(([key]) => key);
    expect(open).not.toEqual([]);
    for (const key of open) {
      const { known, value } = await seen(resource[key]);
      expect({ key, known, value }).toEqual({ key, known: !preview, value: undefined });
    }
  });

  test("every input and output of an ApplianceIntegration is an output, with its default", async () => {
    const appliance = {
      host: "esa1.example.com",
      type: "ESA",
      hostKey: `SHA256:${"a".repeat(43)}`,
      credentialsEnv: "ESA1",
    } as const;
    const component = new ApplianceIntegration("box", { region: "us", appliance });
    const expected = {
      region: "us",
      appliance: { ...appliance, port: 22, managedBySma: false },
      token: undefined,
      onExisting: "adopt",
      onDelete: "deregister",
      timeouts: { ready: "5m", registration: "10m", deregistration: "5m" },
      modules: ["esa"],
      requestTimeframeDays: 30,
      apiClient: false,
      clientId: undefined,
      clientPassword: undefined,
    };
    const outputs = component as unknown as Values;
    for (const [key, value] of Object.entries(expected)) {
      expect({ key, value: (await seen(outputs[key])).value }).toEqual({ key, value });
    }
    for (const key of ["deviceId", "status", "moduleIds", "externalDeviceId", "deviceName", "description"] as const) {
      expect((await seen(component[key])).known).toBe(!preview);
    }
  });
});

describe("a secret keeps its shape", () => {
  const envelope = (value: unknown) => ({ [pulumi.runtime.specialSigKey]: pulumi.runtime.specialSecretSig, value });
  const host = "esa1.example.com";

  /** As the engine answers after an update: the object secret as a whole, and the provider's envelopes inside. */
  test.each<[string, string, () => pulumi.Resource, unknown, unknown]>([
    [
      "appliance",
      "an object within an object",
      () => new DeviceRegistration("a", { region: "us", appliance: pulumi.secret({ host }) as never }),
      envelope({ host, username: envelope("admin"), password: envelope("hunter2") }),
      { host, username: "admin", password: "hunter2", port: 22, managedBySma: false },
    ],
    [
      "fmc",
      "one within a secret within a secret",
      () => new FmcCloudIntegration("a", { region: "us", fmc: pulumi.secret({ host }) }),
      envelope(envelope({ host, password: envelope(envelope("hunter2")) })),
      expect.objectContaining({ host, password: "hunter2" }),
    ],
    [
      "securex",
      "an optional object",
      () =>
        new FmcCloudIntegration("a", {
          region: "us",
          fmc: { host },
          securex: pulumi.secret({ clientId: "c" }),
        }),
      envelope({ enabled: true, clientId: "c", clientPassword: envelope("once") }),
      expect.objectContaining({ clientId: "c", clientPassword: "once" }),
    ],
    [
      "tokens",
      "a list",
      () => new SseToken("a", { region: "us" }),
      envelope([envelope({ deviceId: "d", value: envelope("t") }), { deviceId: "e", value: envelope("u") }]),
      [
        { deviceId: "d", value: "t" },
        { deviceId: "e", value: "u" },
      ],
    ],
  ])("%s: %s", async (key, _, make, state, value) => {
    await underEngine(false);
    answer = (inputs) => ({ ...inputs, [key]: state });
    const resource = make() as unknown as Values;
    expect(await seen(resource[key])).toEqual({ known: true, secret: true, value });
  });

  test("and in preview what is known of it stays known", async () => {
    await underEngine(true);
    const password = pulumi.output(Promise.resolve(pulumi.unknown as unknown as string));
    answer = (inputs) => ({ ...inputs, appliance: envelope({ host, password: pulumi.runtime.unknownValue }) });
    const { appliance } = new DeviceRegistration("a", { region: "us", appliance: pulumi.secret({ host, password }) as never });
    expect(await seen(appliance.apply((each) => each?.host))).toMatchObject({ known: false, secret: true });
    const parts = appliance as unknown as Record<string, pulumi.Output<string>>;
    expect(await seen(parts["host"])).toEqual({ known: true, secret: true, value: host });
    expect((await seen(parts["password"])).known).toBe(false);
  });
});
