import { describe, expect, test } from "@jest/globals";
import { apiClient } from "../../../../provider/resources/api-client";
import { functions } from "../../../../provider/functions";
import { schemas, type ResourceName } from "../../../../provider/generated/schemas";
import type { ApiClientInputs, ApiClientOutputs } from "../../../../provider/generated/api-client";
import { resources } from "../../../../provider/resources";
import { pages } from "../../../../tools/pages";

const written = pages();
const page = (name: string): string => written[`docs/${name}.md`] ?? "";

/** The text below a heading of the second level. */
const section = (text: string, heading: string): string => text.split(`\n## ${heading}\n`)[1]?.split(/^## /m)[0] ?? "";

const codes = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

describe("a page of a resource", () => {
  test.each([
    ["SseToken", "a number within bounds", "| `devices` | integer 1 to 100 | `1` | update | How many"],
    ["SseToken", "a default that is the resource's name", "| `name` | string | the resource's name | update | Name of"],
    ["SseToken", "a map", "| `keepers` | map of strings | `{}` | update | Any texts"],
    ["SseToken", "a kind of text, with its meaning below", "- **duration**: A whole number with s, m, h or d"],
    ["DeviceRegistration", "an object", "| `appliance` | `{ host, type, hostKey }` | none | by part | The appliance"],
    [
      "DeviceRegistration",
      "a part that is secret",
      "| `appliance.password` | string | none | record | Administrator's password. **Secret.** |",
    ],
    [
      "DeviceRegistration",
      "alternatives",
      "| `appliance.hostKey` | fingerprint or list of fingerprints | required | record | The accepted",
    ],
    [
      "CtrModuleType",
      "a list of objects",
      "| `configurationSpec` | list of `{ key, type, label }` | `[]` | update | The settings",
    ],
    [
      "CtrModuleType",
      "a property of its objects",
      "In `configurationSpec[].options[]`:\n\n| Property | Type | Meaning |\n| --- | --- | --- |\n| `value` |",
    ],
    ["SseToken", "an output that is secret", "| `value` | string | The first token's value. **Secret.** |"],
    ["CtrModule", "an output that may be absent", "| `updatedAt?` | string | ISO 8601 time of the last change. |"],
    ["CtrModule", "a message", "| `is not healthy` | The module was made"],
    [
      "DeviceRegistration",
      "a link of a message, from where it stands",
      "[The host key](../installation-configuration.md#the-host-key)",
    ],
    ["ApplianceIntegration", "an input of the component", "| `requestTimeframeDays` | integer from 1 | `30` | update | How many"],
    ["ApplianceIntegration", "an output of a child that is secret", "| `clientPassword?` | string | Password of the API client"],
    [
      "README",
      "secrets of them all",
      "| [FmcCloudIntegration](FmcCloudIntegration.md) | none | `fmc.username`, `fmc.password`, `securex.clientPassword` |",
    ],
  ])("%s has %s", (name, _what, text) => {
    expect(page(`resources/${name}`)).toContain(text);
  });

  test.each(Object.keys(schemas) as ResourceName[])(
    "%s names the scopes of its definition, and what each change does",
    (name) => {
      const text = page(`resources/${name}`);
      expect(codes(section(text, "Scopes"))).toEqual([...resources[name].scopes]);
      const rows = section(text, "Inputs").split("\n\n")[0] ?? "";
      const words = new Set([...rows.matchAll(/ \| (replace|rotate|update|record|ignore) \| /g)].map(([, word]) => word));
      const explained = [...section(text, "What a change does").matchAll(/^\| (\w+) \| [A-Z]/gm)].map(([, word]) => word);
      expect(words.size).toBeGreaterThan(1);
      expect(explained.filter((word) => word !== "On").sort()).toEqual([...words].sort());
    },
  );

  test("only that of an ApiClient says what goes first when both orders are asked for", () => {
    const telling = Object.keys(written).filter((file) => written[file]?.includes("it is deleted first"));
    expect(telling).toEqual(["docs/resources/ApiClient.md"]);
  });

  test("the notes list the scopes of every preset", () => {
    const rows = [...section(page("resources/ApiClient"), "Presets").matchAll(/^\| `([\w-]+)` +\| (.*) \|$/gm)];
    expect(rows.map(([, preset]) => preset)).toEqual(schemas.ApiClient.properties.preset.enum);
    for (const [, preset, scopes = ""] of rows) {
      const inputs = { preset } as ApiClientInputs;
      const outs = { grantedScopes: codes(scopes) } as ApiClientInputs & ApiClientOutputs;
      expect({ preset, stale: apiClient.stale?.(inputs, outs, 0) }).toEqual({ preset, stale: [] });
    }
  });
});

describe("the page of functions", () => {
  test.each(Object.values(functions))("has $name with its scopes", ({ name, scopes }) => {
    const [, listed = ""] = /^Scopes: (.*)\.$/m.exec(section(page("functions"), name)) ?? [];
    expect(codes(listed)).toEqual([...scopes]);
  });

  test.each([
    ["an argument that may be left out", "| `search?` | string | Part of the name"],
    ["a type of its own, by a link", "| `devices` | list of [Device](#device) | In order"],
    ["objects without a name", "In `relations[]`:\n\n| Property | Type | Meaning |"],
    ["a closed list", "#### Reaching\n"],
    ["a message", "| `An inline program of the Automation API` |"],
  ])("has %s", (_what, text) => {
    expect(page("functions")).toContain(text);
  });
});

test("that of troubleshooting has what Pulumi says, and what to do about it", () => {
  const headings = [...page("troubleshooting").matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings.slice(-3)).toEqual(["What Pulumi itself says", "Pending operations", "Pulumi's debug output"]);
});

test("no page says undefined, nor has an empty cell", () => {
  for (const [file, text] of Object.entries(written)) {
    expect({ file, found: /(?<!=== )undefined|\[object|\| {1,2}\|/.exec(text)?.[0] }).toEqual({ file, found: undefined });
  }
});
