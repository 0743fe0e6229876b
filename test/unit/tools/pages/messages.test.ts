import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { messageGroups } from "../../../../tools/pages/messages";
import type { Page } from "../../../../tools/pages/messages/message";

const provider = join(__dirname, "..", "..", "..", "..", "provider");

/** Rooms of the provider that are one resource's, or those of a few. */
const rooms: readonly (readonly [room: string, pages: readonly Page[]])[] = [
  ["clients/appliance/", ["DeviceRegistration"]],
  ["clients/fmc/", ["FmcCloudIntegration"]],
  ["resources/api-client.ts", ["ApiClient"]],
  ["resources/ctr-module.ts", ["CtrModule"]],
  ["resources/ctr-module-type.ts", ["CtrModuleType"]],
  ["resources/device-registration/", ["DeviceRegistration"]],
  ["resources/fmc-cloud-integration/", ["FmcCloudIntegration"]],
  ["resources/login/", ["DeviceRegistration", "FmcCloudIntegration"]],
  ["resources/sse-token.ts", ["SseToken"]],
  ["dynamic/components/appliance-integration.ts", ["ApplianceIntegration"]],
  ["dynamic/invoke.ts", ["functions"]],
  ["functions/", ["functions"]],
];

interface Text {
  file: string;
  text: string;
}

/** The texts of a source: strings, and templates with `…` in the place of what is put in. */
function textsIn(file: string): Text[] {
  const found: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push({ file, text: node.text });
    if (ts.isTemplateExpression(node))
      found.push({ file, text: [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…") });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(provider, file), "utf8"), ts.ScriptTarget.ES2022, true));
  return found;
}

const texts = readdirSync(provider, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.includes("generated"))
  .flatMap(textsIn);

const messages = messageGroups.flatMap((group) => group.messages);

describe("the table of messages", () => {
  test.each(messages.flatMap(({ says, of }) => says.map((said) => ({ said, of }))))(
    "the provider says: $said",
    ({ said, of = [] }) => {
      const files = texts.filter(({ text }) => text.includes(said)).map(({ file }) => file);
      expect(files).not.toEqual([]);
      const owners = files.map((file) => rooms.find(([room]) => file.startsWith(room))?.[1]);
      const shared = owners.includes(undefined);
      if (!shared) expect([...of].sort()).toEqual([...new Set(owners.flatMap((pages) => pages ?? []))].sort());
    },
  );

  test("says nothing twice, and tells it in sentences", () => {
    const said = messages.flatMap(({ says }) => says);
    expect(new Set(said).size).toBe(said.length);
    expect(new Set(messageGroups.map(({ title }) => title)).size).toBe(messageGroups.length);
    for (const { says, cause, next } of messages) {
      expect({ says, cause }).toEqual({ says, cause: expect.stringMatching(/^[`A-Z0-9].*\.$/) });
      expect({ says, next }).toEqual({ says, next: expect.stringMatching(/^[`A-Z].*\.$/) });
    }
  });
});
