import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { ApplianceIntegration, type ApplianceIntegrationArgs } from "../../../provider";

const hostKey = `SHA256:${"a".repeat(43)}`;
const esa = { host: "esa1.example.com", type: "ESA", hostKey, credentialsEnv: "ESA1" } as const;
const sma = { ...esa, host: "sma1.example.com", type: "SMA" } as const;

const valueOf = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

interface Declared {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
}

/** What the program sent to the engine. */
let declared: Declared[];

beforeEach(async () => {
  declared = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, type, inputs }) => {
        declared.push({ type: type.split(":").pop() ?? "", name, inputs: inputs as Declared["inputs"] });
        return { id: `id-of-${name}`, state: { status: "Registered", clientPassword: "password" } };
      },
      call: () => ({}),
    },
    "shop",
    "prod",
  );
});

/** What the program has under way comes to its end before the next one begins. */
afterEach(async () => {
  await pulumi.runtime.disconnect();
});

/** The component, when all it made has been sent. */
async function made(args: ApplianceIntegrationArgs): Promise<ApplianceIntegration> {
  const component = new ApplianceIntegration("box", args);
  await valueOf(pulumi.all([component.deviceId, component.moduleIds, component.clientId]));
  return component;
}

const names = (type: string) => declared.filter((each) => each.type === type).map(({ name }) => name);

describe("the children", () => {
  test.each([
    ["an ESA", esa, ["box-esa"]],
    ["an SMA", sma, ["box-sma-email", "box-sma-web"]],
  ])("of %s are the registration and its modules", async (_, appliance, modules) => {
    const component = await made({ region: "us", appliance, requestTimeframeDays: 60 });
    expect(names("DeviceRegistration")).toEqual(["box"]);
    expect(names("CtrModule").sort()).toEqual(modules);
    expect(names("ApiClient")).toEqual([]);
    for (const { type, inputs } of declared.filter((each) => each.type === "CtrModule")) {
      expect({ type, ...inputs }).toMatchObject({ region: "us", deviceId: "id-of-box", requestTimeframeDays: 60 });
    }
    expect(await valueOf(component.moduleIds)).toEqual(modules.map((name) => `id-of-${name}`));
    expect(await valueOf(component.clientId)).toBeUndefined();
  });

  test("may be fewer, or none", async () => {
    await made({ region: "us", appliance: sma, modules: ["sma-web"] });
    expect(names("CtrModule")).toEqual(["box-sma-web"]);
    declared = [];
    await made({ region: "us", appliance: sma, modules: [] });
    expect(names("CtrModule")).toEqual([]);
  });

  test("take inputs of their own", async () => {
    const component = await made({
      ...{ region: "us", appliance: sma, requestTimeframeDays: 60 },
      modules: ["sma-web", { type: "sma-email", name: "mail", onExisting: "adopt", requestTimeframeDays: 7 }],
    });
    const inputs = new Map(declared.map((each) => [each.name, each.inputs]));
    expect(inputs.get("box-sma-web")).toMatchObject({ type: "sma-web", requestTimeframeDays: 60 });
    expect(inputs.get("box-sma-email")).toMatchObject({
      ...{ region: "us", type: "sma-email", name: "mail", onExisting: "adopt", requestTimeframeDays: 7, deviceId: "id-of-box" },
    });
    expect(await valueOf(component.modules)).toEqual(["sma-web", "sma-email"]);
  });

  test.each<[string, ApplianceIntegrationArgs["apiClient"], object]>([
    ["true", true, { preset: "casebook-and-pivot-menu" }],
    ["its inputs", { name: "Management_Appliance", preset: "casebook" }, { name: "Management_Appliance", preset: "casebook" }],
  ])("include an API client with apiClient: %s", async (_, apiClient, inputs) => {
    const component = await made({ region: "eu", appliance: sma, apiClient });
    expect(declared.find(({ type }) => type === "ApiClient")).toMatchObject({ name: "box", inputs: { region: "eu", ...inputs } });
    expect(await valueOf(component.clientId)).toBe("id-of-box");
    expect(await pulumi.isSecret(component.clientPassword)).toBe(false); // the engine marks it: test/engine/examples-appliances.test.ts
  });

  test("get every other input of the registration, and the component's own inputs are not in state", async () => {
    const rest = {
      deviceName: "mail",
      description: "rack 3",
      onExisting: "move",
      onDelete: "retain",
      timeouts: { ready: "1m" },
    } as const;
    await made({ region: "us", appliance: { ...esa, password: "hunter2" }, token: "a-token", apiClient: true, ...rest });
    const registration = declared.find(({ type }) => type === "DeviceRegistration");
    expect(registration?.inputs).toMatchObject({ region: "us", ...rest });
    expect(Object.keys(registration?.inputs ?? {})).not.toEqual(expect.arrayContaining(["modules"]));
    expect(registration?.inputs).not.toHaveProperty("apiClient");
    expect(declared.find(({ type }) => type === "ApplianceIntegration")?.inputs).toEqual({});
  });

  test("carry the component in their owner", async () => {
    await made({ region: "us", appliance: esa });
    expect(declared.find(({ type }) => type === "CtrModule")?.inputs["owner"]).toBe(
      "shop/prod/ciscoctr:index:ApplianceIntegration$box-esa",
    );
  });
});

describe("bad input is a sentence", () => {
  test("modules of another type of appliance", () => {
    expect(() => new ApplianceIntegration("box", { region: "us", appliance: esa, modules: ["sma-web"] })).toThrow(
      'modules holds "sma-web", which asks no ESA. Use esa.',
    );
  });

  test.each<[string, object | undefined, string]>([
    [
      "no inputs",
      undefined,
      'appliance is missing, or not an object. Give it, such as { host, type: "ESA", hostKey, credentialsEnv }.',
    ],
    ["no appliance", { region: "us" }, "appliance is missing, or not an object. "],
    ["an appliance that is a name", { region: "us", appliance: "esa1.example.com" }, "appliance is missing, or not an object. "],
    ["no type", { region: "us", appliance: { ...esa, type: undefined } }, 'appliance.type is missing. Use "ESA" or "SMA".'],
    ["one module", { region: "us", appliance: esa, modules: "esa" }, 'modules is not a list. Give one, such as ["esa"].'],
    [
      "a module without a type",
      { region: "us", appliance: esa, modules: [{ name: "mail" }] },
      "modules holds what is neither a type nor inputs with ",
    ],
    [
      "the preset of an API client",
      { region: "us", appliance: esa, apiClient: "casebook" },
      'apiClient is neither true nor inputs of an ApiClient. Use true, or such as { preset: "casebook" }.',
    ],
  ])("what types would refuse: %s", (_, args, sentence) => {
    const make = () => new ApplianceIntegration("untyped", args as unknown as ApplianceIntegrationArgs);
    expect(make).toThrow(pulumi.ResourceError);
    expect(make).toThrow(sentence);
    expect(declared.filter(({ type, name }) => name === "untyped" && type !== "ApplianceIntegration")).toEqual([]);
  });

  test("a type that is not known yet", async () => {
    const appliance = { ...esa, type: pulumi.output("ESA" as const) };
    expect(() => new ApplianceIntegration("box", { region: "us", appliance })).toThrow(
      'modules is missing, and appliance.type is an output. Give modules, or a plain appliance.type, "ESA" or "SMA".',
    );
    await made({ region: "us", appliance, modules: ["esa"] });
    expect(names("CtrModule")).toEqual(["box-esa"]);
  });
});
