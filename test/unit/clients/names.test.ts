/** A client says what is wrong with an address; what a program calls its parts, only the resource knows. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { plainNames as plainAppliance } from "../../../provider/clients/appliance/names";
import { plainNames as plainFmc } from "../../../provider/clients/fmc/names";
import { schemas } from "../../../provider/generated/schemas";
import { inWords, ownNames, type Sentence } from "../../../provider/base/sentence";
import { applianceNames } from "../../../provider/resources/device-registration/names";
import { fmcNames } from "../../../provider/resources/fmc-cloud-integration/names";

interface Part {
  properties?: Record<string, Part>;
  $ref?: string;
  definitions?: Record<string, Part>;
}

function inputsOf({ properties = {}, definitions = {} }: Part): string[] {
  return Object.entries(properties).flatMap(([name, part]) => {
    const whole = part.$ref === undefined ? part : (definitions[part.$ref.replace("#/definitions/", "")] ?? {});
    return [name, ...Object.keys(whole.properties ?? {}).map((inner) => `${name}.${inner}`)];
  });
}

const inputs = Object.values(schemas as unknown as Record<string, Part>).flatMap(inputsOf);
const nested = inputs.filter((each) => each.includes("."));

test("the schemas have such inputs", () => {
  expect(nested).toEqual(expect.arrayContaining(["appliance.host", "appliance.hostKey", "fmc.host", "fmc.caFile"]));
});

const root = join(__dirname, "..", "..", "..", "provider");
const sources = ["clients", "base"].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(room, file)),
);

test.each(sources)("%s names no input of a resource", (file) => {
  const text = readFileSync(join(root, file), "utf8");
  expect(nested.filter((input) => text.includes(input))).toEqual([]);
});

describe.each<[string, object, object]>([
  ["an appliance", applianceNames, plainAppliance],
  ["an FMC", fmcNames, plainFmc],
])("the names of the address of %s", (_, named, plain) => {
  const texts = (names: object) => Object.values(names).map((each) => inWords(each as Sentence, ownNames));

  test("are inputs that the schema has", () => {
    const said = texts(named).flatMap((text) => [...text.matchAll(/`(\w+\.\w+)`/g)].map(([, input]) => input));
    expect(said.length).toBeGreaterThanOrEqual(Object.keys(named).length);
    expect(said.filter((input) => !nested.includes(input ?? ""))).toEqual([]);
  });

  test("are words where the caller has none", () => {
    expect(Object.keys(plain)).toEqual(Object.keys(named));
    expect(texts(plain).join()).toMatch(/^[a-z,' ]+$/);
  });
});
