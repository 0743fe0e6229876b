import { describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import { schemas, type ResourceName } from "../../../provider/generated/schemas";
import { checker, type Properties } from "../../../provider/lifecycle/schema";
import { appliance, findings, fingerprint, placesOf } from "../../support/findings";

/** The sentence of an input. */
const sentenceOf = (name: ResourceName, input: string): string =>
  (schemas[name].properties as Record<string, { description: string }>)[input]?.description ?? "";

describe("findings", () => {
  test("come all at once", () => {
    expect(
      placesOf("ApiClient", {
        region: "mars",
        name: "",
        description: 5,
        enabled: "yes",
        preset: "none",
        scopes: [],
        grants: ["client-creds", "password"],
        redirects: ["a", "a"],
        availability: null,
        keepers: { a: 1, b: "b" },
        colour: "red",
        size: 1,
      }),
    ).toEqual(
      [
        "region",
        "name",
        "description",
        "enabled",
        "preset",
        "scopes",
        "grants.1",
        "redirects",
        "availability",
        "keepers.a",
        "colour",
        "size",
      ].sort(),
    );
  });

  test.each<[string, ResourceName, Properties, { property: string; reason: string }[]]>([
    [
      "absent",
      "CtrModule",
      {},
      [
        { property: "region", reason: "is missing. Give it: The region of the device." },
        {
          property: "type",
          reason:
            "is missing. Give it: Which module type: `esa`, `sma-email`, `sma-web` or `firepower`, or { title } as the catalogue prints it, or { id }.",
        },
      ],
    ],
    [
      "absent in an object",
      "DeviceRegistration",
      { region: "us", appliance: { host: "h", type: "ESA" } },
      [
        {
          property: "appliance.hostKey",
          reason:
            "is missing. Give it: The accepted SSH host key, `SHA256:...` as ssh-keygen prints it; a list while a key rotates.",
        },
      ],
    ],
    [
      "not an input",
      "SseToken",
      { region: "us", regoin: "eu" },
      [{ property: "regoin", reason: "is not an input. Remove it, or look for the right name in docs/resources/SseToken.md" }],
    ],
    [
      "not an input, in an object",
      "DeviceRegistration",
      { region: "us", appliance: { ...appliance, passwrod: "hunter2" } },
      [
        {
          property: "appliance.passwrod",
          reason: "is not an input. Remove it, or look for the right name in docs/resources/DeviceRegistration.md",
        },
      ],
    ],
    [
      "none of the choices",
      "SseToken",
      { region: "mars" },
      [{ property: "region", reason: '"mars" is none of us, eu, apjc. Use one of them' }],
    ],
    [
      "too small",
      "SseToken",
      { region: "us", devices: 0 },
      [{ property: "devices", reason: "0 is below 1. Use a number from 1 to 100" }],
    ],
    [
      "too large",
      "SseToken",
      { region: "us", devices: 101 },
      [{ property: "devices", reason: "101 is above 100. Use a number from 1 to 100" }],
    ],
    [
      "too small, without an upper end",
      "CtrModule",
      { region: "us", type: "esa", requestTimeframeDays: 0 },
      [{ property: "requestTimeframeDays", reason: "0 is below 1. Use 1 or more" }],
    ],
    [
      "of another type",
      "SseToken",
      { region: "us", devices: 1.5 },
      [{ property: "devices", reason: "1.5 is not of type integer. Give a value of that type" }],
    ],
    [
      "of no form",
      "DeviceRegistration",
      { region: "us", appliance: { ...appliance, hostKey: "aa:bb" } },
      [
        {
          property: "appliance.hostKey",
          reason:
            '"aa:bb" does not have the right form. The accepted SSH host key, `SHA256:...` as ssh-keygen prints it; a list while a key rotates.',
        },
      ],
    ],
    [
      "of no form, in a list",
      "DeviceRegistration",
      { region: "us", appliance: { ...appliance, hostKey: [fingerprint, "aa:bb"] } },
      [
        {
          property: "appliance.hostKey.1",
          reason: expect.stringMatching(/^"aa:bb" does not have the right form\. /) as unknown as string,
        },
      ],
    ],
    [
      "none of the forms",
      "CtrModule",
      { region: "us", type: { name: "ESA" } },
      [
        {
          property: "type",
          reason:
            "does not have the right form. Which module type: `esa`, `sma-email`, `sma-web` or `firepower`, or { title } as the catalogue prints it, or { id }.",
        },
      ],
    ],
    [
      "none of the forms, beside another finding",
      "CtrModule",
      { region: "mars", type: { name: "ESA" } },
      [
        { property: "region", reason: '"mars" is none of us, eu, apjc. Use one of them' },
        { property: "type", reason: `does not have the right form. ${sentenceOf("CtrModule", "type")}` },
      ],
    ],
    [
      "an empty text",
      "SseToken",
      { region: "us", name: "" },
      [{ property: "name", reason: `is empty. Give it: ${sentenceOf("SseToken", "name")}` }],
    ],
    [
      "an empty list",
      "ApiClient",
      { region: "us", scopes: [] },
      [{ property: "scopes", reason: `is empty. Give it: ${sentenceOf("ApiClient", "scopes")}` }],
    ],
    [
      "too long, in characters as people count them",
      "SseToken",
      { region: "us", name: "😀".repeat(256) },
      [{ property: "name", reason: "has 256 characters. Use no more than 255" }],
    ],
    [
      "the same twice",
      "ApiClient",
      { region: "us", preset: "casebook", redirects: ["a", "b", "a"] },
      [{ property: "redirects", reason: "has the same entry at 0 and 2. Give each of them once" }],
    ],
    [
      "an owner that is no text",
      "SseToken",
      { region: "us", owner: 5 },
      [{ property: "owner", reason: "5 is not of type string. Give a value of that type" }],
    ],
    [
      "a key with the characters of paths",
      "SseToken",
      { region: "us", keepers: { "a/b~c": 5 } },
      [{ property: "keepers.a/b~c", reason: "5 is not of type string. Give a value of that type" }],
    ],
  ])("%s", (_, name, inputs, expected) => {
    expect(findings(name, inputs)).toEqual(expected);
  });

  test.each(["bad!", "short", 12_345_678, ["hunter2hunter2"], { deviceId: "d", value: "bad!" }, { deviceId: "d" }])(
    "a token of no form is one finding, and not shown: %j",
    (token) => {
      const found = findings("DeviceRegistration", { region: "us", appliance, token });
      expect(found).toHaveLength(1);
      expect(found[0]?.property).toMatch(/^token(\.value)?$/);
      expect(found[0]?.reason).not.toMatch(/bad!|short|12345678|hunter2|not of type object/);
    },
  );

  test.each(["username", "password", "privateKey"])("%s is never shown", (key) => {
    for (const value of [4_711_4711, true, "", ["hunter2"], { hunter2: 1 }]) {
      const found = findings("DeviceRegistration", { region: "us", appliance: { ...appliance, [key]: value } });
      expect(found).toHaveLength(1);
      expect(found[0]?.property).toBe(`appliance.${key}`);
      expect(found[0]?.reason).not.toMatch(/47114711|true|hunter2/);
    }
  });

  test("a long value is not shown: a key pasted in the wrong place", () => {
    const reasonOf = (hostKey: string) => findings("DeviceRegistration", { region: "us", appliance: { ...appliance, hostKey } });
    const [longest, tooLong] = ["k".repeat(58), "k".repeat(59)];
    expect(reasonOf(longest)).toMatchObject([
      { reason: expect.stringMatching(`^"${longest}" does not have the right form\\. `) },
    ]);
    expect(reasonOf(tooLong)).toMatchObject([{ reason: expect.stringMatching(/^does not have the right form\. [^k]/) }]);
  });

  test.each<[object, unknown, string]>([
    [{ type: "string", minLength: 1 }, "", "is empty. Remove it, or give it a value"],
    [{ pattern: "^x$" }, "y", '"y" does not have the right form. See docs/functions.md for its form'],
    [{ type: "array", maxItems: 1 }, [1, 2], "has 2 entries. Use no more than 1"],
    [{ multipleOf: 2 }, 3, "3 must be multiple of 2. See docs/functions.md for what it takes"],
    [{}, undefined, "is missing. Give it: docs/functions.md says what it is"],
  ])("a schema without a sentence still says the next step: %j", (input, value, reason) => {
    const required = value === undefined ? ["input"] : [];
    const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
    const check = checker(() => ajv.compile({ type: "object", required, properties: { input } }), "docs/functions.md");
    expect(check(value === undefined ? {} : { input: value })).toEqual([{ property: "input", reason }]);
  });

  test("each names the next step, as a sentence", () => {
    const found = findings("ApiClient", {
      region: 1,
      name: "",
      preset: "x",
      scopes: ["a", "a"],
      grants: [],
      keepers: { a: 1 },
      b: 1,
    });
    expect(found.length).toBeGreaterThan(6);
    for (const { property, reason } of found) {
      expect(property).not.toBe("");
      expect(reason).toMatch(/\. (Use|Give|See|Remove) /);
    }
  });
});
