/** What other people's states and objects hold, so that no version may change it: docs/upgrading.md. What fails here is a defect, never a test to adapt. */
import { describe, expect, jest, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodes } from "../../cli/exit-codes";
import { typePrefix } from "../../provider/dynamic/options";
import { providerText } from "../../provider/dynamic/resource";
import type { Providers } from "../../provider/dynamic/provider";
import type { ResourceName } from "../../provider/generated/schemas";
import { markOf, markText, parseMark, withoutMark, type Mark } from "../../provider/lifecycle/mark";
import { ResourceSchema } from "../../provider/lifecycle/schema";
import type { Recording } from "../checkpoints/recording";

const runtime = jest.requireActual<Providers>("../../provider/dynamic/runtime");

const root = join(__dirname, "..", "..");
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(root, ...path), "utf8"));

/** Resources may be added. */
const resources = [
  "ApiClient",
  "CtrModule",
  "CtrModuleType",
  "DeviceRegistration",
  "FmcCloudIntegration",
  "SseToken",
] as const satisfies readonly ResourceName[];

describe("the package", () => {
  const { name, exports, bin } = read("package.json") as { name: string; exports: Record<string, unknown>; bin: unknown };

  test("has its name, its two entries and its command", () => {
    expect(name).toBe("pulumi-cisco-ctr");
    expect(Object.keys(exports)).toEqual(expect.arrayContaining([".", "./runtime", "./package.json"]));
    expect(exports["./runtime"]).toMatchObject({ default: "./dist/provider/dynamic/runtime.js" });
    expect(Object.keys(bin as object)).toContain("cisco-ctr");
  });

  test.each(resources)("has a provider for %s where the states look for it, under its type", (resource) => {
    expect(providerText(resource)).toBe(`exports.handler = () => require("pulumi-cisco-ctr/runtime").${resource};`);
    expect(Object.keys(runtime[resource]).sort()).toEqual(["check", "configure", "create", "delete", "diff", "read", "update"]);
    expect(`${typePrefix}${resource}`).toBe(`pulumi-nodejs:dynamic/ciscoctr:${resource}`);
  });
});

describe("marks", () => {
  const mark: Mark = { kind: "DeviceRegistration", owner: "shop/prod/esa 1", hash: "0123456789ab" };
  const begin = "[ciscoctr:DeviceRegistration shop/prod/esa%201 #0123456789ab";

  test.each<[string, Partial<Mark>]>([
    [`${begin}]`, {}],
    [`${begin}/7]`, { item: 7 }],
    [`${begin} ~mjuohs00]`, { claim: "mjuohs00" }],
    [`${begin} new]`, { fresh: true }],
    [`${begin} used]`, { used: true }],
    [`${begin} @esa1.example.com]`, { host: "esa1.example.com" }],
    [
      `${begin}/0 ~mjuohs00 new used @esa1.example.com]`,
      { item: 0, claim: "mjuohs00", fresh: true, used: true, host: "esa1.example.com" },
    ],
  ])("%s is read and written so", (text, details) => {
    expect(parseMark(`An appliance ${text}`)).toEqual({ ...mark, ...details });
    expect(markText({ ...mark, ...details })).toBe(text);
    expect(withoutMark(`An appliance ${text}`)).toBe("An appliance");
  });
});

const folder = ["test", "checkpoints"];
const versions = readdirSync(join(root, ...folder)).filter((file) => file.endsWith(".json"));

describe.each(versions)("the state of %s, and what was written on the other side for it", (file) => {
  const { checkpoint, steps } = read(...folder, file) as Recording;
  const ours = (checkpoint.deployment?.resources ?? []).filter(({ type }) => type.startsWith(typePrefix));
  const written = [...JSON.stringify(steps).matchAll(/\[ciscoctr:[^\]]*\]/g)].map(([text]) => text);

  test("names a provider that is there", () => {
    const texts = ours.map(({ type, inputs }) => [type, inputs?.["__provider"]]);
    expect(texts).not.toEqual([]);
    expect(texts).toEqual(ours.map(({ type }) => [type, providerText(type.slice(typePrefix.length) as ResourceName)]));
  });

  test("has a component of a type that is still made", () => {
    const source = readFileSync(join(root, "provider", "dynamic", "components", "appliance-integration.ts"), "utf8");
    const components = (checkpoint.deployment?.resources ?? []).filter(({ type }) => type.startsWith("ciscoctr:"));
    expect(components.map(({ type }) => type)).toEqual(["ciscoctr:index:ApplianceIntegration"]);
    expect(source).toContain('super("ciscoctr:index:ApplianceIntegration"');
  });

  test("has marks that the resources of today know as their own", () => {
    const hashes = written.map((text) => parseMark(text)?.hash);
    // An FMC has no room for a mark.
    const marked = ours.filter(({ type }) => !type.endsWith(":FmcCloudIntegration"));
    const strangers = marked.filter(({ type, inputs = {} }) => {
      const name = type.slice(typePrefix.length) as ResourceName;
      return !hashes.includes(markOf(name, new ResourceSchema(name).inputs, inputs).hash);
    });
    expect(written.length).toBeGreaterThan(10);
    expect(strangers.map(({ urn }) => urn)).toEqual([]);
  });
});

test("how the command ends", () => {
  expect(exitCodes).toEqual({ clean: 0, failure: 1, usage: 2, authentication: 3, unchecked: 4, drift: 7, interrupted: 130 });
});
