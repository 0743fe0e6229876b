import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { ApplianceIntegration } from "../../../provider/dynamic/components/appliance-integration";
import * as classes from "../../../provider/dynamic/generated/classes";
import { unreachableFrom } from "../../../provider/dynamic/reachable";
import { makers, resourceNames } from "../../support/resource-makers";

type Options = pulumi.CustomResourceOptions & Pick<pulumi.ComponentResourceOptions, "providers">;

/** What the program sent to the engine. */
let sent: string[];

beforeEach(async () => {
  sent = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, type, inputs }) => {
        sent.push(`${type.split(":").at(-1) ?? ""} ${name}`);
        return { id: `id-of-${name}`, state: inputs as object };
      },
      call: ({ inputs }) => inputs as object,
    },
    "shop",
    "prod",
  );
});

afterEach(async () => {
  await pulumi.runtime.disconnect();
});

class Site extends pulumi.ComponentResource {
  constructor(name: string) {
    super("my:index:Site", name);
  }
}

const other = () => new Site("other");
class Aws extends pulumi.ProviderResource {
  constructor() {
    super("aws", "aws", {});
  }
}

const aws = () => new Aws();

/** Options that Pulumi obeys by itself, and those that say what to do instead: every one that the SDK has. */
const options: Record<keyof Required<Options>, { give: () => unknown; refused?: RegExp }> = {
  id: { give: () => "d-1", refused: /the option id reads an existing object.*Leave it out: .*onExisting.*getDevices/ },
  import: { give: () => "d-1", refused: /the option import reads an existing object.*onExisting.*getApiClients/ },
  customTimeouts: { give: () => ({ create: "1s" }), refused: /the option customTimeouts does not reach this provider\. / },
  provider: { give: aws, refused: /a provider of package "aws", which does not know this resource\. Leave it out/ },
  providers: {
    give: () => ({ aws: aws() }),
    refused: /a provider of package "aws", which does not know this resource\. Leave it out/,
  },
  version: { give: () => "1.2.3", refused: /the option version is for plugins.*npm package/ },
  pluginDownloadURL: { give: () => "https://example.com", refused: /the option pluginDownloadURL is for plugins.*npm package/ },
  envVarMappings: { give: () => ({ A: "B" }), refused: /the option envVarMappings is for providers/ },
  deleteBeforeReplace: { give: () => true },
  additionalSecretOutputs: { give: () => ["status"] },
  parent: { give: other },
  dependsOn: { give: () => [other()] },
  protect: { give: () => true },
  ignoreChanges: { give: () => ["description"] },
  replaceOnChanges: { give: () => ["description"] },
  replacementTrigger: { give: () => "again" },
  aliases: { give: () => [{ name: "former" }] },
  transformations: { give: () => [() => undefined] },
  transforms: { give: () => [] },
  urn: {
    give: () => "urn:pulumi:prod::shop::x::y",
    refused: /the option urn reads a resource that is declared elsewhere.*StackReference/,
  },
  retainOnDelete: { give: () => true },
  deletedWith: { give: other },
  replaceWith: { give: () => [other()] },
  hooks: { give: () => ({}) },
  hideDiffs: { give: () => ["description"] },
};
const keys = Object.keys(options) as (keyof Options)[];

describe.each(resourceNames)("%s", (name) => {
  test.each(keys)("obeys the option %s, or says in one sentence what to do instead", async (key) => {
    const given = { [key]: options[key].give() };
    const { refused } = options[key];
    if (refused) {
      const make = () => makers[name]("x", given);
      expect(make).toThrow(pulumi.RunError);
      expect(make).toThrow(refused);
      expect(make).toThrow(new RegExp(`^cannot declare ${name} "x": [^.]+\\. [A-Z][^.]+( [^.]*package\\.json)?\\.$`));
      expect(sent.filter((each) => each.endsWith(" x"))).toEqual([]);
    } else {
      await promised(makers[name]("x", given).urn);
      expect(sent).toContain(`${name} x`);
    }
  });

  test.each<[string, unknown]>([
    ["undefined for every option", Object.fromEntries(keys.map((key) => [key, undefined]))],
    ["null for every option", Object.fromEntries(keys.map((key) => [key, null]))],
    ["null for all options", null],
  ])("takes %s as not given, as wrappers pass it", async (_, given) => {
    await promised(makers[name]("x", given as Options).urn);
    expect(sent).toEqual([`${name} x`]);
  });

  test("takes null for all its inputs as none given: check says what is missing", async () => {
    const Class = classes[name] as unknown as new (name: string, args: null) => pulumi.CustomResource;
    await promised(new Class("x", null).urn);
    expect(sent).toEqual([`${name} x`]);
  });

  test.each(keys)("takes null for the option %s as not given", async (key) => {
    await promised(makers[name]("x", { [key]: null }).urn);
    expect(sent).toEqual([`${name} x`]);
  });
});

const promised = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

describe("deleteBeforeReplace: false", () => {
  test.each(resourceNames.filter((name) => name !== "ApiClient"))("would lose a %s, and is refused", (name) => {
    expect(() => makers[name]("x", { deleteBeforeReplace: false })).toThrow(
      `cannot declare ${name} "x": deleteBeforeReplace is false: its replacement would take the object over that is then deleted. Set deleteBeforeReplace to true, or let it be.`,
    );
    expect(sent).toEqual([]);
  });

  test("is refused in merged options too", () => {
    const merged = pulumi.mergeOptions({ deleteBeforeReplace: true }, { deleteBeforeReplace: false });
    expect(() => makers.CtrModule("x", merged)).toThrow("deleteBeforeReplace is false");
  });

  test("is what an ApiClient does anyway: a new one stands beside the old one", async () => {
    await promised(makers.ApiClient("x", { deleteBeforeReplace: false }).urn);
    expect(sent).toEqual(["ApiClient x"]);
  });
});

test("customTimeouts name the input timeouts where there is one", () => {
  const customTimeouts = { update: "1m" };
  expect(() => makers.DeviceRegistration("x", { customTimeouts })).toThrow("Give the input timeouts in its place.");
  expect(() => makers.SseToken("x", { customTimeouts })).toThrow("Leave it out: every call here has a time limit of its own.");
  expect(() => makers.SseToken("y", { customTimeouts: {} })).not.toThrow();
});

describe("an ApplianceIntegration", () => {
  const appliance = {
    host: "esa1.example.com",
    type: "ESA",
    hostKey: `SHA256:${"a".repeat(43)}`,
    credentialsEnv: "ESA1",
  } as const;
  const make = (opts: object) => new ApplianceIntegration("x", { region: "us", appliance }, opts);

  test.each(["id", "import", "customTimeouts", "version", "pluginDownloadURL"] as const)("refuses the option %s alike", (key) => {
    expect(() => make({ [key]: options[key].give() })).toThrow(options[key].refused);
    expect(sent).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["null for all options", null],
    ["null for every option", Object.fromEntries(keys.map((key) => [key, null]))],
    ...keys.map((key): [string, unknown] => [`null for the option ${key}`, { [key]: null }]),
  ])("takes %s as not given", async (_, given) => {
    await promised(make(given as object).moduleIds);
    expect(sent).toEqual(["ApplianceIntegration x", "DeviceRegistration x", "CtrModule x-esa"]);
  });

  test("is not disturbed by the providers of a component around it", async () => {
    await promised(make({ providers: { aws: aws() } }).deviceId);
    expect(sent).toContain("DeviceRegistration x");
  });
});

describe("the package", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ciscoctr-reachable-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function install(...below: string[]): void {
    const own = join(folder, ...below, "node_modules", "pulumi-cisco-ctr");
    mkdirSync(own, { recursive: true });
    writeFileSync(
      join(own, "package.json"),
      JSON.stringify({ name: "pulumi-cisco-ctr", exports: { "./runtime": "./runtime.js" } }),
    );
    writeFileSync(join(own, "runtime.js"), "");
  }

  test("of a library alone, as pnpm installs it, is not found, and the sentence says what to do", () => {
    install("node_modules", "@corp", "lib");
    expect(unreachableFrom(folder)).toMatch(
      /^pulumi-cisco-ctr cannot be found from .+, where .+ looks for it\. Make it a dependency of that folder's own package\.json, /,
    );
  });

  test("is found beside the program, and above it", () => {
    install();
    mkdirSync(join(folder, "infra"));
    expect(unreachableFrom(folder)).toBeUndefined();
    expect(unreachableFrom(join(folder, "infra"))).toBeUndefined();
  });
});
